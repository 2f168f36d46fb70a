import type { FindingDetail } from '../format.ts';
import { cellIs, rowText, shownText } from './cell-text.ts';
import type { ColumnTable } from './column-table.ts';
import type { Guide } from './guide.ts';
import { type Row, UNKNOWN } from './row.ts';
import { RULE, reportedVariant, SECONDARY } from './rules.ts';

/** Says that a rule is broken at a column of the current row. */
export type Report = (rule: number, column: number, detail: FindingDetail) => void;

/** Says what is wrong with single cells, as sure as the guide is of them, and marks them in `row.faulty`. */
export interface CellFaults {
  /** `asked` and `expected` are for people; `exposed`: the cell is surely a number or a date, so it may be shown. */
  say(rule: number, column: number, asked: string, expected: string | undefined, exposed?: boolean): void;
  /** The same, expecting what the column's domain says. */
  fault(rule: number, column: number, asked: string, exposed?: boolean): void;
  /** Nothing in this cell can be relied on. */
  mark(column: number): void;
  /** Whether the cell says «no aplica», by its text. */
  isNotApplicable(column: number): boolean;
  textOf(start: number, end: number): string;
  /** A new row begins. */
  reset(): void;
}

/** Rules as sure as the column's form is; all others are as sure as its domain. */
const FORM_RULES: ReadonlySet<number> = new Set([
  RULE.mandatory,
  RULE.type,
  RULE.length,
  RULE.numberFormat,
  RULE.dateFormat,
  RULE.dateExists,
  RULE.timeFormat,
]);

export function createCellFaults(guide: Guide, table: ColumnTable, row: Row, report: Report): CellFaults {
  const { values, faulty, size } = row;
  const marked = new Int32Array(size);
  let count = 0;

  function mark(column: number): void {
    values[column] = UNKNOWN;
    if (faulty[column] === 1) return;
    faulty[column] = 1;
    marked[count++] = column;
  }

  function say(rule: number, column: number, asked: string, expected: string | undefined, exposed = false): void {
    const { name, sensitivity } = guide.columns[column];
    const reported = (FORM_RULES.has(rule) ? table.reportedForm : table.reportedDomain)[column] === 1;
    mark(column);
    report(reported ? reportedVariant(rule) : rule, column, {
      actual: rule === RULE.mandatory ? undefined : shownText(row, column),
      // A cell that is not what its column holds may hold anything: a name in place of a weight.
      sensitivity: sensitivity === 'plain' && !exposed ? 'auto' : sensitivity,
      expected,
      message: `${name}: ${asked}${reported ? SECONDARY : ''}.`,
    });
  }

  return {
    say,
    mark,
    fault: (rule, column, asked, exposed) => say(rule, column, asked, table.expected[column], exposed),
    isNotApplicable(column) {
      const texts = table.notApplicableTexts[column];
      for (let i = 0; i < texts.length; i++) if (cellIs(row, column, texts[i])) return true;
      return false;
    },
    textOf: (start, end) => rowText(row, start, end),
    reset() {
      while (count > 0) faulty[marked[--count]] = 0;
    },
  };
}
