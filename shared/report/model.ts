import type {
  AppliedAcceptances,
  DomainScore,
  LayerResult,
  ReportFrame,
  ScoreBand,
  Severity,
  UnitResult,
  VerificationResult,
} from '../model/index.ts';
import { formatNumber, plural } from '../text/format.ts';
import { hasReportedClause } from './citations.ts';
import type { ReportContent } from './document.ts';
import { folioOf, unitOf } from './folio.ts';
import { type Fact, runFacts, sourceFacts } from './model-facts.ts';
import { type FilesView, filesView } from './model-files.ts';
import { type GatheringView, gatheringView } from './model-gathering.ts';
import { type ItemView, itemViews, undecidedItems } from './model-items.ts';
import { type MissingView, missingViews, type RepairView, repairViews } from './model-missing.ts';
import { type RuleView, ruleViews } from './model-rules.ts';
import { type ScoreView, scoreView } from './model-score.ts';
import { wholeResult } from './model-whole.ts';
import { NOTICE, REPORTED_MARK, REPORTED_NOTE, SEVERITY_ORDER, SEVERITY_WORDS, STATUS_ALERTS } from './words.ts';

export type RunContent = Extract<ReportContent, { kind: 'run' }>;

export interface DomainView extends ScoreView {
  readonly id: string;
  readonly title: string;
  readonly outcomes: DomainScore['outcomes'];
}

export interface UnitView extends ScoreView {
  readonly clues: string;
  readonly name: string | null;
  readonly partial: string;
  readonly failed: string;
}

export interface ReportModel {
  readonly folio: string;
  readonly digest: string;
  readonly detail: ReportFrame['detail'];
  /** Findings whose place is kept, and all that were counted. */
  readonly keptFindings: number;
  readonly totalFindings: number;
  readonly acceptances: AppliedAcceptances | null;
  readonly repairs: readonly RepairView[];
  readonly unitTitle: string;
  readonly clues: string | null;
  /** Said in its place where there is no single one. */
  readonly cluesNote: string;
  readonly facts: readonly Fact[];
  readonly sourceFacts: readonly Fact[];
  /** What the reader must know before any figure. */
  readonly alerts: readonly string[];
  readonly score: ScoreView;
  readonly bands: readonly ScoreBand[];
  /** One sentence: does it comply, and what is missing. */
  readonly verdict: string;
  readonly outcomes: DomainScore['outcomes'];
  readonly severities: readonly { readonly severity: Severity; readonly text: string }[];
  readonly domains: readonly DomainView[];
  readonly missing: readonly MissingView[];
  readonly items: readonly { readonly title: string; readonly items: readonly ItemView[] }[];
  readonly rules: readonly RuleView[];
  /** Empty for results of versions that did not say it. */
  readonly layers: readonly LayerResult[];
  readonly gathering: GatheringView;
  readonly undecided: readonly ItemView[];
  readonly units: readonly UnitView[];
  readonly unitsMore: number;
  /** Of these, those that the result lists nowhere: they only count in the score. */
  readonly unitsLeftOut: number;
  readonly files: FilesView;
  readonly checklist: VerificationResult['run']['checklist'];
  readonly catalogs: VerificationResult['run']['catalogs'];
  /** `†` and what it means, where it occurs. */
  readonly reportedNote: { readonly mark: string; readonly text: string } | null;
  readonly notice: readonly string[];
}

/** How many units the table of units lists. */
const UNIT_LIMIT = 50;

/** Everything that the report says, in the order of the result; nothing is counted or scored anew but sums of totals. */
export function reportModel(content: RunContent, frame: ReportFrame): ReportModel {
  const result = wholeResult(content.subject);
  const { acceptances } = content;
  const depth = frame.detail === 'summary' ? 'summary' : 'findings';
  const clues = unitOf(result);
  const { unitsLeftOut: leftOut = 0 } = result;
  const names = { ...catalogueNames(result), ...content.unitNames };
  const items = itemViews(result.score.items);
  const rules = ruleViews(result, depth, acceptances);
  const bands = result.run.checklist.scoreBands ?? [];
  const citations = [...result.score.items, ...result.rules].flatMap((entry) => entry.citation);
  return {
    folio: folioOf(result.run),
    digest: frame.digest,
    detail: frame.detail,
    keptFindings: result.files.reduce((sum, file) => sum + file.findings.length, 0),
    totalFindings: result.rules.reduce((sum, rule) => sum + rule.total, 0),
    acceptances,
    repairs: repairViews(result),
    unitTitle: unitTitle(result, clues, names),
    clues,
    cluesNote:
      result.units.length === 0
        ? 'No se señaló ninguna CLUES.'
        : 'Los datos nombran varias CLUES; están en «Puntaje por unidad médica».',
    facts: runFacts(result, frame),
    sourceFacts: sourceFacts(result, frame),
    alerts: alerts(result),
    score: scoreView(result.score, bands),
    bands,
    verdict: verdict(result),
    outcomes: countOutcomes(result),
    severities: severities(result, acceptances),
    domains: result.score.byDomain.map((d) => ({
      ...scoreView(d, []),
      id: d.id,
      title: d.title,
      outcomes: d.outcomes,
    })),
    missing: missingViews(items, result.rules),
    items: byDomain(result, items),
    rules,
    layers: result.layers ?? [],
    gathering: gatheringView(result, depth),
    undecided: undecidedItems(items),
    units: result.units.length < 2 ? [] : result.units.slice(0, UNIT_LIMIT).map((unit) => unitView(unit, names, bands)),
    unitsMore: Math.max(0, result.units.length - UNIT_LIMIT) + leftOut,
    unitsLeftOut: leftOut,
    files: filesView(result, rules, depth),
    checklist: result.run.checklist,
    catalogs: result.run.catalogs,
    reportedNote: hasReportedClause(citations) ? { mark: REPORTED_MARK, text: REPORTED_NOTE } : null,
    notice: NOTICE,
  };
}

