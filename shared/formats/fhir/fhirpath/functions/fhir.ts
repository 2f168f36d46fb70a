import { isObject } from '../../json/value.ts';
import type { Environment } from '../environment.ts';
import { single, undecidable } from '../environment.ts';
import type { Item, Items } from '../items.ts';
import { NOTHING, UNKNOWN } from '../items.ts';
import { createStep } from '../navigate.ts';
import { isOfType } from '../type-test.ts';
import type { Deciders, Evaluators } from './call.ts';
import { text, typeOf, value } from './call.ts';

/** What FHIR R4 adds to FHIRPath (FHIRPath page, 2.9.1.5 Additional functions), and the tests of types. */
export const FHIR_TESTS: Deciders = {
  is: (call) => {
    const type = typeOf(call);
    return (focus, environment) => {
      const item = single(call.input(focus, environment));
      return item === undefined ? null : isOfType(item, type, environment.types.definitions);
    };
  },
  hasValue: ({ input }) => {
    return (focus, environment) => {
      const items = input(focus, environment);
      return items.length === 1 && items[0].value !== undefined && typeof items[0].value !== 'object';
    };
  },
  memberOf: (call) => {
    const valueSet = value(call);
    return (focus, environment) => {
      const item = single(call.input(focus, environment));
      const url = text(valueSet(focus, environment));
      return item === undefined || url === undefined ? null : memberOf(item, url, environment);
    };
  },
  // The narrative's judge says this; profiles and a terminology server, nobody here.
  htmlChecks: () => undecidable,
  htmlChecks2: () => undecidable,
  conformsTo: () => undecidable,
  subsumes: () => undecidable,
  subsumedBy: () => undecidable,
  comparable: () => undecidable,
};

const reference = createStep('reference');
const extension = createStep('extension');

export const FHIR_FUNCTIONS: Evaluators = {
  as: (call) => {
    const type = typeOf(call);
    return (focus, environment) => {
      const { definitions } = environment.types;
      // On several items an error by the letter; R4's own constraints (dom-3) mean a filter.
      return call.input(focus, environment).filter((item) => isOfType(item, type, definitions));
    };
  },
  getValue: ({ input }) => {
    return (focus, environment) => {
      const items = input(focus, environment);
      return items.length === 1 && items[0].value !== undefined && typeof items[0].value !== 'object' ? items : NOTHING;
    };
  },
  extension: (call) => {
    const url = value(call);
    return (focus, environment) => {
      const wanted = text(url(focus, environment));
      if (wanted === undefined) return NOTHING;
      const all = extension(call.input(focus, environment), environment);
      return all.filter((item) => isObject(item.value) && item.value.url === wanted);
    };
  },
  resolve: ({ input }) => {
    return (focus, environment) => input(focus, environment).flatMap((item) => resolve(item, environment));
  },
  elementDefinition: () => undecidable,
  slice: () => undecidable,
  checkModifiers: () => undecidable,
  type: ({ input }) => {
    return (focus, environment) =>
      input(focus, environment).map(({ type }) => ({
        value: { namespace: type.kind === 'system' ? 'System' : 'FHIR', name: type.name },
        type: UNKNOWN,
        twin: undefined,
      }));
  },
};

/** Contained resources, the container itself and resources of the same Bundle. */
function resolve(item: Item, environment: Environment): Items {
  const target = isObject(item.value) ? reference([item], environment) : [item];
  const url = text(target);
  if (url === undefined) return NOTHING;
  if (url === '#') return environment.root;
  if (!url.startsWith('#')) return resolveInBundle(url, environment);
  const [root] = environment.root;
  if (!isObject(root?.value) || !Array.isArray(root.value.contained)) return NOTHING;
  const id = url.slice(1);
  const found: unknown = root.value.contained.find((resource: unknown) => isObject(resource) && resource.id === id);
  if (!isObject(found)) return NOTHING;
  return [{ value: found, type: environment.types.ofResource(found), twin: undefined }];
}

/** What the Bundle does not have may lie elsewhere. */
function resolveInBundle(url: string, { visit, types }: Environment): Items {
  const found = visit?.resolve?.(url);
  return found ? [{ value: found, type: types.ofResource(found), twin: undefined }] : undecidable();
}

const coding = createStep('coding');

/** A concept is a member where one of its codings is. */
function memberOf(item: Item, valueSet: string, environment: Environment): boolean {
  const { terminology } = environment;
  if (!terminology) return undecidable();
  const codings = item.type.name === 'CodeableConcept' ? coding([item], environment) : [item];
  let open = false;
  for (const { value: given } of codings) {
    const code = isObject(given) ? given.code : given;
    if (typeof code !== 'string') continue;
    const system = isObject(given) && typeof given.system === 'string' ? given.system : undefined;
    const member = terminology.memberOf(valueSet, system, code);
    if (member === true) return true;
    if (member === null) open = true;
  }
  return open ? undecidable() : false;
}
