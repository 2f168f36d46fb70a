import { Hash64 } from '../../../model/index.ts';
import type { FindingDetail } from '../../format.ts';
import type { Definitions } from '../definitions/model.ts';
import type { Segment } from '../json/locate.ts';
import type { Position } from '../json/position.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import { createParsedReference, parseReference } from '../references/parse.ts';
import { createHashSet } from '../structure/hash-set.ts';
import { createWaitingEntries, MARK, marksOf } from './marks.ts';
import { requestFault, searchedTypes } from './request.ts';

export type BundleReport = (rule: string, path: readonly Segment[], detail?: FindingDetail) => void;

/** Where an entry begins, for what can be said of it only when it is gone. */
export interface EntrySpot {
  readonly position: Position;
  readonly record: number;
  /** FHIRPath: `Bundle.entry[3]`. */
  readonly display: string;
  /** 32 bits of what identifies the entry. */
  readonly seed: number;
}

export type LateReport = (rule: string, spot: EntrySpot, path: readonly Segment[], detail?: FindingDetail) => void;

/** Rules over the entries of one Bundle, as they stream by: what R4 says in bdl-1 to bdl-12, and of fullUrl. */
export interface BundleJudge {
  /** The Bundle's type, as soon as it is read. */
  type(type: string): void;
  /** Judges an entry apart from its resource; `report` takes paths inside the entry, `spot` is asked only if need be. */
  entry(entry: Json, report: BundleReport, spot: () => EntrySpot): void;
  /**
   * What only the whole Bundle shows; its own elements are in `bundle`, with or without its entries. `late` tells of
   * entries that are gone.
   */
  end(bundle: Json, report: BundleReport, late: LateReport): void;
}

/** Beyond this many entries repetition is no longer looked for: 16 MB of hashes. */
const MAX_FULL_URLS = 1_000_000;
/** Entries remembered that came before the Bundle's type: 48 MB. */
const MAX_WAITING = 1_000_000;
/** In these the resource is what the entry is for; `request` and `response` are not allowed there. */
const CONTENT_TYPES = new Set(['document', 'message', 'searchset', 'collection']);
const WITH_REQUEST = new Set(['batch', 'transaction', 'history']);
const WITH_RESPONSE = new Set(['batch-response', 'transaction-response', 'history']);
const WITH_TOTAL = new Set(['searchset', 'history']);
const POSTED = new Set(['batch', 'transaction']);
const ONCE = new Set(['self', 'first', 'previous', 'prev', 'next', 'last']);
const FIRST = new Map([
  ['document', 'Composition'],
  ['message', 'MessageHeader'],
]);
const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:/;

