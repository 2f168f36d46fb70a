/** Encodings that are read; `us-ascii` is read as UTF-8, `iso-8859-1` as windows-1252 (they differ in control characters). */
export type Encoding = 'utf-8' | 'us-ascii' | 'iso-8859-1' | 'windows-1252' | 'utf-16le' | 'utf-16be';

export interface FoundEncoding {
  /** In which the bytes are read. */
  readonly encoding: Encoding;
  /** Bytes of the byte order mark. */
  readonly skip: number;
  /** Name in the XML declaration, as written. */
  readonly declared?: string;
  /** The declaration names an encoding that is not read, or another than the bytes show. */
  readonly fault?: 'unknown' | 'other';
}

/** Bytes of the start of a file in which the XML declaration is looked for. */
export const HEAD = 256;

const LABELS: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'us-ascii',
  ascii: 'us-ascii',
  'iso-8859-1': 'iso-8859-1',
  'iso8859-1': 'iso-8859-1',
  latin1: 'iso-8859-1',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
};

const latin = new TextDecoder('latin1');
const DECLARED = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/;

/** The encoding of a document by its byte order mark, its first bytes and its XML declaration (XML 1.0, appendix F). */
export function findEncoding(head: Uint8Array): FoundEncoding {
  const [first, second, third, fourth] = head;
  if (first === 0xff && second === 0xfe) return wide(head, 'utf-16le', 2);
  if (first === 0xfe && second === 0xff) return wide(head, 'utf-16be', 2);
  if (first === 0x3c && second === 0 && fourth === 0) return wide(head, 'utf-16le', 0);
  if (first === 0 && second === 0x3c && third === 0) return wide(head, 'utf-16be', 0);
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  const skip = marked ? 3 : 0;
  const declared = DECLARED.exec(latin.decode(head.subarray(skip, HEAD)))?.[1];
  if (declared === undefined) return { encoding: 'utf-8', skip };
  const label = declared.toLowerCase();
  const known = LABELS[label];
  if (known === undefined) {
    return { encoding: 'utf-8', skip, declared, fault: label.startsWith('utf-16') ? 'other' : 'unknown' };
  }
  if (marked && known !== 'utf-8') return { encoding: 'utf-8', skip, declared, fault: 'other' };
  return { encoding: known, skip, declared };
}

function wide(head: Uint8Array, encoding: 'utf-16le' | 'utf-16be', skip: number): FoundEncoding {
  const declared = DECLARED.exec(new TextDecoder(encoding).decode(head.subarray(skip, HEAD)))?.[1];
  if (declared === undefined) return { encoding, skip };
  const agrees = declared.toLowerCase() === encoding || /^utf-?16$/i.test(declared);
  return agrees ? { encoding, skip, declared } : { encoding, skip, declared, fault: 'other' };
}
