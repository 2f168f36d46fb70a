import type { CodeTable, FieldDefinition, VersionTables } from '../definitions/model.ts';

/** The codes of an HL7 table as fields are held against them. */
export interface CodeSet {
  readonly number: number;
  /** No site may add to it: what the receiver does depends on the code. */
  readonly isClosed: boolean;
  readonly codes: readonly string[];
  /** Whether a stretch of a text is one of the codes. Nothing is cut out for codes of up to four characters. */
  has(text: string, start: number, end: number): boolean;
}

/**
 * Tables that the receiver acts on, so that an unknown code makes it reject or misread the message: acknowledgements
 * (0008, 0155), processing (0103, 0207), status of results and orders (0085, 0123), order control (0119), type of a
 * value (0125), yes or no (0136), what is done to a segment, record or master file (0178, 0180, 0206, 0323), status of
 * a document (0271). The other ones of HL7 are in practice extended by sites: a warning.
 */
const CLOSED: ReadonlySet<number> = new Set([8, 85, 103, 119, 123, 125, 136, 155, 178, 180, 206, 207, 271, 323]);

/**
 * Tables that are not held against. Judged with the header: 3, 76, 104, 354. Open by their own
 * words or lists of others of which HL7 shows some: 105 and 364 (may be extended locally), 191, 291 and 834 (IANA),
 * 296 (ISO 639), 396 (coding systems, local ones too), 399 (ISO 3166), 913 (ISO 4217).
 */
const OPEN: ReadonlySet<number> = new Set([3, 76, 104, 354, 105, 364, 191, 291, 834, 296, 396, 399, 913]);

/** Tables that each site fills, although fields of 2.3 and 2.3.1 with them are of type ID: patient class, service… */
const USER_DEFINED: ReadonlySet<number> = new Set([4, 7, 17, 62, 69, 78, 112, 127, 174, 177, 230, 232, 261, 268, 269]);

/** The codes of a field or component that takes only those of an HL7 table; undefined where any text may stand. */
export function codeSetOf(tables: VersionTables, { type, table }: FieldDefinition): CodeSet | undefined {
  const isHeld = type === 'ID' && table > 0 && !OPEN.has(table) && !USER_DEFINED.has(table);
  return isHeld ? codeSet(tables, table) : undefined;
}

const MADE = new WeakMap<CodeTable, CodeSet>();

/**
 * The codes of an HL7 table, kept as long as the table is; undefined where it has none, is not HL7's, or only shows
 * examples.
 */
export function codeSet(tables: VersionTables, number: number): CodeSet | undefined {
  const table = tables.table(number);
  if (table === undefined) return undefined;
  const known = MADE.get(table);
  if (known !== undefined) return known;
  const made = makeCodeSet(table);
  if (made !== undefined) MADE.set(table, made);
  return made;
}

function makeCodeSet(table: CodeTable): CodeSet | undefined {
  const { number } = table;
  if (table.kind !== 'hl7' || table.codes.length === 0 || isPartial(table)) return undefined;
  const packed = new Set<number>();
  const starts: string[] = [];
  for (const code of table.codes) {
    const key = pack(code, 0, code.length);
    if (key >= 0) packed.add(key);
    // `NNxxx`: NN and the three letters of a country.
    if (code.endsWith('xxx')) starts.push(code.slice(0, -3));
  }
  return {
    number,
    isClosed: CLOSED.has(number),
    codes: table.codes,
    has(text, start, end) {
      const key = pack(text, start, end);
      if (key >= 0 && packed.has(key)) return true;
      const code = text.slice(start, end);
      return table.has(code) || starts.some((begin) => code.length === begin.length + 3 && code.startsWith(begin));
    },
  };
}

/** Some entries say "and so on". */
function isPartial({ codes }: CodeTable): boolean {
  return codes.some((code) => code.includes('…') || code.includes('...'));
}

/** Up to four ASCII characters as one number; -1 for any other text. */
function pack(text: string, start: number, end: number): number {
  const length = end - start;
  if (length < 1 || length > 4) return -1;
  let key = length;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return -1;
    key = key * 128 + code;
  }
  return key;
}
