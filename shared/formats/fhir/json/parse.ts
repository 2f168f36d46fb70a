import type { Fault } from './diagnose.ts';
import { diagnose } from './diagnose.ts';
import type { Piece } from './pieces.ts';

export interface Parsed {
  /** Undefined when the piece is not JSON that can be read. */
  readonly value?: unknown;
  readonly faults: readonly Fault[];
  /** True when `faults` already tells of repeated keys. */
  readonly searched: boolean;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const NONE: readonly Fault[] = [];

/** Reads one piece: the fast way when nothing is odd, byte by byte when something is. */
export function parsePiece(piece: Piece, complete: boolean): Parsed {
  if (!complete || piece.tooDeep) return broken(piece);
  let odd = piece.longString;
  let text: string;
  try {
    text = strict.decode(piece.bytes);
  } catch {
    text = lenient.decode(piece.bytes);
    odd = true;
  }
  // Escapes of surrogates are rare (emoji, mostly), so a search for them is cheaper than looking at every escape.
  odd ||= text.includes('\\ud') || text.includes('\\uD');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return broken(piece);
  }
  return { value, faults: odd ? diagnose(piece.bytes).notes : NONE, searched: odd };
}

/** The faults of a piece that cannot be read; at least one. */
function broken(piece: Piece): Parsed {
  const { fatal, notes } = diagnose(piece.bytes);
  const last: Fault = fatal ?? { kind: 'json-truncado', index: piece.bytes.length };
  return { faults: [...notes, last], searched: true };
}
