import { daysInMonth } from '../../../identifiers/index.ts';

/** JSON type that a primitive is written with, and a test of its text. Regexes: R4, Data Types, Primitive Types. */
interface Primitive {
  readonly json: 'string' | 'number' | 'boolean';
  readonly fits: (value: string) => boolean;
  /** What to expect, for people. */
  readonly form: string;
}

const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))$/;
const ID = /^[A-Za-z0-9\-.]{1,64}$/;
const CODE = /^\S+(?:\s\S+)*$/;
const always = (): boolean => true;

/** A year, a month or a day of the calendar: `2024`, `2024-05`, `2024-05-31`. Year 0000 is none. */
export function isFhirDate(text: string): boolean {
  if (!DATE.test(text) || text.startsWith('0000')) return false;
  return text.length < 10 || Number(text.slice(8)) <= daysInMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
}

/** A date, or a day with time to the second and zone. */
export function isFhirDateTime(text: string): boolean {
  return text.length <= 10 ? isFhirDate(text) : isFhirInstant(text);
}

/** A day with time to the second and zone. */
export function isFhirInstant(text: string): boolean {
  return text[10] === 'T' && isFhirDate(text.slice(0, 10)) && TIME.test(text.slice(11));
}

const DATE_FORM = 'AAAA, AAAA-MM o AAAA-MM-DD, de una fecha que exista';
const INSTANT_FORM = 'AAAA-MM-DDThh:mm:ss con huso (Z o ±hh:mm)';

export const PRIMITIVES: Readonly<Record<string, Primitive>> = {
  string: { json: 'string', fits: always, form: 'texto' },
  uri: { json: 'string', fits: (text) => !/\s/.test(text), form: 'un URI sin espacios' },
  code: { json: 'string', fits: (text) => CODE.test(text), form: 'un código sin espacios al principio ni al final' },
  id: { json: 'string', fits: (text) => ID.test(text), form: '1 a 64 letras, dígitos, guiones o puntos' },
  date: { json: 'string', fits: isFhirDate, form: DATE_FORM },
  dateTime: { json: 'string', fits: isFhirDateTime, form: `${DATE_FORM}; o ${INSTANT_FORM}` },
  instant: { json: 'string', fits: isFhirInstant, form: INSTANT_FORM },
  boolean: { json: 'boolean', fits: always, form: 'true o false, sin comillas' },
  decimal: { json: 'number', fits: always, form: 'un número sin comillas' },
  integer: { json: 'number', fits: always, form: 'un entero sin comillas' },
};
