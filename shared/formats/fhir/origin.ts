import type { Place } from '../../model/index.ts';
import { Hash64 } from '../../model/index.ts';
import type { Origin } from '../format.ts';
import { readString } from './json/diagnose.ts';
import type { Locator } from './json/locate.ts';
import { createLocator, formatPath, parsePath } from './json/locate.ts';
import type { Mark, Position, Slice } from './json/position.ts';
import { positionAt } from './json/position.ts';

/** Neutral field → path of the datum inside its resource (`name[0].family`), or where it should have stood. */
export type Paths = Readonly<Record<string, string>>;

const NO_PATHS: Paths = {};
const decoder = new TextDecoder('utf-8');

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
}

export function createResourceOrigin(): ResourceOrigin {
  let slice: Slice = { bytes: new Uint8Array(0), at: { offset: 0, line: 1, column: 1 } };
  let base = '';
  let display = '';
  let type = '';
  let number = 0;
  let paths: Paths = NO_PATHS;
  /** Made when a place is first asked for: most resources have nothing to report. */
  let locator: Locator | undefined;
  let mark: Mark | undefined;
  const hash = new Hash64();
  const identity = { high: 0, low: 0 };
  let kind = '';
  let id = '';
  let hashed = false;

  /** Path inside the resource of a neutral field, of `Patient.birthDate`, or of nothing. */
  const inside = (field: string): string => {
    const known = paths[field];
    if (known !== undefined) return known;
    if (field === type) return '';
    return field.startsWith(`${type}.`) ? field.slice(type.length + 1) : '';
  };

  const find = (path: string): { readonly start: number; readonly there: boolean } => {
    locator ??= createLocator(slice.bytes);
    if (locator.passed > SEARCHES * slice.bytes.length + 4_000_000) return { start: 0, there: false };
    const wanted = [...parsePath(base), ...parsePath(path)];
    const { start, found } = locator.find(wanted);
    return { start, there: found === wanted.length };
  };

  return {
    get record() {
      return number;
    },
    point(nextSlice, nextBase, nextDisplay, nextType, record) {
      if (nextSlice !== slice) {
        locator = undefined;
        mark = undefined;
      }
      slice = nextSlice;
      base = nextBase;
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
    place(field): Place {
      const path = inside(field);
      const { start } = find(path);
      const at = positionAt(slice, start, mark);
      mark = { index: start, at };
      const shown = displayPath(path);
      return {
        ...at,
        field: join(type, withoutIndexes(shown)),
        path: join(display, shown),
        record: number,
      };
    },
    text(field) {
      const { start, there } = find(inside(field));
      const first = slice.bytes[start];
      // An object or array is where the datum should be, not the datum.
      if (!there || first === 0x7b || first === 0x5b) return undefined;
      const end = locator!.end(start);
      if (first === 0x22) return readString(slice.bytes, start, end);
      return decoder.decode(slice.bytes.subarray(start, end));
    },
    identity() {
      if (hashed) return identity;
      hash.reset().text(kind);
      if (id === '') hash.bytes(slice.bytes, 0, slice.bytes.length);
      else hash.text(id);
      hash.finish();
      identity.high = hash.high;
      identity.low = hash.low;
      hashed = true;
      return identity;
    },
  };
}

/** JSON keeps the extensions of a primitive under `_name`; a FHIRPath does not know of the underscore. */
function displayPath(path: string): string {
  return formatPath(
    parsePath(path).map((segment) => (typeof segment === 'string' ? segment.replace(/^_/, '') : segment)),
  );
}

function withoutIndexes(path: string): string {
  return path.replace(/\[\d+\]/g, '');
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
