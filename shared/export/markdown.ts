import type { AppliedAcceptances, DomainScore, ItemResult, VerificationResult } from '../model/index.ts';
import { type Repair, usefulRepairs } from '../statistics/repairs.ts';
import { formatNumber, formatPercent, plural } from '../text/format.ts';
import { formatDateTime } from '../text/format-date.ts';
import { LOCAL_NOTICE, OUTCOME_WORDS, SEVERITY_ORDER, SEVERITY_WORDS } from '../text/result-words.ts';
import { bandTitle, totalOf } from './tables-score.ts';

/** How many requirements that are not met are listed. */
const MISSING_ITEMS = 30;
const UNDECIDED = ['error', 'no-evaluada', 'por-revisar'] as const;

/**
 * A summary of a run in Markdown, for an issue or a message: score, what is missing, the ten most useful repairs and
 * how many findings there are. It names no person, no file and no value of the export.
 */
export function toMarkdown(result: VerificationResult, acceptances: AppliedAcceptances | null = null): string {
  return [
    ...head(result),
    ...scorePart(result),
    ...missingPart(result.score.items),
    ...repairPart(usefulRepairs(result), result.score.preliminary),
    ...findingPart(result, acceptances),
    '---',
    '',
    `*${LOCAL_NOTICE}*`,
    '',
  ].join('\n');
}

function head({ run, tool, units }: VerificationResult): readonly string[] {
  const clues = run.unit ?? (units.length === 1 ? units[0].clues : undefined);
  const name = units.find((unit) => unit.clues === clues)?.name;
  const about = name === undefined ? clues : `${clues}, ${name}`;
  const cut =
    run.status === 'completa'
      ? []
      : ['> La verificación no terminó: las cifras no abarcan todo lo que se entregó.', ''];
  return [
    `# Verificación local: ${escaped(run.checklist.title)}`,
    '',
    ...cut,
    ...(about === undefined ? [] : [`- Unidad: ${escaped(about)}`]),
    `- Fecha: ${escaped(formatDateTime(run.startedAt))}`,
    `- Lista: ${code(`${run.checklist.id}@${run.checklist.edition}`)}`,
    `- Verificación: ${code(run.id)}, Cotejo ${escaped(tool.version)}`,
    '',
  ];
}

function scorePart(result: VerificationResult): readonly string[] {
  const { score } = result;
  const { percent, interval, coverage, preliminary, byDomain } = score;
  const band = bandTitle(result, score.band);
  const about = [
    ...(interval === null ? [] : [`puede quedar entre ${formatPercent(interval[0])} y ${formatPercent(interval[1])}`]),
    ...(coverage === null ? [] : [`cobertura ${formatPercent(coverage)}`]),
    ...(band === '' ? [] : [escaped(band)]),
  ];
  const figure =
    percent === null ? 'Sin puntaje' : `**${formatPercent(percent)}**${preliminary ? ' (preliminar)' : ''}`;
  return [
    '## Puntaje',
    '',
    `${figure}${about.length === 0 ? '' : `; ${about.join('; ')}`}.`,
    '',
    ...table(
      ['Dominio', 'Puntaje', 'Puede quedar entre', 'Cobertura'],
      ['', '-:', '-:', '-:'],
      byDomain.map(domainRow),
    ),
  ];
}

function domainRow({ title, percent, interval, coverage, preliminary }: DomainScore): readonly string[] {
  const mark = preliminary && percent !== null ? ' (preliminar)' : '';
  const range = interval === null ? '—' : `${formatPercent(interval[0])} y ${formatPercent(interval[1])}`;
  return [escaped(title), `${formatPercent(percent)}${mark}`, range, formatPercent(coverage)];
}

function missingPart(items: readonly ItemResult[]): readonly string[] {
  const missing = items.filter(({ outcome }) => outcome === 'no-cumple' || outcome === 'cumple-parcial');
  const undecided = UNDECIDED.map((outcome) => ({
    outcome,
    count: items.filter((item) => item.outcome === outcome).length,
  })).filter(({ count }) => count > 0);
  const more = missing.length - MISSING_ITEMS;
  return [
    '## Lo que falta',
    '',
    ...(missing.length === 0 ? ['Ningún requisito decidido está incumplido.'] : []),
    ...missing.slice(0, MISSING_ITEMS).map((item) => {
      const counts = item.decidedBy === 'attestation' || item.applicable === 0 ? '' : `: fallan ${failuresOf(item)}`;
      const must = item.mandatory ? ', obligatorio' : '';
      return `- ${escaped(item.title)} (${code(item.id)}, ${OUTCOME_WORDS[item.outcome].toLowerCase()}${must})${counts}`;
    }),
    ...(more > 0 ? [`- … y ${plural(more, 'requisito más', 'requisitos más')}`] : []),
    '',
    ...(undecided.length === 0
      ? []
      : [
          `Sin decidir: ${undecided.map(({ outcome, count }) => `${OUTCOME_WORDS[outcome].toLowerCase()}, ${formatNumber(count)}`).join('; ')}.`,
          '',
        ]),
  ];
}

function repairPart(repairs: readonly Repair[], preliminary: boolean): readonly string[] {
  if (repairs.length === 0) return [];
  return [
    '## Las correcciones más útiles',
    '',
    ...table(
      ['Corrección', 'Puntos que se ganan', 'Registros por corregir', 'Qué hacer'],
      ['', '-:', '-:', ''],
      repairs.map(({ item, gain }) => [
        escaped(item.title),
        gain === 0 ? 'menos de 0.1' : formatNumber(gain, 1),
        item.decidedBy === 'attestation' || item.applicable === 0 ? '—' : failuresOf(item),
        escaped(item.remedy),
      ]),
    ),
    ...(preliminary
      ? ['El puntaje es preliminar: los puntos cambian cuando se decide lo que falta por decidir.', '']
      : []),
  ];
}

function findingPart({ rules }: VerificationResult, acceptances: AppliedAcceptances | null): readonly string[] {
  const row = SEVERITY_ORDER.map((severity) => {
    const accepted = acceptances?.totals[severity] ?? 0;
    const [one, many] = severity === 'warning' ? ['aceptada', 'aceptadas'] : ['aceptado', 'aceptados'];
    const apart = accepted === 0 ? '' : `; ${plural(accepted, one, many)} aparte`;
    return `- ${plural(totalOf(rules, severity) - accepted, ...SEVERITY_WORDS[severity])}${apart}`;
  });
  return ['## Hallazgos', '', ...row, ''];
}

function failuresOf({ failed, applicable }: ItemResult): string {
  return `${formatNumber(failed)} de ${formatNumber(applicable)}`;
}

function table(
  head: readonly string[],
  align: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(align.map((side) => (side === '' ? '---' : '--:'))), ...rows.map(line), ''];
}

/** Signs that Markdown would act on; a text stays on one line. */
const MARKUP = /[\\`*_[\]|~$]/g;
/** What would make a heading, a list or a quotation of a text that begins with it. */
const AT_START = /^(?:[#+=-]|\d+[.)])/;
const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escaped(text: string): string {
  return oneLine(text)
    .replace(/[&<>]/g, (sign) => HTML[sign] ?? sign)
    .replace(MARKUP, (sign) => `\\${sign}`)
    .replace(AT_START, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`);
}

/** In a fixed-width face, taken as it is. */
function code(text: string): string {
  return `\`${oneLine(text).replaceAll('`', 'ˋ').replaceAll('|', '∣')}\``;
}

function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g, ' ')
    .trim();
}
