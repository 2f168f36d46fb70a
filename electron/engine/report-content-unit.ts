import type { ClosedVisit, ItemResult, RuleResult, Score, UnitPage, VisitSummary } from '../../shared/model/index.ts';
import { folioOf } from '../../shared/report/folio.ts';
import { itemViews } from '../../shared/report/model-items.ts';
import { missingViews } from '../../shared/report/model-missing.ts';
import type {
  UnitAgreements,
  UnitFacts,
  UnitReport,
  UnitResult,
  UnitRun,
  UnitVisit,
  UnmetItem,
} from '../../shared/report/unit-data.ts';
import { scoreSeries } from '../../shared/report/unit-series.ts';
import { boardOf } from '../../shared/statistics/index.ts';
import { canonicalJson } from '../../shared/text/canonical-json.ts';
import type { Registry } from '../registry/registry.ts';
import { sha256Hex } from '../registry/sha256.ts';
import { stateNameOf } from './report-content-words.ts';

const MOST_VISITS = 100;
const MOST_EVENTS = 200;
const ALL = Number.MAX_SAFE_INTEGER;

/**
 * All that the registry knows of a unit on a day.
 *
 * @param titleOf title of a checklist by its id
 * @throws RegistryError where the registry does not have the unit
 */
export async function unitReport(
  registry: Registry,
  clues: string,
  on: string,
  titleOf: (checklist: string) => string,
): Promise<UnitReport> {
  const page = await registry.units.page(clues);
  const { standing, attributes, visits, runs, events } = page;
  return {
    schema: 'cotejo/report-unit@1',
    on,
    unit: factsOf(page),
    standing,
    attributes,
    series: scoreSeries(visits, runs).map((one) => ({ ...one, title: titleOf(one.checklist) })),
    lastVisit: await lastVisit(registry, visits),
    lastRun: await lastRun(registry, page),
    visits: visits.slice(0, MOST_VISITS).map(({ id, kind, status, openedAt, folio, scores }) => ({
      ...{ id, kind, status, openedAt, folio },
      scores: scores.map(({ checklist, edition, percent, preliminary }) => ({
        ...{ title: titleOf(checklist), edition, percent, preliminary },
      })),
    })),
    visitsTotal: visits.length,
    runsTotal: runs.length,
    agreements: await agreementsOf(registry, page.unit.clues, on),
    events: events.slice(0, MOST_EVENTS),
    eventsTotal: events.length,
  };
}

function factsOf({ unit, level, type, operating }: UnitPage): UnitFacts {
  const { clues, name, state, institution, typology, aliases } = unit;
  return {
    ...{ clues, name, institution, typology, level, type, operating, aliases },
    state: state === null ? null : { key: state, name: stateNameOf(state) },
  };
}

const KINDS: readonly VisitSummary['kind'][] = ['external', 'internal', 'self'];

/** Of two that were closed at one moment, the one that says more of the unit. */
function laterFirst(one: VisitSummary, other: VisitSummary): number {
  const moment = ({ closedAt }: VisitSummary) => Date.parse(closedAt ?? '');
  return moment(other) - moment(one) || KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind);
}

async function lastVisit(registry: Registry, visits: readonly VisitSummary[]): Promise<UnitVisit | null> {
  const closed = visits.filter(({ status, closedAt }) => status === 'cerrada' && closedAt !== null);
  const [last] = closed.sort(laterFirst);
  if (last === undefined) return null;
  const { id, version, kind, purpose, openedAt, closedAt, evaluators } = last;
  const whole = await registry.visits.version(id, version);
  return {
    ...{ id, version, kind, purpose, openedAt, closedAt, evaluators },
    folio: last.folio ?? '',
    sha256: sha256Hex(canonicalJson(whole)),
    results: whole.results.filter(({ score }) => score.items.length > 0).map(resultOfVisit),
  };
}

function resultOfVisit({ checklist, score }: ClosedVisit['results'][number]): UnitResult {
  const { id, edition, title, scoreBands } = checklist;
  return resultOf({ id, edition, title, scoreBands }, score, score.items);
}

async function lastRun(registry: Registry, { unit, runs }: UnitPage): Promise<UnitRun | null> {
  const last = runs.find(({ status }) => status === 'completa');
  if (last === undefined) return null;
  const { run, score, units, rules, tool } = await registry.getRun(last.id);
  const keys = [unit.clues, ...unit.aliases];
  // A run that was made for no unit has the scores of those that its data name.
  const own = run.unit === undefined ? keys.flatMap((key) => units.find(({ clues }) => clues === key) ?? [])[0] : null;
  const { id, edition, title, scoreBands = [] } = run.checklist;
  const findings = { error: 0, warning: 0, info: 0 };
  for (const { severity, total } of rules) findings[severity] += total;
  return {
    ...{ id: run.id, folio: folioOf(run), startedAt: run.startedAt, status: run.status, toolVersion: tool.version },
    part: own != null,
    result: resultOf({ id, edition, title, scoreBands }, own?.score ?? score, own?.items ?? score.items, rules),
    findings,
  };
}

function resultOf(
  checklist: UnitResult['checklist'],
  score: Omit<Score, 'items'>,
  items: readonly ItemResult[],
  rules: readonly RuleResult[] = [],
): UnitResult {
  const { percent, interval, coverage, preliminary, band, byDomain } = score;
  return {
    checklist,
    score: { percent, interval, coverage, preliminary, band },
    byDomain,
    notMet: missingViews(itemViews(items), rules).map(({ item, sentence }) => unmet(item, sentence)),
  };
}

function unmet(item: ItemResult, sentence: string): UnmetItem {
  const { id, title, why, remedy, citation, outcome, weight, mandatory } = item;
  return { id, sentence, title, why, remedy, citation, outcome, weight, mandatory, reason: item.reason ?? null };
}

/** As the board of the window counts them: over the agreements that are not met. */
async function agreementsOf(registry: Registry, unit: string, on: string): Promise<UnitAgreements> {
  const all = await registry.agreements.list({ unit, limit: ALL });
  const open = all.filter(({ status }) => status !== 'solventada');
  const board = boardOf(open, on);
  const rows = new Map(board.rows.map((row) => [row.id, row]));
  return {
    rows: open.map(({ id, action, responsible, itemTitle, start, expectedEnd, status, weight, real }) => {
      const row = rows.get(id);
      return {
        ...{ id, action, responsible, itemTitle, start, expectedEnd, status, weight },
        expected: row?.expected ?? null,
        real: row?.real ?? real ?? 'not-reported',
        deviation: row?.deviation ?? null,
        light: row?.light ?? null,
        isExpectedByDate: row?.isExpectedByDate ?? false,
      };
    }),
    ...{ expected: board.expected, real: board.real, light: board.light },
    made: all.length,
    met: all.length - open.length,
  };
}
