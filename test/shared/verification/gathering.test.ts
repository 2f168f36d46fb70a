import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Gathering, practitionerKey } from '../../../shared/verification/gathering.ts';
import { PractitionerWatch } from '../../../shared/verification/practitioner-watch.ts';
import { SmallestKeys } from '../../../shared/verification/smallest-keys.ts';

/** A row as a reader tells it: who gave the care, and how many findings of which severity. */
interface Row {
  readonly curp: string | undefined;
  readonly staffType: string | undefined;
  readonly severe: number;
  readonly mild: number;
  /** Findings come before the practitioner, or after. */
  readonly before: boolean;
}

const row: fc.Arbitrary<Row> = fc.record({
  curp: fc.constantFrom('AAAA000101HDFBBB01', 'AAAA000101HDFBBB02', 'CCCC000101MDFDDD03', undefined),
  staffType: fc.constantFrom('2', '3', undefined),
  severe: fc.nat(3),
  mild: fc.nat(2),
  before: fc.boolean(),
});

function watch(gathering: Gathering, rows: readonly Row[]): void {
  const practitioners = new PractitionerWatch(gathering);
  rows.forEach(({ curp, staffType, severe, mild, before }, i) => {
    const tell = () => {
      for (let n = 0; n < severe; n++) practitioners.finding(i + 1, true);
      for (let n = 0; n < mild; n++) practitioners.finding(i + 1, false);
      // What is said of the file in between belongs to no one.
      practitioners.finding(0, true);
    };
    if (before) tell();
    practitioners.practitioner(i + 1, { curp, staffType });
    if (!before) tell();
  });
  practitioners.end();
}

function gatheringOf(rows: readonly Row[]): Gathering {
  const gathering = new Gathering();
  watch(gathering, rows);
  return gathering;
}

describe('who gave the care', () => {
  it('is tied to the findings of the record, told before or after', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const { practitioners } = gatheringOf(rows).summary();
        const known = rows.filter(({ curp }) => curp !== undefined);
        const sum = (pick: (one: (typeof practitioners)[number]) => number) =>
          practitioners.reduce((total, one) => total + pick(one), 0);
        expect(sum(({ records }) => records)).toBe(known.length);
        expect(sum(({ recordsWithFindings }) => recordsWithFindings)).toBe(
          known.filter(({ severe }) => severe > 0).length,
        );
        expect(sum(({ findings }) => findings)).toBe(known.reduce((n, one) => n + one.severe + one.mild, 0));
        expect(practitioners).toHaveLength(new Set(known.map(({ curp }) => curp)).size);
      }),
    );
  });

  it('is the same whatever the order and however the work was shared out', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), fc.nat(60), (rows, cut) => {
        const first = gatheringOf(rows.slice(0, cut)).toState();
        const merged = Gathering.fromState(structuredClone(gatheringOf(rows.slice(cut)).toState()));
        merged.merge(structuredClone(first));
        expect(JSON.stringify(merged.summary())).toBe(JSON.stringify(gatheringOf(rows.toReversed()).summary()));
      }),
    );
  });

  it('shows no CURP, and the kind of staff only where all records agree', () => {
    const base = { severe: 1, mild: 0, before: true, staffType: '2' };
    const text = JSON.stringify(
      gatheringOf([
        { ...base, curp: 'AAAA000101HDFBBB01' },
        { ...base, curp: 'AAAA000101HDFBBB01', staffType: undefined },
        { ...base, curp: 'CCCC000101MDFDDD03' },
        { ...base, curp: 'CCCC000101MDFDDD03', staffType: '3' },
        { ...base, curp: 'MARIA LOPEZ' },
      ]).summary(),
    );
    expect(text).not.toMatch(/000101|LOPEZ/);
    const { practitioners } = JSON.parse(text) as ReturnType<Gathering['summary']>;
    expect(practitioners.find(({ curp }) => curp.startsWith('AAAA'))).toMatchObject({ staffType: '2', records: 2 });
    expect(practitioners.find(({ curp }) => curp.startsWith('CCCC'))).not.toHaveProperty('staffType');
  });

  it('lists no more than 200, and holds no more than 20,000', () => {
    const gathering = new Gathering();
    for (let i = 0; i < 45_000; i++) {
      const counts = gathering.practitioner(practitionerKey(`CURP${i}`), 'C••••');
      if (counts !== undefined) counts.records++;
    }
    expect(gathering.toState().practitioners).toHaveLength(20_000);
    expect(gathering.summary().practitioners).toHaveLength(200);
  });
});

describe('data', () => {
  it('come with their rules, most findings first, and sum when merged', () => {
    const count = (gathering: Gathering, field: string, rule: string, total: number) => {
      const rules = gathering.field('giis/b015@4.11', field)?.rules;
      rules?.set(rule, (rules.get(rule) ?? 0) + total);
    };
    const [one, two] = [new Gathering(), new Gathering()];
    count(one, 'peso', 'a', 2);
    count(two, 'peso', 'b', 5);
    count(two, 'talla', 'a', 1);
    one.merge(two.toState());
    expect(one.summary().fields).toEqual([
      {
        format: 'giis/b015@4.11',
        field: 'peso',
        findings: 7,
        rules: [
          { rule: 'b', total: 5 },
          { rule: 'a', total: 2 },
        ],
      },
      { format: 'giis/b015@4.11', field: 'talla', findings: 1, rules: [{ rule: 'a', total: 1 }] },
    ]);
  });
});

describe('the smallest keys', () => {
  it('keep full counts of the same keys in any order', () => {
    const key = fc.nat(200).map((n) => ((n * 7919) % 1009).toString(16).padStart(4, '0'));
    const count = (keys: readonly string[], limit: number) => {
      const kept = new SmallestKeys<{ n: number }>(limit);
      for (const one of keys) {
        const counts = kept.at(one, () => ({ n: 0 }));
        if (counts !== undefined) counts.n++;
      }
      return kept.entries();
    };
    fc.assert(
      fc.property(fc.array(key, { maxLength: 500 }), fc.integer({ min: 1, max: 40 }), (keys, limit) => {
        const kept = count(keys, limit);
        expect(kept).toEqual(count(keys.toReversed(), limit));
        const expected = [...new Set(keys)].sort().slice(0, limit);
        expect(kept.map(([one]) => one)).toEqual(expected);
        for (const [one, { n }] of kept) expect(n).toBe(keys.filter((other) => other === one).length);
      }),
    );
  });
});
