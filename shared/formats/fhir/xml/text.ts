import type { Fault } from '../json/faults.ts';
import { validUtf8Length } from '../json/utf8.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of a piece; the first byte that is not UTF-8 is added to `faults`. */
export function decode(bytes: Uint8Array, faults: Fault[]): string {
  try {
    return strict.decode(bytes);
  } catch {
    for (let i = 0; i < bytes.length; ) {
      const length = validUtf8Length(bytes, i);
      if (length === 0) {
        faults.push({ kind: 'utf8-invalido', index: i });
        break;
      }
      i += length;
    }
    return lenient.decode(bytes);
  }
}

/** How many bytes a stretch of text takes in UTF-8. */
export function utf8Length(text: string, from: number, to: number): number {
  let length = 0;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    // Each half of a pair stands for two of its four bytes.
    length += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return length;
}
