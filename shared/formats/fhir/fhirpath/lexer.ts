/** The expression is not FHIRPath, or uses what this compiler does not have. */
export class UnsupportedExpression extends Error {}

/** The text is no expression of FHIRPath's grammar, whoever compiles it. */
export class NotFhirPath extends UnsupportedExpression {}

export type Token =
  | { readonly kind: 'name' | 'variable' | 'string' | 'symbol'; readonly text: string; readonly quoted?: boolean }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'date' | 'dateTime' | 'time'; readonly text: string }
  | { readonly kind: 'end'; readonly text: '' };

/** Longest first: the first that fits is the token. */
const SYMBOLS = ['!=', '!~', '<=', '>=', '.', ',', '(', ')', '[', ']', '{', '}', '+', '-', '*', '/', '&', '|'];
const MORE_SYMBOLS = ['<', '>', '=', '~', '$'];
const ALL_SYMBOLS = [...SYMBOLS, ...MORE_SYMBOLS];

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /[0-9]+(?:\.[0-9]+)?/y;
const MOMENT =
  /@(?:(T[0-9]{2}(?::[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?)|([0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)(T(?:[0-9]{2}(?::[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)?)/y;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f' };

/**
 * Cuts a FHIRPath expression into tokens, after the grammar of FHIRPath 2.0.0 (Normative Release 1), annex B.
 *
 * @throws NotFhirPath at the first character that begins no token
 */
export function tokenize(expression: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;

  const sticky = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(expression);
  };

  while (at < expression.length) {
    const character = expression[at];
    if (character === ' ' || character === '\t' || character === '\n' || character === '\r') {
      at++;
      continue;
    }
    if (expression.startsWith('//', at)) {
      at = indexOrEnd(expression, '\n', at);
      continue;
    }
    if (expression.startsWith('/*', at)) {
      at = indexOrEnd(expression, '*/', at) + 2;
      continue;
    }
    if (character === "'" || character === '"' || character === '`') {
      const { text, end } = readQuoted(expression, at);
      tokens.push(character === '`' ? { kind: 'name', text, quoted: true } : { kind: 'string', text });
      at = end;
      continue;
    }
    if (character === '%') {
      at++;
      const quote = expression[at];
      // Versions of FHIRPath before 2.0 quoted names with ".
      if (quote === '`' || quote === "'" || quote === '"') {
        const { text, end } = readQuoted(expression, at);
        tokens.push({ kind: 'variable', text });
        at = end;
        continue;
      }
      const name = sticky(NAME);
      if (!name) throw new NotFhirPath(`no variable name at ${at}`);
      tokens.push({ kind: 'variable', text: name[0] });
      at += name[0].length;
      continue;
    }
    const moment = character === '@' ? sticky(MOMENT) : null;
    if (moment) {
      const [whole, time, date, rest] = moment;
      if (time !== undefined) tokens.push({ kind: 'time', text: time.slice(1) });
      else if (rest === undefined) tokens.push({ kind: 'date', text: date });
      else tokens.push({ kind: 'dateTime', text: rest === 'T' ? date : date + rest });
      at += whole.length;
      continue;
    }
    const word = sticky(NAME) ?? sticky(NUMBER);
    if (word) {
      const isNumber = character >= '0' && character <= '9';
      tokens.push({ kind: isNumber ? 'number' : 'name', text: word[0] });
      at += word[0].length;
      continue;
    }
    const symbol = ALL_SYMBOLS.find((text) => expression.startsWith(text, at));
    if (symbol === undefined) throw new NotFhirPath(`no token at ${at}`);
    tokens.push({ kind: 'symbol', text: symbol });
    at += symbol.length;
  }
  tokens.push({ kind: 'end', text: '' });
  return tokens;
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const index = text.indexOf(wanted, from);
  return index < 0 ? text.length : index;
}

function readQuoted(text: string, start: number): { readonly text: string; readonly end: number } {
  const quote = text[start];
  let value = '';
  let i = start + 1;
  while (i < text.length && text[i] !== quote) {
    if (text[i] !== '\\') {
      value += text[i++];
      continue;
    }
    const escaped = text[i + 1] ?? '';
    if (escaped === 'u') {
      value += String.fromCharCode(Number.parseInt(text.slice(i + 2, i + 6), 16));
      i += 6;
      continue;
    }
    value += ESCAPES[escaped] ?? escaped;
    i += 2;
  }
  if (i >= text.length) throw new NotFhirPath('a text is not closed');
  return { text: value, end: i + 1 };
}
