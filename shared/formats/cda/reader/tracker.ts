import type { Position } from '../document.ts';
import type { Width } from './decode.ts';

/** Follows where the text of the run at hand stands in the file. Linear in the text when asked in its order. */
export interface Tracker {
  /** Counts the bytes of a byte order mark, which takes no column. */
  skip(bytes: number): void;
  /** The next run begins where the last one ended. */
  run(text: string, width: Width): void;
  /** Position of the run's character `index`; of its end, when it is the length. */
  at(index: number): Position;
}

export function createTracker(): Tracker {
  let text = '';
  let width: Width = 1;
  /** Of the run's start. */
  let start: Position = { line: 1, column: 1, offset: 0 };
  /** Last answer, in numbers: index, line, index of the line's first character (below 0: in an earlier run), bytes. */
  let index = 0;
  let line = 1;
  let lineStart = 0;
  let bytes = 0;
  /** The first line feed from `index` on, or further where there is none. */
  let feed = Number.POSITIVE_INFINITY;

  function rewind(): void {
    index = 0;
    line = start.line;
    lineStart = 1 - start.column;
    bytes = 0;
    feed = nextFeed(0);
  }

  function nextFeed(from: number): number {
    const found = text.indexOf('\n', from);
    return found < 0 ? Number.POSITIVE_INFINITY : found;
  }

  function at(wanted: number): Position {
    if (wanted < index) rewind();
    while (feed < wanted) {
      line++;
      lineStart = feed + 1;
      feed = nextFeed(lineStart);
    }
    if (width === 'utf8') bytes += utf8Length(text, index, wanted);
    else bytes = wanted * width;
    index = wanted;
    return { line, column: wanted - lineStart + 1, offset: start.offset + bytes };
  }

  return {
    skip(count) {
      start = { ...start, offset: start.offset + count };
    },
    run(next, bytesEach) {
      start = at(text.length);
      text = next;
      width = bytesEach;
      rewind();
    },
    at,
  };
}

function utf8Length(text: string, from: number, to: number): number {
  let length = to - from;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    // A surrogate is half of a character of four bytes.
    if (unit >= 0x80) length += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return length;
}
