import type { Step } from './discriminator-path.ts';
import type { ProfileNode } from './model.ts';
import type { ProfileStore } from './store.ts';

const known = new WeakMap<ProfileNode, Map<readonly Step[], readonly ProfileNode[]>>();

/**
 * What a slice's definition says at the end of a discriminator's path: in the slice itself, and in the profiles that its
 * types and the targets of its references have to keep to.
 */
export function leavesOf(store: ProfileStore, slice: ProfileNode, steps: readonly Step[]): readonly ProfileNode[] {
  let own = known.get(slice);
  if (own === undefined) {
    own = new Map();
    known.set(slice, own);
  }
  const before = own.get(steps);
  if (before !== undefined) return before;
  let nodes: readonly ProfileNode[] = withProfiles(store, slice);
  for (const step of steps) nodes = nodes.flatMap((node) => next(store, node, step));
  own.set(steps, nodes);
  return nodes;
}

function next(store: ProfileStore, node: ProfileNode, step: Step): readonly ProfileNode[] {
  if (step.kind === 'child') {
    const child = node.children.get(step.name);
    if (child === undefined) return [];
    // A slice that has to be there says as much of the value as the element does.
    const obligatory = child.slices.filter(({ min }) => (min ?? 0) > 0);
    return [child, ...obligatory].flatMap((one) => withProfiles(store, one));
  }
  if (step.kind === 'ofType')
    return [node, ...node.slices.filter(({ types }) => types?.some(({ code }) => code === step.type) === true)];
  if (step.kind === 'extension') {
    const slices = node.children.get('extension')?.slices ?? [];
    return slices
      .filter(
        (slice) => slice.types?.[0]?.profiles[0] === step.url || slice.children.get('url')?.fixed?.value === step.url,
      )
      .flatMap((slice) => withProfiles(store, slice));
  }
  const targets = node.types?.flatMap(({ targetProfiles }) => targetProfiles) ?? [];
  return targets.length === 1 ? rootOf(store, targets[0]) : [];
}

/** With the tree of the profile that its values have to keep to, where that is one. */
function withProfiles(store: ProfileStore, node: ProfileNode): readonly ProfileNode[] {
  const profiles = node.types?.flatMap((type) => type.profiles) ?? [];
  return profiles.length === 1 ? [node, ...rootOf(store, profiles[0])] : [node];
}

function rootOf(store: ProfileStore, canonical: string): readonly ProfileNode[] {
  const root = store.profile(canonical)?.root;
  return root === undefined ? [] : [root];
}
