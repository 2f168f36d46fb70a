import { describe, expect, test } from 'vitest';
import { applyAcceptances, noAcceptances } from '../../../shared/checklist/accept.ts';
import type { Acceptance, Finding, ReportDetail } from '../../../shared/model/index.ts';
import { formatNumber, formatPercent } from '../../../shared/text/format.ts';
import { makeResult } from '../../support/result-fixture.ts';
import { sectionOf, tableRows, textOf } from './page.ts';
import { renderRun } from './run-page.ts';

const RESULT = makeResult({ findings: 60 });
const DAY = '2026-11-22';
const FINDINGS = RESULT.files.flatMap((file) => file.findings);
const TITLE = 'Hallazgos aceptados';

function accept({ rule, fingerprint, severity, message }: Finding, over: Partial<Acceptance> = {}): Acceptance {
  return {
    id: `a-${fingerprint}`,
    unit: RESULT.run.unit ?? null,
    ...{ rule, fingerprint, severity, message },
    place: 'entrega.txt · renglón 4',
    reason: 'El sistema de origen se sustituye en marzo.',
    author: 'Dirección <b>médica',
    acceptedAt: '2026-11-01T10:00:00-06:00',
    expiresOn: '2026-12-31',
    withdrawn: null,
    ...over,
  };
}

const ofRule = (rule: string) => FINDINGS.filter((finding) => finding.rule === rule);
const own = (
  content: Parameters<typeof applyAcceptances>[1],
  mandatory = new Map<string, { item: string; title: string }>(),
) => applyAcceptances(RESULT, content, DAY, mandatory);
const page = (acceptances: ReturnType<typeof own> | null, detail: ReportDetail = 'findings') =>
  renderRun(RESULT, { detail }, { acceptances }).html;

describe('accepted findings', () => {
  const rule = RESULT.rules.find(({ severity }) => severity === 'warning') ?? RESULT.rules[0]!;
  const finding = ofRule(rule.id)[0]!;
  const applied = own([accept(finding)]);
  const html = page(applied);

  test('are struck, with who, why and until when, and marked for those who do not see it', () => {
    const section = sectionOf(html, 'Hallazgos por regla');
    expect(section.match(/<span class="unseen">Aceptado: <\/span>/g)).toHaveLength(applied.keys.length);
    expect(section).toContain('<s><span class="unseen">');
    expect(textOf(section)).toContain(
      'Aceptado por Dirección <b>médica hasta el 31/12/2026: El sistema de origen se sustituye en marzo.',
    );
  });

  test('are counted apart on the first page, and the score stays', () => {
    const cover = (text: string) => textOf(text.slice(0, text.indexOf('class="numbered"')));
    const total = RESULT.rules.reduce((sum, one) => (one.severity === rule.severity ? sum + one.total : sum), 0);
    expect(cover(html)).toContain(`${formatNumber(total - 1)} advertencias; 1 aceptada aparte`);
    expect(cover(html).match(/[\d.]+\u00a0%/)?.[0]).toBe(formatPercent(RESULT.score.percent));
    expect(textOf(sectionOf(html, TITLE))).toContain('El puntaje no cambia');
  });

  test('stay part of the total of their rule', () => {
    const row = tableRows(sectionOf(html, 'Hallazgos por regla')).find((cells) => cells[1] === rule.failureTitle);
    expect(row?.slice(2)).toEqual([formatNumber(rule.total), '1']);
  });

  test('stand after those that are not accepted, so that the first place is one to mend', () => {
    const many = RESULT.rules.find(({ total }) => total > 8)!;
    const all = ofRule(many.id);
    const summary = (struck: readonly Finding[]) =>
      sectionOf(page(own(struck.map((one) => accept(one))), 'summary'), 'Hallazgos por regla');
    expect(summary(all.slice(0, 3))).not.toContain('(aceptado)');
    expect(summary(all).match(/<\/s> \(aceptado\)/g)).toHaveLength(1);
    const told = sectionOf(page(own(all.slice(0, 3).map((one) => accept(one)))), 'Hallazgos por regla');
    expect(textOf(told)).toContain('3 de ellos aceptados');
    const block = told.slice(told.indexOf('3 de ellos aceptados'));
    const rows = [...block.slice(0, block.indexOf('</table>')).matchAll(/<tr>.*<\/tr>/g)].slice(1);
    expect(rows.map(([row]) => row.includes('class="unseen"'))).toEqual(all.map((_, i) => i >= all.length - 3));
  });
});

describe('the section of acceptances', () => {
  test('lists those in force, over, without a finding, undecided and refused', () => {
    const [a, b, c] = RESULT.rules.map(({ id }) => ofRule(id)[0]!);
    const acceptances = [
      accept(a!),
      accept(b!, { expiresOn: '2026-01-31' }),
      accept(c!),
      accept({ ...a!, fingerprint: '0000000000000000' }, { message: 'Ya no está.' }),
    ];
    const mandatory = new Map([[c!.rule, { item: c!.rule, title: 'Requisito que la norma exige' }]]);
    const applied = { ...own(acceptances, mandatory), undecided: [accept(a!, { message: 'No puede decirse.' })] };
    const section = sectionOf(page(applied), TITLE);
    const titles = [...section.matchAll(/<caption class="title">([^<]*)/g)].map((match) => match[1]);
    expect(titles).toEqual([
      'Aceptaciones en vigor',
      'Aceptaciones vencidas',
      'Aceptaciones que ya no corresponden a ningún hallazgo',
      'Aceptaciones de las que no puede decirse',
      'Aceptaciones sin efecto',
    ]);
    expect(tableRows(section)).toHaveLength(5);
    for (const text of ['Ya no está.', 'No puede decirse.', 'Requisito: Requisito que la norma exige', '31/01/2026'])
      expect(textOf(section)).toContain(text);
  });

  test('is left out where there is none', () => {
    for (const none of [null, noAcceptances(DAY)]) expect(page(none)).not.toContain('id="hallazgos-aceptados"');
  });
});
