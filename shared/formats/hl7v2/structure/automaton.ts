import type { MessageStructure, StructureNode } from '../definitions/model.ts';

/** A message structure as a network of states; a message conforms when its segments lead from `start` to `accept`. */
export interface Automaton {
  readonly start: number;
  readonly accept: number;
  /** States that are reached from each one without a segment. */
  readonly jumps: readonly (readonly number[])[];
  /** The segment that leads on from a state. */
  readonly reads: readonly (Read | undefined)[];
  /** What would have to be left out, against the structure, to pass on from a state. */
  readonly gaps: readonly (Gap | undefined)[];
  /** Every segment that has a place in the structure. */
  readonly names: ReadonlySet<string>;
}

export interface Read {
  readonly name: string;
  readonly to: number;
}

export interface Gap {
  readonly to: number;
  /** Groups and segment: `PATIENT_RESULT.ORDER_OBSERVATION.OBR`. */
  readonly path: string;
}

/** Above this number of occurrences a limit is not counted any more: no structure of HL7 has such a one. */
const COUNTED = 10;

interface Draft {
  readonly jumps: number[][];
  readonly reads: (Read | undefined)[];
  readonly gaps: (Gap | undefined)[];
  readonly names: Set<string>;
}

/** Makes the network of a structure, in time and size linear in it. */
export function buildAutomaton(structure: MessageStructure): Automaton {
  const draft: Draft = { jumps: [], reads: [], gaps: [], names: new Set() };
  const start = addState(draft);
  const accept = addSequence(draft, structure.nodes, start, '');
  return { ...draft, start, accept };
}

function addState({ jumps, reads, gaps }: Draft): number {
  reads.push(undefined);
  gaps.push(undefined);
  return jumps.push([]) - 1;
}

/** @returns the state after the last of `nodes` */
function addSequence(draft: Draft, nodes: readonly StructureNode[], from: number, groups: string): number {
  let at = from;
  for (const node of nodes) at = addNode(draft, node, at, groups);
  return at;
}

/** A node as often as it may occur. */
function addNode(draft: Draft, node: StructureNode, from: number, groups: string): number {
  if (node.kind !== 'segment' && node.nodes.length === 0) return from;
  const end = addState(draft);
  const isCounted = node.max <= COUNTED;
  const required = isFree(node) ? 0 : Math.min(node.min, COUNTED);
  const copies = isCounted ? Math.max(node.max, 1) : Math.max(required, 1);
  let at = from;
  for (let copy = 1; copy <= copies; copy++) {
    const entry = addState(draft);
    draft.jumps[at].push(entry);
    if (copy > required) draft.jumps[entry].push(end);
    const exit = addOnce(draft, node, entry, groups, copy <= required);
    if (copy === copies && !isCounted) draft.jumps[exit].push(entry);
    at = exit;
  }
  draft.jumps[at].push(end);
  return end;
}

/**
 * Notes say what a sender wants to add, and DSC that a message goes on elsewhere: where a structure requires one
 * (RDS_O13, RSP_Z88), it is a slip of its grammar.
 */
function isFree({ kind, name }: StructureNode): boolean {
  return kind === 'segment' && (name === 'NTE' || name === 'DSC');
}

/** A node once. */
function addOnce(draft: Draft, node: StructureNode, entry: number, groups: string, isRequired: boolean): number {
  const exit = addState(draft);
  if (isRequired) draft.gaps[entry] = { to: exit, path: firstSegment(node, groups) };
  if (node.kind === 'segment') {
    draft.names.add(node.name);
    draft.reads[entry] = { name: node.name, to: exit };
    return exit;
  }
  if (node.kind === 'group') {
    const last = addSequence(draft, node.nodes, addJump(draft, entry), `${groups}${node.name}.`);
    draft.jumps[last].push(exit);
    return exit;
  }
  for (const option of node.nodes) {
    // The choice as a whole is what may be missing: none of its options is by itself.
    const isSegment = option.kind === 'segment';
    const from = addJump(draft, entry);
    const last = isSegment ? addOnce(draft, option, from, groups, false) : addNode(draft, option, from, groups);
    draft.jumps[last].push(exit);
  }
  return exit;
}

function addJump(draft: Draft, from: number): number {
  const to = addState(draft);
  draft.jumps[from].push(to);
  return to;
}

/** What to call a missing node: its first segment that cannot be left out, or else its first one. */
function firstSegment(node: StructureNode, groups: string): string {
  if (node.kind === 'segment') return groups + node.name;
  const [first] = node.nodes;
  if (node.kind === 'choice') return first === undefined ? groups + node.name : firstSegment(first, groups);
  const needed = node.nodes.find(({ min }) => min > 0) ?? first;
  return firstSegment(needed, `${groups}${node.name}.`);
}
