import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addCounts, NO_COUNTS } from '../../../shared/checklist/evidence.ts';
import { pointsOf, scoreChecklist } from '../../../shared/checklist/score.ts';
import type { Outcome } from '../../../shared/model/index.ts';
import { checklistOf, counts, evidenceOf, itemOf } from './synthetic.ts';

describe('score', () => {
  /** Scores attested outcomes with their weights. */
  function score(rows: readonly (readonly [Outcome, number])[], parts: Parameters<typeof checklistOf>[1] = {}) {
    const items = rows.map(([, weight], i) => itemOf({ id: `r${i}`, weight, decision: { by: 'attestation' } }));
    const outcomes = new Map(rows.map(([outcome], i) => [`r${i}`, outcome]));
    return scoreChecklist(checklistOf(items, parts), evidenceOf({ attested: (id) => outcomes.get(id) }));
  }

  test('weighs points over what was decided', () => {
    const seen = score([
      ['cumple', 3],
      ['cumple-parcial', 2],
      ['no-cumple', 1],
      ['no-aplica', 10],
      ['por-revisar', 2],
    ]);
    expect(seen).toMatchObject({ percent: 66.7, interval: [50, 75], coverage: 75, preliminary: true, band: 'medio' });
    expect(seen.byDomain).toEqual([
      {
        id: 'dominio',
        title: 'Dominio',
        percent: 66.7,
        interval: [50, 75],
        coverage: 75,
        preliminary: true,
        outcomes: { cumple: 1, 'cumple-parcial': 1, 'no-cumple': 1, 'no-aplica': 1, 'por-revisar': 1 },
      },
    ]);
  });
  test('nothing decided is no score, not 0', () => {
    expect(score([['no-evaluada', 1]])).toMatchObject({
      percent: null,
      interval: [0, 100],
      coverage: 0,
      preliminary: true,
      band: null,
    });
    expect(score([['no-aplica', 1]])).toMatchObject({
      percent: null,
      interval: null,
      coverage: null,
      preliminary: false,
      band: null,
    });
  });
  test('rounds half up, exactly', () => {
    expect(
      score([
        ['cumple', 1],
        ['no-cumple', 15],
      ]).percent,
    ).toBe(6.3);
    expect(
      score([
        ['cumple', 0.1],
        ['no-cumple', 0.2],
      ]).percent,
    ).toBe(33.3);
    expect(
      score(
        [
          ['cumple', 1.15],
          ['no-cumple', 98.85],
        ],
        { rounding: { mode: 'half-up', decimals: 1 } },
      ).percent,
    ).toBe(1.2);
    expect(
      score(
        [
          ['cumple', 1],
          ['no-cumple', 7],
        ],
        { rounding: { mode: 'half-up', decimals: 0 } },
      ).percent,
    ).toBe(13);
  });
  test('reads the band off the rounded figure', () => {
    expect(
      score([
        ['cumple', 79.95],
        ['no-cumple', 20.05],
      ]),
    ).toMatchObject({ percent: 80, band: 'alto' });
    expect(
      score([
        ['cumple', 79.94],
        ['no-cumple', 20.06],
      ]),
    ).toMatchObject({ percent: 79.9, band: 'medio' });
  });
  test('a module that is not deployed is out, or counts 0, as the checklist says', () => {
    const rows = [
      ['cumple', 1],
      ['no-desplegado', 1],
    ] as const;
    expect(score(rows).percent).toBe(100);
    expect(score(rows, { notDeployed: 'zero' })).toMatchObject({ percent: 50, coverage: 100 });
    expect(score(rows).items[1].points).toBeNull();
  });
  test('an incomplete coverage never reads 100', () => {
    expect(
      score([
        ['cumple', 999.9],
        ['por-revisar', 0.1],
      ]),
    ).toMatchObject({ coverage: 99.9, preliminary: true });
  });

  const outcome = fc.constantFrom<Outcome>(
    'cumple',
    'cumple-parcial',
    'no-cumple',
    'no-aplica',
    'no-desplegado',
    'por-revisar',
    'no-evaluada',
    'error',
  );
  const weight = fc.integer({ min: 1, max: 1000 }).map((n) => n / 10);
  const rows = fc.array(fc.tuple(outcome, weight), { minLength: 1, maxLength: 40 });

  test('the interval contains the score, and narrows to it when all is decided', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const { percent, interval, preliminary } = score(given);
        if (percent === null) return;
        const [least, most] = interval!;
        expect(least <= percent && percent <= most).toBe(true);
        expect(least >= 0 && most <= 100).toBe(true);
        if (!preliminary) expect([least, most]).toEqual([percent, percent]);
      }),
    );
  });
  test('the interval is where deciding the open items takes the score', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const { interval } = score(given);
        if (interval === null) return;
        const settle = (to: Outcome) =>
          given.map(([is, w]) => [pointsOf(is, 'exclude') === 'undecided' ? to : is, w] as const);
        expect([score(settle('no-cumple')).percent, score(settle('cumple')).percent]).toEqual(interval);
      }),
    );
  });
  test('coverage is 100 exactly when the score is not preliminary', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const { coverage, preliminary } = score(given);
        if (coverage !== null) expect(coverage === 100).toBe(!preliminary);
      }),
    );
  });
  test('the order of the items does not matter', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const { items: _items, ...one } = score(given);
        const { items: _others, ...other } = score([...given].reverse());
        expect(other).toEqual(one);
      }),
    );
  });
  test('weights may be scaled', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const tenfold = given.map(([is, w]) => [is, Math.round(w * 10)] as const);
        expect(score(tenfold).percent).toBe(score(given).percent);
      }),
    );
  });
});

test('counts merge in any order and grouping', () => {
  const any = fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000)).map(([h, f, u]) => counts(h, f, u));
  fc.assert(
    fc.property(any, any, any, (a, b, c) => {
      expect(addCounts(addCounts(a, b), c)).toEqual(addCounts(a, addCounts(c, b)));
      expect(addCounts(a, NO_COUNTS)).toEqual(a);
    }),
  );
});
