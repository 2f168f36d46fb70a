import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportText } from '../electron/engine/export-run.ts';
import { readSubjectFile } from '../electron/engine/result-file.ts';
import { visitFolio } from '../electron/engine/visit-judge.ts';
import { tableCsv } from '../shared/export/table.ts';
import { runTables } from '../shared/export/tables.ts';
import type { ClosedVisit, ReportFrame, Score, Severity, VerificationResult } from '../shared/model/index.ts';
import { folioOf, renderReport } from '../shared/report/index.ts';
import { wholeResult } from '../shared/report/model-whole.ts';
import { formatNumber, formatPercent } from '../shared/text/format.ts';
import { OUTCOME_WORDS } from '../shared/text/result-words.ts';
import { rowsOf, sectionOf, textOf } from './support/html-report.ts';
import { RESULT_FILES, RESULT_NAMES, readFixture, VISIT_NAME } from './support/result-files.ts';

/** A report printed today, of what an earlier version wrote, shows the figures that stand in that file. */

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

function frameWith(digest: string): ReportFrame {
  return {
    generatedAt: '2026-11-22T18:00:00-06:00',
    toolVersion: '0.1.0',
    institution: 'Institución sintética',
    logo: null,
    signatories: [],
    paper: 'carta',
    detail: 'summary',
    digest,
    signatures: [],
  };
}

/** As the report writes them, with plain spaces. */
const percent = (value: number) => formatPercent(value).replace(/\s/g, ' ');
const number = (value: number) => formatNumber(value).replace(/\s/g, ' ');

/** As many of score, interval and coverage as there are. */
function figuresOf({ percent: value, interval, coverage }: Pick<Score, 'percent' | 'interval' | 'coverage'>) {
  return [value, ...(interval ?? []), coverage].filter((figure) => figure !== null).map(percent);
}

function totals({ rules }: VerificationResult): Readonly<Record<Severity, number>> {
  const of = (severity: Severity) =>
    rules.filter((rule) => rule.severity === severity).reduce((sum, { total }) => sum + total, 0);
  return { error: of('error'), warning: of('warning'), info: of('info') };
}

