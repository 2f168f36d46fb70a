import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../shared/model/index.ts';
import { KeyTable } from '../../../shared/model/key-table.ts';
import { FindingSample, type KeptFinding } from '../../../shared/verification/finding-sample.ts';
import { PersonMeasures } from '../../../shared/verification/person-measures.ts';

const finding = (line: number): Finding => ({
  rule: 'r',
  severity: 'error',
  message: 'm',
  place: { line },
  fingerprint: '0',
});

const kept: fc.Arbitrary<KeptFinding> = fc.record({
  high: fc.nat(50),
  low: fc.nat(3),
  path: fc.constantFrom('a', 'b'),
  finding: fc.nat(20).map(finding),
});

const patient = fc.record({
  curp: fc.constantFrom('AAAA000101HDFBBB01', 'BBBB000101MDFCCC02', 'XXXX999999XXXXXX99', undefined),
  birthDate: fc.constantFrom('2000-01-01', '2001-02-03', undefined),
  firstSurname: fc.constantFrom('MUÑOZ', 'MUNOZ', 'Muñoz', 'PEREZ', undefined),
});

/** Adds all but what `accepts` turns away, as the session does. */
function sampleOf(limit: number, all: readonly KeptFinding[]): FindingSample {
  const sample = new FindingSample(limit);
  for (const one of all) if (sample.accepts(one.high)) sample.add(one);
  return sample;
}

function measuresOf(patients: readonly object[]): PersonMeasures {
  const measures = new PersonMeasures();
  for (const one of patients) measures.add(one);
  return measures;
}

const figures = ({ conflicts, distinct }: PersonMeasures) => ({ conflicts, distinct });

describe('the sample of findings', () => {
  it('does not depend on the order or on how the work was shared out', () => {
    fc.assert(
      fc.property(
        fc.array(kept, { maxLength: 400 }),
        fc.nat(400),
        fc.integer({ min: 0, max: 30 }),
        (all, cut, limit) => {
          const merged = sampleOf(limit, all.slice(cut));
          merged.merge(sampleOf(limit, all.slice(0, cut)));
          expect(merged.list()).toEqual(sampleOf(limit, [...all].reverse()).list());
        },
      ),
    );
  });

  it('keeps the smallest fingerprints', () => {
    const all = Array.from({ length: 1000 }, (_, i) => ({
      high: (i * 7919) % 1000,
      low: 0,
      path: 'a',
      finding: finding(i),
    }));
    expect(
      sampleOf(3, all)
        .list()
        .map(({ high }) => high),
    ).toEqual([0, 1, 2]);
  });
});

describe('measures over persons', () => {
  it('merge in any order', () => {
    fc.assert(
      fc.property(fc.array(patient, { maxLength: 60 }), fc.nat(60), (all, cut) => {
        const merged = measuresOf(all.slice(cut));
        merged.merge(measuresOf(all.slice(0, cut)));
        expect(figures(merged)).toEqual(figures(measuresOf(all)));
      }),
    );
  });

  it('survive being sent between threads', () => {
    fc.assert(
      fc.property(fc.array(patient, { maxLength: 40 }), fc.array(patient, { maxLength: 40 }), (first, second) => {
        const sent = PersonMeasures.fromState(structuredClone(measuresOf(first).toState()));
        for (const one of second) sent.add(one);
        expect(figures(sent)).toEqual(figures(measuresOf([...first, ...second])));
      }),
    );
  });

  it('tell the record that contradicts an earlier one', () => {
    const measures = new PersonMeasures();
    const person = { curp: 'AAAA000101HDFBBB01', birthDate: '2000-01-01', firstSurname: 'MUÑOZ' };
    expect(measures.add(person)).toBe(false);
    expect(measures.add({ ...person, firstSurname: 'Muñoz' })).toBe(false);
    expect(measures.add({ ...person, birthDate: '1999-01-01' })).toBe(true);
    expect(measures.conflicts).toBe(1);
  });
});

describe('the key table', () => {
  it('holds what was put in, like a Map', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(2000), fc.nat(9)), { maxLength: 3000 }), (entries) => {
        const table = new KeyTable(4);
        const map = new Map<string, number>();
        for (const [high, low, value] of entries) {
          const key = `${high},${high === 0 && low === 0 ? 1 : low}`;
          const slot = table.slot(high, low, value);
          expect(slot >= 0).toBe(map.has(key));
          if (slot >= 0) expect(table.value(slot)).toBe(map.get(key));
          else map.set(key, value);
        }
        const all: string[] = [];
        table.forEach((high, low, value) => void all.push(`${high},${low}=${value}`));
        expect(all.sort()).toEqual([...map].map(([key, value]) => `${key}=${value}`).sort());
        expect(table.size).toBe(map.size);
      }),
    );
  });
});
