/**
 * Makes `structure.json`: every type of R4 in rows (their form: shared/formats/fhir/definitions/tables.ts), without
 * what a type inherits and without prose.
 */
import { readDefinitions } from './sources.mjs';
import {
  ADDED_ROWS,
  CORRECTED_EXPRESSIONS,
  CORRECTED_ROWS,
  FOREIGN_ELEMENTS,
  FOREIGN_TYPES,
} from './structure-corrections.mjs';

export const outputs = ['structure.json'];
export const modules = ['structure-corrections.mjs'];

const EXTENSIONS = 'http://hl7.org/fhir/StructureDefinition/';
const VALUE_SETS = 'http://hl7.org/fhir/ValueSet/';
const FHIRPATH_TYPES = 'http://hl7.org/fhirpath/System.';

export async function generate() {
  return { 'structure.json': structureTables() };
}

/** @returns the tables of all R4 types, corrected */
export function structureTables() {
  const definitions = typeDefinitions();
  const roots = new Map(definitions.map((definition) => [definition.type, keysOf(definition.snapshot.element[0])]));
  const constraints = constraintList();
  const types = {};
  for (const definition of definitions) types[definition.type] = typeEntry(definition, roots, constraints);
  dropInherited(types);
  types.SimpleQuantity = simpleQuantity(constraints);
  return { fhirVersion: '4.0.1', constraints: constraints.rows, types };
}

/** R4's types and resources; logical models (Event, Request, FiveWs …) are patterns, not types of data. */
function typeDefinitions() {
  return ['profiles-types.json', 'profiles-resources.json']
    .flatMap((file) => readDefinitions(file).entry.map(({ resource }) => resource))
    .filter(
      ({ resourceType, kind, derivation, type }) =>
        resourceType === 'StructureDefinition' &&
        kind !== 'logical' &&
        derivation !== 'constraint' &&
        !FOREIGN_TYPES.has(type),
    );
}

/** The one profile that base definitions name: Quantity without `comparator`, which sqty-1 says on its own. */
function simpleQuantity(constraints) {
  const profile = readDefinitions('profiles-types.json').entry.find(({ resource }) => resource.id === 'SimpleQuantity');
  const own = profile.resource.snapshot.element[0].constraint.filter(({ key }) => key === 'sqty-1');
  return { kind: 'complex', base: 'Quantity', constraints: own.map((it) => constraints.indexOf(it, 'Quantity')) };
}

function typeEntry(definition, roots, constraints) {
  const { type, kind, abstract, baseDefinition, snapshot } = definition;
  const base = baseDefinition?.split('/').pop();
  const [root, ...elements] = snapshot.element;
  const inherited = (base && roots.get(base)) ?? new Set();
  const own = (root.constraint ?? []).filter(({ key }) => !inherited.has(key));
  const entry = {
    kind: kind === 'primitive-type' ? 'primitive' : kind === 'complex-type' ? 'complex' : kind,
    ...(abstract ? { abstract: true } : {}),
    ...(base ? { base } : {}),
    ...(own.length > 0 ? { constraints: own.map((it) => constraints.indexOf(it, type)) } : {}),
  };
  if (entry.kind === 'primitive') return entry;
  const rows = elements.map((element) => row(element, type, kind === 'resource', roots, constraints));
  return { ...entry, elements: corrected(type, rows) };
}

