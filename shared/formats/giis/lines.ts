/** A longer line is no row of a guide; it is skipped without being held (bytes before the line feed). */
export const MAX_LINE = 1 << 20;

const LINE_FEED = 0x0a;

/** What is done with the lines of a file. */
export interface LineHandler {
  /**
   * Whole lines: each ends with a line feed, the last at `last`. `base` is the file offset of `buffer[0]`.
   * `terminated` is false for the file's last line when its line feed was added here.
   */
  lines(buffer: Uint8Array, start: number, last: number, base: number, terminated: boolean): void;
  /** A line that passed MAX_LINE before its end was seen; `offset` is where it starts in the file. */
  tooLong(offset: number): void;
}

export interface LineFeeder {
  write(chunk: Uint8Array): void;
  end(): void;
  /** Bytes taken so far. */
  total(): number;
}

/** Cuts chunks into whole lines. Only a line that a chunk boundary cuts is copied; no more than MAX_LINE is held. */
export function createLineFeeder(handler: LineHandler): LineFeeder {
  let carry = new Uint8Array(4096);
  let carried = 0;
  let offset = 0;
  let skipping = false;

  function hold(chunk: Uint8Array, from: number, to: number): void {
    const needed = carried + to - from;
    if (needed >= carry.length) {
      const larger = new Uint8Array(Math.max(needed + 1, carry.length * 2));
      larger.set(carry.subarray(0, carried));
      carry = larger;
    }
    carry.set(chunk.subarray(from, to), carried);
    carried = needed;
  }

  function give(chunk: Uint8Array, to: number, from: number): void {
    const start = offset + from - carried;
    hold(chunk, from, to);
    handler.lines(carry, 0, carried - 1, start, true);
    carried = 0;
  }

  function keep(chunk: Uint8Array, from: number): void {
    if (from === chunk.length) return;
    if (carried + chunk.length - from <= MAX_LINE) {
      hold(chunk, from, chunk.length);
      return;
    }
    handler.tooLong(offset + from - carried);
    carried = 0;
    skipping = true;
  }

  function take(chunk: Uint8Array): void {
    let p = 0;
    if (skipping || carried > 0) {
      const lineFeed = chunk.indexOf(LINE_FEED);
      if (lineFeed < 0) {
        if (!skipping) keep(chunk, 0);
        return;
      }
      p = lineFeed + 1;
      if (skipping) skipping = false;
      else if (carried + lineFeed > MAX_LINE) {
        handler.tooLong(offset - carried);
        carried = 0;
      } else give(chunk, p, 0);
    }
    const last = chunk.lastIndexOf(LINE_FEED);
    if (last >= p) {
      handler.lines(chunk, p, last, offset, true);
      p = last + 1;
    }
    keep(chunk, p);
  }

  return {
    write(chunk) {
      take(chunk);
      offset += chunk.length;
    },
    end() {
      if (carried === 0) return;
      // `hold` always leaves room for one byte more.
      carry[carried] = LINE_FEED;
      handler.lines(carry, 0, carried, offset - carried, false);
      carried = 0;
    },
    total: () => offset,
  };
}
