import type { Slice } from '../../../shared/formats/fhir/json/position.ts';
import { createJsonReader } from '../../../shared/formats/fhir/json/reader.ts';
import { createNdjsonReader } from '../../../shared/formats/fhir/ndjson/reader.ts';
import type { ResourceOrigin } from '../../../shared/formats/fhir/origin.ts';
import { createResourceOrigin } from '../../../shared/formats/fhir/origin.ts';
import type { PieceJudge } from '../../../shared/formats/fhir/piece-judge.ts';
import { LAYER_SYNTAX } from '../../../shared/formats/fhir/rules/index.ts';
import { SYNTAX_RULES } from '../../../shared/formats/fhir/rules/syntax.ts';
import { createXmlReader } from '../../../shared/formats/fhir/xml/reader.ts';
import type { Sink } from '../../../shared/formats/format.ts';
import type { Place } from '../../../shared/model/index.ts';
import { r4Definitions } from './definitions.ts';

export type Syntax = 'json' | 'xml' | 'ndjson';

export interface SeenFault {
  readonly rule: string;
  readonly message: string | undefined;
  readonly place: Place;
}

/** What a reader gave, without any layer above the syntax. */
export interface Read {
  /** Resources, entries and the envelope, in order; a copy of each. */
  readonly values: unknown[];
  /** What each place said while its piece was at hand. */
  readonly spots: { readonly path: string; readonly text: string | undefined; readonly offset: number }[];
  readonly faults: SeenFault[];
  readonly problems: string[];
  readonly properties: string[];
  /** Verdicts of the syntax. */
  readonly holds: (boolean | null)[];
  rows: number;
  ended: number;
}

/**
 * Reads a file in chunks of `chunk` bytes, which are wiped afterwards.
 *
 * @param ask paths inside each resource whose place and text are wanted
 */
export function readPieces(
  source: Uint8Array | string,
  syntax: Syntax,
  chunk = 1 << 16,
  ask: (value: unknown) => readonly string[] = () => [],
): Read {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  const seen: Read = {
    values: [],
    spots: [],
    faults: [],
    problems: [],
    properties: [],
    holds: [],
    rows: 0,
    ended: 0,
  };
  const origin = createResourceOrigin();
  const take = (slice: Slice, value: unknown, base: string): number => {
    seen.values.push(structuredClone(value));
    look(seen, origin, slice, value, base, ask);
    return countKeys(value);
  };
  const judge: PieceJudge = {
    resource: (slice, value) => take(slice, value, ''),
    entry: (slice, value) => take(slice, value, ''),
    envelope: (slice, value) => take(slice, value, ''),
    property: (name, value) => seen.properties.push(`${name}=${value}`),
    end: () => seen.ended++,
  };
  const sink = syntaxSink(seen);
  const reader =
    syntax === 'json'
      ? createJsonReader(sink, judge)
      : syntax === 'ndjson'
        ? createNdjsonReader(sink, judge)
        : createXmlReader(sink, judge, r4Definitions());
  for (let i = 0; i < bytes.length; i += chunk) {
    // A Node Buffer, whose `slice` shares memory.
    const part = Buffer.from(bytes.subarray(i, i + chunk));
    reader.write(part);
    part.fill(0);
  }
  reader.end();
  return seen;
}

function look(
  seen: Read,
  origin: ResourceOrigin,
  slice: Slice,
  value: unknown,
  base: string,
  ask: (value: unknown) => readonly string[],
): void {
  origin.point(slice, base, 'X', 'X', 1);
  for (const path of ask(value)) {
    const field = path === '' ? 'X' : `X.${path}`;
    seen.spots.push({ path, text: origin.text(field), offset: origin.place(field).offset! });
  }
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value).reduce((sum: number, one) => sum + countKeys(one), 0);
  return Array.isArray(value) ? inner : Object.keys(value).length + inner;
}

function syntaxSink(seen: Read): Sink {
  const unwanted = (): never => {
    throw new Error('Not of the syntax.');
  };
  return {
    unit: () => undefined,
    encoding: () => undefined,
    record: unwanted,
    key: unwanted,
    problem: (sentence) => seen.problems.push(sentence),
    row: () => {
      seen.rows++;
    },
    layer(layer, holds) {
      if (layer !== LAYER_SYNTAX) unwanted();
      seen.holds.push(holds);
    },
    finding(rule, origin, field, detail) {
      seen.faults.push({ rule: SYNTAX_RULES[rule].kind, message: detail?.message, place: { ...origin.place(field) } });
    },
  };
}

export function rulesOf(read: Read): string[] {
  return read.faults.map(({ rule }) => rule);
}

/** Every path of a value, with what stands there, as `Origin` takes them. */
export function* pathsOf(value: unknown, path = ''): Generator<readonly [string, unknown]> {
  if (path !== '') yield [path, value];
  if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* pathsOf(item, `${path}[${i}]`);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) yield* pathsOf(item, path === '' ? key : `${path}.${key}`);
}
