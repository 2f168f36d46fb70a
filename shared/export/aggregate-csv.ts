import type {
  BarrierShare,
  GroupMean,
  HiddenRows,
  Share,
  Shown,
  StateMean,
  TableScope,
  VisitKind,
} from '../model/index.ts';
import type { CategoryTable, ItemRow, Placed, ScoreFigures, ScoreRow, Trend } from '../statistics/index.ts';
import { CSV_MARK, csvLine } from './csv.ts';

/** Tables of one kind of visit and one checklist, as aggregates give them. */
export interface AggregateTables {
  readonly scope: TableScope;
  readonly dimensions: readonly string[];
  readonly checklist: { readonly id: string; readonly title: string };
  readonly rows: readonly { readonly titles: readonly string[]; readonly figures: Shown<ScoreRow> }[];
  readonly total: Shown<ScoreRow>;
  readonly threshold: number;
  readonly ranking: readonly Placed<GroupMean>[];
  readonly eceStatus: CategoryTable | null;
  readonly eceStatusTitles: readonly { readonly id: string; readonly title: string }[];
  readonly barriers: readonly Omit<BarrierShare, 'id'>[];
  readonly items: readonly (ItemRow & { readonly title: string })[];
  readonly trend: Trend<VisitKind>;
  readonly byState: readonly StateMean[];
  readonly hidden: HiddenRows;
}

type Cell = string | number;

/** A table with its title. */
export interface AggregateSheet {
  readonly title: string;
  readonly head: readonly string[];
  readonly lines: readonly (readonly Cell[])[];
}

const FIGURES_HEAD = [
  'unidades_con_calificacion',
  'sin_calificacion_no_aplica',
  'sin_calificacion_no_reportada',
  'sin_calificacion_en_blanco',
  'suma_entre_suma',
  'media_de_porcentajes',
  'mediana',
  'primer_cuartil',
  'tercer_cuartil',
  'minimo',
  'maximo',
];

const DIMENSION_HEAD: Readonly<Record<string, string>> = {
  state: 'entidad',
  institution: 'institucion',
  level: 'nivel_de_atencion',
  type: 'tipo_de_unidad',
  campaign: 'campana',
  period: 'periodo',
};

const HIDDEN = 'oculto';

/**
 * Every table, each with its title before it and its scope under it: universe, cut-off date, catalogues, kind of visit
 * and threshold.
 *
 * @param kindTitle the kind of visit in words
 */
export function aggregateCsv(tables: AggregateTables, kindTitle: string): string {
  const foot = scopeLines(tables, kindTitle);
  const text = aggregateSheets(tables).map(({ title, head, lines }) =>
    [[title], head, ...lines, ...foot, []].map(csvLine).join(''),
  );
  return CSV_MARK + text.join('');
}

/** Every table that has lines. What is hidden says so in the place of its figures. */
export function aggregateSheets(tables: AggregateTables): readonly AggregateSheet[] {
  const all = [
    scoreLines(tables),
    rankingLines(tables),
    statusLines(tables),
    barrierLines(tables),
    itemLines(tables),
    trendLines(tables),
    stateLines(tables),
  ];
  return all.filter(({ lines }) => lines.length > 0);
}

function scoreLines({ dimensions, rows, total }: AggregateTables): AggregateSheet {
  const groups = dimensions.map((dimension) => DIMENSION_HEAD[dimension] ?? dimension);
  const names = groups.length === 0 ? ['grupo'] : groups;
  const all = names.map((_, i) => (i === 0 ? 'Total' : ''));
  return {
    title: 'Calificaciones',
    head: [...names, ...FIGURES_HEAD],
    lines: [
      ...rows.map(({ titles, figures }) => [...titles, ...shownFigures(figures)]),
      [...all, ...shownFigures(total)],
    ],
  };
}

function rankingLines({ ranking }: AggregateTables): AggregateSheet {
  return {
    title: 'Lugares por media de porcentajes',
    head: ['lugar', 'empate', 'grupo', 'unidades', 'media_de_porcentajes'],
    lines: ranking.map(({ row: { titles, mean, units }, place, tied }) => [
      ...[orBlank(place), tied ? 'sí' : 'no', titles.join(' / '), units, orBlank(mean)],
    ]),
  };
}

