import type { Campaign, DesignNote, DrawMethod, Share, UnsizedTreatment } from '../model/index.ts';
import type { ReportedEstimate } from './comparative-data.ts';

/** What the report of a campaign's coverage is made from. */
export interface CampaignReport {
  readonly schema: 'cotejo/report-campaign@1';
  /** Day of the data, ISO 8601. */
  readonly on: string;
  readonly campaign: {
    readonly id: string;
    readonly title: string;
    readonly status: Campaign['status'];
    readonly createdAt: string;
    readonly drawnAt: string | null;
  };
  readonly universe: { readonly units: number; readonly filter: readonly string[] };
  readonly selected: number;
  readonly draw: {
    readonly design: string;
    readonly seed: string;
    /** Name of the procedure. */
    readonly procedure: string;
    readonly universeFingerprint: string;
    /** Of the draw's canonical JSON. */
    readonly sha256: string;
    readonly size: { readonly attribute: string; readonly name: string } | null;
    readonly notes: readonly DesignNote[];
  };
  readonly strata: readonly CampaignStratum[];
  readonly byState: readonly {
    /** INEGI key; null where the register does not say it. */
    readonly state: string | null;
    readonly name: string;
    readonly selected: number;
    readonly visited: number;
    readonly inaccessible: number;
    readonly done: Share;
  }[];
  /** Drawn units that could not be reached, those in whose place another was visited too. */
  readonly unreached: readonly {
    readonly clues: string;
    readonly name: string | null;
    readonly state: string | null;
    readonly stratum: string;
    readonly replaced: boolean;
    /** As it was written down in the visit; '' where nothing was. */
    readonly reason: string;
  }[];
  /** How many more of them there are. */
  readonly unreachedMore: number;
  readonly estimates: readonly ReportedEstimate[];
}

export interface CampaignStratum {
  readonly id: string;
  readonly title: string;
  readonly method: DrawMethod;
  readonly unsized: UnsizedTreatment | null;
  /** Which units go here, in words: one text for each rule. */
  readonly rules: readonly string[];
  readonly frame: number;
  readonly excluded: number;
  readonly certain: number;
  readonly sizeTotal: number | null;
  readonly replacements: number;
  readonly selected: number;
  readonly visited: number;
  readonly replaced: number;
  readonly unreachable: number;
  readonly pending: number;
  readonly done: Share;
}
