import type { Decision, Outcome, ScoreBand } from './checklist.ts';
import type { Citation, Finding, RuleDefinition } from './finding.ts';
import type { RecordType } from './record.ts';

/** The one object that screens, reports and files are made from (`cotejo/verification@1`). No view recomputes a score. */
export interface VerificationResult {
  readonly schema: 'cotejo/verification@1';
  readonly tool: { readonly name: 'cotejo'; readonly version: string };
  readonly run: RunInfo;
  readonly files: readonly FileResult[];
  /** One per CLUES found in the data, ordered by CLUES; the first 3,000. */
  readonly units: readonly UnitResult[];
  /** How many CLUES more there were: they count in `score`, but have no entry of their own. */
  readonly unitsLeftOut?: number;
  readonly score: Score;
  /** What each conformance layer of the formats that were met said; left out where none spoke. */
  readonly layers?: readonly LayerResult[];
  /** Every rule that has a finding, with its text and total: views need no other source. Ordered by id. */
  readonly rules: readonly RuleResult[];
  /** Where the findings gather: for whoever must mend the export. */
  readonly gathering: FindingGathering;
}

/** A conformance layer's verdicts on the source records (rows, resources) of the run. */
export interface LayerResult {
  /** But in the GIIS, a rule belongs to the layer with whose id and a hyphen its own id begins. */
  readonly id: string;
  readonly title: string;
  readonly held: number;
  readonly failed: number;
  /** It could not be told: a catalogue, a code system or a profile was not at hand. */
  readonly undecided: number;
  /** A person left it out of the run. */
  readonly leftOut?: boolean;
}

/** All findings (kept or not) counted by the datum they stand at, and by the person who gave the care. */
export interface FindingGathering {
  /** By format and the source's own name of the datum, most findings first. */
  readonly fields: readonly FieldGathering[];
  /** By who gave the care, most source records with findings first; at most 200. */
  readonly practitioners: readonly PractitionerGathering[];
}

export interface FieldGathering {
  readonly format: string;
  /** '' for findings on a whole record or file. */
  readonly field: string;
  readonly findings: number;
  /** Most first. */
  readonly rules: readonly { readonly rule: string; readonly total: number }[];
}

export interface PractitionerGathering {
  /** Masked: two persons may show the same; each has an entry of its own. */
  readonly curp: string;
  readonly staffType?: string;
  /** Source records of this person, and those of them with a finding of severity error or warning. */
  readonly records: number;
  readonly recordsWithFindings: number;
  readonly findings: number;
}

export type RunStatus = 'completa' | 'cancelada' | 'interrumpida';

export interface RunInfo {
  readonly id: string;
  /** ISO 8601 with zone. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly status: RunStatus;
  readonly checklist: {
    readonly id: string;
    readonly edition: string;
    readonly title: string;
    readonly sha256: string;
    /** What `score.band` names. */
    readonly scoreBands?: readonly ScoreBand[];
  };
  readonly catalogs: readonly CatalogRef[];
  /** FHIR packages at hand, by name and from the latest version to the earliest; left out where there was none. */
  readonly packages?: readonly PackageRef[];
  /** The unit the run was made for, when one was named. */
  readonly unit?: string;
  readonly options: RunOptions;
}

export interface RunOptions {
  /** How many findings per rule are kept with their places; totals always count all. */
  readonly maxFindings: number;
  /** The guide that the text files were said to be of, where a person said so: `b015`, `b015@4.11`. */
  readonly guide?: string;
  /** Canonicals of the FHIR profiles that a person chose, in the order of the alphabet. */
  readonly profiles?: readonly string[];
  /** Ids of the conformance layers that were left out, in the order of the alphabet. */
  readonly withoutLayers?: readonly string[];
  /** Files that added identifier systems, extensions or codes of FHIR to the built-in ones, in their order. */
  readonly fhirConfig?: readonly ConfigRef[];
  /** The same for HL7 v2 and CDA, in this order. */
  readonly ownLists?: readonly ConfigRef[];
  /** Files of the local profiles that messages of HL7 v2 were held against, profile by profile. */
  readonly hl7Profiles?: readonly FileRef[];
}

/** A file that a person handed over for a run. */
export interface FileRef {
  /** Without its folder. */
  readonly name: string;
  readonly sha256: string;
}

/** A file of configuration. */
export interface ConfigRef extends FileRef {
  readonly source: 'carpeta-de-datos' | 'de-esta-vez';
}

