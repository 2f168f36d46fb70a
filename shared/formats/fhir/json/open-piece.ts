import type { FaultContext, SyntaxReport } from '../syntax-report.ts';
import { diagnose } from './diagnose.ts';
import { parsePiece } from './parse.ts';
import type { Piece } from './pieces.ts';
import type { Slice } from './position.ts';

/** A piece that could be read. */
export interface OpenedPiece {
  /** The piece, as a source of places. */
  readonly slice: Slice;
  readonly value: unknown;
  /**
   * Takes how many keys the value has: a repeated key leaves fewer than were written, and is looked for then.
   *
   * @returns whether the syntax holds
   */
  close(keys: number): boolean;
}

/** Parses a piece and reports what is wrong with its text; undefined when it cannot be read. */
export function openPiece(
  report: Pick<SyntaxReport, 'faults'>,
  piece: Piece,
  complete: boolean,
  context: FaultContext,
): OpenedPiece | undefined {
  const { value, faults, searched, locate } = parsePiece(piece, complete);
  if (faults.length === 0) {
    return {
      slice: piece,
      value,
      close: (keys) => keys >= piece.keys || searched || report.faults(piece, diagnose(piece.bytes).notes, context),
    };
  }
  const path = context.path === '' ? typeIn(piece.bytes) : context.path;
  const holds = report.faults(piece, faults, { ...context, path });
  if (value === undefined) return undefined;
  return { slice: locate === undefined ? piece : { ...piece, locate }, value, close: () => holds };
}

const decoder = new TextDecoder('utf-8');

/** The type that a text which cannot be read says to be of; '' where it is not near the start. */
function typeIn(bytes: Uint8Array): string {
  const head = decoder.decode(bytes.subarray(0, 4096));
  return /resourceType["']?\s*:\s*["']?([A-Z][A-Za-z]{1,60})/.exec(head)?.[1] ?? '';
}
