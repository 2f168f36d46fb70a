import type { Visit } from '../conformance/model.ts';
import type { Definitions, ElementDefinition } from '../definitions/model.ts';
import type { Segment } from '../json/locate.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import { CORE, type ProfileStore } from './store.ts';

interface Tools {
  readonly definitions: Definitions;
  readonly store: ProfileStore;
  readonly visit: Visit;
}

/** Written by guides for logical models of R4, though it came with R5. */
const LATER_BASES: ReadonlySet<string> = new Set(['Base', 'DataType', 'PrimitiveType', 'BackboneType']);

/** R4, StructureDefinition: a constraint is on the type of its base, a specialisation makes a new one. */
export function judgeBase({ baseDefinition, derivation, kind }: Json, type: string, store: ProfileStore, visit: Visit) {
  if (typeof baseDefinition !== 'string') return;
  const base = store.typeOf(baseDefinition);
  if (base === undefined) {
    const name = baseDefinition.startsWith(CORE) ? baseDefinition.slice(CORE.length) : undefined;
    // What is in no edition is a slip; profiles and extensions may have come with a later one.
    if (name !== undefined && /^[A-Z]\w*$/.test(name) && kind !== 'logical' && !LATER_BASES.has(name)) {
      visit.report('definitionBase', ['baseDefinition'], { actual: baseDefinition });
    }
    return;
  }
  if (derivation === 'constraint' && base !== type) visit.report('definitionBaseType', ['type'], { expected: base });
  if (derivation === 'specialization' && base === type) {
    visit.report('definitionBaseType', ['type'], {
      message: 'Una definición que especializa a otra lleva el mismo tipo que ella',
      expected: `un tipo distinto de ${base}`,
    });
  }
}

/** R4, Profiling: what a profile says of an element keeps within what the base says. */
export function judgeNarrowing(element: Json, base: ElementDefinition, below: readonly Segment[], tools: Tools): void {
  const { visit } = tools;
  const { min, max, binding } = element;
  // Of a slice the base says how many there are with all the others.
  const isSliced = element.sliceName !== undefined || String(element.id ?? '').includes(':');
  if (typeof min === 'number' && min < base.min && !isSliced) {
    visit.report('definitionCardinality', [...below, 'min'], { expected: `${base.min} o más` });
  }
  if (typeof max === 'string' && (max === '*' ? Number.POSITIVE_INFINITY : Number(max)) > base.max) {
    visit.report('definitionCardinality', [...below, 'max'], { expected: `${base.max} o menos` });
  }
  if (isObject(binding) && typeof binding.strength === 'string' && binding.strength !== 'required') {
    if (base.binding?.strength === 'required') {
      visit.report('definitionBinding', [...below, 'binding', 'strength'], { expected: 'required' });
    }
  }
  judgeTypes(element, base, below, tools);
}

/** Codes of FHIRPath's own types, which R4 gives ids and URLs. */
const SYSTEM_TYPE = 'http://hl7.org/fhirpath/';
/** R4 writes the types of these in several ways. */
const LOOSE: ReadonlySet<string> = new Set(['id', 'div']);

function judgeTypes(element: Json, base: ElementDefinition, below: readonly Segment[], tools: Tools): void {
  const { definitions, store, visit } = tools;
  if (base.types.length === 0 || LOOSE.has(base.name)) return;
  const types = Array.isArray(element.type) ? element.type : [];
  const codes: string[] = [];
  types.forEach((one: unknown, index) => {
    if (!isObject(one) || typeof one.code !== 'string' || one.code.startsWith(SYSTEM_TYPE)) return;
    const { code } = one;
    codes.push(code);
    if (!isOneOf(code, base, definitions)) {
      const expected = base.types.map((type) => type.code).join(', ');
      visit.report('definitionElementType', [...below, 'type', index, 'code'], { actual: code, expected });
      return;
    }
    if (!Array.isArray(one.profile)) return;
    one.profile.forEach((canonical: unknown, at) => {
      const type = typeof canonical === 'string' ? store.typeOf(canonical) : undefined;
      if (type === undefined || type === code || definitions.isKindOf(code, type)) return;
      // A profile on the contents of a resource or of anything may be of any type.
      if (!definitions.isPrimitive(code) && definitions.isKindOf(type, code) && !isConcrete(code)) return;
      visit.report('definitionTypeProfile', [...below, 'type', index, 'profile', at], { expected: code });
    });
  });
  judgeValue(element, codes.length > 0 ? codes : base.types.map(({ code }) => code), below, tools);
}

/** Values are of one of the types of their element. */
function judgeValue(element: Json, codes: readonly string[], below: readonly Segment[], { visit, definitions }: Tools) {
  for (const key of Object.keys(element)) {
    const written = /^(?:fixed|pattern)([A-Z]\w*)$/.exec(key)?.[1];
    if (written === undefined) continue;
    const isOf = codes.some((code) => {
      const name = code.charAt(0).toUpperCase() + code.slice(1);
      return name === written || definitions.isKindOf(code, written) || definitions.isKindOf(written, code);
    });
    if (!isOf) visit.report('definitionElementType', [...below, key], { actual: key, expected: codes.join(', ') });
  }
}

function isOneOf(code: string, { types }: ElementDefinition, definitions: Definitions): boolean {
  return types.some((type) => type.code === code || definitions.isKindOf(code, type.code) || !isConcrete(type.code));
}

function isConcrete(code: string): boolean {
  return !['Resource', 'DomainResource', 'Element', 'BackboneElement', '*'].includes(code);
}
