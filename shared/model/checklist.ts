import type { Citation } from './finding.ts';
import type { RecordType } from './record.ts';

/** Smallest share of applicable records (0 to 1) that must hold for `cumple` and for `cumple-parcial`. */
export interface Bands {
  readonly full: number;
  readonly partial: number;
}

/** What decides an item. */
export type Decision =
  /** Checks over records; `of` restricts the count to one record type (findings are reported for all). */
  | { readonly by: 'check'; readonly checks: readonly string[]; readonly of?: RecordType }
  /** A measure over the whole export; see `shared/verification/measures`. */
  | { readonly by: 'measure'; readonly measure: string; readonly limits?: Readonly<Record<string, number>> }
  /** The conformance layers of the readers whose ids are listed: share of records without an error. */
  | { readonly by: 'layer'; readonly layers: readonly string[] }
  /** A person. */
  | { readonly by: 'attestation' };

export interface Item {
  readonly id: string;
  readonly domain: string;
  /** The requirement, as a sentence that is true when it is met. */
  readonly title: string;
  /** What it means for patients or for the exchange. */
  readonly why: string;
  /** What to do first when it is not met. */
  readonly remedy: string;
  readonly citation: readonly Citation[];
  readonly weight: number;
  readonly decision: Decision;
  readonly bands?: Bands;
  /** True where the norm makes it mandatory: it cannot be hidden or accepted away. */
  readonly mandatory?: boolean;
  /** What evidence a person should ask for (attested items). */
  readonly evidence?: string;
}

export interface Domain {
  readonly id: string;
  readonly title: string;
}

/** A named range of the rounded score, read from the upper end down. */
export interface ScoreBand {
  readonly id: string;
  readonly title: string;
  /** Smallest rounded percentage that still belongs to it. */
  readonly from: number;
}

export interface Checklist {
  readonly schema: 'cotejo/checklist@1';
  readonly id: string;
  readonly edition: string;
  readonly title: string;
  readonly norm: string;
  readonly description: string;
  /** Beginnings of the ids of the formats that it is about (`giis/b019`); left out, it is about all. */
  readonly formats?: readonly string[];
  readonly bands: Bands;
  readonly scoreBands: readonly ScoreBand[];
  readonly rounding: { readonly mode: 'half-up'; readonly decimals: number };
  /** Whether a module that is not deployed leaves the sums or counts 0. */
  readonly notDeployed: 'exclude' | 'zero';
  readonly domains: readonly Domain[];
  readonly items: readonly Item[];
}

export type Outcome =
  | 'cumple'
  | 'cumple-parcial'
  | 'no-cumple'
  | 'no-aplica'
  | 'no-desplegado'
  | 'por-revisar'
  | 'no-evaluada'
  | 'error';
