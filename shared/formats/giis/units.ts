import { isClues } from '../../identifiers/index.ts';
import type { Sink } from '../format.ts';
import { createTextCache } from '../support/text-cache.ts';
import { isAscii, rowText } from './cell-text.ts';
import type { Row } from './row.ts';

/** An export with more CLUES than the country has is garbage; the rest is not remembered. */
const MOST_UNITS = 100_000;

/** CLUES that are remembered as texts; a state's export has more, in runs. */
const TEXT_SLOTS = 256;

/** A cell of CLUES as the unit it names. */
interface Named {
  readonly clues: string | undefined;
  readonly unit: string | undefined;
}

const NO_UNIT: Named = { clues: undefined, unit: undefined };

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
 * @param entering called before the sink is told of another unit
 * @param entered called when a row of a unit comes that the file had not yet
 */
export function createUnits(
  row: Row,
  column: number,
  sink: Sink,
  entering: (unit: string | undefined) => void,
  entered: () => void,
): Units {
  const seen = new Set<string | undefined>();
  const texts = createTextCache(TEXT_SLOTS);
  const known = new Map<string, Named>();
  let written = '';
  let named = NO_UNIT;
  let said: string | undefined;
  let saidAny = false;

  /** The same texts come again and again, and are the same objects then. */
  function name(text: string): Named {
    const again = known.get(text);
    if (again !== undefined) return again;
    const clues = text.trim();
    const made = clues === '' ? NO_UNIT : { clues, unit: isClues(clues) ? clues : undefined };
    if (known.size >= TEXT_SLOTS) known.clear();
    known.set(text, made);
    return made;
  }

  return {
    get clues() {
      return named.clues;
    },
    get unit() {
      return named.unit;
    },
    read() {
      if (column < 0) return;
      const start = row.starts[column];
      const end = row.starts[column + 1] - 1;
      const text = isAscii(row, start, end) ? texts.text(row.buffer, start, end) : rowText(row, start, end);
      if (text === written) return;
      written = text;
      named = name(text);
    },
    say() {
      const { unit } = named;
      if (saidAny && unit === said) return;
      entering(unit);
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
