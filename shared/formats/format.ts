import type { CatalogSet } from '../catalogs/catalog.ts';
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
  /** For formats of tables: how many columns a file may have. */
  readonly columns?: readonly number[];
  /** Rules of the conformance layers; a finding names one by its index here. */
  readonly rules: readonly RuleDefinition[];
  /** Conformance layers, judged per source record; named by index. */
  readonly layers: readonly Layer[];
  /** Confidence 0 to 1 that a file starting with `head` (up to 64 KiB, or the whole file) is of this format. */
  sniff(head: Uint8Array): number;
  /** Starts reading one file. */
  open(sink: Sink, source?: Source): Reader;
}

/** What a reader may know besides the bytes. */
export interface Source {
  /** Name of the file, without its folders. */
  readonly name?: string;
  /** Look-ups for the rules that need them; what is not there makes a rule unable to tell. */
  readonly catalogs?: CatalogSet;
  /** Ids of conformance layers that are switched off: they report nothing and give no verdict. */
  readonly withoutLayers?: ReadonlySet<string>;
  /** Canonicals of FHIR profiles that a person chose: resources of their types are held against them. */
  readonly profiles?: readonly string[];
}

export interface Layer {
  /** `giis-estructura`, `giis-regla`, `fhir-estructura` … */
  readonly id: string;
  readonly title: string;
  /**
   * Ids of the layers whose verdicts it joins: it fails where one of them does, and cannot tell where one of them was
   * left out or cannot. No rule is its own, and it is not left out by itself.
   */
  readonly of?: readonly string[];
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
  /**
   * A record in neutral form. `place`: where a sink that takes repeated records may remember it. `age`: see `repeat`.
   */
  record<T extends RecordType>(type: T, data: RecordDataByType[T], origin: Origin, place?: number, age?: Age): void;
  /**
   * A record comes again: in all data that the sink `reads`, it is the same as the last one that came for this `place`.
   * False when the sink remembers none there: the record must then be handed over whole. A sink without `repeat` wants
   * every record whole.
   *
   * @param person of a patient that the reader vouches for: the same as another one then in all data that the sink
   *   `readsOfVouched`
   * @param age from `birthDate` to `date`, where the reader asked for what the sink reads when it is told
   */
  repeat?(type: RecordType, place: number, origin: Origin, person?: PersonKey, age?: Age): boolean;
  /**
   * The data that the sink looks at in patients that a reader vouches for; undefined where it wants all of them whole.
   *
   * To vouch is to have found that the CURP is sound (structure, check digit, not the generic one) and agrees with
   * date, sex and state of birth and with each name by its first word; that given names and first surname are there
   * (2 to 50 letters and blanks), and a second surname either so too or absent (which of the two counts among the
   * data); that the birth date is one of the calendar, not after the day of care nor 120 completed years or more
   * before it.
   */
  readsOfVouched?(): readonly string[] | undefined;
  /**
   * The data of a record type that the sink looks at; for readers that want to tell which records are repeated.
   *
   * @param aged the reader tells the age from `birthDate` to `date`, which then need not be looked at for it
   */
  reads?(type: RecordType, aged?: boolean): readonly string[];
  /** A breach of `format.rules[rule]` at the datum that the source calls `field` ('' for the whole record or file). */
  finding(rule: number, origin: Origin, field: string, detail?: FindingDetail): void;
  /**
   * The verdict of `format.layers[layer]` on a source record (row, resource), or the same on `times` of them; null
   * where nobody can tell for want of a catalogue.
   */
  layer(layer: number, holds: boolean | null, times?: number): void;
  /**
   * A key of 64 bits that `format.rules[rule]` allows only once in an export. The sink remembers it, and reports the
   * rule at `field` when it was seen before in this file.
   */
  key(rule: number, high: number, low: number, origin: Origin, field: string, detail?: FindingDetail): void;
  /** One source record (row, resource) was read. */
  row(): void;
  /** The encoding that was found: `windows-1252`, `utf-8`, `us-ascii`. */
  encoding(name: string): void;
  /** A sentence for people: the file, or the rest of it, could not be read. */
  problem(sentence: string): void;
}

/** Completed months and days from a birth to a day not before it: two counts of the same time. */
export interface Age {
  readonly months: number;
  readonly days: number;
}

/** What tells a person apart, as hashes (see shared/identifiers/person-key.ts). */
export interface PersonKey {
  /** Of the CURP. */
  readonly high: number;
  readonly low: number;
  /** Lower half of that of birth date and first surname. */
  readonly person: number;
}

/** The source record behind what is being said. */
export interface Origin {
  /** 1-based number of the row or resource in its file; 0 for the file as a whole. */
  readonly record: number;
  /** Place of a datum, named by the neutral field (`curp`) or by the source's own name (`curpPaciente`). */
  place(field: string): Place;
  /** What `place` says as `field`, without looking for the place: for sources where looking is dear. */
  name?(field: string): string;
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
