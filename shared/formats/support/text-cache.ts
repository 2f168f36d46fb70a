import { decodeAscii } from './ascii.ts';

/** Longest text that is kept, in bytes. */
const WIDTH = 32;

/** Gives the text of a run of ASCII bytes, the same object again while it stays in the cache. */
export interface TextCache {
  text(source: Uint8Array, start: number, end: number): string;
}

/**
 * A direct-mapped cache of short texts, keyed by their bytes and compared byte for byte. Names and keys repeat within
 * an export; a text that was made before costs no allocation, and maps behind the reader find its hash already made.
 *
 * @param slots how many texts are kept; a power of two.
 */
export function createTextCache(slots: number): TextCache {
  const bytes = new Uint8Array(slots * WIDTH);
  const lengths = new Int32Array(slots).fill(-1);
  const texts: string[] = new Array<string>(slots).fill('');
  return {
    text(source, start, end) {
      const length = end - start;
      if (length > WIDTH) return decodeAscii(source, start, end);
      let hash = length;
      for (let i = start; i < end; i++) hash = Math.imul(hash ^ source[i], 0x01000193);
      const slot = (hash ^ (hash >>> 15)) & (slots - 1);
      const base = slot * WIDTH;
      if (lengths[slot] === length) {
        let i = 0;
        while (i < length && bytes[base + i] === source[start + i]) i++;
        if (i === length) return texts[slot];
      }
      const made = decodeAscii(source, start, end);
      for (let i = 0; i < length; i++) bytes[base + i] = source[start + i];
      lengths[slot] = length;
      texts[slot] = made;
      return made;
    },
  };
}