function unitTitle(result: VerificationResult, clues: string | null, names: Readonly<Record<string, string>>): string {
  if (clues !== null) return nameOf(names, clues) ?? `Unidad médica ${clues}`;
  if (result.units.length === 0) return 'Sin unidad médica en los datos';
  return plural(result.units.length + (result.unitsLeftOut ?? 0), 'unidad médica', 'unidades médicas');
}

/** Own members only: a CLUES comes from a file, and may be called `constructor`. */
function nameOf(names: Readonly<Record<string, string>>, clues: string): string | null {
  return Object.hasOwn(names, clues) ? (names[clues] ?? null) : null;
}

function alerts(result: VerificationResult): string[] {
  const status = STATUS_ALERTS[result.run.status];
  const out = status === null ? [] : [status];
  const problems = result.files.filter((file) => file.problem !== undefined).length;
  if (problems > 0) {
    const what = plural(problems, 'archivo no pudo verificarse', 'archivos no pudieron verificarse');
    out.push(`${what} del todo; el motivo está en «Archivos con problemas».`);
  }
  return out;
}

function countOutcomes(result: VerificationResult): DomainScore['outcomes'] {
  const counts: Record<string, number> = {};
  for (const item of result.score.items) counts[item.outcome] = (counts[item.outcome] ?? 0) + 1;
  return counts;
}

function verdict(result: VerificationResult): string {
  const counts = countOutcomes(result);
  const total = result.score.items.length;
  const failed = counts['no-cumple'] ?? 0;
  const partial = counts['cumple-parcial'] ?? 0;
  const open = (counts['por-revisar'] ?? 0) + (counts['no-evaluada'] ?? 0) + (counts.error ?? 0);
  if (result.score.percent === null) return 'No hay puntaje: ningún requisito pudo decidirse con lo que se entregó.';
  const first =
    failed + partial === 0
      ? 'Ningún requisito decidido está incumplido'
      : `De ${plural(total, 'requisito', 'requisitos')}, ${formatNumber(failed)} no ${failed === 1 ? 'se cumple' : 'se cumplen'} y ${formatNumber(partial)} ${partial === 1 ? 'se cumple' : 'se cumplen'} en parte`;
  if (failed + partial + open === 0) return 'Se cumplen todos los requisitos que aplican.';
  if (open === 0) return `${first}.`;
  return `${first}; ${open === 1 ? 'queda 1' : `quedan ${formatNumber(open)}`} sin decidir.`;
}

/** Accepted findings stand apart: «12 errores; 3 aceptados aparte». */
function severities(result: VerificationResult, acceptances: AppliedAcceptances | null): ReportModel['severities'] {
  return SEVERITY_ORDER.map((severity) => {
    const total = result.rules.reduce((sum, rule) => (rule.severity === severity ? sum + rule.total : sum), 0);
    const accepted = acceptances?.totals[severity] ?? 0;
    const [one, many] = severity === 'warning' ? ['aceptada', 'aceptadas'] : ['aceptado', 'aceptados'];
    const apart = accepted === 0 ? '' : `; ${plural(accepted, one, many)} aparte`;
    return { severity, text: `${plural(total - accepted, ...SEVERITY_WORDS[severity])}${apart}` };
  });
}

function catalogueNames({ units }: VerificationResult): Readonly<Record<string, string>> {
  return Object.fromEntries(units.flatMap(({ clues, name }) => (name === undefined ? [] : [[clues, name]])));
}

function byDomain(result: VerificationResult, items: readonly ItemView[]): ReportModel['items'] {
  const titles = new Map(result.score.byDomain.map((domain) => [domain.id, domain.title]));
  const groups = new Map<string, ItemView[]>([...titles.keys()].map((id) => [id, []]));
  for (const item of items) {
    const group = groups.get(item.item.domain);
    if (group) group.push(item);
    else groups.set(item.item.domain, [item]);
  }
  return [...groups]
    .filter(([, group]) => group.length > 0)
    .map(([id, group]) => ({ title: titles.get(id) ?? id, items: group }));
}

function unitView(unit: UnitResult, names: Readonly<Record<string, string>>, bands: readonly ScoreBand[]): UnitView {
  const count = (outcome: string) => formatNumber(unit.items.filter((item) => item.outcome === outcome).length);
  return {
    ...scoreView(unit.score, bands),
    clues: unit.clues,
    name: nameOf(names, unit.clues),
    partial: count('cumple-parcial'),
    failed: count('no-cumple'),
  };
}
