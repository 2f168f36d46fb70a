/**
 * Windows-1252, the «ANSI» that the guides of the DGIS ask for. Written here because hosts disagree: some decode the
 * label `latin1` as plain ISO 8859-1.
 */

/** Characters of bytes 0x80 to 0x9F (WHATWG Encoding, index windows-1252); unassigned bytes stay controls. */
const UPPER =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const UNITS = new Uint16Array(256);
for (let byte = 0; byte < 256; byte++) UNITS[byte] = byte >= 0x80 && byte < 0xa0 ? UPPER.charCodeAt(byte - 0x80) : byte;

/** Text of bytes `start` to `end` (exclusive). One byte is one character; every byte has one. */
export function decodeWindows1252(source: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i++) text += String.fromCharCode(UNITS[source[i]]);
  return text;
}

/** Bytes of a text; a character that windows-1252 lacks becomes `?`. */
export function encodeWindows1252(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const upper = unit < 0x80 || (unit >= 0xa0 && unit < 0x100) ? -1 : UPPER.indexOf(text[i]);
    bytes[i] = upper >= 0 ? 0x80 + upper : unit < 0x100 ? unit : 0x3f;
  }
  return bytes;
}
