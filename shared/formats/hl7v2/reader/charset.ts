import { decodeUtf8, isUtf8 } from '../../support/utf8.ts';
import { decodeWindows1252 } from '../../support/windows1252.ts';
import type { SyntaxRule } from '../rules/syntax.ts';
import type { Width } from './locate.ts';

/** The text of a message, and what its bytes say against what it declares. */
export interface Decoded {
  readonly text: string;
  /** As results name it: `utf-8`, `windows-1252`, `us-ascii`, `iso-8859-2`. */
  readonly encoding: string;
  readonly width: Width;
  /** A breach and the index of the byte where it shows. */
  readonly breach?: { readonly rule: SyntaxRule; readonly index: number } | undefined;
}

/** MSH-18, the field that names the character set. */
const CHARACTER_SET = 18;
const TILDE = 0x7e;
const REPLACEMENT = 0xfffd;
/** Bytes that the host is given at once: it takes several times as many to decode them. */
const SLICE = 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

/** A character set of one byte a character. */
interface Single {
  /** Characters of the 256 bytes. */
  readonly table: Uint16Array;
  readonly decode: (bytes: Uint8Array) => string;
}

/** Sets by their name, as far as they were asked for; undefined for one that the host does not know. */
const SINGLES = new Map<string, Single | undefined>();
const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const WINDOWS = decodeWindows1252(ALL_BYTES, 0, 256);

/**
 * Decodes a message as it declares (MSH-18, table 0211); where its bytes say otherwise, as they are: UTF-8 where all of
 * it is, else windows-1252.
 *
 * @param bytes of one message, from its MSH on
 * @param isAscii whether every byte is below 0x80: then all the sets that are read here agree
 */
export function decodeMessage(bytes: Uint8Array, isAscii: boolean): Decoded {
  if (isAscii) return { text: decodeUtf8(bytes, 0, bytes.length), encoding: 'us-ascii', width: 'one-byte' };
  const set = canonical(declaredCharset(bytes));
  const text = set === 'utf-8' && bytes.length <= SLICE ? decodeDeclared(bytes) : decodeFound(bytes);
  const asUtf8 = (whole: string, rule?: SyntaxRule): Decoded => {
    const breach = rule === undefined ? undefined : { rule, index: firstBetween(bytes, 0x80, 0x100) };
    return { text: whole, encoding: 'utf-8', width: 'utf-8', breach };
  };
  const asItIs = (rule: SyntaxRule): Decoded => {
    if (text !== undefined) return asUtf8(text, rule);
    return single(bytes, 'windows-1252', { rule, index: firstBetween(bytes, 0x80, 0x100) });
  };

  if (set === 'undeclared') return asItIs('charsetUndeclared');
  if (set === 'unknown') return asItIs('charsetUnknown');
  if (set === 'us-ascii' || set === 'wide') return asItIs('charsetBreach');
  if (set === 'utf-8') {
    if (text !== undefined) return asUtf8(text);
    return single(bytes, 'windows-1252', { rule: 'charsetBreach', index: firstNotUtf8(bytes) });
  }
  // Letters of ISO 8859 hardly ever make sound UTF-8 by chance: Ã and Â before signs and controls.
  if (text !== undefined) return asUtf8(text, 'charsetContradicted');
  if (set === 'iso-8859-1') {
    const control = firstBetween(bytes, 0x80, 0xa0);
    return single(bytes, 'windows-1252', control < 0 ? undefined : { rule: 'charsetWindows', index: control });
  }
  const known = singleOf(set);
  if (known === undefined) return asItIs('charsetUnknown');
  const missing = known.table.includes(REPLACEMENT) ? bytes.findIndex((byte) => known.table[byte] === REPLACEMENT) : -1;
  return single(bytes, set, missing < 0 ? undefined : { rule: 'charsetBreach', index: missing });
}

