import { isClues } from '../../identifiers/index.ts';
import type { Sink } from '../format.ts';
import { decodeAscii } from '../support/ascii.ts';
import { rowText } from './cell-text.ts';
import type { Row } from './row.ts';

/** An export with more CLUES than the country has is garbage; the rest is not remembered. */
const MOST_UNITS = 100_000;

/** The units that the rows of a file belong to. */
export interface Units {
  /** CLUES of the current row as written, trimmed. */
  readonly clues: string | undefined;
  /** The same where it is built like a CLUES. */
  readonly unit: string | undefined;
  /** Reads both from the current row. */
  read(): void;
  /** Tells the sink where the records to come belong, when that is not the same as before. */
  say(): void;
  /** Every unit that was said. */
  all(): Iterable<string | undefined>;
}

/**
 * @param column of the CLUES, or -1
 * @param leaving called before the sink is told of another unit: what was counted belongs to the one before
 * @param entered called when a row of a unit comes that the file had not yet
 */
export function createUnits(row: Row, column: number, sink: Sink, leaving: () => void, entered: () => void): Units {
  const seen = new Set<string | undefined>();
  let bytes = new Uint8Array(0);
  let clues: string | undefined;
  let unit: string | undefined;
  let said: string | undefined;
  let saidAny = false;

  /** Rows of a unit come in runs, so a text is made only when the bytes are others than in the row before. */
  function isSame(start: number, end: number): boolean {
    if (end - start !== bytes.length || end === start) return false;
    let i = 0;
    while (i < bytes.length && row.buffer[start + i] === bytes[i]) i++;
    return i === bytes.length;
  }

  return {
    get clues() {
      return clues;
    },
    get unit() {
      return unit;
    },
    read() {
      if (column < 0) return;
      const start = row.starts[column];
      const end = row.starts[column + 1] - 1;
      if (isSame(start, end)) return;
      bytes = row.buffer.slice(start, end);
      const text = (row.high ? rowText(row, start, end) : decodeAscii(row.buffer, start, end)).trim();
      clues = text === '' ? undefined : text;
      unit = clues !== undefined && isClues(clues) ? clues : undefined;
    },
    say() {
      if (saidAny && unit === said) return;
      leaving();
      saidAny = true;
      said = unit;
      sink.unit(unit);
      if (seen.has(unit) || seen.size >= MOST_UNITS) return;
      seen.add(unit);
      entered();
    },
    all: () => seen,
  };
}
