import type { Row } from './row.ts';

/** A unit or a practitioner with names of usual length takes no more bytes. */
const MOST_BYTES = 192;
/** Rows after which a memory that seldom helps is given up. */
const TRIAL = 512;
const LEAST_HITS = TRIAL / 4;
/** Added to the length. */
const UTF8_MARK = 0x40000000;
const KIND_MARK = 0x10000;
/** What is left of a word of four bytes of which so many count. */
const TAILS = Int32Array.from([0, 0xff, 0xffff, 0xffffff]);
/** An odd number whose bits are well mixed (2³² over the golden ratio). */
const MULTIPLIER = 0x9e3779b1;

/** Tells whether some cells hold the same bytes as in an earlier row. */
export interface RowRepeats {
  /**
   * Looks the cells of the current row up. A place from 0 where they were seen before, `~place` (a negative number)
   * where they are new and now remembered there in place of others; undefined when they are too long, or rows of this
   * file do not repeat them.
   *
   * @param kind rows of two kinds (up to 1000) never have the same place
   */
  place(kind?: number): number | undefined;
}

/**
 * A memory of the bytes of some columns: a practitioner, a unit or a day stands in thousands of rows, and comparing
 * bytes, four at a time, costs far less than making texts of them to find that nothing is new. What is remembered
 * stands at one of two places side by side; a new row takes the place of the one that was seen less lately.
 *
 * @param slots how many rows are remembered; a power of two
 * @param width bytes of the cells that are compared; a record with more is never taken for a repeated one
 */
export function createRowRepeats(
  row: Row,
  columns: readonly number[],
  slots: number,
  width: number = MOST_BYTES,
): RowRepeats {
  const { starts } = row;
  const spans = spansOf(columns);
  // The last word of each span may be a part of one.
  const most = (width >> 2) + spans.length / 2;
  const words = new Int32Array(slots * most);
  const current = new Int32Array(most);
  const lengths = new Int32Array(slots).fill(-1);
  /** Of each pair, which of the two was seen last. */
  const latest = new Uint8Array(slots >> 1);
  let count = 0;
  let lookups = 0;
  let hits = 0;
  let useful = true;

  /** Bytes of all cells, each with the sign after it. */
  function totalLength(): number {
    let length = 0;
    for (let i = 0; i < spans.length; i += 2) length += starts[spans[i + 1]] - starts[spans[i]];
    return length;
  }

  /** Puts the bytes into `current`, and gives a hash of them. */
  function gather(length: number): number {
    const { view } = row;
    let hash = length;
    count = 0;
    for (let i = 0; i < spans.length; i += 2) {
      const end = starts[spans[i + 1]];
      let p = starts[spans[i]];
      for (; p + 4 <= end; p += 4) {
        const word = view.getInt32(p, true);
        current[count++] = word;
        hash = Math.imul(hash ^ word, MULTIPLIER);
        hash ^= hash >>> 15;
      }
      if (p === end) continue;
      const word = lastWord(row, p, end - p);
      current[count++] = word;
      hash = Math.imul(hash ^ word, MULTIPLIER);
      hash ^= hash >>> 15;
    }
    return hash;
  }

  function isAt(slot: number, length: number): boolean {
    if (lengths[slot] !== length) return false;
    const base = slot * most;
    for (let i = 0; i < count; i++) if (words[base + i] !== current[i]) return false;
    return true;
  }

  return {
    place(kind = 0) {
      if (!useful) return undefined;
      if (++lookups === TRIAL) {
        useful = hits >= LEAST_HITS;
        lookups = 0;
        hits = 0;
      }
      const bytes = totalLength();
      if (bytes > width) return undefined;
      // The same bytes are other letters in a row of UTF-8.
      const length = bytes + kind * KIND_MARK + (row.high && row.utf8 ? UTF8_MARK : 0);
      const hash = gather(length);
      const pair = (hash ^ (hash >>> 16)) & ((slots >> 1) - 1);
      let slot = pair * 2 + latest[pair];
      if (isAt(slot, length)) {
        hits++;
        return slot;
      }
      slot ^= 1;
      latest[pair] = slot & 1;
      if (isAt(slot, length)) {
        hits++;
        return slot;
      }
      lengths[slot] = length;
      for (let i = 0; i < count; i++) words[slot * most + i] = current[i];
      return ~slot;
    },
  };
}

/** Runs of columns that stand side by side: the first column and the one after the last, by turns. */
function spansOf(columns: readonly number[]): Int32Array {
  const spans: number[] = [];
  for (const column of columns.toSorted((a, b) => a - b)) {
    if (spans.at(-1) === column) spans[spans.length - 1] = column + 1;
    else spans.push(column, column + 1);
  }
  return Int32Array.from(spans);
}

/** One to three bytes at `start` as the word that they and zeros make. */
function lastWord({ buffer, view }: Row, start: number, length: number): number {
  if (start + 4 <= buffer.length) return view.getInt32(start, true) & TAILS[length];
  let word = 0;
  for (let i = length - 1; i >= 0; i--) word = (word << 8) | buffer[start + i];
  return word;
}
