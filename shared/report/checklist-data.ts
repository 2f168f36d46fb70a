import type { CatalogRef, Checklist, Decision, EditionOrigin, Item, RuleDefinition } from '../model/index.ts';

/** What the report of a checklist, its checks and the catalogues at hand is made from. */
export interface ChecklistReport {
  readonly schema: 'cotejo/report-checklist@1';
  /** Day of the data, ISO 8601: which editions of catalogues are in use is as of it. */
  readonly on: string;
  readonly checklist: Pick<
    Checklist,
    'id' | 'edition' | 'title' | 'norm' | 'description' | 'bands' | 'scoreBands' | 'rounding' | 'notDeployed'
  > & {
    readonly sha256: string;
    readonly origin: EditionOrigin;
    readonly publishedAt: string | null;
    readonly basedOn: { readonly id: string; readonly edition: string } | null;
    readonly formats: readonly string[];
  };
  readonly domains: readonly {
    readonly id: string;
    readonly title: string;
    /** Σ of the weights. */
    readonly weight: number;
    readonly items: readonly ChecklistItem[];
  }[];
  readonly modules: readonly { readonly id: string; readonly title: string }[];
  readonly groupings: readonly { readonly id: string; readonly title: string; readonly note: string }[];
  readonly questions: readonly { readonly id: string; readonly domain: string; readonly title: string }[];
  /** Checks that its items name, by id. */
  readonly checks: readonly (RuleDefinition & { readonly items: readonly string[] })[];
  /** Every edition at hand. */
  readonly catalogs: readonly ReportedCatalog[];
  /** Catalogues that checks ask for and are not at hand. */
  readonly missing: readonly { readonly id: string; readonly title: string }[];
  /** What could not be read of the catalogues, in sentences. */
  readonly problems: readonly string[];
}

export interface ChecklistItem
  extends Pick<Item, 'id' | 'title' | 'why' | 'remedy' | 'citation' | 'weight' | 'decision'> {
  readonly mandatory: boolean;
  /** Its own, or those of the checklist. */
  readonly bands: Checklist['bands'];
  /** What evidence a person asks for; '' where nothing is said. */
  readonly evidence: string;
  readonly modules: readonly string[];
  readonly decidedBy: Decision['by'];
  /** Titles of what decides it: checks, layers; the id where there is no title. */
  readonly deciders: readonly string[];
}

export interface ReportedCatalog extends Pick<CatalogRef, 'id' | 'title' | 'edition' | 'rows' | 'sha256' | 'source'> {
  readonly importedAt: string | null;
  /** Days from which and until which it counts; null where it counts for nothing. */
  readonly serves: { readonly from: string | null; readonly to: string | null } | null;
  readonly inUse: boolean;
}