function statusLines({ eceStatus, eceStatusTitles, hidden }: AggregateTables): AggregateSheet {
  const titles = new Map(eceStatusTitles.map(({ id, title }) => [id, title]));
  const word = (id: string) => titles.get(id) ?? id;
  return {
    title: 'Situación del expediente clínico electrónico',
    head: [
      'situacion',
      'unidades',
      'respondieron',
      'porcentaje_de_las_que_respondieron',
      'porcentaje_de_las_aplicables',
    ],
    lines: [
      ...(eceStatus?.rows ?? []).map(({ category, units, ofAnswered, ofApplicable }) => [
        ...[word(category), units, ofAnswered.whole, percentOf(ofAnswered), percentOf(ofApplicable)],
      ]),
      ...hidden.categories.map((category) => [word(category), HIDDEN, HIDDEN, HIDDEN, HIDDEN]),
    ],
  };
}

function barrierLines({ barriers, hidden }: AggregateTables): AggregateSheet {
  return {
    title: 'Barreras',
    head: ['barrera', 'unidades', 'respondieron', 'porcentaje'],
    lines: [
      ...barriers.map(({ title, units, asked, percent }) => [
        ...[title, typeof units === 'number' ? units : '', asked, orBlank(percent)],
      ]),
      ...hidden.barriers.map((title) => [title, HIDDEN, HIDDEN, HIDDEN]),
    ],
  };
}

function itemLines({ items, hidden }: AggregateTables): AggregateSheet {
  const counts = ['no_cumple', 'cumple_en_parte', 'cumple', 'por_decidir', 'no_desplegado', 'no_aplica'];
  const shares = ['porcentaje_de_las_aplicables', 'porcentaje_de_las_decididas'];
  const lines = items.map((row): readonly Cell[] => [
    ...[row.place, row.item, row.title, row.notMet, row.partly, row.met, row.undecided, row.notDeployed],
    ...[row.notApplicable, percentOf(row.notMetOfApplicable), percentOf(row.notMetOfDecided)],
  ]);
  const left = hidden.items === 0 ? [] : [['', `Requisitos ocultos: ${hidden.items}`]];
  return {
    title: 'Requisitos que menos se cumplen',
    head: ['lugar', 'id', 'requisito', ...counts, ...shares],
    lines: [...lines, ...left],
  };
}

function trendLines({ trend, hidden }: AggregateTables): AggregateSheet {
  const shown = trend.points.map(({ period, figures, since }) => ({
    period,
    line: [period, ...figureCells(figures), since?.period ?? '', orBlank(since?.change.meanOfPercents ?? null)],
  }));
  const left = hidden.periods.map((period) => ({ period, line: [period, HIDDEN] }));
  return {
    title: 'Evolución',
    head: ['periodo', ...FIGURES_HEAD, 'comparado_con', 'cambio_de_la_media'],
    lines: [...shown, ...left].sort((a, b) => (a.period < b.period ? -1 : 1)).map(({ line }) => line),
  };
}

function stateLines({ byState }: AggregateTables): AggregateSheet {
  return {
    title: 'Por entidad federativa (clave INEGI)',
    head: ['entidad', 'unidades', 'media_de_porcentajes'],
    lines: byState.map(({ state, figures }) =>
      figures.hidden ? [state, HIDDEN, HIDDEN] : [state, figures.value.units, orBlank(figures.value.mean)],
    ),
  };
}

/** What the tables are about. */
export function scopeLines(tables: AggregateTables, kindTitle: string): readonly (readonly Cell[])[] {
  const { scope, checklist, threshold } = tables;
  return [
    ['Lista', `${checklist.title} (${checklist.id}, edición ${scope.checklist?.edition || 'ninguna'})`],
    ['Tipo de visita', kindTitle],
    ['Universo', scope.universe.title, scope.universe.units],
    ['Fecha de corte', scope.cutOff],
    ['Catálogo de establecimientos', catalogWords(scope)],
    ['Menor número de unidades que se muestra', threshold === 0 ? 'sin límite' : threshold],
  ];
}

/** Without an import there is no edition to name, and that is said. */
function catalogWords({ catalogs }: TableScope): string {
  return catalogs.map(({ id, edition }) => `${id} ${edition}`).join(', ') || 'no se ha importado';
}

function shownFigures(figures: Shown<ScoreRow>): readonly Cell[] {
  return figures.hidden ? FIGURES_HEAD.map(() => HIDDEN) : figureCells(figures.value);
}

function figureCells(figures: ScoreFigures): readonly Cell[] {
  const { units, absent, ratioOfSums, meanOfPercents, median, firstQuartile, thirdQuartile, min, max } = figures;
  return [
    ...[units, absent['not-applicable'], absent['not-reported'], absent.blank],
    ...[ratioOfSums, meanOfPercents, median, firstQuartile, thirdQuartile, min, max].map(orBlank),
  ];
}

function percentOf({ percent }: Share): Cell {
  return orBlank(percent);
}

/** What there is no figure of is left empty, which is not 0. */
function orBlank(figure: number | null): Cell {
  return figure ?? '';
}
