import type { PersonData } from '../model/index.ts';
import { curpSex, curpState, curpStructureFault, isGenericCurp } from './curp-structure.ts';
import { type NamePositions, nameAgrees } from './name-readings.ts';
import { stateByKey } from './states.ts';

/** One datum of a person that contradicts the CURP. Dates, sex and state are certain; names are read by rules. */
export interface CurpDisagreement {
  readonly field: 'birthDate' | 'sex' | 'birthState' | 'givenNames' | 'firstSurname' | 'secondSurname';
  readonly level: 'error' | 'warning';
}

const DISAGREEMENTS: readonly CurpDisagreement[] = [
  { field: 'birthDate', level: 'error' },
  { field: 'sex', level: 'error' },
  { field: 'birthState', level: 'error' },
  { field: 'givenNames', level: 'warning' },
  { field: 'firstSurname', level: 'warning' },
  { field: 'secondSurname', level: 'warning' },
];
// Every combination, made once: bit n stands for DISAGREEMENTS[n].
const COMBINATIONS: readonly (readonly CurpDisagreement[])[] = Array.from({ length: 64 }, (_, bits) =>
  DISAGREEMENTS.filter((_disagreement, index) => (bits & (1 << index)) !== 0),
);

export const FIRST_SURNAME: NamePositions = { letter: 0, vowel: 1, consonant: 13 };
export const SECOND_SURNAME: NamePositions = { letter: 2, vowel: -1, consonant: 14 };
export const GIVEN_NAMES: NamePositions = { letter: 3, vowel: -1, consonant: 15 };

/** Bits of the data in `curpAgreement`'s parameter `data`. */
const BIT: Readonly<Record<CurpDisagreement['field'], number>> = {
  birthDate: 1,
  sex: 2,
  birthState: 4,
  givenNames: 8,
  firstSurname: 16,
  secondSurname: 32,
};
const ALL_DATA = 63;

/** The data of a person that {@link curpAgreement} is to compare, as its parameter. */
export function curpData(fields: readonly CurpDisagreement['field'][]): number {
  return fields.reduce((bits, field) => bits | BIT[field], 0);
}

/** What `curpAgreement` reads of a person; every datum may be absent. */
export type CurpPerson = Pick<
  PersonData,
  'birthDate' | 'sex' | 'birthState' | 'givenNames' | 'firstSurname' | 'secondSurname'
>;

/**
 * Compares a CURP with what the source says of the person.
 *
 * Absent data agree, and so do partial dates, states 00 and 99 (not known), the generic CURP and a CURP whose structure
 * does not hold. A name disagrees only where no accepted reading of it leads to the CURP's letters. A missing second
 * surname is not judged: a source may have written both in one datum, or have no place for it.
 *
 * @param data which to compare, of `curpData`; all when left out
 */
export function curpAgreement(curp: string, person: CurpPerson, data = ALL_DATA): readonly CurpDisagreement[] {
  if (isGenericCurp(curp) || curpStructureFault(curp) !== null) return COMBINATIONS[0];
  let bits = 0;
  if (data & BIT.birthDate && person.birthDate !== undefined && !birthDateAgrees(curp, person.birthDate)) bits |= 1;
  if (data & BIT.sex && person.sex !== undefined && person.sex !== '' && person.sex !== curpSex(curp)) bits |= 2;
  if (data & BIT.birthState && person.birthState !== undefined && !stateAgrees(curp, person.birthState)) bits |= 4;
  if (data & BIT.givenNames && !nameIsIn(curp, person.givenNames, GIVEN_NAMES, 'given')) bits |= 8;
  if (data & BIT.firstSurname && !nameIsIn(curp, person.firstSurname, FIRST_SURNAME, 'surname')) bits |= 16;
  // Without a first surname, nobody knows which of the two this is.
  if (data & BIT.secondSurname && !isMissing(person.firstSurname)) {
    if (!nameIsIn(curp, person.secondSurname, SECOND_SURNAME, 'surname')) bits |= 32;
  }
  return COMBINATIONS[bits];
}

/** `XX` is how the GIIS write that there is no such surname. */
function isMissing(name: string | undefined): name is undefined {
  return name === undefined || name === '' || name === 'XX';
}

function nameIsIn(curp: string, name: string | undefined, at: NamePositions, kind: 'given' | 'surname'): boolean {
  return isMissing(name) || nameAgrees(name, curp, at, kind);
}

function birthDateAgrees(curp: string, iso: string): boolean {
  if (iso.length !== 10) return true;
  for (let i = 0; i < 2; i++) {
    if (iso.charCodeAt(2 + i) !== curp.charCodeAt(4 + i)) return false;
    if (iso.charCodeAt(5 + i) !== curp.charCodeAt(6 + i)) return false;
    if (iso.charCodeAt(8 + i) !== curp.charCodeAt(8 + i)) return false;
  }
  const bornSince2000 = iso.charCodeAt(0) === 50;
  const saysSince2000 = curp.charCodeAt(16) > 57;
  return bornSince2000 === saysSince2000;
}

function stateAgrees(curp: string, key: string): boolean {
  // 00 and 99 say that it is not known; a key of no state is a fault of its own.
  return stateByKey(key) === undefined || key === curpState(curp);
}
