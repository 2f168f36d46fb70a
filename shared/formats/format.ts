import type { Carries, Place, RecordDataByType, RecordType, RuleDefinition, Sensitivity } from '../model/index.ts';

/**
 * A format is one object: it recognises its files by content, reads them as a stream, and says what it saw through a
 * {@link Sink}. To add a format is to add a folder and one line in `shared/formats/index.ts`.
 */
export interface Format {
  /** `giis/b015@4.11`, `fhir/r4`. */
  readonly id: string;
  /** For people. */
  readonly title: string;
  readonly carries: Carries;
  /** Rules of the conformance layers; a finding names one by its index here. */
  readonly rules: readonly RuleDefinition[];
  /** Conformance layers, judged per source record; named by index. */
  readonly layers: readonly Layer[];
  /** Confidence 0 to 1 that a file starting with `head` (up to 64 KiB, or the whole file) is of this format. */
  sniff(head: Uint8Array): number;
  /** Starts reading one file. */
  open(sink: Sink): Reader;
}

export interface Layer {
  /** `giis-estructura`, `giis-regla`, `fhir-estructura` … */
  readonly id: string;
  readonly title: string;
}

/** Takes the bytes of one file in order. Chunks may be cut anywhere and belong to the caller after each call. */
export interface Reader {
  write(chunk: Uint8Array): void;
  /** The file ended; reports what only the end can show. */
  end(): void;
}

/** Where a reader says what it saw. Nothing passed in outlives the call: readers reuse their objects. */
export interface Sink {
  /** The unit (CLUES) that the records to come belong to; `undefined` when the source does not say. */
  unit(clues: string | undefined): void;
  /** A record in neutral form. */
  record<T extends RecordType>(type: T, data: RecordDataByType[T], origin: Origin): void;
  /** A breach of `format.rules[rule]` at the datum that the source calls `field` ('' for the whole record or file). */
  finding(rule: number, origin: Origin, field: string, detail?: FindingDetail): void;
  /** The verdict of `format.layers[layer]` on one source record (row, resource). */
  layer(layer: number, holds: boolean): void;
  /** One source record (row, resource) was read. */
  row(): void;
  /** The encoding that was found: `windows-1252`, `utf-8`, `us-ascii`. */
  encoding(name: string): void;
  /** A sentence for people: the file, or the rest of it, could not be read. */
  problem(sentence: string): void;
}

/** The source record behind what is being said. */
export interface Origin {
  /** 1-based number of the row or resource in its file; 0 for the file as a whole. */
  readonly record: number;
  /** Place of a datum, named by the neutral field (`curp`) or by the source's own name (`curpPaciente`). */
  place(field: string): Place;
  /** The text that stands there in the source, unmasked. */
  text(field: string): string | undefined;
  /**
   * Mixes what identifies this record (not where it stands) into the fingerprint: 64 bits over several data, never
   * over one personal datum alone.
   */
  identity(): { readonly high: number; readonly low: number };
}

export interface FindingDetail {
  /** Unmasked; the sink masks it. Left out, nothing is shown. */
  readonly actual?: string;
  readonly sensitivity?: Sensitivity;
  readonly expected?: string;
  /** In place of the rule's `failureTitle`; names no value of the source. */
  readonly message?: string;
}
