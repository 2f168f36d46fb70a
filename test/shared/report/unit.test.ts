import { describe, expect, it } from 'vitest';
import { renderReport } from '../../../shared/report/index.ts';
import type { UnitReport } from '../../../shared/report/unit-data.ts';
import { sectionOf, tableRows, textOf } from './page.ts';
import { FRAME } from './run-page.ts';

const point = (day: string, percent: number, preliminary = false) => ({
  ...{ day, at: Date.parse(day), percent, preliminary, edition: '1.0' },
  interval: preliminary ? ([percent - 5, percent + 10] as const) : null,
});

const item = {
  ...{
    id: 'curp-estructura',
    title: 'La CURP tiene la estructura oficial',
    why: 'Por qué.',
    remedy: 'Corrija la CURP.',
  },
  sentence: 'La CURP no tiene la estructura oficial',
  citation: [{ norm: 'NOM-024-SSA3-2012', clause: '6.5.1', confidence: 'reported' as const }],
  ...{ outcome: 'no-cumple' as const, weight: 0.5, mandatory: true, reason: null },
};

const domain = {
  id: 'd',
  title: 'Identificación',
  percent: 40,
  interval: null,
  coverage: 100,
  preliminary: false,
  outcomes: {},
};

const report: UnitReport = {
  ...{ schema: 'cotejo/report-unit@1', on: '2026-11-22' },
  unit: {
    ...{
      clues: 'DFSSA000010',
      name: `Hospital <i>${'Nombre Larguísimo '.repeat(20)}`,
      state: { key: '09', name: 'Ciudad de México' },
    },
    ...{
      institution: 'SSA',
      typology: null,
      level: 'Segundo nivel',
      type: null,
      operating: true,
      aliases: ['DFSSA000005'],
    },
  },
  standing: { state: 'con-observaciones', since: '2026-03-01', validUntil: '2027-03-01', visit: 'v1', reason: null },
  attributes: [{ name: 'camas', value: 120, source: 'camas.csv' }],
  series: [
    {
      origin: 'external',
      checklist: 'ece-funcional',
      title: 'Funciones',
      points: [point('2025-03-01T09:00:00-06:00', 40), point('2026-03-01T09:00:00-06:00', 55.5, true)],
    },
    {
      origin: 'self',
      checklist: 'ece-funcional',
      title: 'Funciones',
      points: [point('2026-02-01T09:00:00-06:00', 99)],
    },
  ],
  lastVisit: {
    ...{
      id: 'v1',
      version: 1,
      folio: 'CTJ-20260301-9F04C1',
      sha256: 'cd'.repeat(32),
      kind: 'external',
      purpose: 'follow-up',
    },
    ...{
      openedAt: '2026-03-01T09:00:00-06:00',
      closedAt: '2026-03-01T15:00:00-06:00',
      evaluators: ['Evaluadora Ficticia'],
    },
    results: [
      {
        checklist: {
          id: 'ece-funcional',
          edition: '1.0',
          title: 'Funciones',
          scoreBands: [{ id: 'medio', title: 'Medio', from: 50 }],
        },
        score: { percent: 55.5, interval: [50.5, 65.5], coverage: 90, preliminary: true, band: 'medio' },
        ...{ byDomain: [domain], notMet: [item] },
      },
    ],
  },
  lastRun: null,
  visits: [
    {
      ...{
        id: 'v1',
        kind: 'external',
        status: 'cerrada',
        openedAt: '2026-03-01T09:00:00-06:00',
        folio: 'CTJ-20260301-9F04C1',
      },
      scores: [{ title: 'Funciones', edition: '1.0', percent: 55.5, preliminary: true }],
    },
  ],
  ...{ visitsTotal: 1, runsTotal: 0 },
  agreements: {
    rows: [
      {
        ...{ id: 'a1', action: 'Definir perfiles', responsible: 'Sistemas', itemTitle: null, start: '2026-01-01' },
        ...{
          expectedEnd: '2026-12-31',
          status: 'pendiente',
          expected: 89.3,
          real: 50,
          deviation: -44,
          light: 'far-behind',
        },
        ...{ weight: 1, isExpectedByDate: true },
      },
      {
        ...{ id: 'a2', action: 'Comprar lectores', responsible: '', itemTitle: null, start: '2026-01-01' },
        ...{
          expectedEnd: '2026-12-31',
          status: 'pendiente',
          expected: 89.3,
          real: 'not-reported',
          deviation: null,
          light: null,
        },
        ...{ weight: 1, isExpectedByDate: false },
      },
    ],
    ...{ expected: 89.3, real: 50, light: 'far-behind', made: 3, met: 1 },
  },
  events: [
    { at: '2026-03-01T15:00:00-06:00', who: 'Evaluadora', kind: 'visita-cerrada', text: 'Se cerró la visita externa.' },
  ],
  eventsTotal: 400,
};

