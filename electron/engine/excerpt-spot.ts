/** What of a line is marked: indexes of its text. Empty where what matters is that nothing stands there. */
export interface MarkedSpan {
  readonly start: number;
  readonly end: number;
}

/** Characters that one token is looked for in. */
const TOKEN = 500;
const JSON_TOKEN = /^("(?:[^"\\]|\\.)*"|[^\s,}\]]+|[\s\S])/;
/** A value in its quotes, the name of a tag, or a word. */
const XML_TOKEN = /^("[^"]*"|'[^']*'|<[/?!]?[^\s/>]*|[^\s<>"'=]+|[\s\S])/;
/** A name of a segment is three characters long; what follows it separates the fields. */
const SEGMENT_NAME = 3;

/** @param column of the cell in a delimited file, else of the character; 1-based; without it the whole line */
export function spotIn(text: string, format: string | null, column: number | undefined): MarkedSpan {
  if (column === undefined) return { start: 0, end: text.length };
  if (format?.startsWith('giis/')) return cellSpan(text, column);
  const start = Math.min(text.length, column - 1);
  if (format === 'hl7v2') return { start, end: hl7End(text, start) };
  const isXml = format === 'fhir/r4-xml' || format?.startsWith('cda/') === true;
  const token = isXml ? XML_TOKEN : JSON_TOKEN;
  return { start, end: start + (token.exec(text.slice(start, start + TOKEN))?.[0].length ?? 1) };
}

function cellSpan(text: string, cell: number): MarkedSpan {
  let start = 0;
  for (let i = 1; i < cell; i++) {
    const bar = text.indexOf('|', start);
    if (bar < 0) return { start: text.length, end: text.length };
    start = bar + 1;
  }
  const end = text.indexOf('|', start);
  return { start, end: end < 0 ? text.length : end };
}

/** End of the component at `start`, of MSH-2 whole, or of the name of the segment. */
function hl7End(text: string, start: number): number {
  // What MLLP left before the first segment is no part of its name.
  const name = text.startsWith('\v') ? 1 : 0;
  const separator = text.charAt(name + SEGMENT_NAME);
  const isEncoding = /^\v?[BFM](?:SH|HS)/.test(text) && start === name + SEGMENT_NAME + 1;
  for (let i = start; i < text.length; i++) {
    const one = text.charAt(i);
    if (one === separator || (!isEncoding && (one === '^' || one === '~' || one === '&'))) return i;
  }
  return text.length;
}
