import type { LayerJudge, Visit } from '../conformance/model.ts';
import type { Binding, Definitions, Shape } from '../definitions/model.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import { codingVerdict, conceptVerdict, describeList, verdictOf } from './binding.ts';
import { judgeCode } from './coding.ts';
import type { Membership } from './membership.ts';
import { judgeTerminologyResource, TERMINOLOGY_RESOURCES } from './resources.ts';
import { createSystemFacts } from './system-facts.ts';
import type { LocalTerminology } from './terminology.ts';

const LAYER = 'fhir-terminologia';
const DATA_ABSENT = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';
/** Primitives whose bindings speak of the value itself. */
const BOUND_PRIMITIVES: ReadonlySet<string> = new Set(['code', 'uri', 'string']);

/** What a shape has for this layer. */
interface ShapeFacts {
  readonly kind: 'coding' | 'concept' | 'quantity' | 'other';
  /** Properties of type `code` whose list is required. */
  readonly required: readonly { readonly key: string; readonly twin: string; readonly list: boolean }[];
}

/** A binding with its lists at hand; undefined where nothing of it can be judged. */
interface BoundList {
  readonly strength: Binding['strength'];
  readonly url: string;
  readonly list: Membership | undefined;
  readonly maximum: Membership | undefined;
  /** All codes of a required list, for a look-up without a question. */
  readonly codes: ReadonlySet<string> | undefined;
}

/** The layer `fhir-terminologia`: codes, systems, displays, units and bound lists, by what is at hand. */
export function createTerminologyJudge(terminology: LocalTerminology, definitions: Definitions): LayerJudge {
  const shapes = new WeakMap<Shape, ShapeFacts>();
  const bounds = new WeakMap<Binding, BoundList>();
  const factsOfSystem = createSystemFacts(terminology);

  const factsOf = (shape: Shape): ShapeFacts => {
    let facts = shapes.get(shape);
    if (!facts) {
      facts = readShape(shape, definitions);
      shapes.set(shape, facts);
    }
    return facts;
  };

  const boundOf = (binding: Binding): BoundList => {
    let bound = bounds.get(binding);
    if (!bound) {
      bound = readBinding(binding, terminology);
      bounds.set(binding, bound);
    }
    return bound;
  };

  return {
    layer: LAYER,
    resource(value, _shape, visit) {
      if (!TERMINOLOGY_RESOURCES.has(value.resourceType)) return;
      judgeTerminologyResource(value, { factsOfSystem, terminology, visit });
    },
    wantsComplex(shape, property) {
      const { kind, required } = factsOf(shape);
      if (required.length > 0 || kind === 'coding' || kind === 'quantity') return true;
      return kind === 'concept' && isJudged(property?.element.binding);
    },
    wantsPrimitive: ({ type, element }) => BOUND_PRIMITIVES.has(type) && isJudged(element.binding),
    complex(value, shape, property, visit) {
      const { kind, required } = factsOf(shape);
      for (let i = 0; i < required.length; i++) {
        const { key, twin, list } = required[i];
        if (value[twin] !== undefined) judgeAbsence(value[key], value[twin], key, list, visit);
      }
      if (kind === 'other') return;
      if (kind !== 'concept') judgeCode(value, kind, factsOfSystem, terminology, visit);
      const binding = property?.element.binding;
      if (binding) judgeBound(value, kind, boundOf(binding), terminology, visit);
    },
    primitive(value, { type, element }, _twin, visit) {
      const { binding } = element;
      if (!binding || typeof value !== 'string' || !BOUND_PRIMITIVES.has(type)) return;
      const bound = boundOf(binding);
      if (!bound.codes?.has(value)) judgePrimitive(value, type, bound, visit);
    },
  };
}

function readShape({ path, properties }: Shape, definitions: Definitions): ShapeFacts {
  const required = [...properties.values()]
    .filter(({ type, element }) => type === 'code' && element.binding?.strength === 'required')
    .map(({ key, list }) => ({ key, twin: `_${key}`, list }));
  if (path === 'Coding') return { kind: 'coding', required };
  if (path === 'CodeableConcept') return { kind: 'concept', required };
  return { kind: definitions.isKindOf(path, 'Quantity') ? 'quantity' : 'other', required };
}

/** Preferred and example bindings say nothing that can be breached, unless they have a widest list. */
function isJudged(binding: Binding | undefined): boolean {
  if (!binding) return false;
  const { strength, maxValueSet } = binding;
  return strength === 'required' || strength === 'extensible' || maxValueSet !== undefined;
}

