import { Hash64, KeyTable } from '../../../model/index.ts';
import type { FindingDetail } from '../../format.ts';
import type { Definitions, Property } from '../definitions/model.ts';

/** Types that references of a property may point at; undefined: any. */
export type AllowedTypes = ReadonlySet<string> | undefined;

/** Which types each property's references may point at, worked out once. */
export interface AllowedTargets {
  /** Number of the property's set of types; 0: any. */
  of(property: Property): number;
  types(number: number): AllowedTypes;
}

export function createAllowedTargets(definitions: Definitions): AllowedTargets {
  const numbers = new Map<Property, number>();
  const sets: AllowedTypes[] = [undefined];

  const make = (property: Property): number => {
    const reference = property.element.types.find(({ code }) => code === 'Reference');
    if (reference === undefined || reference.targets.length === 0) return 0;
    const { targets } = reference;
    if (targets.includes('Resource')) return 0;
    const types = definitions.resourceTypes.filter((type) =>
      targets.some((target) => definitions.isKindOf(type, target)),
    );
    // A profile as target may stand for any type.
    if (types.length === 0 || (reference.targetProfiles?.length ?? 0) > 0) return 0;
    return sets.push(new Set(types)) - 1;
  };

  return {
    of(property) {
      const known = numbers.get(property);
      if (known !== undefined) return known;
      const made = make(property);
      numbers.set(property, made);
      return made;
    },
    types: (number) => sets[number],
  };
}

/** What references can point at in one Bundle: the types of its resources by fullUrl and by `Type/id`, as hashes. */
export interface BundleTargets {
  /** The last hash made by {@link hash}. */
  readonly high: number;
  readonly low: number;
  /** Hashes a key of two parts written one after the other. */
  hash(first: string, second?: string): void;
  /** Adds a resource under the last hash. */
  add(type: string): void;
  /** Type of the resource under a hash; undefined where there is none (yet). */
  type(high: number, low: number): string | undefined;
  /** True when not everything could be kept: what is not found may be there. */
  readonly full: boolean;
}

/** 32 MB of keys; two for each entry. */
const MAX_KEYS = 1_000_000;

export function createBundleTargets(definitions: Definitions): BundleTargets {
  const table = new KeyTable();
  const state = new Hash64();
  const numbers = new Map(definitions.resourceTypes.map((type, index) => [type, index + 1]));
  let full = false;
  return {
    get high() {
      return state.high;
    },
    get low() {
      return state.low;
    },
    get full() {
      return full;
    },
    hash(first, second = '') {
      state.reset();
      for (let i = 0; i < first.length; i++) state.int(first.charCodeAt(i));
      for (let i = 0; i < second.length; i++) state.int(second.charCodeAt(i));
      state.finish();
    },
    add(type) {
      if (table.size >= MAX_KEYS) {
        full = true;
        return;
      }
      const number = numbers.get(type) ?? 0;
      const slot = table.slot(state.high, state.low, number);
      if (slot >= 0) table.setValue(slot, number);
    },
    type(high, low) {
      const slot = table.find(high, low);
      const number = slot < 0 ? 0 : table.value(slot);
      return number === 0 ? undefined : definitions.resourceTypes[number - 1];
    },
  };
}

/** Words for a target of the wrong type. */
export function targetDetail(type: string, types: ReadonlySet<string>): FindingDetail {
  return { actual: type, expected: [...types].join(', ') };
}
