import type { FindingDetail, Origin, Sink, Source } from '../format.ts';
import type { BundleJudge, EntrySpot } from './bundle/judge.ts';
import { createBundleJudge } from './bundle/judge.ts';
import { looseEntries } from './bundle/loose.ts';
import type { MexicoTables } from './config.ts';
import type { Conformance } from './conformance/create.ts';
import { createVerdicts } from './conformance/verdicts.ts';
import type { Segment } from './json/locate.ts';
import { formatPath } from './json/locate.ts';
import type { Slice } from './json/position.ts';
import type { Json } from './json/value.ts';
import { isObject } from './json/value.ts';
import { createResourceOrigin, spotOrigin } from './origin.ts';
import type { PieceJudge, Standing } from './piece-judge.ts';
import type { BundleHold } from './profiles/bundle-hold.ts';
import { createBundleHold, holdWhole } from './profiles/bundle-hold.ts';
import { createProfileStage } from './profiles/stage.ts';
import { createRecordContext } from './records/context.ts';
import { readRecords } from './records/index.ts';
import { createKeeper } from './records/keep.ts';
import type { BundleReferences } from './references/bundle-references.ts';
import { createBundleReferences } from './references/bundle-references.ts';

/** One Bundle as its entries come: its own rules, and what references in it may point at. */
interface OpenBundle {
  readonly rules: BundleJudge;
  readonly references: BundleReferences;
  /** Its entries, while they are few: their profiles are judged when all are known. */
  hold: BundleHold | undefined;
}

