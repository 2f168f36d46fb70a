import type { FaultCause, FaultKind } from './faults.ts';
import type { Position, Slice } from './position.ts';

/** One JSON value of the file, with what the scan noticed in passing. */
export interface Piece extends Slice {
  /** Number of keys written, repeated ones included. */
  readonly keys: number;
  /** There is something that parsing alone does not tell: a very long string or number. */
  readonly odd: boolean;
  readonly tooDeep: boolean;
}

/** What is found, in the order of the file. Bytes handed over are only good during the call. */
export interface AssemblyEvents {
  /** One element of a Bundle's `entry`, or of a root array; `index` from 0. Not `complete`: the file breaks off in it. */
  element(piece: Piece, index: number, complete: boolean, of: 'bundle' | 'array'): void;
  /** The root object of a file that is no Bundle. */
  root(piece: Piece, complete: boolean): void;
  /** The root object of a Bundle without its `elements` elements of `entry`, at its end. */
  envelope(piece: Piece, complete: boolean, elements: number): void;
  /** A top-level string of the root object, as soon as it is read: `resourceType`, `type`. */
  property(name: string, value: string): void;
  /** Element `index` (or the root, when undefined) is above {@link MAX_PIECE} bytes and was left out. */
  oversize(at: Position, index: number | undefined): void;
  fault(kind: FaultKind, at: Position, cause?: FaultCause): void;
}

/** Bytes of one entry, resource or envelope that are kept in memory. */
export const MAX_PIECE = 64 * 1024 * 1024;
/** An element that stands inside bytes which are kept for another reason. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly at: Position;
  readonly keys: number;
  readonly odd: boolean;
  readonly tooDeep: boolean;
}
