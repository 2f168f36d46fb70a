import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import { anyOf, isBound } from './bindings.ts';
import { withoutVersion } from './canonical.ts';
import type { Step } from './discriminator-path.ts';
import { parseDiscriminatorPath } from './discriminator-path.ts';
import { instancesOf, rootInstance } from './instances.ts';
import { leavesOf } from './leaves.ts';
import type { Discriminator, ProfileNode, Slicing } from './model.ts';
import type { Instance, Run } from './run.ts';
import { pointsAt, targetOf } from './targets.ts';
import { conforms } from './validate.ts';
import { hasPattern, isSame } from './values.ts';

/** Whether a value belongs to a slice: every discriminator has to say so. Null where one cannot tell. */
export function matchesSlice(run: Run, slicing: Slicing, slice: ProfileNode, instance: Instance): boolean | null {
  // Without discriminators, whatever keeps to the slice is of it; R4 leaves that to the reader.
  if (slicing.discriminators.length === 0) return null;
  let verdict: boolean | null = true;
  for (const discriminator of slicing.discriminators) {
    const holds = matches(run, discriminator, slice, instance);
    if (holds === false) return false;
    if (holds === null) verdict = null;
  }
  return verdict;
}

function matches(run: Run, discriminator: Discriminator, slice: ProfileNode, instance: Instance): boolean | null {
  if (discriminator.path === 'url' && instance.type === 'Extension') return hasUrl(slice, instance);
  const steps = parseDiscriminatorPath(discriminator.path);
  if (steps === null) return null;
  const { type } = discriminator;
  if (type !== 'value' && type !== 'pattern' && type !== 'exists' && type !== 'type' && type !== 'profile') return null;
  // What a reference names is compared with the profiles of its targets, not with the reference.
  const endsInTarget = (type === 'type' || type === 'profile') && discriminator.path.endsWith('resolve()');
  const path = endsInTarget ? parseDiscriminatorPath(discriminator.path.replace(/\.?resolve\(\)$/, ''))! : steps;
  const leaves = leavesOf(run.tools.store, slice, path);
  const found = follow(run, [instance], path);
  if (found === null) return null;
  if (type === 'exists') return matchesExistence(leaves, found);
  if (type === 'value' || type === 'pattern') return matchesValue(run, leaves, found);
  if (endsInTarget) return matchesTarget(run, leaves, found);
  return matchesType(run, leaves, found, type === 'profile');
}

/** Extensions are sliced by their url: the slice's own, or that of its definition. */
function hasUrl(slice: ProfileNode, { value }: Instance): boolean | null {
  const fixed = slice.children.get('url')?.fixed?.value;
  const defined = slice.types?.[0]?.profiles ?? [];
  const url = fixed ?? (defined.length === 1 ? withoutVersion(defined[0]) : undefined);
  if (url === undefined || !isObject(value)) return null;
  return value.url === url;
}

/** Values at the end of a path; null where a reference on the way cannot be followed. */
function follow(run: Run, start: readonly Instance[], steps: readonly Step[]): readonly Instance[] | null {
  let found = start;
  for (const step of steps) {
    const next: Instance[] = [];
    for (const instance of found) {
      const { value, shape } = instance;
      if (step.kind === 'ofType') {
        if (run.tools.definitions.isKindOf(instance.type, step.type)) next.push(instance);
        continue;
      }
      if (!isObject(value) || shape === undefined) continue;
      if (step.kind === 'resolve') {
        const resource = resolved(run, value);
        if (resource === undefined) return null;
        next.push(resource);
        continue;
      }
      const name = step.kind === 'child' ? step.name : 'extension';
      const members = instancesOf(run.tools.definitions, value, shape, name) ?? [];
      for (const member of members) {
        const isWanted = step.kind === 'child' || (isObject(member.value) && member.value.url === step.url);
        if (isWanted) next.push(member);
      }
    }
    found = next;
  }
  return found;
}