function readBinding({ strength, valueSet, maxValueSet }: Binding, terminology: LocalTerminology): BoundList {
  const isAsked = strength === 'required' || strength === 'extensible';
  const list = isAsked ? terminology.membership(valueSet) : undefined;
  const maximum = maxValueSet === undefined ? undefined : terminology.membership(maxValueSet);
  const codes = strength === 'required' ? list?.codes() : undefined;
  return { strength, url: valueSet, list, maximum, codes: codes && new Set(codes) };
}

function judgePrimitive(value: string, type: string, bound: BoundList, visit: Visit): void {
  const { strength, list, maximum, url } = bound;
  if (strength === 'required') {
    const verdict = list ? verdictOf(list.contains(undefined, value)) : 'unknown';
    if (verdict === 'unknown') visit.undecided(LAYER);
    if (verdict !== 'outside' || !list) return;
    const detail = { actual: value, expected: describeList(list, url) };
    visit.report(type === 'code' ? 'code' : 'bindingRequired', undefined, detail);
    return;
  }
  if (maximum?.contains(undefined, value) === false) visit.report('bindingMaximum', undefined, { actual: value });
}

function judgeBound(
  value: Json,
  kind: 'coding' | 'concept' | 'quantity',
  bound: BoundList,
  terminology: LocalTerminology,
  visit: Visit,
): void {
  const { strength, list, maximum, url } = bound;
  const verdictIn = kind === 'concept' ? conceptVerdict : codingVerdict;
  if (maximum && verdictIn(value, maximum) === 'outside') {
    visit.report('bindingMaximum', undefined, { actual: codesOf(value), expected: describeList(maximum, url) });
    return;
  }
  if (strength !== 'required' && strength !== 'extensible') return;
  const verdict = list ? verdictIn(value, list) : 'unknown';
  if (verdict === 'inside') return;
  if (strength === 'extensible') {
    if (verdict === 'outside' && list && isOfItsSystems(value, list, terminology)) {
      visit.report('bindingExtensible', undefined, { actual: codesOf(value), expected: describeList(list, url) });
    }
    return;
  }
  if (verdict === 'unknown' || !list) visit.undecided(LAYER);
  else if (verdict === 'outside') {
    visit.report('bindingRequired', undefined, { actual: codesOf(value), expected: describeList(list, url) });
  } else if (kind !== 'quantity' && value.extension === undefined && !hasExtendedCoding(value)) {
    visit.report('bindingMissing', undefined, { expected: describeList(list, url) });
  }
}

/** Whether a coding has a code that its system has and the list has not, though the list is made of that system. */
function isOfItsSystems(value: Json, list: Membership, terminology: LocalTerminology): boolean {
  const codings: readonly unknown[] = Array.isArray(value.coding) ? value.coding : [value];
  return codings.some((coding) => {
    if (!isObject(coding)) return false;
    const { system, code } = coding;
    if (typeof system !== 'string' || typeof code !== 'string') return false;
    return list.systems().has(system) && terminology.hasCode(system, code) === true;
  });
}

/** Why there is no code may stand in an extension of a coding, or of its code. */
function hasExtendedCoding({ coding, _code }: Json): boolean {
  if (_code !== undefined) return true;
  if (!Array.isArray(coding)) return false;
  return coding.some((item) => isObject(item) && (item.extension !== undefined || item._code !== undefined));
}

function codesOf({ coding, code }: Json): string | undefined {
  if (typeof code === 'string') return code;
  if (!Array.isArray(coding)) return undefined;
  return coding.flatMap((item) => (isObject(item) && typeof item.code === 'string' ? item.code : [])).join(', ');
}

/** A `code` with a required list says why it is absent in place of saying a code. */
function judgeAbsence(value: unknown, twin: unknown, key: string, list: boolean, visit: Visit): void {
  if (!list) {
    if (value === undefined && saysAbsent(twin)) visit.report('bindingMissing', [key]);
    return;
  }
  if (!Array.isArray(twin)) return;
  for (let i = 0; i < twin.length; i++) {
    const isThere = Array.isArray(value) && value[i] !== undefined && value[i] !== null;
    if (!isThere && saysAbsent(twin[i])) visit.report('bindingMissing', [key, i]);
  }
}

function saysAbsent(twin: unknown): boolean {
  if (!isObject(twin) || !Array.isArray(twin.extension)) return false;
  return twin.extension.some((item) => isObject(item) && item.url === DATA_ABSENT);
}
