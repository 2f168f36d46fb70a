import { isClues } from '../../identifiers/index.ts';
import { decodeWindows1252 } from '../support/windows1252.ts';
import type { Guide, GuideColumn } from './guide.ts';
import { bareHeader, type HeaderNames } from './header.ts';

/** Headers of the widest guides need about 3 KiB; a first line beyond this is none of them. */
const LONGEST_HEADER = 16_384;
/** Share of the cells of a row without CLUES that must look like what their columns hold. */
const NEARLY_ALL = 0.8;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const TAB = 0x09;

/**
 * How sure a file that starts with `head` is of this guide: by the names in its first line; without names, by its
 * number of columns, a CLUES in its place, and how many cells look like what their column holds. 0 for anything else
 * (JSON, XML, PDF, binary).
 */
export function sniffGuide(guide: Guide, names: HeaderNames, head: Uint8Array): number {
  const cells = firstCells(head);
  if (cells.length < 2) return 0;
  const size = guide.columns.length;
  const headers = cells.map(bareHeader);
  // Guides of the SIS share their first forty columns: what the longer of file and guide lacks counts against it.
  const whole = Math.max(size, cells.length);
  const inPlace = headers.filter((header, i) => names.accepted[i]?.has(header)).length / whole;
  const anywhere = headers.filter((header) => names.all.has(header)).length / whole;
  const named = Math.max(inPlace, anywhere * 0.9);
  if (named >= 0.5) return Math.min(0.99, 0.5 + 0.44 * named + (cells.length === size ? 0.05 : 0));
  if (cells.length !== size) return 0;
  const clues = guide.columns.findIndex(({ domain }) => domain.kind === 'clues');
  const told = guide.columns.map((column, i) => looksRight(column, cells[i].trim())).filter((right) => right !== null);
  const right = told.filter(Boolean).length / Math.max(1, told.length);
  // A first row whose CLUES is missing or wrong is still a row when nearly all else stands in its place.
  if (!isClues((cells[clues] ?? '').trim())) return right >= NEARLY_ALL ? 0.5 + 0.05 * right : 0;
  return 0.5 + 0.15 * right;
}

/** Cells of the first line; none where it holds what no text file of the family holds. */
function firstCells(head: Uint8Array): readonly string[] {
  const start = firstLine(head);
  const end = Math.min(lineEnd(head, start), start + LONGEST_HEADER);
  for (let i = start; i < end; i++) if (head[i] < 0x20 && head[i] !== CARRIAGE_RETURN && head[i] !== TAB) return [];
  return decodeWindows1252(head, start, end).split('|');
}

/** Where the first line that is not empty starts, after a byte order mark. */
export function firstLine(head: Uint8Array): number {
  let start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  while (head[start] === LINE_FEED || head[start] === CARRIAGE_RETURN) start++;
  return start;
}

/** Where the line at `start` ends: at a line feed, in files that have none at a carriage return. */
export function lineEnd(head: Uint8Array, start: number): number {
  const lineFeed = head.indexOf(LINE_FEED, start);
  if (lineFeed >= 0) return lineFeed;
  const carriageReturn = head.indexOf(CARRIAGE_RETURN, start);
  return carriageReturn >= 0 ? carriageReturn : head.length;
}

/** Whether a cell has the form that its column asks for; null where any would do. It tells guides of one width apart. */
function looksRight({ domain, type, notApplicable }: GuideColumn, cell: string): boolean | null {
  if (notApplicable?.some((value) => String(value) === cell)) return true;
  if (domain.kind === 'date' || type === 'fecha') return /^\d\d\/\d\d\/\d{4}$/.test(cell);
  if (domain.kind === 'curp') return cell.length === 18;
  if (domain.kind === 'name') return /^\D{2,50}$/.test(cell);
  if (domain.kind === 'keys') return domain.values.includes(Number(cell));
  if (type === 'numerico') return /^-?\d+([.]\d+)?$/.test(cell);
  return null;
}
