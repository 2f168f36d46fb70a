import type { Hl7Message } from '../message.ts';
import type { Spot } from '../spot.ts';
import { spot } from '../spot.ts';
import type { Instance } from './instance.ts';
import { fieldOf, mayHaveParts, partOf } from './instance.ts';
import type { Path, Step } from './path.ts';

/** What stands at a path; undefined where the profile has no such path, so that nobody can tell. */
export function resolvePath(
  message: Hl7Message,
  from: Instance,
  path: Path,
  spend: (steps: number) => boolean,
): readonly Instance[] | undefined {
  let found: readonly Instance[] = [from];
  for (const step of path) {
    const next: Instance[] = [];
    for (const one of found) {
      const below = stepDown(message, one, step);
      if (below === undefined || !spend(1 + below.length)) return undefined;
      next.push(...below);
    }
    found = next;
  }
  return found;
}

function stepDown(message: Hl7Message, from: Instance, { position, instance }: Step): readonly Instance[] | undefined {
  const fits = (one: Instance): boolean => instance === 0 || one.instance === instance;
  if (from.kind === 'parent') {
    if (position > from.profile.nodes.length) return undefined;
    return from.children.get(position)?.filter(fits) ?? [];
  }
  if (from.kind === 'segment') {
    if (position > from.profile.fields.length) return undefined;
    const { repetitions, isCut } = fieldOf(message, from, position);
    return isCut ? undefined : repetitions.filter(fits);
  }
  if (!mayHaveParts(from) || position > (from.type?.components.length ?? 0)) return undefined;
  const part = partOf(message, from, position);
  return part !== undefined && fits(part) ? [part] : [];
}

/** Where something stands, or where it should have stood. */
export function spotOf(instance: Instance): Spot {
  if (instance.kind === 'element') return instance.at;
  if (instance.kind === 'segment') return spot(instance.segment);
  return { ...firstSegment(instance), field: 0, repetition: 0, component: 0, subcomponent: 0 };
}

function firstSegment(instance: Instance): Pick<Spot, 'segment'> {
  if (instance.kind === 'segment') return { segment: instance.segment };
  if (instance.kind === 'element') return { segment: instance.at.segment };
  for (const children of instance.children.values()) return firstSegment(children[0]);
  return {};
}

/** Place of a child that may not be there. */
export function spotBelow(parent: Instance, position: number): Spot {
  if (parent.kind === 'segment') return spot(parent.segment, position);
  if (parent.kind === 'element') {
    const { at } = parent;
    return at.component === 0 ? { ...at, component: position } : { ...at, subcomponent: position };
  }
  const name = parent.profile.nodes[position - 1]?.name ?? '';
  return { field: 0, repetition: 0, component: 0, subcomponent: 0, missing: `${parent.path}${name}` };
}
