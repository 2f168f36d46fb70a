/**
 * What HL7 v2 says of messages in one version: `resources/hl7v2/*.json`, made at build time from the npm packages
 * hl7-dictionary and hl7v2-dictionary. Codes and names of structures; no prose.
 */
export interface VersionTables {
  /** `2.5.1`: the version that is held against, which may be an earlier one than the message names. */
  readonly version: string;
  /**
   * Structure of a message: by its own id (`ADT_A01`) where the version has it, else by the trigger event (`ADT`, `A04`).
   * Undefined where the version knows neither.
   */
  structure(code: string, event: string, structure: string): MessageStructure | undefined;
  /**
   * The structures that MSH-9.3 may name for an event (`ADT`, `A04`): the tree's and those that any edition of table
   * 0354 gives it. Empty where none is known.
   */
  structuresOf(code: string, event: string): readonly string[];
  /**
   * Whether the version knows the message type, and the trigger event for it: the event may be one that there is no tree
   * for. An acknowledgement may carry any event.
   */
  hasCode(code: string): boolean;
  hasEvent(code: string, event: string): boolean;
  segment(name: string): SegmentDefinition | undefined;
  type(name: string): TypeDefinition | undefined;
  table(number: number): CodeTable | undefined;
}

export interface MessageStructure {
  /** `ADT_A01` */
  readonly id: string;
  readonly nodes: readonly StructureNode[];
}

export interface StructureNode {
  readonly kind: 'segment' | 'group' | 'choice';
  /** `PID`, `PATIENT_RESULT`; of a choice, names of its options. */
  readonly name: string;
  readonly min: number;
  /** Infinity where it repeats without end. */
  readonly max: number;
  /** Of a group in their order; of a choice, its options. Empty for a segment. */
  readonly nodes: readonly StructureNode[];
}

export interface SegmentDefinition {
  readonly name: string;
  /** Field n is at n - 1. */
  readonly fields: readonly FieldDefinition[];
}

/** R required, C conditional, O optional, B kept for backward compatibility, W withdrawn. */
export type Usage = 'R' | 'C' | 'O' | 'B' | 'W';

/** A field of a segment or a component of a data type. */
export interface FieldDefinition {
  /** `CX`; `varies` where another field says it (OBX-5). */
  readonly type: string;
  readonly usage: Usage;
  /** How often it may repeat; Infinity where without end. */
  readonly max: number;
  /** In characters, as the version says; 0 where it says none. */
  readonly length: number;
  /** HL7 table number; 0 for none. */
  readonly table: number;
}

export interface TypeDefinition {
  readonly name: string;
  /** Component n is at n - 1; empty for a primitive type. */
  readonly components: readonly FieldDefinition[];
}

export interface CodeTable {
  readonly number: number;
  /** Defined by HL7 (`ID`), or by each site with HL7's codes as suggestions (`IS`). */
  readonly kind: 'hl7' | 'user';
  has(code: string): boolean;
  readonly codes: readonly string[];
}

export interface Hl7Definitions {
  /** Versions with tables, from the earliest: `2.3` … `2.7.1`, and 2.8 where the packages have it. */
  readonly versions: readonly string[];
  /**
   * Tables of the version that a message names; of the nearest one where there are none for it.
   *
   * @param version MSH-12.1
   * @returns `exact` false where another version stands in: what it lacks may exist in the named one
   */
  of(version: string): { readonly tables: VersionTables; readonly exact: boolean };
  /**
   * The last version before `tables` that has a message type which they do not have: a later one withdrew it (ORM, in
   * 2.7).
   */
  lastWith(code: string, tables: VersionTables): VersionTables | undefined;
}
