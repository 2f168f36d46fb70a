import type { MethodName, MethodOutput } from '../../shared/ipc/contract.ts';
import type {
  RunSummary,
  SavedFilter,
  UnitEvent,
  UnitFilter,
  UnitPage,
  UnitStanding,
  UnitState,
  VisitKind,
  VisitSummary,
} from '../../shared/model/index.ts';
import { UNITS } from './mock-data.ts';

const STATES: readonly UnitState[] = [
  'verificada',
  'sin-verificar',
  'con-observaciones',
  'vencida',
  'en-proceso',
  'anulada',
];
const LEVELS = ['PRIMER NIVEL', 'SEGUNDO NIVEL', null];
const SEARCH = 'Servicios de Salud (ejemplo sintético)';

type Row = MethodOutput<'units.find'>['units'][number];

/** Methods of the registry of units, with synthetic units. Changes last until the page is loaded anew. */
export function mockUnits(options: URLSearchParams, runs: () => readonly RunSummary[]) {
  const changed = new Map<string, UnitStanding>();
  let saved: readonly SavedFilter[] = [
    { id: '01ffbb52-34a7-4c0c-9f55-000000000001', name: 'Oaxaca, por visitar', filter: { states: ['20'] } },
  ];
  const rows = (): readonly Row[] =>
    options.has('empty')
      ? []
      : UNITS(runs()).map((unit, i) => ({
          ...unit,
          standing: changed.get(unit.clues) ?? standingOf(i),
          level: LEVELS[i % 3] ?? null,
          type: i % 4 === 3 ? '1' : 'DE CONSULTA EXTERNA',
        }));
  const page = (clues: string): UnitPage => {
    const { standing, level, type, ...unit } = rows().find((row) => row.clues === clues) ?? rows()[0]!;
    const visits = standing.state === 'sin-verificar' ? [] : visitsOf(unit.clues);
    return {
      ...{ unit, standing, level, type, operating: true, visits, openAgreements: visits.length > 0 ? 2 : 0 },
      runs: runs().filter((run) => run.unit === clues),
      attributes: visits.length > 0 ? [{ name: 'camas censables', value: 120, source: 'camas-2026.csv' }] : [],
      events: eventsOf(visits),
    };
  };
  const counted = (values: readonly (string | null)[]) =>
    [...Map.groupBy(values, (value) => value)].flatMap(([value, all]) =>
      value === null ? [] : [{ value, units: all.length }],
    );
  return {
    'units.find': ({ filter, limit }: { filter: UnitFilter; limit: number }) => {
      const units = rows().filter((row) => fits(row, filter));
      return { total: units.length, units: units.slice(0, limit) };
    },
    'units.facets': () => ({
      states: counted(rows().map(({ state }) => state)),
      institutions: counted(rows().map(({ institution }) => institution)),
      levels: counted(rows().map(({ level }) => level)),
      types: counted(rows().map(({ type }) => type)),
      standings: counted(rows().map(({ standing }) => standing.state)),
      attributes: options.has('empty') ? [] : [{ name: 'camas censables', units: 12 }],
    }),
    'units.page': ({ clues }: { clues: string }) => page(clues),
    'units.annul': ({ clues, reason }: { clues: string; reason: string }) => {
      changed.set(clues, { ...standingOf(5), reason });
      return page(clues);
    },
    'units.reinstate': ({ clues }: { clues: string }) => {
      changed.set(clues, standingOf(0));
      return page(clues);
    },
    'units.filters': () => saved,
    'units.saveFilter': (filter: SavedFilter) => {
      saved = [...saved.filter(({ id }) => id !== filter.id), filter];
      return saved;
    },
    'units.deleteFilter': ({ id }: { id: string }) => {
      saved = saved.filter((one) => one.id !== id);
      return saved;
    },
    'dialog.openAttributes': () => ({ path: 'camas-2026.csv' }),
    'units.importAttributes': () => ({
      ...{ attributes: ['camas censables', 'personal médico'], units: 22 },
      skipped: [
        { line: 7, reason: 'Lo que trae como CLUES no tiene esa forma.' },
        { line: 12, reason: 'Lo que trae en «personal médico» no es un número.' },
      ],
      skippedTotal: 2,
    }),
    'units.saveFile': ({ form }: { form: string }) => ({ path: `D:\\listas\\unidades.${form}`, units: rows().length }),
  } satisfies { readonly [M in MethodName]?: (input: never) => unknown };
}

