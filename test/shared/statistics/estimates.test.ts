import { describe, expect, it } from 'vitest';
import type { SampleDraw } from '../../../shared/model/index.ts';
import { studentQuantile } from '../../../shared/statistics/estimates/student.ts';
import {
  coverageOf,
  estimateUniverse,
  hajekMean,
  horvitzThompsonTotal,
  ratioEstimate,
  responseOf,
} from '../../../shared/statistics/index.ts';
import { scaleSizes, systematicDraw } from '../../../shared/statistics/sampling/proportional.ts';
import { designOf, drawn, stratumOf, syntheticClues, unitsOf } from './synthetic.ts';

/** A draw in which exactly these units of one stratum were selected. */
function drawOf(
  probability: readonly number[],
  selected: readonly number[],
  replacements: readonly number[] = [],
): SampleDraw {
  return {
    schema: 'cotejo/sample-draw@1',
    procedure: 'cotejo-sorteo-1',
    design: designOf([stratumOf('a', { sampleSize: selected.length })]),
    universeFingerprint: '',
    strata: [
      {
        id: 'a',
        method: 'equal',
        frame: probability.length,
        excluded: probability.filter((p) => p === 0).length,
        selected: selected.length,
        certain: 0,
        replacements: replacements.length,
        sizeTotal: null,
      },
    ],
    units: probability.map((p, i) => ({
      clues: syntheticClues(i),
      stratum: 'a',
      size: null,
      probability: p,
      selected: selected.includes(i),
      replacement: replacements.includes(i) ? replacements.indexOf(i) + 1 : null,
    })),
    notes: [],
  };
}

function visitsOf(values: readonly number[], indices: readonly number[]) {
  return indices.map((i) => ({ clues: syntheticClues(i), value: values[i] }));
}

