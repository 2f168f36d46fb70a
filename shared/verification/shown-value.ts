import type { Sensitivity } from '../model/index.ts';
import { maskValue } from '../text/mask.ts';

/** How the data of records may be shown. What is not named is shown only if it is harmless by its form. */
const SENSITIVITY_BY_FIELD: Readonly<Record<string, Sensitivity>> = {
  curp: 'curp',
  givenNames: 'name',
  firstSurname: 'name',
  secondSurname: 'name',
  author: 'name',
  who: 'name',
  birthDate: 'date',
  birthDateText: 'date',
  folio: 'identifier',
  license: 'identifier',
  authorLicense: 'identifier',
  patient: 'identifier',
  clues: 'plain',
};

/**
 * Forms that can hold no name, no CURP and no identifier of a person: one character, short numbers, keys of
 * classifications, CLUES, and names of code systems.
 */
const HARMLESS =
  /^(.{0,3}|-?\d{1,6}([.,]\d{1,3})?|[A-Z]\d{2}[0-9X]|[A-Z]{5}\d{6}|(https?:\/\/|urn:oid:)[\w./:#-]{1,120})$/;

export function sensitivityOf(field: string, stated: Sensitivity | undefined): Sensitivity {
  return SENSITIVITY_BY_FIELD[field] ?? stated ?? 'auto';
}

/**
 * What may be shown of a value. A column that is never personal is only as safe as its content: in a row that slipped
 * by one column a CURP stands where a number should, so a plain value must also look like one.
 */
export function shownValue(text: string, sensitivity: Sensitivity): string {
  return maskValue(text, sensitivity === 'plain' && !HARMLESS.test(text) ? 'auto' : sensitivity);
}
