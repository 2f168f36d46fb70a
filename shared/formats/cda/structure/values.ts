import type { Domain } from './model.ts';

/** Removes the blanks at both ends and makes one of several, as XML Schema does before it compares most values. */
export function collapse(value: string): string {
  return /^[ \t\n\r]|[ \t\n\r]$|[\t\n\r]| {2}/.test(value)
    ? value.replace(/[ \t\n\r]+/g, ' ').replace(/^ | $/g, '')
    : value;
}

const NAME = '[A-Za-z_\\u00c0-\\u{effff}][\\w.\\-\\u00b7\\u00c0-\\u{effff}]*';
const NC_NAME = new RegExp(`^${NAME}$`, 'u');
const NC_NAMES = new RegExp(`^${NAME}(?: ${NAME})*$`, 'u');
const TOKENS = /^[\w.:\-\u00b7\u00c0-\u{effff}]+(?: [\w.:\-\u00b7\u00c0-\u{effff}]+)*$/u;
const OID = /^[0-2](?:\.(?:0|[1-9][0-9]*))*$/;
const UUID = /^[0-9a-zA-Z]{8}-[0-9a-zA-Z]{4}-[0-9a-zA-Z]{4}-[0-9a-zA-Z]{4}-[0-9a-zA-Z]{12}$/;
const RUID = /^[A-Za-z][A-Za-z0-9-]*$/;
const TIME = /^(?:[0-9]{1,8}|(?:[0-9]{9,14}|[0-9]{14}\.[0-9]+)(?:[+-][0-9]{1,4})?)$/;
const INTEGER = /^[+-]?[0-9]+$/;
const REAL = /^(?:[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|-?INF|NaN)$/;
const BASE64 = /^[A-Za-z0-9+/ ]*(?:=[ ]?){0,2}$/;
const BAD_ESCAPE = /%(?![0-9A-Fa-f]{2})/;
/** Brackets are for addresses of IPv6. */
const BRACKET = /[[\]]/;
const IP_V6 = /^[^[\]]*\/\/[^[\]/?#]*\[[0-9A-Fa-f:.]+\](?::[0-9]*)?(?:[/?#][^[\]]*)?$/;
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;

const form = (expected: string, holds: (value: string) => boolean): Domain => ({ expected, kind: 'form', holds });
const trimmed = (expected: string, pattern: RegExp): Domain => form(expected, (value) => pattern.test(collapse(value)));

/** The primitive data types, by the names of HL7's implementation guide for XML. */
export const PRIMITIVES: Readonly<Record<string, Domain>> = {
  string: form('texto', () => true),
  st: form('texto que no esté vacío', (value) => value !== ''),
  cs: trimmed('código sin espacios', /^[^\s]+$/),
  bl: trimmed('true o false', /^(?:true|false)$/),
  boolean: trimmed('true, false, 1 o 0', /^(?:true|false|0|1)$/),
  int: trimmed('número entero', INTEGER),
  positive: form('número entero mayor que cero', (value) => INTEGER.test(collapse(value)) && Number(value) >= 1),
  real: trimmed('número, con punto decimal', REAL),
  probability: form(
    'número de 0 a 1',
    (value) => REAL.test(collapse(value)) && Number(value) >= 0 && Number(value) <= 1,
  ),
  ts: form('fecha AAAAMMDD, con hora y zona si se conocen (AAAAMMDDhhmmss-0600)', (value) => TIME.test(value)),
  uid: form(
    'OID, UUID o identificador reservado por HL7',
    (value) => OID.test(value) || UUID.test(value) || RUID.test(value),
  ),
  oid: form('OID', (value) => OID.test(value)),
  url: form('dirección con su esquema (tel:, mailto:, http:…)', isAddress),
  bin: form('texto en base64', isBase64),
  ID: {
    expected: 'identificador que empiece con letra o guion bajo, sin espacios',
    kind: 'id',
    holds: (value) => NC_NAME.test(collapse(value)),
  },
  IDREF: trimmed('identificador de un elemento del documento', NC_NAME),
  IDREFS: trimmed('identificadores de elementos del documento', NC_NAMES),
  NMTOKEN: trimmed('palabra sin espacios', /^[\w.:\-\u00b7\u00c0-\u{effff}]+$/u),
  NMTOKENS: trimmed('palabras separadas por espacios', TOKENS),
  nothing: form('nada', (value) => value === ''),
};

/** Codes shown as expected. */
const SHOWN = 12;

export function codesDomain(codes: readonly string[]): Domain {
  const set = new Set(codes);
  const more = codes.length > SHOWN ? ' u otro de su lista' : '';
  return {
    expected: `${codes.slice(0, SHOWN).join(', ')}${more}`,
    kind: 'code',
    holds: (value) => set.has(value) || set.has(collapse(value)),
  };
}

export function fixedDomain(wanted: string): Domain {
  return { expected: wanted, kind: 'fixed', holds: (value) => value === wanted || collapse(value) === wanted };
}

/** Several values separated by blanks, or none. */
export function listDomain(item: Domain): Domain {
  return {
    ...item,
    holds: (value) => {
      const list = collapse(value);
      return list === '' || list.split(' ').every(item.holds);
    },
  };
}

/** As RFC 3986 has it, after escaping what it does not allow. */
function isAddress(value: string): boolean {
  const text = collapse(value);
  if (BAD_ESCAPE.test(text) || text.indexOf('#') !== text.lastIndexOf('#')) return false;
  if (BRACKET.test(text) && !IP_V6.test(text)) return false;
  const colon = text.indexOf(':');
  if (colon < 0) return true;
  const path = text.search(/[/?#]/);
  // A colon in the first part of a path is the end of a scheme.
  return (path >= 0 && path < colon) || SCHEME.test(text);
}

function isBase64(value: string): boolean {
  const text = collapse(value);
  return BASE64.test(text) && text.replace(/ /g, '').length % 4 === 0;
}
