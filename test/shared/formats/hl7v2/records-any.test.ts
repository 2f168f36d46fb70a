import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHARED } from '../../../support/project.ts';
import { describeWithShared } from '../../../support/with-shared.ts';
import { HEADER, read } from './records-harness.ts';

const NAMES =
  'PID PV1 DG1 PR1 OBX OBR ORC TXA RXA RXE IN1 FT1 AL1 IAM CON ROL PRT STF PRA MFE LOC LCH EVN MSH ZZZ'.split(' ');
const TYPES = ['ADT^A01', 'ADT^A40', 'ORU^R01', 'MDM^T02', 'VXU^V04', 'RDE^O11', 'DFT^P03', 'MFN^M02', 'MFN^M05', '^'];

/** Fields of anything, mostly what separates and what looks like something. */
const cell = fc.oneof(
  fc.constantFrom(
    '',
    '""',
    '^',
    '&',
    '~',
    '\\',
    '1^2&3~4',
    '20260301',
    'A^B^C^D&E&F^MR',
    'PUEA850312MDFRJL07',
    'DFSSA900014',
    '\n',
    '|',
  ),
  fc.string({ maxLength: 12, unit: 'binary' }),
);
const line = fc
  .tuple(fc.constantFrom(...NAMES), fc.array(cell, { maxLength: 50 }))
  .map(([name, cells]) => [name, ...cells].join('|'));

describe('whatever a message says', () => {
  it('every datum that is told has a place, and where that is written, a text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TYPES), fc.array(line, { maxLength: 12 }), (type, lines) => {
        // The harness throws where a datum has no place or a rule no name.
        const { records, units } = read(HEADER.replace('ADT^A01^ADT_A01', type), ...lines);
        expect(units).toHaveLength(1);
        for (const { data } of records) expect(Object.values(data)).not.toContain('');
      }),
      { numRuns: 500 },
    );
  });

  it('the CURP that is told is what stands at its place', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const curps = read(HEADER, ...lines).records.filter(({ data }) => data.curp !== undefined);
        for (const { data, texts } of curps) expect(texts.curp?.trim()).toBe(data.curp);
      }),
      { numRuns: 300 },
    );
  });
});

describeWithShared('corpora/hl7v2', 'the messages of public suites', () => {
  const folder = join(SHARED, 'corpora', 'hl7v2');
  const texts = readdirSync(folder)
    .filter((file) => file.endsWith('.hl7'))
    .map((file) => readFileSync(join(folder, file), 'utf8').replace(/^\ufeff/, ''));

  it('give the patients that they name, and nothing of a kind that they do not carry', () => {
    const seen = texts.map((text) => read(...text.trim().split(/\r\n|\r|\n/)));
    expect(seen).toHaveLength(74);
    const without = seen.filter((one, n) => /^PID\|/m.test(texts[n]) && one.of('patient').length === 0);
    // Only a deleted person (A29) and a deleted patient (A23) give none.
    expect(without).toHaveLength(texts.filter((text) => /ADT\^A(?:23|29)/.test(text)).length);
    expect(seen.flatMap(({ reported }) => reported).filter((rule) => rule.includes('ByForm'))).toEqual([]);
  });
});
