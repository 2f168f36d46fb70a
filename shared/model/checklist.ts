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
  /** A person; `shows` are checks whose counts, where a run has them, stand beside the question as partial evidence. */
  | { readonly by: 'attestation'; readonly shows?: readonly string[] }
  /** A person over a sample of clinical records, record by record; where an export carries the datum, the checks. */
  | { readonly by: 'sample'; readonly checks?: readonly string[]; readonly of?: RecordType };

/** What an export can say of an item: all of it, a part, nothing. */
export type EvidenceClass = 'export' | 'partial' | 'attested';

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
  readonly evidenceClass?: EvidenceClass;
  /** Ids of the checklist's modules in which it is asked, each apart; left out, it is asked once for the unit. */
  readonly modules?: readonly string[];
  /** Ids of the checklist's groupings that it belongs to. */
  readonly groups?: readonly string[];
}

/** A part of the system that a unit may or may not have deployed: consulta externa, farmacia. */
export interface Module {
  readonly id: string;
  readonly title: string;
}

/** Another way to put the items together, beside the domains; it has no weight. */
export interface Grouping {
  readonly id: string;
  readonly title: string;
  /** How sure it is, in one sentence, where it is not plain: printed with it. */
  readonly note?: string;
}

/** How a question of an interview is answered. */
export type AnswerForm =
  | { readonly type: 'yes-no' }
  | {
      readonly type: 'choice';
      readonly options: readonly { readonly id: string; readonly title: string }[];
      /** Several may hold. */
      readonly many?: boolean;
    }
  | {
      readonly type: 'number';
      readonly min?: number;
      readonly max?: number;
      readonly unit?: string;
      readonly integer?: boolean;
    }
  | { readonly type: 'text'; readonly maxLength?: number }
  /** One answer for each module of the checklist, all of the one simple form. */
  | { readonly type: 'by-module'; readonly of: Exclude<AnswerForm, { readonly type: 'by-module' }> };

/** Something asked in an interview: it describes the unit and has no weight. */
export interface Question {
  readonly id: string;
  readonly domain: string;
  /** As it is asked. */
  readonly title: string;
  /** What counts as which answer. */
  readonly help?: string;
  readonly answer: AnswerForm;
  /** True where a visit cannot be closed without it. */
  readonly required?: boolean;
  /** What aggregates make of it: the table of ECE states, a barrier that stands where the answer is one of `when`. */
  readonly figure?:
    | { readonly kind: 'ece-status' }
    | { readonly kind: 'barrier'; readonly title: string; readonly when: readonly string[] };
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
  /** Empty only where there are questions. */
  readonly items: readonly Item[];
  readonly modules?: readonly Module[];
  readonly groupings?: readonly Grouping[];
  readonly questions?: readonly Question[];
  /** The edition that this one was made from. */
  readonly basedOn?: EditionRef;
}

export interface EditionRef {
  readonly id: string;
  readonly edition: string;
}

/** Where a published edition came from. */
export type EditionOrigin = 'integrada' | 'propia' | 'importada';

/** A published edition: it never changes. */
export interface PublishedChecklist {
  readonly checklist: Checklist;
  readonly sha256: string;
  readonly origin: EditionOrigin;
  /** ISO 8601 with zone; null for what the program carries. */
  readonly publishedAt: string | null;
}

/** A checklist that somebody is still writing. */
export interface ChecklistDraft {
  /** Of the draft, not of the checklist. */
  readonly draft: string;
  readonly checklist: Checklist;
  readonly changedAt: string;
  /** What stands in the way of its publication; empty when nothing does. */
  readonly faults: readonly string[];
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
