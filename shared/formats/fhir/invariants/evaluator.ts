import type { ConstraintEvaluator, Terminology, Visit } from '../conformance/model.ts';
import type { Constraint, Definitions } from '../definitions/model.ts';
import { compileCondition } from '../fhirpath/compile.ts';
import type { Budget, Decide, Environment } from '../fhirpath/environment.ts';
import { isUndecidable } from '../fhirpath/environment.ts';
import type { Items, Type, Types } from '../fhirpath/items.ts';
import { createTypes, NOTHING } from '../fhirpath/items.ts';
import type { CompileElsewhere } from '../fhirpath/library.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import { correctedExpression } from './corrections.ts';

/** What constraints are evaluated with. */
export interface EvaluatorOptions {
  readonly definitions: Definitions;
  /** For `memberOf`; without it such a constraint cannot be told. */
  readonly terminology?: Terminology;
  /** For expressions that the own compiler does not have; without it they cannot be told. */
  readonly elsewhere?: CompileElsewhere;
  /** Steps that all constraints of one outermost resource may take together. */
  readonly budget?: number;
}

/** The evaluator with what the judge of invariants wants besides: types already known, one look at an expression. */
export interface Evaluator extends ConstraintEvaluator {
  readonly types: Types;
  /** Ready to run; undefined where it can only be left to the library, or to nobody. */
  condition(constraint: Constraint): Decide | undefined;
  run(condition: Decide, value: unknown, type: Type, twin: Json | undefined, visit: Visit): Outcome;
}

/** `empty`: FHIRPath gives nothing; `undecidable`: what it takes is not at hand. */
export type Outcome = boolean | 'empty' | 'undecidable';

/**
 * Steps that all constraints of one resource may take together. No StructureDefinition of R4 takes 200,000; a
 * million is done in about a second.
 */
const BUDGET = 1_000_000;

/** Compiled conditions are kept by expression; packages may bring many. */
const MAX_KEPT = 5_000;

export function createEvaluator({
  definitions,
  terminology,
  elsewhere,
  budget: allowed = BUDGET,
}: EvaluatorOptions): Evaluator {
  const types = createTypes(definitions);
  const compiled = new Map<string, Decide | undefined>();
  const foreign = new Map<string, ReturnType<CompileElsewhere> | undefined>();
  let environment: Environment | undefined;
  let resource: Json | undefined;
  let root: Json | undefined;
  let budget: Budget = { left: allowed };

  const condition = (constraint: Constraint): Decide | undefined => {
    const { key, expression } = constraint;
    const wanted = correctedExpression(key, expression);
    if (compiled.has(wanted)) return compiled.get(wanted);
    if (compiled.size >= MAX_KEPT) compiled.clear();
    const made = attempt(() => compileCondition(wanted));
    compiled.set(wanted, made);
    return made;
  };

  /** What a resource's constraints share is made once for each. */
  const environmentOf = (visit: Visit): Environment => {
    if (environment && resource === visit.resource && root === visit.root) return environment;
    if (root !== visit.root) budget = { left: allowed };
    resource = visit.resource;
    root = visit.root;
    environment = {
      types,
      resource: itemsOf(resource, types),
      root: itemsOf(root, types),
      context: NOTHING,
      terminology,
      visit,
      budget,
      index: 0,
      total: NOTHING,
    };
    return environment;
  };

  const run: Evaluator['run'] = (decide, value, type, twin, visit) => {
    const scope = environmentOf(visit);
    const focus: Items = [{ value, type, twin }];
    scope.context = focus;
    scope.visit = visit;
    try {
      return decide(focus, scope) ?? 'empty';
    } catch (error) {
      if (isUndecidable(error)) return 'undecidable';
      throw error;
    }
  };

  const runElsewhere = (expression: string, value: unknown, type: string, visit: Visit): boolean | null => {
    if (!elsewhere) return null;
    if (!foreign.has(expression)) {
      if (foreign.size >= MAX_KEPT) foreign.clear();
      foreign.set(
        expression,
        attempt(() => elsewhere(expression)),
      );
    }
    // The library throws on whatever it cannot do, in its own words.
    const result = attempt(() => foreign.get(expression)?.(value, type, visit));
    if (!Array.isArray(result) || result.length > 1) return null;
    return result.length === 1 && typeof result[0] === 'boolean' ? result[0] : result.length === 1;
  };

  return {
    types,
    condition,
    run,
    evaluate(constraint, value, type, visit) {
      const decide = condition(constraint);
      if (!decide) return runElsewhere(constraint.expression, value, type, visit);
      const outcome = run(decide, value, typeNamed(type, value, types), undefined, visit);
      // A constraint must be true: one that comes to nothing is not (so does the reference validator).
      return outcome === 'undecidable' ? null : outcome === true;
    },
  };
}

function typeNamed(name: string, value: unknown, types: Types): Type {
  const { definitions } = types;
  if (!definitions.isPrimitive(name)) {
    const shape = definitions.shape(name);
    if (shape) return types.ofShape(shape);
    if (isObject(value) && typeof value.resourceType === 'string') return types.ofResource(value);
  }
  return types.named(name);
}

function itemsOf(resource: Json, types: Types): Items {
  return [{ value: resource, type: types.ofResource(resource), twin: undefined }];
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
