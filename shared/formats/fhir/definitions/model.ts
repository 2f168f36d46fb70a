/**
 * What FHIR R4 says of its types, in the form that validators walk. `createDefinitions` makes it lazily from the compact
 * tables of `resources/fhir/r4`, which `scripts/fhir` generates from npm packages at build time.
 */
export interface Definitions {
  /** Children of a type: `Patient`, `HumanName`, `Extension`; undefined for primitives and for what R4 does not have. */
  shape(type: string): Shape | undefined;
  /** Whether R4 has a concrete resource type of this name. */
  isResource(type: string): boolean;
  isPrimitive(type: string): boolean;
  /** Whether `type` is `ancestor` or a specialisation of it: Age is a Quantity, Patient a DomainResource. */
  isKindOf(type: string, ancestor: string): boolean;
  /** Names of all concrete resource types, in alphabetical order. */
  readonly resourceTypes: readonly string[];
}

/** The children of a complex type, of a resource or of a backbone element (`Patient.contact`). */
export interface Shape {
  /** Path of the definition: `Patient`, `Patient.contact`, `HumanName`. */
  readonly path: string;
  readonly kind: 'resource' | 'complex' | 'backbone';
  /** JSON property → what stands there; a choice element has one for each of its types (`valueQuantity`). */
  readonly properties: ReadonlyMap<string, Property>;
  /** In the order of the definition, inherited ones first. */
  readonly elements: readonly ElementDefinition[];
  /** Of the type itself and inherited (`ele-1`, `dom-2`): they hold for every value of this shape. */
  readonly constraints: readonly Constraint[];
}

/** One JSON property of a shape. */
export interface Property {
  /** `valueQuantity`, `name`. */
  readonly key: string;
  readonly element: ElementDefinition;
  /** Code of the FHIR type: `Quantity`, `code`, `BackboneElement`, `Resource`, `xhtml`; `string` for ids of elements. */
  readonly type: string;
  readonly primitive: boolean;
  /** Whether JSON writes it as an array: what the base definition lets repeat. */
  readonly list: boolean;
  /** Children of a complex value; resolved when first read. `undefined` for primitives and contained resources. */
  readonly shape: Shape | undefined;
}

export interface ElementDefinition {
  /** `Observation.value[x]`. */
  readonly path: string;
  /** `value` for `value[x]`: name in FHIRPath, and prefix of the JSON properties of a choice. */
  readonly name: string;
  /** Position in `Shape.elements`; XML wants children in this order. */
  readonly index: number;
  readonly choice: boolean;
  readonly min: number;
  /** `Infinity` for `*`. */
  readonly max: number;
  readonly types: readonly TypeReference[];
  readonly binding?: Binding;
  /** Constraints that the definition puts on this element beyond those of its type. */
  readonly constraints: readonly Constraint[];
  readonly maxLength?: number;
  readonly isModifier: boolean;
  /** Where the children are those of another element (`#Questionnaire.item`). */
  readonly contentReference?: string;
}

export interface TypeReference {
  readonly code: string;
  /** Types of resource that a Reference may point at, by name; empty: any. Canonicals: the same for `canonical`. */
  readonly targets: readonly string[];
  /** Profiles of targets that are not plain R4 types. */
  readonly targetProfiles?: readonly string[];
  readonly profiles?: readonly string[];
}

export interface Binding {
  readonly strength: 'required' | 'extensible' | 'preferred' | 'example';
  /** Canonical without its version. */
  readonly valueSet: string;
  /** From the extension `elementdefinition-maxValueSet`: codes must be of it whatever the strength. */
  readonly maxValueSet?: string;
}

export interface Constraint {
  /** `dom-2`. */
  readonly key: string;
  readonly severity: 'error' | 'warning';
  /** FHIRPath. */
  readonly expression: string;
  /** The standard's own sentence, in English. */
  readonly human: string;
  /** True where the definition marks it as a best practice. */
  readonly bestPractice?: boolean;
}
