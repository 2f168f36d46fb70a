import { describe, expect, it } from 'vitest';
import type { UnitScore, VisitKind } from '../../../shared/model/index.ts';
import type { ComparativeReport } from '../../../shared/report/comparative-data.ts';
import { renderReport } from '../../../shared/report/index.ts';
import { mexicoMap } from '../../../shared/report/map.ts';
import { addToGroups, createGroups, NATIONAL_2011, scoreTable, trend } from '../../../shared/statistics/index.ts';
import { sectionOf, tableRows, textOf } from './page.ts';
import { FRAME } from './run-page.ts';

const scope = {
  ...{ universe: { title: 'Unidades del registro', units: 40 }, cutOff: '2026-03-10', catalogs: [] },
  checklist: { id: 'ece-funcional', edition: '1.0' },
};

const scores = Array.from(
  { length: 40 },
  (_, n): UnitScore<'external'> => ({
    ...{
      kind: 'external',
      clues: `DFSYN0000${n + 10}`,
      date: `${2024 + (n % 2)}-03-10`,
      percent: 10 + n,
      points: 10 + n,
    },
    ...{ weight: 100, keys: { state: n % 2 === 0 ? '09' : '14' } },
  }),
);

function reportOf(change: Partial<ComparativeReport> = {}): ComparativeReport {
  const groups = createGroups('external', ['state']);
  for (const score of scores) addToGroups(groups, score);
  const table = scoreTable(groups, scope, {});
  const { visited, withRecord, mean, lowest, highest, status, barriers } = NATIONAL_2011;
  return {
    ...{ schema: 'cotejo/report-comparative@1', scope, kind: 'external', dimensions: ['state'], grain: 'year' },
    checklist: { id: 'ece-funcional', title: 'Funciones', editions: ['1.0'] },
    asked: { from: '2024-01-01', to: null, edition: null, filter: [], campaign: null },
    rows: table.rows.map(({ keys, figures }) => ({ keys, titles: [keys[0] ?? ''], figures })),
    total: table.total,
    ...{ bands: [], threshold: 0, ranking: [], eceStatusTitles: [{ id: 'operando', title: 'Operando' }] },
    byState: [
      { state: '09', name: 'Ciudad de México', figures: { hidden: false, value: { units: 20, mean: 29 } } },
      { state: '14', name: 'Jalisco', figures: { hidden: true } },
    ],
    eceStatus: {
      rows: [
        {
          ...{ category: 'operando', units: 10 },
          ofAnswered: { part: 10, whole: 40, percent: 25, overHundred: false },
          ofApplicable: { part: 10, whole: 40, percent: 25, overHundred: false },
        },
      ],
      ...{ answered: 40, applicable: 40, absent: { 'not-applicable': 0, 'not-reported': 0, blank: 0 } },
    },
    barriers: [{ id: 'personal-para-operar', title: 'Falta personal', units: 5, asked: 40, percent: 12.5 }],
    items: [],
    trend: trend<VisitKind>('external', scores, 'year'),
    hidden: { periods: [], categories: [], barriers: [], items: 2 },
    estimate: null,
    adherence2011: { withRecord, mean, lowest, highest },
    interview2011: { visited, status, barriers },
    ...change,
  };
}

const pageOf = (subject: ComparativeReport) => renderReport({ kind: 'comparative', subject }, FRAME).html;

describe('the comparative of many units', () => {
  const page = pageOf(reportOf());

  it('puts the published figures of 2011 beside its own', () => {
    const rows = tableRows(sectionOf(page, 'Cifras de todas las unidades'));
    expect(rows[0].slice(1)).toEqual(['40', '94']);
    expect(rows[1].slice(1)).toEqual(['29.5\u00a0%', '42.0\u00a0%']);
    expect(rows.map((row) => row.at(-1))).toEqual(expect.arrayContaining(['7.0\u00a0%', '71.0\u00a0%']));
    expect(tableRows(sectionOf(page, 'Estado del expediente clínico electrónico'))).toEqual([
      ['Operando', '10', '25.0\u00a0%', '94', '24.6\u00a0%'],
    ]);
    expect(tableRows(sectionOf(page, 'Barreras'))[0].slice(-2)).toEqual(['12.5\u00a0%', '61\u00a0%']);
  });

  it('has none of them where they measure something else', () => {
    expect(pageOf(reportOf({ adherence2011: null, interview2011: null }))).not.toContain('>2011');
  });

  it('draws a class for a mean, hatches what is hidden, and leaves the rest without data', () => {
    const map = sectionOf(page, 'Media por entidad federativa');
    expect(map.match(/<path class="state m1"/g)).toHaveLength(1);
    expect(map.match(/<path class="state hidden" fill="url\(#oculto-media\)"/g)).toHaveLength(1);
    expect(map.match(/<path class="state none"/g)).toHaveLength(30);
    expect(tableRows(map)).toEqual([
      ['Ciudad de México', '20', '29.0\u00a0%'],
      ['Jalisco', 'Oculto'],
    ]);
  });

  it('says the same in the distribution and in its table', () => {
    const section = sectionOf(page, 'Distribución de las calificaciones');
    const counts = tableRows(section).map(([, units]) => Number(units));
    expect(counts.reduce((sum, units) => sum + units, 0)).toBe(40);
    expect(section).toContain(`de 10 a 20: ${counts[1]}`);
  });

  it('says what was asked for and what was left out', () => {
    const text = textOf(page);
    expect(text).toContain('Del 1 de enero de 2024 en adelante');
    expect(text).toContain('2 requisitos se ocultan');
    expect(text).toContain('Universo: Unidades del registro, 40 unidades');
  });

  it('is nothing but a sentence where all is hidden', () => {
    const hidden = pageOf(reportOf({ total: { hidden: true }, threshold: 50, byState: [], rows: [] }));
    expect(textOf(hidden)).toContain('Todo queda oculto: hay menos unidades que el umbral de 50');
    expect(hidden).not.toContain('Distribución de las calificaciones');
  });
});

it('puts the ends of the classes where the window puts them', () => {
  const classOf = (percent: number) => {
    const states = [{ key: '09', percent, hidden: false }];
    const { markup } = mexicoMap({ id: 'x', title: 't', description: 'd', legend: 'l', states });
    return /<path class="state (m\d)"/.exec(markup)?.[1];
  };
  expect([0, 19.9, 20, 40, 60, 80, 100, 130].map(classOf)).toEqual(['m0', 'm0', 'm1', 'm2', 'm3', 'm4', 'm4', 'm4']);
});
