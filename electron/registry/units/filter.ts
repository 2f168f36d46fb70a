import { type RawBuilder, sql } from 'kysely';
import type { UnitFilter, UnitState } from '../../../shared/model/index.ts';
import { fold } from '../fold.ts';

type Condition = RawBuilder<unknown>;

/** A filter as conditions, all of which must hold, by the table that they look at. */
export interface Conditions {
  /** Over `unit_search`. */
  readonly search: readonly Condition[];
  /** Over the other columns of `unit`. */
  readonly unit: readonly Condition[];
  readonly key: readonly KeyCondition[];
}

/** Over the CLUES, in whichever of the two tables is at hand; the two say the same. */
interface KeyCondition {
  /** For finding all units that fit: SQLite may begin with the keys. */
  readonly whole: (clues: Condition) => Condition;
  /** For looking at units in another order until enough of them fit. */
  readonly each: (clues: Condition) => Condition;
  /** All units but those that fit, where these are soon found: what is left of all is soon counted then. */
  readonly others?: (clues: Condition) => Condition;
}

/**
 * Lists go in as one JSON parameter each, whatever their length: a filter of 60,000 keys is no longer a statement than
 * one of three, and the statements stay few.
 *
 * @param today ISO 8601 day, which tells what is `vencida`
 */
export function conditionsOf(filter: UnitFilter, today: string): Conditions {
  const words = fold(filter.text ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const unit: Condition[] = [];
  if (chosen(filter.states)) unit.push(sql`unit.state in ${listed(filter.states)}`);
  if (chosen(filter.institutions)) unit.push(sql`unit.institution in ${listed(filter.institutions)}`);
  if (chosen(filter.levels)) unit.push(sql`unit.level in ${listed(filter.levels)}`);
  if (chosen(filter.types)) unit.push(sql`unit.type in ${listed(filter.types)}`);
  // A unit of which no catalogue says whether it operates is not among those that are known to.
  if (filter.onlyOperating) unit.push(sql`unit.operating = 1`);
  const key: KeyCondition[] = [];
  const { withAttribute, clues: given, standings } = filter;
  if (withAttribute !== undefined) key.push(attributeCondition(withAttribute));
  if (given !== undefined) {
    const among = (clues: Condition) => sql`${clues} in ${keysOfToday(given)}`;
    key.push({ whole: among, each: among });
  }
  if (chosen(standings)) key.push(standingCondition(standings, today));
  return { search: words.map((word) => sql`instr(unit_search.text, ${word}) > 0`), unit, key };
}

/** State of a unit that has a row in `unit_standing`, as `UnitState` has it, on a day. */
export function stateToday(today: string): RawBuilder<string> {
  return sql<string>`case
    when unit_standing.state in ('verificada', 'con-observaciones') and unit_standing.valid_until < ${today} then 'vencida'
    else unit_standing.state end`;
}

/** `where …` of some conditions; nothing without any. */
export function whereAll(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;
}

function attributeCondition(name: string): KeyCondition {
  return {
    whole: (clues) => sql`${clues} in (select clues from unit_attribute where name = ${name})`,
    each: (clues) => sql`exists (
      select 1 from unit_attribute as held where held.clues = ${clues} and held.name = ${name})`,
  };
}

/** Most units have no row: those that are wanted without one are all but the ones with another state. */
function standingCondition(standings: readonly UnitState[], today: string): KeyCondition {
  const state = stateToday(today);
  const row = (clues: Condition, condition: Condition) =>
    sql`exists (select 1 from unit_standing where unit_standing.unit = ${clues} and ${condition})`;
  const among = (clues: Condition, condition: Condition) =>
    sql`${clues} in (select unit from unit_standing where ${condition})`;
  if (standings.includes('sin-verificar')) {
    const none = (clues: Condition) => sql`not ${row(clues, sql`${state} not in ${listed(standings)}`)}`;
    return { whole: none, each: none, others: (clues) => among(clues, sql`${state} not in ${listed(standings)}`) };
  }
  return {
    whole: (clues) => among(clues, sql`${state} in ${listed(standings)}`),
    each: (clues) => row(clues, sql`${state} in ${listed(standings)}`),
  };
}

/** An older key means the unit that it belongs to today. */
function keysOfToday(clues: readonly string[]): Condition {
  return sql`(
    select coalesce((select unit_alias.clues from unit_alias where unit_alias.alias = given.value), given.value)
    from json_each(${JSON.stringify(clues)}) as given
  )`;
}

function chosen<T>(values: readonly T[] | undefined): values is readonly T[] {
  return values !== undefined && values.length > 0;
}

function listed(values: readonly string[]): Condition {
  return sql`(select value from json_each(${JSON.stringify(values)}))`;
}
