import {
  CURP_SEED,
  FIRST_SURNAME,
  firstWordAgrees,
  GIVEN_NAMES,
  hashPersonBytes,
  isSoundCurp,
  SECOND_SURNAME,
  stateNumber,
} from '../../identifiers/index.ts';
import { Hash64 } from '../../model/index.ts';
import type { PersonKey, Sink } from '../format.ts';
import { cellIs } from './cell-text.ts';
import { curpBirthDay } from './curp-bytes.ts';
import { isPlainName } from './forms.ts';
import { yearsBetween } from './relations.ts';
import { type Row, UNKNOWN } from './row.ts';
import { createRowRepeats } from './row-repeats.ts';

/** Columns of a patient's data, or -1. */
export interface PersonColumns {
  readonly curp: number;
  readonly givenNames: number;
  readonly firstSurname: number;
  readonly secondSurname: number;
  readonly birthDate: number;
  readonly sex: number;
  readonly birthState: number;
  readonly careDate: number;
}

/** The reader does not vouch; it does, and there is a second surname; it does, and there is none. */
const [UNVOUCHED, TWO_SURNAMES, ONE_SURNAME] = [0, 1, 2];

/** Years of age from which `readsOfVouched` promises nothing. */
const OLD = 120;

/**
 * Makes the proof that a patient's data are what `Sink.readsOfVouched` asks: by their bytes alone, since most rows
 * keep it and a text made of each cell would cost more than all that is then judged. Nothing follows where it fails.
 *
 * @param letterOf the CURP's letter of the row's sex
 * @returns undefined where the guide lacks a column that it needs
 */
function createPersonProof(
  row: Row,
  columns: PersonColumns,
  letterOf: () => string | undefined,
): (() => number) | undefined {
  if (Object.values(columns).some((column) => column < 0)) return undefined;
  const { curp, givenNames, firstSurname, secondSurname, birthDate, birthState, careDate } = columns;
  const { starts, values, faulty } = row;
  const all = Object.values(columns);

  function isNameAt(column: number, curpAt: number, at: typeof GIVEN_NAMES): boolean {
    const start = starts[column];
    const end = starts[column + 1] - 1;
    return isPlainName(row, start, end) && firstWordAgrees(row.buffer, start, end, curpAt, at);
  }

  function isDateFitting(curpAt: number): boolean {
    const birth = values[birthDate];
    const care = values[careDate];
    if (birth === UNKNOWN || care === UNKNOWN || birth > care || yearsBetween(birth, care) >= OLD) return false;
    return curpBirthDay(row.buffer, curpAt, curpAt + CURP_LENGTH) === birth && isUnpadded(birthDate, DATE_LENGTH);
  }

  function isUnpadded(column: number, length: number): boolean {
    return starts[column + 1] - 1 - starts[column] === length;
  }

  return () => {
    for (let i = 0; i < all.length; i++) if (faulty[all[i]] === 1) return UNVOUCHED;
    const at = starts[curp];
    const { buffer } = row;
    if (!isUnpadded(curp, CURP_LENGTH) || !isSoundCurp(buffer, at) || !isDateFitting(at)) return UNVOUCHED;
    if (letterOf()?.charCodeAt(0) !== buffer[at + 10]) return UNVOUCHED;
    if (values[birthState] !== stateNumber(buffer[at + 11], buffer[at + 12]) || !isUnpadded(birthState, 2)) {
      return UNVOUCHED;
    }
    if (!isNameAt(givenNames, at, GIVEN_NAMES) || !isNameAt(firstSurname, at, FIRST_SURNAME)) return UNVOUCHED;
    if (isUnpadded(secondSurname, 0) || cellIs(row, secondSurname, NO_SURNAME)) return ONE_SURNAME;
    return isNameAt(secondSurname, at, SECOND_SURNAME) ? TWO_SURNAMES : UNVOUCHED;
  };
}

/** Whether a patient whom the reader vouches for has come before in all data that the sink still looks at. */
export interface VouchedRepeats {
  /** As `RowRepeats.place`; undefined too where the reader does not vouch. */
  place(): number | undefined;
  /** Who the patient of the current row is, whom the reader vouches for. The same object each time. */
  person(): PersonKey;
}

/**
 * @param columnOf gives the column of a datum of patients
 * @returns undefined where the sink asks for every patient whole, or the guide lacks a column that the proof needs
 */
export function createVouchedRepeats(
  row: Row,
  columns: PersonColumns,
  letterOf: () => string | undefined,
  sink: Sink,
  columnOf: (datum: string) => number | undefined,
): VouchedRepeats | undefined {
  const asked = sink.repeat && sink.readsOfVouched?.();
  const proof = createPersonProof(row, columns, letterOf);
  if (asked === undefined || proof === undefined) return undefined;
  const rest = [...new Set(asked.flatMap((datum) => columnOf(datum) ?? []))];
  const repeats = createRowRepeats(row, rest, PLACES, MOST_BYTES);
  const { curp, firstSurname, birthDate } = columns;
  const { starts } = row;
  const hash = new Hash64();
  const key = { high: 0, low: 0, person: 0 };
  return {
    place() {
      const proven = proof();
      return proven === UNVOUCHED ? undefined : repeats.place(proven);
    },
    person() {
      const { buffer } = row;
      key.person = hashPersonBytes(
        hash,
        buffer,
        starts[birthDate],
        starts[firstSurname],
        starts[firstSurname + 1] - 1,
      ).low;
      hash
        .reset(CURP_SEED)
        .bytes(buffer, starts[curp], starts[curp] + CURP_LENGTH)
        .finish();
      key.high = hash.high;
      key.low = hash.low;
      return key;
    },
  };
}

/** Combinations of sex, state, country and affiliation that are remembered. */
const PLACES = 8192;
/** Bytes of such a combination, each cell with the sign after it. */
const MOST_BYTES = 32;

const CURP_LENGTH = 18;
const DATE_LENGTH = 10;
const NO_SURNAME = 'XX';