/** Judges parsed resources in all layers and turns them into records, whatever syntax they came in. */
export function createResourceJudge(
  sink: Sink,
  conformance: Conformance,
  mexico: MexicoTables,
  source?: Source,
): PieceJudge & { end(): void } {
  const { rules } = conformance;
  const definitions = conformance.definitions();
  const origin = createResourceOrigin();
  const station = conformance.station(source);
  const { walk, references, allowed } = station;
  const verdicts = createVerdicts(sink, station.judges, source?.withoutLayers);
  station.begin({ report, undecided: verdicts.undecided });
  /** Where the resource at hand stands, and the name that fields begin with. */
  let type = '';
  let display = '';
  let record = 0;
  let root: OpenBundle | undefined;

  function report(rule: string, path: readonly Segment[], detail?: FindingDetail): void {
    say(rule, origin, join(type, formatPath(path)), detail);
  }

  function say(name: string, at: Origin, field: string, detail: FindingDetail | undefined): void {
    const rule = rules.named(name);
    if (!verdicts.reported(rule)) return;
    const sensitivity = detail?.sensitivity ?? (field.endsWith('irthDate') ? 'date' : 'auto');
    sink.finding(rule.index, at, field, { ...detail, sensitivity });
  }

  const context = createRecordContext(
    mexico,
    (recordType, data, paths) => {
      origin.fields(paths);
      sink.record(recordType, data, origin);
    },
    (rule, path, detail) => say(rule, origin, join(type, path), detail),
    createKeeper(sink, origin),
  );

  const begin = (slice: Slice, standing: Standing, name: string): void => {
    type = name;
    display = standing.display === '' ? name : standing.display;
    record = standing.record;
    origin.point(slice, standing.base, display, name, record);
  };

  const typeOf = ({ resourceType }: Json): string =>
    typeof resourceType === 'string' && definitions.isResource(resourceType) ? resourceType : 'Resource';

  const beginResource = (slice: Slice, value: Json, standing: Standing, fullUrl?: string): void => {
    const name = typeOf(value);
    begin(slice, standing, name);
    origin.identify(name, typeof value.id === 'string' ? value.id : (fullUrl ?? ''));
  };

  const beginEntry = (slice: Slice, entry: Json, standing: Standing): void => {
    begin(slice, standing, 'Bundle.entry');
    origin.identify('Bundle.entry', textOf(entry.fullUrl) ?? '');
  };

  const profiles = createProfileStage(station.profilePass, {
    report,
    undecided: verdicts.undecided,
    atResource: beginResource,
    atEntry: beginEntry,
    reset: verdicts.reset,
    verdict: (resource) => verdicts.giveOne('fhir-perfil', resource),
  });

  const openBundle = (hold: BundleHold | undefined): OpenBundle => ({
    hold,
    rules: createBundleJudge(definitions),
    references: createBundleReferences(definitions, allowed, {
      place: (path) => origin.place(`${type}.${path}`),
      keep: () => {
        const { high, low } = origin.identity();
        return { record, display, type, seed: `${high} ${low}` };
      },
    }),
  });

  /** A resource in all layers; its Bundle, where it stands in one, knows of it already. */
  const judgeOne = (
    slice: Slice,
    value: Json,
    standing: Standing,
    fullUrl: string | undefined,
    within: OpenBundle | undefined,
  ): number => {
    references.within(within?.references);
    beginResource(slice, value, standing, fullUrl);
    within?.references.enter(fullUrl, value);
    const keys = walk.resource(value, fullUrl);
    readRecords(value, type, fullUrl, context);
    const inner = type === 'Bundle' ? openNested(slice, value, standing) : undefined;
    const isLater = within !== undefined && within === root && within.hold !== undefined;
    if (!isLater) profiles.resource(value, fullUrl, (inner ?? within)?.hold);
    const inBundle = within !== undefined || inner !== undefined;
    verdicts.give(value, inBundle, within?.references, isLater ? 'fhir-perfil' : undefined);
    if (inner !== undefined) nested(slice, value, standing, inner);
    return keys;
  };

  /** The Bundle ended, was cut or grew too big: no entry is waited for any more. */
  const release = (bundle: OpenBundle): void => {
    if (bundle.hold !== undefined) profiles.held(bundle.hold);
    bundle.hold = undefined;
  };

  /** The entries of a Bundle that is there whole, without their resources, and what the whole shows. */
  const openNested = (slice: Slice, bundle: Json, standing: Standing): OpenBundle => {
    const open = openBundle(holdWhole(slice, bundle));
    if (typeof bundle.type === 'string') {
      open.rules.type(bundle.type);
      open.references.type(bundle.type);
    }
    entriesOf(bundle, standing, (entry, place) => judgeEntry(slice, entry, place, open.rules));
    beginResource(slice, bundle, standing);
    closeBundle(bundle, open);
    sayLoose(bundle, open.hold);
    return open;
  };

  /** The resources of a Bundle that is there whole; each is judged and counted by itself. */
  const nested = (slice: Slice, bundle: Json, standing: Standing, open: OpenBundle): void => {
    entriesOf(bundle, standing, (entry, { base, display: holder }) => {
      if (!isObject(entry.resource)) return;
      sink.row();
      const inner = { base: `${base}.resource`, display: `${holder}.resource`, record: standing.record };
      judgeOne(slice, entry.resource, inner, textOf(entry.fullUrl), open);
    });
    settle(open, true);
  };

  const judgeEntry = (slice: Slice, entry: Json, standing: Standing, bundle: BundleJudge): void => {
    beginEntry(slice, entry, standing);
    bundle.entry(entry, report, (): EntrySpot => {
      const { high, low } = origin.identity();
      return { position: slice.at, record, display, seed: (high ^ low) >>> 0 };
    });
  };

  /** What only the end of a Bundle shows; the origin stands at the Bundle. */
  const closeBundle = (bundle: Json, open: OpenBundle): void => {
    open.rules.end(bundle, report, (rule, spot, path, detail) => {
      const where = formatPath(path);
      const at = spotOrigin(spot.position, spot.record, join(spot.display, where), `${spot.seed}`);
      say(rule, at, join('Bundle.entry', where), detail);
    });
  };

  /** Entries of a document that nothing joins to its Composition; told only of Bundles that were kept whole. */
  const sayLoose = (bundle: Json, hold: BundleHold | undefined): void => {
    if (bundle.type !== 'document' || hold === undefined) return;
    for (const at of looseEntries(hold.entries.map(({ value }) => value))) {
      const { slice, index } = hold.entries[at];
      const place = `Bundle.entry[${index}]`;
      say('documentLoose', spotOrigin(slice.at, index + 1, place, place), 'Bundle.entry', undefined);
    }
  };

  const settle = (open: OpenBundle, complete: boolean): void => {
    open.references.settle(
      {
        finding(rule, at, field, detail) {
          const named = rules.named(rule);
          if (verdicts.isOn('fhir-referencia'))
            sink.finding(named.index, at, field, { ...detail, sensitivity: 'auto' });
        },
        verdict: (holds) => verdicts.layer('fhir-referencia', holds),
      },
      complete,
    );
  };

  return {
    resource(slice, value, standing) {
      verdicts.reset();
      if (isObject(value)) return judgeOne(slice, value, standing, undefined, undefined);
      begin(slice, standing, 'Resource');
      report('jsonType', [], { message: 'El recurso no es un objeto', expected: 'un objeto { }' });
      verdicts.give(undefined, false);
      return 0;
    },
    entry(slice, value, index) {
      root ??= openBundle(createBundleHold());
      if (isObject(value) && root.hold?.add(slice, value, index) === false) release(root);
      verdicts.reset();
      const standing = { base: '', display: `Bundle.entry[${index}]`, record: index + 1 };
      if (!isObject(value)) {
        begin(slice, standing, 'Bundle.entry');
        report('jsonType', [], { message: 'La entrada no es un objeto', expected: 'un objeto { }' });
        verdicts.give(undefined, true);
        return 0;
      }
      judgeEntry(slice, value, standing, root.rules);
      const keys = walk.entry(value);
      const { resource } = value;
      if (!isObject(resource)) {
        verdicts.give(undefined, true);
        return keys;
      }
      const inner = { base: 'resource', display: `${standing.display}.resource`, record: standing.record };
      return keys + judgeOne(slice, resource, inner, textOf(value.fullUrl), root);
    },
    envelope(slice, value) {
      verdicts.reset();
      root ??= openBundle(createBundleHold());
      const standing = { base: '', display: 'Bundle', record: 0 };
      references.within(undefined);
      beginResource(slice, value, standing);
      const keys = walk.envelope(value);
      closeBundle(value, root);
      sayLoose(value, root.hold);
      root.hold?.close();
      profiles.envelope(slice, value, root.hold);
      verdicts.give(value, true);
      readRecords(value, 'Bundle', undefined, context);
      settle(root, true);
      release(root);
      root = undefined;
      return keys;
    },
    property(name, value) {
      if (name !== 'type') return;
      root ??= openBundle(createBundleHold());
      root.rules.type(value);
      root.references.type(value);
    },
    end() {
      // A Bundle that was cut: what its entries point at may have been in the rest.
      if (root !== undefined) {
        settle(root, false);
        release(root);
      }
      root = undefined;
      context.unsigned.end();
      station.end();
    },
  };
}

/** The entries that are objects, and where each stands. */
function entriesOf(bundle: Json, standing: Standing, visit: (entry: Json, place: Standing) => void): void {
  if (!Array.isArray(bundle.entry)) return;
  const holder = standing.display === '' ? 'Bundle' : standing.display;
  bundle.entry.forEach((entry: unknown, index) => {
    if (!isObject(entry)) return;
    const base = join(standing.base, `entry[${index}]`);
    visit(entry, { base, display: `${holder}.entry[${index}]`, record: standing.record });
  });
}

function join(prefix: string, path: string): string {
  return prefix === '' || path === '' ? prefix + path : `${prefix}.${path}`;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
