import type { MexicoTables } from '../config.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';

/** What a hospital says of its own export: parts of {@link MexicoTables}, which are added to what the program knows. */
export type OwnConfiguration = { readonly tables: MexicoTables } | { readonly fault: string };

/**
 * Adds a person's own lists to the built-in ones: texts at the end of their list, names of states under their name.
 * Nothing that the program knows is taken away.
 *
 * @param own a parsed JSON file
 * @returns the whole tables, or one sentence that says what is wrong with the file
 */
export function withOwnConfiguration(tables: MexicoTables, own: unknown): OwnConfiguration {
  if (!isObject(own)) return { fault: 'Se esperaba un objeto con las listas que se agregan.' };
  const merged = mergeObject(tables as unknown as Json, own, '');
  if ('fault' in merged) return merged;
  return { tables: merged.value as unknown as MexicoTables };
}

type Merged = { readonly value: Json } | { readonly fault: string };

function mergeObject(known: Json, own: Json, path: string): Merged {
  const value: Record<string, unknown> = { ...known };
  for (const [key, added] of Object.entries(own)) {
    const name = path === '' ? key : `${path}.${key}`;
    const before = Object.hasOwn(known, key) ? known[key] : undefined;
    if (before === undefined) return { fault: `No se conoce la lista «${name}»; las que hay: ${listed(known)}.` };
    if (Array.isArray(before)) {
      if (!isTextList(added)) return { fault: `«${name}» debe ser una lista de textos que no estén vacíos.` };
      value[key] = [...new Set([...(before as readonly string[]), ...added])];
      continue;
    }
    if (!isObject(added)) return { fault: `«${name}» debe ser un objeto.` };
    const inner = key === 'stateNames' ? mergeStates(before as Json, added) : mergeObject(before as Json, added, name);
    if ('fault' in inner) return inner;
    value[key] = inner.value;
  }
  return { value };
}

/** Names as people write them; they are compared in upper case without accents. */
function mergeStates(known: Json, own: Json): Merged {
  const value: Record<string, unknown> = { ...known };
  for (const [name, key] of Object.entries(own)) {
    if (typeof key !== 'string' || !/^(?:0[1-9]|[12]\d|3[0-2])$/.test(key)) {
      return { fault: `«stateNames.${name}» debe ser una clave de entidad del INEGI, de 01 a 32.` };
    }
    value[plainName(name)] = key;
  }
  return { value };
}

function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toUpperCase()
    .replace(/\s+/g, ' ')
    .trim();
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string' && item.trim() !== '');
}

function listed(known: Json): string {
  return Object.keys(known).join(', ');
}
