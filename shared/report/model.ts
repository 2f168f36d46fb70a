import type { DomainScore, LayerResult, ScoreBand, Severity, UnitResult, VerificationResult } from '../model/index.ts';
import { formatDuration, formatNumber, plural } from '../text/format.ts';
import { formatDateTime } from '../text/format-date.ts';
import { hasReportedClause } from './citations.ts';
import { folioOf, unitOf } from './folio.ts';
import { type FilesView, filesView } from './model-files.ts';
import { type GatheringView, gatheringView } from './model-gathering.ts';
import { type ItemView, itemViews, missingItems, type RuleView, ruleViews, undecidedItems } from './model-items.ts';
import { type ScoreView, scoreView } from './model-score.ts';
import { NOTICE, REPORTED_MARK, REPORTED_NOTE, SEVERITY_ORDER, SEVERITY_WORDS, STATUS_ALERTS } from './words.ts';

export interface ReportOptions {
  /** SHA-256, hexadecimal, of `canonicalJson(result)`. */
  readonly digest: string;
  /** ISO 8601 with zone: when the report is made. */
  readonly generatedAt: string;
  /** `findings` lists up to 500 places per rule, `summary` the first 5. */
  readonly detail: 'summary' | 'findings';
  readonly language: 'es-MX';
  /** Printed at the head in place of a logo. */
  readonly institution?: string;
  /** Names of units by CLUES, from the registry or a catalogue: a result holds none. */
  readonly unitNames?: Readonly<Record<string, string>>;
  /** The checklist's bands: a result names its band by id only. */
  readonly scoreBands?: readonly ScoreBand[];
}

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Set in a fixed-width face: keys, hashes. */
  readonly code?: boolean;
}

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
  readonly institution: string | null;
  readonly unitTitle: string;
  readonly clues: string | null;
  /** Said in its place where there is no single one. */
  readonly cluesNote: string;
  readonly facts: readonly Fact[];
  /** What the reader must know before any figure. */
  readonly alerts: readonly string[];
  readonly score: ScoreView;
  readonly bands: readonly ScoreBand[];
  /** One sentence: does it comply, and what is missing. */
  readonly verdict: string;
  readonly outcomes: DomainScore['outcomes'];
  readonly severities: readonly { readonly severity: Severity; readonly text: string }[];
  readonly domains: readonly DomainView[];
  readonly missing: readonly ItemView[];
  readonly items: readonly { readonly title: string; readonly items: readonly ItemView[] }[];
  readonly rules: readonly RuleView[];
  /** Empty for results of versions that did not say it. */
  readonly layers: readonly LayerResult[];
  readonly gathering: GatheringView;
  readonly undecided: readonly ItemView[];
  readonly units: readonly UnitView[];
  readonly unitsMore: number;
  readonly files: FilesView;
  readonly checklist: VerificationResult['run']['checklist'];
  readonly catalogs: VerificationResult['run']['catalogs'];
  /** `†` and what it means, where it occurs. */
  readonly reportedNote: { readonly mark: string; readonly text: string } | null;
  readonly notice: readonly string[];
}

/** How many units the table of units lists. */
export const UNIT_LIMIT = 50;

/** Everything that the report says, in the order of the result; nothing is counted or scored anew but sums of totals. */
export function reportModel(result: VerificationResult, options: ReportOptions): ReportModel {
  const clues = unitOf(result);
  const names = options.unitNames ?? {};
  const items = itemViews(result.score.items);
  const rules = ruleViews(result, options.detail);
  const bands = options.scoreBands ?? [];
  const citations = [...result.score.items, ...result.rules].flatMap((entry) => entry.citation);
  return {
    folio: folioOf(result.run),
    digest: options.digest,
    institution: options.institution?.trim() || null,
    unitTitle: unitTitle(result, clues, names),
    clues,
    cluesNote:
      result.units.length === 0
        ? 'No se señaló ninguna CLUES.'
        : 'Los datos nombran varias CLUES; están en «Puntaje por unidad médica».',
    facts: facts(result, options),
    alerts: alerts(result),
    score: scoreView(result.score, bands),
    bands,
    verdict: verdict(result),
    outcomes: countOutcomes(result),
    severities: severities(result),
    domains: result.score.byDomain.map((d) => ({
      ...scoreView(d, []),
      id: d.id,
      title: d.title,
      outcomes: d.outcomes,
    })),
    missing: missingItems(items),
    items: byDomain(result, items),
    rules,
    layers: result.layers ?? [],
    gathering: gatheringView(result, options.detail),
    undecided: undecidedItems(items),
    units: result.units.length < 2 ? [] : result.units.slice(0, UNIT_LIMIT).map((unit) => unitView(unit, names, bands)),
    unitsMore: Math.max(0, result.units.length - UNIT_LIMIT),
    files: filesView(result, rules, options.detail),
    checklist: result.run.checklist,
    catalogs: result.run.catalogs,
    reportedNote: hasReportedClause(citations) ? { mark: REPORTED_MARK, text: REPORTED_NOTE } : null,
    notice: NOTICE,
  };
}

