import { NAME_FAULT_EXPECTED, nameFault } from '../../identifiers/index.ts';
import type { FindingDetail } from '../format.ts';
import { rowText, shownText, trimmedEnd, trimmedStart } from './cell-text.ts';
import { type ColumnTable, isAllowed, KIND } from './column-table.ts';
import type { Guide } from './guide.ts';
import { listFault } from './lists.ts';
import { parseDate, parseNumber } from './numbers.ts';
import { type Row, SETTLED_WIDTH, UNKNOWN } from './row.ts';
import { RULE } from './rules.ts';

/** Says that a rule is broken at a column of the current row. */
export type Report = (rule: number, column: number, detail: FindingDetail) => void;

/**
 * Makes the judge of single cells: filling, type, length, format and domain. It walks one row, reports each fault,
 * and leaves in `row.values` only what can be relied on (dates as aaaammdd).
 */
export function createCellJudge(guide: Guide, table: ColumnTable, row: Row, report: Report): () => void {
  const { kinds } = table;
  const { values, starts, open, size } = row;
  const controls = new Uint8Array(size);
  const allowed = allowedValues(table, size);

  function fault(rule: number, column: number, asked: string, expected: string, exposed = false): void {
    const { name, sensitivity } = guide.columns[column];
    values[column] = UNKNOWN;
    report(rule, column, {
      actual: shownText(row, column),
      // A cell that is not what its column holds may hold anything: a name in place of a weight.
      sensitivity: sensitivity === 'plain' && !exposed ? 'auto' : sensitivity,
      expected,
      message: `${name}: ${asked}.`,
    });
  }

  function empty(column: number): void {
    if (table.mayBeEmpty[column]) return;
    values[column] = UNKNOWN;
    report(RULE.mandatory, column, {
      expected: table.expected[column],
      message: `${guide.columns[column].name}: la columna es obligatoria y está vacía.`,
    });
  }

  function spaces(column: number): void {
    report(RULE.spaces, column, { message: `${guide.columns[column].name}: lleva espacios al inicio o al final.` });
  }

  function numeric(column: number, start: number, end: number): void {
    let value = values[column];
    if (value === UNKNOWN) {
      const parsed = parseNumber(row.buffer, start, end);
      if (!parsed) {
        fault(RULE.type, column, 'se esperaba un número', table.expected[column]);
        return;
      }
      if (parsed.comma) {
        fault(RULE.numberFormat, column, 'el decimal se separa con punto', table.expected[column], true);
        return;
      }
      if (parsed.decimals > table.decimals[column]) {
        const asked = table.decimals[column] === 0 ? 'se esperaba un número sin decimales' : 'lleva decimales de más';
        fault(RULE.numberFormat, column, asked, table.expected[column], true);
        return;
      }
      value = parsed.value;
      if (Number.isInteger(value) && Math.abs(value) < 1e9) values[column] = value;
    }
    if (isAllowed(table, column, value)) return;
    if (kinds[column] === KIND.range) {
      fault(RULE.range, column, 'la medición está fuera del intervalo', table.expected[column], true);
      return;
    }
    fault(RULE.domain, column, 'la clave no está entre las que admite la guía', table.expected[column], true);
  }

  function text(column: number, start: number, end: number): void {
    const most = table.maxLength[column];
    if (end - start <= most || (row.utf8 && [...rowText(row, start, end)].length <= most)) return;
    fault(RULE.length, column, `pasa de ${most} caracteres`, `hasta ${most} caracteres`);
  }

  function date(column: number, start: number, end: number): void {
    const value = parseDate(row.buffer, start, end);
    if (value > 0) {
      values[column] = value;
      return;
    }
    if (value === 0) {
      fault(RULE.dateFormat, column, 'se esperaba una fecha dd/mm/aaaa', 'dd/mm/aaaa');
      return;
    }
    fault(RULE.dateExists, column, 'la fecha no existe en el calendario', 'un día del calendario', true);
  }

  function name(column: number): void {
    const start = starts[column];
    const end = starts[column + 1] - 1;
    if (isPlainName(row.buffer, start, end)) return;
    const written = rowText(row, start, end);
    const cause = nameFault(written.replaceAll('\u00a8', '.'));
    if (cause === 'too-long') {
      text(column, start, end);
      return;
    }
    if (cause) {
      fault(RULE.name, column, 'no sigue la escritura de la guía', NAME_FAULT_EXPECTED[cause]);
      return;
    }
    if (!/^[-,/]|[-,/]$/.test(written)) return;
    report(RULE.nameEdge, column, {
      actual: shownText(row, column),
      sensitivity: 'name',
      message: `${guide.columns[column].name}: empieza o termina con un signo separador.`,
    });
  }

  function diagnosis(column: number, start: number, end: number): void {
    if (isDiagnosis(row.buffer, start, end)) return;
    fault(RULE.diagnosisSyntax, column, 'se esperaban cuatro caracteres, sin punto', table.expected[column]);
  }

  function list(column: number, start: number, end: number): void {
    if (end - start > table.maxLength[column]) {
      text(column, start, end);
      return;
    }
    const first = listFault(table, column, row.buffer, start, end);
    if (typeof first === 'string') {
      fault(RULE.list, column, first, table.expected[column]);
      return;
    }
    values[column] = first;
  }

  function judge(column: number): void {
    const slot = (values[column] + 1) >>> 0;
    // Left open because of other cells only.
    if (slot < SETTLED_WIDTH && allowed[column * SETTLED_WIDTH + slot] === 1) return;
    const kind = kinds[column];
    if (kind === KIND.free || (row.control && controls[column] === 1)) return;
    const start = trimmedStart(row, column);
    const end = trimmedEnd(row, column, start);
    if (start === end) {
      empty(column);
      return;
    }
    // The grammar of names has its own word on spaces.
    if (kind === KIND.name) {
      name(column);
      return;
    }
    if (end - start !== starts[column + 1] - 1 - starts[column]) spaces(column);
    switch (kind) {
      case KIND.list:
        list(column, start, end);
        return;
      case KIND.date:
        date(column, start, end);
        return;
      case KIND.diagnosis:
        diagnosis(column, start, end);
        return;
      case KIND.text:
        text(column, start, end);
        return;
      default:
        numeric(column, start, end);
        return;
    }
  }

  function findControls(): void {
    for (let column = 0; column < size; column++) {
      let found = 0;
      for (let p = starts[column]; p < starts[column + 1] - 1; p++) if (row.buffer[p] < 0x20) found = 1;
      controls[column] = found;
      if (found === 0) continue;
      values[column] = UNKNOWN;
      report(RULE.control, column, {
        message: `${guide.columns[column].name}: lleva un carácter de control.`,
        expected: table.expected[column],
      });
    }
  }

  return () => {
    if (row.control) findControls();
    for (let i = 0; i < row.openCount; i++) judge(open[i]);
  };
}

