import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSample } from '../../../shared/statistics/index.ts';
import {
  inclusionBySize,
  scaleSizes,
  successiveDraw,
  systematicDraw,
} from '../../../shared/statistics/sampling/proportional.ts';
import { randomFrom, shuffledOrder, xoshiro128 } from '../../../shared/statistics/sampling/random.ts';
import { designOf, drawn, stratumOf, unitsOf } from './synthetic.ts';

describe('random numbers', () => {
  it('are those of xoshiro128** worked out by hand from the state 1, 2, 3, 4', () => {
    const random = xoshiro128([1, 2, 3, 4]);
    expect([random.next(), random.next(), random.next(), random.next()]).toEqual([11520, 0, 5927040, 70819200]);
  });

  it('are the same for a seed today and in ten years', () => {
    const random = randomFrom('Diagnóstico 2011');
    expect([random.next(), random.next(), random.next()]).toEqual([901641232, 4021763055, 2271137678]);
  });

  it('are uniform below a bound that is no power of two (χ² of 6 classes under its 99.9 % point, 20.5)', () => {
    const random = randomFrom('dado');
    const counts = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 60_000; i++) counts[Number(random.below(6n))]++;
    const square = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(square).toBeLessThan(20.5);
  });

  it('reach every value below a bound beyond 2⁶⁴ and never the bound', () => {
    const random = randomFrom('grande');
    const bound = (1n << 70n) + 1n;
    let largest = 0n;
    for (let i = 0; i < 2000; i++) {
      const value = random.below(bound);
      expect(value < bound && value >= 0n).toBe(true);
      if (value > largest) largest = value;
    }
    expect(largest > 1n << 69n).toBe(true);
  });

  it('are the same whichever way a bound is written', () => {
    const [one, other] = [randomFrom('cota'), randomFrom('cota')];
    for (const bound of [1, 2, 3, 4, 5, 64, 65, 60_000, 2 ** 31, 2 ** 32]) {
      for (let i = 0; i < 20; i++) expect(one.pick(bound)).toBe(Number(other.below(BigInt(bound))));
    }
  });

  it('shuffle three units into each of their six orders equally often', () => {
    const counts = new Map<string, number>();
    const random = randomFrom('baraja');
    for (let i = 0; i < 6000; i++) {
      const order = shuffledOrder(3, random).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});

describe('probabilities proportional to size', () => {
  it('take the largest with certainty, one after the other', () => {
    // 100 of 112 with n = 2: 2·100 ≥ 112, taken; 1 left for 12: nobody reaches 1.
    expect(inclusionBySize([100n, 4n, 4n, 4n], 2)).toEqual({
      certain: [true, false, false, false],
      draws: 1,
      total: 12n,
    });
    // Without the 100 the 50 reaches it too: 2·50 ≥ 60.
    expect(inclusionBySize([5n, 100n, 5n, 50n], 3)).toEqual({
      certain: [false, true, false, true],
      draws: 1,
      total: 10n,
    });
  });

  it('are exact: of all starts, n·x select a unit of size x, in any order', () => {
    const sizes = scaleSizes([3, 1, 4, 1.5, 2.5]);
    const total = sizes.reduce((sum, size) => sum + size, 0n);
    for (const order of [
      [0, 1, 2, 3, 4],
      [4, 2, 0, 3, 1],
      [1, 3, 4, 0, 2],
    ]) {
      const hits = sizes.map(() => 0n);
      for (let start = 0n; start < total; start++) {
        const selected = systematicDraw(order, sizes, 2, start);
        expect(new Set(selected).size).toBe(2);
        for (const i of selected) hits[i]++;
      }
      expect(hits).toEqual(sizes.map((size) => 2n * size));
    }
  });

  it('scale decimals of any form', () => {
    expect(scaleSizes([0.1, 2, 1e-7])).toEqual([1_000_000n, 20_000_000n, 1n]);
    expect(scaleSizes([1e21])).toEqual([10n ** 21n]);
  });

  it('sum to the sample size in a draw, and are kept for all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 5, maxLength: 60 }),
        fc.string(),
        (sizes, seed) => {
          const n = Math.ceil(sizes.length / 3);
          const design = designOf([stratumOf('a', { method: 'proportional', sampleSize: n })], `s${seed}`);
          const draw = drawn(design, unitsOf('a', sizes));
          expect(draw.units.filter((unit) => unit.selected)).toHaveLength(n);
          expect(draw.units.reduce((sum, unit) => sum + unit.probability, 0)).toBeCloseTo(n, 9);
          expect(draw.units.every((unit) => unit.probability > 0 && unit.probability <= 1)).toBe(true);
          expect(draw.units.every((unit) => unit.probability < 1 || unit.selected)).toBe(true);
        },
      ),
    );
  });

  it('are those with which units come over many seeds', () => {
    const sizes = [10, 20, 30, 40, 60, 90];
    const hits = sizes.map(() => 0);
    const universe = unitsOf('a', sizes);
    for (let i = 0; i < 4000; i++) {
      const draw = drawn(designOf([stratumOf('a', { method: 'proportional', sampleSize: 2 })], `s${i}`), universe);
      draw.units.forEach((unit, k) => {
        if (unit.selected) hits[k]++;
      });
    }
    // Four standard errors of a frequency over 4,000 draws are below 0.032.
    const gaps = sizes.map((size, k) => Math.abs(hits[k] / 4000 - (2 * size) / 250));
    expect(Math.max(...gaps)).toBeLessThan(0.032);
  });

  it('make the list of replacements too: a unit nine times larger is first nine times out of ten', () => {
    const random = randomFrom('reemplazos');
    let first = 0;
    for (let i = 0; i < 4000; i++) if (successiveDraw([0, 1], [9n, 1n], 1, random)[0] === 0) first++;
    expect(Math.abs(first / 4000 - 0.9)).toBeLessThan(0.02);
    expect([...successiveDraw([0, 1, 2, 3, 4], [9n, 1n, 5n, 5n, 1n], 9, random)].sort()).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('a draw', () => {
  const universe = [...unitsOf('a', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), ...unitsOf('b', new Array(30).fill(null), 100)];
  const design = designOf([
    stratumOf('a', { method: 'proportional', sampleSize: 4, replacements: 3 }),
    stratumOf('b', { sampleSize: 6, replacements: 5 }),
  ]);

  it('does not depend on the order in which the units are listed', () => {
    const listed = drawn(design, universe);
    fc.assert(
      fc.property(fc.shuffledSubarray([...universe], { minLength: universe.length }), (other) => {
        expect(drawn(design, other)).toEqual(listed);
      }),
      { numRuns: 20 },
    );
  });

  it('is another one with another seed, and the same with the same', () => {
    const of = (seed: string) =>
      drawn({ ...design, seed }, universe)
        .units.filter((unit) => unit.selected)
        .map((unit) => unit.clues);
    expect(of('uno')).toEqual(of('uno'));
    expect(of('uno')).not.toEqual(of('dos'));
  });

  it('of one stratum is left alone by a change in another', () => {
    const before = drawn(design, universe);
    const after = drawn(design, universe.slice(0, -1));
    const inA = (draw: typeof before) => draw.units.filter((unit) => unit.stratum === 'a');
    expect(inA(after)).toEqual(inA(before));
    expect(after.universeFingerprint).not.toBe(before.universeFingerprint);
  });

  it('lists replacements in order, none of them drawn', () => {
    const draw = drawn(design, universe);
    for (const [stratum, length] of [
      ['a', 3],
      ['b', 5],
    ] as const) {
      const list = draw.units.filter((unit) => unit.stratum === stratum && unit.replacement !== null);
      expect(list.map((unit) => unit.replacement).sort()).toEqual(Array.from({ length }, (_, i) => i + 1));
      expect(list.some((unit) => unit.selected)).toBe(false);
    }
  });

  it('can be written and read again', () => {
    const draw = drawn(design, universe);
    expect(JSON.parse(JSON.stringify(draw))).toEqual(draw);
  });

  it('draws simple samples equally often: each pair of four units', () => {
    const counts = new Map<string, number>();
    const four = unitsOf('a', [null, null, null, null]);
    for (let i = 0; i < 3000; i++) {
      const draw = drawn(designOf([stratumOf('a', { sampleSize: 2 })], `s${i}`), four);
      const pair = draw.units.flatMap((unit, k) => (unit.selected ? [k] : [])).join('');
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 500)).toBeLessThan(85);
  });

  it('names units without size and does as the design says', () => {
    const members = unitsOf('a', [10, null, 0, 20, 30]);
    const of = (unsized: 'exclude' | 'smallest') =>
      drawn(designOf([stratumOf('a', { method: 'proportional', sampleSize: 2, unsized })]), members);
    const excluded = of('exclude');
    expect(excluded.notes.map((note) => note.message)).toEqual([
      'Unidades del estrato «a» sin tamaño: 2 (1 sin dato, 1 con 0). Quedaron fuera del sorteo y las estimaciones no hablan de ellas.',
    ]);
    expect(excluded.notes[0].clues).toEqual(['XXSYN000001', 'XXSYN000002']);
    expect(excluded.units.map((unit) => unit.probability)).toEqual([20 / 60, 0, 0, 40 / 60, 1]);
    expect(excluded.strata[0]).toMatchObject({ frame: 5, excluded: 2, selected: 2, certain: 1 });
    const smallest = of('smallest');
    expect(smallest.units.map((unit) => unit.probability)).toEqual([0.25, 0.25, 0.25, 0.5, 0.75]);
    expect(smallest.units[1].size).toBeNull();
  });
});

describe('a design that cannot be drawn', () => {
  const members = unitsOf('a', [10, 20, 30]);
  const said = (design: ReturnType<typeof designOf>, universe = members) => {
    const outcome = drawSample(design, universe);
    return 'faults' in outcome ? outcome.faults.map((fault) => fault.message) : [];
  };

  it.each([
    [
      'no seed',
      designOf([stratumOf('a', { sampleSize: 1 })], ' '),
      'El diseño no dice su semilla; sin ella no puede repetirse.',
    ],
    ['no strata', designOf([]), 'El diseño no tiene estratos.'],
    [
      'more than there are',
      designOf([stratumOf('a', { sampleSize: 4 })]),
      'En el estrato «a» se piden 4 unidades y las que pueden salir sorteadas son 3.',
    ],
    [
      'nothing asked',
      designOf([stratumOf('a', {})]),
      'El estrato «a» debe decir cuántas unidades se sortean: un número entero mayor que 0.',
    ],
    [
      'a part of a unit',
      designOf([stratumOf('a', { sampleSize: 1.5 })]),
      'El estrato «a» debe decir cuántas unidades se sortean: un número entero mayor que 0.',
    ],
    [
      'an empty stratum',
      designOf([stratumOf('a', { sampleSize: 1 }), stratumOf('b', { sampleSize: 1 })]),
      'El estrato «b» no tiene unidades en el universo.',
    ],
    [
      'a stratum twice',
      designOf([stratumOf('a', { sampleSize: 1 }), stratumOf('a', { sampleSize: 1 })]),
      'El estrato «a» está dos veces en el diseño.',
    ],
    [
      'certainty with a size',
      designOf([stratumOf('a', { method: 'certainty', sampleSize: 2 })]),
      'El estrato «a» se toma completo y tiene 3 unidades; el diseño pide 2. Quite el número o cambie el método.',
    ],
    [
      'replacements that are no count',
      designOf([stratumOf('a', { sampleSize: 1, replacements: -1 })]),
      'El estrato «a» debe decir sus reemplazos como un número entero que no sea negativo.',
    ],
  ])('says so: %s', (_, design, sentence) => {
    expect(said(design)).toContain(sentence);
  });

  it('names units of two strata, twice in one, of none, of a negative size and without size', () => {
    const design = designOf([
      stratumOf('a', { method: 'proportional', sampleSize: 1 }),
      stratumOf('b', { sampleSize: 1 }),
    ]);
    const outcome = drawSample(design, [
      ...members,
      { clues: 'XXSYN000000', stratum: 'b', size: 1 },
      { clues: 'XXSYN000001', stratum: 'a', size: 20 },
      { clues: 'XXSYN000010', stratum: 'c', size: 1 },
      { clues: 'XXSYN000011', stratum: 'a', size: -5 },
      { clues: 'XXSYN000012', stratum: 'b', size: Number.NaN },
      { clues: 'XXSYN000013', stratum: 'a', size: null },
    ]);
    expect('faults' in outcome && outcome.faults.map((fault) => [fault.message, ...fault.clues])).toEqual([
      ['Unidades del universo que no pertenecen a ningún estrato del diseño: 1.', 'XXSYN000010'],
      ['Los estratos se traslapan. Unidades que están en más de uno: 1.', 'XXSYN000000'],
      ['Unidades repetidas en el universo: 1.', 'XXSYN000001'],
      [
        'Unidades con un tamaño que no es un número, es negativo o no está entre una millonésima y un billón: 2.',
        'XXSYN000011',
        'XXSYN000012',
      ],
      [
        'Unidades del estrato «a» sin tamaño, o con 0: 2. Con probabilidad proporcional nunca saldrían: decida si se excluyen o si reciben el menor tamaño del estrato.',
        'XXSYN000011',
        'XXSYN000013',
      ],
    ]);
  });

  it('or can, whatever its numbers are: a draw of its size or sentences, and always an end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.double(), fc.double({ min: 1e-6, max: 1e12, noNaN: true }), fc.constant(null)), {
          maxLength: 12,
        }),
        fc.oneof(fc.integer({ min: -2, max: 14 }), fc.double()),
        fc.oneof(fc.nat(20), fc.double()),
        fc.constantFrom('exclude' as const, 'smallest' as const, 'refuse' as const),
        (sizes, sampleSize, replacements, unsized) => {
          const stratum = stratumOf('a', { method: 'proportional', sampleSize, replacements, unsized });
          const outcome = drawSample(designOf([stratum]), unitsOf('a', sizes));
          if ('faults' in outcome) {
            expect(outcome.faults.length).toBeGreaterThan(0);
            return;
          }
          const { units } = outcome.draw;
          expect(units.filter((unit) => unit.selected)).toHaveLength(sampleSize);
          expect(units.reduce((sum, unit) => sum + unit.probability, 0)).toBeCloseTo(sampleSize, 6);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('tells of a frame of another size without refusing it', () => {
    const draw = drawn(designOf([stratumOf('a', { sampleSize: 1, frameUnits: 5 })]), members);
    expect(draw.notes.map((note) => note.message)).toEqual([
      'El diseño dice que el estrato «a» tiene 5 unidades; en el universo tiene 3.',
    ]);
  });
});
