import type { Severity } from '../../../shared/model/index.ts';
import { foldAccents } from '../../../shared/text/accents.ts';
import { type FindingsIndex, SEVERITIES } from './findings-index.ts';

export type Grouping = 'rule' | 'file';

export interface FindingsFilter {
  readonly text: string;
  /** Empty: all. */
  readonly severities: readonly Severity[];
  /** Id of a rule, path of a file; null: all. */
  readonly rule: string | null;
  readonly file: string | null;
  /** With those that somebody accepted, without them, or only those. */
  readonly accepted: AcceptedChoice;
}

export const ACCEPTED_CHOICES = ['all', 'open', 'accepted'] as const;
export type AcceptedChoice = (typeof ACCEPTED_CHOICES)[number];

/** A mask of words must fit a 32-bit integer. */
const MAX_WORDS = 30;

export const NO_FILTER: FindingsFilter = { text: '', severities: [], rule: null, file: null, accepted: 'all' };

/** What passes a filter, and how many would pass with one choice of each kind changed. */
export interface FindingsMatch {
  /** Numbers of findings in the order of the grouping. */
  readonly order: Int32Array;
  /** Counts per severity, rule and file, each under all the *other* filters. */
  readonly bySeverity: readonly [number, number, number];
  readonly byRule: Int32Array;
  readonly byFile: Int32Array;
  /** Not accepted and accepted ones, under all the other filters. */
  readonly byAccepted: readonly [number, number];
}

/**
 * One pass over all kept findings. Words of the text must all occur, in the finding, its rule's title, its file or its
 * line.
 *
 * @param flags 1 for each finding that somebody accepted; null while nothing is accepted
 */
export function matchFindings(
  index: FindingsIndex,
  filter: FindingsFilter,
  grouping: Grouping,
  flags: Uint8Array | null = null,
): FindingsMatch {
  const { severityOf, ruleOf, fileOf, lineOf, textOf } = index;
  const words = foldAccents(filter.text).split(/\s+/).filter(Boolean).slice(0, MAX_WORDS);
  const all = (1 << words.length) - 1;
  const ruleHits = hitsOf(index.ruleText, words);
  const fileHits = hitsOf(index.fileText, words);
  const textHits = all === 0 ? new Int32Array(index.texts.length) : hitsOf(index.texts, words);
  const digits = words.map((word) => /^\d+$/.test(word));
  const anyDigits = digits.includes(true);
  const wanted = SEVERITIES.map((s) => filter.severities.length === 0 || filter.severities.includes(s));
  const rule = filter.rule === null ? null : index.rules.findIndex((r) => r.id === filter.rule);
  const file = filter.file === null ? null : index.files.findIndex((f) => f.path === filter.file);
  const source = grouping === 'rule' ? index.byRule : index.byFile;
  const order = new Int32Array(source.length);
  const bySeverity: [number, number, number] = [0, 0, 0];
  const byRule = new Int32Array(index.rules.length);
  const byFile = new Int32Array(index.files.length);
  const byAccepted: [number, number] = [0, 0];
  const wantedFlag = filter.accepted === 'all' ? null : filter.accepted === 'accepted' ? 1 : 0;
  let length = 0;
  for (let n = 0; n < source.length; n++) {
    const i = source[n]!;
    const r = ruleOf[i]!;
    const f = fileOf[i]!;
    if (all !== 0) {
      let hits = (ruleHits[r] ?? 0) | fileHits[f]! | textHits[textOf[i]!]!;
      if (hits !== all && anyDigits) {
        const line = String(lineOf[i]);
        for (let w = 0; w < words.length; w++) if (digits[w] && line.includes(words[w]!)) hits |= 1 << w;
      }
      if (hits !== all) continue;
    }
    const s = severityOf[i]!;
    const severityFits = wanted[s]!;
    const ruleFits = rule === null || rule === r;
    const fileFits = file === null || file === f;
    const flag = flags === null ? 0 : (flags[i] as 0 | 1);
    if (severityFits && ruleFits && fileFits) byAccepted[flag]++;
    if (wantedFlag !== null && flag !== wantedFlag) continue;
    if (ruleFits && fileFits) bySeverity[s as 0 | 1 | 2]++;
    if (severityFits && fileFits && r >= 0) byRule[r]!++;
    if (severityFits && ruleFits) byFile[f]!++;
    if (severityFits && ruleFits && fileFits) order[length++] = i;
  }
  return { order: order.subarray(0, length), bySeverity, byRule, byFile, byAccepted };
}

/** One row of the list: a finding (its number), or a group head written as `~group`. */
export interface FindingsRows {
  readonly rows: Int32Array;
  /** Findings shown per group that has any. */
  readonly counts: ReadonlyMap<number, number>;
  /** Position of each group's head in `rows`. */
  readonly heads: readonly number[];
}

/** Puts a head before each group of matches and leaves out the findings of closed groups. */
export function groupRows(
  index: FindingsIndex,
  match: FindingsMatch,
  grouping: Grouping,
  closed: ReadonlySet<number>,
): FindingsRows {
  const groupOf = grouping === 'rule' ? index.ruleOf : index.fileOf;
  const { order } = match;
  const groups = (grouping === 'rule' ? index.rules.length : index.files.length) + 1;
  const rows = new Int32Array(order.length + Math.min(groups, order.length));
  const counts = new Map<number, number>();
  const heads: number[] = [];
  let length = 0;
  for (let n = 0; n < order.length; ) {
    const group = groupOf[order[n]!]!;
    let end = n + 1;
    while (end < order.length && groupOf[order[end]!] === group) end++;
    counts.set(group, end - n);
    heads.push(length);
    rows[length++] = ~headKey(group, groups);
    if (!closed.has(group)) {
      rows.set(order.subarray(n, end), length);
      length += end - n;
    }
    n = end;
  }
  return { rows: rows.subarray(0, length), counts, heads };
}

/** A group that has no rule (−1) is written as the last one. */
function headKey(group: number, groups: number): number {
  return group < 0 ? groups - 1 : group;
}

/** For each text, a mask with one bit per word that it holds. */
function hitsOf(texts: readonly string[], words: readonly string[]): Int32Array {
  return Int32Array.from(texts, (text) => words.reduce((mask, w, i) => (text.includes(w) ? mask | (1 << i) : mask), 0));
}
