/** A cell holds no more characters than this (limit of the program that reads it). */
const MAX_TEXT = 32_767;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const SPECIAL = /[&<>"]/g;
const UNCARRIED = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g;
const LOOKS_UNCARRIED = /[\0-\x1f\ufffe\uffff_]/;

/**
 * Text for a cell or an attribute. What XML cannot carry is written as the format has it (`_x0000_`), and so is an
 * underscore that would be read as the start of such a code. Halves of a character become U+FFFD.
 */
export function xmlText(text: string): string {
  const cut = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
  const whole = cut.isWellFormed() ? cut : cut.toWellFormed();
  const carried = LOOKS_UNCARRIED.test(whole) ? whole.replace(UNCARRIED, codeOf) : whole;
  return carried.replace(SPECIAL, (sign) => ENTITIES[sign]);
}

function codeOf(sign: string): string {
  return `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
