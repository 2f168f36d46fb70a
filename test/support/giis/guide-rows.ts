import type { Random } from '../giis-people.ts';

/** How synthetic rows of one guide are made; nobody in them exists. */
export interface GuideRows {
  /** File of the dictionary: `b015-4.11`. */
  readonly guide: string;
  /**
   * One row that keeps every rule of the guide, catalogues included, as cells by column name; a column left out is
   * empty. Rows are of several kinds of persons (child, adult, pregnant, elder…), so that every block of the guide is
   * filled by some row. The same arguments give the same row; `index` (from 1) makes folios unique.
   */
  makeRow(random: Random, index: number, clues: string): Readonly<Record<string, string>>;
}
