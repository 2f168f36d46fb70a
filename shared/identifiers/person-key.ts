import type { Hash64 } from '../model/index.ts';

/** Begin the hash of a CURP (as it stands), and that of the person whom it is said to be of. */
export const CURP_SEED = 11;
export const PERSON_SEED = 7;

/**
 * The hash of a person that `PersonMeasures` makes of the texts of birth date and first surname, made of their bytes:
 * a date `dd/mm/aaaa` at `date`, and a surname of capitals, Ñ and blanks in windows-1252.
 */
export function hashPersonBytes(hash: Hash64, bytes: Uint8Array, date: number, start: number, end: number): Hash64 {
  hash.reset(PERSON_SEED);
  for (let i = 0; i < ISO_ORDER.length; i++) hash.int(ISO_ORDER[i] < 0 ? HYPHEN : bytes[date + ISO_ORDER[i]]);
  hash.int(ISO_ORDER.length);
  for (let i = start; i < end; i++) {
    if (bytes[i] !== BLANK) hash.int(bytes[i] === CAPITAL_ENYE ? PLAIN_N : bytes[i] | 32).int(1);
  }
  return hash.finish();
}

/** Where the characters of `aaaa-mm-dd` stand in `dd/mm/aaaa`; -1 for the hyphens. */
const ISO_ORDER = Int8Array.from([6, 7, 8, 9, -1, 3, 4, -1, 0, 1]);
const HYPHEN = 0x2d;
const BLANK = 0x20;
/** Ñ in windows-1252; without its tilde it is an n. */
const CAPITAL_ENYE = 0xd1;
const PLAIN_N = 0x6e;
