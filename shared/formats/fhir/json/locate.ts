import { isSpace, readString } from './text.ts';

export type Segment = string | number;

const DOT = 0x2e;
const OPEN = 0x5b;
const CLOSE = 0x5d;

/** `name[0].given[1]` → `['name', 0, 'given', 1]`. Every finding's path comes by here: no regular expression. */
export function parsePath(path: string): Segment[] {
  const segments: Segment[] = [];
  const end = path.length;
  let from = 0;
  let bracket = false;
  for (let i = 0; i <= end; i++) {
    const unit = i < end ? path.charCodeAt(i) : DOT;
    if (unit !== DOT && unit !== OPEN && unit !== CLOSE) continue;
    if (i > from) {
      const part = path.slice(from, i);
      segments.push(bracket && unit === CLOSE && /^\d+$/.test(part) ? Number(part) : part);
    }
    bracket = unit === OPEN;
    from = i + 1;
  }
  return segments;
}

/** `['name', 0, 'given', 1]` → `name[0].given[1]`. */
export function formatPath(segments: readonly Segment[]): string {
  let text = '';
  for (const segment of segments) {
    if (typeof segment === 'number') text += `[${segment}]`;
    else text += text === '' ? segment : `.${segment}`;
  }
  return text;
}

/** Finds values of one piece by their path, whatever the syntax. */
export interface Locator {
  /**
   * Index of the byte where the value at `path` starts, or its deepest ancestor that is there, and how many segments
   * were found. Of a repeated key the last one counts, as with `JSON.parse`. No recursion.
   */
  find(path: readonly Segment[]): { readonly start: number; readonly found: number };
  /** The text of the primitive value at `path`, a number as it is written; undefined where none stands there. */
  text(path: readonly Segment[]): string | undefined;
  /** Bytes passed over so far. */
  readonly passed: number;
}

const decoder = new TextDecoder('utf-8');

/**
 * Finds values in JSON. Paths asked for in the order of the text, as findings come, cost one pass together: each search goes on from what it
 * shares with the one before.
 */
export function createLocator(bytes: Uint8Array): Locator {
  let passed = 0;
  let last: readonly Segment[] = [];
  /** `starts[n]`: where the value of the first `n` segments of `last` starts. */
  let starts: number[] = [skipSpace(bytes, 0)];

  const skip = (start: number): number => {
    const end = skipValue(bytes, start);
    passed += end - start;
    return end;
  };

  const findKey = (start: number, key: string): number => {
    if (bytes[start] !== 0x7b) return -1;
    let match = -1;
    let i = skipSpace(bytes, start + 1);
    while (i < bytes.length && bytes[i] === 0x22) {
      const end = skip(i);
      const matches = isKey(bytes, i, end, key);
      i = skipSpace(bytes, skipSpace(bytes, end) + 1);
      if (matches) match = i;
      i = skipSpace(bytes, skip(i));
      if (bytes[i] !== 0x2c) break;
      i = skipSpace(bytes, i + 1);
    }
    return match;
  };

  /** The element `steps` after the one that starts at `start`. */
  const stepOver = (start: number, steps: number): number => {
    let i = start;
    for (let n = 0; n < steps; n++) {
      i = skipSpace(bytes, skip(i));
      if (bytes[i] !== 0x2c) return -1;
      i = skipSpace(bytes, i + 1);
    }
    return i;
  };

  const findIndex = (start: number, index: number): number => {
    if (bytes[start] !== 0x5b) return -1;
    const first = skipSpace(bytes, start + 1);
    return bytes[first] === 0x5d ? -1 : stepOver(first, index);
  };

  const find: Locator['find'] = (path) => {
    let shared = 0;
    while (shared < path.length && shared < starts.length - 1 && path[shared] === last[shared]) shared++;
    const next = starts.slice(0, shared + 1);
    for (let n = shared; n < path.length; n++) {
      const segment = path[n];
      const before = last[n];
      const onward =
        n === shared &&
        n < starts.length - 1 &&
        typeof segment === 'number' &&
        typeof before === 'number' &&
        before < segment;
      const start = onward
        ? stepOver(starts[n + 1], segment - before)
        : typeof segment === 'number'
          ? findIndex(next[n], segment)
          : findKey(next[n], segment);
      if (start < 0) break;
      next.push(start);
    }
    last = path;
    starts = next;
    return { start: next[next.length - 1], found: next.length - 1 };
  };

  return {
    get passed() {
      return passed;
    },
    find,
    text(path) {
      const { start, found } = find(path);
      const first = bytes[start];
      // An object or array is where the datum should be, not the datum.
      if (found < path.length || first === 0x7b || first === 0x5b) return undefined;
      const end = skip(start);
      return first === 0x22 ? readString(bytes, start, end) : decoder.decode(bytes.subarray(start, end));
    },
  };
}

/** Whether the JSON string between two indexes says `key`: FHIR's names are plain ASCII, the rest is decoded. */
function isKey(bytes: Uint8Array, start: number, end: number, key: string): boolean {
  const length = end - start - 2;
  for (let i = 0; i < length; i++) {
    const byte = bytes[start + 1 + i];
    if (byte === 0x5c || byte >= 0x80) return readString(bytes, start, end) === key;
    if (byte !== key.charCodeAt(i)) return false;
  }
  return length === key.length;
}

function skipSpace(bytes: Uint8Array, start: number): number {
  let i = start;
  while (i < bytes.length && isSpace(bytes[i])) i++;
  return i;
}

/** Index after the value that starts at `start`. */
function skipValue(bytes: Uint8Array, start: number): number {
  const first = bytes[start];
  if (first === 0x22) return skipString(bytes, start);
  let i = start;
  if (first !== 0x7b && first !== 0x5b) {
    while (i < bytes.length && !isSpace(bytes[i]) && bytes[i] !== 0x2c && bytes[i] !== 0x5d && bytes[i] !== 0x7d) i++;
    return i;
  }
  let depth = 0;
  while (i < bytes.length) {
    const byte = bytes[i];
    if (byte === 0x22) {
      i = skipString(bytes, i);
      continue;
    }
    i++;
    if (byte === 0x7b || byte === 0x5b) depth++;
    else if ((byte === 0x7d || byte === 0x5d) && --depth === 0) return i;
  }
  return i;
}

function skipString(bytes: Uint8Array, start: number): number {
  let i = start + 1;
  while (i < bytes.length && bytes[i] !== 0x22) i += bytes[i] === 0x5c ? 2 : 1;
  return Math.min(i + 1, bytes.length);
}