/** All choices of `n` of 0 … `size` − 1. */
function choices(size: number, n: number, first = 0): readonly (readonly number[])[] {
  if (n === 0) return [[]];
  return Array.from({ length: size - first }, (_, i) => first + i).flatMap((head) =>
    choices(size, n - 1, head + 1).map((tail) => [head, ...tail]),
  );
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('simple random sampling without replacement', () => {
  const values = [3, 7, 8, 12, 20, 46];
  const samples = choices(6, 3);
  const estimates = samples.map((sample) =>
    estimateUniverse(drawOf(new Array(6).fill(0.5), sample), visitsOf(values, sample)),
  );

  it('gives an unbiased total and mean over all of its 20 samples', () => {
    expect(samples).toHaveLength(20);
    expect(mean(estimates.map((estimate) => estimate.total.value!))).toBeCloseTo(96, 9);
    expect(mean(estimates.map((estimate) => estimate.meanHorvitzThompson.value!))).toBeCloseTo(16, 9);
  });

  it('gives an unbiased variance, and its square is that of the formula of the books', () => {
    const spread = values.reduce((sum, value) => sum + (value - 16) ** 2, 0) / 5;
    const truth = 6 ** 2 * (1 - 3 / 6) * (spread / 3);
    expect(mean(estimates.map(({ total }) => (total.value! - 96) ** 2))).toBeCloseTo(truth, 9);
    expect(mean(estimates.map(({ total }) => total.standardError! ** 2))).toBeCloseTo(truth, 9);
  });

  it('is worked out by hand: 3, 8 and 20 of six units', () => {
    // ȳ = 31/3, s² = 229/3 = 76.333…, V = 36·0.5·76.333…/3 = 458, SE of the mean = √458/6.
    const {
      total,
      mean: average,
      plain,
    } = estimateUniverse(drawOf(new Array(6).fill(0.5), [0, 2, 4]), visitsOf(values, [0, 2, 4]));
    expect(total.value).toBeCloseTo(62, 12);
    expect(total.standardError).toBeCloseTo(Math.sqrt(458), 12);
    expect(average.value).toBeCloseTo(31 / 3, 12);
    expect(average.standardError).toBeCloseTo(Math.sqrt(458) / 6, 12);
    expect(average.designEffect).toBeCloseTo(1, 12);
    expect(average.interval![1] - average.interval![0]).toBeCloseTo(
      (2 * studentQuantile(0.95, 2) * Math.sqrt(458)) / 6,
      12,
    );
    expect(plain).toEqual({ units: 3, mean: 31 / 3 });
  });
});

describe('probability proportional to size', () => {
  const sizes = [3, 1, 4, 1.5, 2.5];
  const values = [30, 2, 55, 9, 31];
  const scaled = scaleSizes(sizes);
  const probability = sizes.map((size) => (2 * size) / 12);

  it('gives an unbiased Horvitz–Thompson total over all starts of the draw, in every order', () => {
    for (const order of [
      [0, 1, 2, 3, 4],
      [3, 0, 4, 1, 2],
    ]) {
      const totals: number[] = [];
      for (let start = 0n; start < 120n; start++) {
        const sample = systematicDraw(order, scaled, 2, start);
        totals.push(horvitzThompsonTotal(responseOf(drawOf(probability, sample), visitsOf(values, sample))).value!);
      }
      expect(mean(totals)).toBeCloseTo(127, 9);
    }
  });

  it('has no error where values are as the sizes', () => {
    const { total } = estimateUniverse(
      drawOf(probability, [0, 2]),
      visitsOf(
        sizes.map((size) => 7 * size),
        [0, 2],
      ),
    );
    expect(total.value).toBeCloseTo(84, 9);
    expect(total.standardError).toBeCloseTo(0, 6);
  });

  it('over 2,000 seeds has the mean of the universe, the spread that its standard errors say, and their coverage', () => {
    const universe = unitsOf(
      'a',
      Array.from({ length: 60 }, (_, i) => 5 + ((i * 37) % 90)),
    );
    const score = (i: number) => 20 + ((i * 29) % 61) + universe[i].size! / 10;
    const all = universe.map((_, i) => score(i));
    const truth = mean(all);
    const found: { value: number; error: number; isCovered: boolean }[] = [];
    for (let seed = 0; seed < 2000; seed++) {
      const draw = drawn(designOf([stratumOf('a', { method: 'proportional', sampleSize: 15 })], `s${seed}`), universe);
      const sample = draw.units.flatMap((unit, i) => (unit.selected ? [i] : []));
      const { value, standardError, interval } = estimateUniverse(draw, visitsOf(all, sample)).mean;
      found.push({ value: value!, error: standardError!, isCovered: interval![0] <= truth && truth <= interval![1] });
    }
    const centre = mean(found.map(({ value }) => value));
    const spread = mean(found.map(({ value }) => (value - centre) ** 2));
    const said = mean(found.map(({ error }) => error ** 2));
    expect(Math.abs(centre - truth) / truth).toBeLessThan(0.03);
    expect(said / spread).toBeGreaterThan(0.75);
    expect(said / spread).toBeLessThan(1.25);
    expect(found.filter(({ isCovered }) => isCovered).length / 2000).toBeGreaterThan(0.88);
  });
});

describe('strata', () => {
  const universe = [...unitsOf('c', [null, null]), ...unitsOf('e', [null, null, null, null], 10)];
  const draw = drawn(
    designOf([stratumOf('c', { method: 'certainty' }), stratumOf('e', { sampleSize: 2, replacements: 2 })]),
    universe,
  );
  const chosen = draw.units.filter((unit) => unit.stratum === 'e' && unit.selected).map((unit) => unit.clues);
  const spare = draw.units
    .filter((unit) => unit.replacement !== null)
    .sort((left, right) => left.replacement! - right.replacement!)
    .map((unit) => unit.clues);
  const certain = [
    { clues: syntheticClues(0), value: 10 },
    { clues: syntheticClues(1), value: 20 },
  ];

  it('with certainty add to the total and nothing to its error', () => {
    const visits = [...certain, { clues: chosen[0], value: 5 }, { clues: chosen[1], value: 7 }];
    const { total, mean: average } = estimateUniverse(draw, visits);
    // 30 + 2·12; V = 16·(1 − 1/2)·2/2 = 8.
    expect(total.value).toBeCloseTo(54, 12);
    expect(total.standardError).toBeCloseTo(Math.sqrt(8), 12);
    expect(average.value).toBeCloseTo(9, 12);
  });

  it('of which all were visited have no sampling error', () => {
    const all = drawn(designOf([stratumOf('c', { method: 'certainty' })]), unitsOf('c', [null, null]));
    const { mean: average } = estimateUniverse(all, certain);
    expect(average).toMatchObject({ value: 15, standardError: 0, interval: [15, 15], designEffect: null });
    expect(average.notes).toEqual(['Se visitaron todas las unidades del universo: no hay error de muestreo.']);
  });

  it('of which a part answered are weighted within, and their error is that of the part', () => {
    const six = drawn(designOf([stratumOf('c', { method: 'certainty' })]), unitsOf('c', new Array(6).fill(null)));
    const { total, response } = estimateUniverse(six, visitsOf([3, 7, 8, 12, 20, 46], [0, 2, 4]));
    expect(response.strata[0]).toEqual({
      id: 'c',
      title: 'c',
      represented: 6,
      selected: 6,
      answered: 3,
      replaced: 0,
      missing: 3,
      adjustment: 2,
    });
    expect(total.value).toBeCloseTo(62, 12);
    expect(total.standardError).toBeCloseTo(Math.sqrt(458), 12);
    expect(total.notes.join(' ')).toContain('Unidades sorteadas sin respuesta ni reemplazo: 3.');
  });

  it('without any answer, or with a single one, say that they cannot be estimated', () => {
    const none = estimateUniverse(draw, certain);
    expect(none.mean.value).toBeNull();
    expect(none.mean.notes).toEqual(['Sin ninguna unidad visitada en «e» no se puede estimar para el universo.']);
    expect(none.plain).toEqual({ units: 2, mean: 15 });
    const one = estimateUniverse(draw, [...certain, { clues: chosen[0], value: 5 }]);
    expect(one.mean.value).toBeCloseTo((30 + 4 * 5) / 6, 12);
    expect(one.mean.standardError).toBeNull();
    expect(one.mean.notes[0]).toBe('Con una sola unidad visitada en «e» no se puede estimar el error estándar.');
  });

  it('take a replacement for a unit that did not answer, once, and mark it', () => {
    const visits = [
      ...certain,
      { clues: chosen[0], value: 5 },
      { clues: chosen[1], value: null },
      { clues: spare[1], value: 9, replaces: chosen[1] },
      { clues: spare[0], value: 7, replaces: chosen[1] },
    ];
    const { response, plain, total } = estimateUniverse(draw, visits);
    expect(response.respondents.filter((unit) => unit.isReplacement).map((unit) => unit.clues)).toEqual([spare[0]]);
    expect(response.outside).toEqual([spare[1]]);
    expect(response.strata[1]).toMatchObject({ answered: 2, replaced: 1, missing: 0, adjustment: 1 });
    expect(total.value).toBeCloseTo(54, 12);
    expect(plain).toEqual({ units: 5, mean: (10 + 20 + 5 + 7 + 9) / 5 });
    expect(total.notes).toContain(
      'Unidades visitadas como reemplazo: 1. Conservan su propia probabilidad de inclusión.',
    );
  });

  it('leave out a replacement of a unit that answered, and whoever was not drawn', () => {
    const visits = [
      { clues: spare[0], value: 7, replaces: chosen[0] },
      { clues: spare[1], value: 7 },
      { clues: 'XXSYN999999', value: 1 },
      ...certain,
      { clues: chosen[0], value: 5 },
      { clues: chosen[1], value: 7 },
    ];
    expect(responseOf(draw, visits).outside).toEqual([spare[0], spare[1], 'XXSYN999999'].sort());
  });

  it('give the same last digit in whatever order the visits come', () => {
    const visits = [...certain, { clues: chosen[0], value: 0.1 }, { clues: chosen[1], value: 0.7 }];
    expect(estimateUniverse(draw, [...visits].reverse())).toEqual(estimateUniverse(draw, visits));
  });

  it('show how far the field work is', () => {
    const { strata, total } = coverageOf(draw, [
      { clues: syntheticClues(0), state: 'visited' },
      { clues: chosen[0], state: 'unreachable' },
      { clues: spare[0], state: 'visited', replaces: chosen[0] },
      { clues: chosen[1], state: 'unreachable' },
    ]);
    expect(
      strata.map(({ visited, replaced, unreachable, pending }) => [visited, replaced, unreachable, pending]),
    ).toEqual([
      [1, 0, 0, 1],
      [0, 1, 1, 0],
    ]);
    expect(total).toEqual({
      selected: 4,
      visited: 1,
      replaced: 1,
      unreachable: 1,
      pending: 1,
      done: { part: 2, whole: 4, percent: 50, overHundred: false },
    });
  });
});

describe('a ratio', () => {
  it('is worked out by hand with its linearised variance', () => {
    // Weights 2. R = (12 + 18)/(10 + 20) = 1; residuals 2 and −2 over X = 60: z = ±1/30.
    const draw = drawOf([0.5, 0.5, 0.5, 0.5], [0, 1]);
    const visits = [
      { clues: syntheticClues(0), value: 12, base: 10 },
      { clues: syntheticClues(1), value: 18, base: 20 },
    ];
    const { value, standardError } = ratioEstimate(responseOf(draw, visits));
    expect(value).toBeCloseTo(1, 12);
    // N²(1 − n/N)s²/n with s² = 2/900: 16·0.5·(2/900)/2.
    expect(standardError).toBeCloseTo(Math.sqrt((16 * 0.5 * (2 / 900)) / 2), 12);
  });

  it('with base 1 is the Hájek mean, and over nobody is none', () => {
    const draw = drawOf([0.5, 0.25, 0.25, 1], [0, 1]);
    const response = responseOf(draw, visitsOf([4, 8, 0, 0], [0, 1]));
    expect(ratioEstimate(response)).toEqual({ ...hajekMean(response), estimator: 'ratio' });
    expect(hajekMean(response).value).toBeCloseTo((2 * 4 + 4 * 8) / 6, 12);
    const nobody = responseOf(draw, [{ clues: syntheticClues(0), value: 0, base: 0 }]);
    expect(ratioEstimate(nobody)).toMatchObject({
      value: null,
      notes: ['La suma que divide es 0: no hay razón que estimar.'],
    });
  });
});

describe("Student's t", () => {
  // Values of the printed tables.
  it.each([
    [0.9, 1, 6.314],
    [0.95, 2, 4.303],
    [0.95, 3, 3.182],
    [0.99, 3, 5.841],
    [0.95, 10, 2.228],
    [0.99, 30, 2.75],
    [0.95, 1000, 1.962],
  ] as const)('at %s with %s degrees of freedom is that of the tables', (confidence, freedom, value) => {
    expect(Math.abs(studentQuantile(confidence, freedom) / value - 1)).toBeLessThan(0.01);
  });
});
