/** A text that is no regular expression, is too big for one, or uses what the automaton does not have. */
export class UnsupportedPattern extends Error {}

/** Whether a UTF-16 code unit fits. */
export type Accepts = (code: number) => boolean;
export type Assertion = 'start' | 'end';

/** A regular expression as a tree. */
export type PatternNode =
  | { readonly kind: 'character'; readonly accepts: Accepts }
  | { readonly kind: 'assert'; readonly assertion: Assertion }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly of: PatternNode; readonly least: number; readonly most: number };

const MAX_GROUPS = 100;

const isDigit: Accepts = (code) => code >= 48 && code <= 57;
const isWord: Accepts = (code) =>
  isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
/** FHIR's patterns mean spaces, tabulators and line ends; the rest is what JavaScript counts as space. */
const isSpace: Accepts = (code) => /\s/.test(String.fromCharCode(code));
const not =
  (accepts: Accepts): Accepts =>
  (code) =>
    !accepts(code);
const only =
  (wanted: number): Accepts =>
  (code) =>
    code === wanted;

const CLASSES: Readonly<Record<string, Accepts>> = {
  d: isDigit,
  D: not(isDigit),
  w: isWord,
  W: not(isWord),
  s: isSpace,
  S: not(isSpace),
};
const CONTROLS: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11 };

/**
 * Reads a regular expression of the common kind: classes, groups, alternatives, quantifiers, anchors.
 *
 * @throws UnsupportedPattern where it is none, or uses what the automaton does not have: back
 * references, looking around, borders of words
 */
export function parsePattern(source: string): PatternNode {
  let at = 0;
  let groups = 0;

  const refuse = (): never => {
    throw new UnsupportedPattern('the pattern cannot be compiled');
  };

  const choice = (): PatternNode => {
    const options = [sequence()];
    while (source[at] === '|') {
      at++;
      options.push(sequence());
    }
    return options.length === 1 ? options[0] : { kind: 'choice', options };
  };

  const sequence = (): PatternNode => {
    const parts: PatternNode[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') parts.push(repeated());
    return { kind: 'sequence', parts };
  };

  const repeated = (): PatternNode => {
    let node = atom();
    for (;;) {
      const bounds = quantifier();
      if (!bounds) return node;
      node = { kind: 'repeat', of: node, least: bounds[0], most: bounds[1] };
    }
  };

  const quantifier = (): readonly [number, number] | undefined => {
    const sign = source[at];
    let bounds: readonly [number, number] | undefined;
    if (sign === '*') bounds = [0, Number.POSITIVE_INFINITY];
    else if (sign === '+') bounds = [1, Number.POSITIVE_INFINITY];
    else if (sign === '?') bounds = [0, 1];
    else if (sign === '{') {
      const written = /^\{(\d{1,4})(?:(,)(\d{0,4}))?\}/.exec(source.slice(at, at + 12));
      if (!written) return undefined;
      at += written[0].length - 1;
      const least = Number(written[1]);
      const most = written[2] === undefined ? least : written[3] ? Number(written[3]) : Number.POSITIVE_INFINITY;
      if (most < least) refuse();
      bounds = [least, most];
    }
    if (!bounds) return undefined;
    at++;
    // Lazy or greedy, whether there is a match is the same.
    if (source[at] === '?') at++;
    return bounds;
  };

  const atom = (): PatternNode => {
    const character = source[at++];
    if (character === '(') return group();
    if (character === '[') return set();
    if (character === '.') return { kind: 'character', accepts: () => true };
    if (character === '^') return { kind: 'assert', assertion: 'start' };
    if (character === '$') return { kind: 'assert', assertion: 'end' };
    if (character === '*' || character === '+' || character === '?') return refuse();
    if (character !== '\\') return { kind: 'character', accepts: only(character.charCodeAt(0)) };
    const code = escaped();
    return { kind: 'character', accepts: typeof code === 'number' ? only(code) : code };
  };

  const group = (): PatternNode => {
    if (++groups > MAX_GROUPS) refuse();
    if (source[at] === '?') {
      if (source[at + 1] !== ':') refuse();
      at += 2;
    }
    const inner = choice();
    if (source[at++] !== ')') refuse();
    return inner;
  };

  /** What stands after a backslash: a class, or the code of one character. */
  const escaped = (): Accepts | number => {
    const name = source[at++];
    if (name === undefined || (name >= '1' && name <= '9')) return refuse();
    const known = CLASSES[name];
    if (known) return known;
    if (CONTROLS[name] !== undefined) return CONTROLS[name];
    if (name === 'u' || name === 'x') {
      const digits = name === 'u' ? 4 : 2;
      const hex = source.slice(at, at + digits);
      if (!/^[0-9a-fA-F]+$/.test(hex) || hex.length < digits) return refuse();
      at += digits;
      return Number.parseInt(hex, 16);
    }
    if (/[a-zA-Z0]/.test(name)) return refuse();
    return name.charCodeAt(0);
  };

  const set = (): PatternNode => {
    const negated = source[at] === '^';
    if (negated) at++;
    const members: Accepts[] = [];
    while (at < source.length && source[at] !== ']') {
      const low = member();
      if (typeof low !== 'number') {
        members.push(low);
        continue;
      }
      if (source[at] !== '-' || source[at + 1] === ']' || source[at + 1] === undefined) {
        members.push(only(low));
        continue;
      }
      at++;
      const high = member();
      if (typeof high !== 'number' || high < low) return refuse();
      members.push((code) => code >= low && code <= high);
    }
    if (source[at++] !== ']') return refuse();
    const any: Accepts = (code) => members.some((accepts) => accepts(code));
    return { kind: 'character', accepts: negated ? not(any) : any };
  };

  const member = (): Accepts | number => {
    const character = source[at++];
    if (character !== '\\') return character.charCodeAt(0);
    if (source[at] === 'b') {
      at++;
      return 8;
    }
    return escaped();
  };

  const tree = choice();
  if (at < source.length) refuse();
  return tree;
}
