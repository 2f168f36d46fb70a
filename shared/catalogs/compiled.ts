import type { CatalogRef } from '../model/index.ts';
import type { Catalog, CatalogEntry } from './catalog.ts';
import { checksum, compareBytes } from './compiled-bytes.ts';

/**
 * The stored form of one edition: a line of JSON, then a binary index that is searched as it stands, so that opening a
 * catalogue costs the reading of its file whatever the number of rows. A list of catalogues reads the first line only.
 *
 * After the line, for n rows in the order of their keys: n + 1 offsets into the keys, n + 1 offsets into the rows (32
 * bits, little-endian), the keys and the rows, both UTF-8. The cells of a row are parted by tabs.
 */
export interface CompiledHeader extends CatalogRef {
  readonly schema: 'cotejo/catalog@2';
  /** ISO 8601; of two editions that begin on one day the one imported later counts. */
  readonly importedAt: string;
  /** Names of the cells: fields of an entry, `extra.` before those of its `extra`. The key is not among them. */
  readonly columns: readonly string[];
  readonly keyBytes: number;
  readonly rowBytes: number;
  /** Of all that comes after the line: a file that was damaged must not pass for a catalogue. */
  readonly checksum: string;
}

const FIXED = ['name', 'active', 'sex', 'minAge', 'maxAge'] as const;
const LINE_FEED = 10;
/** Entries made and kept; more keys than any catalogue has are only asked for by a hostile export. */
const MAX_KNOWN = 65_536;

/** Writes the stored form. Of entries with the same key the first one counts. */
export function compileCatalog(
  ref: Omit<CatalogRef, 'rows'>,
  importedAt: string,
  entries: readonly CatalogEntry[],
): Uint8Array {
  const encoder = new TextEncoder();
  const byKey = new Map<string, CatalogEntry>();
  for (const entry of entries) if (!byKey.has(entry.key)) byKey.set(entry.key, entry);
  const extras = [...new Set(entries.flatMap((entry) => Object.keys(entry.extra ?? {})))].sort();
  const rows = [...byKey.values()]
    .map((entry) => ({ key: encoder.encode(entry.key), row: encoder.encode(rowOf(entry, extras)) }))
    .sort((a, b) => compareBytes(a.key, b.key));
  const keyBytes = rows.reduce((sum, { key }) => sum + key.length, 0);
  const rowBytes = rows.reduce((sum, { row }) => sum + row.length, 0);
  const body = new Uint8Array(bodyBytes({ rows: rows.length, keyBytes, rowBytes }));
  const table = 4 * (rows.length + 1);
  const keys = rows.map(({ key }) => key);
  const cells = rows.map(({ row }) => row);
  writeParts(body, 0, 2 * table, keys);
  writeParts(body, table, 2 * table + keyBytes, cells);
  const { id, title, edition, validFrom, sha256, source } = ref;
  const header: CompiledHeader = {
    schema: 'cotejo/catalog@2',
    ...{ id, title, edition, ...(validFrom === undefined ? {} : { validFrom }), rows: rows.length, sha256, source },
    ...{ importedAt, columns: [...FIXED, ...extras.map((name) => `extra.${name}`)], keyBytes, rowBytes },
    checksum: checksum(body),
  };
  const line = encoder.encode(`${JSON.stringify(header)}\n`);
  const file = new Uint8Array(line.length + body.length);
  file.set(line);
  file.set(body, line.length);
  return file;
}

/** Reads the first line of the stored form, given the start of a file; undefined where it is none. */
export function readCompiledHeader(
  head: Uint8Array,
): { readonly header: CompiledHeader; readonly fileBytes: number } | undefined {
  const lineEnd = head.indexOf(LINE_FEED);
  if (lineEnd < 0) return undefined;
  const header = parse(new TextDecoder().decode(head.subarray(0, lineEnd)));
  if (header?.schema !== 'cotejo/catalog@2' || !Array.isArray(header.columns)) return undefined;
  const texts = [header.id, header.title, header.edition, header.sha256, header.importedAt, header.checksum];
  const sizes = [header.rows, header.keyBytes, header.rowBytes];
  if (!texts.every((text) => typeof text === 'string')) return undefined;
  if (!sizes.every((size) => Number.isSafeInteger(size) && (size as number) >= 0)) return undefined;
  if (header.validFrom !== undefined && typeof header.validFrom !== 'string') return undefined;
  const complete = header as unknown as CompiledHeader;
  return { header: complete, fileBytes: lineEnd + 1 + bodyBytes(complete) };
}

