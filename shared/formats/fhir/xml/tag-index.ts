/** Where the elements of a piece stand, in the order of their start tags. */
export interface TagIndex {
  readonly count: number;
  /** Index of the `<` of element `n`. */
  start(n: number): number;
  /** Index after the `>` of its start tag. */
  tagEnd(n: number): number;
  /** Index after its end tag. */
  end(n: number): number;
  /** The first element after `n` and all that it holds: its next sibling, if it has one. */
  next(n: number): number;
}

const LESS = 0x3c;
const GREATER = 0x3e;
const FIELDS = 4;

/**
 * Finds the elements of a piece of XML in one pass, four numbers each. Bytes that are not well-formed give an index
 * that is wrong in places, never an endless search. No recursion.
 */
export function indexTags(bytes: Uint8Array): TagIndex {
  let table = new Int32Array(64 * FIELDS);
  let count = 0;
  const open: number[] = [];

  const begin = (start: number, tagEnd: number): number => {
    if ((count + 1) * FIELDS > table.length) {
      const larger = new Int32Array(table.length * 2);
      larger.set(table);
      table = larger;
    }
    table[count * FIELDS] = start;
    table[count * FIELDS + 1] = tagEnd;
    return count++;
  };
  const finish = (element: number, end: number): void => {
    table[element * FIELDS + 2] = end;
    table[element * FIELDS + 3] = count;
  };

  let i = 0;
  while (i < bytes.length) {
    i = bytes.indexOf(LESS, i);
    if (i < 0) break;
    const kind = bytes[i + 1];
    if (kind === 0x21 || kind === 0x3f) {
      i = skipAside(bytes, i);
      continue;
    }
    const end = skipTag(bytes, i);
    if (kind === 0x2f) {
      const element = open.pop();
      if (element !== undefined) finish(element, end);
    } else {
      const element = begin(i, end);
      if (bytes[end - 2] === 0x2f) finish(element, end);
      else open.push(element);
    }
    i = end;
  }
  for (const element of open) finish(element, bytes.length);

  return {
    count,
    start: (n) => table[n * FIELDS],
    tagEnd: (n) => table[n * FIELDS + 1],
    end: (n) => table[n * FIELDS + 2],
    next: (n) => table[n * FIELDS + 3],
  };
}

/** Index after the tag that begins at `start`. */
function skipTag(bytes: Uint8Array, start: number): number {
  let quote = 0;
  for (let i = start + 1; i < bytes.length; i++) {
    const byte = bytes[i];
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === 0x22 || byte === 0x27) quote = byte;
    else if (byte === GREATER) return i + 1;
  }
  return bytes.length;
}

/** Index after a comment, a section of characters or an instruction. */
function skipAside(bytes: Uint8Array, start: number): number {
  const mark = bytes[start + 1] === 0x3f ? 0x3f : bytes[start + 2] === 0x5b ? 0x5d : 0x2d;
  const wanted = mark === 0x3f ? 1 : 2;
  let run = 0;
  for (let i = start + (mark === 0x2d ? 4 : 2); i < bytes.length; i++) {
    if (bytes[i] === GREATER && run >= wanted) return i + 1;
    run = bytes[i] === mark ? run + 1 : 0;
  }
  return bytes.length;
}
