import type { Position } from '../message.ts';

/** Where an index of a text stands in the file. */
export type Locate = (index: number) => Position;

/** How many bytes of the file a UTF-16 unit stands for. */
export type Width = 'one-byte' | 'utf-8';

const CR = 0x0d;
const LF = 0x0a;
/** Units between places that are kept: what one question costs at most, once the text was passed over. */
const STRIDE = 4096;

/**
 * Finds places in a text that stands in the file from `base` on. Nothing is looked for until a place is asked for; a
 * million questions in any order cost one pass, and less than {@link STRIDE} units each.
 */
export function createLocate(text: string, base: Position, width: Width): Locate {
  /** Line, index where that line starts, and offset, at every {@link STRIDE}th unit. */
  const lines = [base.line];
  const lineStarts = [1 - base.column];
  const offsets = [base.offset];

  const walk = (stride: number, to: number): Walked => {
    let line = lines[stride];
    let lineStart = lineStarts[stride];
    let offset = offsets[stride];
    for (let i = stride * STRIDE; i < to; i++) {
      const unit = text.charCodeAt(i);
      offset += unit < 0x80 || width === 'one-byte' ? 1 : utf8Width(unit);
      if (unit !== CR && unit !== LF) continue;
      // CR, LF and CRLF each end one line.
      if (unit === CR || i === 0 || text.charCodeAt(i - 1) !== CR) line++;
      lineStart = i + 1;
    }
    return { line, lineStart, offset };
  };

  return (index) => {
    const at = Math.min(index, text.length);
    const stride = Math.floor(at / STRIDE);
    while (lines.length <= stride) {
      const next = walk(lines.length - 1, lines.length * STRIDE);
      lines.push(next.line);
      lineStarts.push(next.lineStart);
      offsets.push(next.offset);
    }
    const { line, lineStart, offset } = walk(stride, at);
    return { line, column: at - lineStart + 1, offset };
  };
}

interface Walked {
  readonly line: number;
  readonly lineStart: number;
  readonly offset: number;
}

/** Bytes in UTF-8 of a unit above 0x7F; the two of a surrogate pair share its four. */
function utf8Width(unit: number): number {
  if (unit < 0x800) return 2;
  return unit >= 0xd800 && unit <= 0xdfff ? 2 : 3;
}
