import { useMemo } from 'react';
import type { Checklist } from '../../../shared/model/index.ts';

interface Titles {
  readonly domains: ReadonlyMap<string, string>;
  readonly modules: ReadonlyMap<string, string>;
  readonly groupings: ReadonlyMap<string, string>;
}

/** Titles by id of what items name. */
export function useTitlesOf({ domains, modules, groupings }: Checklist): Titles {
  return useMemo(
    () => ({ domains: byId(domains), modules: byId(modules), groupings: byId(groupings) }),
    [domains, modules, groupings],
  );
}

function byId(members: readonly { readonly id: string; readonly title: string }[] = []): ReadonlyMap<string, string> {
  return new Map(members.map(({ id, title }) => [id, title]));
}
