import { useEffect, useState } from 'react';
import type { VisitPerson } from '../../../shared/model/index.ts';
import { call } from '../../state/bridge.ts';

/** People of the last visits, so that an evaluator is written once. Where they cannot be read, none are offered. */
export function useKnownPeople(): readonly VisitPerson[] {
  const [people, setPeople] = useState<readonly VisitPerson[]>([]);
  useEffect(() => {
    let current = true;
    const read = async () => {
      const { visits } = await call('visits.list', { limit: 1 });
      const [last] = visits;
      if (!last) return;
      const { head } = await call('visits.get', { visit: last.id });
      if (current) setPeople(head.people);
    };
    // An offer only: without it the names are typed.
    read().catch(() => undefined);
    return () => {
      current = false;
    };
  }, []);
  return people;
}
