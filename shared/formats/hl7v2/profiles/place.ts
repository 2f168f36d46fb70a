import type { Segment } from '../message.ts';
import type { ParentInstance, SegmentInstance } from './instance.ts';
import { segmentInstance } from './instance.ts';
import type { GroupNode, MessageProfile, Parent, ProfileNode, SegmentNode } from './profile.ts';

export interface PlacedMessage {
  readonly root: ParentInstance;
  /** Segments that have no place where they stand, in their order. */
  readonly left: readonly Segment[];
}

/** Nodes of a parent that is being filled: those from `next` on may still come. */
interface Frame {
  readonly nodes: readonly ProfileNode[];
  next: number;
  /** Of a group: it may begin anew. */
  readonly again?: GroupNode;
  readonly mayRepeat: boolean;
}

/**
 * Gives each segment its place in the profile, from the first to the last and never back. A segment that nothing from
 * its place on wants is left over; the others are placed all the same.
 *
 * @param spend counts steps; false once there were too many
 * @returns undefined where the steps ran out
 */
export function placeSegments(
  segments: readonly Segment[],
  profile: MessageProfile,
  spend: (steps: number) => boolean,
): PlacedMessage | undefined {
  const frames: Frame[] = [];
  const left: Segment[] = [];
  /** Index of the last segment of each name. */
  const last = new Map(segments.map(({ name }, index) => [name, index]));
  let at = 0;
  let isSpent = false;

  const expects = (nodes: readonly ProfileNode[], from: number, name: string): boolean => {
    for (let index = from; index < nodes.length; index++) {
      if (!spend(1)) isSpent = true;
      const node = nodes[index];
      if (node.kind === 'segment' ? node.name === name : node.segments.has(name)) return true;
    }
    return false;
  };

  /** Whether something open wants a segment of the name. */
  const isExpected = (name: string): boolean => {
    for (let index = frames.length - 1; index >= 0; index--) {
      const { nodes, next, again } = frames[index];
      if (again?.heads.has(name) || expects(nodes, next, name)) return true;
    }
    return false;
  };

  /** Whether something behind the node at hand wants a segment of the name. */
  const comesLater = (name: string): boolean => {
    for (let index = frames.length - 1; index >= 0; index--) {
      const { nodes, next, again, mayRepeat } = frames[index];
      if ((mayRepeat && again?.heads.has(name)) || expects(nodes, next + 1, name)) return true;
    }
    return false;
  };

  /** Whether it is wanted behind the node at hand, and nothing required that the message has is passed over for it. */
  const comesNext = (name: string): boolean => {
    for (let index = frames.length - 1; index >= 0; index--) {
      const { nodes, next, again } = frames[index];
      for (let later = next + 1; later < nodes.length; later++) {
        if (!spend(1)) isSpent = true;
        const node = nodes[later];
        if (node.kind === 'segment' ? node.name === name : node.first.has(name)) return true;
        if (node.kind === 'segment' && node.usage === 'R' && (last.get(node.name) ?? 0) > at) return false;
      }
      if (again?.first.has(name)) return true;
    }
    return false;
  };

  /** Name of the segment that comes next, after those that nobody wants; undefined at the end. */
  const upcoming = (): string | undefined => {
    while (at < segments.length && !isSpent && !isExpected(segments[at].name)) left.push(segments[at++]);
    return isSpent ? undefined : segments[at]?.name;
  };

  /** Whether the segment at hand is one that came too early: right behind it stands the one that must come here. */
  const isStray = ({ usage, name }: SegmentNode): boolean =>
    usage === 'R' && segments[at + 1]?.name === name && !comesLater(name);

  const begins = (group: GroupNode, name: string): boolean =>
    group.first.has(name) || (group.segments.has(name) && !comesNext(name));

  const fill = (parent: Parent, path: string, instance: number, again?: GroupNode): ParentInstance => {
    const children = new Map<number, readonly (ParentInstance | SegmentInstance)[]>();
    const frame: Frame = {
      nodes: parent.nodes,
      next: 0,
      again,
      mayRepeat: again !== undefined && instance < again.max,
    };
    frames.push(frame);
    for (const node of parent.nodes) {
      frame.next = node.position - 1;
      const found: (ParentInstance | SegmentInstance)[] = [];
      for (let name = upcoming(); name !== undefined; name = upcoming()) {
        const before = at;
        if (node.kind === 'segment') {
          if (found.length === 0 && name !== node.name && isStray(node)) left.push(segments[at++]);
          else if (name !== node.name || (found.length >= node.max && comesLater(name))) break;
          else found.push(segmentInstance(node.segment, segments[at++], found.length + 1));
        } else if (begins(node, name)) {
          const group = fill(node, `${path}${node.name}.`, found.length + 1, node);
          if (group.children.size > 0) found.push(group);
        }
        if (at === before) break;
      }
      if (found.length > 0) children.set(node.position, found);
    }
    frames.pop();
    return { kind: 'parent', profile: parent, path, instance, children };
  };

  const root = fill(profile, '', 1);
  while (at < segments.length && !isSpent) left.push(segments[at++]);
  return isSpent ? undefined : { root, left };
}
