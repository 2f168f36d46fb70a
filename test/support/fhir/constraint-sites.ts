import type { Visit } from '../../../shared/formats/fhir/conformance/model.ts';
import type { Constraint, Definitions, Shape } from '../../../shared/formats/fhir/definitions/model.ts';
import { compileCondition } from '../../../shared/formats/fhir/fhirpath/compile.ts';
import type { Environment } from '../../../shared/formats/fhir/fhirpath/environment.ts';
import { isUndecidable } from '../../../shared/formats/fhir/fhirpath/environment.ts';
import type { Type, Types } from '../../../shared/formats/fhir/fhirpath/items.ts';
import { NOTHING } from '../../../shared/formats/fhir/fhirpath/items.ts';
import type { Json } from '../../../shared/formats/fhir/json/value.ts';
import { isObject } from '../../../shared/formats/fhir/json/value.ts';

/** A value and a constraint that R4 puts on it. */
export interface Site {
  readonly constraint: Constraint;
  readonly value: unknown;
  /** Name of the type, or path of a backbone element. */
  readonly type: string;
  readonly shape: Shape | undefined;
  readonly resource: Json;
  readonly root: Json;
}

/** Every value of a resource with every constraint on it; resources of a Bundle's entries stand by themselves. */
export function eachSite(resource: Json, definitions: Definitions, visit: (site: Site) => void): void {
  const object = (value: Json, shape: Shape, further: readonly Constraint[], own: Json, root: Json): void => {
    const type = shape.path === 'SimpleQuantity' ? 'Quantity' : shape.path;
    for (const constraint of [...shape.constraints, ...further]) {
      visit({ constraint, value, type, shape, resource: own, root });
    }
    for (const key in value) {
      const property = shape.properties.get(key);
      if (!property) continue;
      const { constraints } = property.element;
      for (const member of [value[key]].flat()) {
        if (member === null || member === undefined) continue;
        if (property.primitive) {
          for (const constraint of constraints) {
            visit({ constraint, value: member, type: property.type, shape: undefined, resource: own, root });
          }
          continue;
        }
        if (!isObject(member)) continue;
        if (property.shape) object(member, property.shape, constraints, own, root);
        else inner(member, key === 'contained' ? root : undefined);
      }
    }
  };

  const inner = (value: Json, root: Json | undefined): void => {
    const shape = typeof value.resourceType === 'string' ? definitions.shape(value.resourceType) : undefined;
    if (shape?.kind === 'resource') object(value, shape, [], value, root ?? value);
  };

  inner(resource, undefined);
}

const conditions = new Map<string, ReturnType<typeof compileCondition>>();

export type Outcome = boolean | null | 'undecidable';

/** What the own compiler makes of an expression as written; null of an empty collection. */
export function evaluateCondition(
  expression: string,
  value: unknown,
  type: Type,
  types: Types,
  { resource, root }: { readonly resource: Json; readonly root: Json },
): Outcome {
  const focus = [{ value, type, twin: undefined }];
  const of = (json: Json) => [{ value: json, type: types.ofResource(json), twin: undefined }];
  const environment: Environment = {
    types,
    resource: of(resource),
    root: of(root),
    context: focus,
    terminology: undefined,
    visit: undefined,
    budget: { left: 10_000_000 },
    index: 0,
    total: NOTHING,
  };
  try {
    const compiled = conditions.get(expression) ?? compileCondition(expression);
    conditions.set(expression, compiled);
    return compiled(focus, environment);
  } catch (error) {
    if (isUndecidable(error)) return 'undecidable';
    throw error;
  }
}

/** A visit that stands at a resource and collects what is reported. */
export function collectingVisit(definitions: Definitions, resource: Json) {
  const reports: string[] = [];
  const undecided: string[] = [];
  const visit: Visit = {
    definitions,
    resource,
    root: resource,
    path: [],
    report: (rule, below = []) => reports.push([rule, ...below].join(' ')),
    undecided: (layer) => undecided.push(layer),
  };
  return { visit, reports, undecided };
}
