import type { CellFaults } from './cell-faults.ts';
import type { ColumnTable } from './column-table.ts';
import type { Guide } from './guide.ts';
import { excelDay, mangledBy } from './mangled.ts';
import { parseDate, parseTime } from './numbers.ts';
import { type Row, UNKNOWN } from './row.ts';
import { RULE } from './rules.ts';

/** Judges one cell by its bytes without the spaces around. */
export type JudgeCell = (column: number, start: number, end: number) => void;

/** Judge of dates: leaves the day as aaaammdd. */
export function createDateJudge(guide: Guide, table: ColumnTable, row: Row, faults: CellFaults): JudgeCell {
  const { values } = row;

  function notDate(column: number, written: string): string {
    const day = excelDay(written);
    if (day === null) return mangledBy(written) ?? 'se esperaba una fecha dd/mm/aaaa';
    // Of a personal date no more is said than its mask shows.
    const said = guide.columns[column].sensitivity === 'plain' ? `del ${day}` : `de un día de ${day.slice(6)}`;
    return `parece el número con que Excel guarda una fecha (sería el ${said})`;
  }

  return (column, start, end) => {
    if (table.notApplicableTexts[column].length > 0 && faults.isNotApplicable(column)) {
      values[column] = UNKNOWN;
      return;
    }
    const value = parseDate(row.buffer, start, end);
    if (value > 0) {
      values[column] = value;
      return;
    }
    if (value < 0) {
      faults.say(RULE.dateExists, column, noDay(faults.textOf(start, end)), 'un día del calendario', true);
      return;
    }
    faults.say(RULE.dateFormat, column, notDate(column, faults.textOf(start, end)), 'dd/mm/aaaa');
  };
}

/** A `dd/mm/aaaa` date that does not exist, and may with its first two parts the other way round. */
function noDay(written: string): string {
  const [first, second] = written.split('/').map(Number);
  const swapped = first >= 1 && first <= 12 && second > 12 && second <= 31;
  return `la fecha no existe en el calendario${swapped ? '; parece escrita mm/dd/aaaa' : ''}`;
}

/** Judge of hours: leaves minutes since 00:00. */
export function createTimeJudge(table: ColumnTable, row: Row, faults: CellFaults): JudgeCell {
  const { values } = row;
  return (column, start, end) => {
    if (table.notApplicableTexts[column].length > 0 && faults.isNotApplicable(column)) {
      values[column] = UNKNOWN;
      return;
    }
    const value = parseTime(row.buffer, start, end);
    if (value < 0) {
      const asked = mangledBy(faults.textOf(start, end)) ?? 'se esperaba una hora HH:MM';
      faults.fault(table.typed[column] === 1 ? RULE.timeFormat : RULE.time, column, asked);
      return;
    }
    values[column] = value;
    if (value >= table.low[column] && value <= table.high[column]) return;
    faults.fault(RULE.time, column, 'la hora está fuera del intervalo', true);
  };
}

/**
 * Reads dates and hours of columns whose form no source is sure of: no finding, but a value where there is one, for
 * ages and relations.
 */
export function createQuietReader(guide: Guide, table: ColumnTable, row: Row, faults: CellFaults): JudgeCell {
  const isDate = guide.columns.map(({ domain }) => domain.kind === 'date');
  return (column, start, end) => {
    const silent = table.notApplicableTexts[column].length > 0 && faults.isNotApplicable(column);
    const value = silent ? -1 : (isDate[column] ? parseDate : parseTime)(row.buffer, start, end);
    row.values[column] = value > 0 || (value === 0 && !isDate[column]) ? value : UNKNOWN;
  };
}
