import type { Expression } from './expression.ts';
import { parseExpression } from './expression.ts';
import type { Path } from './path.ts';
import { parsePath } from './path.ts';
import type { Usage } from './profile.ts';
import type { BindingLookup, TargetBinding } from './read-bindings.ts';
import { parseUsage } from './usage.ts';
import type { ValueSetLibrary } from './value-sets.ts';
import type { XmlElement } from './xml.ts';
import { child, childrenNamed, UnusableProfile } from './xml.ts';

/** Says of a conditional element what it is, by a condition. */
export interface Predicate {
  readonly id: string;
  readonly description: string;
  /** Undefined where it cannot be read. */
  readonly target: Path | undefined;
  readonly condition: Expression;
  readonly whenTrue: Usage;
  readonly whenFalse: Usage;
}

export interface Constraint {
  readonly id: string;
  readonly description: string;
  /** Where a breach is shown. */
  readonly target: Path | undefined;
  readonly assertion: Expression;
  /** The profile itself calls a breach no more than a warning. */
  readonly isAdvice: boolean;
}

/** What is said of every message, group, segment or datum of a kind. */
export interface Context {
  readonly predicates: readonly Predicate[];
  readonly constraints: readonly Constraint[];
  readonly bindings: readonly TargetBinding[];
}

export type ContextKind = 'Datatype' | 'Segment' | 'Group' | 'Message';

/** By kind, id and name. */
export type ContextLookup = (kind: ContextKind, id: string, name: string) => Context;

const NOTHING: Context = { predicates: [], constraints: [], bindings: [] };
export const NO_CONTEXTS: ContextLookup = () => NOTHING;
/** Characters of a description that are quoted. */
const MAX_DESCRIPTION = 400;
/** Of a file. NIST's guides have a few hundred. */
const MAX_ENTRIES = 20_000;

/** Reads the root of CONSTRAINTS.xml. @throws UnusableProfile */
export function readConstraints(root: XmlElement, library: ValueSetLibrary): ContextLookup {
  if (root.name !== 'ConformanceContext') throw new UnusableProfile('No es un archivo de reglas de perfil.');
  const predicates = new Map<string, Predicate[]>();
  const constraints = new Map<string, Constraint[]>();
  let entries = 0;
  gather(root, 'Predicates', 'Predicate', (key, element) => {
    if (++entries > MAX_ENTRIES) throw new UnusableProfile(`Tiene más de ${MAX_ENTRIES} reglas.`);
    add(predicates, key, parsePredicate(element, library));
  });
  gather(root, 'Constraints', 'Constraint', (key, element) => {
    if (++entries > MAX_ENTRIES) throw new UnusableProfile(`Tiene más de ${MAX_ENTRIES} reglas.`);
    add(constraints, key, parseConstraint(element, library));
  });
  return (kind, id, name) => {
    const keys = [keyOf(kind, 'ID', id), keyOf(kind, 'Name', name)];
    const found = <T>(map: ReadonlyMap<string, readonly T[]>): readonly T[] =>
      keys.flatMap((key) => map.get(key) ?? []);
    return { predicates: found(predicates), constraints: found(constraints), bindings: [] };
  };
}

/** What rules and bindings say of a kind of thing together. */
export function withBindings(contexts: ContextLookup, bindings: BindingLookup): ContextLookup {
  return (kind, id, name) => ({ ...contexts(kind, id, name), bindings: bindings(kind, id, name) });
}

function gather(root: XmlElement, part: string, entry: string, take: (key: string, element: XmlElement) => void): void {
  for (const kind of ['Datatype', 'Segment', 'Group', 'Message'] as const) {
    const context = child(child(root, part), kind);
    for (const by of ['ID', 'Name'] as const) {
      for (const holder of childrenNamed(context, `By${by}`)) {
        const key = keyOf(kind, by, holder.attributes[by] ?? '');
        for (const element of childrenNamed(holder, entry)) take(key, element);
      }
    }
  }
}

function parsePredicate(element: XmlElement, library: ValueSetLibrary): Predicate {
  const { ID = '', Target, TrueUsage = '', FalseUsage = '' } = element.attributes;
  return {
    id: ID,
    description: descriptionOf(element),
    target: parsePath(Target),
    condition: parseExpression(child(element, 'Condition')?.children[0], library),
    whenTrue: parseUsage(TrueUsage),
    whenFalse: parseUsage(FalseUsage),
  };
}

function parseConstraint(element: XmlElement, library: ValueSetLibrary): Constraint {
  const { ID = '', Target, Classification = '', Strength = '' } = element.attributes;
  return {
    id: ID,
    description: descriptionOf(element),
    target: parsePath(Target),
    assertion: parseExpression(child(element, 'Assertion')?.children[0], library),
    isAdvice: Classification === 'W' || Classification === 'A' || /^(SHOULD|MAY)/.test(Strength),
  };
}

function descriptionOf(element: XmlElement): string {
  const text = (child(element, 'Description')?.text ?? '').replace(/\s+/g, ' ').trim();
  return text.length > MAX_DESCRIPTION ? `${text.slice(0, MAX_DESCRIPTION)}…` : text;
}

function keyOf(kind: ContextKind, by: 'ID' | 'Name', value: string): string {
  return `${kind} ${by} ${value}`;
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
