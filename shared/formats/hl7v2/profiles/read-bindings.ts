import type { ContextKind } from './constraints.ts';
import type { Path } from './path.ts';
import { parsePath } from './path.ts';
import type { BoundSets, CodePlace, ValueSet, ValueSetLibrary } from './value-sets.ts';
import { bindSets } from './value-sets.ts';
import type { XmlElement } from './xml.ts';
import { child, childrenNamed, UnusableProfile } from './xml.ts';

/** Value sets for what a path leads to. */
export interface TargetBinding {
  /** Undefined where it cannot be read. */
  readonly target: Path | undefined;
  readonly bound: BoundSets;
}

/** By kind, id and name. */
export type BindingLookup = (kind: ContextKind, id: string, name: string) => readonly TargetBinding[];

export const NO_BINDINGS: BindingLookup = () => [];
/** Of a file. NIST's guides have some thousand. */
const MAX_ENTRIES = 50_000;

/** Reads the root of the file of bindings that newer profiles have beside PROFILE.xml. @throws UnusableProfile */
export function readBindings(root: XmlElement, library: ValueSetLibrary): BindingLookup {
  if (root.name !== 'ValueSetBindingsContext') throw new UnusableProfile('No es un archivo de listas por dato.');
  const found = new Map<string, TargetBinding[]>();
  let entries = 0;
  for (const [part, entry] of [
    ['ValueSetBindings', 'ValueSetBinding'],
    ['SingleCodeBindings', 'SingleCodeBinding'],
  ] as const) {
    for (const kind of child(root, part)?.children ?? []) {
      for (const holder of kind.children) {
        const key = keyOf(kind.name, holder.name, holder.attributes.ID ?? holder.attributes.Name ?? '');
        for (const element of childrenNamed(holder, entry)) {
          if (++entries > MAX_ENTRIES) throw new UnusableProfile(`Tiene más de ${MAX_ENTRIES} reglas.`);
          const bound = entry === 'ValueSetBinding' ? readBound(element, library) : readSingle(element);
          if (bound === undefined) continue;
          const list = found.get(key) ?? [];
          list.push({ target: parsePath(element.attributes.Target), bound });
          found.set(key, list);
        }
      }
    }
  }
  return (kind, id, name) => [
    ...(found.get(keyOf(kind, 'ByID', id)) ?? []),
    ...(found.get(keyOf(kind, 'ByName', name)) ?? []),
  ];
}

function readBound(element: XmlElement, library: ValueSetLibrary): BoundSets | undefined {
  const ids = childrenNamed(child(element, 'Bindings'), 'Binding').map(
    ({ attributes }) => attributes.BindingIdentifier,
  );
  const bound = bindSets(library, ids.join(':'), element.attributes.BindingStrength, undefined);
  if (bound === undefined) return undefined;
  const places = placesOf(element);
  return places === undefined ? { ...bound, sets: undefined } : { ...bound, places };
}

/** One code, and no other. */
function readSingle(element: XmlElement): BoundSets | undefined {
  const { Code, CodeSystem = '' } = element.attributes;
  if (Code === undefined) return undefined;
  const codes = new Map([[Code, [CodeSystem.trim()]]]);
  const set: ValueSet = { id: Code, isClosed: true, isDynamic: false, isListed: true, codes };
  const places = placesOf(element);
  return { label: Code, sets: places === undefined ? undefined : [set], breach: 'error', locations: [], places };
}

/** Undefined where a place lies deeper than in a component. */
function placesOf(element: XmlElement): readonly CodePlace[] | undefined {
  const places: CodePlace[] = [];
  for (const { attributes } of child(element, 'BindingLocations')?.children ?? []) {
    const code = componentAt(attributes.CodeLocation);
    const system = attributes.CodeSystemLocation === undefined ? 0 : componentAt(attributes.CodeSystemLocation);
    if (code === undefined || system === undefined) return undefined;
    places.push({ code, system });
  }
  return places.length === 0 ? undefined : places;
}

function componentAt(text: string | undefined): number | undefined {
  const path = parsePath(text);
  if (path === undefined || path.length > 1) return undefined;
  return path[0]?.position ?? 0;
}

function keyOf(kind: string, by: string, value: string): string {
  return `${kind} ${by} ${value}`;
}
