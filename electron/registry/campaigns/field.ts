import type { CampaignUnitStatus, SampleDraw } from '../../../shared/model/index.ts';
import type { FieldEntry } from '../../../shared/statistics/index.ts';
import { all, query, type Store } from '../store.ts';

/** A unit of a campaign that was drawn or is on a list of replacements, under the CLUES that it was drawn by. */
export interface FieldUnit {
  readonly clues: string;
  readonly unit: string;
  readonly stratum: string;
  readonly selected: boolean;
  readonly replacement: number | null;
  /** Its last visit in the campaign that tells most: one that was closed before one that is open. */
  readonly visit: string | null;
  readonly status: CampaignUnitStatus;
  /** CLUES of the drawn unit in whose place it was visited. */
  readonly replaces: string | null;
}

/** What became of one unit in a campaign, by its visits. */
interface Seen {
  readonly visit: string;
  readonly status: 'visitada' | 'inaccesible' | 'en-proceso';
}

const TELLS: Readonly<Record<Seen['status'], number>> = { visitada: 2, inaccesible: 1, 'en-proceso': 0 };

/**
 * How the field work of a campaign stands, unit by unit, ordered by CLUES.
 *
 * No visit says for which unit a replacement was visited. Within a stratum the drawn units that could not be reached,
 * by CLUES, are given the visited replacements in the order of their list; a replacement beyond those replaces nobody.
 */
export function fieldOf(store: Store, campaign: string): readonly FieldUnit[] {
  const rows = all(
    store,
    query
      .selectFrom('campaign_unit')
      .select(['clues', 'unit', 'stratum', 'selected', 'replacement'])
      .where('campaign', '=', campaign)
      .where((is) => is.or([is('selected', '=', 1), is('replacement', 'is not', null)]))
      .orderBy('clues'),
  );
  const seen = seenUnits(store, campaign);
  const replaced = replacedBy(rows, (unit) => seen.get(unit)?.status);
  const replaces = new Map([...replaced].map(([drawn, by]) => [by, drawn]));
  return rows.map(({ selected, ...row }): FieldUnit => {
    const found = seen.get(row.unit);
    const status = replaced.has(row.clues) ? 'reemplazada' : (found?.status ?? 'por-visitar');
    const visit = found?.visit ?? null;
    return { ...row, selected: selected === 1, visit, status, replaces: replaces.get(row.clues) ?? null };
  });
}

/** What `coverageOf` reads. */
export function entriesOf(field: readonly FieldUnit[]): readonly FieldEntry[] {
  return field.flatMap(({ clues, status, replaces }): readonly FieldEntry[] => {
    if (status === 'visitada') return [{ clues, state: 'visited', ...(replaces === null ? {} : { replaces }) }];
    return status === 'inaccesible' || status === 'reemplazada' ? [{ clues, state: 'unreachable' }] : [];
  });
}

/**
 * The units of a campaign as they were drawn, without those that neither were drawn nor can replace: what coverage and
 * estimates need, which is a hundredth of a large universe. The strata still tell of all.
 */
export function sampledUnits(draw: SampleDraw): SampleDraw {
  return { ...draw, units: draw.units.filter((unit) => unit.selected || unit.replacement !== null) };
}

/** By CLUES of today. A visit that is being corrected still counts as what it was closed as. */
function seenUnits(store: Store, campaign: string): ReadonlyMap<string, Seen> {
  const rows = all(
    store,
    query
      .selectFrom('visit')
      .select(['id', 'unit', 'status'])
      .select((row) =>
        row
          .exists(row.selectFrom('visit_version').select('version').whereRef('visit_version.visit', '=', 'visit.id'))
          .as('closed'),
      )
      .select((row) =>
        row
          .exists(row.selectFrom('visit_score').select('checklist').whereRef('visit_score.visit', '=', 'visit.id'))
          .as('scored'),
      )
      .where('campaign', '=', campaign)
      .where('status', '!=', 'cancelada')
      .orderBy('opened_at')
      .orderBy('id'),
  );
  const seen = new Map<string, Seen>();
  for (const { id, unit, status, closed, scored } of rows) {
    const now = statusOf(status, Boolean(closed), Boolean(scored));
    const before = seen.get(unit);
    if (before === undefined || TELLS[now] >= TELLS[before.status]) seen.set(unit, { visit: id, status: now });
  }
  return seen;
}

function statusOf(status: string, closed: boolean, scored: boolean): Seen['status'] {
  if (status === 'cerrada' || scored) return 'visitada';
  return status === 'inaccesible' || closed ? 'inaccesible' : 'en-proceso';
}

interface Row {
  readonly clues: string;
  readonly unit: string;
  readonly stratum: string;
  readonly selected: number;
  readonly replacement: number | null;
}

/** CLUES of each drawn unit that was replaced, with that of its replacement. */
function replacedBy(
  rows: readonly Row[],
  statusOfUnit: (unit: string) => Seen['status'] | undefined,
): ReadonlyMap<string, string> {
  const replaced = new Map<string, string>();
  for (const units of Map.groupBy(rows, ({ stratum }) => stratum).values()) {
    const lost = units.filter((row) => row.selected === 1 && statusOfUnit(row.unit) === 'inaccesible');
    const visited = units
      .filter((row) => row.selected === 0 && statusOfUnit(row.unit) === 'visitada')
      .sort((left, right) => (left.replacement ?? 0) - (right.replacement ?? 0));
    lost.slice(0, visited.length).forEach((row, i) => {
      replaced.set(row.clues, visited[i].clues);
    });
  }
  return replaced;
}
