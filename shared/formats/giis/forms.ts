import { NAME_FAULT_EXPECTED, nameFault } from '../../identifiers/index.ts';
import { rowText } from './cell-text.ts';
import type { GroupField } from './guide.ts';
import { mangledBy } from './mangled.ts';
import { parseDate, parseNumber, parseTime } from './numbers.ts';
import type { Row } from './row.ts';

/** Says what is wrong with the bytes `start` to `end` of the row, as the message of a finding; null when all is well. */
export type Form = (row: Row, start: number, end: number) => string | null;

type Domain = GroupField['domain'];
type DomainOf<K extends Domain['kind']> = Extract<Domain, { readonly kind: K }>;

const SPACE = 0x20;
const QUOTE = 0x22;
/** Ñ in windows-1252. */
const ENYE = 0xd1;
const NOT_NUMBER = 'se esperaba un número';

/** Judge of one value by its domain. Nothing is allocated for a value without fault, but for rare letters. */
export function formOf(domain: Domain): Form {
  switch (domain.kind) {
    case 'digits':
      return digits(domain.min, domain.max);
    case 'state':
      return digits(2, 2);
    case 'upper':
      return upper(domain);
    case 'cedula':
      return cedula;
    case 'diagnosis':
      return diagnosis(domain.additions ?? []);
    case 'time':
      return time(domain);
    case 'date':
      return (row, start, end) =>
        parseDate(row.buffer, start, end) > 0 ? null : 'se esperaba una fecha dd/mm/aaaa del calendario';
    case 'name':
      return (row, start, end) => {
        if (isPlainName(row, start, end)) return null;
        const cause = nameFault(rowText(row, start, end));
        return cause ? lowerFirst(NAME_FAULT_EXPECTED[cause]) : null;
      };
    case 'keys':
    case 'list': {
      const keys = new Set(domain.values);
      return numeric((value) => (keys.has(value) ? null : 'la clave no está entre las que admite la guía'));
    }
    case 'key':
      return numeric((value) => (Number.isInteger(value) && value >= 0 ? null : 'se esperaba una clave numérica'));
    case 'range':
      return numeric((value, decimals) => {
        if (decimals > domain.decimals) return 'lleva decimales de más';
        return value >= domain.min && value <= domain.max ? null : 'está fuera del intervalo';
      });
    default:
      return () => null;
  }
}

function numeric(judge: (value: number, decimals: number) => string | null): Form {
  return (row, start, end) => {
    const parsed = parseNumber(row.buffer, start, end);
    if (!parsed || parsed.comma) return mangledBy(rowText(row, start, end)) ?? NOT_NUMBER;
    return judge(parsed.value, parsed.decimals);
  };
}

function digits(min: number, max: number): Form {
  const asked = min === max ? `se esperaban ${min} cifras` : `se esperaban de ${min} a ${max} cifras`;
  return (row, start, end) => {
    for (let p = start; p < end; p++) {
      if (!isDigit(row.buffer[p])) return mangledBy(rowText(row, start, end)) ?? asked;
    }
    const length = end - start;
    if (length >= min && length <= max) return null;
    return length < min && min === max ? `${asked}; parece que perdió ceros a la izquierda` : asked;
  };
}

function time({ first, last }: DomainOf<'time'>): Form {
  const [low, high] = [minutes(first), minutes(last)];
  return (row, start, end) => {
    const value = parseTime(row.buffer, start, end);
    if (value < 0) return 'se esperaba una hora HH:MM';
    return value >= low && value <= high ? null : `la hora está fuera del intervalo de ${first} a ${last}`;
  };
}

/** Minutes since 00:00 of an hour that a guide writes HH:MM. */
export function minutes(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}

