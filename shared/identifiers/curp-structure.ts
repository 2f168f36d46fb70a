import { daysInMonth } from './dates.ts';
import { stateKeyAt, stateNumber } from './states.ts';

/** What the GIIS write where a person has no CURP. It must be recognised before the structure is judged. */
export const GENERIC_CURP = 'XXXX999999XXXXXX99';

/** What is wrong with a CURP's structure. */
export type CurpFaultCause =
  | 'length'
  | 'letter'
  | 'vowel'
  | 'digit'
  | 'date'
  | 'sex'
  | 'state'
  | 'consonant'
  | 'homonymy'
  | 'check-digit';

export interface CurpFault {
  /** 1-based position of the first character at fault; 0 for the whole text. */
  readonly position: number;
  readonly cause: CurpFaultCause;
}

const EXPECTED: Readonly<Record<CurpFaultCause, string>> = {
  length: '18 caracteres',
  letter: 'una letra de la A a la Z',
  vowel: 'una vocal o X',
  digit: 'un dígito',
  date: 'una fecha de nacimiento que exista (AAMMDD)',
  sex: 'H, M o X',
  state: 'la clave de una entidad federativa, o NE',
  consonant: 'una consonante o X',
  homonymy: 'un dígito o una letra',
  'check-digit': 'un dígito',
};

// Made once: judging a million rows allocates nothing.
const LENGTH_FAULT: CurpFault = { position: 0, cause: 'length' };
const FAULTS: readonly CurpFault[] = (
  [
    ...['letter', 'vowel', 'letter', 'letter'],
    ...['digit', 'digit', 'digit', 'digit', 'digit', 'digit'],
    ...['sex', 'state', 'state', 'consonant', 'consonant', 'consonant', 'homonymy', 'check-digit'],
  ] as readonly CurpFaultCause[]
).map((cause, index) => ({ position: index + 1, cause }));
const MONTH_FAULT: CurpFault = { position: 7, cause: 'date' };
const DAY_FAULT: CurpFault = { position: 9, cause: 'date' };

/** Index in `0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ` by character code; 255 for what is not in it. */
const VALUES = new Uint8Array(256).fill(255);
[...'0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'].forEach((character, index) => {
  VALUES[character.charCodeAt(0)] = index;
});

export function isGenericCurp(curp: string): boolean {
  return curp === GENERIC_CURP;
}

/**
 * Judges the structure of the Instructivo Normativo (DOF 18-06-2018, sex X since 18-10-2021), the birth date of the
 * calendar included. The check digit's value is another matter: see {@link hasValidCheckDigit}. The generic value is
 * judged like any other text, and fails.
 *
 * @returns the first fault from the left; null where the structure holds.
 */
export function curpStructureFault(curp: string): CurpFault | null {
  if (curp === lastCurp) return lastFault;
  lastFault = findFault(curp);
  lastCurp = curp;
  return lastFault;
}

// The checks of one record ask of the same CURP half a dozen times in a row.
let lastCurp = '';
let lastFault: CurpFault | null = LENGTH_FAULT;

function findFault(curp: string): CurpFault | null {
  if (curp.length !== 18) return LENGTH_FAULT;
  for (let i = 0; i < 4; i++) if (!isLetter(curp.charCodeAt(i))) return FAULTS[i];
  // X also stands for the second letter of words that the Instructivo avoids.
  if (!isVowel(curp.charCodeAt(1)) && curp.charCodeAt(1) !== 88) return FAULTS[1];
  for (let i = 4; i < 10; i++) if (!isDigit(curp.charCodeAt(i))) return FAULTS[i];
  const month = pair(curp, 6);
  if (month < 1 || month > 12) return MONTH_FAULT;
  const sex = curp.charCodeAt(10);
  if (pair(curp, 8) < 1 || pair(curp, 8) > daysInMonth(birthYear(curp), month)) return DAY_FAULT;
  if (sex !== 72 && sex !== 77 && sex !== 88) return FAULTS[10];
  if (stateKeyAt(curp, 11) === undefined) return FAULTS[11];
  for (let i = 13; i < 16; i++) {
    const code = curp.charCodeAt(i);
    if (!isLetter(code) || isVowel(code)) return FAULTS[i];
  }
  const homonymy = curp.charCodeAt(16);
  if (!isDigit(homonymy) && !isLetter(homonymy)) return FAULTS[16];
  return isDigit(curp.charCodeAt(17)) ? null : FAULTS[17];
}

