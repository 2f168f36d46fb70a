import type { Context } from './constraints.ts';
import type { BoundSets } from './value-sets.ts';

/** A profile as it is held against messages. */
export interface Profile {
  /** For people: of the metadata, else the name of its file. */
  readonly title: string;
  readonly messages: readonly MessageProfile[];
  /** What some predicate speaks of. Of other conditional things nobody can tell whether they are required. */
  readonly conditioned: ReadonlySet<ProfileNode | ElementProfile>;
}

export interface MessageProfile extends Parent {
  readonly id: string;
  /** EI.1 of MSH-21 in messages that name the profile; '' where the profile says none. */
  readonly identifier: string;
  readonly code: string;
  readonly event: string;
  readonly structure: string;
}

/** What has segments and groups inside: a message or a group. */
export interface Parent {
  /** Child n of a path is at n - 1. */
  readonly nodes: readonly ProfileNode[];
  readonly context: Context;
}

export type ProfileNode = SegmentNode | GroupNode;

interface Placed {
  readonly usage: Usage;
  readonly min: number;
  /** Infinity where it repeats without end. */
  readonly max: number;
  /** 1-based place in its parent. */
  readonly position: number;
}

export interface SegmentNode extends Placed {
  readonly kind: 'segment';
  readonly name: string;
  readonly segment: SegmentProfile;
}

export interface GroupNode extends Placed, Parent {
  readonly kind: 'group';
  /** Without the names of what it stands in: `OBSERVATION`. */
  readonly name: string;
  /** Names of all segments inside. */
  readonly segments: ReadonlySet<string>;
  /** Names of those that it may begin with. */
  readonly first: ReadonlySet<string>;
  /** Names of those that show that it begins anew: the former, and those that it cannot do without. */
  readonly heads: ReadonlySet<string>;
}

/**
 * R required, RE required where there is something to say, O optional, C conditional (a predicate says which), X not
 * admitted, W withdrawn, B kept for backward compatibility. What is none of them says nothing.
 */
export type Usage = 'R' | 'RE' | 'O' | 'C' | 'X' | 'W' | 'B' | 'other';

export interface SegmentProfile {
  readonly id: string;
  readonly name: string;
  /** Field n is at n - 1. */
  readonly fields: readonly ElementProfile[];
  /** Data types that a field takes from the value of another (OBX-5 from OBX-2). */
  readonly mappings: readonly DynamicMapping[];
  readonly context: Context;
}

export interface DynamicMapping {
  readonly position: number;
  readonly reference: number;
  /** By value of the reference. */
  readonly types: ReadonlyMap<string, DatatypeProfile>;
}

/** A field of a segment or a component of a data type. */
export interface ElementProfile {
  readonly name: string;
  readonly position: number;
  readonly usage: Usage;
  /** Undefined where the profile does not define it. */
  readonly datatype: DatatypeProfile | undefined;
  /** Of a component 0 and Infinity: it does not repeat. */
  readonly min: number;
  readonly max: number;
  /** In characters; 0 and Infinity where nothing is said. */
  readonly minLength: number;
  readonly maxLength: number;
  /** Length that whoever receives must be able to take; Infinity where nothing is said. */
  readonly conformanceLength: number;
  readonly binding: BoundSets | undefined;
}

export interface DatatypeProfile {
  readonly id: string;
  readonly name: string;
  /** Component n is at n - 1; empty for a primitive type. Types may lead back to themselves. */
  readonly components: readonly ElementProfile[];
  readonly context: Context;
}

/** Types whose form another field says, or nobody. */
export function isOpenType({ name }: DatatypeProfile): boolean {
  return /^(varies|var|\*|-)$/i.test(name);
}
