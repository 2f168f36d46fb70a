import { decodeUtf8, isUtf8 } from '../support/utf8.ts';
import { decodeWindows1252 } from '../support/windows1252.ts';
import type { Delimiters } from './delimiters.ts';

/** Blank lines or blanks that one formatting command may ask for; a text of good faith needs far fewer. */
const MOST_BLANKS = 200;
const REPEATED = /^\.(sp|sk|in|ti)\s?([+-]?\d{1,4})?$/;
const HEXADECIMAL = /^X(?:[0-9A-Fa-f]{2})+$/;
/** Switches of the character set (2.7.3): `Cxxyy`, and `Mxxyyzz` with or without its third byte. */
const CHARACTER_SET = /^(?:C[0-9A-Fa-f]{4}|M[0-9A-Fa-f]{4}(?:[0-9A-Fa-f]{2})?)$/;
const FORMATTING: ReadonlySet<string> = new Set(['.br', '.fi', '.nf', '.ce']);
const SPECIAL = 'HNFSTREP';

/** Whether what stands between two escape characters is a sequence of HL7 v2 (chapter 2, 2.7), or a site's own (`Z…`). */
export function isEscapeSequence(code: string): boolean {
  if (code.length === 1) return SPECIAL.includes(code) || code === 'Z';
  switch (code[0]) {
    case 'X':
      return HEXADECIMAL.test(code);
    case 'C':
    case 'M':
      return CHARACTER_SET.test(code);
    case 'Z':
      return true;
    case '.':
      return FORMATTING.has(code) || REPEATED.test(code);
    default:
      return false;
  }
}

/**
 * Text with its escape sequences replaced: delimiters by themselves, hexadecimal data by its characters (UTF-8, or
 * windows-1252 where it is none), line commands by line feeds, skips by blanks; highlighting and indents go. What is
 * not known stays as it is written.
 */
export function unescapeText(text: string, delimiters: Delimiters): string {
  if (delimiters.escape < 0) return text;
  const mark = String.fromCharCode(delimiters.escape);
  let open = text.indexOf(mark);
  if (open < 0) return text;
  const parts: string[] = [];
  let from = 0;
  while (open >= 0) {
    const close = text.indexOf(mark, open + 1);
    if (close < 0) break;
    const value = meaning(text.slice(open + 1, close), delimiters);
    if (value === undefined) {
      // The second mark may begin a sequence of its own.
      open = close;
      continue;
    }
    parts.push(text.slice(from, open), value);
    from = close + 1;
    open = text.indexOf(mark, from);
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** Text as it can stand in a component: delimiters and control characters are escaped. */
export function escapeText(text: string, delimiters: Delimiters): string {
  if (delimiters.escape < 0) return text;
  const mark = String.fromCharCode(delimiters.escape);
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = codeOf(text.charCodeAt(i), delimiters);
    if (code === '') continue;
    parts.push(text.slice(from, i), mark, code, mark);
    from = i + 1;
  }
  if (from === 0) return text;
  parts.push(text.slice(from));
  return parts.join('');
}

function codeOf(unit: number, delimiters: Delimiters): string {
  if (unit < 0x20) return `X${unit.toString(16).toUpperCase().padStart(2, '0')}`;
  switch (unit) {
    case delimiters.field:
      return 'F';
    case delimiters.component:
      return 'S';
    case delimiters.subcomponent:
      return 'T';
    case delimiters.repetition:
      return 'R';
    case delimiters.escape:
      return 'E';
    case delimiters.truncation:
      return 'P';
    default:
      return '';
  }
}

/** Undefined for what is no sequence, or says nothing here (`Z…`, another character set). */
function meaning(code: string, delimiters: Delimiters): string | undefined {
  if (code.length === 1) return ofLetter(code, delimiters);
  if (code[0] === 'X') return HEXADECIMAL.test(code) ? fromHexadecimal(code) : undefined;
  if (code === '.br' || code === '.ce') return '\n';
  if (code === '.fi' || code === '.nf') return '';
  const [, command, count] = REPEATED.exec(code) ?? [];
  if (command === undefined) return undefined;
  if (command === 'in' || command === 'ti') return '';
  const times = Math.min(MOST_BLANKS, Math.max(1, Number(count ?? 1)));
  return (command === 'sp' ? '\n' : ' ').repeat(times);
}

function ofLetter(code: string, delimiters: Delimiters): string | undefined {
  switch (code) {
    case 'F':
      return delimiter(delimiters.field, '|');
    case 'S':
      return delimiter(delimiters.component, '^');
    case 'T':
      return delimiter(delimiters.subcomponent, '&');
    case 'R':
      return delimiter(delimiters.repetition, '~');
    case 'E':
      return delimiter(delimiters.escape, '\\');
    case 'P':
      return delimiter(delimiters.truncation, '#');
    case 'H':
    case 'N':
      return '';
    default:
      return undefined;
  }
}

function delimiter(unit: number, standard: string): string {
  return unit < 0 ? standard : String.fromCharCode(unit);
}

function fromHexadecimal(code: string): string {
  const bytes = new Uint8Array((code.length - 1) / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(code.slice(1 + 2 * i, 3 + 2 * i), 16);
  return isUtf8(bytes, 0, bytes.length)
    ? decodeUtf8(bytes, 0, bytes.length)
    : decodeWindows1252(bytes, 0, bytes.length);
}
