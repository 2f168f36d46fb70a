import { ATOMS, LENGTH_ATOMS, METRIC_ATOMS, PREFIXES, TIME_ATOMS } from './ucum-atoms.ts';

/** Beyond this nobody writes a unit, and nesting stays shallow. */
const MAX_LENGTH = 256;
const SLASH = 47;
const DOT = 46;
const OPEN = 40;
const CLOSE = 41;
const ANNOTATION = 123;
const ANNOTATION_END = 125;
const BRACKET = 91;
const BRACKET_END = 93;

/**
 * Whether a text is a unit of UCUM in its case-sensitive form: `mg/dL`, `10*3/uL`, `/min`, `{score}`, `kg.m/s2`.
 *
 * Two liberties against the letter of its grammar, which readers of units take too: an annotation may hold spaces, and
 * may stand behind a number or a parenthesis.
 */
export function isUcumUnit(text: string): boolean {
  if (text.length === 0 || text.length > MAX_LENGTH) return false;
  let open = 0;
  let at = text.charCodeAt(0) === SLASH ? 1 : 0;
  for (;;) {
    while (text.charCodeAt(at) === OPEN) {
      open++;
      at++;
    }
    at = endOfComponent(text, at);
    if (at < 0) return false;
    while (text.charCodeAt(at) === CLOSE) {
      if (--open < 0) return false;
      at = endOfAnnotation(text, at + 1);
      if (at < 0) return false;
    }
    if (at === text.length) return open === 0;
    const operator = text.charCodeAt(at);
    if (operator !== DOT && operator !== SLASH) return false;
    at++;
  }
}

/** Index after a number, a unit with its exponent, or an annotation; -1 where there is none. */
function endOfComponent(text: string, start: number): number {
  if (text.charCodeAt(start) === ANNOTATION) return endOfAnnotation(text, start);
  const digits = endOfDigits(text, start);
  if (digits > start && !isPowerOfTen(text, start, digits)) return endOfAnnotation(text, digits);
  const end = endOfSymbol(text, start);
  if (end === start) return -1;
  const unit = unitWithin(text.slice(start, end));
  return unit < 0 ? -1 : endOfAnnotation(text, end);
}

/** `10*` and `10^` are units that begin with digits. */
function isPowerOfTen(text: string, start: number, digits: number): boolean {
  return digits === start + 2 && text.startsWith('10', start) && (text[digits] === '*' || text[digits] === '^');
}

function endOfDigits(text: string, start: number): number {
  let at = start;
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
}

/** An annotation may be missing. */
function endOfAnnotation(text: string, start: number): number {
  if (text.charCodeAt(start) !== ANNOTATION) return start;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === ANNOTATION_END) return at + 1;
    if (code === ANNOTATION || code < 32 || code > 126) return -1;
  }
  return -1;
}

/** Up to an operator, a parenthesis or an annotation; what stands in brackets belongs to the symbol. */
function endOfSymbol(text: string, start: number): number {
  let bracket = false;
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BRACKET) bracket = true;
    else if (code === BRACKET_END) bracket = false;
    else if (bracket) continue;
    else if (code === DOT || code === SLASH || code === OPEN || code === CLOSE || code === ANNOTATION) break;
  }
  return at;
}

/** Length of the unit in a symbol, without its exponent (`-2`, `3`); -1 where it is none. */
function unitWithin(symbol: string): number {
  if (isSimpleUnit(symbol)) return symbol.length;
  let end = symbol.length;
  while (end > 0 && isDigit(symbol.charCodeAt(end - 1))) end--;
  if (end === symbol.length) return -1;
  if (isSimpleUnit(symbol.slice(0, end))) return end;
  const sign = symbol[end - 1];
  return (sign === '-' || sign === '+') && isSimpleUnit(symbol.slice(0, end - 1)) ? end - 1 : -1;
}

function isSimpleUnit(symbol: string): boolean {
  return ATOMS.has(symbol) || metricAtomOf(symbol) !== undefined;
}

/** The metric atom behind a prefix. */
function metricAtomOf(symbol: string): string | undefined {
  for (const prefix of PREFIXES) {
    if (!symbol.startsWith(prefix)) continue;
    const atom = symbol.slice(prefix.length);
    if (METRIC_ATOMS.has(atom)) return atom;
  }
  return undefined;
}

/**
 * Whether a unit measures the same as `s`, `a` (time) or `m` (length); null for units made of several, and for other
 * measures.
 */
export function isComparableUnit(text: string, canonical: string): boolean | null {
  const atoms = canonical === 's' || canonical === 'a' ? TIME_ATOMS : canonical === 'm' ? LENGTH_ATOMS : undefined;
  if (!atoms) return null;
  if (!isUcumUnit(text)) return false;
  const brace = text.indexOf('{');
  const symbol = brace < 0 ? text : text.slice(0, brace);
  if (!isSimpleUnit(symbol)) return null;
  return atoms.has(ATOMS.has(symbol) ? symbol : (metricAtomOf(symbol) ?? ''));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
