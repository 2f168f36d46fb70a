/**
 * Rows of a delimited text after RFC 4180: quoted cells may hold the separator, line breaks and doubled quotes; lines
 * end with CRLF, LF or CR. Lenient as readers must be: a quote inside an unquoted cell is text, and an unclosed quote
 * ends with the file. Lines without any character are left out. Time and memory are linear in the text.
 */
export function* csvRows(text: string, separator = ','): Generator<string[]> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const row: string[] = [];
    at = readRow(text, at, separator, row);
    if (row.length > 1 || row[0] !== '') yield row;
  }
}

/** As {@link csvRows}, each with the line of the text on which it starts, from 1. */
export function* numberedRows(
  text: string,
  separator = ',',
): Generator<{ readonly line: number; readonly cells: readonly string[] }> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const cells: string[] = [];
    const next = readRow(text, at, separator, cells);
    if (cells.length > 1 || cells[0] !== '') yield { line, cells };
    line += text.slice(at, next).match(/\r\n|\r|\n/g)?.length ?? 0;
    at = next;
  }
}

/** The separator that the first line uses: the most frequent of comma, semicolon, tab and pipe. */
export function detectSeparator(text: string): string {
  const lineEnd = /[\r\n]/.exec(text)?.index ?? text.length;
  const head = text.slice(0, Math.min(lineEnd, 10_000));
  let best = ',';
  let most = 0;
  for (const separator of [',', ';', '\t', '|']) {
    const count = head.split(separator).length - 1;
    if (count > most) {
      best = separator;
      most = count;
    }
  }
  return best;
}

/** Reads one row into `row`; returns where the next one starts. */
function readRow(text: string, start: number, separator: string, row: string[]): number {
  const separatorCode = separator.charCodeAt(0);
  let at = start;
  for (;;) {
    if (text.charCodeAt(at) === 34) {
      at = readQuoted(text, at + 1, separatorCode, row);
    } else {
      const end = cellEnd(text, at, separatorCode);
      row.push(text.slice(at, end));
      at = end;
    }
    if (text.charCodeAt(at) !== separatorCode) break;
    at++;
  }
  if (text.charCodeAt(at) === 13) at++;
  else if (text.charCodeAt(at) === 10) return at + 1;
  return text.charCodeAt(at) === 10 ? at + 1 : at;
}

/** Reads a cell whose opening quote ends at `start`; what follows the closing quote belongs to the cell. */
function readQuoted(text: string, start: number, separatorCode: number, row: string[]): number {
  let cell = '';
  let at = start;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) {
      row.push(cell + text.slice(at));
      return text.length;
    }
    cell += text.slice(at, quote);
    at = quote + 1;
    if (text.charCodeAt(at) !== 34) break;
    cell += '"';
    at++;
  }
  const end = cellEnd(text, at, separatorCode);
  row.push(cell + text.slice(at, end));
  return end;
}

function cellEnd(text: string, start: number, separatorCode: number): number {
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === separatorCode || code === 10 || code === 13) break;
  }
  return at;
}
