import type { CatalogEntry, CatalogSet } from '../../catalogs/catalog.ts';
import { daysBetween } from './days.ts';
import { beginsLater, createEditionReader, createEntryMemo } from './editions.ts';
import { groupField, groupReader } from './group-values.ts';
import { columnIndex, type Guide, type GuideColumn } from './guide.ts';
import { AGES } from './mentions.ts';
import { type Ages, monthsBetween, yearsBetween } from './relations.ts';
import { type Row, UNKNOWN } from './row.ts';
import type { RowAccessor } from './row-rules.ts';
import { type CellReaders, isNumeric } from './row-values.ts';
import type { ReadValue, RowValue } from './value-rules.ts';

/** What rules may ask of the current row: its cells, and facts worked out from them. */
export interface RowFacts extends RowAccessor {
  /** Of the current row. The judge of dates makes them UNKNOWN where they cannot be. */
  readonly ages: Ages;
  /** Works the ages out anew; to be called when the cells of a row were judged. */
  count(): void;
  /** What a catalogue says of a key may be another thing on another day of care. */
  readonly dated: boolean;
  /** Set when a datum was asked for that no catalogue at hand can tell. To be cleared by who looks at it. */
  lacking: boolean;
}

/** Data of catalogue entries that are lists of keys. */
const KEY_LISTS = ['staff', 'firstTimeStaff', 'subsequentStaff'];

/** Makes the values and facts of the current row; see `RowSchema` for their names. */
export function createRowFacts(
  guide: Guide,
  row: Row,
  readers: CellReaders,
  catalogs: CatalogSet | undefined,
): RowFacts {
  const { values } = row;
  const at = (name: string): number => guide.columns.findIndex((column) => column.name === name);
  const birth = guide.age ? columnIndex(guide, guide.age.birth) : -1;
  const care = guide.age ? columnIndex(guide, guide.age.at) : -1;
  const clues = guide.columns.findIndex(({ domain }) => domain.kind === 'clues');
  const counts = new Int32Array(AGES.length).fill(UNKNOWN);

  function fact(name: string): ReadValue | undefined {
    const age = AGES.indexOf(name);
    if (age >= 0) return guide.age && (() => (counts[age] === UNKNOWN ? undefined : counts[age]));
    if (name === 'institucion') return clues < 0 ? undefined : part(readers(clues), 2, 5);
    if (name === 'entidadClues') return clues < 0 ? undefined : part(readers(clues), 0, 2);
    const [column, datum] = name.split('@');
    const index = at(column);
    if (datum === undefined || index < 0) return undefined;
    const field = groupField(guide.columns[index], datum);
    return field < 0 ? datumReader(index, datum) : groupReader(guide.columns[index], field, readers(index));
  }

  function datumReader(column: number, datum: string): ReadValue | undefined {
    const catalogId = catalogBehind(guide.columns[column], datum);
    if (catalogId === undefined) return undefined;
    const edition = createEditionReader(catalogs, row, care, catalogId);
    const key = readers(column);
    const { notApplicable } = guide.columns[column];
    const memo = createEntryMemo((entry) => entry && datumOf(entry, datum));
    return () => {
      const value = key();
      if (value === undefined || value === '' || typeof value === 'object' || notApplicable?.includes(value)) {
        return undefined;
      }
      const catalog = edition();
      const found = catalog && !beginsLater(catalog, row, care) ? memo(catalog, String(value)) : undefined;
      if (found === undefined) facts.lacking = true;
      return found;
    };
  }

  const facts: RowFacts = {
    lacking: false,
    dated:
      catalogs
        ?.list()
        .some(({ id, validFrom }, i, all) => validFrom !== undefined || all.findIndex((one) => one.id === id) !== i) ??
      false,
    ages: {
      get years() {
        return counts[0];
      },
      set years(years) {
        counts[0] = years;
      },
      get months() {
        return counts[1];
      },
      set months(months) {
        counts[1] = months;
      },
      get days() {
        return counts[2];
      },
      set days(days) {
        counts[2] = days;
      },
    },
    count() {
      if (birth < 0) return;
      const from = values[birth];
      const to = values[care];
      const known = from !== UNKNOWN && to !== UNKNOWN && from <= to;
      counts[0] = known ? yearsBetween(from, to) : UNKNOWN;
      counts[1] = known ? monthsBetween(from, to) : UNKNOWN;
      counts[2] = known ? daysBetween(from, to) : UNKNOWN;
    },
    read(name) {
      const column = at(name);
      return column < 0 ? fact(name) : readers(column);
    },
    whole(name) {
      const column = at(name);
      if (column >= 0) return isNumeric(guide.columns[column]) ? { values, index: column } : undefined;
      const age = AGES.indexOf(name);
      return age < 0 || !guide.age ? undefined : { values: counts, index: age };
    },
  };
  return facts;
}

/** Letters of a well-formed CLUES; rows of a unit come in runs, so they are seldom cut anew. */
function part(read: ReadValue, from: number, to: number): ReadValue {
  let known = '';
  let letters: string | undefined;
  return () => {
    const clues = read();
    if (typeof clues !== 'string') return undefined;
    if (clues !== known) {
      known = clues;
      letters = clues.length === 11 ? clues.slice(from, to) : undefined;
    }
    return letters;
  };
}

/** The catalogue that holds the keys of a column: its look-up's, or the one that the checks on records look into. */
function catalogBehind({ lookup, domain, feeds }: GuideColumn, datum: string): string | undefined {
  // Which personnel may give a service stands in a table of its own.
  if (datum === 'staff') return 'servicios-por-personal';
  if (lookup) return lookup.catalog;
  if (domain.kind === 'clues') return 'clues';
  if (domain.kind === 'diagnosis') return 'cie-10';
  if (domain.kind === 'state') return 'entidades';
  const fields = (feeds ?? []).map((feed) => feed.split('.')[1]);
  return fields.map((field) => CATALOG_OF_FIELD[field]).find((id) => id !== undefined);
}

const CATALOG_OF_FIELD: Readonly<Record<string, string>> = {
  service: 'servicios',
  staffType: 'tipo-personal',
  birthCountry: 'paises',
  affiliation: 'afiliacion',
};

/** A datum of an entry; undefined where this edition does not tell it. */
function datumOf(entry: CatalogEntry, datum: string): RowValue | undefined {
  const written = datum === 'sex' || datum === 'minAge' || datum === 'maxAge' ? entry[datum] : entry.extra?.[datum];
  if (written === undefined || !KEY_LISTS.includes(datum)) return written;
  const keys = written.split(',').map(Number);
  // «NO» stands for nobody, and is a text.
  return keys.some(Number.isNaN) ? written : keys;
}
