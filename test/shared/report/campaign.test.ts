import { describe, expect, it } from 'vitest';
import type { CampaignReport, CampaignStratum } from '../../../shared/report/campaign-data.ts';
import { renderReport } from '../../../shared/report/index.ts';
import { share } from '../../../shared/statistics/index.ts';
import { sectionOf, tableRows, textOf } from './page.ts';
import { FRAME } from './run-page.ts';

const stratum = (id: string, change: Partial<CampaignStratum>): CampaignStratum => ({
  ...{ id, title: `Estrato ${id}`, method: 'equal', unsized: null, rules: ['Las que queden'], frame: 40, excluded: 0 },
  ...{
    certain: 0,
    sizeTotal: null,
    replacements: 2,
    selected: 10,
    visited: 6,
    replaced: 1,
    unreachable: 1,
    pending: 2,
  },
  done: share(7, 10),
  ...change,
});

const report: CampaignReport = {
  ...{ schema: 'cotejo/report-campaign@1', on: '2026-11-22', selected: 20 },
  campaign: {
    id: 'c1',
    title: 'Otoño <b>',
    status: 'sorteada',
    createdAt: '2026-09-01',
    drawnAt: '2026-09-02T10:00:00-06:00',
  },
  universe: { units: 80, filter: ['Entidad: Jalisco'] },
  draw: {
    ...{
      design: 'Diseño de prueba',
      seed: 'semilla-publicada',
      procedure: 'cotejo-sorteo-1',
      universeFingerprint: '0123456789abcdef',
    },
    ...{ sha256: 'ab'.repeat(32), size: { attribute: 'camas', name: 'camas censables' } },
    notes: [{ stratum: null, message: 'Unidades en varios estratos: 2.', clues: [] }],
  },
  strata: [
    stratum('uno', {}),
    stratum('dos', { method: 'proportional', unsized: 'exclude', excluded: 3, sizeTotal: 910 }),
  ],
  byState: [{ state: '14', name: 'Jalisco', selected: 20, visited: 14, inaccessible: 2, done: share(14, 20) }],
  unreached: [
    {
      clues: 'JCSYN000001',
      name: 'Unidad sintética',
      state: 'Jalisco',
      stratum: 'uno',
      replaced: false,
      reason: 'El camino está cortado.',
    },
  ],
  unreachedMore: 3,
  estimates: [
    {
      ...{
        checklist: 'ece-funcional',
        editions: '1.0',
        kind: 'external',
        cutOff: '2026-11-20',
        represented: 77,
        notes: ['Una nota.'],
      },
      visited: { units: 14, mean: 41.2, min: 7, max: 71 },
      hajek: {
        estimator: 'hajek-mean',
        value: 42.345,
        standardError: 2.25,
        interval: [37.9, 46.79],
        confidence: 0.95,
        designEffect: null,
        notes: [],
      },
      horvitzThompson: {
        estimator: 'horvitz-thompson-mean',
        value: 43,
        standardError: null,
        interval: null,
        confidence: 0.95,
        designEffect: null,
        notes: [],
      },
    },
  ],
};

describe('the coverage of a campaign', () => {
  const { html: page } = renderReport({ kind: 'campaign', subject: report }, FRAME);

  it('adds the strata up as the window does', () => {
    expect(tableRows(sectionOf(page, 'Cobertura por estrato'))).toEqual([
      ['Estrato uno', '10', '6', '1', '1', '2', '70.0\u00a0%'],
      ['Estrato dos', '10', '6', '1', '1', '2', '70.0\u00a0%'],
      ['Todos los estratos', '20', '12', '2', '2', '4', '70.0\u00a0%'],
    ]);
  });

  it('gives estimates with their error, and says where there is none', () => {
    const rows = tableRows(sectionOf(page, 'Estimaciones para el universo'));
    expect(rows[0].slice(1)).toEqual(['41.2\u00a0%', '—', '—']);
    expect(rows[1].slice(1)).toEqual(['42.3\u00a0%', '± 2.3', '37.9\u00a0% a 46.8\u00a0% al 95\u00a0% de confianza']);
    expect(rows[2].slice(1)).toEqual(['43.0\u00a0%', '—', 'Sin intervalo: vea las notas.']);
    expect(textOf(page)).toContain('Las estimaciones hablan de 77 unidades.');
  });

  it('says the design in words and what repeats the draw', () => {
    const text = textOf(page);
    for (const words of [
      'Sorteo con probabilidad proporcional al tamaño',
      'suma de tamaños 910; las unidades sin tamaño quedan fuera; quedaron fuera 3',
      'semilla-publicada',
      'ab'.repeat(32),
      'camas censables (camas)',
      'Unidades en varios estratos: 2.',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('names who could not be reached, and why', () => {
    const section = sectionOf(page, 'Unidades inaccesibles y reemplazadas');
    expect(tableRows(section)[0].slice(1)).toEqual(['Estrato uno', 'Sin reemplazo', 'El camino está cortado.']);
    expect(textOf(section)).toContain('Y 3 unidades más.');
    expect(page).toContain('Otoño &lt;b&gt;');
  });

  it('draws the state that has drawn units', () => {
    const map = sectionOf(page, 'Avance por entidad federativa');
    expect(map.match(/<path class="state m3"/g)).toHaveLength(1);
    expect(tableRows(map)).toEqual([['Jalisco', '20', '14', '2', '70.0\u00a0%']]);
  });
});
