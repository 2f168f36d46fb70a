import { NAME_FAULT_EXPECTED, nameFault } from '../../identifiers/index.ts';
import { createDateJudge, createQuietReader, createTimeJudge } from './cell-dates.ts';
import { createCellFaults, type Report } from './cell-faults.ts';
import { rowText, shownText, trimmedEnd, trimmedStart } from './cell-text.ts';
import { type ColumnTable, compileColumns, isAllowed, isShort, KIND } from './column-table.ts';
import { describeControls } from './controls.ts';
import { isPlainName } from './forms.ts';
import type { Guide } from './guide.ts';
import { listFault } from './lists.ts';
import { mangledBy } from './mangled.ts';
import { parseNumber } from './numbers.ts';
import { oncePerGuide } from './once.ts';
import { type Row, SETTLED_WIDTH, UNKNOWN } from './row.ts';
import { RULE } from './rules.ts';

export type { Report } from './cell-faults.ts';

/** The rule behind the form of a text, by the kind of its domain. */
const FORM_OF_DOMAIN: Readonly<Record<string, number>> = {
  digits: RULE.digits,
  state: RULE.digits,
  upper: RULE.upper,
  cedula: RULE.cedula,
  diagnosis: RULE.diagnosisSyntax,
  groups: RULE.groups,
};

const QUOTE = 0x22;
const MINUS = 0x2d;

/**
 * Makes the judge of single cells: filling, type, length, format and domain. It walks one row, reports each fault,
 * marks it in `row.faulty`, and leaves in `row.values` only what can be relied on: dates as aaaammdd, hours as minutes
 * since 00:00.
 */
