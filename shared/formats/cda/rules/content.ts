import type { RuleDefinition } from '../../../model/index.ts';
import { BODY_RULES } from './content-body.ts';
import { EMBEDDED_RULES } from './content-embedded.ts';
import { HEADER_RULES } from './content-header.ts';
import { MEXICO_RULES } from './content-mexico.ts';
import { MEXICO_PEOPLE_RULES } from './content-mexico-people.ts';

export const CONTENT_RULES = {
  ...HEADER_RULES,
  ...BODY_RULES,
  ...EMBEDDED_RULES,
  ...MEXICO_RULES,
  ...MEXICO_PEOPLE_RULES,
} as const satisfies Readonly<Record<string, RuleDefinition>>;

export type ContentRule = keyof typeof CONTENT_RULES;
