import type { Definitions } from '../definitions/model.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import { applyElements } from './build.ts';
import { cloneNode, createNode } from './element.ts';
import type { CompactDefinition, ExtensionContext, Profile, ProfileNode } from './model.ts';
import { prune } from './prune.ts';

export interface CompileParts {
  readonly definitions: Definitions;
  /** The profile that this one derives from; undefined for R4's plain types, and where it is not at hand. */
  readonly base: Profile | undefined;
  readonly isPlainBase: boolean;
  /** The chain of bases leads back to this profile, or does not end. */
  readonly isCyclic: boolean;
}

/**
 * Compiles a StructureDefinition that constrains a type. Where it has no snapshot, its differential is put on what the
 * base profile says: the same result as a snapshot without what only repeats R4. Never throws: what cannot be
 * understood becomes a problem of the profile.
 */
export function compileProfile(json: Json, { definitions, base, isPlainBase, isCyclic }: CompileParts): Profile {
  const url = text(json.url);
  const type = text(json.type) || (base?.type ?? '');
  const shape = definitions.shape(type);
  const problems: string[] = [];
  if (isCyclic) problems.push('El perfil deriva de sí mismo o su cadena de perfiles base no termina');
  if (shape === undefined) problems.push('El perfil es de un tipo que FHIR R4 no tiene');
  const snapshot = elementsOf(json.snapshot);
  const differential = elementsOf(json.differential);
  const isWhole = snapshot.length > 0;
  if (!isWhole && !isPlainBase && base === undefined && !isCyclic)
    problems.push('No está disponible el perfil base del que deriva');
  const root = isWhole || base === undefined ? createNode(type) : cloneNode(base.root);
  problems.push(...applyElements(root, isWhole ? snapshot : differential, shape, definitions));
  problems.push(...prune(root, shape, definitions));
  if (!isWhole && base !== undefined) problems.push(...base.problems);
  return {
    url,
    version: typeof json.version === 'string' ? json.version : undefined,
    title: text(json.title) || text(json.name) || url,
    type,
    root,
    problems: problems.slice(0, 5),
    partial: !isWhole && !isPlainBase && base?.partial !== false,
    contexts: Array.isArray(json.context) ? json.context.filter(isObject).map(readContext) : (base?.contexts ?? []),
    contextInvariants: Array.isArray(json.contextInvariant)
      ? json.contextInvariant.filter((item) => typeof item === 'string')
      : [],
    modifier: json.modifier === 1 || (isWhole ? snapshot : differential)[0]?.isModifier === true,
  };
}

/**
 * A profile of one element of another: `Composition.section:codeA`. Its type is empty: it stands where its own profile
 * says, and for what stands there.
 */
export function partOf(profile: Profile, elementId: string): Profile | undefined {
  let node: ProfileNode | undefined = profile.root;
  for (const segment of elementId.split('.').slice(1)) {
    const [name, slice] = segment.replace('[x]', '').split(':');
    node = node?.children.get(name);
    if (slice !== undefined) node = node?.slices.find(({ sliceName }) => sliceName === slice);
  }
  if (node === undefined) return undefined;
  // How often it occurs, and what it is of its own, is said where it is used.
  const root = { ...node, min: undefined, max: undefined, types: undefined };
  return { ...profile, root, type: '', title: `${profile.title}, ${elementId}` };
}

/** R4's own definitions, put back into the form of a StructureDefinition. */
export function readCompact(definition: CompactDefinition): Json {
  const { url, title, type, context, contextInvariant, modifier, elements } = definition;
  return {
    resourceType: 'StructureDefinition',
    url,
    version: '4.0.1',
    title,
    type,
    derivation: 'constraint',
    baseDefinition: `http://hl7.org/fhir/StructureDefinition/${type}`,
    context: context?.map((item) => (typeof item === 'string' ? { type: 'element', expression: item } : item)),
    contextInvariant,
    modifier,
    differential: { element: elements },
  };
}

function readContext({ type, expression }: Json): ExtensionContext {
  const kind = type === 'extension' || type === 'fhirpath' ? type : 'element';
  return { type: kind, expression: text(expression) };
}

function elementsOf(view: unknown): readonly Json[] {
  return isObject(view) && Array.isArray(view.element) ? view.element.filter(isObject) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
