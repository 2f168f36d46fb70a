/** What a file of comma-separated values begins with, so that spreadsheets read its accents. */
export const CSV_MARK = '\ufeff';

/** Characters at which a spreadsheet begins to take a text for a formula. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const PLAIN_NUMBER = /^[+-]?\d+([.,]\d+)?$/;
/** What most cells have none of. */
const UNUSUAL = /^[=+\-@＝＋－＠]|[",\r\n\t]|^\s|\s$/;
const TO_QUOTE = /[",\r\n]|^\s|\s$/;

/** One line, CRLF included (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  if (!UNUSUAL.test(cell)) return cell;
  const text = FORMULA.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell;
  return TO_QUOTE.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
