import { compareRuns } from '../checklist/compare.ts';
import type { DomainScore, Finding, Outcome, RuleResult, Severity, VerificationResult } from '../model/index.ts';
import type {
  ComparedDomain,
  ComparedItem,
  ComparedPlace,
  ComparedRule,
  ComparedRun,
  ComparisonReport,
  ItemChange,
} from './comparison-data.ts';
import { comparisonWarnings } from './comparison-warnings.ts';
import { folioOf, unitOf } from './folio.ts';
import { scoreView } from './model-score.ts';
import { bySeverity } from './words.ts';

/** A result with what its own bytes do not say. */
export interface RunToCompare {
  readonly result: VerificationResult;
  /** Of its canonical JSON. */
  readonly sha256: string;
  /** What a registry knows of its unit: its name, and the CLUES that it has today. */
  readonly unitName: string | null;
  readonly unitToday: string | null;
}

/** Places of each rule that are written out, for those that are new and for those that are gone. */
const FIRST_PLACES = 5;

/** Two runs side by side: the earlier one is «before», whichever was named first. */
export function comparisonReport(one: RunToCompare, other: RunToCompare): ComparisonReport {
  const inOrder = Date.parse(one.result.run.startedAt) <= Date.parse(other.result.run.startedAt);
  const [before, after] = inOrder ? [one, other] : [other, one];
  const comparison = compareRuns(before.result, after.result);
  const mandatory = new Set(
    [...before.result.score.items, ...after.result.score.items].flatMap((item) => (item.mandatory ? [item.id] : [])),
  );
  const items = comparison.items
    .filter((item) => item.before !== item.after)
    .map((item): ComparedItem => ({ ...item, mandatory: mandatory.has(item.id), change: changeOf(item) }));
  const heads = { before: headOf(before), after: headOf(after) };
  return {
    schema: 'cotejo/report-comparison@1',
    ...heads,
    warnings: comparisonWarnings(heads.before, heads.after),
    domains: domainsOf(before.result, after.result),
    items,
    itemsSame: comparison.items.length - items.length,
    findings: {
      added: comparison.added.length,
      fixed: comparison.fixed.length,
      same: comparison.same.length,
    },
    rules: rulesOf(before.result, after.result, comparison),
  };
}

function headOf({ result, sha256, unitName, unitToday }: RunToCompare): ComparedRun {
  const { run, files, score, rules, tool } = result;
  const { items: _items, byDomain: _domains, ...whole } = score;
  const clues = unitOf(result);
  const { id, edition, title, sha256: checklistSha256, scoreBands = [] } = run.checklist;
  return {
    ...{ id: run.id, folio: folioOf(run), startedAt: run.startedAt, status: run.status, sha256 },
    unit: clues === null ? null : { clues, today: unitToday ?? clues, name: unitName },
    toolVersion: tool.version,
    checklist: { id, edition, title, sha256: checklistSha256 },
    catalogs: (run.catalogs ?? []).map((one) => ({
      ...{ id: one.id, title: one.title, edition: one.edition, sha256: one.sha256 },
    })),
    score: whole,
    band: scoreView(score, scoreBands).band,
    files: files.length,
    rows: files.reduce((sum, file) => sum + file.rows, 0),
    totals: totalsOf(rules),
  };
}

function totalsOf(rules: readonly RuleResult[]): Readonly<Record<Severity, number>> {
  const totals = { error: 0, warning: 0, info: 0 };
  for (const { severity, total } of rules) totals[severity] += total;
  return totals;
}

const POINTS: Readonly<Partial<Record<Outcome, number>>> = { cumple: 2, 'cumple-parcial': 1, 'no-cumple': 0 };

function changeOf({ before, after }: Pick<ComparedItem, 'before' | 'after'>): ItemChange {
  const [was, is] = [before, after].map((outcome) => (outcome === null ? undefined : POINTS[outcome]));
  if (was === undefined || is === undefined) return 'other';
  return is > was ? 'better' : 'worse';
}

function domainsOf(before: VerificationResult, after: VerificationResult): readonly ComparedDomain[] {
  const older = new Map(before.score.byDomain.map((domain) => [domain.id, domain]));
  const newer = new Map(after.score.byDomain.map((domain) => [domain.id, domain]));
  return [...new Map([...older, ...newer]).keys()]
    .sort((one, other) => placeIn(after, before, one) - placeIn(after, before, other))
    .map((id) => ({
      id,
      title: (newer.get(id) ?? older.get(id))?.title ?? id,
      before: scoreOf(older.get(id)),
      after: scoreOf(newer.get(id)),
    }));
}

function placeIn(first: VerificationResult, then: VerificationResult, id: string): number {
  const ids = [...first.score.byDomain, ...then.score.byDomain].map((domain) => domain.id);
  return ids.indexOf(id);
}

function scoreOf(domain: DomainScore | undefined): ComparedDomain['before'] {
  if (domain === undefined) return null;
  const { percent, interval, coverage, preliminary } = domain;
  return { percent, interval, coverage, preliminary };
}

function rulesOf(
  before: VerificationResult,
  after: VerificationResult,
  { added, fixed, same }: ReturnType<typeof compareRuns>,
): readonly ComparedRule[] {
  const older = new Map(before.rules.map((rule) => [rule.id, rule]));
  const newer = new Map(after.rules.map((rule) => [rule.id, rule]));
  const [more, less, equal] = [added, fixed, same].map((findings) => Map.groupBy(findings, ({ rule }) => rule));
  const [placesBefore, placesAfter] = [filesByFinding(before), filesByFinding(after)];
  return [...new Map([...older, ...newer]).values()]
    .map(({ id, severity, failureTitle, remedy }): ComparedRule => {
      const both = [older.get(id), newer.get(id)];
      return {
        ...{ id, severity, title: failureTitle, remedy },
        added: more.get(id)?.length ?? 0,
        fixed: less.get(id)?.length ?? 0,
        same: equal.get(id)?.length ?? 0,
        totalBefore: older.get(id)?.total ?? 0,
        totalAfter: newer.get(id)?.total ?? 0,
        partial: both.some((rule) => rule !== undefined && rule.kept < rule.total),
        firstAdded: firstPlaces(more.get(id), placesAfter),
        firstFixed: firstPlaces(less.get(id), placesBefore),
      };
    })
    .sort(worstFirst);
}

function worstFirst(one: ComparedRule, other: ComparedRule): number {
  return (
    bySeverity(one, other) ||
    other.added - one.added ||
    other.totalAfter - one.totalAfter ||
    (one.id < other.id ? -1 : 1)
  );
}

function filesByFinding({ files }: VerificationResult): ReadonlyMap<Finding, string> {
  return new Map(files.flatMap(({ path, findings }) => findings.map((finding) => [finding, path] as const)));
}

function firstPlaces(
  findings: readonly Finding[] | undefined,
  files: ReadonlyMap<Finding, string>,
): readonly ComparedPlace[] {
  return (findings ?? []).slice(0, FIRST_PLACES).map((finding) => ({
    file: files.get(finding) ?? '',
    place: finding.place,
    message: finding.message,
    actual: finding.actual ?? null,
  }));
}
