import type { Visit } from '../conformance/model.ts';
import type { Definitions, ElementDefinition, Property, Shape } from '../definitions/model.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import { parseDiscriminatorPath } from './discriminator-path.ts';
import { elementOf } from './elements-of.ts';
import { judgeBase, judgeNarrowing } from './narrowing.ts';
import type { ProfileStore } from './store.ts';
import { CORE } from './store.ts';

/** What is at the end of a path: its element and its children, or that nobody can tell them. */
type Place = { readonly shape: Shape | undefined; readonly element?: ElementDefinition } | undefined;

/** Elements of one view that are looked at; R4's largest have some 600. */
const MAX_ELEMENTS = 20_000;

/** Whether a StructureDefinition speaks of a type and of elements that there are, and only narrows them. */
export function judgeDefinition(resource: Json, definitions: Definitions, store: ProfileStore, visit: Visit): void {
  const { type, url } = resource;
  if (typeof type !== 'string' || type === '') return;
  judgeBase(resource, type, store, visit);
  // HL7's own patterns (Event, Request) are logical models with plain names.
  const isHl7 = typeof url === 'string' && url.startsWith(CORE);
  const isKnown = definitions.shape(type) !== undefined || definitions.isPrimitive(type);
  if (!type.includes(':') && !isKnown && !isHl7) visit.report('definitionType', ['type']);
  for (const view of ['differential', 'snapshot'] as const) judgeView(resource, view, type, definitions, store, visit);
}

function judgeView(
  resource: Json,
  view: 'differential' | 'snapshot',
  type: string,
  definitions: Definitions,
  store: ProfileStore,
  visit: Visit,
): void {
  const holder = resource[view];
  if (!isObject(holder) || !Array.isArray(holder.element)) return;
  const root = type.slice(type.lastIndexOf('/') + 1);
  const isConstraint = resource.derivation === 'constraint';
  // sdf-8 leaves the paths of logical models free: HL7's data elements are of type `date.id` with the path `date.id`.
  const isFree = resource.kind === 'logical';
  holder.element.slice(0, MAX_ELEMENTS).forEach((element: unknown, index) => {
    if (!isObject(element) || typeof element.path !== 'string') return;
    const below = [view, 'element', index];
    const segments = element.path.split('.');
    if (segments[0] !== root) {
      if (isFree) return;
      visit.report('definitionPath', [...below, 'path'], { expected: root });
      return;
    }
    const shape = definitions.shape(type);
    if (!isConstraint || shape === undefined) return;
    const place = follow(shape, segments.slice(1));
    if (place === undefined)
      visit.report('definitionElement', [...below, 'path'], { expected: `un elemento de ${type}` });
    else {
      if (isObject(element.slicing)) judgeSlicing(element.slicing, place, [...below, 'slicing'], visit);
      if (place.element) judgeNarrowing(element, place.element, below, { definitions, store, visit });
    }
  });
}

function judgeSlicing({ discriminator }: Json, place: Place, below: readonly (string | number)[], visit: Visit): void {
  if (!Array.isArray(discriminator) || place?.shape === undefined) return;
  const { shape } = place;
  discriminator.forEach((one: unknown, index) => {
    if (!isObject(one) || typeof one.path !== 'string') return;
    const steps = parseDiscriminatorPath(one.path);
    if (steps === null) return;
    // Beyond a reference, a type or an extension it is another definition that says what there is.
    const end = steps.findIndex(({ kind }) => kind !== 'child');
    const names = (end < 0 ? steps : steps.slice(0, end)).flatMap((step) => (step.kind === 'child' ? [step.name] : []));
    if (follow(shape, names) === undefined)
      visit.report('definitionDiscriminator', [...below, 'discriminator', index, 'path'], {
        expected: `un elemento de ${shape.path}`,
      });
  });
}

/** Follows names of elements from a shape; undefined where one is not there. */
function follow(from: Shape, names: readonly string[]): Place {
  let shape: Shape | undefined = from;
  let last: ElementDefinition | undefined;
  for (const written of names) {
    // Below a choice, a resource or a primitive, the definition at hand does not say what may come.
    if (shape === undefined) return { shape: undefined };
    const name = written.replace('[x]', '');
    const own: Property | undefined = shape.properties.get(name);
    const element: ElementDefinition | undefined =
      elementOf(shape, name) ?? (own?.element.choice === true ? own.element : undefined);
    if (element === undefined) return undefined;
    const isOneType = element.choice && own !== undefined && own.key !== element.name;
    last = isOneType ? { ...element, types: element.types.filter(({ code }) => code === own.type) } : element;
    shape = element.choice && own === undefined ? undefined : own?.shape;
    if (own?.type === 'Resource') shape = undefined;
  }
  return { shape, element: last };
}
