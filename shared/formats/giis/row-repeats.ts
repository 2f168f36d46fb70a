import type { Row } from './row.ts';

/** Bytes of the cells that are compared; a record with more is never taken for a repeated one. */
const WIDTH = 192;
/** Of each cell, so many bytes choose the place where it is remembered: a whole CLUES or date. */
const TELLING = 11;
/** Rows after which a memory that seldom helps is given up. */
const TRIAL = 512;
const LEAST_HITS = TRIAL / 4;
/** Added to the length. */
const UTF8_MARK = 0x40000000;

/** Tells whether some cells hold the same bytes as in an earlier row. */
export interface RowRepeats {
  /**
   * Looks the cells of the current row up. A place from 0 where they were seen before, `~place` (a negative number)
   * where they are new and now remembered there in place of others; undefined when they are too long, or rows of this
   * file do not repeat them.
   */
  place(): number | undefined;
}

/**
 * A direct-mapped memory of the bytes of some columns: a practitioner, a unit or a day stands in thousands of rows,
 * and comparing bytes costs far less than making texts of them to find that nothing is new.
 *
 * @param slots how many rows are remembered; a power of two
 */
export function createRowRepeats(row: Row, columns: readonly number[], slots: number): RowRepeats {
  const { starts } = row;
  const bytes = new Uint8Array(slots * WIDTH);
  const lengths = new Int32Array(slots).fill(-1);
  let lookups = 0;
  let hits = 0;
  let useful = true;

  /** Length of all cells, each with the sign after it; the same bytes are other letters in a row of UTF-8. */
  function totalLength(): number {
    let length = 0;
    for (let i = 0; i < columns.length; i++) length += starts[columns[i] + 1] - starts[columns[i]];
    return length > WIDTH || !row.high || !row.utf8 ? length : length | UTF8_MARK;
  }

  function slotOf(length: number): number {
    const { buffer } = row;
    let hash = length;
    for (let i = 0; i < columns.length; i++) {
      const start = starts[columns[i]];
      const end = Math.min(starts[columns[i] + 1], start + TELLING);
      for (let p = start; p < end; p++) hash = Math.imul(hash ^ buffer[p], 0x01000193);
    }
    return (hash ^ (hash >>> 15)) & (slots - 1);
  }

  function isAt(base: number): boolean {
    const { buffer } = row;
    let at = base;
    for (let i = 0; i < columns.length; i++) {
      const end = starts[columns[i] + 1];
      for (let p = starts[columns[i]]; p < end; p++) if (buffer[p] !== bytes[at++]) return false;
    }
    return true;
  }

  function keep(base: number): void {
    let at = base;
    for (let i = 0; i < columns.length; i++) {
      const end = starts[columns[i] + 1];
      for (let p = starts[columns[i]]; p < end; p++) bytes[at++] = row.buffer[p];
    }
  }

  return {
    place() {
      if (!useful) return undefined;
      if (++lookups === TRIAL) {
        useful = hits >= LEAST_HITS;
        lookups = 0;
        hits = 0;
      }
      const length = totalLength();
      if ((length & ~UTF8_MARK) > WIDTH) return undefined;
      const slot = slotOf(length);
      if (lengths[slot] === length && isAt(slot * WIDTH)) {
        hits++;
        return slot;
      }
      lengths[slot] = length;
      keep(slot * WIDTH);
      return ~slot;
    },
  };
}