export function createBundleJudge(definitions: Definitions): BundleJudge {
  const seen = createHashSet(MAX_FULL_URLS);
  const hash = new Hash64();
  const parsed = createParsedReference();
  let bundleType: string | undefined;
  let entries = 0;
  let matches = 0;
  let firstType: unknown;
  const waiting = createWaitingEntries(MAX_WAITING);
  /** First match of each type: whether it was searched for, the `self` link says, which may come last. */
  const matched = new Map<string, EntrySpot>();

  /** Whether the entry's fullUrl came before. */
  const isRepeated = (entry: Json): boolean => {
    const url = entry.fullUrl;
    if (typeof url !== 'string' || url === '' || bundleType === 'history' || seen.size >= MAX_FULL_URLS) return false;
    const meta = isObject(entry.resource) && isObject(entry.resource.meta) ? entry.resource.meta : {};
    hash.reset().text(url);
    if (typeof meta.versionId === 'string') hash.text(meta.versionId);
    hash.finish();
    // 53 bits fit a number; two of a million would meet by chance once in 18,000 exports.
    return !seen.add((hash.high & 0x1fffff) * 0x100000000 + hash.low);
  };

  const fullUrlForm = (url: string, resource: Json | undefined, report: BundleReport): void => {
    if (!ABSOLUTE.test(url)) {
      report('fullUrlRelative', ['fullUrl']);
      return;
    }
    if (url.includes('/_history/')) {
      report('fullUrlVersion', ['fullUrl']);
      return;
    }
    if (resource === undefined || !/^https?:/i.test(url)) return;
    parseReference(url, definitions, parsed);
    if (parsed.form !== 'restful') return;
    const { resourceType, id } = resource;
    if (id === undefined) {
      report('fullUrlId', ['fullUrl'], { message: 'El fullUrl es de un recurso con id, y el recurso no lleva id' });
    } else if (id !== parsed.id || resourceType !== parsed.type) {
      report('fullUrlId', ['fullUrl'], { expected: `…/${String(resourceType)}/${String(id)}` });
    }
  };

  /** What depends on the Bundle's type: `bdl-2`, `bdl-3`, `bdl-4`, `bdl-7`, presence of fullUrl. */
  const byType = (marks: number, type: string, report: BundleReport): void => {
    const has = (mark: number): boolean => (marks & mark) !== 0;
    if (has(MARK.repeated) && type !== 'history') report('fullUrl', ['fullUrl']);
    if (has(MARK.search) && type !== 'searchset') report('entrySearch', ['search']);
    if (has(MARK.request) !== WITH_REQUEST.has(type)) {
      report(has(MARK.request) ? 'requestForbidden' : 'requestMissing', ['request']);
    }
    if (has(MARK.response) !== WITH_RESPONSE.has(type)) {
      report(has(MARK.response) ? 'responseForbidden' : 'responseMissing', ['response']);
    }
    if (has(MARK.stores) && POSTED.has(type)) report('requestResource', []);
    if (!has(MARK.resource)) {
      const excused = has(MARK.request) || has(MARK.response);
      if (!excused || CONTENT_TYPES.has(type)) report('bundleEntry', []);
    } else if (!has(MARK.fullUrl)) {
      if (type === 'document' || type === 'message') report('fullUrlMissing', ['fullUrl']);
      else if (CONTENT_TYPES.has(type)) report('fullUrlAbsent', ['fullUrl']);
    }
  };

  const searched = (entry: Json, report: BundleReport, spot: () => EntrySpot): void => {
    const { search, resource } = entry;
    if (!isObject(search) || !isObject(resource)) return;
    if (search.mode === 'match') {
      matches++;
      const { resourceType: type } = resource;
      if (typeof type === 'string' && definitions.isResource(type) && !matched.has(type)) matched.set(type, spot());
    }
    if (search.mode === 'outcome' && resource.resourceType !== 'OperationOutcome')
      report('outcomeType', ['search', 'mode']);
    const found = search.mode === 'match' || search.mode === 'include';
    if (found && resource.id === undefined && resource.resourceType !== 'OperationOutcome')
      report('searchId', ['resource']);
  };

  const links = (value: unknown, report: BundleReport): void => {
    if (!Array.isArray(value)) return;
    const known = new Set<string>();
    value.forEach((link: unknown, index) => {
      if (!isObject(link) || typeof link.relation !== 'string' || !ONCE.has(link.relation)) return;
      if (known.has(link.relation)) report('linkTwice', ['link', index, 'relation']);
      known.add(link.relation);
    });
  };

  const document = (bundle: Json, report: BundleReport): void => {
    const { identifier, timestamp } = bundle;
    const identified = isObject(identifier) && identifier.system !== undefined && identifier.value !== undefined;
    if (!identified) report('documentIdentifier', ['identifier']);
    if (timestamp === undefined) report('documentTimestamp', ['timestamp']);
  };

  return {
    type(type) {
      bundleType = type;
    },
    entry(entry, report, spot) {
      const resource = isObject(entry.resource) ? entry.resource : undefined;
      if (entries++ === 0) firstType = resource?.resourceType;
      if (typeof entry.fullUrl === 'string' && entry.fullUrl !== '') fullUrlForm(entry.fullUrl, resource, report);
      searched(entry, report, spot);
      const fault = requestFault(entry, definitions);
      if (fault) report(fault.rule, ['request', 'url'], { expected: fault.expected });
      const marks = marksOf(entry) | (isRepeated(entry) ? MARK.repeated : 0);
      if (bundleType !== undefined) byType(marks, bundleType, report);
      else waiting.add(marks, spot());
    },
    end(bundle, report, late) {
      if (typeof bundle.type === 'string') bundleType = bundle.type;
      links(bundle.link, report);
      if (bundleType === undefined) return;
      const type = bundleType;
      waiting.forEach((marks, spot) => {
        byType(marks, type, (rule, path, detail) => late(rule, spot, path, detail));
      });
      const { total } = bundle;
      if (total !== undefined && !WITH_TOTAL.has(bundleType)) report('bundleTotal', ['total']);
      if (bundleType === 'searchset' && typeof total === 'number' && total < matches) {
        report('bundleTotalLess', ['total'], { actual: String(total), expected: `${matches} o más` });
      }
      const wantedTypes = bundleType === 'searchset' ? searchedTypes(bundle.link, definitions) : undefined;
      if (wantedTypes) {
        for (const [found, spot] of matched) {
          if (!wantedTypes.has(found)) late('matchType', spot, ['resource'], { expected: [...wantedTypes].join(', ') });
        }
      }
      if (bundleType === 'document') document(bundle, report);
      const wanted = FIRST.get(bundleType);
      if (wanted === undefined || firstType === wanted) return;
      report('firstEntry', [], { message: `La primera entrada debe ser ${wanted}`, expected: wanted });
    },
  };
}
