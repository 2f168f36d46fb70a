import { describe, expect, it } from 'vitest';
import { CONTENT_RULES } from '../../../../shared/formats/hl7v2/rules/content.ts';
import { HEADER, PID, read } from './records-harness.ts';

const CURP = 'PUEA850312MDFRJL07';
const sent = (facility: string) => HEADER.replace(/DFSSA[^|]*/, facility);
const sound = (): readonly string[] => [HEADER, PID.replace('^MR', `^MR~${CURP}^^^CURP`)];

interface RuleCase {
  readonly rule: keyof typeof CONTENT_RULES;
  readonly lines: readonly string[];
  readonly at: string;
}

/** For each rule a message that breaks it and nothing else. */
const CASES: readonly RuleCase[] = [
  { rule: 'curpByForm', lines: [HEADER, PID.replace('^MR', `^MR~${CURP}`)], at: 'PID-3[2].1' },
  { rule: 'cluesByForm', lines: [sent('DFSSA900014'), PID], at: 'MSH-4[1].1' },
  { rule: 'messageWithoutClues', lines: [sent('HOSPITAL'), PID], at: 'MSH-4[1].1' },
  { rule: 'sexWithoutLetter', lines: [HEADER, PID.replace(/F$/, 'O')], at: 'PID-8' },
  { rule: 'sexForeign', lines: [HEADER, PID.replace(/F$/, 'H')], at: 'PID-8' },
];

describe('rules of the content of HL7 v2', () => {
  it('each has a message that breaks it', () => {
    expect(CASES.map(({ rule }) => rule).sort()).toEqual(Object.keys(CONTENT_RULES).sort());
  });

  it.each(CASES)('$rule: one finding, at its place', ({ rule, lines, at }) => {
    expect(read(...lines).reported).toEqual([`${rule} ${at}`]);
  });

  it('say nothing of a sound message', () => {
    expect(read(...sound()).reported).toEqual([]);
  });

  it('are no errors: no guide says how these data are written in HL7 v2', () => {
    expect(Object.values(CONTENT_RULES).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('speak once of a value that many places repeat', () => {
    const lines = [HEADER, PID, ...Array.from({ length: 5 }, () => `ORC|RE|||||||||||${CURP}^DIAZ^EVA`)];
    expect(read(...lines).reported).toEqual(['curpByForm ORC-12[1].1']);
  });
});