function fits(row: Row, filter: UnitFilter): boolean {
  const among = (values: readonly string[] | undefined, value: string | null) =>
    values === undefined || (value !== null && values.includes(value));
  const text = (filter.text ?? '').toLowerCase();
  return (
    `${row.clues} ${row.name}`.toLowerCase().includes(text) &&
    among(filter.states, row.state) &&
    among(filter.institutions, row.institution) &&
    among(filter.levels, row.level) &&
    among(filter.types, row.type) &&
    among(filter.standings, row.standing.state)
  );
}

function standingOf(i: number): UnitStanding {
  const state = STATES[i % STATES.length] ?? 'sin-verificar';
  const visit = state === 'sin-verificar' ? null : '01ffbb52-34a7-4c0c-9f55-0000000000aa';
  const counts = state === 'verificada' || state === 'con-observaciones' || state === 'vencida';
  return {
    ...{ state, visit },
    since: visit === null ? null : '2026-03-05T14:30:00.000-06:00',
    validUntil: counts ? (state === 'vencida' ? '2026-09-05' : '2027-03-05') : null,
    reason: state === 'anulada' ? 'La evidencia no correspondía a la unidad.' : null,
  };
}

function visitsOf(clues: string): readonly VisitSummary[] {
  const kinds: readonly VisitKind[] = ['external', 'external', 'internal', 'self'];
  return kinds.map((kind, i) => ({
    id: `01ffbb52-34a7-4c0c-9f55-0000000000a${i}`,
    ...{ version: 1, unit: clues, clues: i === 3 ? 'DFSSA009991' : clues, unitName: null, kind },
    ...{ purpose: i === 0 ? 'follow-up' : 'first', campaign: null, status: 'cerrada' },
    openedAt: `2026-0${3 - (i % 3)}-05T09:00:00.000-06:00`,
    closedAt: `2026-0${3 - (i % 3)}-05T14:30:00.000-06:00`,
    ...{ folio: `V-000${i}-5A9C`, evaluators: [SEARCH], answered: 137, asked: 137, conflicts: 0 },
    scores: [
      {
        ...{ checklist: 'ece-funcional', edition: '1.0', percent: 62.5 + 4 * i },
        ...{ interval: [60 + 4 * i, 66 + 4 * i] as const, preliminary: i === 2, band: null },
      },
    ],
  }));
}

function eventsOf(visits: readonly VisitSummary[]): readonly UnitEvent[] {
  const told = visits.flatMap((visit): readonly UnitEvent[] => [
    {
      at: visit.closedAt ?? '',
      who: SEARCH,
      kind: 'visita-cerrada',
      text: `Se cerró la visita, folio ${visit.folio}.`,
      visit: visit.id,
    },
    { at: visit.openedAt, who: SEARCH, kind: 'visita-abierta', text: 'Se abrió una visita.', visit: visit.id },
  ]);
  const taken = 'Entró al registro con el catálogo clues@2026.';
  const figures = 'Se tomaron datos de «camas-2026.csv»: camas censables 120.';
  const old: readonly UnitEvent[] = Array.from({ length: 8 }, (_, i) => ({
    ...{ at: `2025-1${i % 3}-01T10:00:00.000-06:00`, who: 'evaluadora', kind: 'atributos', text: figures },
  }));
  return [...told, ...old, { at: '2025-01-02T08:00:00.000-06:00', who: 'evaluadora', kind: 'importada', text: taken }];
}
