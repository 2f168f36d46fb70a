import type { Citation, RuleDefinition, Severity } from '../../model/index.ts';
import { ROW_RULES } from './rules-row.ts';
import { STRUCTURE_RULES } from './rules-structure.ts';

/** A rule before it is tied to a guide: the citation names the guide's own norm. */
export interface RuleText {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly failureTitle: string;
  readonly why: string;
  readonly remedy: string;
  /** `confirmed` when left out. */
  readonly confidence?: Citation['confidence'];
}

const ALL = { ...STRUCTURE_RULES, ...ROW_RULES };
export type RuleName = keyof typeof ALL;
const NAMES = Object.keys(ALL) as RuleName[];

/** Index of each rule in `Format.rules`. */
export const RULE = Object.fromEntries(NAMES.map((name, index) => [name, index])) as Readonly<Record<RuleName, number>>;

/** Layers in the order of `Format.layers`. */
export const LAYERS = [
  { id: 'giis-estructura', title: 'Estructura del archivo y de sus columnas' },
  { id: 'giis-regla', title: 'Reglas de las variables de la guía' },
] as const;
export const STRUCTURE = 0;
export const RULES = 1;

/** Index of the layer that each rule belongs to. */
export const LAYER_OF: readonly number[] = NAMES.map((name) => (name in STRUCTURE_RULES ? STRUCTURE : RULES));
/** Whether a breach makes the row break its layer. */
export const BREAKS: readonly boolean[] = NAMES.map((name) => ALL[name].severity === 'error');

/** The family's rules, citing the norm of one guide. */
export function rulesFor(norm: string): readonly RuleDefinition[] {
  return NAMES.map((name) => {
    const { confidence, ...text }: RuleText = ALL[name];
    return { ...text, citation: [{ norm, confidence: confidence ?? 'confirmed' }] };
  });
}