const pageOf = (change: Partial<UnitReport> = {}) =>
  renderReport({ kind: 'unit', subject: { ...report, ...change } }, FRAME);

describe('the report of a unit', () => {
  const { html: page, suggestedName, folio } = pageOf();

  it('says its standing with validity, keys and facts', () => {
    const text = textOf(page);
    for (const words of [
      'Con observaciones',
      'Vigente hasta 1 de marzo de 2027',
      'Acuerdos por solventar 2',
      'Ciudad de México',
      'DFSSA000005',
      'camas 120 camas.csv',
      'Segundo nivel',
    ]) {
      expect(text).toContain(words);
    }
    expect(page).toContain('Hospital &lt;i&gt;Nombre');
    expect(folio).toBe('CTJ-20261122-012345');
    expect(suggestedName).toBe('informe-de-unidad-DFSSA000010-20261122-012345.pdf');
  });

  it('draws each series by itself, a table under it; one point alone has only the table', () => {
    const section = sectionOf(page, 'Puntaje en el tiempo');
    expect(section.match(/class="chart line"/g)).toHaveLength(1);
    expect(section).toContain('01/03/2025, 40.0\u00a0%; 01/03/2026, 55.5\u00a0%');
    expect(section.match(/class="dot open"/g)).toHaveLength(1);
    expect(tableRows(section)).toEqual([
      ['01/03/2025 09:00', '40.0\u00a0%', '—', '1.0'],
      ['01/03/2026 09:00', '55.5\u00a0% preliminar', '50.5\u00a0% a 65.5\u00a0%', '1.0'],
      ['01/02/2026 09:00', '99.0\u00a0%', '—', '1.0'],
    ]);
    expect(section.indexOf('Visitas externas')).toBeLessThan(section.indexOf('Autoverificaciones'));
  });

  it('gives an interval of one value as one figure, as the rest of the page does', () => {
    const [first] = report.series;
    const points = [{ ...first.points[0], interval: [40, 40] as const }];
    const section = sectionOf(pageOf({ series: [{ ...first, points }] }).html, 'Puntaje en el tiempo');
    expect(tableRows(section)[0][2]).toBe('40.0\u00a0%');
  });

  it('says of the last visit what is not met, in words and with what to do', () => {
    const text = textOf(sectionOf(page, 'Última visita cerrada'));
    expect(text).toContain('Visita externa; de seguimiento');
    expect(text).toContain('Banda Medio');
    expect(text).toContain('La CURP no tiene la estructura oficial (obligatorio) NOM-024-SSA3-2012, 6.5.1†');
    expect(text).toContain('Corrija la CURP. 0.5');
    expect(textOf(page)).toContain('Numeral según fuente secundaria');
  });

  it('tells who has not reported from who reported 0', () => {
    const rows = tableRows(sectionOf(page, 'Acuerdos por solventar'));
    expect(rows[0].slice(2, 5)).toEqual([
      '89.3\u00a0% por fechas',
      '50.0\u00a0%',
      'Desviación mayor de 30\u00a0% −44.0\u00a0% respecto al esperado',
    ]);
    expect(rows[1].slice(2, 5)).toEqual(['89.3\u00a0% declarado', 'Sin informar', 'Sin avance informado']);
  });

  it('says what there is not', () => {
    const text = textOf(
      pageOf({
        series: [],
        lastVisit: null,
        visits: [],
        events: [],
        agreements: { ...report.agreements, rows: [], made: 0, met: 0 },
      }).html,
    );
    for (const words of [
      'No hay visitas cerradas ni verificaciones completas con puntaje.',
      'La unidad no tiene visitas cerradas.',
      'No se han verificado exportaciones de esta unidad.',
      'La unidad no tiene acuerdos.',
      'Esta unidad no se ha visitado.',
    ]) {
      expect(text).toContain(words);
    }
    expect(textOf(page)).toContain('1 de 400 hechos');
  });

  it('never calls it more than a local verification', () => {
    expect(page.toLowerCase()).not.toMatch(/certificad|unidad certificación/);
  });
});
