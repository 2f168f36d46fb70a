import { startTransition, useCallback, useMemo, useState } from 'react';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { acceptedByGroup, acceptedFlags } from './accepted-flags.ts';
import {
  type AcceptedChoice,
  type FindingsFilter,
  type Grouping,
  groupRows,
  matchFindings,
  NO_FILTER,
} from './findings-filter.ts';
import { buildIndex, type FindingsIndex } from './findings-index.ts';

/** As the address says it. */
const ACCEPTED_WORDS: Readonly<Record<string, AcceptedChoice>> = { si: 'accepted', no: 'open' };

/** One index per result, for as long as the result lives. */
const indexes = new WeakMap<VerificationResult, FindingsIndex>();

export function indexOf(result: VerificationResult): FindingsIndex {
  const known = indexes.get(result);
  if (known) return known;
  const index = buildIndex(result);
  indexes.set(result, index);
  return index;
}

/**
 * Filter, grouping and what they leave. A new text is a transition: typing goes on while the list follows.
 *
 * @param keys of the findings that somebody accepted, `rule fingerprint`
 */
export function useFindings(
  result: VerificationResult,
  query: Readonly<Record<string, string>>,
  keys: readonly string[],
) {
  const index = useMemo(() => indexOf(result), [result]);
  const flags = useMemo(() => acceptedFlags(index, keys), [index, keys]);
  const [filter, setFilter] = useState<FindingsFilter>(() => ({
    ...NO_FILTER,
    text: query.texto ?? '',
    rule: index.rules.some((rule) => rule.id === query.regla) ? (query.regla ?? null) : null,
    file: index.files.some((file) => file.path === query.archivo) ? (query.archivo ?? null) : null,
    accepted: ACCEPTED_WORDS[query.aceptados ?? ''] ?? 'all',
  }));
  const [grouping, setGrouping] = useState<Grouping>(query.archivo ? 'file' : 'rule');
  const [closed, setClosed] = useState<ReadonlySet<number>>(new Set());
  const [resets, setResets] = useState(0);
  const { text, severities, rule, file } = filter;
  // Where nothing is accepted any more, the filter that asks for it is not shown and says nothing.
  const accepted = flags === null ? 'all' : filter.accepted;
  const match = useMemo(
    () => matchFindings(index, { text, severities, rule, file, accepted }, grouping, flags),
    [index, text, severities, rule, file, accepted, grouping, flags],
  );
  const grouped = useMemo(() => groupRows(index, match, grouping, closed), [index, match, grouping, closed]);
  const change = useCallback((patch: Partial<FindingsFilter>) => setFilter((before) => ({ ...before, ...patch })), []);
  const search = useCallback((next: string) => startTransition(() => change({ text: next })), [change]);
  const toggle = useCallback((group: number) => setClosed((before) => toggled(before, group)), []);
  const acceptedOf = useMemo(() => {
    const counts = acceptedByGroup(grouping === 'rule' ? index.ruleOf : index.fileOf, flags);
    return (group: number) => counts.get(group) ?? 0;
  }, [index, flags, grouping]);
  const list = useMemo(
    () => ({ index, flags, acceptedOf, grouped, grouping, closed, toggle }),
    [index, flags, acceptedOf, grouped, grouping, closed, toggle],
  );
  return {
    index,
    flags,
    filter: { ...filter, accepted },
    match,
    list,
    change,
    search,
    /** Counts how often all filters were taken off, so that the search box begins anew as well. */
    resets,
    reset: () => {
      setFilter(NO_FILTER);
      setResets((n) => n + 1);
    },
    group: (next: Grouping) => {
      setGrouping(next);
      setClosed(new Set());
    },
    closeAll: () => setClosed(new Set(grouped.counts.keys())),
    openAll: () => setClosed(new Set()),
  };
}

/** The set with the number added, or without it where it was in. */
export function toggled(numbers: ReadonlySet<number>, number: number): ReadonlySet<number> {
  const after = new Set(numbers);
  if (!after.delete(number)) after.add(number);
  return after;
}

export type FindingsState = ReturnType<typeof useFindings>;
/** What the list needs; it stays the same object while only the text in the search box changes. */
export type FindingsListState = FindingsState['list'];