function unitTitle(result: VerificationResult, clues: string | null, names: Readonly<Record<string, string>>): string {
  if (clues !== null) return nameOf(names, clues) ?? `Unidad médica ${clues}`;
  if (result.units.length === 0) return 'Sin unidad médica en los datos';
  return plural(result.units.length, 'unidad médica', 'unidades médicas');
}

/** Own members only: a CLUES comes from a file, and may be called `constructor`. */
function nameOf(names: Readonly<Record<string, string>>, clues: string): string | null {
  return Object.hasOwn(names, clues) ? (names[clues] ?? null) : null;
}

function facts(result: VerificationResult, options: ReportOptions): Fact[] {
  const { run, files } = result;
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  return [
    { label: 'Verificación', value: `${formatDateTime(run.startedAt)}; duró ${formatDuration(run.durationMs)}` },
    { label: 'Informe', value: formatDateTime(options.generatedAt) },
    { label: 'Lista de cotejo', value: `${run.checklist.title}, edición ${run.checklist.edition}` },
    {
      label: 'Exportación',
      value: `${plural(files.length, 'archivo', 'archivos')}, ${plural(rows, 'registro', 'registros')}`,
    },
    ...(run.options.guide === undefined ? [] : [{ label: 'Guía indicada', value: run.options.guide, code: true }]),
    ...fhirFacts(run),
    ...hl7Facts(run),
    { label: 'Programa', value: `Cotejo ${result.tool.version}` },
    { label: 'Folio', value: folioOf(run), code: true },
    { label: 'Identificador', value: run.id, code: true },
    { label: 'Huella SHA-256', value: options.digest, code: true },
  ];
}

/** What the findings on FHIR rest on besides the standard, and what was not looked at. */
function fhirFacts({
  packages = [],
  options: { profiles = [], withoutLayers = [], fhirConfig = [], ownLists = [] },
}: VerificationResult['run']): Fact[] {
  const guides = packages.map(({ name, version, sha256 }) => `${name} ${version} (SHA-256 ${sha256})`);
  const configs = [...fhirConfig, ...ownLists].map(({ name, sha256 }) => `${name} (SHA-256 ${sha256})`);
  return [
    ...(guides.length === 0 ? [] : [{ label: 'Guías FHIR', value: guides.join('; '), code: true }]),
    ...(configs.length === 0 ? [] : [{ label: 'Configuración propia', value: configs.join('; '), code: true }]),
    ...(profiles.length === 0 ? [] : [{ label: 'Perfiles elegidos', value: profiles.join('; '), code: true }]),
    ...(withoutLayers.length === 0
      ? []
      : [{ label: 'Capas que se dejaron fuera', value: withoutLayers.join(', '), code: true }]),
  ];
}

function hl7Facts({ options: { hl7Profiles = [] } }: VerificationResult['run']): Fact[] {
  if (hl7Profiles.length === 0) return [];
  const files = hl7Profiles.map(({ name, sha256 }) => `${name} (SHA-256 ${sha256})`);
  return [{ label: 'Perfiles locales de HL7 v2', value: files.join('; '), code: true }];
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

function severities(result: VerificationResult): ReportModel['severities'] {
  return SEVERITY_ORDER.map((severity) => {
    const total = result.rules.reduce((sum, rule) => (rule.severity === severity ? sum + rule.total : sum), 0);
    return { severity, text: plural(total, ...SEVERITY_WORDS[severity]) };
  });
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
