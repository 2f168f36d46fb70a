import type { Position } from '../json/position.ts';

/** One reference whose target had not come yet. */
export interface PendingReference {
  /** What it points at, as 64 bits; both 0 where it points at no fullUrl. */
  high: number;
  low: number;
  /** The same for its `Type/id`. */
  localHigh: number;
  localLow: number;
  offset: number;
  line: number;
  column: number;
  /** Numbers that the owner gives: of the allowed types, of the path, of flags. */
  allowed: number;
  path: number;
  flags: number;
}

const FIELDS = 10;

/** Beyond this many the rest counts as «cannot tell»: 40 MB. */
export const MAX_PENDING = 500_000;

/** A list of references in typed arrays: an object for each would take three times the memory. */
export interface PendingList {
  readonly size: number;
  /** False when the list is full. */
  add(reference: PendingReference): boolean;
  /** Reads number `index` into `into`. */
  read(index: number, into: PendingReference): void;
}

export function createPending(): PendingReference {
  return {
    high: 0,
    low: 0,
    localHigh: 0,
    localLow: 0,
    offset: 0,
    line: 0,
    column: 0,
    allowed: 0,
    path: 0,
    flags: 0,
  };
}

export function setPosition(reference: PendingReference, position: Partial<Position>): void {
  reference.offset = position.offset ?? 0;
  reference.line = position.line ?? 1;
  reference.column = position.column ?? 1;
}

/** @param max references it holds at most */
export function createPendingList(max: number = MAX_PENDING): PendingList {
  let rows = new Float64Array(64 * FIELDS);
  let size = 0;
  return {
    get size() {
      return size;
    },
    add(reference) {
      if (size >= max) return false;
      if ((size + 1) * FIELDS > rows.length) {
        const larger = new Float64Array(rows.length * 2);
        larger.set(rows);
        rows = larger;
      }
      let at = size * FIELDS;
      rows[at++] = reference.high;
      rows[at++] = reference.low;
      rows[at++] = reference.localHigh;
      rows[at++] = reference.localLow;
      rows[at++] = reference.offset;
      rows[at++] = reference.line;
      rows[at++] = reference.column;
      rows[at++] = reference.allowed;
      rows[at++] = reference.path;
      rows[at] = reference.flags;
      size++;
      return true;
    },
    read(index, into) {
      let at = index * FIELDS;
      into.high = rows[at++];
      into.low = rows[at++];
      into.localHigh = rows[at++];
      into.localLow = rows[at++];
      into.offset = rows[at++];
      into.line = rows[at++];
      into.column = rows[at++];
      into.allowed = rows[at++];
      into.path = rows[at++];
      into.flags = rows[at];
    },
  };
}
