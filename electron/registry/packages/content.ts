import type {
  Agreement,
  AgreementReport,
  Campaign,
  ClosedVisit,
  Committee,
  PackageCounts,
  PublishedChecklist,
} from '../../../shared/model/index.ts';
import type { AgreementChange } from '../agreements/save.ts';
import type { ClosedScore, IncomingVisit } from '../visits/index.ts';

/**
 * What a package holds, as one registry hands it to another. Everything is under ids that both share; what changes
 * (people's own names, attributes, open visits) is joined part by part, what is closed is compared by digest.
 */

/** What a registry says of a unit beyond the catalogue. */
export interface UnitContent {
  readonly clues: string;
  /** From its catalogue: taken only where nothing is known of the unit. */
  readonly name: string | null;
  /** Written by a person. */
  readonly ownName: string | null;
  readonly aliases: readonly string[];
  readonly attributes: readonly { readonly name: string; readonly value: number; readonly source: string }[];
  /** Null where the unit is not annulled; `visit` is the one whose verification was taken back. */
  readonly annulled: { readonly since: string; readonly reason: string; readonly visit: string | null } | null;
  /** The annulment that a person lifted last; null where none was, or the unit is annulled again. */
  readonly lifted: { readonly reason: string; readonly visit: string | null } | null;
}

export type ReportContent = AgreementReport & { readonly seq: number };

/** An agreement as it was made, and what was reported of it since. */
export interface AgreementContent extends AgreementHeader {
  readonly createdAt: string;
  readonly removed: boolean;
  readonly reports: readonly ReportContent[];
}

/** What of an agreement does not change by being reported on. */
export type AgreementHeader = AgreementChange & Pick<Agreement, 'itemTitle'>;

/** A closed version, by its digest; read only where it is not known yet. */
export interface VersionContent {
  readonly visit: string;
  readonly version: number;
  readonly folio: string;
  /** Of its canonical JSON. */
  readonly sha256: string;
  read(): {
    readonly closed: ClosedVisit;
    readonly bytes: Uint8Array;
    readonly scores: readonly ClosedScore[];
    /** What attached runs say of the unit's items, without which no correction could be scored. */
    readonly runs: IncomingVisit['runs'];
  };
}

export interface CampaignContent {
  readonly campaign: Campaign;
  /** Canonical JSON of its SampleDraw. */
  readonly draw: Uint8Array | null;
}

/** A package that was opened and checked. Every part may be read once, in any order, and throws where it was altered. */
export interface PackageContent {
  readonly checklists: () => Iterable<PublishedChecklist>;
  readonly units: () => Iterable<UnitContent>;
  readonly versions: () => Iterable<VersionContent>;
  readonly openVisits: () => Iterable<IncomingVisit>;
  /** Digests, and the bytes of one. */
  readonly evidence: () => Iterable<{ readonly sha256: string; read(): Uint8Array }>;
  readonly campaigns: () => Iterable<CampaignContent>;
  readonly committees: () => Iterable<Committee>;
  readonly agreements: () => Iterable<AgreementContent>;
}

export const NO_COUNTS: PackageCounts = {
  units: 0,
  visits: 0,
  agreements: 0,
  committees: 0,
  campaigns: 0,
  checklists: 0,
  evidence: 0,
};
