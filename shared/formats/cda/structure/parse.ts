import type { AttributeDefinition, Content, Domain, ElementPlace, Slot } from './model.ts';
import { fixedDomain, listDomain } from './values.ts';

/** The notation of `resources/cda/structure.json` for contents and attributes, told in its `notation`. */

const TOKEN = /\((?:[^()]*)\)[?*+]*|[^\s]+/g;
const COUNTS: Readonly<Record<string, readonly [number, number]>> = {
  '': [1, 1],
  '?': [0, 1],
  '*': [0, Number.POSITIVE_INFINITY],
  '+': [1, Number.POSITIVE_INFINITY],
  '++': [2, Number.POSITIVE_INFINITY],
};

export interface ParsedContent extends Content {
  readonly isMixed: boolean;
}

/** Puts what `groups` name in the place of `$name`. */
export function expand(text: string, groups: Readonly<Record<string, string>>): string {
  return text.replace(/\$(\w+)/g, (_, name: string) => {
    const group = groups[name];
    if (group === undefined) throw new Error(`structure.json: no hay grupo ${name}.`);
    return expand(group, groups);
  });
}

/** @param link the definition of a type by its name, once all are read */
export function parseContent(text: string, link: (name: string) => ElementPlace['type']): ParsedContent {
  const slots: Slot[] = [];
  const places = new Map<string, ElementPlace>();
  let isMixed = false;
  let foreign = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '#text') isMixed = true;
    else if (token === '#other?') foreign++;
    else slots.push(parseSlot(token, slots.length, places, link));
  }
  return { slots, places, foreign, isMixed };
}

function parseSlot(
  token: string,
  slot: number,
  places: Map<string, ElementPlace>,
  link: (name: string) => ElementPlace['type'],
): Slot {
  const suffix = /[?*+]*$/.exec(token)?.[0] ?? '';
  const body = token.slice(0, token.length - suffix.length).replace(/^\(|\)$/g, '');
  const [min, max] = COUNTS[suffix];
  const names: string[] = [];
  for (const part of body.split('|')) {
    const [name, type] = part.split(':');
    if (name === '' || type === undefined || places.has(name))
      throw new Error(`structure.json: «${token}» no se entiende.`);
    names.push(name);
    places.set(name, { slot, type: link(type) });
  }
  return { names, min, max };
}

/** An attribute, whether it must be there, and whether the type takes it away from its base. */
export interface ParsedAttribute extends AttributeDefinition {
  readonly isRequired: boolean;
  readonly isProhibited: boolean;
}

export function parseAttributes(text: string, domain: (name: string) => Domain): readonly ParsedAttribute[] {
  return [...text.matchAll(/\S+/g)].map(([token]) => {
    const parts = /^(-?)([\w.]+)(!?)(?:(:)(\[?)(\w+)\]?|=(.*))?$/.exec(token);
    if (parts === null) throw new Error(`structure.json: «${token}» no se entiende.`);
    const [, minus, name, bang, colon, list, type, fixed] = parts;
    const own = colon === undefined ? fixedDomain(fixed ?? '') : domain(type);
    return {
      name,
      domain: list === '[' ? listDomain(own) : own,
      isRequired: bang === '!',
      isProhibited: minus === '-',
    };
  });
}