export function createCellJudge(guide: Guide, table: ColumnTable, row: Row, report: Report): () => void {
  const { kinds } = table;
  const { values, starts, open, size } = row;
  const controls = new Uint8Array(size);
  const allowed = allowedValues(guide);
  const formRules = Int32Array.from(guide.columns, ({ domain }) => FORM_OF_DOMAIN[domain.kind] ?? RULE.domain);
  const faults = createCellFaults(guide, table, row, report);
  const { say, fault, mark, isNotApplicable } = faults;
  const date = createDateJudge(guide, table, row, faults);
  const time = createTimeJudge(table, row, faults);
  const quiet = createQuietReader(guide, table, row, faults);

  function empty(column: number): void {
    if (table.mayBeEmpty[column]) return;
    say(RULE.mandatory, column, 'la columna es obligatoria y está vacía', table.expected[column]);
  }

  function spaces(column: number): void {
    report(RULE.spaces, column, { message: `${guide.columns[column].name}: lleva espacios al inicio o al final.` });
  }

  function notNumber(column: number, start: number, end: number): void {
    if (isNotApplicable(column)) return;
    const asked = mangledBy(rowText(row, start, end)) ?? 'se esperaba un número';
    fault(table.typed[column] === 1 ? RULE.type : RULE.domain, column, asked);
  }

  function numeric(column: number, start: number, end: number): void {
    let value = values[column];
    if (value === UNKNOWN) {
      const parsed = parseNumber(row.buffer, start, end);
      if (!parsed) {
        notNumber(column, start, end);
        return;
      }
      if (parsed.comma) {
        fault(RULE.numberFormat, column, 'el decimal se separa con punto', true);
        return;
      }
      if (parsed.decimals > table.decimals[column] && !table.notApplicable[column].has(parsed.value)) {
        const asked = table.decimals[column] === 0 ? 'se esperaba un número sin decimales' : 'lleva decimales de más';
        fault(RULE.numberFormat, column, asked, true);
        return;
      }
      value = parsed.value;
      if (Number.isInteger(value) && Math.abs(value) < 1e9) values[column] = value;
    }
    const length = end - start - (row.buffer[start] === MINUS ? 1 : 0);
    if (!isShort(table, column, length) && !table.notApplicable[column].has(value)) {
      fault(RULE.length, column, `pasa de ${table.maxLength[column]} cifras`);
      return;
    }
    if (isAllowed(table, column, value)) return;
    if (kinds[column] === KIND.range) {
      fault(RULE.range, column, 'la medición está fuera del intervalo', true);
      return;
    }
    fault(RULE.domain, column, 'la clave no está entre las que admite la guía', true);
  }

  function text(column: number, start: number, end: number): boolean {
    const most = table.maxLength[column];
    const long = end - start > most && !(row.utf8 && [...rowText(row, start, end)].length <= most);
    if (!long || isNotApplicable(column)) return true;
    // The quotes or the notation of another program are what makes it long.
    const asked = mangledBy(rowText(row, start, end)) ?? `pasa de ${most} caracteres`;
    say(RULE.length, column, asked, `hasta ${most} caracteres`);
    return false;
  }

  function plainText(column: number, start: number, end: number): void {
    if (!text(column, start, end)) return;
    if (row.buffer[start] !== QUOTE && row.buffer[end - 1] !== QUOTE) return;
    mark(column);
    report(RULE.quotes, column, { message: `${guide.columns[column].name}: empieza o termina con comillas.` });
  }

  function form(column: number, start: number, end: number): void {
    const rule = formRules[column];
    // A diagnosis with a point is too long because of the point; its form says more.
    if (rule !== RULE.diagnosisSyntax && !text(column, start, end)) return;
    const asked = table.forms[column](row, start, end);
    if (asked !== null && !isNotApplicable(column)) fault(rule, column, asked);
  }

  function name(column: number): void {
    const start = starts[column];
    const end = starts[column + 1] - 1;
    if (isPlainName(row, start, end)) return;
    const written = rowText(row, start, end);
    const cause = nameFault(written.replaceAll('\u00a8', '.'));
    if (cause === 'too-long') {
      text(column, start, end);
      return;
    }
    if (cause) {
      if (isNotApplicable(column)) return;
      say(RULE.name, column, mangledBy(written) ?? 'no sigue la escritura de la guía', NAME_FAULT_EXPECTED[cause]);
      return;
    }
    if (!/^[-,/]|[-,/]$/.test(written)) return;
    report(RULE.nameEdge, column, {
      actual: shownText(row, column),
      sensitivity: 'name',
      message: `${guide.columns[column].name}: empieza o termina con un signo separador.`,
    });
  }

  function list(column: number, start: number, end: number): void {
    if (end - start > table.maxLength[column]) {
      text(column, start, end);
      return;
    }
    const first = listFault(table, column, row.buffer, start, end);
    if (typeof first === 'number') {
      values[column] = first;
      return;
    }
    if (!isNotApplicable(column)) fault(RULE.list, column, mangledBy(rowText(row, start, end)) ?? first);
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
      case KIND.time:
        time(column, start, end);
        return;
      case KIND.form:
        form(column, start, end);
        return;
      case KIND.quiet:
        if (text(column, start, end)) quiet(column, start, end);
        return;
      case KIND.text:
        plainText(column, start, end);
        return;
      default:
        numeric(column, start, end);
        return;
    }
  }

  function findControls(): void {
    for (let column = 0; column < size; column++) {
      const start = starts[column];
      const end = starts[column + 1] - 1;
      const asked = describeControls(row.buffer, start, end);
      controls[column] = asked === null ? 0 : 1;
      if (asked === null) continue;
      mark(column);
      report(RULE.control, column, {
        message: `${guide.columns[column].name}: ${asked}.`,
        expected: table.expected[column],
      });
    }
  }

  return () => {
    faults.reset();
    if (row.control) findControls();
    for (let i = 0; i < row.openCount; i++) judge(open[i]);
  };
}

/** 1 where a whole number may stand in a column: `allowed[column * SETTLED_WIDTH + value + 1]`. */
const allowedValues = oncePerGuide((guide) => {
  const table = compileColumns(guide);
  return Uint8Array.from({ length: guide.columns.length * SETTLED_WIDTH }, (_, i) =>
    isAllowed(table, Math.floor(i / SETTLED_WIDTH), (i % SETTLED_WIDTH) - 1) ? 1 : 0,
  );
});
