import type { FindingDetail } from '../../format.ts';
import { decodeWindows1252 } from '../../support/windows1252.ts';
import type { Position } from '../message.ts';
import type { SyntaxRule } from '../rules/syntax.ts';
import type { Piece } from './split.ts';

/** Counts what batches hold (FHS, BHS, BTS, FTS: HL7 v2 chapter 2, 2.10.3). */
export interface BatchCounter {
  message(): void;
  segment(piece: Piece): void;
  end(): void;
}

type Report = (rule: SyntaxRule, at: Position, path: string, detail?: FindingDetail) => void;

interface Open {
  readonly at: Position;
  count: number;
}

/** Longer than any trailer of good faith. */
const MOST_BYTES = 4096;

export function createBatchCounter(report: Report): BatchCounter {
  let file: Open | undefined;
  let batch: Open | undefined;

  /** An opening whose closing did not come. */
  const leave = (open: Open | undefined, path: 'FHS' | 'BHS'): void => {
    if (open !== undefined) report('batchUnpaired', open.at, path);
  };

  const openBatch = (at: Position): void => {
    leave(batch, 'BHS');
    batch = { at, count: 0 };
    if (file !== undefined) file.count++;
  };

  const closeBatch = (piece: Piece): void => {
    if (batch === undefined) report('batchUnpaired', piece.at, 'BTS');
    else compare(piece, batch.count, 'batchCount');
    batch = undefined;
  };

  const closeFile = (piece: Piece): void => {
    leave(batch, 'BHS');
    batch = undefined;
    // Without BHS and BTS, the standard does not say whether the messages count as a batch.
    if (file === undefined) report('batchUnpaired', piece.at, 'FTS');
    else if (file.count > 0) compare(piece, file.count, 'batchFileCount');
    file = undefined;
  };

  const compare = (piece: Piece, found: number, rule: 'batchCount' | 'batchFileCount'): void => {
    const { text, index } = firstField(piece.bytes);
    if (text === '' || text === '""' || (/^\+?\d+$/.test(text) && Number(text) === found)) return;
    const { line, column, offset } = piece.at;
    const at = { line, column: column + index, offset: offset + index };
    report(rule, at, `${piece.name}-1`, { actual: text.slice(0, 20), sensitivity: 'plain', expected: String(found) });
  };

  return {
    message() {
      if (batch !== undefined) batch.count++;
    },
    segment(piece) {
      switch (piece.name) {
        case 'FHS':
          leave(batch, 'BHS');
          leave(file, 'FHS');
          batch = undefined;
          file = { at: piece.at, count: 0 };
          return;
        case 'BHS':
          return openBatch(piece.at);
        case 'BTS':
          return closeBatch(piece);
        case 'FTS':
          return closeFile(piece);
        default:
          return;
      }
    },
    end() {
      leave(batch, 'BHS');
      leave(file, 'FHS');
    },
  };
}

/** First field of a trailer, and where it starts in it. */
function firstField(bytes: Uint8Array): { readonly text: string; readonly index: number } {
  const line = decodeWindows1252(bytes, 0, Math.min(bytes.length, MOST_BYTES));
  const separator = line[3] ?? '|';
  let end = 4;
  while (end < line.length && line[end] !== separator && line.charCodeAt(end) >= 0x20) end++;
  return { text: line.slice(4, end).trim(), index: 4 };
}
