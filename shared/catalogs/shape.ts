import type { CatalogEntry } from './catalog.ts';
import type { CatalogId } from './titles.ts';

/** Cells of a row by normalised column name, trimmed; an absent column reads as an empty text. */
export type Cells = (column: string) => string;

/** How one official spreadsheet is told by its columns, and how a row of it becomes an entry. */
export interface Shape {
  readonly id: CatalogId;
  /** Columns that must be there, normalised: upper case, no accents, `_` for blanks. */
  readonly columns: readonly string[];
  /** Columns whose presence means another catalogue. */
  readonly without?: readonly string[];
  /** Words that stand at keys of this catalogue, for spreadsheets whose columns are the same; two must be found. */
  readonly known?: Readonly<Record<string, string>>;
  /** Undefined for a row without a key, which is skipped. */
  readonly entry: (cells: Cells) => CatalogEntry | undefined;
  /** Keys that the official file repeats with another name; the first row counts. */
  readonly repeated?: readonly string[];
}

/** Without the data that the row leaves empty. */
export function present(extra: Record<string, string>): Readonly<Record<string, string>> {
  for (const name in extra) if (extra[name] === '') delete extra[name];
  return extra;
}
