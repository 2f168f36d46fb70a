import type { Attributes } from './xml.ts';
import { readXml, UnusableProfile } from './xml.ts';

/** A list of codes of VALUESETS.xml. */
export interface ValueSet {
  readonly id: string;
  /** No code beyond the listed ones is admitted. */
  readonly isClosed: boolean;
  /** What is listed may have changed since: its stability is said to be dynamic. */
  readonly isDynamic: boolean;
  /** False where the set is defined by a rule or lists no codes: what belongs to it cannot be told. */
  readonly isListed: boolean;
  /** Code → names of the code systems it is listed with; '' for none. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
}

/** By binding identifier. */
export interface ValueSetLibrary {
  readonly sets: ReadonlyMap<string, ValueSet>;
  /** Identifiers that the library itself leaves out of validation. */
  readonly excluded: ReadonlySet<string>;
}

export const NO_VALUE_SETS: ValueSetLibrary = { sets: new Map(), excluded: new Set() };

/** The value sets that an element is bound to: a code of any of them is fine. */
export interface BoundSets {
  /** As the profile names them: `HL70001`, `CVX:NDC`. */
  readonly label: string;
  /** Undefined where one of them is not at hand or not listed: nobody can tell. */
  readonly sets: readonly ValueSet[] | undefined;
  readonly breach: BindingBreach;
  /** Components that the code may stand in, one of them; empty where the profile does not say. */
  readonly locations: readonly number[];
  /** The same with the place of the code system, where the profile says that too. */
  readonly places?: readonly CodePlace[];
}

/** Components of a code and of its code system; 0 for the datum itself, and for no code system. */
export interface CodePlace {
  readonly code: number;
  readonly system: number;
}

/** What a code outside of the sets is. */
export type BindingBreach = 'error' | 'warning' | 'none';

/** Codes of a library. LOINC has some 100,000. */
const MAX_CODES = 2_000_000;

/** @throws UnusableProfile */
export function readValueSets(text: string): ValueSetLibrary {
  const sets = new Map<string, ValueSet>();
  const excluded = new Set<string>();
  let current: Gathering | undefined;
  let identifier: string | undefined;
  let isExcluding = false;
  let codes = 0;
  const finish = (): void => {
    if (current !== undefined && !sets.has(current.id)) sets.set(current.id, asSet(current));
    current = undefined;
  };
  readXml(text, {
    open(name, attributes, depth) {
      if (depth === 1 && name !== 'ValueSetLibrary') throw new UnusableProfile('No es una biblioteca de valores.');
      if (name === 'NoValidation') isExcluding = true;
      if (name === 'BindingIdentifier' && isExcluding) identifier = '';
      if (name === 'ValueSetDefinition') {
        finish();
        current = { id: (attributes.BindingIdentifier ?? '').trim(), attributes, codes: new Map() };
      }
      if (name !== 'ValueElement' || current === undefined) return;
      if (++codes > MAX_CODES) throw new UnusableProfile(`Tiene más de ${MAX_CODES} códigos.`);
      // Usage E: the code is excluded from the set.
      if (attributes.Value === undefined || attributes.Usage === 'E') return;
      addCode(current.codes, attributes.Value, (attributes.CodeSystem ?? '').trim());
    },
    text(part) {
      if (identifier !== undefined) identifier += part;
    },
    close(name) {
      if (name === 'ValueSetDefinition') finish();
      if (name === 'NoValidation') isExcluding = false;
      if (name !== 'BindingIdentifier' || identifier === undefined) return;
      excluded.add(identifier.trim());
      identifier = undefined;
    },
  });
  return { sets, excluded };
}

interface Gathering {
  readonly id: string;
  readonly attributes: Attributes;
  readonly codes: Map<string, readonly string[]>;
}

function addCode(codes: Map<string, readonly string[]>, code: string, system: string): void {
  const known = codes.get(code);
  if (known === undefined) codes.set(code, [system]);
  else if (!known.includes(system)) codes.set(code, [...known, system]);
}

function asSet({ id, attributes, codes }: Gathering): ValueSet {
  return {
    id,
    isClosed: attributes.Extensibility?.toLowerCase() === 'closed',
    isDynamic: attributes.Stability?.toLowerCase() === 'dynamic',
    isListed: codes.size > 0 && attributes.ContentDefinition?.toLowerCase() !== 'intensional',
    codes,
  };
}

/**
 * The sets behind an identifier of a binding, or several of them separated by colons; undefined where nothing is bound
 * or the library leaves one of them out of validation.
 *
 * @param strength R required, S suggested, U undetermined
 * @param location `1`, or `1:4` for one of two
 */
export function bindSets(
  library: ValueSetLibrary,
  identifier: string | undefined,
  strength: string | undefined,
  location: string | undefined,
): BoundSets | undefined {
  const label = identifier?.trim() ?? '';
  if (label === '' || strength === 'U') return undefined;
  const ids = library.sets.has(label) || library.excluded.has(label) ? [label] : label.split(':');
  if (ids.some((id) => library.excluded.has(id))) return undefined;
  const sets = ids.flatMap((id) => {
    const set = library.sets.get(id.trim());
    return set?.isListed ? [set] : [];
  });
  const found = sets.length === ids.length ? sets : undefined;
  const breach = breachOf(found, strength);
  // Of an open list that is only suggested, a code outside says nothing.
  if (breach === 'none') return undefined;
  return { label, sets: found, breach, locations: locationsOf(location) };
}

function breachOf(sets: readonly ValueSet[] | undefined, strength: string | undefined): BindingBreach {
  const isRequired = strength === 'R';
  if (sets === undefined) return isRequired ? 'error' : 'none';
  const isClosed = sets.every((set) => set.isClosed);
  if (isRequired && isClosed) return sets.some((set) => set.isDynamic) ? 'warning' : 'error';
  return isRequired || isClosed ? 'warning' : 'none';
}

function locationsOf(location: string | undefined): readonly number[] {
  const numbers = (location ?? '').split(':').map(Number);
  return numbers.every((number) => Number.isInteger(number) && number > 0) ? numbers : [];
}
