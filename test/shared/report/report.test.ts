import { describe, expect, test } from 'vitest';
import type { Citation, ItemResult, Outcome, VerificationResult } from '../../../shared/model/index.ts';
import { formatNumber, formatPercent } from '../../../shared/text/format.ts';
import { makeResult } from '../../support/result-fixture.ts';
import { sectionOf, tableRows, textOf } from './page.ts';
import { DIGEST, renderRun } from './run-page.ts';

const page = (...content: Parameters<typeof renderRun>) => renderRun(...content).html;
/** Up to the first numbered heading. */
const coverOf = (html: string) => html.slice(0, html.search(/<h2[^>]*class="numbered/));

function withItem(change: Partial<ItemResult>): VerificationResult {
  const result = makeResult();
  const [first, ...rest] = result.score.items;
  return { ...result, score: { ...result.score, items: [{ ...first!, ...change }, ...rest] } };
}

describe('figures', () => {
  for (const findings of [0, 1, 40, 10_000]) {
    test(`are those of the result with ${findings} findings`, () => {
      const result = makeResult({ findings, units: 3, files: 2 });
      const html = page(result);
      const { score } = result;
      const cover = textOf(coverOf(html));
      expect(cover).toContain(formatPercent(score.percent));
      expect(cover).toContain(`Intervalo ${formatPercent(score.interval![0])} a ${formatPercent(score.interval![1])}`);
      expect(cover).toContain(`Cobertura ${formatPercent(score.coverage)}`);
      expect(cover).toContain('preliminar');

      const domains = tableRows(sectionOf(html, 'Puntaje por dominio'));
      expect(domains.map((row) => row[2]!.replace('preliminar', '').trim())).toEqual(
        score.byDomain.map((d) => (d.percent === null ? 'Sin puntaje' : formatPercent(d.percent))),
      );

      const items = tableRows(sectionOf(html, 'Requisitos'));
      expect(items.map((row) => row.slice(2))).toEqual(
        score.items.map((i) => [
          ...(i.decidedBy === 'attestation'
            ? ['—', '—', '—', '—']
            : [i.applicable, i.held, i.failed, i.undecided].map((n) => formatNumber(n))),
          String(i.weight),
        ]),
      );

      const units = tableRows(sectionOf(html, 'Puntaje por unidad médica'));
      expect(units.map((row) => [row[0], row[2]!.replace('preliminar', '').trim()])).toEqual(
        result.units.map((unit) => [unit.clues, formatPercent(unit.score.percent)]),
      );
    });
  }

  test('of findings by rule are the totals, with what to do and the first place kept', () => {
    const result = makeResult({ findings: 10_000, maxFindings: 100 });
    const section = sectionOf(page(result), 'Hallazgos por regla');
    for (const rule of result.rules) expect(textOf(section)).toContain(`Qué hacer: ${rule.remedy}`);
    const overview = tableRows(section).filter((row) => row.length === 3);
    expect(overview.map((row) => row[2])).toEqual(
      [...result.rules]
        .sort((a, b) => order(a.severity) - order(b.severity) || b.total - a.total)
        .map((rule) => formatNumber(rule.total)),
    );
    const first = result.files[0]!.findings.find((finding) => finding.rule === 'curp-digito-verificador')!;
    const line = formatNumber(first.place.line ?? 0);
    expect(textOf(section)).toMatch(new RegExp(`Primer lugar: [^:]*línea ${line}, registro [^:]*: ${first.actual}`));
  });

  test('of «findings» detail reach 500 places a rule and no more', () => {
    const section = sectionOf(page(makeResult({ findings: 10_000 }), { detail: 'findings' }), 'Hallazgos por regla');
    expect(textOf(section)).toContain('Se muestran 500 de 3,400.');
    expect(textOf(section)).toContain('Se muestran 200 de 200.');
  });

  test('that identify what was used: files, cédula, catalogues, with their hashes', () => {
    const result = makeResult({ files: 3 });
    const html = page(result);
    const rows = tableRows(sectionOf(html, 'Qué se verificó y con qué'));
    result.files.forEach((file, i) => {
      expect(rows[2 * i]![1]).toContain(file.path);
      expect(rows[2 * i]!.slice(3, 5)).toEqual([formatNumber(file.rows), formatNumber(file.findingsTotal)]);
      expect(rows[2 * i + 1]![1]).toBe(file.sha256);
    });
    for (const source of [result.run.checklist, ...result.run.catalogs]) {
      expect(rows.some((row) => row[0]!.includes(source.sha256) && row[1] === source.edition)).toBe(true);
    }
    const cover = textOf(coverOf(html));
    const sources = textOf(sectionOf(html, 'Qué se verificó y con qué'));
    for (const fact of [DIGEST, result.run.id, result.tool.version]) expect(sources).toContain(fact);
    expect(cover).toContain(result.run.unit!);
    expect(cover).toContain('22 de noviembre de 2026, 09:15 (UTC−06:00)');
  });

  test('without a score say so, and give no zero for it', () => {
    const html = page(makeResult({ unreadable: true }));
    const cover = coverOf(html);
    expect(textOf(cover)).toContain('Sin puntaje');
    expect(cover).not.toContain('class="tag"');
    expect(textOf(sectionOf(html, 'Archivos con problemas'))).toContain(
      'El archivo está vacío: no hay nada que verificar.',
    );
  });

  test('above 100 are shown and flagged', () => {
    const result = makeResult();
    const html = page({ ...result, score: { ...result.score, percent: 104.2 } });
    expect(textOf(html)).toContain('104.2\u00a0%');
    expect(textOf(html)).toContain('Mayor que 100');
  });

  test('are not called preliminary once everything is decided', () => {
    expect(page(makeResult({ findings: 0, attested: true }))).not.toContain('class="tag"');
  });
});

const order = (severity: string) => ['error', 'warning', 'info'].indexOf(severity);

describe('words', () => {
  const WORDS: Readonly<Record<Outcome, string>> = {
    cumple: 'Cumple',
    'cumple-parcial': 'Cumple en parte',
    'no-cumple': 'No cumple',
    'no-aplica': 'No aplica',
    'no-desplegado': 'No desplegado',
    'por-revisar': 'Por revisar',
    'no-evaluada': 'No evaluada',
    error: 'Error de la herramienta',
  };
  for (const [outcome, word] of Object.entries(WORDS)) {
    test(`of ${outcome}`, () => {
      const html = page(withItem({ outcome: outcome as Outcome, points: null }));
      expect(tableRows(sectionOf(html, 'Requisitos'))[0]![1]).toBe(word);
    });
  }

  test('what was not decided comes with its reason', () => {
    const result = makeResult({ catalogs: false });
    const rows = tableRows(sectionOf(page(result), 'Lo que no se decidió y por qué'));
    const undecided = result.score.items.filter((item) => item.points === null);
    expect(rows).toHaveLength(undecided.length);
    for (const item of undecided)
      expect(rows.some((row) => row[0]!.startsWith(item.title) && row[2] === item.reason)).toBe(true);
  });

  test('a cancelled run says that the figures do not cover everything', () => {
    expect(textOf(page(makeResult({ status: 'cancelada' })))).toContain('las cifras no abarcan toda la exportación');
  });

  test('what is missing starts with what costs most', () => {
    const html = sectionOf(page(makeResult()), 'Qué falta');
    const titles = [...html.matchAll(/<h3[^>]*>(.*?)<\/h3>/g)].map((match) => match[1]);
    expect(titles[0]).toBe('La CURP no tiene la estructura oficial');
    expect(titles.at(-1)).toBe('La afiliación no existe en el catálogo');
  });

  test('the notice is there, and no unit is called certified', () => {
    const text = textOf(page(makeResult({ units: 2 })));
    expect(text).toContain('No constituye certificación ni dictamen');
    expect(text).not.toMatch(/certificad[oa]/i);
  });

  test('names of units come from the content, the title of the band from the result', () => {
    const result = makeResult();
    const band = { id: result.score.band!, title: 'Adherencia media', from: 60 };
    const run = { ...result.run, checklist: { ...result.run.checklist, scoreBands: [band] } };
    const html = page(
      { ...result, run },
      { institution: 'Institución de ejemplo' },
      { unitNames: { [result.units[0]!.clues]: 'Hospital de Ejemplo' } },
    );
    for (const text of ['Hospital de Ejemplo', 'Adherencia media', 'Institución de ejemplo'])
      expect(textOf(html)).toContain(text);
  });

  test('more than fifty units are counted, not listed', () => {
    const section = sectionOf(page(makeResult({ findings: 500, units: 60 })), 'Puntaje por unidad médica');
    expect(tableRows(section)).toHaveLength(50);
    expect(textOf(section)).toContain('Y 10 unidades más; el resultado en JSON las lista todas.');
  });

  test('units that the result does not list are counted, and nobody is sent to look for them', () => {
    const html = page({ ...makeResult({ findings: 500, units: 60 }), unitsLeftOut: 7 });
    expect(textOf(html)).toContain('67 unidades médicas');
    expect(textOf(sectionOf(html, 'Puntaje por unidad médica'))).toContain(
      'Y 17 unidades más; el resultado en JSON las lista, salvo 7 que solo cuentan en el puntaje.',
    );
  });
});

describe('clauses', () => {
  const cite = (confidence: Citation['confidence']) => {
    const html = page(withItem({ citation: [{ norm: 'NOM-999', clause: '3.77.1', confidence }] }));
    return tableRows(sectionOf(html, 'Requisitos'))[0]![0]!;
  };
  test('confirmed: printed plainly', () => expect(cite('confirmed')).toMatch(/NOM-999, 3\.77\.1$/));
  test('reported: with the mark', () => expect(cite('reported')).toMatch(/NOM-999, 3\.77\.1†$/));
  for (const confidence of ['recalled', 'uncertain'] as const) {
    test(`${confidence}: the norm alone`, () => {
      expect(cite(confidence)).toMatch(/NOM-999$/);
      expect(page(withItem({ citation: [{ norm: 'NOM-999', clause: '3.77.1', confidence }] }))).not.toContain('3.77.1');
    });
  }
  test('the mark is explained where it occurs, and only there', () => {
    expect(textOf(page(makeResult()))).toContain('† Numeral según fuente secundaria');
    const result = makeResult();
    const plain = <T extends { citation: readonly Citation[] }>(entry: T): T => ({ ...entry, citation: [] });
    const html = page({
      ...result,
      rules: result.rules.map(plain),
      score: { ...result.score, items: result.score.items.map(plain) },
    });
    expect(html).not.toContain('†');
  });
});

describe('where findings gather', () => {
  test('is told by variable and by practitioner, with the figures of the result', () => {
    const result = makeResult({ findings: 400, files: 2 });
    const { fields, practitioners } = result.gathering;
    const section = sectionOf(page(result, { detail: 'findings' }), 'Dónde se concentran los hallazgos');
    const rows = tableRows(section);
    expect(rows).toHaveLength(fields.length + practitioners.length);
    for (const [i, { findings }] of fields.entries()) expect(rows[i]?.[1]).toBe(formatNumber(findings));
    for (const [i, { curp, recordsWithFindings }] of practitioners.entries()) {
      const row = rows[fields.length + i];
      expect([row?.[0], row?.[3]]).toEqual([curp, formatNumber(recordsWithFindings)]);
    }
  });

  test('is left out where nothing was found, and for results from before it was counted', () => {
    expect(page(makeResult({ findings: 0 }))).not.toContain('Dónde se concentran');
    const { gathering: _gathering, ...before } = makeResult();
    expect(page(before as VerificationResult)).not.toContain('Dónde se concentran');
  });
});
