import type { Delimiters } from '../delimiters.ts';
import { STANDARD_DELIMITERS } from '../delimiters.ts';
import type { ReadDelimiters, SyntaxNote } from './report.ts';

/** HL7 v2 chapter 2, 2.5.4: four encoding characters, and since 2.7 a fifth one that marks truncated data. */
const ENCODING_CHARACTERS = 4;
const WITH_TRUNCATION = 5;
const AMPERSAND = 0x26;

/** Whether a unit can separate: printable ASCII that is no letter, digit or blank. */
export function canSeparate(unit: number): boolean {
  if (unit <= 0x20 || unit >= 0x7f) return false;
  if (unit >= 0x30 && unit <= 0x39) return false;
  const letter = unit | 0x20;
  return letter < 0x61 || letter > 0x7a;
}

/**
 * Delimiters of a message from its MSH-1 and MSH-2. What cannot be used gives way to what HL7 recommends, so that the
 * rest can be verified.
 *
 * @param encoding MSH-2 as it is written
 */
export function readDelimiters(field: number, encoding: string): ReadDelimiters {
  const usable = [...encoding].every((character) => canSeparate(character.charCodeAt(0)));
  const detail = { actual: encoding.slice(0, 20), sensitivity: 'plain', expected: '^~\\&' } as const;
  if (encoding === '') return standard(field, [{ rule: 'encodingCharactersMissing', detail: { expected: '^~\\&' } }]);
  // What stands there may be a datum: MSH-2 was left out, and the sender's name moved up.
  if (!usable) return standard(field, [{ rule: 'delimiterInvalid', detail: { expected: '^~\\&' } }]);
  const units = [...encoding.slice(0, WITH_TRUNCATION)].map((character) => character.charCodeAt(0));
  if (new Set([field, ...units]).size !== units.length + 1) {
    return standard(field, [{ rule: 'delimiterRepeated', detail }]);
  }
  if (units.length < 2) return standard(field, [{ rule: 'encodingCharactersMissing', detail }]);
  const notes: SyntaxNote[] = [];
  if (encoding.length > WITH_TRUNCATION) notes.push({ rule: 'encodingCharactersExtra', detail });
  if (units.length < ENCODING_CHARACTERS) {
    if (units[2] === AMPERSAND) {
      notes.push({ rule: 'escapeCharacterLost', detail });
      units.splice(2, 1, -1, AMPERSAND);
    } else notes.push({ rule: 'encodingCharactersOmitted', detail });
  }
  const [component, repetition, escapes = -1, subcomponent = -1, truncation = -1] = units;
  return { delimiters: { field, component, repetition, escape: escapes, subcomponent, truncation }, notes };
}

/** What HL7 recommends, without what the field separator takes. */
function standard(field: number, notes: readonly SyntaxNote[]): ReadDelimiters {
  const free = (unit: number): number => (unit === field ? -1 : unit);
  const delimiters: Delimiters = {
    field,
    component: free(STANDARD_DELIMITERS.component),
    repetition: free(STANDARD_DELIMITERS.repetition),
    escape: free(STANDARD_DELIMITERS.escape),
    subcomponent: free(STANDARD_DELIMITERS.subcomponent),
    truncation: -1,
  };
  return { delimiters, notes };
}