function upper({ min, signs, digits: withDigits, startsWithLetter }: DomainOf<'upper'>): Form {
  const allowed = new Uint8Array(128);
  const characters = `ABCDEFGHIJKLMNOPQRSTUVWXYZ ${withDigits ? '0123456789' : ''}${signs}`;
  for (const character of characters) if (character < '\u0080') allowed[character.charCodeAt(0)] = 1;
  const rare = new Set(['Ñ', ...[...signs].filter((character) => character >= '\u0080')]);
  return (row, start, end) => {
    for (let p = start; p < end; p++) {
      const byte = row.buffer[p];
      if (byte < 0x80 && allowed[byte] === 1) continue;
      if (byte >= 0x80 && [...rowText(row, start, end)].every((one) => rare.has(one) || one < '\u0080')) continue;
      const text = rowText(row, start, end);
      // Where quotes are among the signs, they say nothing of another program.
      return (allowed[QUOTE] === 1 ? null : mangledBy(text)) ?? upperFault(text);
    }
    if (end - start < min) return `se esperaban ${min} caracteres o más`;
    return startsWithLetter && !isLetter(row, start) ? 'debe empezar con una letra' : null;
  };
}

function upperFault(text: string): string {
  if (/[a-zñ]/.test(text)) return 'lleva minúsculas';
  if (/[À-ÐÒ-ÖØ-ÞÁÉÍÓÚÜ]/.test(text)) return 'lleva letras con acento o diéresis';
  if (/\d/.test(text)) return 'lleva cifras o signos que la guía no admite';
  return 'lleva un signo que la guía no admite';
}

function isLetter(row: Row, p: number): boolean {
  const byte = row.buffer[p];
  return (byte >= 0x41 && byte <= 0x5a) || byte >= 0x80;
}

const CEDULA = 'se esperaban de 6 a 14 cifras o letras mayúsculas';

function cedula(row: Row, start: number, end: number): string | null {
  let length = 0;
  for (let p = start; p < end; p++) {
    const byte = row.buffer[p];
    if (!isDigit(byte) && !(byte >= 0x41 && byte <= 0x5a)) {
      // Ñ is the only letter beyond ASCII: 0xD1, or 0xC3 0x91 in UTF-8.
      if (row.utf8 ? byte !== 0xc3 || row.buffer[++p] !== 0x91 : byte !== 0xd1) {
        return mangledBy(rowText(row, start, end)) ?? CEDULA;
      }
    }
    length++;
  }
  if (length >= 6 && length <= 14) return null;
  return length < 6 ? `${CEDULA}; puede haber perdido ceros a la izquierda` : CEDULA;
}

const DIAGNOSIS = 'se esperaban cuatro caracteres, sin punto';

/** Letter, two digits, and a digit or X; or one of the SIS's own prefixes and two digits. */
function diagnosis(additions: readonly string[]): Form {
  const codes = additions.map((prefix) => [prefix.charCodeAt(0), prefix.charCodeAt(1)] as const);
  const fault: Form = (row, start, end) => mangledBy(rowText(row, start, end)) ?? DIAGNOSIS;
  return (row, s, end) => {
    const { buffer: b } = row;
    if (end - s !== 4 || b[s] < 0x41 || b[s] > 0x5a || !isDigit(b[s + 2])) return fault(row, s, end);
    if (isDigit(b[s + 1])) return isDigit(b[s + 3]) || b[s + 3] === 0x58 ? null : DIAGNOSIS;
    for (const [first, second] of codes) {
      if (b[s] === first && b[s + 1] === second && isDigit(b[s + 3])) return null;
    }
    return DIAGNOSIS;
  };
}

/**
 * Two to fifty letters A–Z and Ñ with single spaces between: what nearly all names are, without making a text of them.
 * Of UTF-8, only names without Ñ are told so.
 */
export function isPlainName({ buffer, high, utf8 }: Row, start: number, end: number): boolean {
  if (end - start < 2 || end - start > 50) return false;
  const enye = high && utf8 ? 0 : ENYE;
  let space = true;
  for (let p = start; p < end; p++) {
    const byte = buffer[p];
    if ((byte >= 0x41 && byte <= 0x5a) || byte === enye) space = false;
    else if (byte !== SPACE || space) return false;
    else space = true;
  }
  return !space;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function lowerFirst(sentence: string): string {
  return `se esperaba: ${sentence[0].toLowerCase()}${sentence.slice(1).replace(/\.$/, '')}`;
}
