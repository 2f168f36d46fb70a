import { cellText, shownText } from './cell-text.ts';
import type { Guide } from './guide.ts';
import type { Row } from './row.ts';

/** The headers that a guide's columns go by, for comparing without case and without blanks around. */
export interface HeaderNames {
  /** Accepted headers of each column, normalised. */
  readonly accepted: readonly ReadonlySet<string>[];
  /** All of them together. */
  readonly all: ReadonlySet<string>;
}

export function headerNames(guide: Guide): HeaderNames {
  const accepted = guide.columns.map(({ name, aliases }) => new Set([name, ...(aliases ?? [])].map(normalise)));
  return { accepted, all: new Set(accepted.flatMap((names) => [...names])) };
}

export function normalise(header: string): string {
  return header.trim().toLowerCase();
}

/** A header as it would be without the quotes of a CSV: enough to know it by, though it is not written right. */
export function bareHeader(header: string): string {
  return normalise(header).replace(/^"(.*)"$/, '$1');
}

export interface HeaderDifference {
  readonly column: number;
  readonly actual: string;
  /** The column of the guide that goes by this header, where there is one. */
  readonly of?: number;
}

/** Whether a line looks like the header: at least half of its cells (or of the guide's columns) are known names. */
export function isHeader(names: HeaderNames, row: Row): boolean {
  const cells = Math.min(row.count, row.size);
  let known = 0;
  for (let i = 0; i < cells; i++) if (names.all.has(bareHeader(headerAt(row, i)))) known++;
  return known * 2 >= cells;
}

/** Columns whose header is none of the names that the guide or official samples give them. */
export function headerDifferences(names: HeaderNames, row: Row): readonly HeaderDifference[] {
  const differences: HeaderDifference[] = [];
  for (let column = 0; column < row.size; column++) {
    const header = headerAt(row, column);
    if (names.accepted[column].has(header)) continue;
    const actual = shownText(row, column);
    const of = names.accepted.findIndex((accepted) => accepted.has(header));
    differences.push(of < 0 ? { column, actual } : { column, actual, of });
  }
  return differences;
}

/** Names of the guide's columns that no header of a line with fewer columns says. */
export function missingHeaders(guide: Guide, names: HeaderNames, row: Row): readonly string[] {
  if (row.count >= row.size) return [];
  const headers = Array.from({ length: row.count }, (_, i) => bareHeader(headerAt(row, i)));
  return guide.columns
    .filter((_, column) => !headers.some((header) => names.accepted[column].has(header)))
    .map(({ name }) => name);
}

function headerAt(row: Row, column: number): string {
  // No header is near this long; a cell of megabytes need not become a text.
  if (row.starts[column + 1] - row.starts[column] > 200) return '';
  return normalise(cellText(row, column));
}
