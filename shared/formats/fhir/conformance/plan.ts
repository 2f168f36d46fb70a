import type { Definitions, ElementDefinition, Property, Shape } from '../definitions/model.ts';
import type { PrimitiveType } from '../definitions/primitives.ts';
import { PRIMITIVES } from '../definitions/primitives.ts';
import type { LayerJudge } from './model.ts';

/** What the walk needs to know of one JSON property: one look-up a key, and nothing to work out. */
export interface Slot {
  readonly key: string;
  /** `type`: `resourceType`; `twin`: `_birthDate`; `held`: the resource of a Bundle's entry, which is judged apart. */
  readonly kind: 'primitive' | 'complex' | 'resource' | 'twin' | 'type' | 'held';
  readonly property: Property;
  readonly list: boolean;
  /** Name of a primitive's twin, or of a twin's primitive. */
  readonly other: string;
  readonly format: PrimitiveType | undefined;
  /** Bit of the element among the required ones of its plan; 0 for others. */
  readonly required: number;
  /** Bit of the element among the choices of its plan; 0 for others. */
  readonly choice: number;
  /** Judges that look at the value. */
  readonly judges: readonly LayerJudge[];
  /** The id of an element, which nothing else in the resource may bear. */
  readonly elementId: boolean;
  /** The value may be a URN of a UUID or an OID, which have forms of their own. */
  readonly uri: boolean;
  /** Plan of the children. */
  readonly plan: Plan | undefined;
}

/** A shape made ready for the walk with its judges. */
export interface Plan {
  readonly shape: Shape;
  readonly slots: ReadonlyMap<string, Slot>;
  readonly required: readonly ElementDefinition[];
  /** All bits of `required`. */
  readonly mask: number;
  /** An object of this shape is empty although it has an id (ele-1); a resource is not. */
  readonly element: boolean;
  /** Judges that look at a resource of this shape, or at another value that no property leads to. */
  readonly judges: readonly LayerJudge[];
}

export interface Planner {
  /** Plan of a type; undefined where R4 has none of that name. */
  ofType(type: string): Plan | undefined;
  ofShape(shape: Shape): Plan;
}

/** Masks are 32-bit integers; no shape of R4 has nearly as many required elements or choices. */
const MAX_BITS = 31;
const URIS = new Set(['uri', 'url', 'canonical']);

export function createPlanner(definitions: Definitions, judges: readonly LayerJudge[]): Planner {
  const plans = new Map<Shape, Plan>();
  const onComplex = judges.filter((judge) => judge.complex !== undefined);
  const onPrimitive = judges.filter((judge) => judge.primitive !== undefined);

  const complexJudges = (shape: Shape, property: Property | undefined): readonly LayerJudge[] =>
    onComplex.filter((judge) => judge.wantsComplex?.(shape, property) ?? true);

  const twinShape = (): Shape => {
    const shape = definitions.shape('Element');
    if (shape === undefined) throw new Error('Las definiciones de FHIR no traen el tipo Element.');
    return shape;
  };

  const make = (shape: Shape): Plan => {
    const required = shape.elements.filter(({ min }) => min > 0).slice(0, MAX_BITS);
    const choices = shape.elements.filter(({ choice }) => choice).slice(0, MAX_BITS);
    const slots = new Map<string, Slot>();
    let mask = 0;
    for (let i = 0; i < required.length; i++) mask |= 1 << i;
    const plan: Plan = {
      shape,
      slots,
      required,
      mask,
      element: shape.kind !== 'resource',
      judges: complexJudges(shape, undefined),
    };
    // Known before its slots are: types contain themselves.
    plans.set(shape, plan);
    const bit = (list: readonly ElementDefinition[], element: ElementDefinition): number => {
      const index = list.indexOf(element);
      return index < 0 ? 0 : 1 << index;
    };
    for (const property of shape.properties.values()) {
      const { key, element, list, primitive } = property;
      const resource = !primitive && definitions.isKindOf(property.type, 'Resource');
      const held = resource && element.path === 'Bundle.entry.resource';
      const known = property.primitive ? undefined : property.shape;
      const facts = {
        property,
        list,
        required: bit(required, element),
        choice: bit(choices, element),
        // Snapshot and differential of a StructureDefinition describe the same elements, under the same ids.
        elementId: key === 'id' && shape.kind !== 'resource' && shape.path !== 'ElementDefinition',
        uri: URIS.has(property.type),
      };
      slots.set(key, {
        ...facts,
        key,
        kind: primitive ? 'primitive' : held ? 'held' : resource ? 'resource' : 'complex',
        other: `_${key}`,
        format: primitive ? PRIMITIVES.get(property.type) : undefined,
        judges: primitive
          ? onPrimitive.filter((judge) => judge.wantsPrimitive?.(property) ?? true)
          : known === undefined
            ? []
            : complexJudges(known, property),
        plan: known === undefined ? undefined : ofShape(known),
      });
      if (!primitive || key === 'id') continue;
      slots.set(`_${key}`, {
        ...facts,
        key: `_${key}`,
        kind: 'twin',
        other: key,
        format: undefined,
        judges: [],
        elementId: false,
        plan: ofShape(twinShape()),
      });
    }
    if (shape.kind === 'resource') {
      const [property] = shape.properties.values();
      slots.set('resourceType', {
        key: 'resourceType',
        kind: 'type',
        property,
        list: false,
        other: '',
        format: undefined,
        required: 0,
        choice: 0,
        judges: [],
        elementId: false,
        uri: false,
        plan: undefined,
      });
    }
    return plan;
  };

  function ofShape(shape: Shape): Plan {
    return plans.get(shape) ?? make(shape);
  }

  return {
    ofShape,
    ofType(type) {
      const shape = definitions.shape(type);
      return shape === undefined ? undefined : ofShape(shape);
    },
  };
}
