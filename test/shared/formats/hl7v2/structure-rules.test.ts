import { describe, expect, it } from 'vitest';
import { createFieldJudge } from '../../../../shared/formats/hl7v2/fields/judge.ts';
import { FIELD_RULES } from '../../../../shared/formats/hl7v2/rules/fields.ts';
import { STRUCTURE_RULES } from '../../../../shared/formats/hl7v2/rules/structure.ts';
import { TYPE_RULES } from '../../../../shared/formats/hl7v2/rules/types.ts';
import { createStructureJudge } from '../../../../shared/formats/hl7v2/structure/judge.ts';
import { RULE_CASES } from '../../../support/hl7v2/cases.ts';
import { judgeText } from '../../../support/hl7v2/judge.ts';

const judge = (text: string): ReturnType<typeof judgeText> => judgeText(text, createStructureJudge, createFieldJudge);

describe('rules of structure, fields, types and tables of HL7 v2', () => {
  it('each has a message that breaks it', () => {
    const names = [STRUCTURE_RULES, FIELD_RULES, TYPE_RULES].flatMap((rules) => Object.keys(rules));
    expect(RULE_CASES.map(({ rule }) => rule).sort()).toEqual(names.sort());
  });

  it.each(RULE_CASES)('$rule: one fault, one finding, at its place', ({ rule, path, text }) => {
    expect(judge(text).said).toEqual([`${rule} ${path}`]);
  });

  it.each(RULE_CASES)('$rule: nothing is said without the fault', ({ sound }) => {
    expect(judge(sound).said).toEqual([]);
  });
});
