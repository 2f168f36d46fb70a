import { createFormats } from '../../shared/formats/index.ts';
import type { CatalogInventory } from '../../shared/ipc/contract.ts';
import { type Checklist, type Item, type PublishedChecklist, roundHalfUp } from '../../shared/model/index.ts';
import type { ChecklistItem, ChecklistReport } from '../../shared/report/checklist-data.ts';
import type { Resources } from './resources.ts';

/** An edition with everything that its figures rest on: weights, bands, checks, catalogues at hand on a day. */
export function checklistReport(
  { checklist, sha256, origin, publishedAt }: PublishedChecklist,
  inventory: CatalogInventory,
  resources: Resources,
  on: string,
): ChecklistReport {
  const { id, edition, title, norm, description, bands, scoreBands, rounding, notDeployed } = checklist;
  const titleOf = deciderTitles(resources);
  return {
    schema: 'cotejo/report-checklist@1',
    on,
    checklist: {
      ...{ id, edition, title, norm, description, bands, scoreBands, rounding, notDeployed },
      ...{ sha256, origin, publishedAt, basedOn: checklist.basedOn ?? null, formats: checklist.formats ?? [] },
    },
    domains: checklist.domains.map((domain) => {
      const items = checklist.items.filter((item) => item.domain === domain.id);
      return {
        ...{ id: domain.id, title: domain.title },
        // To the last decimal that is shown: sums of binary fractions have others.
        weight: roundHalfUp(
          items.reduce((sum, { weight }) => sum + weight, 0),
          6,
        ),
        items: items.map((item) => itemOf(item, checklist, titleOf)),
      };
    }),
    modules: (checklist.modules ?? []).map(({ id, title }) => ({ id, title })),
    groupings: (checklist.groupings ?? []).map(({ id, title, note = '' }) => ({ id, title, note })),
    questions: (checklist.questions ?? []).map(({ id, domain, title }) => ({ id, domain, title })),
    checks: checksOf(checklist, resources),
    ...catalogsOf(inventory),
  };
}

/** Ids of the checks, measure or layers that decide an item, or that stand beside it. */
function decidersOf({ decision }: Item): readonly string[] {
  if (decision.by === 'check') return decision.checks;
  if (decision.by === 'measure') return [decision.measure];
  if (decision.by === 'layer') return decision.layers;
  return decision.by === 'attestation' ? (decision.shows ?? []) : (decision.checks ?? []);
}

function itemOf(item: Item, { bands }: Checklist, titleOf: (id: string) => string): ChecklistItem {
  const { id, title, why, remedy, citation, weight, decision } = item;
  return {
    ...{ id, title, why, remedy, citation, weight, decision },
    mandatory: item.mandatory ?? false,
    bands: item.bands ?? bands,
    evidence: item.evidence ?? '',
    modules: item.modules ?? [],
    decidedBy: decision.by,
    deciders: decidersOf(item).map(titleOf),
  };
}

/** Titles of checks and of conformance layers; a measure is known by its id. */
function deciderTitles({ checks, formats }: Resources): (id: string) => string {
  const titles = new Map([
    ...createFormats(formats).flatMap(({ layers }) => layers.map(({ id, title }) => [id, title] as const)),
    ...checks.map(({ id, title }) => [id, title] as const),
  ]);
  return (id) => titles.get(id) ?? id;
}

function checksOf({ items }: Checklist, { checks }: Resources): ChecklistReport['checks'] {
  const users = new Map<string, string[]>();
  for (const item of items) {
    for (const id of decidersOf(item)) users.set(id, [...(users.get(id) ?? []), item.id]);
  }
  return checks
    .filter(({ id }) => users.has(id))
    .map(({ id, severity, title, failureTitle, why, remedy, citation }) => ({
      ...{ id, severity, title, failureTitle, why, remedy, citation },
      items: users.get(id) ?? [],
    }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

function catalogsOf({ editions, missing, problems }: CatalogInventory) {
  return {
    catalogs: editions.map(({ id, title, edition, rows, sha256, source, importedAt, serves, inUse }) => ({
      ...{ id, title, edition, rows, sha256, source, importedAt, serves, inUse },
    })),
    missing: missing.map(({ id, title }) => ({ id, title })),
    problems,
  };
}