/** One element: `[path, cardinality, types, further facts]`. The id of a resource is an `id`; 4.0.1 says `string`. */
function row(element, type, isResource, roots, constraints) {
  const path = element.path.slice(type.length + 1);
  const types = path === 'id' && isResource ? ['id'] : (element.type ?? []).map(typeText);
  const codes = types.map((text) => text.replace(/[({].*$/, ''));
  const facts = {};
  const { binding } = element;
  if (binding?.valueSet) {
    facts.binding = `${binding.strength} ${valueSetText(binding.valueSet)}`;
    const max = binding.extension?.find(({ url }) => url === `${EXTENSIONS}elementdefinition-maxValueSet`);
    if (max) facts.maxValueSet = valueSetText(max.valueCanonical ?? max.valueUri);
  }
  const fromTypes = codes.length > 0 ? codes.map((code) => roots.get(code)) : [roots.get('BackboneElement')];
  const own = (element.constraint ?? []).filter(({ key }) => !fromTypes.every((keys) => keys?.has(key)));
  if (own.length > 0) facts.constraints = own.map((it) => constraints.indexOf(it, type));
  if (element.maxLength) facts.maxLength = element.maxLength;
  if (element.isModifier) facts.modifier = 1;
  if (element.contentReference) facts.content = element.contentReference.replace(/^.*#/, '');
  const cells = [path, `${element.min}..${element.max}`, types.join(' ')];
  return Object.keys(facts).length > 0 ? [...cells, facts] : cells;
}

/** `string`, `Reference(Patient,Group)`, `canonical(Library)`, `Quantity{SimpleQuantity}`. */
function typeText({ code, extension, targetProfile = [], profile = [] }) {
  const targets = targetProfile.map(plain).filter((name) => name !== 'Resource');
  return [
    code.startsWith(FHIRPATH_TYPES) ? fhirTypeOf(extension) : code,
    targets.length > 0 ? `(${targets.join(',')})` : '',
    profile.length > 0 ? `{${profile.map(plain).join(',')}}` : '',
  ].join('');
}

/** Elements written as XML attributes have a FHIRPath type; their FHIR type stands beside it. */
function fhirTypeOf(extension) {
  const type = extension?.find(({ url }) => url === `${EXTENSIONS}structuredefinition-fhir-type`);
  return type?.valueUrl ?? type?.valueUri ?? 'string';
}

function plain(url) {
  return url.startsWith(EXTENSIONS) ? url.slice(EXTENSIONS.length) : url;
}

/** Without the version: R4 has one of each. */
function valueSetText(canonical) {
  const url = canonical.replace(/\|.*$/, '');
  return url.startsWith(VALUE_SETS) ? url.slice(VALUE_SETS.length) : url;
}

function keysOf(element) {
  return new Set((element.constraint ?? []).map(({ key }) => key));
}

function corrected(type, rows) {
  const foreign = (path) =>
    FOREIGN_ELEMENTS.some((it) => `${type}.${path}` === it || `${type}.${path}`.startsWith(`${it}.`));
  const replaced = new Map((CORRECTED_ROWS[type] ?? []).map((it) => [it[0], it]));
  const kept = rows.filter(([path]) => !foreign(path)).map((it) => replaced.get(it[0]) ?? it);
  const added = ADDED_ROWS[type];
  if (!added) return kept;
  const at = kept.findLastIndex(([path]) => path === added.after || isOwnChild(path, added.after)) + 1;
  return [...kept.slice(0, at), ...added.rows, ...kept.slice(at)];
}

/** `characteristic.id`, `.extension`, `.modifierExtension`: what every backbone element begins with. */
function isOwnChild(path, parent) {
  return path.startsWith(`${parent}.`) && /^(?:id|extension|modifierExtension)$/.test(path.slice(parent.length + 1));
}

/** Leaves out rows that say what the base type says; `createDefinitions` puts them back in front. */
function dropInherited(types) {
  const text = (it) => JSON.stringify(it);
  const full = Object.fromEntries(Object.entries(types).map(([name, { elements }]) => [name, elements ?? []]));
  for (const [name, entry] of Object.entries(types)) {
    if (!entry.elements) continue;
    const rows = full[name];
    const inherited = new Set((full[entry.base] ?? []).map(text));
    const typeOf = new Map(rows.map(([path, , type]) => [path, type]));
    entry.elements = rows.filter((it) => {
      const at = it[0].lastIndexOf('.');
      if (at < 0) return !inherited.has(text(it));
      const ofParent = (full[typeOf.get(it[0].slice(0, at))] ?? []).map(text);
      return !ofParent.includes(text([it[0].slice(at + 1), ...it.slice(1)]));
    });
  }
}

/** Constraints once each; the same key may stand for several (`inv-1`). */
function constraintList() {
  const rows = [];
  const known = new Map();
  const indexOf = ({ key, severity, expression, human, extension }, type) => {
    const best = extension?.some((it) => it.url.endsWith('elementdefinition-bestpractice') && it.valueBoolean);
    const cells = [key, severity, CORRECTED_EXPRESSIONS[`${type} ${key}`] ?? expression, human, ...(best ? [1] : [])];
    const text = JSON.stringify(cells);
    if (!known.has(text)) known.set(text, rows.push(cells) - 1);
    return known.get(text);
  };
  return { rows, indexOf };
}
