import type { Catalog, CatalogSet } from '../../catalogs/catalog.ts';
import { isIsoDate } from '../../identifiers/dates.ts';
import { type RecordFields, textOf } from './keyword.ts';

/** Fields with the day of a record, in order of preference. */
const DAYS = ['careDate', 'date'];
/** Days kept in mind; an export spans some hundreds. */
const MAX_DAYS = 4096;

/**
 * The edition of a catalogue that was valid on the day of a record, as `prepare` makes it, once for each edition. A
 * record without a day is held against the latest edition; undefined where there is no edition at all.
 */
export function editionsByDay<T>(
  catalogs: CatalogSet,
  name: string,
  at: string | undefined,
  prepare: (catalog: Catalog) => T,
): (record: RecordFields) => T | undefined {
  const latest = catalogs.get(name);
  if (latest === undefined) return () => undefined;
  const prepared = new Map<Catalog, T>();
  const once = (catalog: Catalog): T => {
    const known = prepared.get(catalog);
    if (known !== undefined) return known;
    const made = prepare(catalog);
    prepared.set(catalog, made);
    return made;
  };
  const ofLatest = once(latest);
  if (!hasEditions(catalogs, name)) return () => ofLatest;
  const byDay = new Map<string, T>();
  return (record) => {
    const day = dayOf(record, at);
    if (day === undefined) return ofLatest;
    const known = byDay.get(day);
    if (known !== undefined) return known;
    const edition = once(catalogs.get(name, day) ?? latest);
    if (byDay.size >= MAX_DAYS) byDay.clear();
    byDay.set(day, edition);
    return edition;
  };
}

/**
 * The fields beyond those that its schemas name on which a check's look-ups depend: the day, where a catalogue has
 * several editions, one with a first day, or bears days itself (`dated`). Whoever remembers verdicts must count them among what they rest on.
 */
export function dayFields(names: readonly string[], dated: readonly string[], catalogs: CatalogSet): readonly string[] {
  const depends = names.some((name) => hasEditions(catalogs, name)) || dated.some((name) => catalogs.get(name));
  return depends ? DAYS : [];
}

/** Whether a verdict can depend on the day: of several editions one counts, and one may begin after the day. */
function hasEditions(catalogs: CatalogSet, name: string): boolean {
  let editions = 0;
  for (const { id, validFrom } of catalogs.list()) {
    if (id === name && (validFrom !== undefined || ++editions > 1)) return true;
  }
  return false;
}

/**
 * Whether an edition began only after the day of a record. It then stands in for an earlier one that is not at hand:
 * what it lists is known, what it does not list may have been valid on that day.
 */
export function beginsLater({ validFrom }: Catalog, record: RecordFields, at: string | undefined): boolean {
  if (validFrom === undefined) return false;
  const day = dayOf(record, at);
  return day !== undefined && day < validFrom;
}

export function dayOf(record: RecordFields, at: string | undefined): string | undefined {
  for (const field of at === undefined ? DAYS : [at]) {
    const day = textOf(record, field);
    if (day !== undefined && isIsoDate(day)) return day;
  }
  return undefined;
}
