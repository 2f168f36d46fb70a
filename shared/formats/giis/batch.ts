import { Hash64 } from '../../model/index.ts';
import type { FindingDetail, Sink } from '../format.ts';
import { cellIs, trimmedStart } from './cell-text.ts';
import { yearOf } from './days.ts';
import { type BatchRule, columnIndex, type Guide } from './guide.ts';
import { fileOrigin, type RowOrigin } from './origin.ts';
import { isJudged } from './parse-columns.ts';
import { type Row, UNKNOWN } from './row.ts';
import { ruleIndex, SECONDARY, shareLayer } from './rules.ts';
import type { Units } from './units.ts';

/** Judges what a whole file must keep. It holds counts and nothing of a row: keys go to the sink as 64 bits. */
export interface BatchJudge {
  /** Takes in the current row, whose cells were judged. */
  row(): void;
  /** The file ended. */
  end(): void;
}

/** A rule at its place in `Format.rules`. */
interface Placed<K extends BatchRule['kind']> {
  readonly rule: Extract<BatchRule, { readonly kind: K }>;
  readonly index: number;
  readonly layer: number;
}

interface Tools {
  readonly guide: Guide;
  readonly row: Row;
  readonly sink: Sink;
  readonly origin: RowOrigin;
  readonly units: Units;
}

/** Makes the judges of `guide.batch`; rules that are not sure enough are left out. */
export function createBatchJudge(guide: Guide, row: Row, sink: Sink, origin: RowOrigin, units: Units): BatchJudge {
  const tools: Tools = { guide, row, sink, origin, units };
  const { batch: first } = ruleIndex(guide);
  const judges = guide.batch.flatMap((rule, i) => {
    if (!isJudged(rule.confidence)) return [];
    const index = first + i;
    const layer = rule.kind === 'share' ? shareLayer(guide, i) : -1;
    switch (rule.kind) {
      case 'share':
        return [judgeShare({ rule, index, layer }, tools)];
      case 'unique':
        return [judgeUnique({ rule, index, layer }, tools)];
      default:
        return [judgeFirstInYear({ rule, index, layer }, tools)];
    }
  });
  return {
    row() {
      for (let i = 0; i < judges.length; i++) judges[i].row();
    },
    end() {
      for (const judge of judges) judge.end();
    },
  };
}

/**
 * At most a share of the rows holds a value. Files of a few rows are judged like any other: the guide limits the share
 * «of the records of a load» and names no smallest load. The counts in the message let a reader see how few they are.
 */
function judgeShare({ rule, index, layer }: Placed<'share'>, { guide, row, sink, units }: Tools): BatchJudge {
  const { value, limit } = rule;
  const columns = rule.columns.map((name) => columnIndex(guide, name));
  let rows = 0;
  let found = 0;
  return {
    row() {
      rows++;
      for (let i = 0; i < columns.length; i++) {
        if (!cellIs(row, columns[i], value)) continue;
        found++;
        return;
      }
    },
    end() {
      if (rows === 0) return;
      // 0.15 · 20 and the like are not exact in binary.
      const holds = found <= limit * rows + 1e-9;
      for (const unit of units.all()) {
        sink.unit(unit);
        sink.layer(layer, holds);
      }
      if (holds) return;
      const reported = rule.confidence === 'reported' ? SECONDARY : '';
      sink.finding(index, fileOrigin(1, 0, rule.id), '', {
        expected: `a lo más ${percent(limit)}`,
        message: `${value} está en ${found} de ${rows} filas (${percent(found / rows)}); se admite a lo más en ${percent(limit)}${reported}.`,
      });
    },
  };
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

/** No two rows hold the same in all columns. Guides number their rows apart, so the guide is a part of the key. */
function judgeUnique({ rule, index }: Placed<'unique'>, { guide, row, sink, origin }: Tools): BatchJudge {
  const columns = rule.columns.map((name) => columnIndex(guide, name));
  const detail = detailFor(rule, `${rule.columns[0]}: otra fila tiene lo mismo en ${rule.columns.join(', ')}`);
  const hash = new Hash64();
  return {
    row() {
      hash.reset().text(guide.id);
      for (let i = 0; i < columns.length; i++) if (!mixCell(hash, guide, row, columns[i])) return;
      hash.finish();
      sink.key(index, hash.high, hash.low, origin, rule.columns[0], detail);
    },
    end() {},
  };
}

/** One row at most is the first of a person's in a unit and year, over all guides that count it. */
function judgeFirstInYear({ rule, index }: Placed<'first-in-year'>, { guide, row, sink, origin }: Tools): BatchJudge {
  const [flag, person, unit, date] = [rule.flag, rule.person, rule.unit, rule.date].map((name) =>
    columnIndex(guide, name),
  );
  const message = `${rule.flag}: otra fila de la misma persona, unidad y año también es la primera vez en el año`;
  const detail = detailFor(rule, message);
  const hash = new Hash64();
  return {
    row() {
      if (row.values[flag] !== 1 || row.values[date] === UNKNOWN || cellIs(row, person, rule.generic)) return;
      hash.reset();
      if (!mixCell(hash, guide, row, person) || !mixCell(hash, guide, row, unit)) return;
      hash.int(yearOf(row.values[date])).finish();
      sink.key(index, hash.high, hash.low, origin, rule.flag, detail);
    },
    end() {},
  };
}

/** One object for all rows: it names no value of any. */
function detailFor(rule: BatchRule, message: string): FindingDetail {
  return { message: `${message}${rule.confidence === 'reported' ? SECONDARY : ''}.` };
}

/** Mixes a cell in; false where it is empty, has a fault of its own or says «no aplica», and so identifies nothing. */
function mixCell(hash: Hash64, guide: Guide, row: Row, column: number): boolean {
  if (row.faulty[column] === 1) return false;
  const start = trimmedStart(row, column);
  const end = row.starts[column + 1] - 1;
  if (start === end) return false;
  for (const absent of guide.columns[column].notApplicable ?? []) {
    if (cellIs(row, column, String(absent))) return false;
  }
  hash.bytes(row.buffer, start, end);
  return true;
}