export interface CatalogRef {
  readonly id: string;
  readonly title: string;
  readonly edition: string;
  /** ISO 8601 day from which this edition counts; absent where nobody said. */
  readonly validFrom?: string;
  readonly rows: number;
  readonly sha256: string;
  readonly source: 'integrado' | 'importado';
}

/** A FHIR package (implementation guide) in one version. */
export interface PackageRef {
  /** `hl7.fhir.us.core`; of what came without a package.json, a name made of its file's or folder's. */
  readonly name: string;
  readonly version: string;
  readonly title?: string;
  /** Of the package's file; of a folder, over its files. */
  readonly sha256: string;
  /** Kept in the data folder, or given for this run only. */
  readonly source: 'importado' | 'de-esta-vez';
}

export interface FileResult {
  /** Relative to what was handed over; for a ZIP member `archivo.zip!/ruta`. Always with `/`. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** `giis/b015@4.11`; null when nothing was recognised. */
  readonly format: string | null;
  readonly encoding: string | null;
  /** Source records (rows, resources) and neutral records by type. */
  readonly rows: number;
  readonly records: Readonly<Partial<Record<RecordType, number>>>;
  readonly findingsTotal: number;
  /** False for a file of a format that the checklist is not about: its findings stand, but they do not count. */
  readonly counted?: false;
  /** One plain sentence when the file, or part of it, could not be verified. */
  readonly problem?: string;
  /** Kept findings, ordered by line, column, rule, fingerprint. */
  readonly findings: readonly Finding[];
}

export interface RuleResult extends RuleDefinition {
  readonly total: number;
  /** How many of `total` are kept with their place. */
  readonly kept: number;
}

export interface UnitResult {
  readonly clues: string;
  /** As the CLUES catalogue of the run has it; absent without one. */
  readonly name?: string;
  readonly score: Omit<Score, 'items'>;
  readonly items: readonly ItemResult[];
}

/** Percentages are rounded as the checklist says; null when nothing was decided. */
export interface Score {
  readonly percent: number | null;
  /** Where the score can still fall when the undecided items all fail or all hold. */
  readonly interval: readonly [number, number] | null;
  /** Decided weight / applicable weight, as a percentage; null when nothing applies. */
  readonly coverage: number | null;
  readonly preliminary: boolean;
  /** Id of the checklist's score band; null without a score. */
  readonly band: string | null;
  readonly byDomain: readonly DomainScore[];
  readonly items: readonly ItemResult[];
}

export interface DomainScore {
  readonly id: string;
  readonly title: string;
  readonly percent: number | null;
  readonly interval: readonly [number, number] | null;
  readonly coverage: number | null;
  readonly preliminary: boolean;
  /** How many items ended in each outcome. */
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
}

export interface ItemResult {
  readonly id: string;
  readonly domain: string;
  readonly title: string;
  readonly why: string;
  readonly remedy: string;
  readonly citation: readonly Citation[];
  readonly decidedBy: Decision['by'];
  readonly outcome: Outcome;
  readonly weight: number;
  /** 1, 0.5 or 0; null while undecided or not applicable. */
  readonly points: number | null;
  readonly applicable: number;
  readonly held: number;
  readonly failed: number;
  readonly undecided: number;
  /** held / (held + failed), 0 to 1, not rounded; null when nothing was decided. */
  readonly ratio: number | null;
  readonly mandatory: boolean;
  /** Why it does not apply, was not evaluated, or how a measure stands against its limit. One sentence. */
  readonly reason?: string;
  /** In a visit: what decided it. A run leaves it out. */
  readonly source?: ItemSource;
  /** In a visit: what the attached run says, where a person said otherwise. */
  readonly exported?: Outcome;
  /** In a visit: the outcome in each module in which it was asked. */
  readonly modules?: readonly { readonly module: string; readonly outcome: Outcome }[];
}

/** The attached run, a person's word, a person over a sample of records, or an earlier visit that a follow-up builds on. */
export type ItemSource = 'export' | 'person' | 'sample' | 'previous';

/** Comparison of two runs by fingerprint. */
export interface RunComparison {
  readonly before: string;
  readonly after: string;
  readonly scoreBefore: number | null;
  readonly scoreAfter: number | null;
  readonly added: readonly Finding[];
  readonly fixed: readonly Finding[];
  readonly same: readonly Finding[];
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    readonly before: Outcome | null;
    readonly after: Outcome | null;
  }[];
}
