import { CATALOG_TITLES, isCatalogId } from '../../shared/catalogs/titles.ts';
import { catalogsIn } from '../../shared/checklist/keywords/catalog.ts';
import type { CatalogEdition, CatalogInventory, MissingCatalog } from '../../shared/ipc/contract.ts';
import type { Check } from '../../shared/model/index.ts';
import type { LoadedCatalogs } from './catalog-store.ts';
import type { Resources } from './resources.ts';

/** What a screen says of the catalogues: every edition, when it counts, and what cannot be told for want of one. */
export function catalogInventory(
  loaded: LoadedCatalogs,
  { checks, formats }: Pick<Resources, 'checks' | 'formats'>,
  today: string,
): CatalogInventory {
  const editions = loaded.editions().map(({ ref, importedAt, serves }): CatalogEdition => {
    const { from, to } = serves ?? { from: null, to: null };
    const inUse = serves !== null && (from === null || from <= today) && (to === null || today < to);
    return { ...ref, importedAt: importedAt ?? null, serves, inUse };
  });
  const known = new Set(editions.map(({ id }) => id));
  return {
    editions,
    missing: missingCatalogs(known, checks, formats.guides),
    problems: [...new Set(loaded.problems())],
  };
}

function missingCatalogs(
  known: ReadonlySet<string>,
  checks: readonly Check[],
  guides: readonly unknown[],
): readonly MissingCatalog[] {
  const asking = new Map<string, { checks: string[]; guides: Map<string, Set<string>> }>();
  const of = (id: string) => {
    const entry = asking.get(id) ?? { checks: [], guides: new Map<string, Set<string>>() };
    asking.set(id, entry);
    return entry;
  };
  for (const check of checks) {
    for (const id of new Set(catalogsIn([check.when, check.must]))) of(id).checks.push(check.title);
  }
  for (const { guide, catalog, column } of guides.flatMap(lookupsOf)) {
    const { guides: asked } = of(catalog);
    asked.set(guide, (asked.get(guide) ?? new Set()).add(column));
  }
  return [...asking]
    .filter(([id]) => !known.has(id) && isCatalogId(id))
    .map(([id, entry]) => ({
      id,
      title: titleOf(id),
      checks: entry.checks,
      guides: [...entry.guides].map(([guide, columns]) => ({ guide, variables: [...columns] })),
    }))
    .sort((a, b) => a.title.localeCompare(b.title, 'es'));
}

function titleOf(id: string): string {
  return isCatalogId(id) ? CATALOG_TITLES[id] : id;
}

interface LookedUp {
  readonly guide: string;
  readonly catalog: string;
  readonly column: string;
}

/** The variables of a guide that are looked up in a catalogue, or whose rules need a datum of one. */
function lookupsOf(guide: unknown): readonly LookedUp[] {
  // The guides were read when the program started; here only their names matter, whatever their form.
  const { norm, columns, rules } = guide as {
    readonly norm?: string;
    readonly columns?: readonly {
      readonly name: string;
      readonly lookup?: { readonly catalog?: string };
      readonly domain?: { readonly kind?: string };
    }[];
    readonly rules?: unknown;
  };
  const mentioned = JSON.stringify(rules ?? []);
  return (columns ?? []).flatMap(({ name, lookup, domain }) => {
    const kind = domain?.kind;
    const behind = lookup?.catalog ?? (kind === 'clues' ? 'clues' : kind === 'diagnosis' ? 'cie-10' : undefined);
    const catalogs = new Set<string>();
    if (lookup?.catalog !== undefined) catalogs.add(lookup.catalog);
    if (behind !== undefined && mentioned.includes(`"${name}@`)) catalogs.add(behind);
    if (mentioned.includes(`"${name}@staff"`)) catalogs.add('servicios-por-personal');
    return [...catalogs].map((catalog) => ({ guide: norm ?? '', catalog, column: name }));
  });
}
