import type { Sensitivity } from '../model/index.ts';
import { escapeControls } from './escape.ts';

/** Four dots whatever is hidden: their number says nothing of its length. */
const HIDDEN = '••••';
const PLAIN_LENGTH = 60;
const AUTO_LENGTH = 12;
/** Runs of more digits than this may be a telephone, a cédula or a social security number. */
const HARMLESS_DIGITS = 6;

/**
 * The form in which a value of a source may be shown, kept and logged. Never longer than 60 characters; control
 * and direction characters show as escapes.
 *
 * - `curp`: its first four characters (`GOMC••••`), only the first one where the text does not start like a CURP
 * - `name`: first letter
 * - `date`: its year, where it can be recognised (`••/••/1967`, `1967-••-••`)
 * - `identifier`: its last two characters, where it has five or more
 * - `plain`: as it is
 * - `auto`: as it is where it is surely harmless (short numbers, codes of diagnosis), else its first character
 */
export function maskValue(text: string, sensitivity: Sensitivity): string {
  if (text === '') return '';
  switch (sensitivity) {
    case 'plain':
      return cut(text);
    case 'curp':
      return startsLikeCurp(text) ? text.slice(0, 4) + HIDDEN : firstCharacter(text) + HIDDEN;
    case 'name':
      return firstCharacter(text) + HIDDEN;
    case 'date':
      return maskDate(text) ?? HIDDEN;
    case 'identifier':
      return maskIdentifier(text);
    case 'auto':
      return maskUnknown(text);
  }
}

function cut(text: string): string {
  if (text.length <= PLAIN_LENGTH) return escapeControls(text);
  return `${escapeControls(text.slice(0, PLAIN_LENGTH - 1))}…`;
}

function firstCharacter(text: string): string {
  return escapeControls(String.fromCodePoint(text.codePointAt(0) ?? 0));
}

/** Four letters and two digits: anything else may be a name that landed in the wrong column. */
function startsLikeCurp(text: string): boolean {
  return text.length >= 10 && /^[A-ZÑa-zñ]{4}[0-9]{2}/.test(text);
}

/** The four common ways to write a date, with or without a time after it; undefined for any other text. */
function maskDate(text: string): string | undefined {
  const day = /^\d{1,2}([/-])\d{1,2}[/-](\d{4})(?!\d)/.exec(text);
  if (day) return `••${day[1]}••${day[1]}${day[2]}`;
  const iso = /^(\d{4})([/-])\d{1,2}[/-]\d{1,2}(?!\d)/.exec(text);
  if (iso) return `${iso[1]}${iso[2]}••${iso[2]}••`;
  const month = /^(\d{4})-\d{2}$/.exec(text);
  if (month) return `${month[1]}-••`;
  if (/^(1[89]|2[01])\d{2}$/.test(text)) return text;
  // HL7 and CDA: AAAAMMDD, hours and zone may follow.
  const compact = /^((?:1[89]|2[01])\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])/.exec(text);
  return compact ? compact[1] + HIDDEN : undefined;
}

function maskIdentifier(text: string): string {
  if (text.length < 5) return HIDDEN;
  return HIDDEN + escapeControls(text.slice(-2));
}

function maskUnknown(text: string): string {
  if (/^[A-Z]\d{2}[.]?[0-9X]?$|^(CP|MT)\d{2}$/.test(text)) return text;
  const date = maskDate(text);
  if (date !== undefined && text.length > 4) return date;
  if (!/^[0-9.,/&#:-]+$/.test(text)) return firstCharacter(text) + HIDDEN;
  if (text.length > AUTO_LENGTH || longestNumber(text) > HARMLESS_DIGITS) return maskIdentifier(text);
  return text;
}

/** Digits of the longest number; groups joined by `-` or `.` are one number, as in telephones. */
function longestNumber(text: string): number {
  let longest = 0;
  let run = 0;
  for (const character of text) {
    if (character >= '0' && character <= '9') run++;
    else if (character !== '-' && character !== '.') run = 0;
    if (run > longest) longest = run;
  }
  return longest;
}
