import { isClues } from '../../identifiers/index.ts';
import { decodeWindows1252 } from '../support/windows1252.ts';
import type { Guide } from './guide.ts';
import { type HeaderNames, normalise } from './header.ts';

/** Headers of the widest guides need about 3 KiB; a first line beyond this is none of them. */
const LONGEST_HEADER = 16_384;

/**
 * How sure a file that starts with `head` is of this guide: by the names in its first line; without names, by its
 * number of columns and a first cell built like a CLUES. 0 for anything else (JSON, XML, PDF, binary).
 */
export function sniffGuide(guide: Guide, names: HeaderNames, head: Uint8Array): number {
  const bom = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  const lineFeed = head.indexOf(0x0a);
  const end = lineFeed < 0 ? head.length : lineFeed;
  const visible = Math.min(end, LONGEST_HEADER);
  for (let i = bom; i < visible; i++) if (head[i] < 0x20 && head[i] !== 0x0d && head[i] !== 0x09) return 0;
  const cells = decodeWindows1252(head, bom, visible).split('|');
  if (cells.length < 2) return 0;
  const size = guide.columns.length;
  const inPlace = cells.filter((cell, i) => names.accepted[i]?.has(normalise(cell))).length / size;
  const anywhere = cells.filter((cell) => names.all.has(normalise(cell))).length / size;
  if (Math.max(inPlace, anywhere * 0.9) >= 0.5) {
    const rightCount = cells.length === size ? 0.05 : 0;
    return Math.min(0.99, 0.5 + 0.44 * Math.max(inPlace, anywhere * 0.9) + rightCount);
  }
  // The last cell of a cut first line may be a part; the count then proves nothing.
  if (!isClues(cells[0].trim())) return 0;
  return cells.length === size ? 0.6 : 0;
}
