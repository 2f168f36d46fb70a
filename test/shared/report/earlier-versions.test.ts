import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { formatNumber, formatPercent } from '../../../shared/text/format.ts';
import { makeResult } from '../../support/result-fixture.ts';
import { sectionOf, tableRows, textOf } from './page.ts';
import { renderRun } from './run-page.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/results/', import.meta.url));
const KEPT = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, value: JSON.parse(readFileSync(FOLDER + name, 'utf8')) as VerificationResult }))
  .filter(({ value }) => value.schema === 'cotejo/verification@1');

describe('a result of an earlier version', () => {
  test('is kept of each', () => expect(KEPT.length).toBeGreaterThanOrEqual(5));

  for (const { name, value } of KEPT) {
    test(`shows its own figures: ${name}`, () => {
      const { html } = renderRun(value, { detail: 'findings' });
      const { score, rules } = value;
      const cover = textOf(html.slice(0, html.indexOf('class="numbered"')));
      if (score.percent !== null) expect(cover).toContain(formatPercent(score.percent));
      expect(textOf(sectionOf(html, 'Qué se verificó y con qué'))).toContain(value.run.id);
      const total = rules.reduce((sum, rule) => (rule.severity === 'error' ? sum + rule.total : sum), 0);
      expect(cover).toContain(`${formatNumber(total)} error`);
      const domains = tableRows(sectionOf(html, 'Puntaje por dominio'));
      expect(domains.map((row) => row[2]?.replace('preliminar', '').trim())).toEqual(
        score.byDomain.map((domain) => (domain.percent === null ? 'Sin puntaje' : formatPercent(domain.percent))),
      );
      expect(tableRows(sectionOf(html, 'Requisitos'))).toHaveLength(score.items.length);
      if (rules.length === 0) return;
      const overview = tableRows(sectionOf(html, 'Hallazgos por regla')).slice(0, rules.length);
      expect(overview.map((row) => row[2]).sort()).toEqual(rules.map((rule) => formatNumber(rule.total)).sort());
    });
  }

  test('may lack what came later', () => {
    const { gathering: _gathering, ...result } = makeResult({ units: 2 });
    const { catalogs: _catalogs, options: _options, ...run } = result.run;
    const bare = {
      ...result,
      run,
      units: result.units.map(({ items: _items, ...unit }) => unit),
    } as unknown as VerificationResult;
    expect(textOf(renderRun(bare).html)).toContain(formatPercent(result.score.percent));
  });
});
