/**
 * Parts of a JSON text as they were written: parsed and written again, `1.00` would become `1` and a key that stands
 * twice would stand once, and both are faults to be found. Only for texts that JSON.parse has read.
 */

/** Start and end (exclusive) of a value in its text. */
export interface JsonSpan {
  readonly start: number;
  readonly end: number;
}

/** The whole value of a text. */
export function rootSpan(text: string): JsonSpan {
  const start = pastSpace(text, 0);
  return { start, end: pastValue(text, start) };
}

/** The value of the last member of that name, which is the one that JSON.parse gives; undefined without one. */
export function memberSpan(text: string, object: JsonSpan, name: string): JsonSpan | undefined {
  let found: JsonSpan | undefined;
  let at = pastSpace(text, object.start + 1);
  while (at < object.end && text[at] === '"') {
    const keyEnd = pastString(text, at);
    const key = JSON.parse(text.slice(at, keyEnd)) as string;
    const start = pastSpace(text, pastSpace(text, keyEnd) + 1);
    const end = pastValue(text, start);
    if (key === name) found = { start, end };
    at = pastSpace(text, pastSpace(text, end) + 1);
  }
  return found;
}

/** The elements of an array, in their order. */
export function elementSpans(text: string, array: JsonSpan): readonly JsonSpan[] {
  const spans: JsonSpan[] = [];
  let at = pastSpace(text, array.start + 1);
  while (at < array.end - 1) {
    const end = pastValue(text, at);
    spans.push({ start: at, end });
    at = pastSpace(text, pastSpace(text, end) + 1);
  }
  return spans;
}

/** The value on one line: in JSON a line break stands only between its parts. */
export function onOneLine(text: string, { start, end }: JsonSpan): string {
  return text.slice(start, end).replace(/[\r\n]+/g, ' ');
}

function pastSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at++;
  return at;
}

function pastString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at++;
    else if (code === 0x22) return at + 1;
  }
  return text.length;
}

function pastValue(text: string, from: number): number {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = pastString(text, at);
    else {
      if (code === 0x7b || code === 0x5b) depth++;
      else if (code === 0x7d || code === 0x5d) depth--;
      else if (depth === 0) return pastScalar(text, at);
      at++;
    }
    if (depth === 0) return at;
  }
  return at;
}

function pastScalar(text: string, from: number): number {
  let at = from;
  while (at < text.length && !',]} \t\r\n'.includes(text[at])) at++;
  return at;
}
