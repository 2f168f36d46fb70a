import type { JudgeContext, LayerJudge, Visit } from '../conformance/model.ts';
import type { Constraint, ElementDefinition, Shape } from '../definitions/model.ts';
import type { Decide } from '../fhirpath/environment.ts';
import type { Type } from '../fhirpath/items.ts';
import type { Segment } from '../json/locate.ts';
import type { Json } from '../json/value.ts';
import { INVARIANT_WORDS } from '../rules/invariant-words.ts';
import { looseContained } from './contained.ts';
import { isSaidElsewhere } from './corrections.ts';
import type { EvaluatorOptions } from './evaluator.ts';
import { createEvaluator } from './evaluator.ts';

/** What the judge may be given besides the definitions. */
export type InvariantOptions = Omit<EvaluatorOptions, 'definitions'>;

/** Name of a constraint's rule for `visit.report`. */
export type InvariantRule = `invariant:${string}`;

/** One constraint, ready to run. */
interface Check {
  readonly constraint: Constraint;
  readonly rule: InvariantRule;
  readonly condition: Decide | undefined;
}

const NONE: readonly Check[] = [];

/** Constraints that are said by hand; the others are compiled. */
const BY_HAND = new Set(['dom-3', 'dom-6']);

/** Constraints that compare dates: written to the day and to the second, `2024-05-31` and that same day have no order. */
const ORDERS = /\b(?:start|lastModified|whenHandedOver) [<>]= /;
const UNORDERED = 'Las dos fechas no se escriben con la misma precisión y no se puede comprobar su orden';

/** A judge of all constraints of R4 but those that the walk says itself. */
export function createInvariantJudge({ definitions }: JudgeContext, options: InvariantOptions = {}): LayerJudge {
  const evaluator = createEvaluator({ definitions, ...options });
  const byShape = new Map<Shape, readonly Check[]>();
  const byElement = new Map<ElementDefinition, readonly Check[]>();

  const checksOf = (constraints: readonly Constraint[]): readonly Check[] => {
    const wanted = constraints.filter(({ key }) => !isSaidElsewhere(key) && !BY_HAND.has(key));
    if (wanted.length === 0) return NONE;
    return wanted.map((constraint) => ({
      constraint,
      rule: `invariant:${constraint.key}`,
      condition: evaluator.condition(constraint),
    }));
  };

  const ofShape = (shape: Shape): readonly Check[] => {
    const known = byShape.get(shape);
    if (known) return known;
    const made = checksOf(shape.constraints);
    byShape.set(shape, made);
    return made;
  };

  const ofElement = (element: ElementDefinition): readonly Check[] => {
    if (element.constraints.length === 0) return NONE;
    const known = byElement.get(element);
    if (known) return known;
    const made = checksOf(element.constraints);
    byElement.set(element, made);
    return made;
  };

  const run = (checks: readonly Check[], value: unknown, type: Type, twin: Json | undefined, visit: Visit): void => {
    for (const { constraint, rule, condition } of checks) {
      const outcome = condition ? evaluator.run(condition, value, type, twin, visit) : 'undecidable';
      if (outcome === true) continue;
      if (outcome === 'undecidable') {
        if (constraint.severity === 'error') visit.undecided('fhir-invariante');
        continue;
      }
      // A constraint of R4 must be true: one that comes to nothing is not.
      const message = outcome === 'empty' && ORDERS.test(constraint.expression) ? UNORDERED : undefined;
      visit.report(rule, undefined, { expected: expectedOf(constraint), message });
    }
  };

  return {
    layer: 'fhir-invariante',
    wantsComplex: (shape, property) =>
      shape.kind === 'resource' ||
      ofShape(shape).length > 0 ||
      (property !== undefined && ofElement(property.element).length > 0),
    wantsPrimitive: (property) => ofElement(property.element).length > 0,
    complex(value, shape, property, visit) {
      const own = ofShape(shape);
      if (own.length > 0) run(own, value, evaluator.types.ofShape(shape), undefined, visit);
      if (property !== undefined) {
        const further = ofElement(property.element);
        if (further.length > 0) run(further, value, evaluator.types.ofShape(shape), undefined, visit);
      }
      if (shape.kind === 'resource') judgeByHand(value, shape, visit);
    },
    primitive(value, property, twin, visit) {
      const checks = ofElement(property.element);
      if (checks.length > 0) run(checks, value, evaluator.types.named(property.type), twin, visit);
    },
  };
}

function judgeByHand(resource: Json, shape: Shape, visit: Visit): void {
  if (!shape.properties.has('contained')) return;
  const { text } = resource;
  // A contained resource has no narrative of its own: FHIR, References, contained resources.
  if (visit.resource === visit.root && !hasNarrative(text)) reportByHand('dom-6', undefined, shape, visit);
  if (resource.contained === undefined) return;
  for (const index of looseContained(resource)) {
    reportByHand('dom-3', ['contained', index], shape, visit);
  }
}

function reportByHand(key: string, below: readonly Segment[] | undefined, shape: Shape, visit: Visit): void {
  const constraint = shape.constraints.find((each) => each.key === key);
  if (constraint) visit.report(`invariant:${key}`, below, { expected: expectedOf(constraint) });
}

/** The standard's own sentence is in English: it is shown where no Spanish one says the same. */
function expectedOf({ key, human }: Constraint): string | undefined {
  return INVARIANT_WORDS[key] === undefined ? human : undefined;
}

function hasNarrative(text: unknown): boolean {
  return typeof text === 'object' && text !== null && 'div' in text;
}
