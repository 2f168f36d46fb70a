/** Values as a PDF file writes them (ISO 32000-1, 7.3). */
export type PdfValue = null | boolean | number | PdfName | PdfString | PdfRef | PdfDict | readonly PdfValue[];

export interface PdfName {
  readonly kind: 'name';
  /** Without the slash; one character a byte. */
  readonly name: string;
}

export interface PdfString {
  readonly kind: 'string';
  readonly bytes: Uint8Array;
}

export interface PdfRef {
  readonly kind: 'ref';
  readonly num: number;
  readonly gen: number;
}

export interface PdfDict {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, PdfValue>;
}

export const name = (text: string): PdfName => ({ kind: 'name', name: text });
export const ref = (num: number, gen = 0): PdfRef => ({ kind: 'ref', num, gen });
export const dict = (entries: Readonly<Record<string, PdfValue>>): PdfDict => ({
  kind: 'dict',
  entries: new Map(Object.entries(entries)),
});

/** The same dictionary with some entries set. */
export function withEntries({ entries }: PdfDict, changes: Readonly<Record<string, PdfValue>>): PdfDict {
  return { kind: 'dict', entries: new Map([...entries, ...Object.entries(changes)]) };
}

/** A text for people: ASCII as it stands, anything else as UTF-16 (7.9.2.2). */
export function text(value: string): PdfString {
  if (/^[ -~]*$/.test(value)) return { kind: 'string', bytes: Buffer.from(value, 'latin1') };
  return { kind: 'string', bytes: Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(value, 'utf16le').swap16()]) };
}

/** What a string says to people; bytes without a mark are taken as Latin-1, which agrees with the file's own in ASCII. */
export function textOf({ bytes }: PdfString): string {
  const all = Buffer.from(bytes);
  if (all[0] === 0xfe && all[1] === 0xff) {
    const even = Buffer.from(all.subarray(2, 2 + ((all.length - 2) & ~1)));
    return even.swap16().toString('utf16le');
  }
  if (all[0] === 0xef && all[1] === 0xbb && all[2] === 0xbf) return all.subarray(3).toString('utf8');
  return all.toString('latin1');
}

/** `2026-11-22T10:05:00-06:00` as `D:20261122100500-06'00'` (7.9.4). */
export function dateText(moment: string): PdfString {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|([+-]\d\d):(\d\d))$/.exec(moment);
  if (found === null) throw new RangeError('a moment with its zone is needed');
  const [, year, month, day, hour, minute, second, zone, zoneMinutes] = found;
  return text(
    `D:${year}${month}${day}${hour}${minute}${second}${zone === undefined ? 'Z' : `${zone}'${zoneMinutes}'`}`,
  );
}

export function isDict(value: PdfValue | undefined): value is PdfDict {
  return isKind(value, 'dict');
}

export function isRef(value: PdfValue | undefined): value is PdfRef {
  return isKind(value, 'ref');
}

export function isString(value: PdfValue | undefined): value is PdfString {
  return isKind(value, 'string');
}

export function isName(value: PdfValue | undefined, text?: string): value is PdfName {
  return isKind(value, 'name') && (text === undefined || (value as PdfName).name === text);
}

export function isArray(value: PdfValue | undefined): value is readonly PdfValue[] {
  return Array.isArray(value);
}

function isKind(value: PdfValue | undefined, kind: string): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
}

const PLAIN_NAME = /[!-~]/;
const DELIMITER = /[()<>[\]{}/%#]/;

/** A value as it stands in a file. */
export function written(value: PdfValue): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numeral(value);
  if (isArray(value)) return `[${value.map(written).join(' ')}]`;
  switch (value.kind) {
    case 'name':
      return writtenName(value.name);
    case 'ref':
      return `${value.num} ${value.gen} R`;
    case 'string':
      return writtenString(value.bytes);
    case 'dict':
      return `<<${[...value.entries].map(([key, item]) => `${writtenName(key)} ${written(item)}`).join('\n')}>>`;
  }
}

/** Numbers have no exponent in a PDF. */
function numeral(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(6).replace(/0+$/, '');
}

function writtenName(name: string): string {
  const escaped = [...name].map((char) => {
    if (PLAIN_NAME.test(char) && !DELIMITER.test(char)) return char;
    return `#${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  return `/${escaped.join('')}`;
}

function writtenString(bytes: Uint8Array): string {
  const plain = bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
  if (!plain) return `<${Buffer.from(bytes).toString('hex')}>`;
  return `(${Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\\()]/g, '\\$&')})`;
}
