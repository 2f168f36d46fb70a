import type {
  AppliedAcceptances,
  Decision,
  DomainScore,
  ItemResult,
  Score,
  Severity,
  UnitResult,
  VerificationResult,
} from '../model/index.ts';
import { formatCitations } from '../text/citations.ts';
import { roundHalfUp } from '../text/format.ts';
import { LOCAL_NOTICE, OUTCOME_ORDER, OUTCOME_WORDS, SEVERITY_ORDER } from '../text/result-words.ts';
import { countOutcomes } from './publication-figures.ts';
import { type Column, type ExportTable, percentCell, tableOf, yesNo } from './table.ts';
import type { Cell } from './xlsx/sheet.ts';

type Figures = Omit<Score, 'items' | 'byDomain' | 'band'>;

const STATUS_WORDS = { completa: 'Completa', cancelada: 'Cancelada', interrumpida: 'Interrumpida' } as const;
const SEVERITY_TOTALS: Readonly<Record<Severity, string>> = {
  error: 'Errores',
  warning: 'Advertencias',
  info: 'Avisos informativos',
};
const DECISION_WORDS: Readonly<Record<Decision['by'], string>> = {
  check: 'Comprobaciones',
  measure: 'Medida de la exportación',
  layer: 'Capas de lectura',
  attestation: 'Una persona',
  sample: 'Muestra de expedientes',
};

/** What the run is, its score and its totals, one line each. */
export function summaryTable(
  result: VerificationResult,
  acceptances: AppliedAcceptances | null,
  unitNames: Readonly<Record<string, string>>,
): ExportTable {
  const columns: readonly Column<readonly [string, Cell]>[] = [
    ['dato', 'Dato', 44, ([name]) => name],
    ['valor', 'Valor', 70, ([, value]) => value],
  ];
  const rows = () => [
    ...runLines(result, unitNames),
    ...scoreLines(result),
    ...totalLines(result),
    ...(acceptances === null ? [] : acceptedLines(acceptances)),
    ['Aviso', LOCAL_NOTICE] as const,
  ];
  return tableOf({ file: 'resumen', title: 'Resumen' }, columns, rows);
}

type Line = readonly [name: string, value: Cell];

function runLines(
  { run, tool, units }: VerificationResult,
  unitNames: Readonly<Record<string, string>>,
): readonly Line[] {
  const { checklist, unit } = run;
  const inCatalogue = units.find(({ clues }) => clues === unit)?.name;
  return [
    ['Verificación', run.id],
    ['Inicio', { moment: run.startedAt }],
    ['Inicio, con su zona horaria', run.startedAt],
    ['Duración (ms)', run.durationMs],
    ['Estado', STATUS_WORDS[run.status]],
    ['Lista de cotejo', checklist.title],
    ['Clave de la lista', checklist.id],
    ['Edición de la lista', checklist.edition],
    ['SHA-256 de la lista', checklist.sha256],
    ['Unidad (CLUES)', unit ?? ''],
    ['Nombre de la unidad', unit === undefined ? '' : (ownName(unitNames, unit) ?? inCatalogue ?? '')],
    ['Hallazgos que se conservan por regla', run.options.maxFindings],
    ['Versión de Cotejo', tool.version],
  ];
}

function scoreLines(result: VerificationResult): readonly Line[] {
  const { score } = result;
  const outcomes = countOutcomes(score.items);
  return [
    ['Puntaje (%)', percentCell(score.percent)],
    ['Puntaje preliminar', yesNo(score.preliminary)],
    ['Puntaje mínimo posible (%)', percentCell(score.interval?.[0] ?? null)],
    ['Puntaje máximo posible (%)', percentCell(score.interval?.[1] ?? null)],
    ['Cobertura (%)', percentCell(score.coverage)],
    ['Banda', bandTitle(result, score.band)],
    ...OUTCOME_ORDER.map((outcome) => [`Requisitos: ${OUTCOME_WORDS[outcome]}`, outcomes[outcome] ?? 0] as const),
  ];
}

function totalLines({ rules, files, units, unitsLeftOut = 0 }: VerificationResult): readonly Line[] {
  return [
    ...SEVERITY_ORDER.map((severity) => [SEVERITY_TOTALS[severity], totalOf(rules, severity)] as const),
    ['Archivos', files.length],
    ['Registros', files.reduce((sum, file) => sum + file.rows, 0)],
    ['Unidades en los datos', units.length + unitsLeftOut],
  ];
}

function acceptedLines({ on, totals }: AppliedAcceptances): readonly Line[] {
  return [
    ...SEVERITY_ORDER.map(
      (severity) =>
        [`Aceptados, contados arriba: ${SEVERITY_TOTALS[severity].toLowerCase()}`, totals[severity]] as const,
    ),
    ['Día en que se juzgaron las aceptaciones', { day: on }],
  ];
}

/** How many findings of a severity the run has, kept or not. */
export function totalOf(rules: VerificationResult['rules'], severity: Severity): number {
  return rules.reduce((sum, rule) => (rule.severity === severity ? sum + rule.total : sum), 0);
}

