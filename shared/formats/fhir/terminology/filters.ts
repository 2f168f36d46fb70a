import type { CodeSystem, Concept } from './code-system.ts';
import { descendantsOf } from './code-system.ts';
import type { FilterTable } from './tables.ts';

/** Whether a concept of a system passes a filter of a value set; null where that cannot be told. */
export type ConceptTest = (concept: Concept) => boolean | null;

const NOBODY_KNOWS: ConceptTest = () => null;

/** FHIR R4, filter operators. What is worked out of a hierarchy is worked out once. */
export function compileFilter({ property, op, value }: FilterTable, system: CodeSystem): ConceptTest {
  if (property === '' || value === '') return NOBODY_KNOWS;
  switch (op) {
    case 'is-a':
      return subsumption(property, value, system, true);
    case 'descendent-of':
      return subsumption(property, value, system, false);
    case 'is-not-a':
      return negate(subsumption(property, value, system, true));
    case '=':
      return (concept) => has(valuesOf(concept, property, system), (text) => text === value);
    case 'in':
    case 'not-in': {
      const list = new Set(value.split(',').map((item) => item.trim()));
      const isIn: ConceptTest = (concept) => has(valuesOf(concept, property, system), (text) => list.has(text));
      return op === 'in' ? isIn : negate(isIn);
    }
    case 'exists':
      return (concept) => {
        const values = valuesOf(concept, property, system);
        return values === undefined ? null : values.length > 0 === (value === 'true');
      };
    case 'regex': {
      const pattern = safePattern(value);
      if (!pattern) return NOBODY_KNOWS;
      return (concept) => has(valuesOf(concept, property, system), (text) => pattern.test(text));
    }
    default:
      return NOBODY_KNOWS;
  }
}

function subsumption(property: string, value: string, system: CodeSystem, orSelf: boolean): ConceptTest {
  if (property !== 'concept' && property !== 'code') return NOBODY_KNOWS;
  let below: ReadonlySet<string> | undefined;
  return (concept) => {
    if (concept.code === value) return orSelf;
    // Nothing is known of what stands under a code that is not there.
    if (!system.find(value)) return null;
    below ??= descendantsOf(system, value);
    return below.has(concept.code);
  };
}

function negate(test: ConceptTest): ConceptTest {
  return (concept) => {
    const result = test(concept);
    return result === null ? null : !result;
  };
}

function has(values: readonly string[] | undefined, test: (text: string) => boolean): boolean | null {
  return values === undefined ? null : values.some(test);
}

/** Undefined where the property is not known: a table without properties, or a default that is not written. */
function valuesOf(concept: Concept, property: string, system: CodeSystem): readonly string[] | undefined {
  if (property === 'concept' || property === 'code') return [concept.code];
  if (property === 'display') return concept.displays.slice(0, 1);
  if (property === 'parent') return concept.parents;
  if (property === 'child' || !system.hasProperties) return undefined;
  const values = concept.properties?.get(property) ?? [];
  return values.length === 0 && IMPLIED.has(property) ? undefined : values;
}

/** Properties whose absence means a value. */
const IMPLIED: ReadonlySet<string> = new Set(['inactive', 'notSelectable', 'abstract', 'status', 'deprecated']);

const MAX_PATTERN = 200;
/** Characters, classes of characters and their repetition, at most one of it without an upper limit: linear time. */
const SAFE = /^(?:(?:\[\^?[\w .:-]+\]|\\[dws.-]|[\w .:-])(?:[*+?]|\{\d{1,3}(?:,\d{0,3})?\})?)*$/;
const UNLIMITED = /[*+]|,\}/g;

function safePattern(text: string): RegExp | undefined {
  const body = text.replace(/^\^/, '').replace(/\$$/, '');
  if (body.length > MAX_PATTERN || !SAFE.test(body)) return undefined;
  if ((body.match(UNLIMITED) ?? []).length > 1) return undefined;
  try {
    return new RegExp(`^(?:${body})$`);
  } catch {
    return undefined;
  }
}
