import { diagnose } from './diagnose.ts';
import type { Fault } from './faults.ts';
import type { Locator } from './locate.ts';
import type { Piece } from './pieces.ts';
import { repair } from './repair.ts';

export interface Parsed {
  /** Undefined when the piece is not JSON that can be read. */
  readonly value?: unknown;
  readonly faults: readonly Fault[];
  /** True when `faults` already tells of repeated keys. */
  readonly searched: boolean;
  /** Finds places where the text had to be mended to be read. */
  readonly locate?: () => Locator;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const NONE: readonly Fault[] = [];

/** Reads one piece: the fast way when nothing is odd, byte by byte when something is. */
export function parsePiece(piece: Piece, complete: boolean): Parsed {
  if (!complete || piece.tooDeep) return broken(piece, complete);
  let { odd } = piece;
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
    return broken(piece, complete);
  }
  return { value, faults: odd ? diagnose(piece.bytes).notes : NONE, searched: odd };
}

/** The faults of a piece that cannot be read as it stands, at least one; and its value where it could be mended. */
function broken(piece: Piece, complete: boolean): Parsed {
  const mended = complete && !piece.tooDeep ? repair(piece.bytes) : undefined;
  if (mended !== undefined) {
    const { faults, bytes, locate } = mended;
    try {
      return { value: JSON.parse(lenient.decode(bytes)), faults, searched: true, locate };
    } catch {
      return { faults, searched: true };
    }
  }
  const { fatal, notes } = diagnose(piece.bytes);
  const last: Fault = fatal ?? { kind: 'json-truncado', index: piece.bytes.length };
  return { faults: [...notes, last], searched: true };
}
