import type { AttributeDefinition, Content, Domain, Structure, TypeDefinition } from './model.ts';
import type { ParsedAttribute } from './parse.ts';
import { expand, parseAttributes, parseContent } from './parse.ts';
import { codesDomain, listDomain, PRIMITIVES } from './values.ts';

type Table = Readonly<Record<string, readonly [string, string]>>;
type Groups = Readonly<Record<string, string>>;

/** Of `resources/cda/structure.json`. */
interface Tables {
  readonly codes: Groups;
  readonly groups: Groups;
  readonly classes: Table;
  readonly sdtcGroups: Groups;
  readonly sdtc: Table;
  readonly nillable: string;
  readonly types: Readonly<Record<string, TypeSource>>;
  readonly addressParts: string;
  readonly narrativeGroups: Groups;
  readonly narrative: Table;
  readonly narrativeTypes: Readonly<Record<string, TypeSource>>;
}

interface TypeSource {
  readonly extends?: string;
  readonly restricts?: string;
  readonly abstract?: boolean;
  readonly attributes?: string;
  readonly content?: string | readonly string[];
  readonly simple?: string;
  readonly isClass?: boolean;
}

/** Attributes that every class and every element of the narrative has. */
const CLASS_ATTRIBUTES = 'nullFlavor:NullFlavor';
const NARRATIVE_ATTRIBUTES = 'ID:ID language:NMTOKEN styleCode:NMTOKENS';

/**
 * The tables, compiled.
 *
 * @param tables what `resources/cda/structure.json` holds
 * @throws Error where it cannot be read: a fault of the program
 */
export function createStructure(tables: unknown): Structure {
  const source = tables as Tables;
  const sources = new Map(Object.entries(allSources(source)));
  const made = new Map<string, TypeDefinition>();
  const domains = new Map<string, Domain>(Object.entries(PRIMITIVES));

  function codes(name: string): readonly string[] {
    const text = source.codes[name];
    if (text === undefined) throw new Error(`structure.json: no hay códigos ${name}.`);
    return text.split(' ').flatMap((code) => (code.startsWith('@') ? codes(code.slice(1)) : [code]));
  }

  function domain(name: string): Domain {
    const known = domains.get(name);
    if (known !== undefined) return known;
    const own = codesDomain(codes(name));
    domains.set(name, own);
    return own;
  }

  function type(name: string): TypeDefinition | undefined {
    const known = made.get(name);
    const from = sources.get(name);
    if (known !== undefined || from === undefined) return known;
    const definition = define(name, from);
    made.set(name, definition);
    return definition;
  }

  function link(name: string): () => TypeDefinition {
    let linked: TypeDefinition | undefined;
    return () => {
      linked ??= type(name);
      if (linked === undefined) throw new Error(`structure.json: no hay tipo ${name}.`);
      return linked;
    };
  }

  function define(name: string, from: TypeSource): TypeDefinition {
    const baseName = from.extends ?? from.restricts;
    const base = baseName === undefined ? undefined : link(baseName)();
    const texts = from.content === undefined ? [] : [from.content].flat();
    const own = texts.map((text) => parseContent(text, link));
    const attributes = new Map(base?.attributes);
    const required = new Map((base?.required ?? []).map((item) => [item.name, item]));
    for (const item of parseAttributes(from.attributes ?? '', domain)) overlay(attributes, required, item);
    return {
      name,
      base,
      isAbstract: from.abstract ?? false,
      isClass: from.isClass ?? false,
      isMixed: own.some(({ isMixed }) => isMixed) || (from.extends !== undefined && (base?.isMixed ?? false)),
      simple: from.simple === undefined ? undefined : simple(from.simple),
      contents: from.extends === undefined || base === undefined ? own : extended(base.contents, own),
      attributes,
      required: [...required.values()],
    };
  }

  function simple(text: string): Domain {
    return text.startsWith('[') ? listDomain(domain(text.slice(1, -1))) : domain(text);
  }

  const nillable = new Set(source.nillable.split(' '));
  const extensions = new Set([...JSON.stringify(tables).matchAll(/sdtc\.(\w+)/g)].map(([, name]) => name));
  return {
    root: link('ClinicalDocument')(),
    type,
    isNillable: (name) => nillable.has(name),
    isExtension: (name) => extensions.has(name),
  };
}

function overlay(
  attributes: Map<string, AttributeDefinition>,
  required: Map<string, AttributeDefinition>,
  item: ParsedAttribute,
): void {
  if (item.isProhibited) attributes.delete(item.name);
  else attributes.set(item.name, item);
  if (item.isRequired) required.set(item.name, item);
}

/** What an extension adds comes after what its base holds. */
function extended(base: readonly Content[], own: readonly Content[]): readonly Content[] {
  if (base.length === 0 || own.length === 0) return own.length === 0 ? base : own;
  if (base.length > 1) throw new Error('structure.json: no se extienden alternativas.');
  const [before] = base;
  return own.map(({ slots, places, foreign }) => {
    const all = new Map(before.places);
    for (const [name, { slot, type }] of places) all.set(name, { slot: slot + before.slots.length, type });
    return { slots: [...before.slots, ...slots], places: all, foreign: before.foreign + foreign };
  });
}

function allSources(tables: Tables): Readonly<Record<string, TypeSource>> {
  return {
    ...tables.types,
    ...tables.narrativeTypes,
    ...ofTable(tables.classes, tables.groups, true),
    ...ofTable(tables.sdtc, tables.sdtcGroups, true),
    ...ofTable(tables.narrative, tables.narrativeGroups, false),
    ...addressParts(tables.addressParts),
  };
}

function ofTable(table: Table, groups: Groups, isClass: boolean): Readonly<Record<string, TypeSource>> {
  const common = isClass ? CLASS_ATTRIBUTES : NARRATIVE_ATTRIBUTES;
  const entries = Object.entries(table).map(([name, [attributes, content]]): [string, TypeSource] => [
    name,
    { isClass, attributes: `${common} ${expand(attributes, groups)}`, content: expand(content, groups) },
  ]);
  return Object.fromEntries(entries);
}

function addressParts(text: string): Readonly<Record<string, TypeSource>> {
  const parts = text.split(' ').map((part): [string, TypeSource] => {
    const [name, code] = part.split('=');
    return [`adxp.${name}`, { restricts: 'ADXP', attributes: `partType=${code}`, content: '#text' }];
  });
  return Object.fromEntries(parts);
}
