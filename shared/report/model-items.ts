import type {
  FileResult,
  Finding,
  ItemResult,
  Outcome,
  Place,
  RuleResult,
  VerificationResult,
} from '../model/index.ts';
import { formatExact, formatNumber } from '../text/format.ts';
import { formatCitations } from './citations.ts';
import { SEVERITY_ORDER } from './words.ts';

export interface ItemView {
  readonly item: ItemResult;
  readonly citation: string;
  /** Counts as text; a dash where a person decides and nothing is counted. */
  readonly counts: readonly [applicable: string, held: string, failed: string, undecided: string];
  readonly weight: string;
}

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
}

export interface RuleView {
  readonly rule: RuleResult;
  readonly citation: string;
  readonly total: string;
  readonly places: readonly PlaceView[];
  /** What every place shown should have held, where it is the same for all; else null and told row by row. */
  readonly expected: string | null;
  /** `Se muestran 5 de 1,204.` */
  readonly shownText: string;
}

const NONE = '—';
const PLACE_LIMIT = { summary: 5, findings: 500 } as const;
const UNDECIDED_ORDER: readonly Outcome[] = ['error', 'no-evaluada', 'por-revisar', 'no-desplegado', 'no-aplica'];

export function itemViews(items: readonly ItemResult[]): ItemView[] {
  return items.map((item) => ({
    item,
    citation: formatCitations(item.citation),
    counts: item.decidedBy === 'attestation' ? [NONE, NONE, NONE, NONE] : countsOf(item),
    weight: formatExact(item.weight),
  }));
}

function countsOf(item: ItemResult): ItemView['counts'] {
  return [
    formatNumber(item.applicable),
    formatNumber(item.held),
    formatNumber(item.failed),
    formatNumber(item.undecided),
  ];
}

/** Items not met or met in part, those that cost most of the score first. */
export function missingItems(views: readonly ItemView[]): ItemView[] {
  const lost = ({ item }: ItemView) => item.weight * (1 - (item.points ?? 0));
  return views
    .filter(({ item }) => item.outcome === 'no-cumple' || item.outcome === 'cumple-parcial')
    .sort(
      (a, b) => lost(b) - lost(a) || Number(b.item.mandatory) - Number(a.item.mandatory) || compareId(a.item, b.item),
    );
}

/** What bears no verdict, what the reader can still do something about first. */
export function undecidedItems(views: readonly ItemView[]): ItemView[] {
  return UNDECIDED_ORDER.flatMap((outcome) => views.filter(({ item }) => item.outcome === outcome));
}

/** Rules with findings: errors first, then by how often. Places come in the order of the files. */
export function ruleViews(result: VerificationResult, detail: 'summary' | 'findings'): RuleView[] {
  const places = firstPlaces(result.files, PLACE_LIMIT[detail]);
  return [...result.rules]
    .sort(
      (a, b) =>
        SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity) || b.total - a.total || compareId(a, b),
    )
    .map((rule) => {
      const first = places.get(rule.id) ?? [];
      return {
        rule,
        citation: formatCitations(rule.citation),
        total: formatNumber(rule.total),
        places: first.map(({ finding, file }) => placeView(finding, file, rule)),
        expected: commonExpected(first),
        shownText: `Se muestran ${formatNumber(first.length)} de ${formatNumber(rule.total)}.`,
      };
    });
}

interface Located {
  readonly finding: Finding;
  readonly file: number;
}

function firstPlaces(files: readonly FileResult[], limit: number): Map<string, Located[]> {
  const byRule = new Map<string, Located[]>();
  files.forEach((file, index) => {
    for (const finding of file.findings) {
      const list = byRule.get(finding.rule);
      if (list === undefined) byRule.set(finding.rule, [{ finding, file: index + 1 }]);
      else if (list.length < limit) list.push({ finding, file: index + 1 });
    }
  });
  return byRule;
}

function commonExpected(located: readonly Located[]): string | null {
  const first = located[0]?.finding.expected;
  return first !== undefined && located.every(({ finding }) => finding.expected === first) ? first : null;
}

function placeView(finding: Finding, file: number, rule: RuleResult): PlaceView {
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
  };
}

/** The path alone where the name of the datum is that path without its numbers, or the end of it. */
function datumView({ field = '', path = '' }: Place): Pick<PlaceView, 'field' | 'path'> {
  const plain = path.replace(/\[\d+\]/g, '');
  if (plain === field || plain.endsWith(`/${field}`)) return { field: path || NONE, path: '' };
  return { field: field || NONE, path };
}

function compareId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