/** Text of what should be UTF-8, undefined where it is not: the host is soon to tell that it is, and dear when it is not. */
function decodeDeclared(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The same of what should be something else: the first letter with an accent shows it. */
function decodeFound(bytes: Uint8Array): string | undefined {
  return isUtf8(bytes, 0, bytes.length) ? decodeUtf8(bytes, 0, bytes.length) : undefined;
}

/** Index of the first byte from `low` on and below `high`; -1. */
function firstBetween(bytes: Uint8Array, low: number, high: number): number {
  for (let i = 0; i < bytes.length; i++) if (bytes[i] >= low && bytes[i] < high) return i;
  return -1;
}

/** First repetition of MSH-18 as it is written, '' where it is not. */
function declaredCharset(bytes: Uint8Array): string {
  const separator = bytes[3];
  let field = 1;
  let at = 3;
  while (at < bytes.length && bytes[at] >= 0x20) {
    if (bytes[at] === separator) field++;
    at++;
    if (field === CHARACTER_SET) break;
  }
  if (field !== CHARACTER_SET) return '';
  let end = at;
  while (end < bytes.length && bytes[end] >= 0x20 && bytes[end] !== separator && bytes[end] !== TILDE) end++;
  return decodeWindows1252(bytes, at, Math.min(end, at + 40)).trim();
}

/** A name of table 0211, or one that is often written for it; a word of ours where nothing can be decoded by it. */
function canonical(declared: string): string {
  const name = declared.toUpperCase().replace(/[\s_-]+/g, '');
  if (name === '' || name === '""') return 'undeclared';
  const iso = /^(?:ISO)?8859[/]?(\d{1,2})$/.exec(name);
  if (iso !== null) return `iso-8859-${Number(iso[1])}`;
  switch (name) {
    case 'ASCII':
    case 'USASCII':
    case 'ISOIR6':
      return 'us-ascii';
    case 'UTF8':
    case 'UNICODEUTF8':
    // Until 2.3.1 the only name of Unicode; over a transport of bytes it can only be UTF-8.
    case 'UNICODE':
      return 'utf-8';
    case 'UNICODEUTF16':
    case 'UNICODEUTF32':
    case 'UTF16':
    case 'UTF32':
      return 'wide';
    case 'LATIN1':
      return 'iso-8859-1';
    case 'WINDOWS1252':
    case 'CP1252':
      return 'windows-1252';
    default:
      return 'unknown';
  }
}

function single(bytes: Uint8Array, encoding: string, breach?: Decoded['breach']): Decoded {
  const text = singleOf(encoding)?.decode(bytes) ?? decodeUtf8(bytes, 0, bytes.length);
  return { text, encoding, width: 'one-byte', breach };
}

function singleOf(encoding: string): Single | undefined {
  if (!SINGLES.has(encoding)) SINGLES.set(encoding, makeSingle(encoding));
  return SINGLES.get(encoding);
}

function makeSingle(encoding: string): Single | undefined {
  const decoder = hostDecoder(encoding);
  if (decoder === undefined) return undefined;
  const isWindows = encoding === 'windows-1252';
  const decodeSlice = (bytes: Uint8Array): string => {
    const text = decoder.decode(bytes);
    return isWindows ? asWindows(text) : text;
  };
  const decode = (bytes: Uint8Array): string => {
    if (bytes.length <= SLICE) return decodeSlice(bytes);
    const parts: string[] = [];
    for (let at = 0; at < bytes.length; at += SLICE) parts.push(decodeSlice(bytes.subarray(at, at + SLICE)));
    return parts.join('');
  };
  const characters = decode(ALL_BYTES);
  if (characters.length !== 256) return undefined;
  return { table: Uint16Array.from(characters, (one) => one.charCodeAt(0)), decode };
}

/** Hosts that take windows-1252 for plain ISO 8859-1 (see support/windows1252.ts) leave controls where it has signs. */
function asWindows(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => WINDOWS[control.charCodeAt(0)]);
}

/** Undefined where the host does not know the set. */
function hostDecoder(encoding: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(encoding);
  } catch {
    return undefined;
  }
}

/** Index of the first byte of the first sequence that is not well-formed. */
function firstNotUtf8(bytes: Uint8Array): number {
  let low = bytes.findIndex((byte) => byte >= 0x80);
  for (let at = low; at < bytes.length; ) {
    const lead = bytes[at];
    const size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (size > 1 && !isUtf8(bytes, at, Math.min(bytes.length, at + size))) return at;
    low = at;
    at += size;
  }
  return low;
}
