import type { Catalog, CatalogEntry } from './catalog.ts';
import { createCatalog } from './create.ts';

/** Reads a catalogue that comes with the program (`entries` written out); undefined where the text is none. */
export function openBuiltIn(text: string, sha256: string): Catalog | undefined {
  const value = parse(text);
  if (!isObject(value) || value.schema !== 'cotejo/catalog@1' || !Array.isArray(value.entries)) return undefined;
  const { id, title, edition, entries } = value;
  if (typeof id !== 'string' || typeof title !== 'string' || typeof edition !== 'string') return undefined;
  if (!entries.every(isEntry)) return undefined;
  return createCatalog({ id, title, edition, sha256, source: 'integrado' }, entries);
}

function isEntry(value: unknown): value is CatalogEntry {
  return isObject(value) && typeof value.key === 'string' && value.key !== '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