describe.each(RESULT_NAMES)('the report of %s', (name) => {
  const written = readFixture<VerificationResult>(name);
  const { score, run } = written;

  async function page(): Promise<string> {
    const file = await readSubjectFile(join(RESULT_FILES, name));
    if (file.kind !== 'run') throw new Error('no result');
    const content = { kind: 'run', subject: file.subject, acceptances: null, unitNames: {} } as const;
    return renderReport(content, frameWith(file.digest)).html;
  }

  it('shows score, interval, coverage, folio and totals', async () => {
    const html = await page();
    const head = textOf(sectionOf(html, 'puntaje'));
    for (const figure of figuresOf(score)) expect(head).toContain(figure);
    expect(head.includes('preliminar')).toBe(score.preliminary);
    const facts = textOf(sectionOf(html, 'que-se-verifico'));
    expect(textOf(html)).toContain(folioOf(run));
    expect(facts).toContain(run.id);
    const { error, warning, info } = totals(written);
    expect(head).toMatch(new RegExp(`\\b${error} error(es)?\\b`));
    expect(head).toMatch(new RegExp(`\\b${warning} advertencias?\\b`));
    expect(head).toMatch(new RegExp(`\\b${info} avisos?\\b`));
  });

  it('shows each domain', async () => {
    const rows = rowsOf(sectionOf(await page(), 'puntaje-por-dominio'));
    expect(score.byDomain.length).toBeGreaterThan(0);
    for (const domain of score.byDomain) {
      const row = rows.find(([title]) => title?.startsWith(domain.title))?.join(' | ');
      for (const figure of figuresOf(domain)) expect(row).toContain(figure);
      expect(row?.includes('Sin puntaje'), domain.id).toBe(domain.percent === null);
      for (const [outcome, count] of Object.entries(domain.outcomes)) {
        expect(row).toContain(`${OUTCOME_WORDS[outcome as keyof typeof OUTCOME_WORDS]}: ${number(count)}`);
      }
    }
  });

  it('shows each requirement with its outcome and counts', async () => {
    const rows = rowsOf(sectionOf(await page(), 'requisitos'));
    expect(score.items.length).toBeGreaterThan(0);
    for (const item of score.items) {
      const counts = [item.applicable, item.held, item.failed, item.undecided].map(number);
      const shown = item.decidedBy === 'attestation' ? ['—', '—', '—', '—'] : counts;
      const row = rows.find(([title]) => title?.startsWith(item.title));
      expect(row?.slice(1, 6), item.id).toEqual([OUTCOME_WORDS[item.outcome], ...shown]);
    }
  });

  it('shows each rule with its total, and each unit', async () => {
    const html = await page();
    const rules = rowsOf(sectionOf(html, 'hallazgos'));
    for (const { failureTitle, total } of written.rules) {
      expect(rules.filter(([, title]) => title?.includes(failureTitle)).map(([, , count]) => count)).toContain(
        number(total),
      );
    }
    if (written.units.length < 2) return;
    const units = rowsOf(sectionOf(html, 'unidades'));
    for (const { clues, score: own } of written.units) {
      const row = units.find(([title]) => title?.startsWith(clues))?.join(' | ');
      for (const figure of figuresOf(own)) expect(row).toContain(figure);
    }
  });

  it('has the same figures in every export', async () => {
    const file = await readSubjectFile(join(RESULT_FILES, name));
    if (file.kind !== 'run') throw new Error('no result');
    const whole = { result: wholeResult(file.subject), acceptances: null };
    const kept = { result: file.subject, acceptances: null };

    expect(JSON.parse(exportText(kept, 'json'))).toEqual(written);

    const tables = new Map(runTables(whole).map((table) => [table.file, [...tableCsv(table)].join('')]));
    const cells = (table: string) => (tables.get(table) ?? '').split('\r\n').map((line) => line.split(','));
    const summary = new Map(cells('resumen').map(([dato = '', valor]) => [dato, valor]));
    expect(summary.get('Puntaje (%)')).toBe(String(score.percent ?? ''));
    expect(summary.get('Cobertura (%)')).toBe(String(score.coverage ?? ''));
    const sums = totals(written);
    expect([summary.get('Errores'), summary.get('Advertencias')]).toEqual([String(sums.error), String(sums.warning)]);
    expect(cells('requisitos').map(([id]) => id)).toEqual(['\ufeffrequisito', ...score.items.map(({ id }) => id), '']);
    expect(cells('reglas').length - 2).toBe(written.rules.length);

    const markdown = exportText(whole, 'markdown').replace(/\s+/g, ' ');
    for (const figure of figuresOf(score)) expect(markdown).toContain(figure);

    const junit = exportText(whole, 'junit');
    expect(junit.match(/<testcase /g)).toHaveLength(score.items.length);
    const failed = score.items.filter(({ outcome }) => outcome === 'no-cumple' || outcome === 'cumple-parcial');
    expect(junit.match(/<failure[ >]/g) ?? []).toHaveLength(failed.length);

    const { runs } = JSON.parse(exportText(whole, 'sarif'));
    const findings = written.files.reduce((sum, { findings: found }) => sum + found.length, 0);
    expect(runs[0].results).toHaveLength(findings);

    expect(exportText(whole, 'measure-report')).toContain(`"value": ${score.percent}`);
    expect(SEVERITIES.reduce((sum, severity) => sum + sums[severity], 0)).toBe(
      written.files.reduce((sum, { findingsTotal }) => sum + findingsTotal, 0),
    );
  });
});

describe('the acta of an earlier version', () => {
  it('shows the figures of the closed visit', async () => {
    const written = readFixture<ClosedVisit>(VISIT_NAME);
    const file = await readSubjectFile(join(RESULT_FILES, VISIT_NAME));
    if (file.kind !== 'visit') throw new Error('the fixture is of no visit');
    const { subject } = file;
    const folio = visitFolio(subject.head);
    const { html } = renderReport({ kind: 'visit', subject, folio }, frameWith('f'.repeat(64)));
    const text = textOf(html);
    expect(text).toContain(folio);
    expect(written.results.length).toBeGreaterThan(0);
    for (const { score } of written.results) {
      for (const figure of figuresOf(score)) expect(text).toContain(figure);
      expect(score.items.length).toBeGreaterThan(0);
      for (const { id, title, outcome } of score.items) {
        const row = rowsOf(html).find(([head]) => head?.startsWith(title));
        expect(row?.[1], id).toBe(OUTCOME_WORDS[outcome]);
      }
    }
    for (const { name } of written.head.people) expect(text).toContain(name);
  });
});
