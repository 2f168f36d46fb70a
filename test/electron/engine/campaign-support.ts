import { createCampaignWork } from '../../../electron/engine/campaigns-work.ts';
import type { Store } from '../../../electron/registry/store.ts';
import type { AggregateQuery } from '../../../shared/ipc/campaigns.ts';
import { campaignMethods } from '../../../shared/ipc/campaigns.ts';
import { fillRegistry } from '../../support/registry/synthetic-visits.ts';
import { open, openOptions, temporaryFolder } from '../registry/support.ts';

/** The handlers over a registry that `fill` put rows into. */
export function handlersOver(fill: (store: Store) => void) {
  const folder = temporaryFolder();
  fillRegistry(openOptions(folder), fill);
  const registry = open(folder);
  return { registry, folder, handlers: createCampaignWork({ registry, resources: { checklists: [] } }).handlers };
}

/** A query as the window sends it, its defaults filled in. */
export function queryOf(query: Partial<AggregateQuery> & { readonly checklist: string }): AggregateQuery {
  return campaignMethods['aggregates.get'].input.parse({ kind: 'external', groupBy: [], ...query });
}
