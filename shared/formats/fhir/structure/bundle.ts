import { Hash64 } from '../../../model/index.ts';
import { judgeElements } from './elements.ts';
import { createHashSet } from './hash-set.ts';
import type { Structure } from './tables.ts';
import type { Json, Report } from './walk.ts';
import { isObject } from './walk.ts';

/** Rules over the entries of one Bundle, as they stream by. */
export interface BundleJudge {
  /** The Bundle's type, as soon as it is read. */
  type(type: string): void;
  /**
   * Judges an entry apart from its resource; `report` and `defer` take paths inside the entry. `defer` gives a
   * function that reports the same later, when the entry itself is gone.
   */
  entry(entry: Json, report: Report, defer: (...breach: Parameters<Report>) => () => void): void;
  /** What only the end can show; `report` takes paths inside the Bundle. */
  end(report: Report): void;
}

/** Beyond this many entries repetition is no longer looked for: 16 MB of hashes. */
const MAX_FULL_URLS = 1_000_000;
const MAX_WAITING = 1000;
/** In these the resource is what the entry is for; `request` and `response` are not allowed there. */
const CONTENT_TYPES = new Set(['document', 'message', 'searchset', 'collection']);
const FIRST = new Map([
  ['document', 'Composition'],
  ['message', 'MessageHeader'],
]);

export function createBundleJudge(structure: Structure): BundleJudge {
  const elements = structure.elements('Bundle.entry');
  const seen = createHashSet(MAX_FULL_URLS);
  const hash = new Hash64();
  let bundleType: string | undefined;
  let entries = 0;
  let firstType: unknown;
  /** Where `fullUrl` was repeated before the type was known: in a history that is no fault. */
  const waiting: (() => void)[] = [];

  const fullUrl: BundleJudge['entry'] = (entry, report, defer) => {
    const url = entry.fullUrl;
    if (typeof url !== 'string' || url === '' || bundleType === 'history' || seen.size >= MAX_FULL_URLS) return;
    const meta = isObject(entry.resource) && isObject(entry.resource.meta) ? entry.resource.meta : {};
    hash.reset().text(url);
    if (typeof meta.versionId === 'string') hash.text(meta.versionId);
    hash.finish();
    // 53 bits fit a number; two of a million would meet by chance once in 18,000 exports.
    if (seen.add((hash.high & 0x1fffff) * 0x100000000 + hash.low)) return;
    if (bundleType !== undefined) report('fullUrl', 'fullUrl');
    else if (waiting.length < MAX_WAITING) waiting.push(defer('fullUrl', 'fullUrl'));
  };

  return {
    type(type) {
      bundleType = type;
    },
    entry(entry, report, defer) {
      if (entries++ === 0) firstType = isObject(entry.resource) ? entry.resource.resourceType : undefined;
      judgeElements(entry, elements, '', report);
      fullUrl(entry, report, defer);
      if (entry.resource !== undefined) return;
      const excused = entry.request !== undefined || entry.response !== undefined;
      if (!excused || (bundleType !== undefined && CONTENT_TYPES.has(bundleType))) report('bundleEntry', '');
    },
    end(report) {
      if (bundleType !== 'history') for (const later of waiting) later();
      const wanted = bundleType === undefined ? undefined : FIRST.get(bundleType);
      if (wanted === undefined || firstType === wanted) return;
      report('firstEntry', '', { message: `La primera entrada debe ser ${wanted}`, expected: wanted });
    },
  };
}
