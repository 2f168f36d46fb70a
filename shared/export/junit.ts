import type { DomainScore, ItemResult, Outcome, VerificationResult } from '../model/index.ts';
import { formatCitations } from '../text/citations.ts';
import { formatNumber, formatPercent, formatRatio, plural } from '../text/format.ts';
import { OUTCOME_WORDS } from '../text/result-words.ts';

type Verdict = 'passed' | 'failure' | 'skipped' | 'error';

const VERDICT: Readonly<Record<Outcome, Verdict>> = {
  cumple: 'passed',
  'cumple-parcial': 'failure',
  'no-cumple': 'failure',
  'no-aplica': 'skipped',
  'no-desplegado': 'skipped',
  'por-revisar': 'skipped',
  'no-evaluada': 'skipped',
  error: 'error',
};

/**
 * The requirements as JUnit XML, for what runs continuously: a suite for each domain, a case for each requirement.
 * What is not met, wholly or in part, is a failure; what does not apply or is not decided is skipped with its reason;
 * what the tool failed on is an error. The figures of the score stand as properties.
 */
export function toJunit(result: VerificationResult): string {
  const { score, run, tool } = result;
  const suites = suitesOf(result);
  const properties = [
    ...scoreProperties(score),
    ['lista', `${run.checklist.id}@${run.checklist.edition}`],
    ['verificacion', run.id],
    ['cotejo', tool.version],
  ] as const;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes([['name', run.checklist.title], ...tally(score.items)])}>`,
    ...suites.map((suite, index) => suiteXml(result, suite, index === 0 ? properties : [])),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Suite {
  readonly domain: Pick<DomainScore, 'id' | 'title'> & Partial<DomainScore>;
  readonly items: readonly ItemResult[];
}

/** Domains in the order of the result; one that the result does not list comes after them. */
function suitesOf({ score }: VerificationResult): readonly Suite[] {
  const listed = new Set(score.byDomain.map(({ id }) => id));
  const others = [...new Set(score.items.map(({ domain }) => domain))].filter((id) => !listed.has(id));
  return [...score.byDomain, ...others.map((id) => ({ id, title: id }))].map((domain) => ({
    domain,
    items: score.items.filter((item) => item.domain === domain.id),
  }));
}

type Pairs = readonly (readonly [name: string, value: string])[];

function suiteXml({ run }: VerificationResult, { domain, items }: Suite, general: Pairs): string {
  const own = domain.coverage === undefined ? [] : domainProperties(domain as DomainScore);
  const properties = [...general, ...own].map(
    (pair) =>
      `      <property ${attributes([
        ['name', pair[0]],
        ['value', pair[1]],
      ])}/>`,
  );
  return [
    // The schema that most servers hold these files to knows no zone.
    `  <testsuite ${attributes([['name', `${domain.id} ${domain.title}`], ...tally(items), ['timestamp', run.startedAt.slice(0, 19)]])}>`,
    ...(properties.length === 0 ? [] : ['    <properties>', ...properties, '    </properties>']),
    ...items.map((item) => caseXml(item, `${run.checklist.id}.${domain.id}`)),
    '  </testsuite>',
  ].join('\n');
}

function caseXml(item: ItemResult, group: string): string {
  const open = `    <testcase ${attributes([
    ['classname', group],
    ['name', `${item.id}: ${item.title}`],
  ])}`;
  const verdict = VERDICT[item.outcome];
  if (verdict === 'passed') return `${open}/>`;
  const message = attributes([['message', messageOf(item)]]);
  if (verdict === 'skipped') return `${open}>\n      <skipped ${message}/>\n    </testcase>`;
  const detail = [item.why, item.remedy, formatCitations(item.citation)].filter((text) => text !== '').join('\n');
  return `${open}>\n      <${verdict} ${message} ${attributes([['type', item.outcome]])}>${xml(detail)}</${verdict}>\n    </testcase>`;
}

function messageOf(item: ItemResult): string {
  const word = OUTCOME_WORDS[item.outcome];
  const reason = item.reason === undefined ? '' : ` ${item.reason}`;
  if (VERDICT[item.outcome] !== 'failure' || item.decidedBy === 'attestation' || item.applicable === 0) {
    return `${word}.${reason}`;
  }
  const records = plural(item.applicable, 'registro aplicable', 'registros aplicables');
  return `${word}: fallan ${formatNumber(item.failed)} de ${records} (cumple ${formatRatio(item.ratio)}).${reason}`;
}

function scoreProperties(score: VerificationResult['score']): Pairs {
  return figures('', score);
}

function domainProperties(domain: DomainScore): Pairs {
  return figures(`${domain.id}.`, domain);
}

function figures(
  prefix: string,
  { percent, interval, coverage, preliminary }: Omit<DomainScore, 'id' | 'title' | 'outcomes'>,
): Pairs {
  return [
    [`${prefix}puntaje`, formatPercent(percent)],
    [`${prefix}puntaje-minimo`, formatPercent(interval?.[0] ?? null)],
    [`${prefix}puntaje-maximo`, formatPercent(interval?.[1] ?? null)],
    [`${prefix}cobertura`, formatPercent(coverage)],
    [`${prefix}preliminar`, preliminary ? 'sí' : 'no'],
  ];
}

function tally(items: readonly ItemResult[]): Pairs {
  const count = (verdict: Verdict) => String(items.filter(({ outcome }) => VERDICT[outcome] === verdict).length);
  return [
    ['tests', String(items.length)],
    ['failures', count('failure')],
    ['errors', count('error')],
    ['skipped', count('skipped')],
  ];
}

function attributes(pairs: Pairs): string {
  return pairs.map(([name, value]) => `${name}="${xml(value)}"`).join(' ');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Signs that XML 1.0 cannot carry, not even as a reference. */
const UNCARRIED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(UNCARRIED, '')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
