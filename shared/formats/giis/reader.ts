import { isClues } from '../../identifiers/index.ts';
import type { Reader, Sink } from '../format.ts';
import { decodeAscii } from '../support/ascii.ts';
import { isUtf8 } from '../support/utf8.ts';
import { createCellJudge, type Report } from './cells.ts';
import { type ColumnTable, compileColumns, isAllowed } from './column-table.ts';
import type { Ages } from './conditions.ts';
import { createDependencyJudge, type DependencyJudge } from './dependencies.ts';
import { columnIndex, type Guide } from './guide.ts';
import { type HeaderNames, headerDifferences, isHeader } from './header.ts';
import { createLineFeeder, MAX_LINE } from './lines.ts';
import { createNotices } from './notices.ts';
import { createRowOrigin } from './origin.ts';
import { createEmitter } from './records.ts';
import { createRelationJudges, monthsBetween, yearsBetween } from './relations.ts';
import { createRow, SETTLED_WIDTH, scanRow, UNKNOWN } from './row.ts';
import { BREAKS, LAYER_OF, RULE, RULES, STRUCTURE } from './rules.ts';

/** Opens one file of a guide: bytes → lines → cells judged in place → records. Nothing of a row outlives it. */
export function openGuideReader(guide: Guide, names: HeaderNames, sink: Sink): Reader {
  const size = guide.columns.length;
  const row = createRow(size);
  const origin = createRowOrigin(guide, row);
  const ages: Ages = { years: UNKNOWN, months: UNKNOWN };
  const holds = [true, true];
  const report: Report = (rule, column, detail) => {
    if (BREAKS[rule]) holds[LAYER_OF[rule]] = false;
    sink.finding(rule, origin, guide.columns[column].name, detail);
  };
  const table = compileColumns(guide);
  const judgeCells = createCellJudge(guide, table, row, report);
  const judgeRelations = createRelationJudges(guide, row, ages, report);
  const dependencies = createDependencyJudge(guide, table, row, ages, report);
  const settled = settledValues(table, dependencies, size);
  const emit = createEmitter(guide, row, sink, origin);
  const notices = createNotices(sink, guide);
  const birth = guide.age ? columnIndex(guide, guide.age.birth) : -1;
  const care = guide.age ? columnIndex(guide, guide.age.at) : -1;
  const cluesColumn = guide.columns.findIndex(({ domain }) => domain.kind === 'clues');
  let line = 0;
  let records = 0;
  let headerSeen = false;
  let clues: string | undefined;
  let cluesBytes = new Uint8Array(0);
  let unit: string | undefined;
  let unitSaid = false;

  /** CLUES of the row, trimmed; made anew only when it differs from the row before. */
  function readClues(): void {
    const start = row.starts[cluesColumn];
    const end = row.starts[cluesColumn + 1] - 1;
    if (end - start === cluesBytes.length && end > start) {
      let i = 0;
      while (i < cluesBytes.length && row.buffer[start + i] === cluesBytes[i]) i++;
      if (i === cluesBytes.length) return;
    }
    cluesBytes = row.buffer.slice(start, end);
    const text = (
      row.high ? origin.text(guide.columns[cluesColumn].name) : decodeAscii(row.buffer, start, end)
    )?.trim();
    clues = text === '' ? undefined : text;
    unit = clues !== undefined && isClues(clues) ? clues : undefined;
    unitSaid = false;
  }

  function sayUnit(): void {
    if (unitSaid) return;
    unitSaid = true;
    sink.unit(unit);
  }

  function countAges(): void {
    const known = birth >= 0 && row.values[birth] !== UNKNOWN && row.values[care] !== UNKNOWN;
    const inOrder = known && row.values[birth] <= row.values[care];
    ages.years = inOrder ? yearsBetween(row.values[birth], row.values[care]) : UNKNOWN;
    ages.months = inOrder ? monthsBetween(row.values[birth], row.values[care]) : UNKNOWN;
  }

  function sayColumns(): void {
    sink.finding(RULE.columns, origin, '', {
      expected: String(size),
      actual: String(row.count),
      sensitivity: 'plain',
      message: `La fila tiene ${row.count} columnas; se esperaban ${size}.`,
    });
  }

  function takeHeader(): void {
    headerSeen = true;
    origin.record = 0;
    if (row.count !== size) {
      sayColumns();
      return;
    }
    for (const { column, actual } of headerDifferences(names, row)) {
      const { name } = guide.columns[column];
      sink.finding(RULE.header, origin, name, {
        expected: name,
        actual,
        sensitivity: 'auto',
        message: `${name}: el encabezado de la columna ${column + 1} es otro.`,
      });
    }
  }

  function skipRecord(): void {
    sink.row();
    sink.layer(STRUCTURE, false);
  }

  function takeRow(): void {
    if (row.count !== size) {
      if (row.count > cluesColumn + 1) readClues();
      if (unit === undefined && isHeader(names, row)) {
        repeatedHeader();
        return;
      }
      origin.record = ++records;
      sayUnit();
      sayColumns();
      skipRecord();
      return;
    }
    readClues();
    if (unit === undefined && isHeader(names, row)) {
      repeatedHeader();
      return;
    }
    origin.record = ++records;
    sink.row();
    sayUnit();
    holds[STRUCTURE] = true;
    holds[RULES] = true;
    judgeCells();
    countAges();
    for (let i = 0; i < judgeRelations.length; i++) judgeRelations[i]();
    dependencies.judge();
    sink.layer(STRUCTURE, holds[STRUCTURE]);
    sink.layer(RULES, holds[RULES]);
    emit(clues);
  }

  function repeatedHeader(): void {
    origin.record = 0;
    sink.finding(RULE.repeatedHeader, origin, '');
  }

  function takeLongLine(offset: number): void {
    notices.longLine(line, offset);
    if (!headerSeen) {
      headerSeen = true;
      return;
    }
    records++;
    skipRecord();
  }

  function takeLine(lineFeed: number, terminated: boolean): void {
    row.line = ++line;
    if (lineFeed - row.start > MAX_LINE) {
      takeLongLine(row.base + row.start);
      return;
    }
    const offset = row.base + row.start;
    if (line === 1) skipMark(offset);
    if (row.end === row.start) {
      notices.emptyLine(line, offset);
      return;
    }
    notices.content();
    if (terminated) notices.lineEnd(row.crlf, line, offset);
    if (row.high) {
      row.utf8 = isUtf8(row.buffer, row.start, row.end);
      notices.highBytes(row.utf8, line, offset);
    }
    if (headerSeen) {
      takeRow();
      return;
    }
    if (isHeader(names, row)) {
      takeHeader();
      return;
    }
    headerSeen = true;
    notices.noHeader(line, offset);
    takeRow();
  }

  /** The byte order mark of UTF-8 is no part of the first cell. */
  function skipMark(offset: number): void {
    const { buffer, start } = row;
    if (row.end - start < 3 || buffer[start] !== 0xef || buffer[start + 1] !== 0xbb || buffer[start + 2] !== 0xbf)
      return;
    row.start += 3;
    row.starts[0] += 3;
    notices.byteOrderMark(line, offset);
  }

  const feeder = createLineFeeder({
    lines(buffer, start, last, base, terminated) {
      row.buffer = buffer;
      row.base = base;
      for (let p = start; p <= last; ) {
        const lineFeed = scanRow(row, p, settled);
        takeLine(lineFeed, terminated);
        p = lineFeed + 1;
      }
    },
    tooLong(offset) {
      line++;
      takeLongLine(offset);
    },
  });

  return {
    write: feeder.write,
    end() {
      feeder.end();
      notices.end(feeder.total(), records);
    },
  };
}

/** The table of `scanRow`: values that need no further look, neither by themselves nor because of other cells. */
function settledValues(table: ColumnTable, dependencies: DependencyJudge, size: number): Uint8Array {
  const settled = new Uint8Array(size * SETTLED_WIDTH);
  for (let column = 0; column < size; column++) {
    for (let slot = 0; slot < SETTLED_WIDTH; slot++) {
      const value = slot - 1;
      const fine = isAllowed(table, column, value) && dependencies.settles(column, value);
      settled[column * SETTLED_WIDTH + slot] = fine ? 1 : 0;
    }
  }
  return settled;
}
