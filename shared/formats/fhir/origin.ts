import type { Place } from '../../model/index.ts';
import { Hash64 } from '../../model/index.ts';
import type { Origin } from '../format.ts';
import type { Locator, Segment } from './json/locate.ts';
import { createLocator, parsePath } from './json/locate.ts';
import type { Position, PositionFinder, Slice } from './json/position.ts';
import { createPositionFinder } from './json/position.ts';

/** Neutral field → path of the datum inside its resource (`name[0].family`), or where it should have stood. */
export type Paths = Readonly<Record<string, string>>;

const NO_PATHS: Paths = {};
/**
 * Bytes that looking for places may pass over in one piece of the file, as a multiple of its size. Beyond it every
 * place is the start of the piece: a hostile resource with a million faults must not cost a million scans.
 */
const SEARCHES = 40;

/** The resource at hand, as a source of places. One object serves a whole file: what it points at is exchanged. */
export interface ResourceOrigin extends Origin {
  /**
   * @param slice bytes that hold the resource
   * @param base path of the resource inside them: `resource` in an entry, '' when it stands alone
   * @param display FHIRPath of the resource: `Bundle.entry[3].resource`, `Patient`
   * @param type name that fields begin with: `Patient`
   */
  point(slice: Slice, base: string, display: string, type: string, record: number): void;
  /** Sets what identifies the resource; without an id, its bytes do. */
  identify(type: string, id: string): void;
  /** Sets the neutral fields of the record that is about to be reported. */
  fields(paths: Paths): void;
  /**
   * An origin of its own that stays at this resource.
   *
   * @param copied gives bytes that outlive the piece at hand; undefined where there is no room for them
   */
  stay(copied: (bytes: Uint8Array) => Uint8Array | undefined): ResourceOrigin | undefined;
}

export function createResourceOrigin(): ResourceOrigin {
  let slice: Slice = { bytes: new Uint8Array(0), at: { offset: 0, line: 1, column: 1 } };
  let baseText = '';
  let base: readonly Segment[] = [];
  let display = '';
  let type = '';
  let number = 0;
  let paths: Paths = NO_PATHS;
  /** Made when a place is first asked for: most resources have nothing to report. */
  let locator: Locator | undefined;
  let positions: PositionFinder | undefined;
  /** Hash of the piece's bytes. One piece may hold thousands of resources without ids. */
  let content: { readonly high: number; readonly low: number } | undefined;
  const hash = new Hash64();
  const identity = { high: 0, low: 0 };
  let kind = '';
  let id = '';
  let hashed = false;

  /** What identifies a resource without an id: the bytes of its piece, and its path among the resources in there. */
  const ofBytes = (): void => {
    if (content === undefined) {
      const { high, low } = hash.reset().bytes(slice.bytes, 0, slice.bytes.length).finish();
      content = { high, low };
    }
    hash.reset().text(kind).int(content.high).int(content.low).text(baseText).finish();
  };

  /** Path inside the resource of a neutral field, of `Patient.birthDate`, or of nothing. */
  const inside = (field: string): string => {
    const known = paths[field];
    if (known !== undefined) return known;
    if (field === type) return '';
    return field.startsWith(`${type}.`) ? field.slice(type.length + 1) : '';
  };

  const nameOf = (shown: string): string => (shown === '' ? type : join(type, withoutIndexes(shown)));

  /** The piece's locator and the path inside it, while looking is not too dear. */
  const search = (path: string): { readonly locator: Locator; readonly wanted: readonly Segment[] } | undefined => {
    locator ??= slice.locate?.(slice.bytes) ?? createLocator(slice.bytes);
    if (locator.passed > SEARCHES * slice.bytes.length + 4_000_000) return undefined;
    return { locator, wanted: path === '' ? base : [...base, ...parsePath(path)] };
  };

  return {
    get record() {
      return number;
    },
    point(nextSlice, nextBase, nextDisplay, nextType, record) {
      if (nextSlice !== slice) {
        locator = undefined;
        positions = undefined;
        content = undefined;
      }
      slice = nextSlice;
      if (nextBase !== baseText) base = parsePath(nextBase);
      baseText = nextBase;
      display = nextDisplay;
      type = nextType;
      number = record;
      paths = NO_PATHS;
      kind = nextType;
      id = '';
      hashed = false;
    },
    identify(resourceType, resourceId) {
      kind = resourceType;
      id = resourceId;
      hashed = false;
    },
    fields(next) {
      paths = next;
    },
    stay(copied) {
      const bytes = copied(slice.bytes);
      if (bytes === undefined) return undefined;
      const own = createResourceOrigin();
      own.point({ ...slice, bytes }, baseText, display, type, number);
      own.identify(kind, id);
      return own;
    },
    place(field): Place {
      const path = inside(field);
      const found = search(path);
      const start = found?.locator.find(found.wanted).start ?? 0;
      positions ??= createPositionFinder(slice);
      const at = positions.at(start);
      const shown = displayPath(path);
      return {
        ...at,
        field: nameOf(shown),
        path: join(display, shown),
        record: number,
      };
    },
    name: (field) => nameOf(displayPath(inside(field))),
    text(field) {
      const found = search(inside(field));
      return found?.locator.text(found.wanted);
    },
    identity() {
      if (hashed) return identity;
      if (id === '') ofBytes();
      else hash.reset().text(kind).text(id).finish();
      identity.high = hash.high;
      identity.low = hash.low;
      hashed = true;
      return identity;
    },
  };
}

/** JSON keeps the extensions of a primitive under `_name`; a FHIRPath does not know of the underscore. */
function displayPath(path: string): string {
  return path.includes('_') ? path.replace(/(^|\.)_/g, '$1') : path;
}

function withoutIndexes(path: string): string {
  return path.includes('[') ? path.replace(/\[\d+\]/g, '') : path;
}

function join(prefix: string, path: string): string {
  if (path === '') return prefix;
  return prefix === '' ? path : `${prefix}.${path}`;
}

/** A spot in the file that belongs to no resource that could be read. */
export function spotOrigin(position: Position, record: number, path: string, seed: string): Origin {
  return {
    record,
    place: () => ({ ...position, path, record }),
    text: () => undefined,
    identity: () => {
      const { high, low } = new Hash64().reset().text(seed).text(path).finish();
      return { high, low };
    },
  };
}
