import type { FindingDetail, Source } from '../../format.ts';
import type { Constraint, Definitions, ElementDefinition, Property, Shape } from '../definitions/model.ts';
import type { Segment } from '../json/locate.ts';
import type { Json } from '../json/value.ts';

/**
 * One walk goes over a resource once and hands what it meets to the judges of the layers. Nothing passed in outlives the
 * call; `path` is one array that the walk changes as it goes.
 */
export interface Visit {
  readonly definitions: Definitions;
  /** The resource that the value is part of: the contained one inside `contained`. `%resource` of FHIRPath. */
  readonly resource: Json;
  /** The resource that contains `resource`, or itself. `%rootResource` of FHIRPath. */
  readonly root: Json;
  /** JSON path of the value inside the outermost resource of the piece: `['name', 0, 'given', 1]`. */
  readonly path: readonly Segment[];
  /** The Bundle entry's fullUrl, where the resource stands in one. */
  readonly fullUrl?: string;
  /** The resource is a Bundle whose entries are read one by one and are not in it. */
  readonly isEnvelope?: boolean;
  /**
   * The resource of the same Bundle that a reference names; null where the Bundle surely has none, undefined where
   * nobody can tell (not read yet). Left out: nobody can tell.
   */
  resolve?(reference: string): Json | null | undefined;
  /**
   * Reports a breach at the value the walk stands at, or below it.
   *
   * @param rule name of a rule in `rules/` (`jsonType`, `unknownElement`, `invariant:dom-2`)
   * @param below further segments from the value
   */
  report(rule: string, below?: readonly Segment[], detail?: FindingDetail): void;
  /** Nobody can tell whether the layer holds here: a code system, profile or target is not at hand. */
  undecided(layer: ConformanceLayer): void;
}

export const CONFORMANCE_LAYERS = [
  'fhir-sintaxis',
  'fhir-estructura',
  'fhir-narrativa',
  'fhir-referencia',
  'fhir-bundle',
  'fhir-extension',
  'fhir-terminologia',
  'fhir-invariante',
  'fhir-perfil',
] as const;

export type ConformanceLayer = (typeof CONFORMANCE_LAYERS)[number];

/** Judges of layers, called by the walk. Each may leave out what it does not look at. */
export interface LayerJudge {
  readonly layer: ConformanceLayer;
  /** A file begins: judges serve one after the other, and what they keep of a file is forgotten here. */
  begin?(): void;
  /** A resource begins (root, entry, contained, parameter): before its elements. */
  resource?(value: Json, shape: Shape, visit: Visit): void;
  /** A complex value (HumanName, Coding, Reference, Extension, backbone, resource) whose shape is known. */
  complex?(value: Json, shape: Shape, property: Property | undefined, visit: Visit): void;
  /** A primitive value that is well written. `twin`: its `_name`, where there is one. */
  primitive?(value: string | number | boolean, property: Property, twin: Json | undefined, visit: Visit): void;
  /** The resource ends: after its elements. */
  resourceEnd?(value: Json, shape: Shape, visit: Visit): void;
  /** Asked once per shape and property: whether `complex` has anything to do there. Left out: always. */
  wantsComplex?(shape: Shape, property: Property | undefined): boolean;
  /** Asked once per property: whether `primitive` has anything to do there. Left out: always. */
  wantsPrimitive?(property: Property): boolean;
  /** Whether the layer speaks of this resource at all; where not, there is no verdict. Left out: always. */
  applies?(resource: Json): boolean;
}

/** What a judge is made with, once for all files of a kind. */
export interface JudgeContext {
  readonly definitions: Definitions;
  readonly source?: Source;
}

export type JudgeFactory = (context: JudgeContext) => LayerJudge;

/** Evaluates FHIRPath constraints at a value. Made by `invariants/`; also used by profiles. */
export interface ConstraintEvaluator {
  /**
   * Whether the constraint holds for `value`; null when it cannot be told (a function that needs a terminology server, a
   * reference that is not at hand, or an expression that cannot be evaluated).
   *
   * @param type FHIR type or definition path of `value`: `Patient`, `Patient.contact`, `Quantity`, `string`
   */
  evaluate(constraint: Constraint, value: unknown, type: string, visit: Visit): boolean | null;
}

/** Membership of codes. Made by `terminology/`; also used by profiles and by FHIRPath's `memberOf`. */
export interface Terminology {
  /**
   * Whether a code is of a value set: `null` where it cannot be told (the value set or code system is not at hand, or is
   * known only in part).
   *
   * @param system of the code; undefined for a plain `code`, which belongs to the only system of its value set
   */
  memberOf(valueSet: string, system: string | undefined, code: string): boolean | null;
  /** Whether a code exists in a system; null where the system is not at hand or known only in part. */
  hasCode(system: string, code: string): boolean | null;
  /** All displays known for a code, the main one first; undefined where nothing is known. */
  displays(system: string, code: string): readonly string[] | undefined;
  /** For people and messages: the title of a value set. */
  title(valueSet: string): string | undefined;
}

/** A value set or code system that comes from outside the built-in tables: a package, a contained resource. */
export interface TerminologySource {
  valueSet(url: string): Json | undefined;
  codeSystem(url: string): Json | undefined;
}

export type { ElementDefinition };
