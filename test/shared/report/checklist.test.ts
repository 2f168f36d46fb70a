import { describe, expect, it } from 'vitest';
import type { Citation } from '../../../shared/model/index.ts';
import type { ChecklistItem, ChecklistReport } from '../../../shared/report/checklist-data.ts';
import { renderReport } from '../../../shared/report/index.ts';
import { sectionOf, tableRows, textOf } from './page.ts';
import { FRAME } from './run-page.ts';

const cite = (clause: string, confidence: Citation['confidence']): Citation => ({
  norm: 'NOM-024',
  clause,
  confidence,
});

const item = (id: string, change: Partial<ChecklistItem>): ChecklistItem => ({
  ...{ id, title: `Requisito ${id}`, why: 'Por qué.', remedy: 'Qué hacer.', citation: [], weight: 1, mandatory: false },
  ...{ bands: { full: 0.95, partial: 0.7 }, evidence: '', modules: [], deciders: [], decidedBy: 'check' },
  decision: { by: 'check', checks: [id] },
  ...change,
});

const report: ChecklistReport = {
  ...{ schema: 'cotejo/report-checklist@1', on: '2026-11-22' },
  checklist: {
    ...{ id: 'lista', edition: '1.2', title: 'Lista <i>', norm: 'NOM-024', description: 'Descripción.', formats: [] },
    ...{
      bands: { full: 0.95, partial: 0.7 },
      scoreBands: [{ id: 'alto', title: 'Alto', from: 80 }],
      notDeployed: 'exclude',
    },
    ...{
      rounding: { mode: 'half-up', decimals: 1 },
      sha256: 'ef'.repeat(32),
      origin: 'propia',
      basedOn: { id: 'madre', edition: '1.0' },
    },
    publishedAt: '2026-10-01T10:00:00-06:00',
  },
  domains: [
    {
      ...{ id: 'd', title: 'Identificación', weight: 3.5 },
      items: [
        item('uno', {
          citation: [cite('6.1', 'confirmed'), cite('6.2', 'reported')],
          mandatory: true,
          deciders: ['La CURP existe'],
        }),
        item('dos', {
          citation: [cite('7.7', 'recalled')],
          weight: 2.5,
          decidedBy: 'attestation',
          modules: ['farmacia'],
          evidence: 'Una captura.',
        }),
      ],
    },
    { id: 'vacio', title: 'Dominio vacío', weight: 0, items: [] },
  ],
  modules: [{ id: 'farmacia', title: 'Farmacia' }],
  groupings: [{ id: 'g', title: 'Grupo', note: 'Con una nota.' }],
  questions: [{ id: 'q', domain: 'd', title: '¿Cuántas camas?' }],
  checks: [
    {
      id: 'uno',
      severity: 'error',
      title: 'La CURP existe',
      failureTitle: 'Falta la CURP',
      why: 'Motivo.',
      remedy: 'Anótela.',
      citation: [cite('6.3', 'uncertain')],
      items: ['uno'],
    },
  ],
  catalogs: [
    {
      ...{ id: 'cie-10', title: 'CIE-10', edition: '2026', rows: 12345, sha256: '12'.repeat(32), source: 'importado' },
      ...{ importedAt: '2026-11-01T10:00:00-06:00', serves: { from: '2026-01-01', to: null }, inUse: true },
    },
    {
      ...{ id: 'cie-10', title: 'CIE-10', edition: '2025', rows: 12000, sha256: '34'.repeat(32), source: 'integrado' },
      ...{ importedAt: null, serves: null, inUse: false },
    },
  ],
  missing: [{ id: 'clues', title: 'Establecimientos' }],
  problems: ['El archivo «x» no se puede leer.'],
};

describe('a checklist with what it rests on', () => {
  const { html: page } = renderReport({ kind: 'checklist', subject: report }, FRAME);
  const text = textOf(page);

  it('prints a confirmed clause plainly, a reported one with its mark, and no other', () => {
    expect(text).toContain('NOM-024, 6.1; NOM-024, 6.2†');
    expect(page).not.toContain('7.7');
    expect(page).not.toContain('6.3');
    expect(text).toContain('Numeral según fuente secundaria');
  });

  it('says weights, bands and who decides', () => {
    const rows = tableRows(sectionOf(page, 'Identificación'));
    expect(rows[0].slice(1)).toEqual([
      'Comprobaciones sobre los registros La CURP existe',
      'cumple: 95.0\u00a0% en parte: 70.0\u00a0%',
      '1',
    ]);
    expect(rows[1].slice(1)).toEqual(['Una persona lo atestigua En cada módulo: Farmacia', '—', '2.5']);
    expect(text).toContain('Evidencia: Una captura.');
    expect(text).toContain('Alto 80\u00a0%');
    expect(text).toContain('Grupo (Con una nota.).');
    expect(page).not.toContain('id="requisitos-vacio"');
  });

  it('says each edition of a catalogue, when it serves, and what is missing', () => {
    const rows = tableRows(sectionOf(page, 'Catálogos'));
    expect(rows.map((row) => row[3])).toEqual([
      'Desde 01/01/2026 es la que cuenta en la fecha de los datos',
      'No: otra la oculta',
    ]);
    expect(rows[0].slice(1, 3)).toEqual(['2026 Importado el 01/11/2026', '12,345']);
    expect(text).toContain('Establecimientos: lo que depende de ellos no se puede decidir');
    expect(text).toContain('El archivo «x» no se puede leer.');
  });

  it('says what it is and where it came from', () => {
    for (const words of [
      'Propia, publicada el 1 de octubre de 2026',
      'madre, edición 1.0',
      'ef'.repeat(32),
      '2 requisitos en 2 dominios; 1 pregunta de entrevista',
    ])
      expect(text).toContain(words);
    expect(page).toContain('Lista &lt;i&gt;');
  });
});
