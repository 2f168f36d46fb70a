import type { FindingDetail, Origin } from '../../format.ts';
import type { Visit } from '../conformance/model.ts';
import type { Definitions, Property } from '../definitions/model.ts';
import { formatPath } from '../json/locate.ts';
import type { Position } from '../json/position.ts';
import type { Json } from '../json/value.ts';
import { spotOrigin } from '../origin.ts';
import type { ParsedReference } from './parse.ts';
import { createParsedReference, parseReference } from './parse.ts';
import { createPending, createPendingList, setPosition } from './pending.ts';
import type { AllowedTargets } from './targets.ts';
import { createBundleTargets, targetDetail } from './targets.ts';

/** The resource at hand, for what is said of it later. */
export interface ReferenceSpot {
  /** Where a path inside the resource stands. */
  place(path: string): Partial<Position>;
  /** What stays known of the resource when it is gone. */
  keep(): KeptResource;
}

export interface KeptResource {
  readonly record: number;
  /** FHIRPath: `Bundle.entry[3].resource`. */
  readonly display: string;
  readonly type: string;
  /** What identifies it. */
  readonly seed: string;
}

/** What settling at the end of a Bundle says. */
export interface SettleReport {
  finding(rule: string, origin: Origin, field: string, detail?: FindingDetail): void;
  /** The verdict on an entry that had to wait. */
  verdict(holds: boolean | null): void;
}

/** The references of one Bundle and what they may point at. Memory is bounded, time linear in the size of the Bundle. */
export interface BundleReferences {
  /** The Bundle's type, as soon as it is known. */
  type(type: string): void;
  /** Whether a reference by search is a fault here; false while the type is not known. */
  conditional(): boolean;
  /** A resource comes: references that follow stand in it, and others may point at it. */
  enter(fullUrl: string | undefined, resource: Json): void;
  /**
   * Looks for the target of a reference.
   *
   * @param mustBeHere the Composition of a document may not do without it
   * @returns the target's type where it has come already
   */
  look(
    reference: string,
    parsed: ParsedReference,
    property: Property | undefined,
    mustBeHere: boolean,
    visit: Visit,
  ): string | undefined;
  /** Whether references of the resource at hand wait for the end; its verdict is then given there. */
  defer(failed: boolean, undecided: boolean): boolean;
  /** The Bundle ended. `complete` false: it was cut, and what was not found may have been in the rest. */
  settle(report: SettleReport, complete: boolean): void;
}

const MUST = 1;
const URN = 2;
/** Paths kept apart; beyond this the place says the resource only. */
const MAX_PATHS = 100_000;

