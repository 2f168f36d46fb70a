import { xmlText } from './text.ts';

/** Limits of a sheet. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** A percentage (shown with one decimal), an ISO 8601 day, or an ISO 8601 moment, whose own hour is shown. */
export type Figure = { readonly percent: number } | { readonly day: string } | { readonly moment: string };

export type Cell = string | number | Figure;

export interface SheetLayout {
  /** Columns that stay in sight when the sheet is scrolled; the first row always does. */
  readonly frozenColumns: number;
  /** Widths of the columns in characters. */
  readonly widths: readonly number[];
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** What most texts are: nothing to escape, no space at either end. */
const SIMPLE = /^[0-9A-Za-zÑÁÉÍÓÚÜ.,:/-]+(?: [0-9A-Za-zÑÁÉÍÓÚÜ.,:/-]+)*$/;
/** Numbers of the styles in `bookParts`. */
const STYLE = { head: 1, percent: 2, day: 3, moment: 4 } as const;

/** What a sheet begins with: the head row stays in sight. */
export function sheetStart({ frozenColumns, widths }: SheetLayout): string {
  const split = frozenColumns > 0 ? ` xSplit="${frozenColumns}"` : '';
  const pane = frozenColumns > 0 ? 'bottomRight' : 'bottomLeft';
  const columns = widths
    .slice(0, MAX_COLUMNS)
    .map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">`,
    `<pane${split} ySplit="1" topLeftCell="${columnName(frozenColumns)}2" activePane="${pane}" state="frozen"/>`,
    '</sheetView></sheetViews>',
    columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '',
    '<sheetData>',
  ].join('');
}

/** One row. Texts are kept as texts, so that keys keep their left zeros and nothing is taken for a formula. */
export function sheetRow(number: number, cells: readonly Cell[], head = false): string {
  const style = head ? ` s="${STYLE.head}"` : '';
  let row = `<row r="${number}">`;
  const end = Math.min(cells.length, MAX_COLUMNS);
  for (let i = 0; i < end; i++) row += cellOf(cells[i], style);
  return `${row}</row>`;
}

/** What a sheet ends with: filters over all its rows, and no marks on texts that look like numbers. */
export function sheetEnd(rows: number, columns: number): string {
  const range = `A1:${columnName(Math.min(Math.max(1, columns), MAX_COLUMNS) - 1)}${Math.max(1, rows)}`;
  return `</sheetData><autoFilter ref="${range}"/><ignoredErrors><ignoredError sqref="${range}" numberStoredAsText="1"/></ignoredErrors></worksheet>`;
}

/** `A`, `Z`, `AA` of a column counted from 0. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function cellOf(cell: Cell, style: string): string {
  if (typeof cell === 'number') return `<c${style}><v>${cell}</v></c>`;
  if (typeof cell === 'object') return figureOf(cell, style);
  if (cell === '') return '<c/>';
  if (cell.length < 1000 && SIMPLE.test(cell)) return `<c${style} t="inlineStr"><is><t>${cell}</t></is></c>`;
  const space = /^\s|\s$|[\t\r\n]/.test(cell) ? ' xml:space="preserve"' : '';
  return `<c${style} t="inlineStr"><is><t${space}>${xmlText(cell)}</t></is></c>`;
}

function figureOf(figure: Figure, style: string): string {
  if ('percent' in figure) return `<c s="${STYLE.percent}"><v>${figure.percent}</v></c>`;
  const [text, number] = 'day' in figure ? [figure.day, STYLE.day] : [figure.moment, STYLE.moment];
  const serial = serialOf(text);
  return serial === undefined ? cellOf(text, style) : `<c s="${number}"><v>${serial}</v></c>`;
}

const MOMENT = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?/;
const DAY_MS = 86_400_000;
/** Day 0 of a sheet; its days are right from March 1900 on. */
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** Days since the sheet's day 0, of the day and hour that stand in the text; undefined for what is no date of it. */
function serialOf(text: string): number | undefined {
  const parts = MOMENT.exec(text);
  if (parts === null || Number(parts[1]) < 1901) return undefined;
  const [year, month, day, hours, minutes, seconds] = parts.slice(1).map((part = '0') => Number(part));
  const moment = Date.UTC(year, month - 1, day, hours, minutes, seconds);
  return (moment - DAY_ZERO) / DAY_MS;
}
