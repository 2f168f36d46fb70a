import { useMemo } from 'react';
import type { ListDiff } from '../../../shared/checklist/diff.ts';
import type { Editing } from './editing.ts';
import { faultPlace } from './fault-place.ts';
import type { MemberMarks } from './member-filter.ts';

/** Which members have a fault, and which the base does not have, or has otherwise. */
export function useMarks(
  { checklist, faults }: Editing,
  list: 'items' | 'questions',
  diff: ListDiff | null,
): MemberMarks {
  return useMemo(() => {
    const places = faults.map((fault) => faultPlace(fault, checklist));
    return {
      faulty: new Set(places.flatMap(({ list: where, id }) => (where === list && id !== null ? [id] : []))),
      added: new Set(diff?.added.map(({ id }) => id)),
      changed: new Set(diff?.changed.map(({ id }) => id)),
    };
  }, [checklist, faults, list, diff]);
}
