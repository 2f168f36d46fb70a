import type { Definitions, Property, Shape } from '../definitions/model.ts';
import type { Json } from '../json/value.ts';

/** What FHIRPath calls a collection: ordered, may repeat. Never changed once handed over. */
export type Items = readonly Item[];

/** One element of a collection, with the type it has in its place. */
export interface Item {
  /** As JSON has it; undefined for a primitive that has only extensions. */
  readonly value: unknown;
  readonly type: Type;
  /** The `_name` of a primitive: its id and extensions. */
  readonly twin: Json | undefined;
}

export interface Type {
  /** `Quantity`, `BackboneElement`, `dateTime`; of a system type its bare name: `String`. */
  readonly name: string;
  readonly kind: 'system' | 'primitive' | 'complex';
  /** Undefined for what the definitions do not know: its children are read as they come. */
  readonly shape: Shape | undefined;
  /** Name in FHIRPath → JSON properties that hold it; filled as names are asked for. */
  readonly leads: Map<string, Lead>;
}

/** Where a name leads from a type. */
export interface Lead {
  readonly steps: readonly Step[];
  /** All JSON properties, where they are so many (a choice of 50 types) that a value's own are fewer. */
  readonly keys: ReadonlySet<string> | undefined;
}

/** One JSON property that a name in FHIRPath leads to. */
export interface Step {
  readonly key: string;
  readonly twinKey: string | undefined;
  /** Undefined where only the value's own `resourceType` tells. */
  readonly type: Type | undefined;
}

export const NOTHING: Items = [];

export function makeType(name: string, kind: Type['kind'], shape?: Shape): Type {
  return { name, kind, shape, leads: new Map() };
}

export const STRING = makeType('String', 'system');
export const INTEGER = makeType('Integer', 'system');
export const DECIMAL = makeType('Decimal', 'system');
export const BOOLEAN = makeType('Boolean', 'system');
export const DATE = makeType('Date', 'system');
export const DATE_TIME = makeType('DateTime', 'system');
export const TIME = makeType('Time', 'system');
/** Value: `{ value, code }`. */
export const QUANTITY = makeType('Quantity', 'system');
/** Of what no definition describes. */
export const UNKNOWN = makeType('', 'complex');

const TRUE: Items = [{ value: true, type: BOOLEAN, twin: undefined }];
const FALSE: Items = [{ value: false, type: BOOLEAN, twin: undefined }];

export function ofBoolean(value: boolean | null): Items {
  if (value === null) return NOTHING;
  return value ? TRUE : FALSE;
}

export function ofString(value: string): Items {
  return [{ value, type: STRING, twin: undefined }];
}

/** A number without decimals is an Integer: in JSON nothing tells 1 from 1.0. */
export function ofNumber(value: number): Items {
  if (!Number.isFinite(value)) return NOTHING;
  return [{ value, type: Number.isInteger(value) ? INTEGER : DECIMAL, twin: undefined }];
}

/** The types of the definitions as items have them; one object a type, so that they can be compared. */
export interface Types {
  readonly definitions: Definitions;
  /** Type of a resource by its `resourceType`. */
  ofResource(value: Json): Type;
  /** Type of a shape; `name` where it is a backbone. */
  ofShape(shape: Shape): Type;
  ofProperty(property: Property): Type | undefined;
  /** Type by its code, of a primitive or of a complex type. */
  named(code: string): Type;
  readonly extension: Type;
  /** Where `name` leads from a type. */
  lead(type: Type, name: string): Lead;
}

const MANY_KEYS = 12;

/** Names of the types whose values say themselves what they are. */
const ABSTRACT = new Set(['Resource', 'DomainResource']);

export function createTypes(definitions: Definitions): Types {
  const byName = new Map<string, Type>();
  const byShape = new Map<Shape, Type>();

  const ofShape = (shape: Shape): Type => {
    const known = byShape.get(shape);
    if (known) return known;
    const type = makeType(shape.kind === 'backbone' ? 'BackboneElement' : shape.path, 'complex', shape);
    byShape.set(shape, type);
    return type;
  };

  const named = (code: string): Type => {
    const known = byName.get(code);
    if (known) return known;
    const shape = definitions.isPrimitive(code) ? undefined : definitions.shape(code);
    const kind = definitions.isPrimitive(code) || code === 'xhtml' ? 'primitive' : 'complex';
    const type = shape ? ofShape(shape) : makeType(code, kind);
    // Only names of the definitions come here, so this table cannot grow with the input.
    byName.set(code, type);
    return type;
  };

  const ofProperty = (property: Property): Type | undefined => {
    if (property.primitive) return named(property.type);
    if (ABSTRACT.has(property.type)) return undefined;
    return property.shape ? ofShape(property.shape) : named(property.type);
  };

  const types: Types = {
    definitions,
    ofShape,
    named,
    ofProperty,
    extension: named('Extension'),
    ofResource(value) {
      const name = value.resourceType;
      if (typeof name !== 'string' || !definitions.isResource(name)) return UNKNOWN;
      return named(name);
    },
    lead(type, name) {
      const known = type.leads.get(name);
      if (known) return known;
      const steps: Step[] = [];
      for (const property of type.shape?.properties.values() ?? []) {
        if (property.element.name !== name && !(property.key === name && !property.element.choice)) continue;
        const twinKey = property.primitive ? `_${property.key}` : undefined;
        steps.push({ key: property.key, twinKey, type: ofProperty(property) });
      }
      // What names lead to stands in expressions, which are bounded; the definitions are shared by all files.
      const keys = steps.flatMap(({ key, twinKey }) => (twinKey === undefined ? [key] : [key, twinKey]));
      const lead = { steps, keys: keys.length > MANY_KEYS ? new Set(keys) : undefined };
      type.leads.set(name, lead);
      return lead;
    },
  };
  return types;
}