/** A fault as a sentence for people: `Posición 11: se espera H, M o X.` It repeats nothing of the CURP. */
export function describeCurpFault(fault: CurpFault): string {
  if (fault.position === 0) return `Se esperan ${EXPECTED[fault.cause]}.`;
  return `Posición ${fault.position}: se espera ${EXPECTED[fault.cause]}.`;
}

/** Check digit (0 to 9) of the first 17 characters; -1 where one of them is outside the CURP's alphabet. */
export function curpCheckDigit(curp17: string): number {
  if (curp17.length < 17) return -1;
  let sum = 0;
  for (let i = 0; i < 17; i++) {
    const code = curp17.charCodeAt(i);
    const value = code < 256 ? VALUES[code] : 255;
    if (value === 255) return -1;
    sum += value * (18 - i);
  }
  return (10 - (sum % 10)) % 10;
}

/**
 * Whether the 18 bytes from `start` are a CURP with its structure and its check digit right: what
 * {@link curpStructureFault} and {@link hasValidCheckDigit} say of the same text, without making one of the bytes.
 */
export function isSoundCurp(bytes: Uint8Array, start: number): boolean {
  let sum = 0;
  for (let i = 0; i < 17; i++) {
    const byte = bytes[start + i];
    if ((CLASSES[byte] & ASKED[i]) === 0) return false;
    sum += VALUES[byte] * (18 - i);
  }
  if (bytes[start + 17] - 48 !== (10 - (sum % 10)) % 10) return false;
  const month = bytePair(bytes, start + 6);
  const year = (bytes[start + 16] <= 57 ? 1900 : 2000) + bytePair(bytes, start + 4);
  const day = bytePair(bytes, start + 8);
  if (day < 1 || (day > 28 && day > daysInMonth(year, month)) || month < 1 || month > 12) return false;
  return stateNumber(bytes[start + 11], bytes[start + 12]) !== 0;
}

// Classes of characters, as bits: what may stand at each of the first 17 positions.
const [DIGIT, LETTER, VOWEL_OR_X, CONSONANT, SEX] = [1, 2, 4, 8, 16];
const CLASSES = Uint8Array.from({ length: 256 }, (_, code) => {
  if (isDigit(code)) return DIGIT;
  if (!isLetter(code)) return 0;
  const vowel = isVowel(code) ? VOWEL_OR_X : CONSONANT;
  return LETTER | vowel | (code === 88 ? VOWEL_OR_X : 0) | (code === 72 || code === 77 || code === 88 ? SEX : 0);
});
const ASKED = Uint8Array.from([
  ...[LETTER, VOWEL_OR_X, LETTER, LETTER],
  ...[DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT],
  ...[SEX, LETTER, LETTER, CONSONANT, CONSONANT, CONSONANT, DIGIT | LETTER],
]);

function bytePair(bytes: Uint8Array, index: number): number {
  return (bytes[index] - 48) * 10 + bytes[index + 1] - 48;
}

/** Whether character 18 is the check digit of the first 17. */
export function hasValidCheckDigit(curp: string): boolean {
  return curp.length === 18 && curpCheckDigit(curp) === curp.charCodeAt(17) - 48;
}

/**
 * Birth date (`YYYY-MM-DD`) that positions 5 to 10 state; the century is 1900 where position 17 is a digit, 2000 where
 * it is a letter. Undefined where the structure does not hold.
 */
export function curpBirthDate(curp: string): string | undefined {
  if (curpStructureFault(curp) !== null) return undefined;
  return `${birthYear(curp)}-${curp.slice(6, 8)}-${curp.slice(8, 10)}`;
}

/** H, M or X (no binario) of position 11; undefined for any other character. */
export function curpSex(curp: string): 'H' | 'M' | 'X' | undefined {
  const code = curp.charCodeAt(10);
  if (code === 72) return 'H';
  if (code === 77) return 'M';
  return code === 88 ? 'X' : undefined;
}

/** INEGI key of the state of birth, `88` for NE (abroad); undefined where positions 12 and 13 name none. */
export function curpState(curp: string): string | undefined {
  return stateKeyAt(curp, 11);
}

function birthYear(curp: string): number {
  return (isDigit(curp.charCodeAt(16)) ? 1900 : 2000) + pair(curp, 4);
}

function pair(text: string, index: number): number {
  return (text.charCodeAt(index) - 48) * 10 + text.charCodeAt(index + 1) - 48;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isVowel(code: number): boolean {
  return code === 65 || code === 69 || code === 73 || code === 79 || code === 85;
}
