import { describe, expect, test } from 'vitest';
import type { ItemResult, VerificationResult } from '../../../shared/model/index.ts';
import { usefulRepairs } from '../../../shared/statistics/repairs.ts';
import { formatNumber } from '../../../shared/text/format.ts';
import { makeResult } from '../../support/result-fixture.ts';
import { sectionOf, tableRows, textOf } from './page.ts';
import { renderRun } from './run-page.ts';

const page = (...content: Parameters<typeof renderRun>) => renderRun(...content).html;

function withItems(change: (item: ItemResult) => ItemResult): VerificationResult {
  const result = makeResult();
  return { ...result, score: { ...result.score, items: result.score.items.map(change) } };
}

describe('the most useful repairs', () => {
  test('are those of the statistics, with their points and records', () => {
    const result = makeResult({ findings: 400 });
    const rows = tableRows(sectionOf(page(result), 'Las reparaciones más útiles'));
    const repairs = usefulRepairs(result);
    expect(repairs.length).toBeGreaterThan(3);
    expect(rows.map((row) => [row[0], row[2]])).toEqual(
      repairs.map(({ gain }, i) => [String(i + 1), formatNumber(gain, 1)]),
    );
    for (const [i, { item }] of repairs.entries()) {
      expect(rows[i]?.[1]).toContain(item.title);
      expect(rows[i]?.[1]).toContain(item.remedy);
      expect(rows[i]?.[4]).toBe(`${formatNumber(item.failed)} de ${formatNumber(item.applicable)} registros`);
    }
  });

  test('are ten at most, and say when the score is preliminary', () => {
    const failed = withItems((item) => ({ ...item, outcome: 'no-cumple', points: 0 }));
    const section = sectionOf(page(failed), 'Las reparaciones más útiles');
    expect(tableRows(section)).toHaveLength(10);
    expect(textOf(section)).toContain('El puntaje es preliminar');
    const decided = { ...failed, score: { ...failed.score, preliminary: false } };
    expect(textOf(sectionOf(page(decided), 'Las reparaciones más útiles'))).not.toContain('preliminar');
  });

  test('are left out where nothing is not met', () => {
    expect(page(withItems((item) => ({ ...item, outcome: 'cumple', points: 1 })))).not.toContain('id="reparaciones"');
  });
});

describe('what is missing, in plain words', () => {
  const first = (html: string) => {
    const section = sectionOf(html, 'Qué falta');
    return textOf(section.slice(section.indexOf('<li>'), section.indexOf('</li>')));
  };
  const only = (change: Partial<ItemResult>) =>
    withItems((item) =>
      item.id === 'curp-estructura'
        ? { ...item, outcome: 'no-cumple', points: 0, ...change }
        : { ...item, outcome: 'cumple', points: 1 },
    );

  test('says what fails, how often, what it means and what to do first', () => {
    const result = only({ applicable: 1204, failed: 34, why: 'Por algo.', remedy: 'Hacer algo.' });
    const text = first(page(result));
    expect(text).toMatch(/^La CURP no tiene la estructura oficial No cumple/);
    expect(text).toContain('Se pide: La CURP tiene la estructura oficial.');
    expect(text).toContain('Cuánto: Falla en 34 de los 1,204 registros a los que se refiere.');
    expect(text).toContain('Qué significa: Por algo. Qué hacer primero: Hacer algo.');
  });

  test('where no check says how it fails, the requirement and its outcome say it', () => {
    const { html } = renderRun({ ...only({}), rules: [] });
    expect(first(html)).toMatch(/^No se cumple: «La CURP tiene la estructura oficial»/);
    expect(first(renderRun({ ...only({ outcome: 'cumple-parcial', points: 0.5 }), rules: [] }).html)).toMatch(
      /^Se cumple solo en parte: «La CURP tiene la estructura oficial»/,
    );
  });

  test('counts nothing where nothing was counted', () => {
    expect(first(page(only({ decidedBy: 'attestation', applicable: 9, failed: 9, reason: undefined })))).not.toContain(
      'Cuánto:',
    );
  });
});

describe('the detail', () => {
  test('«full» says that the workbook lists every finding that is kept', () => {
    const result = makeResult({ findings: 10_000, maxFindings: 100 });
    const kept = result.files.reduce((sum, file) => sum + file.findings.length, 0);
    const section = textOf(sectionOf(page(result, { detail: 'full' }), 'Hallazgos por regla'));
    expect(section).toContain(`${formatNumber(kept)} de 10,000`);
    expect(page(result, { detail: 'findings' })).not.toContain('El libro de cálculo');
  });

  test('a summary says what to do for the first sixty rules, and counts the rest', () => {
    const result = makeResult({ findings: 100 });
    const rules = Array.from({ length: 90 }, (_, i) => ({ ...result.rules[0]!, id: `regla-${i}`, total: 100 - i }));
    const section = sectionOf(page({ ...result, rules }), 'Hallazgos por regla');
    expect(section).not.toContain('class="rule');
    expect(textOf(section).match(/Qué hacer: /g)).toHaveLength(60);
    expect(tableRows(section).filter((row) => row.length === 3)).toHaveLength(90);
  });
});

test('sections have ids of their own, and headings come in order', () => {
  const html = page(makeResult({ findings: 400, files: 2, units: 3 }), { detail: 'findings' });
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, id] of html.matchAll(/<h2(?: id="([^"]*)")?/g)) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
});
