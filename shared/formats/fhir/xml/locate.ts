import type { Locator, Segment } from '../json/locate.ts';
import { findAttribute, isUpper, nameIs } from './attributes.ts';
import { indexTags } from './tag-index.ts';
import { unescapeAttribute } from './unescape.ts';

const decoder = new TextDecoder('utf-8');
const VALUE = 'value';

/** Where a path leads: an element, or an attribute of it. */
interface Spot {
  /** Number of the element, or -1 where not even the piece has one. */
  readonly element: number;
  /** Name of the attribute; undefined for the element itself. */
  readonly attribute?: string;
}

/**
 * Finds values in a piece of XML by the path that they have in JSON: `name[0]._given[1]` is an element, `birthDate` the
 * `value` of one (or the element where it has none), `contact[0].id` an attribute, `resourceType` the name of a tag.
 * Elements are indexed when a place is first asked for; paths asked for in the order of the text cost one pass together.
 */
export function createXmlLocator(bytes: Uint8Array): Locator {
  const tags = indexTags(bytes);
  let passed = bytes.length;
  let last: readonly Segment[] = [];
  /** `spots[n]`: where the first `n` segments of `last` lead. */
  let spots: Spot[] = [{ element: tags.count > 0 ? 0 : -1 }];

  /** The first element from `from` on that has the name, among siblings that end before `end`. */
  const named = (from: number, end: number, name: string): number => {
    let element = from;
    while (element < end) {
      passed += 8;
      if (nameIs(bytes, tags.start(element), name)) return element;
      element = tags.next(element);
    }
    return -1;
  };

  /** An element that holds a resource stands for it. */
  const content = (element: number): number => {
    const child = element + 1;
    return child < tags.next(element) && isUpper(bytes, tags.start(child)) ? child : element;
  };

  const step = (spot: Spot, parent: Spot | undefined, key: Segment, name: Segment | undefined): Spot | undefined => {
    if (spot.element < 0 || spot.attribute !== undefined) return undefined;
    if (typeof key === 'number') {
      if (typeof name !== 'string' || parent === undefined) return undefined;
      return nth(spot.element, tags.next(content(parent.element)), elementName(name), key);
    }
    const holder = content(spot.element);
    if (key === 'resourceType') return { element: holder, attribute: key };
    const child = named(holder + 1, tags.next(holder), elementName(key));
    if (child >= 0) return { element: child };
    return findAttribute(bytes, tags.start(holder), key) === undefined
      ? undefined
      : { element: holder, attribute: key };
  };

  const nth = (first: number, end: number, name: string, steps: number): Spot | undefined => {
    let element = first;
    for (let n = 0; n < steps && element >= 0; n++) element = named(tags.next(element), end, name);
    return element < 0 ? undefined : { element };
  };

  const follow = (path: readonly Segment[]): Spot[] => {
    let shared = 0;
    while (shared < path.length && shared < spots.length - 1 && path[shared] === last[shared]) shared++;
    const next = spots.slice(0, shared + 1);
    for (let n = shared; n < path.length; n++) {
      const key = path[n];
      const before = last[n];
      const known = n === shared && n < spots.length - 1 ? spots[n + 1] : undefined;
      const name = path[n - 1];
      const onward = typeof key === 'number' && typeof before === 'number' && before < key && typeof name === 'string';
      const spot =
        known !== undefined && onward
          ? nth(known.element, tags.next(content(next[n - 1].element)), elementName(name), key - before)
          : step(next[n], next[n - 1], key, name);
      if (spot === undefined) break;
      next.push(spot);
    }
    last = path;
    spots = next;
    return next;
  };

  /** Whether what is asked for is the primitive value of an element, rather than the element. */
  const wantsValue = (path: readonly Segment[]): boolean => {
    const name = path.findLast((segment) => typeof segment === 'string');
    return typeof name !== 'string' || !name.startsWith('_');
  };

  return {
    get passed() {
      return passed;
    },
    find(path) {
      const found = follow(path);
      const { element, attribute } = found[found.length - 1];
      const whole = found.length - 1 === path.length;
      if (element < 0) return { start: 0, found: 0 };
      const start = tags.start(element);
      if (attribute === 'resourceType') return { start: start + 1, found: found.length - 1 };
      const wanted = attribute ?? (whole && wantsValue(path) ? VALUE : undefined);
      const spot = wanted === undefined ? undefined : findAttribute(bytes, start, wanted);
      return { start: spot?.start ?? start, found: found.length - 1 };
    },
    text(path) {
      const found = follow(path);
      const { element, attribute } = found[found.length - 1];
      if (element < 0 || found.length - 1 < path.length || !wantsValue(path)) return undefined;
      const start = tags.start(element);
      if (attribute === 'resourceType') return tagName(bytes, start);
      const spot = findAttribute(bytes, start, attribute ?? VALUE);
      if (spot !== undefined) return unescapeAttribute(decoder.decode(bytes.subarray(spot.start + 1, spot.end - 1)));
      // The narrative is its own source.
      return nameIs(bytes, start, 'div') ? decoder.decode(bytes.subarray(start, tags.end(element))) : undefined;
    },
  };
}

/** JSON keeps what a primitive has besides its value under `_name`. */
function elementName(key: string): string {
  return key.startsWith('_') ? key.slice(1) : key;
}

function tagName(bytes: Uint8Array, start: number): string {
  let end = start + 1;
  while (end < bytes.length && bytes[end] > 0x20 && bytes[end] !== 0x2f && bytes[end] !== 0x3e) end++;
  return decoder.decode(bytes.subarray(start + 1, end));
}