/** The title of a band; its id where the result does not name it. */
export function bandTitle({ run }: VerificationResult, band: string | null): string {
  return run.checklist.scoreBands?.find(({ id }) => id === band)?.title ?? band ?? '';
}

/** Score, interval, coverage and outcomes of each domain. */
export function domainTable({ score }: VerificationResult): ExportTable {
  const columns: readonly Column<DomainScore>[] = [
    ['dominio', 'Dominio', 26, ({ id }) => id],
    ['titulo', 'Título', 44, ({ title }) => title],
    ...figureColumns<DomainScore>((domain) => domain),
    ...outcomeColumns<DomainScore>(({ outcomes }) => outcomes),
  ];
  return tableOf({ file: 'dominios', title: 'Puntaje por dominio' }, columns, () => score.byDomain);
}

/** Each requirement with what decided it, its counts and its citation. */
export function itemTable({ score }: VerificationResult): ExportTable {
  const titles = new Map(score.byDomain.map(({ id, title }) => [id, title]));
  // Of what a person decides nothing is counted, which is not 0.
  const counted = (count: (item: ItemResult) => number) => (item: ItemResult) =>
    item.decidedBy === 'attestation' ? '' : count(item);
  const columns: readonly Column<ItemResult>[] = [
    ['requisito', 'Clave', 32, ({ id }) => id],
    ['titulo', 'Requisito', 60, ({ title }) => title],
    ['dominio', 'Dominio', 32, ({ domain }) => titles.get(domain) ?? domain],
    ['resultado', 'Resultado', 18, ({ outcome }) => OUTCOME_WORDS[outcome]],
    ['peso', 'Peso', 8, ({ weight }) => weight],
    ['puntos', 'Puntos', 8, ({ points }) => points ?? ''],
    ['obligatorio', 'Obligatorio', 12, ({ mandatory }) => yesNo(mandatory)],
    ['aplicables', 'Aplicables', 12, counted(({ applicable }) => applicable)],
    ['cumplen', 'Cumplen', 12, counted(({ held }) => held)],
    ['fallan', 'Fallan', 12, counted(({ failed }) => failed)],
    ['sin_decidir', 'Sin decidir', 12, counted(({ undecided }) => undecided)],
    [
      ...(['porcentaje_que_cumple', 'Cumplen (%)', 12] as const),
      ({ ratio }) => percentCell(ratio === null ? null : roundHalfUp(ratio * 100, 1)),
    ],
    ['lo_decide', 'Lo decide', 24, ({ decidedBy }) => DECISION_WORDS[decidedBy]],
    ['motivo', 'Motivo', 50, ({ reason }) => reason ?? ''],
    ['por_que_importa', 'Por qué importa', 60, ({ why }) => why],
    ['que_hacer', 'Qué hacer', 60, ({ remedy }) => remedy],
    ['fundamento', 'Fundamento', 32, ({ citation }) => formatCitations(citation)],
  ];
  return tableOf({ file: 'requisitos', title: 'Requisitos' }, columns, () => score.items);
}

/** Each unit of the data with its own score. @param unitNames names by CLUES that go before the catalogue's */
export function unitTable(result: VerificationResult, unitNames: Readonly<Record<string, string>>): ExportTable {
  const columns: readonly Column<UnitResult>[] = [
    ['clues', 'CLUES', 14, ({ clues }) => clues],
    ['nombre', 'Nombre', 48, ({ clues, name }) => ownName(unitNames, clues) ?? name ?? ''],
    ...figureColumns<UnitResult>(({ score }) => score),
    ['banda', 'Banda', 18, ({ score }) => bandTitle(result, score.band)],
    ...outcomeColumns<UnitResult>(({ items }) => countOutcomes(items)),
  ];
  return tableOf({ file: 'unidades', title: 'Unidades' }, columns, () => result.units);
}

/** Own members only: a CLUES comes from a file, and may be called `constructor`. */
function ownName(names: Readonly<Record<string, string>>, clues: string): string | undefined {
  return Object.hasOwn(names, clues) ? names[clues] : undefined;
}

function figureColumns<Row>(of: (row: Row) => Figures): readonly Column<Row>[] {
  return [
    ['puntaje', 'Puntaje (%)', 12, (row) => percentCell(of(row).percent)],
    ['puntaje_minimo', 'Mínimo posible (%)', 12, (row) => percentCell(of(row).interval?.[0] ?? null)],
    ['puntaje_maximo', 'Máximo posible (%)', 12, (row) => percentCell(of(row).interval?.[1] ?? null)],
    ['cobertura', 'Cobertura (%)', 12, (row) => percentCell(of(row).coverage)],
    ['preliminar', 'Preliminar', 12, (row) => yesNo(of(row).preliminary)],
  ];
}

function outcomeColumns<Row>(of: (row: Row) => DomainScore['outcomes']): readonly Column<Row>[] {
  return OUTCOME_ORDER.map((outcome) => [
    ...([outcome.replaceAll('-', '_'), OUTCOME_WORDS[outcome], 12] as const),
    (row) => of(row)[outcome] ?? 0,
  ]);
}
