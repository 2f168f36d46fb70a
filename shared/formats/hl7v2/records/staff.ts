import type { PractitionerData } from '../../../model/index.ts';
import type { Segment } from '../message.ts';
import type { Spot } from '../spot.ts';
import { spot } from '../spot.ts';
import { readBirthDate, sexLetter } from './birth.ts';
import { text } from './cells.ts';
import { codeOf } from './coded.ts';
import type { MessageContext } from './context.ts';
import { findCurp, findLicense, type Identifier, patientIdentifiers } from './identifiers.ts';
import { personName } from './names.ts';
import type { People } from './people.ts';
import { idKey } from './providers.ts';
import { component, componentSpot, repetitionsOf } from './repetition.ts';

/** Fields of STF. */
const KEY = 1;
const IDENTIFIERS = 2;
const NAME = 3;
const TYPE = 4;
const SEX = 5;
const BIRTH = 6;
/** Fields of PRA. */
const CATEGORY = 3;
const NUMBERS = 6;
/** Tables of STF-4 and PRA-3, which before 2.7 name no system. */
const STAFF_TYPES = 'HL70182';
const CATEGORIES = 'HL70186';

/** One person of the staff: STF and the PRA that belongs to it. */
export function addStaff(stf: Segment, pra: Segment | undefined, people: People, context: MessageContext): void {
  const { visit, tables } = context;
  const { message } = visit;
  const own = patientIdentifiers(message, stf, IDENTIFIERS);
  const numbers = pra === undefined ? [] : practitionerNumbers(pra, context);
  const curp = findCurp(own, tables, visit.report);
  const license = findLicense(own, tables) ?? findLicense(numbers, tables);
  const staff =
    codeOf(message, stf, TYPE, tables.staffType, STAFF_TYPES) ??
    (pra === undefined ? undefined : codeOf(message, pra, CATEGORY, tables.staffType, CATEGORIES));
  const { givenNames, firstSurname, secondSurname, spots: nameSpots } = personName(message, stf, NAME);
  const data: PractitionerData = {
    curp: curp?.value,
    license: license?.value,
    staffType: staff?.code,
    givenNames,
    firstSurname,
    secondSurname,
    ...readBirthDate(text(message, stf, BIRTH)),
    sex: sexLetter(text(message, stf, SEX)),
  };
  const spots: Record<string, Spot> = {
    ...nameSpots,
    curp: curp?.at ?? spot(stf, IDENTIFIERS),
    license: license?.at ?? (pra === undefined ? spot(stf, IDENTIFIERS) : spot(pra, NUMBERS)),
    staffType: staff?.at ?? spot(stf, TYPE),
    birthDate: spot(stf, BIRTH),
    birthDateText: spot(stf, BIRTH),
    sex: spot(stf, SEX),
  };
  const key = text(message, stf, KEY);
  const others = own.filter((one) => one !== curp && one !== license).map(idKey);
  people.add({ data, spots, ids: key === undefined ? others : [...others, `STF|${key}`] });
}

/** PRA-6: the number, its type, and what qualifies it; PLN names no authority. */
function practitionerNumbers(pra: Segment, { visit }: MessageContext): Identifier[] {
  return repetitionsOf(visit.message, pra, NUMBERS).flatMap((one) => {
    const own = component(one, 1);
    return own === undefined ? [] : { value: own, type: component(one, 2), at: componentSpot(one, 1) };
  });
}