function resolved(run: Run, reference: Json): Instance | undefined {
  const target = targetOf(run, reference);
  const shape = target?.type === undefined ? undefined : run.tools.definitions.shape(target.type);
  return target?.resource === undefined || shape === undefined ? undefined : rootInstance(target.resource, shape);
}

function matchesExistence(leaves: readonly ProfileNode[], found: readonly Instance[]): boolean | null {
  if (leaves.some(({ max }) => max === 0)) return found.length === 0;
  return leaves.some(({ min }) => min !== undefined && min > 0) ? found.length > 0 : null;
}

function matchesValue(run: Run, leaves: readonly ProfileNode[], found: readonly Instance[]): boolean | null {
  let verdict: boolean | null | undefined;
  for (const leaf of leaves) {
    const holds = meetsFixedParts(run, leaf, found);
    if (holds === false) return false;
    if (holds !== undefined) verdict = holds === null || verdict === null ? null : true;
  }
  return verdict ?? null;
}

/** Whether some value has all that the node fixes, at itself or below; undefined where it fixes nothing. */
function meetsFixedParts(run: Run, node: ProfileNode, found: readonly Instance[]): boolean | null | undefined {
  const { fixed, pattern, binding } = node;
  if (fixed !== undefined) return found.some(({ value }) => isSame(value, fixed.value));
  if (pattern !== undefined) return found.some(({ value }) => hasPattern(value, pattern.value));
  if (binding?.strength === 'required') return anyOf(found.map((one) => isBound(run, binding.valueSet, one)));
  const parts = fixingParts(node);
  if (parts.length === 0) return undefined;
  return anyOf(found.map((instance) => meetsParts(run, parts, instance)));
}

function meetsParts(run: Run, parts: readonly ProfileNode[], { value, shape }: Instance): boolean | null {
  if (!isObject(value) || shape === undefined) return false;
  let verdict: boolean | null = true;
  for (const part of parts) {
    const own = instancesOf(run.tools.definitions, value, shape, part.name) ?? [];
    const holds = meetsFixedParts(run, part, own);
    if (holds === false) return false;
    if (holds === null) verdict = null;
  }
  return verdict;
}

/** Children, and obligatory slices of them, that fix something. */
function fixingParts(node: ProfileNode): readonly ProfileNode[] {
  const parts: ProfileNode[] = [];
  for (const child of node.children.values())
    for (const part of [child, ...child.slices.filter(({ min }) => (min ?? 0) > 0)]) if (fixes(part)) parts.push(part);
  return parts;
}

function fixes(node: ProfileNode): boolean {
  if (node.fixed !== undefined || node.pattern !== undefined || node.binding?.strength === 'required') return true;
  return fixingParts(node).length > 0;
}

function matchesType(
  run: Run,
  leaves: readonly ProfileNode[],
  found: readonly Instance[],
  byProfile: boolean,
): boolean | null {
  // A choice may say its types by its slices alone: `payload.contentString`.
  const own = leaves.find((leaf) => leaf.types !== undefined)?.types;
  const types = own ?? leaves.flatMap(({ slices }) => slices.flatMap((slice) => slice.types ?? []));
  if (types.length === 0) return null;
  const { definitions, store } = run.tools;
  return anyOf(
    found.flatMap((instance) =>
      types.map(({ code, profiles }) => {
        if (!definitions.isKindOf(instance.type, code)) return false;
        if (!byProfile || profiles.length === 0) return true;
        return anyOf(
          profiles.map((canonical) => {
            if (store.isCoreType(canonical)) return true;
            const profile = store.profile(canonical);
            return profile === undefined ? null : conforms(run, profile, instance);
          }),
        );
      }),
    ),
  );
}

function matchesTarget(run: Run, leaves: readonly ProfileNode[], found: readonly Instance[]): boolean | null {
  const types = leaves.find((leaf) => leaf.types !== undefined)?.types ?? [];
  const canonicals = types.flatMap(({ targetProfiles }) => targetProfiles);
  if (canonicals.length === 0) return null;
  return anyOf(found.map(({ value }) => (isObject(value) ? pointsAt(run, canonicals, value) : false)));
}
