/**
 * `profiles.json`: R4's own profiles and extension definitions as StructureDefinitions whose differential says all that
 * they add to the base type, worked out from their snapshots, so that a reader needs no other profile to apply one.
 */
import { readDefinitions } from './sources.mjs';

export const outputs = ['profiles.json'];
export const modules = [];

const CORE = 'http://hl7.org/fhir/StructureDefinition/';
/** Parts of an ElementDefinition that can be checked in a resource; fixed[x], pattern[x] and limits besides. */
const KEPT = ['type', 'binding', 'maxLength'];
const KEPT_CHOICES = /^(fixed|pattern|minValue|maxValue)[A-Z]/;

/**
 * Places where R4's own publication uses its extensions although their definitions leave them out. Who does as the
 * standard does is not wrong.
 */
const FURTHER_CONTEXTS = {
  'structuredefinition-fhir-type': ['ElementDefinition.type'],
  'structuredefinition-normative-version': [
    'CapabilityStatement',
    'CodeSystem',
    'ConceptMap',
    'ElementDefinition',
    'OperationDefinition',
    'SearchParameter',
    'ValueSet',
  ],
  regex: ['ElementDefinition.type', 'ElementDefinition.type.code'],
  'valueset-concept-comments': ['CodeSystem.concept'],
};

export async function generate() {
  const bases = new Map();
  const known = new Set();
  for (const resource of definitionsOf('profiles-types.json', 'profiles-resources.json')) {
    for (const element of resource.snapshot.element) {
      if (resource.derivation !== 'constraint') bases.set(element.path, element);
      for (const { key, expression } of element.constraint ?? []) known.add(`${key} ${expression}`);
    }
  }
  const profiles = definitionsOf('profiles-others.json', 'extension-definitions.json');
  return { 'profiles.json': { fhirVersion: '4.0.1', definitions: profiles.map((sd) => compact(sd, bases, known)) } };
}

function definitionsOf(...files) {
  return files
    .flatMap((file) => readDefinitions(file).entry.map(({ resource }) => resource))
    .filter(({ resourceType }) => resourceType === 'StructureDefinition');
}

function compact(definition, bases, known) {
  const elements = definition.snapshot.element;
  const sliced = new Set(elements.filter(({ sliceName }) => sliceName).map(({ id }) => id.replace(/:[^:.]*$/, '')));
  const further = FURTHER_CONTEXTS[definition.id] ?? [];
  const contexts = definition.context
    ?.map(({ type, expression }) => (type === 'element' ? expression : { type, expression }))
    .concat(further);
  return {
    url: definition.url,
    title: definition.title ?? definition.name,
    type: definition.type,
    context: contexts,
    contextInvariant: definition.contextInvariant,
    modifier: elements[0].isModifier ? 1 : undefined,
    elements: elements
      .map((element) => added(element, bases, known, sliced))
      .filter((element) => element !== undefined),
  };
}

/** What an element of a snapshot adds to the same element of R4's types; undefined where it adds nothing. */
function added(element, bases, known, sliced) {
  const base = bases.get(element.base?.path ?? element.path) ?? {};
  const { id, path, sliceName, min, max, slicing } = element;
  const result = {
    id,
    path: id.replace(/:[^.]*/g, '') === path ? undefined : path,
    sliceName: sliceName ? 1 : undefined,
  };
  const isRoot = !path.includes('.');
  if (!isRoot && min !== (sliceName ? 0 : element.base.min)) result.min = min;
  if (!isRoot && max !== element.base.max) result.max = max;
  if (slicing && sliced.has(id)) {
    const { discriminator, ordered, rules } = slicing;
    result.slicing = { discriminator, ordered: ordered || undefined, rules };
  }
  for (const key of Object.keys(element)) {
    const isKept = KEPT.includes(key) || KEPT_CHOICES.test(key);
    if (isKept && JSON.stringify(plain(key, element[key])) !== JSON.stringify(plain(key, base[key])))
      result[key] = plain(key, element[key]);
  }
  const constraint = (element.constraint ?? []).filter(({ key, expression }) => !known.has(`${key} ${expression}`));
  if (constraint.length > 0)
    result.constraint = constraint.map(({ key, severity, human, expression }) => ({
      key,
      severity,
      human,
      expression,
    }));
  const says = Object.values(result).filter((value) => value !== undefined).length;
  return says > 1 ? result : undefined;
}

/** Without prose. The types of `id` and `url` are FHIRPath's own in a snapshot: they add nothing. */
function plain(key, value) {
  if (value === undefined) return undefined;
  if (key === 'binding') return { strength: value.strength, valueSet: value.valueSet };
  if (key !== 'type') return value;
  const types = value.filter(({ code }) => !code.startsWith('http:'));
  if (types.length === 0) return undefined;
  return types.map(({ code, profile, targetProfile, aggregation }) => ({
    code,
    profile: profile?.filter((url) => url !== CORE + code),
    targetProfile,
    aggregation,
  }));
}
