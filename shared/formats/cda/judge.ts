import type { RecordDataByType, RecordType } from '../../model/index.ts';
import type { FindingDetail } from '../format.ts';
import type { CdaElement } from './document.ts';

export const CDA_LAYERS = ['cda-sintaxis', 'cda-estructura', 'cda-contenido'] as const;

export type CdaLayer = (typeof CDA_LAYERS)[number];

/** A datum of a document: an element, one of its attributes, or a child that is not there. */
export interface CdaSpot {
  readonly element: CdaElement;
  /** Name of the attribute, present or missing. */
  readonly attribute?: string;
  /** Name or path of the child that is missing below `element`. */
  readonly missing?: string;
}

/** What a judge sees of one document and how it speaks of it. Nothing passed in outlives the call. */
export interface DocumentVisit {
  /** `ClinicalDocument`, or whatever stands in its place. */
  readonly root: CdaElement;
  /** Where reading broke off: the elements that were open there, in which nothing can be called missing. */
  readonly unfinished?: ReadonlySet<CdaElement>;
  isOn(layer: CdaLayer): boolean;
  /**
   * Reports a breach. An error fails the layer with whose id the rule's id begins.
   *
   * @param rule name in the tables of `rules/`
   */
  report(rule: string, at: CdaSpot, detail?: FindingDetail): void;
  undecided(layer: CdaLayer): void;
  /** The layer has nothing to say of this document: no verdict. */
  silent(layer: CdaLayer): void;
}

export type DocumentJudge = (visit: DocumentVisit) => void;

/** Neutral field → where it stands, or should have stood. */
export type CdaSpots = Readonly<Record<string, CdaSpot>>;

export interface CdaRecordVisit extends Pick<DocumentVisit, 'root' | 'report' | 'unfinished'> {
  /** The unit (CLUES) that the records to come belong to; undefined when the document does not say. */
  unit(clues: string | undefined): void;
  emit<T extends RecordType>(type: T, data: RecordDataByType[T], spots: CdaSpots): void;
}

/** `records/index.ts` exports `CARRIES` and `createRecordReader(config)`. */
export type CdaRecordReader = (visit: CdaRecordVisit) => void;
