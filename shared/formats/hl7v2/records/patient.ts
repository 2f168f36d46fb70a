import type { PatientData } from '../../../model/index.ts';
import { nationalityKey } from '../../support/nationality.ts';
import type { Segment } from '../message.ts';
import type { Spot } from '../spot.ts';
import { spot } from '../spot.ts';
import { readResidence } from './address.ts';
import { readBirthDate, readBirthState, reportSex, sexLetter } from './birth.ts';
import { text } from './cells.ts';
import { coded } from './coded.ts';
import type { MessageContext } from './context.ts';
import { findCurp, findFolio, patientIdentifiers } from './identifiers.ts';
import { personName } from './names.ts';

/** Fields of PID. Before 2.3.1 identifiers also stood in PID-2 and PID-4; PID-19 was for a national number. */
const LIST = 3;
const OLDER_LISTS = [2, 4, 19];
const NAME = 5;
const MOTHER = 6;
const BIRTH = 7;
const SEX = 8;
const CITIZENSHIP = 26;
const NATIONALITY = 28;

/** What the segment says of the patient, without the day of the care. */
export function readPatient(
  pid: Segment,
  { visit, tables }: MessageContext,
): { readonly data: PatientData; readonly spots: Record<string, Spot> } {
  const { message, report } = visit;
  const own = patientIdentifiers(message, pid, LIST);
  const all = own.concat(...OLDER_LISTS.map((field) => patientIdentifiers(message, pid, field)));
  const curp = findCurp(all, tables, report);
  const folio = findFolio(own, curp, tables) ?? findFolio(all.slice(own.length).filter(isNumber), curp, tables);
  const name = personName(message, pid, NAME, MOTHER);
  const sex = text(message, pid, SEX);
  reportSex(sex, spot(pid, SEX), report);
  const birth = readBirthState(message, pid, tables);
  const nationality = readNationality(pid, visit.message, tables);
  const spots: Record<string, Spot> = {
    ...name.spots,
    curp: curp?.at ?? spot(pid, LIST),
    folio: folio?.at ?? spot(pid, LIST),
    birthDate: spot(pid, BIRTH),
    birthDateText: spot(pid, BIRTH),
    sex: spot(pid, SEX),
    birthState: birth.at,
    nationality: nationality.at,
  };
  const data: PatientData = {
    curp: curp?.value,
    givenNames: name.givenNames,
    firstSurname: name.firstSurname,
    secondSurname: name.secondSurname,
    ...readBirthDate(text(message, pid, BIRTH)),
    sex: sexLetter(sex),
    birthState: birth.birthState,
    nationality: nationality.key,
    folio: folio?.value,
    ...readResidence(message, pid, tables, spots),
  };
  return { data, spots };
}

/** PID-19 is a number of the person, not of the record. */
function isNumber({ at }: { readonly at: Spot }): boolean {
  return at.field !== 19;
}

/** The nationality, or the citizenship that took its place in 2.7; a code without a system is of ISO 3166. */
function readNationality(
  pid: Segment,
  message: MessageContext['visit']['message'],
  { nationality, countryNames }: MessageContext['tables'],
): { readonly key?: string; readonly at: Spot } {
  for (const field of [NATIONALITY, CITIZENSHIP]) {
    const { code, system, preferred, at } = coded(message, pid, field, nationality);
    if (code === undefined) continue;
    const isIso = !preferred && (system === undefined || ISO_COUNTRIES.test(system));
    return { key: nationalityKey(code, isIso, countryNames), at };
  }
  return { at: spot(pid, CITIZENSHIP) };
}

/** ISO 3166 as table 0396 names it, or the tables of HL7 that take their codes from it. */
const ISO_COUNTRIES = /^(?:ISO\+?3166.*|ISO\d*|HL7\d*0?(?:171|212|399))$/i;

/** CURP or folio: what a consent calls its patient. */
export function patientLabel({ curp, folio }: PatientData): string | undefined {
  return curp ?? folio;
}

/** Tells a person who is named twice in a message: by the identifiers, as they are written. */
export function patientKey(pid: Segment, message: MessageContext['visit']['message']): string | undefined {
  const list = pid.starts.length > LIST ? message.text.slice(pid.starts[LIST], pid.ends[LIST]) : '';
  return list === '' ? undefined : list.slice(0, 500);
}
