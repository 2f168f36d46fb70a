import { expect, test } from 'vitest';
import {
  asked,
  choicesOf,
  isNarrowed,
  tidy,
  toggled,
  useUnitsSearch,
} from '../../renderer/features/unidades/units-search.ts';
import { valueName } from '../../renderer/features/unidades/words.ts';
import type { T } from '../../renderer/state/text.ts';
import type { RunSummary, VisitSummary } from '../../shared/model/index.ts';
import { scoreSeries } from '../../shared/report/unit-series.ts';

/** Says which text was asked for, with what is filled in. */
const t = ((key: string, values: object = {}) => [key, ...Object.values(values)].join(' ')) as unknown as T;

test('a filter is sent without the parts that mean all', () => {
  expect(tidy({ text: '', states: [], onlyOperating: false, withAttribute: undefined })).toEqual({});
  expect(asked({ text: '  hospital ', states: ['07'] })).toEqual({ text: 'hospital', states: ['07'] });
  expect(isNarrowed({ text: '   ' })).toBe(false);
  expect(isNarrowed({ onlyOperating: true })).toBe(true);
});

test('choices are added once and taken off', () => {
  expect(toggled(undefined, '07', true)).toEqual(['07']);
  expect(toggled(['07', '09'], '07', true)).toEqual(['09', '07']);
  expect(toggled(['07', '09'], '07', false)).toEqual(['09']);
  expect(choicesOf({ text: 'x', states: ['07', '09'], onlyOperating: true, withAttribute: 'camas' })).toBe(4);
});

test('what was searched stays until it is changed', () => {
  const { change, set } = useUnitsSearch.getState();
  change({ text: 'tuxtla', states: ['07'] });
  change({ states: [] });
  expect(useUnitsSearch.getState().filter).toEqual({ text: 'tuxtla' });
  set({});
  expect(useUnitsSearch.getState().filter).toEqual({});
});

test('values are written as people know them; a bare code of a type is said to be one', () => {
  expect(valueName(t, 'states', '07')).toBe('Chiapas');
  expect(valueName(t, 'standings', 'vencida')).toBe('units.standing.vencida');
  expect(valueName(t, 'types', '2')).toBe('units.typeCode 2');
  expect(valueName(t, 'types', 'DE CONSULTA EXTERNA')).toBe('DE CONSULTA EXTERNA');
  expect(valueName(t, 'institutions', 'IMB')).toBe('IMB');
});

const visit = (kind: VisitSummary['kind'], openedAt: string, percent: number | null, status: VisitSummary['status']) =>
  ({
    ...{ kind, openedAt, status },
    scores: [
      { checklist: 'ece-funcional', edition: '1.0', percent, interval: [50, 99], preliminary: false, band: null },
    ],
  }) as unknown as VisitSummary;

test('scores of each kind of visit and of runs stay apart, oldest first', () => {
  const run = {
    ...{ status: 'completa', checklist: 'ece-funcional', percent: 90, interval: [80, 95] },
    startedAt: '2026-01-01T10:00:00.000-06:00',
  } as unknown as RunSummary;
  const series = scoreSeries(
    [
      visit('external', '2026-03-01T09:00:00.000-06:00', 70, 'cerrada'),
      visit('self', '2026-02-01T09:00:00.000-06:00', 99, 'cerrada'),
      visit('external', '2026-01-01T09:00:00.000-06:00', 60, 'cerrada'),
      visit('external', '2026-04-01T09:00:00.000-06:00', 75, 'abierta'),
      visit('internal', '2026-04-01T09:00:00.000-06:00', null, 'cerrada'),
    ],
    [run, { ...run, status: 'cancelada' }],
  );
  expect(series.map(({ origin, points }) => [origin, points.map(({ percent }) => percent)])).toEqual([
    ['external', [60, 70]],
    ['self', [99]],
    ['run', [90]],
  ]);
  expect(series[2].points[0].interval).toEqual([80, 95]);
  expect(series[1].points[0].interval).toEqual([50, 99]);
});
