import { startTransition, useCallback, useMemo, useState } from 'react';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { type FindingsFilter, type Grouping, groupRows, matchFindings, NO_FILTER } from './findings-filter.ts';
import { buildIndex, type FindingsIndex } from './findings-index.ts';

/** One index per result, for as long as the result lives. */
const indexes = new WeakMap<VerificationResult, FindingsIndex>();

export function indexOf(result: VerificationResult): FindingsIndex {
  const known = indexes.get(result);
  if (known) return known;
  const index = buildIndex(result);
  indexes.set(result, index);
  return index;
}

/** Filter, grouping and what they leave. A new text is a transition: typing goes on while the list follows. */
export function useFindings(result: VerificationResult, query: Readonly<Record<string, string>>) {
  const index = useMemo(() => indexOf(result), [result]);
  const [filter, setFilter] = useState<FindingsFilter>(() => ({
    ...NO_FILTER,
    text: query.texto ?? '',
    rule: index.rules.some((rule) => rule.id === query.regla) ? (query.regla ?? null) : null,
    file: index.files.some((file) => file.path === query.archivo) ? (query.archivo ?? null) : null,
  }));
  const [grouping, setGrouping] = useState<Grouping>(query.archivo ? 'file' : 'rule');
  const [closed, setClosed] = useState<ReadonlySet<number>>(new Set());
  const [resets, setResets] = useState(0);
  const { text, severities, rule, file } = filter;
  const match = useMemo(
    () => matchFindings(index, { text, severities, rule, file }, grouping),
    [index, text, severities, rule, file, grouping],
  );
  const grouped = useMemo(() => groupRows(index, match, grouping, closed), [index, match, grouping, closed]);
  const change = useCallback((patch: Partial<FindingsFilter>) => setFilter((before) => ({ ...before, ...patch })), []);
  const search = useCallback((next: string) => startTransition(() => change({ text: next })), [change]);
  const toggle = useCallback((group: number) => setClosed((before) => toggled(before, group)), []);
  const list = useMemo(
    () => ({ index, grouped, grouping, closed, toggle }),
    [index, grouped, grouping, closed, toggle],
  );
  return {
    index,
    filter,
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

/** The set with the group added, or without it where it was in. */
function toggled(groups: ReadonlySet<number>, group: number): ReadonlySet<number> {
  if (!groups.has(group)) return new Set([...groups, group]);
  return new Set([...groups].filter((g) => g !== group));
}

export type FindingsState = ReturnType<typeof useFindings>;
/** What the list needs; it stays the same object while only the text in the search box changes. */
export type FindingsListState = FindingsState['list'];
