import { describe, expect, it } from 'vitest';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { comparisonReport } from '../../../shared/report/comparison-build.ts';
import type { ComparisonReport } from '../../../shared/report/comparison-data.ts';
import { renderReport } from '../../../shared/report/index.ts';
import { makeResult, type ResultFixtureOptions } from '../../support/result-fixture.ts';
import { sectionOf, tableRows, textOf } from './page.ts';
import { FRAME } from './run-page.ts';

const run = (
  startedAt: string,
  options: ResultFixtureOptions = {},
  change: Partial<VerificationResult['run']> = {},
) => {
  const result = makeResult(options);
  return { ...result, run: { ...result.run, id: `corrida-${startedAt}`, startedAt, ...change } };
};

const side = (result: VerificationResult) => ({
  result,
  sha256: 'ab'.repeat(32),
  unitName: 'Hospital <b>Ficticio',
  unitToday: null,
});

const compared = (before: VerificationResult, after: VerificationResult): ComparisonReport =>
  comparisonReport(side(before), side(after));

const pageOf = (subject: ComparisonReport) => renderReport({ kind: 'comparison', subject }, FRAME).html;

const FIRST = '2026-01-10T09:00:00.000-06:00';
const SECOND = '2026-02-10T09:00:00.000-06:00';

describe('the comparison of two runs', () => {
  it('counts by rule what is new, fixed and the same, and its sums are those of all', () => {
    const report = compared(run(FIRST, { findings: 80 }), run(SECOND, { findings: 30, seed: 1 }));
    const sum = (part: 'added' | 'fixed' | 'same') => report.rules.reduce((total, rule) => total + rule[part], 0);
    expect([sum('added'), sum('fixed'), sum('same')]).toEqual(Object.values(report.findings));
    const kept = (result: ComparisonReport['before']) =>
      result.totals.error + result.totals.warning + result.totals.info;
    expect(report.findings.fixed + report.findings.same).toBe(kept(report.before));
    expect(report.findings.added + report.findings.same).toBe(kept(report.after));
    const [first] = report.rules;
    const rows = tableRows(sectionOf(pageOf(report), 'Hallazgos por regla'));
    expect(rows[0].slice(2)).toEqual([first.added, first.fixed, first.same].map(String));
  });

  it('of a run and itself at another hour nothing changed', () => {
    const report = compared(run(FIRST), run(SECOND));
    expect(report).toMatchObject({ warnings: [], items: [], findings: { added: 0, fixed: 0 } });
    expect(textOf(pageOf(report))).toContain('El puntaje es el mismo. ');
    expect(textOf(pageOf(report))).toContain('Ningún requisito cambió de resultado.');
  });

  it('says which items became better and which worse', () => {
    const [before, after] = [run(FIRST), run(SECOND)];
    const outcomes = ['no-cumple', 'cumple', 'por-revisar'] as const;
    const was = ['cumple-parcial', 'cumple-parcial', 'cumple'] as const;
    const withOutcomes = (result: VerificationResult, list: readonly (typeof outcomes | typeof was)[number][]) => ({
      ...result,
      score: {
        ...result.score,
        items: result.score.items.map((item, i) => ({ ...item, outcome: list[i] ?? item.outcome })),
      },
    });
    const report = compared(withOutcomes(before, was), withOutcomes(after, outcomes));
    expect(report.items.map(({ change }) => change)).toEqual(['worse', 'better', 'other']);
    const page = pageOf(report);
    expect(page.indexOf('Empeoraron')).toBeLessThan(page.indexOf('Mejoraron'));
  });

  it('warns first where the figures do not stand for the same thing', () => {
    const before = run(FIRST);
    const other = run(SECOND, { catalogs: false }, { status: 'cancelada', unit: 'DFSSA000022' });
    const report = compared(
      { ...before, tool: { name: 'cotejo', version: '0.0.9' } },
      { ...other, run: { ...other.run, checklist: { ...other.run.checklist, edition: '9.9' } } },
    );
    expect(report.warnings.map((warning) => warning.split(' ').slice(0, 5).join(' '))).toEqual([
      'Las verificaciones no nombran la',
      'Se usaron dos ediciones de',
      'No se tuvieron las mismas',
      'Se hicieron con dos versiones',
      'La verificación posterior se canceló',
    ]);
    const page = pageOf(report);
    expect(page.indexOf('class="alert"')).toBeGreaterThan(0);
    expect(page.indexOf('class="alert"')).toBeLessThan(page.indexOf('class="panel"'));
  });

  it('says of which rules only a part could be compared', () => {
    const options = { findings: 400, maxFindings: 5 };
    const report = compared(run(FIRST, options), run(SECOND, options));
    const partial = report.rules.filter((rule) => rule.partial);
    expect(partial.length).toBeGreaterThan(0);
    for (const { totalBefore, added, fixed, same } of partial) expect(added + fixed + same).toBeLessThan(totalBefore);
    expect(textOf(pageOf(report))).toContain('comparación en parte');
  });

  it('lets nothing of a value, a path or a name become markup', () => {
    const page = pageOf(compared(run(FIRST, { hostile: true }), run(SECOND, { hostile: true, seed: 3 })));
    expect(page).not.toMatch(/<script|<img src=x|<b>Ficticio/);
    expect(page).toContain('Hospital &lt;b&gt;Ficticio');
  });
});
