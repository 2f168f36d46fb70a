import type { Catalog, CatalogEntry, CatalogSet } from '../../catalogs/catalog.ts';
import { isoDay } from './days.ts';
import { type Row, UNKNOWN } from './row.ts';

/** More days of care than a file of decades has. */
const MOST_DAYS = 20_000;
/** More keys than any catalogue that a row's columns are looked up in has in use. */
const MOST_KEYS = 100_000;

/**
 * Makes the reader of the edition of a catalogue that was valid on the current row's day of care.
 *
 * @param care column with that day (aaaammdd once judged), or -1; without a day, the latest edition
 */
export function createEditionReader(
  catalogs: CatalogSet | undefined,
  row: Row,
  care: number,
  id: string,
): () => Catalog | undefined {
  if (catalogs === undefined) return () => undefined;
  const byDay = new Map<number, Catalog | undefined>();
  // No day is 0.
  let known = 0;
  let edition: Catalog | undefined;
  return () => {
    const day = care < 0 ? UNKNOWN : row.values[care];
    if (day === known) return edition;
    if (!byDay.has(day)) {
      if (byDay.size >= MOST_DAYS) byDay.clear();
      byDay.set(day, catalogs.get(id, day === UNKNOWN ? undefined : isoDay(day)));
    }
    known = day;
    edition = byDay.get(day);
    return edition;
  };
}

/**
 * Whether an edition began only after the current row's day of care: it then stands in for an earlier one that is not at
 * hand. What it lists is known; what it does not list, or says of a key, may have been otherwise on that day.
 */
export function beginsLater({ validFrom }: Catalog, row: Row, care: number): boolean {
  if (validFrom === undefined || care < 0 || row.values[care] === UNKNOWN) return false;
  return isoDay(row.values[care]) < validFrom;
}

/** What is made of a key's entry, remembered by edition and key. */
export function createEntryMemo<T>(
  make: (entry: CatalogEntry | undefined) => T,
): (catalog: Catalog, key: string) => T | undefined {
  const byEdition = new Map<Catalog, Map<string, T>>();
  let known: Catalog | undefined;
  let byKey = new Map<string, T>();
  return (catalog, key) => {
    if (catalog !== known) {
      known = catalog;
      byKey = byEdition.get(catalog) ?? new Map<string, T>();
      byEdition.set(catalog, byKey);
    }
    const found = byKey.get(key);
    if (found !== undefined || byKey.has(key)) return found;
    if (byKey.size >= MOST_KEYS) byKey.clear();
    const made = make(catalog.get(key));
    byKey.set(key, made);
    return made;
  };
}