/** 1 where a whole number may stand in a column: `allowed[column * SETTLED_WIDTH + value + 1]`. */
function allowedValues(table: ColumnTable, size: number): Uint8Array {
  return Uint8Array.from({ length: size * SETTLED_WIDTH }, (_, i) =>
    isAllowed(table, Math.floor(i / SETTLED_WIDTH), (i % SETTLED_WIDTH) - 1) ? 1 : 0,
  );
}

/** Two to fifty letters A–Z with single spaces between: what nearly all names are, without making a text of them. */
function isPlainName(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 2 || end - start > 50) return false;
  let space = true;
  for (let p = start; p < end; p++) {
    const byte = bytes[p];
    if (byte >= 0x41 && byte <= 0x5a) space = false;
    else if (byte !== 0x20 || space) return false;
    else space = true;
  }
  return !space;
}

/** Letter, two digits, and a digit or X; or CP, MT and two digits (additions of the SIS). */
function isDiagnosis(b: Uint8Array, s: number, end: number): boolean {
  if (end - s !== 4 || b[s] < 0x41 || b[s] > 0x5a || !isDigit(b[s + 2])) return false;
  if (isDigit(b[s + 1])) return isDigit(b[s + 3]) || b[s + 3] === 0x58;
  const addition = (b[s] === 0x43 && b[s + 1] === 0x50) || (b[s] === 0x4d && b[s + 1] === 0x54);
  return addition && isDigit(b[s + 3]);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
