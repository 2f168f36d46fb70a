import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { ReportDetail } from '../../../shared/model/index.ts';
import { folioOf, REPORT_STYLES } from '../../../shared/report/index.ts';
import { html } from '../../../shared/report/markup.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { makeResult, type ResultFixtureOptions } from '../../support/result-fixture.ts';
import { textOf } from './page.ts';
import { renderRun } from './run-page.ts';

const render = (options: ResultFixtureOptions = {}, detail: ReportDetail = 'summary') =>
  renderRun(makeResult(options), { detail, institution: options.hostile ? '<b onclick="x()">&' : null });

describe('escaping', () => {
  test('no markup of a file name, message or value comes through', () => {
    const report = render({ hostile: true, files: 2, units: 2 }, 'findings');
    for (const text of [report.html, report.headerTemplate, report.footerTemplate]) {
      expect(text).not.toMatch(/<script|<img|<b onclick/);
    }
    expect(textOf(report.html)).toContain('<script>alert(1)<⁄script>');
    expect(report.headerTemplate).toContain('&lt;b onclick=&quot;x()&quot;&gt;&amp;');
  });

  test('every sink escapes: a page with hostile text has the same tags as one without', () => {
    const tags = (text: string) => text.match(/<\/?[a-z][a-z0-9]*/g)?.join('');
    const plain = makeResult({ units: 2, files: 2 });
    const hostile = JSON.parse(
      JSON.stringify(plain, (key, value) =>
        typeof value === 'string' &&
        ![
          'severity',
          'outcome',
          'decidedBy',
          'confidence',
          'status',
          'rule',
          'id',
          'domain',
          'path',
          'schema',
        ].includes(key)
          ? `${value}"><i title='x'>\u202e`
          : value,
      ),
    );
    const page = renderRun(hostile, { detail: 'findings' }).html;
    expect(tags(page)).toBe(tags(renderRun(plain, { detail: 'findings' }).html));
    expect(page).not.toContain('\u202e');
  });

  test('the template leaves out nothing values and joins lists', () => {
    expect(html`<p>${null}${false}${undefined}${0}${['<', html`<b>${'"'}</b>`]}</p>`.markup).toBe(
      '<p>0&lt;<b>&quot;</b></p>',
    );
  });
});

describe('the page stands alone', () => {
  const { html: page } = render({ units: 3, files: 3 }, 'findings');
  test('no script, no request, no inline style', () => {
    expect(page).not.toMatch(
      /<script|<link|<img|<iframe|<object|url\(|@import|\ssrc=|\shref="(?!#)|\sstyle=|https?:|javascript:/i,
    );
    expect(page).toContain("default-src 'none'");
  });
  test('language, one h1, headings in order, captions and scopes', () => {
    expect(page).toContain('<html lang="es-MX">');
    const levels = [...page.matchAll(/<h([1-6])[ >]/g)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, i) => level - (levels[i - 1] ?? 0) > 1)).toEqual([]);
    expect(page.match(/<table/g)!.length).toBe(page.match(/<caption/g)!.length);
    expect(page).not.toMatch(/<th(?![^>]*scope=|ead)/);
  });
  test('every drawing has a title and a description or is hidden', () => {
    for (const [drawing] of page.matchAll(/<svg[\s\S]*?<\/svg>/g)) {
      expect(drawing).toMatch(/aria-hidden="true"|<title[\s\S]*<desc/);
    }
  });
});

test('foot: folio, short hash and page n of N', () => {
  const { footerTemplate, folio } = render();
  expect(folio).toMatch(/^CTJ-20261122-[0-9A-F]{6}$/);
  expect(footerTemplate).toContain(folio);
  expect(footerTemplate).toContain('0123 4567 89ab cdef');
  expect(footerTemplate).toMatch(/Página <span class="pageNumber"><\/span> de <span class="totalPages"><\/span>/);
});

test('the folio depends on the day and the run, not on anything else', () => {
  const { run } = makeResult();
  expect(folioOf({ ...run })).toBe(folioOf({ id: run.id, startedAt: '2026-11-22' }));
  expect(folioOf({ ...run, id: 'another-run' })).not.toBe(folioOf(run));
});

test('the suggested name holds the CLUES and nothing that a file system minds', () => {
  expect(render().suggestedName).toMatch(/^verificacion-local-DFSSA000010-20261122-[0-9A-F]{6}\.pdf$/);
  const result = makeResult();
  const { suggestedName } = renderRun({ ...result, run: { ...result.run, unit: '../..\\x:y' } }, { digest: '' });
  expect(suggestedName).toMatch(/^verificacion-local-xy-/);
});

test('canonical JSON: same value, same text, whatever the order of keys', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: undefined, A: true })).toBe(
    '{"A":true,"b":[1,{"c":"é","d":null}]}',
  );
  const result = makeResult();
  const reversed = JSON.parse(
    JSON.stringify(result, (_key, value) =>
      isPlain(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
    ),
  );
  expect(canonicalJson(reversed)).toBe(canonicalJson(result));
  expect(JSON.parse(canonicalJson(result))).toEqual(JSON.parse(JSON.stringify(result)));
});

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

test('same result, same bytes; no clock is read', () => {
  expect(render({ findings: 300, units: 4 })).toEqual(render({ findings: 300, units: 4 }));
  const folder = fileURLToPath(new URL('../../../shared/report/', import.meta.url));
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
    expect(readFileSync(folder + file, 'utf8'), file).not.toMatch(
      /Date\.now|new Date|Math\.random|performance\.|toLocale|Intl\./,
    );
  }
});

test('ten thousand findings make a summary under 2 MB', () => {
  expect(render({ findings: 10_000, units: 60, files: 3 }).html.length).toBeLessThan(2_000_000);
});

test('very long names and one unit of each kind are all in the page', () => {
  const result = makeResult({ longNames: true, files: 3 });
  const text = textOf(render({ longNames: true, files: 3 }).html);
  for (const file of result.files) expect(text).toContain(file.path);
});

test('every colour of text holds 4.5:1 on white and on the pale ground', () => {
  const luminance = (hex: string) => {
    const [r, g, b] = [1, 3, 5].map((i) => {
      const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const colours = [
    ...REPORT_STYLES.matchAll(/(?:--ink|--soft|--accent|[{;]color|text\{[^}]*fill):(#[0-9a-f]{6})/g),
  ].map((m) => m[1]!);
  expect(colours.length).toBeGreaterThanOrEqual(8);
  for (const colour of colours) {
    for (const ground of ['#ffffff', '#f3f5f7']) {
      expect((luminance(ground) + 0.05) / (luminance(colour) + 0.05), colour).toBeGreaterThanOrEqual(4.5);
    }
  }
});
