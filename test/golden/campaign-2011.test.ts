import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { UniverseUnit } from '../../shared/model/index.ts';
import {
  addCategory,
  addScore,
  categoryTable,
  comparePublishedShare,
  createCategorySummary,
  createScoreSummary,
  design2011,
  drawSample,
  estimateUniverse,
  lightOf,
  RULE_2011,
  scoreFigures,
} from '../../shared/statistics/index.ts';
import { formatPercent } from '../../shared/text/format.ts';
import { SHARED } from '../support/project.ts';
import { syntheticScores } from '../support/scores-2011.ts';
import { describeWithShared } from '../support/with-shared.ts';

const FILE = 'golden/ece-diagnostico-2011.json';

interface Published {
  readonly universe: { readonly hospitalUnits: number };
  readonly strata: readonly { readonly id: string; readonly selected: number; readonly frameUnits?: number }[];
  readonly sampleSize: number;
  readonly visited: Readonly<Record<string, number>>;
  readonly eceStatusJuly2011: Readonly<Record<string, { readonly units: number; readonly pctPublished: number }>> & {
    readonly total: number;
  };
  readonly adherenceNom024: Readonly<Record<'sesaMeanPct' | 'maxPct' | 'minPct' | 'unitsWithEce', number>>;
  readonly barriersPctOfUnits: Readonly<Record<string, number>>;
  readonly progressBoard: { readonly acceptableDeviationPct: number };
}

const STATUSES = ['operando', 'proyecto', 'iniciativa', 'sin'];

describeWithShared(FILE, 'the national verification of 2011 (synthetic units, published counts)', () => {
  const published = JSON.parse(readFileSync(join(SHARED, FILE), 'utf8')) as Published;
  // As many synthetic units a stratum as the report says, with synthetic beds.
  const universe = published.strata.flatMap((stratum, s) =>
    Array.from({ length: stratum.frameUnits ?? stratum.selected }, (_, i): UniverseUnit => {
      const clues = `XXSYN${s}${String(i).padStart(5, '0')}`;
      return { clues, stratum: stratum.id, size: 10 + ((i * 37) % 240) };
    }),
  );
  const outcome = drawSample(design2011('2011'), universe);
  const draw = 'draw' in outcome ? outcome.draw : undefined;

  it('is drawn with its sizes: 709 = 109 + 140 + 9 + 451, and 382 = 109 + 140 + 9 + 124', () => {
    expect(universe).toHaveLength(published.universe.hospitalUnits);
    expect(draw?.strata.map(({ id, frame, selected }) => ({ id, frame, selected }))).toEqual(
      published.strata.map(({ id, selected, frameUnits }) => ({ id, frame: frameUnits ?? selected, selected })),
    );
    expect(draw?.strata.map(({ frame }) => frame)).toEqual([109, 140, 9, 451]);
    expect(draw?.strata.map(({ selected }) => selected)).toEqual([109, 140, 9, 124]);
    expect(draw?.units.filter((unit) => unit.selected)).toHaveLength(published.sampleSize);
    expect(published.visited.sesa + published.visited.ssaFederal).toBe(published.sampleSize);
    expect(draw?.notes).toEqual([]);
  });

  it('is estimated for its 709 units beside the mean of the 382 visited', () => {
    const selected = draw?.units.filter((unit) => unit.selected) ?? [];
    const { mean, plain, response } = estimateUniverse(
      draw!,
      selected.map(({ clues, stratum }) => ({ clues, value: stratum === 'con-ece' ? 1 : 0 })),
    );
    expect(plain).toEqual({ units: 382, mean: 109 / 382 });
    // The value is known in every stratum: only N̂ of the drawn one has an error.
    expect(Math.abs(mean.value! - 109 / 709)).toBeLessThan(4 * mean.standardError!);
    expect(response.represented).toBe(709);
  });

  it('prints the status of the ECE: 94, 73, 23 and 192 of 382 with 24.6, 19.1, 6.0 and 50.3 %', () => {
    const summary = createCategorySummary('external', STATUSES);
    for (const status of STATUSES) addCategory(summary, status, published.eceStatusJuly2011[status].units);
    const { rows, answered } = categoryTable(summary, STATUSES);
    expect(answered).toBe(published.eceStatusJuly2011.total);
    expect(
      rows.map((row) => `${row.units} de ${answered}: ${formatPercent(row.ofAnswered.percent).replace('\u00a0', ' ')}`),
    ).toEqual(['94 de 382: 24.6 %', '73 de 382: 19.1 %', '23 de 382: 6.0 %', '192 de 382: 50.3 %']);
  });

  it('agrees with the percentages of its table, and flags the 24 % of its text', () => {
    const beside = STATUSES.map((status) => {
      const { units, pctPublished } = published.eceStatusJuly2011[status];
      return comparePublishedShare(String(pctPublished), units, published.eceStatusJuly2011.total);
    });
    expect(beside.map(({ status }) => status)).toEqual(['agrees', 'agrees', 'agrees', 'agrees']);
    expect(comparePublishedShare('24', 94, 382)).toMatchObject({ published: 24, shown: 25, flagged: true });
  });

  it('prints the adherence of the units with an ECE: mean 42, at most 71, at least 7', () => {
    const summary = createScoreSummary('external');
    const { unitsWithEce, sesaMeanPct, maxPct, minPct } = published.adherenceNom024;
    for (const percent of syntheticScores(unitsWithEce)) addScore(summary, percent, percent, 100);
    const figures = scoreFigures(summary);
    expect(figures).toMatchObject({ units: 94, meanOfPercents: sesaMeanPct, max: maxPct, min: minPct });
    expect([figures.meanOfPercents, figures.max, figures.min].map((figure) => formatPercent(figure, 0))).toEqual([
      '42\u00a0%',
      '71\u00a0%',
      '7\u00a0%',
    ]);
  });

  it('reaches each published barrier with a whole number of units', () => {
    const total = published.eceStatusJuly2011.total;
    for (const percent of Object.values(published.barriersPctOfUnits)) {
      const units = Math.round((percent * total) / 100);
      expect(comparePublishedShare(String(percent), units, total).status).toBe('agrees');
      // Five units more are 1.3 points: no rounding explains that.
      expect(comparePublishedShare(String(percent), units + 5, total).status).toBe('differs');
    }
  });

  it('lights its progress board by its own limit', () => {
    const limit = published.progressBoard.acceptableDeviationPct;
    expect(-RULE_2011.limit).toBe(limit);
    expect([lightOf(0), lightOf(limit), lightOf(limit - 0.1)]).toEqual(['as-expected', 'behind', 'far-behind']);
  });
});