export function createBundleReferences(
  definitions: Definitions,
  allowed: AllowedTargets,
  spot: ReferenceSpot,
): BundleReferences {
  const targets = createBundleTargets(definitions);
  const list = createPendingList();
  const pending = createPending();
  const own = createParsedReference();
  const paths: string[] = [''];
  const pathNumbers = new Map<string, number>();
  /** Resources with references that wait, how many wait up to each, and the verdict so far. */
  const kept: KeptResource[] = [];
  const ends: number[] = [];
  const states: (boolean | null)[] = [];
  let bundleType: string | undefined;
  let urnBase = '';
  let base = '';
  /** What stood before the resource at hand. */
  let settled = 0;

  const pathNumber = (path: string): number => {
    const known = pathNumbers.get(path);
    if (known !== undefined) return known;
    if (paths.length >= MAX_PATHS) return 0;
    pathNumbers.set(path, paths.length);
    return paths.push(path) - 1;
  };

  /** The absolute form that R4 gives a reference: relative ones take the base of their entry's fullUrl. */
  const hashTarget = (reference: string, parsed: ParsedReference): boolean => {
    if (parsed.form === 'restful' && parsed.base === '') {
      if (base !== '') targets.hash(base, `${parsed.type}/${parsed.id}`);
      else if (urnBase !== '') targets.hash(urnBase, parsed.id);
      else return false;
    } else if (parsed.form === 'restful') targets.hash(parsed.base, `${parsed.type}/${parsed.id}`);
    else targets.hash(reference);
    return true;
  };

  return {
    type(type) {
      bundleType = type;
    },
    conditional: () => bundleType !== undefined && bundleType !== 'transaction' && bundleType !== 'batch',
    enter(fullUrl, resource) {
      base = '';
      urnBase = '';
      settled = list.size;
      const type = typeof resource.resourceType === 'string' ? resource.resourceType : '';
      if (type !== '' && typeof resource.id === 'string') {
        targets.hash(type, `/${resource.id}`);
        targets.add(type);
      }
      if (fullUrl === undefined) return;
      targets.hash(fullUrl);
      targets.add(type);
      parseReference(fullUrl, definitions, own);
      if (own.form === 'restful') base = own.base;
      else if (own.form === 'urn') urnBase = fullUrl.slice(0, fullUrl.lastIndexOf(':') + 1);
    },
    look(reference, parsed, property, mustBeHere, visit) {
      pending.high = 0;
      pending.low = 0;
      pending.localHigh = 0;
      pending.localLow = 0;
      if (hashTarget(reference, parsed)) {
        const found = targets.type(targets.high, targets.low);
        if (found !== undefined) return found;
        pending.high = targets.high;
        pending.low = targets.low;
      }
      const relative = parsed.form === 'restful' && parsed.base === '';
      if (relative) {
        targets.hash(parsed.type, `/${parsed.id}`);
        pending.localHigh = targets.high;
        pending.localLow = targets.low;
        if (pending.high === 0 && pending.low === 0) {
          const found = targets.type(targets.high, targets.low);
          if (found !== undefined) return found;
        }
      }
      const path = `${formatPath(visit.path)}.reference`;
      setPosition(pending, spot.place(path));
      pending.allowed = property === undefined || parsed.form === 'restful' ? 0 : allowed.of(property);
      pending.path = pathNumber(path);
      pending.flags = (mustBeHere ? MUST : 0) | (parsed.form === 'urn' ? URN : 0);
      if (!list.add(pending)) visit.undecided('fhir-referencia');
      return undefined;
    },
    defer(failed, undecided) {
      if (list.size === settled) return false;
      kept.push(spot.keep());
      ends.push(list.size);
      states.push(failed ? false : undecided ? null : true);
      return true;
    },
    settle(report, complete) {
      let next = 0;
      for (let i = 0; i < kept.length; i++) {
        let state = states[i];
        for (; next < ends[i]; next++) {
          list.read(next, pending);
          const verdict = settleOne(kept[i], report, complete);
          if (verdict === false || state === true) state = verdict;
        }
        report.verdict(state);
      }
    },
  };

  /** Says what is to be said of the pending reference that was read. */
  function settleOne(resource: KeptResource, report: SettleReport, complete: boolean): boolean | null {
    const { high, low, localHigh, localLow } = pending;
    const say = (rule: string, detail?: FindingDetail): void => {
      const path = paths[pending.path];
      const position = { offset: pending.offset, line: pending.line, column: pending.column };
      const origin = spotOrigin(position, resource.record, `${resource.display}.${path}`, resource.seed);
      report.finding(rule, origin, path === '' ? resource.type : `${resource.type}.${path}`, detail);
    };
    const found = high === 0 && low === 0 ? undefined : targets.type(high, low);
    if (found !== undefined) {
      const types = allowed.types(pending.allowed);
      if (types === undefined || types.has(found)) return true;
      say('targetType', targetDetail(found, types));
      return false;
    }
    const local = localHigh === 0 && localLow === 0 ? undefined : targets.type(localHigh, localLow);
    const posted = bundleType === 'transaction' || bundleType === 'batch';
    if (local !== undefined) {
      // What a transaction does not hold by fullUrl is what the server has already.
      if (high === 0 && low === 0) return true;
      if (!posted) say('otherBase');
      return null;
    }
    if (!complete || targets.full) return null;
    if ((pending.flags & MUST) !== 0 && bundleType === 'document') {
      say('documentMissing');
      return false;
    }
    if ((pending.flags & URN) !== 0) say('urnMissing');
    return null;
  }
}
