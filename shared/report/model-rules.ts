import {
  type Acceptance,
  type AppliedAcceptances,
  acceptanceKey,
  type FileResult,
  type Finding,
  type Place,
  type RuleResult,
  type VerificationResult,
} from '../model/index.ts';
import { formatNumber } from '../text/format.ts';
import { formatCitations } from './citations.ts';
import { bySeverity } from './words.ts';

export interface PlaceView {
  /** 1-based number of the file in the report's list of files. */
  readonly file: number;
  readonly line: string;
  readonly column: string;
  readonly record: string;
  readonly field: string;
  /** FHIRPath, XPath; empty where it says no more than the field. */
  readonly path: string;
  readonly actual: string;
  readonly expected: string;
  /** Said where it differs from the rule's own sentence. */
  readonly message: string;
  /** Somebody takes it as it is: it is struck. */
  readonly acceptance: Acceptance | null;
}

export interface RuleView {
  readonly rule: RuleResult;
  readonly citation: string;
  readonly total: string;
  /** How many of them are struck; they are part of the total. */
  readonly accepted: number;
  readonly places: readonly PlaceView[];
  /** What every place shown should have held, where it is the same for all; else null and told row by row. */
  readonly expected: string | null;
  /** `Se muestran 5 de 1,204.` */
  readonly shownText: string;
}

/** Stands where a place does not say something. */
export const NONE = '—';
const PLACE_LIMIT = { summary: 1, findings: 500 } as const;

/**
 * Rules with findings: errors first, then by how often. Places come in the order of the files, those that are struck after
 * the others.
 */
export function ruleViews(
  result: VerificationResult,
  detail: 'summary' | 'findings',
  acceptances: AppliedAcceptances | null,
): RuleView[] {
  const struck = strikesOf(acceptances);
  const places = firstPlaces(result.files, PLACE_LIMIT[detail], struck);
  const accepted = new Map(acceptances?.byRule.map((entry) => [entry.rule, entry.accepted]));
  return [...result.rules].sort(worstFirst).map((rule) => {
    const first = places.get(rule.id) ?? [];
    return {
      rule,
      citation: formatCitations(rule.citation),
      total: formatNumber(rule.total),
      accepted: accepted.get(rule.id) ?? 0,
      places: first.map((located) => placeView(located, rule)),
      expected: commonExpected(first),
      shownText: `Se muestran ${formatNumber(first.length)} de ${formatNumber(rule.total)}.`,
    };
  });
}

function worstFirst(a: RuleResult, b: RuleResult): number {
  return bySeverity(a, b) || b.total - a.total || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function strikesOf(acceptances: AppliedAcceptances | null): ReadonlyMap<string, Acceptance> {
  const accepted = acceptances?.accepted.map(({ acceptance }) => acceptance) ?? [];
  return new Map(accepted.map((acceptance) => [acceptanceKey(acceptance), acceptance]));
}

interface Located {
  readonly finding: Finding;
  readonly file: number;
  readonly acceptance: Acceptance | null;
}

function firstPlaces(
  files: readonly FileResult[],
  limit: number,
  struck: ReadonlyMap<string, Acceptance>,
): Map<string, Located[]> {
  const standing = new Map<string, Located[]>();
  const accepted = new Map<string, Located[]>();
  files.forEach((file, index) => {
    for (const finding of file.findings) {
      const acceptance = struck.size === 0 ? null : (struck.get(acceptanceKey(finding)) ?? null);
      const lists = acceptance === null ? standing : accepted;
      const list = lists.get(finding.rule);
      const located = { finding, file: index + 1, acceptance };
      if (list === undefined) lists.set(finding.rule, [located]);
      else if (list.length < limit) list.push(located);
    }
  });
  for (const [rule, list] of accepted) standing.set(rule, [...(standing.get(rule) ?? []), ...list].slice(0, limit));
  return standing;
}

function commonExpected(located: readonly Located[]): string | null {
  const first = located[0]?.finding.expected;
  return first !== undefined && located.every(({ finding }) => finding.expected === first) ? first : null;
}

function placeView({ finding, file, acceptance }: Located, rule: RuleResult): PlaceView {
  const { place } = finding;
  const number = (value: number | undefined) => (value === undefined ? NONE : formatNumber(value));
  return {
    file,
    line: number(place.line),
    column: number(place.column),
    record: number(place.record),
    ...datumView(place),
    actual: finding.actual ?? NONE,
    expected: finding.expected ?? NONE,
    message: finding.message === rule.failureTitle ? '' : finding.message,
    acceptance,
  };
}

/** The path alone where the name of the datum is that path without its numbers, or the end of it. */
function datumView({ field = '', path = '' }: Place): Pick<PlaceView, 'field' | 'path'> {
  const plain = path.replace(/\[\d+\]/g, '');
  if (plain === field || plain.endsWith(`/${field}`)) return { field: path || NONE, path: '' };
  return { field: field || NONE, path };
}
