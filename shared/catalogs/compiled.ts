import type { CatalogRef } from '../model/index.ts';
import type { Catalog, CatalogEntry } from './catalog.ts';

/**
 * The stored form of a catalogue: one JSON object in two lines. The first line holds everything but the rows, so that
 * a list of catalogues reads a few hundred bytes of each file; the second holds the rows as one text, tabs between
 * cells and line feeds between rows, which loads many times faster than as many objects.
 */
export interface CompiledHeader extends CatalogRef {
  readonly schema: 'cotejo/catalog@1';
  /** ISO 8601; decides which of several editions is the latest. */
  readonly importedAt: string;
  /** Names of the cells: fields of an entry, `extra.` before those of its `extra`. */
  readonly columns: readonly string[];
  /** Bytes after the first line, to see at once that a file was cut. */
  readonly tableBytes: number;
}

const FIXED = ['key', 'name', 'active', 'sex', 'minAge', 'maxAge'] as const;

/** Writes the stored form. */
export function compileCatalog(
  ref: Omit<CatalogRef, 'rows'>,
  importedAt: string,
  entries: readonly CatalogEntry[],
): string {
  const extras = [...new Set(entries.flatMap((entry) => Object.keys(entry.extra ?? {})))].sort();
  const rows = entries.map((entry) => {
    const cells = FIXED.map((name) => entry[name]).map((value) => (value === undefined ? '' : String(value)));
    return [...cells, ...extras.map((name) => entry.extra?.[name] ?? '')].map(oneLine).join('\t');
  });
  const table = `"table":${JSON.stringify(rows.join('\n'))}}\n`;
  const header: CompiledHeader = {
    schema: 'cotejo/catalog@1',
    ...{ id: ref.id, title: ref.title, edition: ref.edition, rows: entries.length, sha256: ref.sha256 },
    ...{ source: ref.source, importedAt, columns: [...FIXED, ...extras.map((name) => `extra.${name}`)] },
    tableBytes: new TextEncoder().encode(table).length,
  };
  return `${JSON.stringify(header).slice(0, -1)},\n${table}`;
}

/** Reads the first line of the stored form; undefined where it is none. */
export function readCompiledHeader(line: string): CompiledHeader | undefined {
  if (!line.endsWith(',')) return undefined;
  const header = parse(`${line.slice(0, -1)}}`);
  if (header?.schema !== 'cotejo/catalog@1') return undefined;
  const texts = [header.id, header.title, header.edition, header.sha256, header.importedAt];
  const complete =
    texts.every((text) => typeof text === 'string') && Array.isArray(header.columns) && header.columns[0] === 'key';
  if (!complete || !Number.isSafeInteger(header.rows) || !Number.isSafeInteger(header.tableBytes)) return undefined;
  return header as unknown as CompiledHeader;
}

/** Opens the whole stored form; undefined where it is damaged. Entries are made when first asked for. */
export function openCompiled(text: string): Catalog | undefined {
  const lineEnd = text.indexOf('\n');
  const header = readCompiledHeader(text.slice(0, Math.max(0, lineEnd)));
  const table = header && parse(`{${text.slice(lineEnd + 1)}`)?.table;
  if (header === undefined || typeof table !== 'string') return undefined;
  const index = indexRows(table);
  if (index.size !== header.rows) return undefined;
  const { id, title, edition, rows, sha256, source, columns } = header;
  return {
    ...{ id, title, edition, rows, sha256, source },
    get(key) {
      const found = index.get(key);
      if (typeof found !== 'number') return found;
      const entry = readEntry(table, found, columns);
      index.set(key, entry);
      return entry;
    },
    keys: () => index.keys(),
  };
}

/** Key to the start of its row, until the entry itself is made. */
function indexRows(table: string): Map<string, number | CatalogEntry> {
  const index = new Map<string, number | CatalogEntry>();
  if (table === '') return index;
  for (let start = 0; start >= 0 && start <= table.length; ) {
    const end = table.indexOf('\t', start);
    if (end < 0) break;
    index.set(table.slice(start, end), start);
    const next = table.indexOf('\n', end);
    start = next < 0 ? -1 : next + 1;
  }
  return index;
}

function readEntry(table: string, start: number, columns: readonly string[]): CatalogEntry {
  const lineEnd = table.indexOf('\n', start);
  const cells = table.slice(start, lineEnd < 0 ? table.length : lineEnd).split('\t');
  const entry: Record<string, string | boolean | Record<string, string>> = {};
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
