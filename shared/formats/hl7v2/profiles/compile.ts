import { NO_CONTEXTS, readConstraints, withBindings } from './constraints.ts';
import type { Hl7ProfileSource } from './model.ts';
import type { ProfilePart } from './part.ts';
import type { Path } from './path.ts';
import type { DatatypeProfile, ElementProfile, Parent, Profile, ProfileNode, SegmentProfile } from './profile.ts';
import { NO_BINDINGS, readBindings } from './read-bindings.ts';
import { readProfile } from './read-profile.ts';
import { NO_VALUE_SETS, readValueSets } from './value-sets.ts';
import { readXmlTree, UnusableProfile } from './xml.ts';

/** A profile is made once for a run, however many files and judges there are. */
const made = new WeakMap<Hl7ProfileSource, Profile | UnusableProfile>();

/** @throws UnusableProfile whose message is one sentence for people */
export function compileProfile(source: Hl7ProfileSource): Profile {
  let known = made.get(source);
  if (known === undefined) {
    known = compile(source);
    made.set(source, known);
  }
  if (known instanceof UnusableProfile) throw known;
  return known;
}

function compile(source: Hl7ProfileSource): Profile | UnusableProfile {
  try {
    const { profile, constraints, valueSets, bindings } = source;
    const library = valueSets === undefined ? NO_VALUE_SETS : reading('valueSets', () => readValueSets(valueSets));
    const rules =
      constraints === undefined
        ? NO_CONTEXTS
        : reading('constraints', () => readConstraints(readXmlTree(constraints), library));
    const bound =
      bindings === undefined ? NO_BINDINGS : reading('bindings', () => readBindings(readXmlTree(bindings), library));
    const contexts = withBindings(rules, bound);
    const read = reading('profile', () => readProfile(readXmlTree(profile), source.name, contexts, library));
    return { ...read, conditioned: conditionedBy(read.messages) };
  } catch (error) {
    if (error instanceof UnusableProfile) return error;
    throw error;
  }
}

/** Says of a fault which of the files has it. */
function reading<T>(part: ProfilePart, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnusableProfile) error.part = part;
    throw error;
  }
}

/** Where paths of predicates lead, in the profile itself. */
type Owner = Parent | SegmentProfile | DatatypeProfile;

function conditionedBy(messages: readonly Parent[]): ReadonlySet<ProfileNode | ElementProfile> {
  const found = new Set<ProfileNode | ElementProfile>();
  const seen = new Set<Owner>();
  const pending: Owner[] = [...messages];
  for (let owner = pending.pop(); owner !== undefined; owner = pending.pop()) {
    if (seen.has(owner)) continue;
    seen.add(owner);
    for (const { target } of owner.context.predicates) {
      const end = target === undefined ? undefined : follow(owner, target);
      if (end !== undefined) found.add(end);
    }
    for (const part of partsOf(owner)) {
      const below = ownerOf(part);
      if (below !== undefined) pending.push(below);
    }
    if ('mappings' in owner) for (const { types } of owner.mappings) pending.push(...types.values());
  }
  return found;
}

function follow(from: Owner, path: Path): ProfileNode | ElementProfile | undefined {
  let owner: Owner | undefined = from;
  let part: ProfileNode | ElementProfile | undefined;
  for (const { position } of path) {
    part = owner === undefined ? undefined : partsOf(owner)[position - 1];
    owner = part === undefined ? undefined : ownerOf(part);
  }
  return part;
}

function partsOf(owner: Owner): readonly (ProfileNode | ElementProfile)[] {
  if ('nodes' in owner) return owner.nodes;
  return 'fields' in owner ? owner.fields : owner.components;
}

function ownerOf(part: ProfileNode | ElementProfile): Owner | undefined {
  if (!('kind' in part)) return part.datatype;
  return part.kind === 'segment' ? part.segment : part;
}