/** Opens the whole stored form; undefined where it is damaged. Entries are made when first asked for. */
export function openCompiled(file: Uint8Array): Catalog | undefined {
  const read = readCompiledHeader(file);
  if (read === undefined || read.fileBytes !== file.length) return undefined;
  const { header } = read;
  const body = file.subarray(file.length - bodyBytes(header));
  if (checksum(body) !== header.checksum) return undefined;
  const { id, title, edition, validFrom, rows, sha256, source, columns } = header;
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const keysAt = 8 * (rows + 1);
  const keys = body.subarray(keysAt, keysAt + header.keyBytes);
  const cells = body.subarray(keysAt + header.keyBytes);
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  const known = new Map<string, CatalogEntry | undefined>();

  const keyStart = (index: number) => view.getUint32(4 * index, true);
  const rowBytesAt = (index: number) => {
    const at = 4 * (rows + 1 + index);
    return cells.subarray(view.getUint32(at, true), view.getUint32(at + 4, true));
  };

  function find(key: string): number {
    const wanted = encoder.encode(key);
    let low = 0;
    let high = rows - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const order = compareBytes(keys, wanted, keyStart(middle), keyStart(middle + 1));
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  return {
    ...{ id, title, edition, ...(validFrom === undefined ? {} : { validFrom }), rows, sha256, source },
    get(key) {
      const entry = known.get(key);
      if (entry !== undefined || known.has(key)) return entry;
      const index = find(key);
      const made = index < 0 ? undefined : readEntry(key, decoder.decode(rowBytesAt(index)), columns);
      if (known.size >= MAX_KNOWN) known.clear();
      known.set(key, made);
      return made;
    },
    *keys() {
      for (let index = 0; index < rows; index++) {
        yield decoder.decode(keys.subarray(keyStart(index), keyStart(index + 1)));
      }
    },
  };
}

function bodyBytes({ rows, keyBytes, rowBytes }: Pick<CompiledHeader, 'rows' | 'keyBytes' | 'rowBytes'>): number {
  return 8 * (rows + 1) + keyBytes + rowBytes;
}

/** Writes the parts one after the other from `start`, and at `table` where each begins and the last one ends. */
function writeParts(body: Uint8Array, table: number, start: number, parts: readonly Uint8Array[]): void {
  const view = new DataView(body.buffer);
  let offset = 0;
  parts.forEach((part, index) => {
    view.setUint32(table + 4 * index, offset, true);
    body.set(part, start + offset);
    offset += part.length;
  });
  view.setUint32(table + 4 * parts.length, offset, true);
}

function rowOf(entry: CatalogEntry, extras: readonly string[]): string {
  const cells = FIXED.map((name) => entry[name]).map((value) => (value === undefined ? '' : String(value)));
  return [...cells, ...extras.map((name) => entry.extra?.[name] ?? '')].map(oneLine).join('\t');
}

function readEntry(key: string, row: string, columns: readonly string[]): CatalogEntry {
  const cells = row.split('\t');
  const entry: Record<string, string | boolean | Record<string, string>> = { key };
  const extra: Record<string, string> = {};
  for (let i = 0; i < columns.length; i++) {
    const cell = cells[i] ?? '';
    const name = columns[i];
    if (cell === '') continue;
    if (name.startsWith('extra.')) extra[name.slice(6)] = cell;
    else entry[name] = name === 'active' ? cell === 'true' : cell;
  }
  if (Object.keys(extra).length > 0) entry.extra = extra;
  return entry as unknown as CatalogEntry;
}

function oneLine(text: string): string {
  return /[\t\n]/.test(text) ? text.replace(/[\t\n]+/g, ' ') : text;
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
