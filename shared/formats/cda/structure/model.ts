/** What a document may be made of, ready to judge with. */
export interface Structure {
  /** Type of the root. */
  readonly root: TypeDefinition;
  /** Data type or class by its name, as `xsi:type` names it. */
  type(name: string): TypeDefinition | undefined;
  /** Whether an element may say `xsi:nil`. */
  isNillable(name: string): boolean;
  /** Whether SDTC defines an element or attribute of that name anywhere. */
  isExtension(name: string): boolean;
}

export interface TypeDefinition {
  readonly name: string;
  readonly base: TypeDefinition | undefined;
  /** It needs an `xsi:type` that names one derived from it. */
  readonly isAbstract: boolean;
  /** A class of the model: SDTC adds elements to these, and to no data type or part of the narrative. */
  readonly isClass: boolean;
  /** Text between the elements is allowed. */
  readonly isMixed: boolean;
  /** An element of this type holds a value and nothing else. */
  readonly simple: Domain | undefined;
  /** One sequence; several are alternatives, told apart by their first element. */
  readonly contents: readonly Content[];
  /** Name of an attribute (`sdtc.valueSet` of SDTC) → what it may hold. */
  readonly attributes: ReadonlyMap<string, AttributeDefinition>;
  readonly required: readonly AttributeDefinition[];
}

/** A sequence of slots. */
export interface Content {
  readonly slots: readonly Slot[];
  /** Name of an element (`sdtc.raceCode` of SDTC) → where it goes. */
  readonly places: ReadonlyMap<string, ElementPlace>;
  /** Elements of another namespace that are allowed, wherever they stand. */
  readonly foreign: number;
}

export interface Slot {
  /** More than one: a choice between them. */
  readonly names: readonly string[];
  readonly min: number;
  readonly max: number;
}

export interface ElementPlace {
  readonly slot: number;
  readonly type: () => TypeDefinition;
}

export interface AttributeDefinition {
  readonly name: string;
  readonly domain: Domain;
}

/** What a value may be. */
export interface Domain {
  /** For people: the codes, or a form. */
  readonly expected: string;
  readonly kind: 'code' | 'fixed' | 'form' | 'id';
  holds(value: string): boolean;
}
