import type { Reader, Sink, Source } from '../format.ts';
import { isUtf8 } from '../support/utf8.ts';
import { createBatchJudge } from './batch.ts';
import { createCellJudge, type Report } from './cells.ts';
import { type ColumnTable, compileColumns, isAllowed } from './column-table.ts';
import { createFileNameJudge } from './file-name.ts';
import type { Guide } from './guide.ts';
import { type HeaderNames, headerDifferences, isHeader, missingHeaders } from './header.ts';
import { createLineFeeder, MAX_LINE } from './lines.ts';
import { createLookupJudge, type LookupJudge } from './lookups.ts';
import { createNotices } from './notices.ts';
import { createRowOrigin } from './origin.ts';
import { createEmitter } from './records.ts';
import { createRelationJudges } from './relations.ts';
import { createRow, SETTLED_WIDTH, scanRow, setBuffer, settleBlanks } from './row.ts';
import { createRowFacts } from './row-facts.ts';
import { createCellReaders } from './row-values.ts';
import { createRuleJudge, type RuleJudge } from './rule-judge.ts';
import { columnsRule, RULE } from './rules.ts';
import { createUnits } from './units.ts';
import { createVerdicts, type Verdicts } from './verdicts.ts';
import { headerWidthMessage, rowWidthMessage } from './width.ts';

/** Opens one file of a guide: bytes → lines → cells judged in place → records. Nothing of a row outlives it. */
export function openGuideReader(guide: Guide, names: HeaderNames, sink: Sink, source: Source = {}): Reader {
  const size = guide.columns.length;
  const row = createRow(size);
  const origin = createRowOrigin(guide, row);
  const report: Report = (rule, column, detail) => {
    verdicts.broken(rule, column);
    sink.finding(rule, origin, guide.columns[column].name, detail);
  };
  const undecided = (): void => verdicts.undecided();
  const readers = createCellReaders(guide, row);
  const facts = createRowFacts(guide, row, readers, source.catalogs);
  const table = compileColumns(guide);
  const judgeCells = createCellJudge(guide, table, row, report);
  const judgeRelations = createRelationJudges(guide, row, facts.ages, report);
  const rules = createRuleJudge(guide, row, readers, facts, report, undecided);
  const lookups = createLookupJudge(guide, row, readers, source.catalogs, report, undecided);
  const verdicts: Verdicts = createVerdicts(guide, sink, rules.needsCatalogs || lookups.needsCatalogs);
  const settled = settledValues(guide, table, rules, lookups);
  settleBlanks(row, settled);
  const emit = createEmitter(guide, row, sink, origin, facts.ages);
  const notices = createNotices(sink, guide);
  const fileName = createFileNameJudge(guide, sink, origin, source.name);
  const cluesColumn = guide.columns.findIndex(({ domain }) => domain.kind === 'clues');
  const units = createUnits(row, cluesColumn, sink, verdicts.enter, () => fileName.unit(units.unit));
  const batch = createBatchJudge(guide, row, sink, origin, units);
  let line = 0;
  let records = 0;
  let headerSeen = false;

  function sayColumns(message: string): void {
    sink.finding(columnsRule(guide), origin, '', {
      expected: String(size),
      actual: String(row.count),
      sensitivity: 'plain',
      message,
    });
  }

  function takeHeader(): void {
    headerSeen = true;
    origin.record = 0;
    if (row.count !== size) {
      sayColumns(headerWidthMessage(row, missingHeaders(guide, names, row)));
      return;
    }
    for (const { column, actual, of } of headerDifferences(names, row)) {
      const { name } = guide.columns[column];
      const other = of === undefined ? 'otro' : `el de otra columna, ${guide.columns[of].name} (la ${of + 1})`;
      sink.finding(RULE.header, origin, name, {
        expected: name,
        actual,
        sensitivity: 'auto',
        message: `${name}: el encabezado de la columna ${column + 1} es ${other}.`,
      });
    }
  }

  function takeRow(): void {
    const whole = row.count === size;
    if (whole || row.count > cluesColumn + 1) units.read();
    if (units.unit === undefined && isHeader(names, row)) {
      origin.record = 0;
      sink.finding(RULE.repeatedHeader, origin, '');
      return;
    }
    origin.record = ++records;
    if (whole) {
      judgeRow();
      return;
    }
    units.say();
    sayColumns(rowWidthMessage(row));
    sink.row();
    verdicts.unread();
  }

  function judgeRow(): void {
    sink.row();
    units.say();
    judgeCells();
    facts.count();
    for (let i = 0; i < judgeRelations.length; i++) judgeRelations[i]();
    rules.judge();
    lookups.judge();
    batch.row();
    verdicts.row();
    emit(units.clues);
  }

  function takeLongLine(offset: number): void {
    notices.longLine(line, offset);
    if (!headerSeen) {
      headerSeen = true;
      return;
    }
    records++;
    sink.row();
    verdicts.unread();
  }

  function takeLine(lineFeed: number, terminated: boolean): void {
    row.line = ++line;
    const offset = row.base + row.start;
    if (lineFeed - row.start > MAX_LINE) {
      takeLongLine(offset);
      return;
    }
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
      setBuffer(row, buffer);
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
      verdicts.flush();
      batch.end();
      fileName.end(records);
      notices.end(feeder.total(), records);
    },
  };
}

/** Settled values by guide: they are the same for each of its files. */
const SETTLED = new WeakMap<Guide, Uint8Array>();

/** The table of `scanRow`: values that need no further look, neither by themselves nor because of other cells. */
function settledValues(guide: Guide, table: ColumnTable, rules: RuleJudge, lookups: LookupJudge): Uint8Array {
  const known = SETTLED.get(guide);
  if (known !== undefined) return known;
  const settled = new Uint8Array(guide.columns.length * SETTLED_WIDTH);
  for (let i = 0; i < settled.length; i++) {
    const column = Math.floor(i / SETTLED_WIDTH);
    const value = (i % SETTLED_WIDTH) - 1;
    const fine = isAllowed(table, column, value) && rules.settles(column, value) && lookups.settles(column, value);
    settled[i] = fine ? 1 : 0;
  }
  SETTLED.set(guide, settled);
  return settled;
}
