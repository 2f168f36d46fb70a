import { isFhirDate, isFhirDateTime, isFhirInstant, isFhirTime } from './dates.ts';

/** How a primitive type is written. Source: R4, Data Types, «Primitive Types», and the regexes of its definitions. */
export interface PrimitiveType {
  /** What JSON writes it with. */
  readonly json: 'string' | 'number' | 'boolean';
  /** Whether a text is a value of the type: a JSON string, or any `value` attribute of XML. Linear in the text. */
  readonly fits: (text: string) => boolean;
  /** Whether a text that fits is frowned upon all the same: control characters, which XML cannot carry. */
  readonly isOdd?: (text: string) => boolean;
  /** Whether a JSON number is one; for types that are not numbers it is never asked. */
  readonly holds: (value: number) => boolean;
  /** What to expect, for people. */
  readonly form: string;
}

/** «Strings SHALL NOT exceed 1MB (1024*1024 characters) in size». */
export const MAX_STRING_LENGTH = 1024 * 1024;
/** `integer` is a signed 32-bit one. */
const MAX_INTEGER = 2_147_483_647;
const MIN_INTEGER = -2_147_483_648;

const INTEGER = /^-?(?:0|[1-9]\d*)$/;
const UNSIGNED = /^(?:0|[1-9]\d*)$/;
const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const OTHER_BLANK = /[\v\f]/;
/** «Strings SHOULD not contain Unicode character points below 32», but for tabs and ends of line. */
const CONTROL = /[^\t\n\r\u0020-\uffff]/;
const BLANK = /\s/;
const OID = /^urn:oid:[0-2](?:\.(?:0|[1-9]\d*))+$/;
const UUID = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const DATE_FORM = 'AAAA, AAAA-MM o AAAA-MM-DD, de una fecha que exista';
const INSTANT_FORM = 'AAAA-MM-DDThh:mm:ss con huso (Z o ±hh:mm)';
const URI_FORM = 'un URI sin espacios';
const STRING_FORM = 'texto de hasta 1 MB, sin tabuladores verticales ni saltos de página';

/** By name of the type. */
export const PRIMITIVES: ReadonlyMap<string, PrimitiveType> = new Map([
  ['string', { ...text(isFhirString, STRING_FORM), isOdd: hasControls }],
  ['markdown', { ...text(isFhirString, STRING_FORM), isOdd: hasControls }],
  ['uri', text(isFhirUri, URI_FORM)],
  ['url', text(isFhirUri, URI_FORM)],
  ['canonical', text(isFhirUri, URI_FORM)],
  ['oid', text(isFhirOid, 'urn:oid: y números separados por puntos')],
  ['uuid', text(isFhirUuid, 'urn:uuid: y un UUID en minúsculas')],
  ['code', text(isFhirCode, 'un código sin espacios al principio, al final ni dobles')],
  ['id', text(isFhirId, 'de 1 a 64 letras sin acento, dígitos, guiones o puntos')],
  ['date', text(isFhirDate, DATE_FORM)],
  ['dateTime', text(isFhirDateTime, `${DATE_FORM}; o ${INSTANT_FORM}`)],
  ['instant', text(isFhirInstant, INSTANT_FORM)],
  ['time', text(isFhirTime, 'hh:mm:ss, sin huso')],
  ['base64Binary', text(isBase64, 'base64: grupos de cuatro caracteres')],
  // What it holds is judged as a narrative.
  ['xhtml', text(() => true, 'XHTML')],
  ['boolean', { json: 'boolean', fits: isBoolean, holds: never, form: 'true o false, sin comillas' }],
  ['decimal', number(isDecimal, Number.isFinite, 'un número sin comillas')],
  ['integer', integer(MIN_INTEGER, 'un entero de 32 bits sin comillas')],
  ['unsignedInt', integer(0, 'un entero sin comillas, desde 0')],
  ['positiveInt', integer(1, 'un entero sin comillas, desde 1')],
]);

function text(fits: PrimitiveType['fits'], form: string): PrimitiveType {
  return { json: 'string', fits, holds: never, form };
}

function number(fits: PrimitiveType['fits'], holds: PrimitiveType['holds'], form: string): PrimitiveType {
  return { json: 'number', fits, holds, form };
}

function integer(min: number, form: string): PrimitiveType {
  const holds = (value: number): boolean => Number.isInteger(value) && value >= min && value <= MAX_INTEGER;
  const regex = min < 0 ? INTEGER : UNSIGNED;
  // Ten digits and a sign are the longest integer of 32 bits.
  return number((written) => written.length <= 11 && regex.test(written) && holds(Number(written)), holds, form);
}

function never(): boolean {
  return false;
}

function isBoolean(value: string): boolean {
  return value === 'true' || value === 'false';
}

function isDecimal(value: string): boolean {
  return DECIMAL.test(value);
}

function isFhirString(value: string): boolean {
  return value.length > 0 && value.length <= MAX_STRING_LENGTH && !OTHER_BLANK.test(value);
}

function hasControls(value: string): boolean {
  return CONTROL.test(value);
}

function isFhirUri(value: string): boolean {
  return value.length > 0 && !BLANK.test(value);
}

function isFhirOid(value: string): boolean {
  return OID.test(value);
}

function isFhirUuid(value: string): boolean {
  return UUID.test(value);
}

/** `[A-Za-z0-9\-.]{1,64}`. */
function isFhirId(value: string): boolean {
  const { length } = value;
  if (length === 0 || length > 64) return false;
  for (let i = 0; i < length; i++) if (!isIdCharacter(value.charCodeAt(i))) return false;
  return true;
}

function isIdCharacter(code: number): boolean {
  if (code >= 97) return code <= 122;
  if (code >= 65) return code <= 90;
  return (code >= 48 && code <= 57) || code === 45 || code === 46;
}

/** Not empty, no blanks at its ends, and never two of them together. */
function isFhirCode(value: string): boolean {
  let afterBlank = true;
  for (let i = 0; i < value.length; i++) {
    const isBlank = isAsciiBlank(value.charCodeAt(i));
    if (isBlank && afterBlank) return false;
    afterBlank = isBlank;
  }
  return !afterBlank;
}

function isAsciiBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** RFC 4648 with blanks anywhere: a multiple of four characters, at most two `=` and those last. */
function isBase64(value: string): boolean {
  let characters = 0;
  let padding = 0;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (isAsciiBlank(code)) continue;
    if (code === 61) padding++;
    else if (padding > 0 || !isBase64Character(code)) return false;
    characters++;
  }
  return characters > 0 && characters % 4 === 0 && padding <= 2;
}

function isBase64Character(code: number): boolean {
  if (code >= 97) return code <= 122;
  if (code >= 65) return code <= 90;
  return (code >= 47 && code <= 57) || code === 43;
}
