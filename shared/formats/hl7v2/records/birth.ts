import type { PatientData } from '../../../model/index.ts';
import { alpha3, isAlpha3 } from '../../support/countries.ts';
import { dayOfTimestamp } from '../../support/hl7-time.ts';
import { plain } from '../../support/places.ts';
import type { Hl7Message, Segment } from '../message.ts';
import type { RecordVisit } from '../records-contract.ts';
import type { Spot } from '../spot.ts';
import { spot } from '../spot.ts';
import { birthAddress } from './address.ts';
import { text } from './cells.ts';
import type { Tables } from './tables.ts';

const BIRTH_PLACE = 23;

/** Codes of table 0001 to the letter of the CURP. */
const SEX_LETTERS: Readonly<Record<string, string>> = { M: 'H', F: 'M', X: 'X' };
/** Codes of table 0001 that say nothing of that letter: other, unknown, ambiguous, not applicable. */
const OTHER_SEXES = new Set(['O', 'U', 'A', 'N']);

/** CURP letter of an administrative sex; `M` is a man in HL7. What is none of the table's codes says nothing. */
export function sexLetter(code: string | undefined): string | undefined {
  return code === undefined ? undefined : SEX_LETTERS[code];
}

/** Tells that a sex cannot be compared with the CURP. */
export function reportSex(code: string | undefined, at: Spot, report: RecordVisit['report']): void {
  if (code === undefined || sexLetter(code) !== undefined) return;
  if (OTHER_SEXES.has(code)) report('sexWithoutLetter', at, { actual: code, sensitivity: 'plain' });
  else report('sexForeign', at, { actual: code, sensitivity: 'auto', expected: 'F, M o X.' });
}

/** The birth date where it says a day, else what is written. */
export function readBirthDate(written: string | undefined): Pick<PatientData, 'birthDate' | 'birthDateText'> {
  const birthDate = dayOfTimestamp(written);
  return birthDate === undefined ? { birthDateText: written } : { birthDate };
}

/** The state of birth: of an address of birth, else of the place of birth, which is a text. */
export function readBirthState(
  message: Hl7Message,
  pid: Segment,
  tables: Tables,
): { readonly birthState?: string; readonly at: Spot } {
  const { places } = tables;
  const address = birthAddress(message, pid);
  if (address !== undefined) {
    const birthState = places.stateKey(address.state, address.country);
    const isAbroad = places.isMexico(address.country) === false;
    if (birthState !== undefined) return { birthState, at: isAbroad ? address.countryAt : address.stateAt };
  }
  const written = text(message, pid, BIRTH_PLACE);
  if (written === undefined && address?.state !== undefined) return { at: address.stateAt };
  return { birthState: written && placeState(written, tables), at: spot(pid, BIRTH_PLACE) };
}

/**
 * The state that a place ends with: `JALISCO`, `GUADALAJARA, JALISCO`, `GUADALAJARA, JALISCO, MÉXICO`; 88 where a code of
 * ISO 3166-1 ends it that is another country's. `MÉXICO` may be the country or the state, and alone or after a
 * municipality it says neither.
 */
function placeState(written: string, { places }: Tables): string | undefined {
  const parts = written.split(',').map((part) => part.trim());
  const last = parts[parts.length - 1];
  if (parts.length === 1) return places.isMexico(last) ? undefined : places.stateKey(last, undefined);
  if (places.isMexico(last)) return places.stateKey(parts[parts.length - 2], undefined);
  const state = places.stateKey(last, undefined);
  if (state !== undefined) return state;
  const code = plain(last);
  return isAlpha3(code) || alpha3(code) !== undefined ? '88' : undefined;
}
