import type { Sink } from '../format.ts';
import type { MexicoTables } from './config.ts';
import type { Slice } from './json/position.ts';
import { createResourceOrigin, spotOrigin } from './origin.ts';
import { createRecordContext } from './records/context.ts';
import { readRecords } from './records/index.ts';
import { LAYER_STRUCTURE, structureRule } from './rules/index.ts';
import { STRUCTURE_RULES } from './rules/structure.ts';
import type { BundleJudge } from './structure/bundle.ts';
import { createBundleJudge } from './structure/bundle.ts';
import { judgeResource } from './structure/resource.ts';
import type { Structure } from './structure/tables.ts';
import type { Json, Report } from './structure/walk.ts';
import { isObject, walk } from './structure/walk.ts';

/** Where a resource stands: path inside its slice, FHIRPath of what holds it ('' when it is the root), number. */
export interface Standing {
  readonly base: string;
  readonly display: string;
  readonly record: number;
}

/** Judges parsed resources and turns them into records, whatever syntax they came in. */
export interface ResourceJudge {
  /** @returns how many keys the value has */
  resource(slice: Slice, value: unknown, standing: Standing): number;
  /** Entry `index` (from 0) of the root Bundle. @returns how many keys the value has */
  entry(slice: Slice, value: unknown, index: number, bundle: BundleJudge): number;
  /** The root Bundle without its entries. @returns how many keys the value has */
  envelope(slice: Slice, value: Json, bundle: BundleJudge): number;
}

/** Bundles in Bundles (documents in a search result) are opened to this depth. */
const MAX_NESTED = 4;

export function createResourceJudge(sink: Sink, structure: Structure, mexico: MexicoTables): ResourceJudge {
  const origin = createResourceOrigin();
  /** Name that fields begin with, and whether an error was reported since `begin`. */
  let type = '';
  let failed = false;

  const report: Report = (rule, path, detail) => {
    if (STRUCTURE_RULES[rule].severity === 'error') failed = true;
    const sensitivity = path.endsWith('irthDate') ? 'date' : 'auto';
    sink.finding(structureRule(rule), origin, path === '' ? type : `${type}.${path}`, { ...detail, sensitivity });
  };

  const context = createRecordContext(
    mexico,
    (recordType, data, paths) => {
      origin.fields(paths);
      sink.record(recordType, data, origin);
    },
    report,
  );

  const begin = (slice: Slice, base: string, display: string, name: string, record: number): void => {
    type = name;
    origin.point(slice, base, display, name, record);
  };

  const typeOf = (resource: Json): string => {
    const name = resource.resourceType;
    return typeof name === 'string' && structure.types.has(name) ? name : 'Resource';
  };

  const beginResource = (slice: Slice, value: Json, standing: Standing, fullUrl?: string): void => {
    const name = typeOf(value);
    begin(slice, standing.base, standing.display === '' ? name : standing.display, name, standing.record);
    const id = typeof value.id === 'string' ? value.id : (fullUrl ?? '');
    origin.identify(name, id);
  };

  /** Judges what is known of the resource and reads its records; its values have been walked. */
  const judgeOne = (
    slice: Slice,
    value: Json,
    standing: Standing,
    fullUrl: string | undefined,
    depth: number,
  ): void => {
    judgeResource(value, structure, report);
    readRecords(value, type, fullUrl, context);
    sink.layer(LAYER_STRUCTURE, !failed);
    if (type === 'Bundle' && depth < MAX_NESTED) nested(slice, value, standing, depth + 1);
  };

  const nested = (slice: Slice, bundle: Json, standing: Standing, depth: number): void => {
    if (!Array.isArray(bundle.entry)) return;
    const rules = createBundleJudge(structure);
    if (typeof bundle.type === 'string') rules.type(bundle.type);
    const holder = standing.display === '' ? 'Bundle' : standing.display;
    bundle.entry.forEach((entry: unknown, index) => {
      if (!isObject(entry)) return;
      const base = `${standing.base}${standing.base === '' ? '' : '.'}entry[${index}]`;
      const display = `${holder}.entry[${index}]`;
      judgeEntry(slice, entry, { base, display, record: standing.record }, rules);
      if (!isObject(entry.resource)) return;
      failed = false;
      const inner = { base: `${base}.resource`, display: `${display}.resource`, record: standing.record };
      const fullUrl = typeof entry.fullUrl === 'string' ? entry.fullUrl : undefined;
      beginResource(slice, entry.resource, inner, fullUrl);
      sink.row();
      judgeOne(slice, entry.resource, inner, fullUrl, depth);
    });
    failed = false;
    beginResource(slice, bundle, standing);
    rules.end(report);
  };

  const judgeEntry = (slice: Slice, entry: Json, standing: Standing, bundle: BundleJudge): void => {
    begin(slice, standing.base, standing.display, 'Bundle.entry', standing.record);
    origin.identify('Bundle.entry', typeof entry.fullUrl === 'string' ? entry.fullUrl : '');
    bundle.entry(entry, report, (rule, path) => {
      const { line, column, offset } = origin.place(`Bundle.entry.${path}`);
      const { high, low } = origin.identity();
      const position = { line: line!, column: column!, offset: offset! };
      const spot = spotOrigin(position, standing.record, `${standing.display}.${path}`, `${high} ${low}`);
      return () => sink.finding(structureRule(rule), spot, `Bundle.entry.${path}`);
    });
  };

  return {
    resource(slice, value, standing) {
      failed = false;
      if (!isObject(value)) {
        begin(slice, standing.base, standing.display, 'Resource', standing.record);
        report('jsonType', '', { message: 'El recurso no es un objeto', expected: 'un objeto { }' });
        sink.layer(LAYER_STRUCTURE, false);
        return 0;
      }
      beginResource(slice, value, standing);
      const keys = walk(value, [], report);
      judgeOne(slice, value, standing, undefined, 0);
      return keys;
    },
    entry(slice, value, index, bundle) {
      failed = false;
      const standing = { base: '', display: `Bundle.entry[${index}]`, record: index + 1 };
      if (!isObject(value)) {
        begin(slice, '', standing.display, 'Bundle.entry', standing.record);
        report('jsonType', '', { message: 'La entrada no es un objeto', expected: 'un objeto { }' });
        sink.layer(LAYER_STRUCTURE, false);
        return 0;
      }
      judgeEntry(slice, value, standing, bundle);
      const { resource, ...rest } = value;
      let keys = Object.keys(rest).length > 0 ? walk(rest, [], report) : 0;
      if (!isObject(resource)) {
        sink.layer(LAYER_STRUCTURE, !failed);
        return keys + (resource === undefined ? 0 : 1 + walk(resource, ['resource'], report));
      }
      const inner = { base: 'resource', display: `${standing.display}.resource`, record: standing.record };
      const fullUrl = typeof value.fullUrl === 'string' ? value.fullUrl : undefined;
      beginResource(slice, resource, inner, fullUrl);
      keys += 1 + walk(resource, [], report);
      judgeOne(slice, resource, inner, fullUrl, 0);
      return keys;
    },
    envelope(slice, value, bundle) {
      failed = false;
      beginResource(slice, value, { base: '', display: 'Bundle', record: 0 });
      const keys = walk(value, [], report);
      judgeResource(value, structure, report);
      bundle.end(report);
      sink.layer(LAYER_STRUCTURE, !failed);
      return keys;
    },
  };
}
