import type { Slice } from './json/position.ts';

/** Where a resource stands: path inside its slice, FHIRPath of what holds it ('' when it is the root), number. */
export interface Standing {
  readonly base: string;
  readonly display: string;
  readonly record: number;
}

/** What readers hand the pieces of a file to, in its order and in the form of JSON, whatever the syntax. */
export interface PieceJudge {
  /** A resource that stands alone. @returns how many keys the value has */
  resource(slice: Slice, value: unknown, standing: Standing): number;
  /** Entry `index` (from 0) of the root Bundle. @returns how many keys the value has */
  entry(slice: Slice, value: unknown, index: number): number;
  /** The root Bundle without its entries, after them. @returns how many keys the value has */
  envelope(slice: Slice, value: { readonly [key: string]: unknown }): number;
  /** A text at the top level of the root object, as soon as it is read: `resourceType`, `type`. */
  property(name: string, value: string): void;
  /** The file ended, whether or not its envelope came. */
  end(): void;
}
