import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annexTables, writeAnnex } from '../../../electron/engine/export-run-annex.ts';
import { comparativeReport } from '../../../electron/engine/report-content-comparative.ts';
import { comparisonContent } from '../../../electron/engine/report-content-comparison.ts';
import type { ReportContent } from '../../../shared/report/document.ts';
import {
  putEdition,
  putUnits,
  putVisits,
  syntheticChecklist,
  syntheticClues,
} from '../../support/registry/synthetic-visits.ts';
import { makeResult } from '../../support/result-fixture.ts';
import { sheetsOf } from '../../support/xlsx-reader.ts';
import { handlersOver, queryOf } from './campaign-support.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-anexo-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function bookOf(content: ReportContent) {
  const path = join(folder, 'anexo.xlsx');
  expect(await writeAnnex(content, path)).toBe(true);
  return new Map((await sheetsOf(readFileSync(path))).map((sheet) => [sheet.name, sheet.rows]));
}

describe('the workbook beside a report', () => {
  it('of a run has every kept finding', async () => {
    const subject = makeResult({ findings: 700 });
    const book = await bookOf({ kind: 'run', subject, acceptances: null, unitNames: {} });
    const kept = subject.files.reduce((sum, { findings }) => sum + findings.length, 0);
    expect(kept).toBe(700);
    expect(book.get('Hallazgos')).toHaveLength(kept + 1);
  });

  it('of a comparison has both scores, what changed and the first places', async () => {
    const one = makeResult({ findings: 60, seed: 1 });
    const later = makeResult({ findings: 30, seed: 2 });
    const other = { ...later, run: { ...later.run, startedAt: '2026-12-22T09:15:30.000-06:00' } };
    const content = comparisonContent(one, other);
    if (content.kind !== 'comparison') throw new Error('a comparison');
    const { subject } = content;
    const book = await bookOf(content);
    const summary = new Map(book.get('Resumen')!.map(([name, before, after]) => [name, [before, after]]));
    expect(summary.get('Puntaje (%)')).toEqual([one.score.percent, other.score.percent]);
    expect(summary.get('Hallazgos nuevos')?.[1]).toBe(subject.findings.added);
    expect(subject.findings.added).toBeGreaterThan(0);
    expect(book.get('Requisitos que cambiaron')).toHaveLength(subject.items.length + 1);
    const added = book
      .get('Reglas')!
      .slice(1)
      .map((row) => row[3]);
    expect(added).toEqual(subject.rules.map((rule) => rule.added));
    const places = subject.rules.reduce(
      (sum, { firstAdded, firstFixed }) => sum + firstAdded.length + firstFixed.length,
      0,
    );
    expect(book.get('Primeros lugares')).toHaveLength(places + 1);
  });

  it('of many units has the tables of the report, and hides in them what the report hides', async () => {
    const checklist = syntheticChecklist('lista', ['uno', 'dos'], '1.0', []);
    const { handlers } = handlersOver((store) => {
      const states = ['09', '09', '09', '09', '14'];
      putUnits(
        store,
        states.map((state, i) => ({ clues: syntheticClues(i), state, institution: 'SSA' })),
      );
      putEdition(store, checklist);
      putVisits(
        store,
        states.map((_, i) => ({
          ...{ id: `visita-${i}`, clues: syntheticClues(i), checklist, percent: 10 * i },
          outcomes: ['cumple', 'no-cumple'] as const,
        })),
      );
    });
    const query = queryOf({ checklist: 'lista', groupBy: ['state'], threshold: 2 });
    const result = await handlers['aggregates.get'](query);
    const subject = comparativeReport({ query, result, board: null, bands: [] });
    const book = await bookOf({ kind: 'comparative', subject });
    const rows = book.get('Calificaciones')!;
    expect(rows[0].slice(0, 2)).toEqual(['Entidad', 'Unidades con calificación']);
    const hidden = subject.rows.filter(({ figures }) => figures.hidden).length;
    expect(hidden).toBeGreaterThan(0);
    expect(rows.filter((row) => row.includes('oculto'))).toHaveLength(hidden);
    expect(book.get('Alcance')!.map(([name]) => name)).toContain('Fecha de corte');
  });

  it('is none where the pages say all that there is', async () => {
    const path = join(folder, 'ninguno.xlsx');
    const content = { kind: 'unit', subject: {} } as ReportContent;
    expect(annexTables(content)).toBeNull();
    expect(await writeAnnex(content, path)).toBe(false);
    expect(existsSync(path)).toBe(false);
  });
});
