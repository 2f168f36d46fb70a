import { expect, test } from 'vitest';
import { comparativeReport, reportedEstimate } from '../../../electron/engine/report-content-comparative.ts';
import type { AggregateResult, CampaignBoard, CampaignEstimate } from '../../../shared/ipc/campaigns.ts';
import type { SampleDraw, TableScope } from '../../../shared/model/index.ts';
import { renderReport } from '../../../shared/report/index.ts';
import { estimateUniverse } from '../../../shared/statistics/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { FRAME } from '../../shared/report/run-page.ts';
import { queryOf } from './campaign-support.ts';
import { drawnCampaign, fleet } from './report-content-support.ts';

const UNITS = Array.from({ length: 8 }, (_, n) => `DFSYN00000${n}`);

const draw = {
  design: { strata: [{ id: 'todas', title: 'Todas', method: 'equal', sampleSize: 4 }] },
  strata: [
    { id: 'todas', method: 'equal', frame: 8, excluded: 0, selected: 4, certain: 0, replacements: 0, sizeTotal: null },
  ],
  units: UNITS.map((clues, n) => ({
    ...{ clues, stratum: 'todas', size: null, probability: 0.5, selected: n < 4, replacement: null },
  })),
} as unknown as SampleDraw;

const scope: TableScope = {
  ...{ universe: { title: 'Unidades del universo', units: 8 }, cutOff: '2026-03-10', catalogs: [] },
  ...{ checklist: { id: 'lista-sintetica', edition: '1.0' }, campaign: 'Otoño' },
};

const universe = estimateUniverse(
  draw,
  UNITS.slice(0, 4).map((clues, n) => ({ clues, value: 40 + 5 * n })),
);

const estimate: CampaignEstimate = {
  ...{ checklist: 'lista-sintetica', kind: 'external', scope, visited: { units: 4, mean: 47.5, min: 40, max: 55 } },
  ...{ estimate: universe, hajek: universe.mean, notes: universe.mean.notes },
};

const board = { estimates: [estimate] } as unknown as CampaignBoard;

async function asked(change: Partial<AggregateResult> = {}) {
  const desk = fleet(12);
  const query = queryOf({ checklist: 'lista-sintetica' });
  const result = { ...(await desk.handlers['aggregates.get'](query)), scope, ...change };
  const campaign = await drawnCampaign(desk);
  return comparativeReport({ query: { ...query, campaign }, result, board, bands: [] });
}

test('an estimate goes into a report with its error, and without the units that it comes from', () => {
  const reported = reportedEstimate(estimate);
  expect(reported.hajek).toEqual(universe.mean);
  expect(reported.represented).toBe(8);
  expect(canonicalJson(reported)).not.toContain('SYN');
});

test('it stands beside the tables of its campaign, as they are printed', async () => {
  const subject = await asked();
  expect(subject.estimate?.hajek?.value).toBe(47.5);
  const { html } = renderReport({ kind: 'comparative', subject }, FRAME);
  expect(html).toContain('Estimaciones de la campaña «Otoño»');
  expect(html).toContain(`± ${(universe.mean.standardError ?? 0).toFixed(1)}`);
});

test('it is left out where something of the same units is hidden', async () => {
  const row = { keys: ['09'], titles: ['Ciudad de México'], figures: { hidden: true } } as const;
  expect((await asked({ rows: [row] })).estimate).toBeNull();
  expect((await asked({ total: { hidden: true } })).estimate).toBeNull();
  expect((await asked({ threshold: 5 })).estimate).toBeNull();
  expect((await asked({ hidden: { periods: ['2024'], categories: [], barriers: [], items: 0 } })).estimate).toBeNull();
});
