import { plain } from './places.ts';

/** What a hospital says of its own export: parts of the built-in lists, which are added to them. */
export type OwnLists<T> = { readonly lists: T } | { readonly fault: string };

type Lists = Readonly<Record<string, unknown>>;

/**
 * Adds a person's own lists to the built-in ones: texts at the end of their list, names of states under their name.
 * Nothing that the program knows is taken away.
 *
 * @param own a parsed JSON file
 * @returns the whole lists, or one sentence that says what is wrong with the file
 */
export function withOwnLists<T extends object>(known: T, own: unknown): OwnLists<T> {
  if (!isObject(own)) return { fault: 'Se esperaba un objeto con las listas que se agregan.' };
  const merged = mergeObject(known as Lists, own, '');
  return 'fault' in merged ? merged : { lists: merged.value as T };
}

type Merged = { readonly value: Lists } | { readonly fault: string };

function mergeObject(known: Lists, own: Lists, path: string): Merged {
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
    const inner =
      key === 'stateNames' ? mergeStates(before as Lists, added) : mergeObject(before as Lists, added, name);
    if ('fault' in inner) return inner;
    value[key] = inner.value;
  }
  return { value };
}

/** Names as people write them; they are compared in upper case without accents. */
function mergeStates(known: Lists, own: Lists): Merged {
  const value: Record<string, unknown> = { ...known };
  for (const [name, key] of Object.entries(own)) {
    if (typeof key !== 'string' || !/^(?:0[1-9]|[12]\d|3[0-2])$/.test(key)) {
      return { fault: `«stateNames.${name}» debe ser una clave de entidad del INEGI, de 01 a 32.` };
    }
    value[plain(name)] = key;
  }
  return { value };
}

function isObject(value: unknown): value is Lists {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string' && item.trim() !== '');
}

function listed(known: Lists): string {
  return Object.keys(known).join(', ');
}
