import type { VisitKind } from './aggregate.ts';
import type { Outcome, ScoreBand } from './checklist.ts';
import type { Score } from './result.ts';

/** `inaccesible`: the unit could not be reached, which is an end too. `cancelada`: given up, kept in the history. */
export type VisitStatus = 'abierta' | 'cerrada' | 'inaccesible' | 'cancelada';
export type VisitPurpose = 'first' | 'follow-up';
export type PersonRole = 'evaluador' | 'atiende' | 'testigo';

/** Somebody who takes part in a visit; never a patient. */
export interface VisitPerson {
  /** In the visit. */
  readonly id: string;
  readonly role: PersonRole;
  readonly name: string;
  readonly position: string;
  /** Number of the credential or official identification. */
  readonly credential: string;
}

/** An answer is given to an item or question of a checklist, in a module or for the unit, of a sampled record or none. */
export interface AnswerKey {
  readonly checklist: string;
  /** Id of the item or question. */
  readonly item: string;
  /** '' for the unit as a whole. */
  readonly module: string;
  /** Number of the sampled clinical record, from 1; 0 where none is meant. */
  readonly record: number;
}

export type AttestedOutcome = Extract<
  Outcome,
  'cumple' | 'cumple-parcial' | 'no-cumple' | 'no-aplica' | 'no-desplegado' | 'por-revisar'
>;

export type AnswerValue =
  /** `no-aplica` wants a note with the reason. */
  | { readonly kind: 'outcome'; readonly outcome: AttestedOutcome }
  /** Ids of options, or one number, text or `yes`/`no`. */
  | { readonly kind: 'question'; readonly values: readonly (string | number)[] }
  /** Taken back: as if it had never been answered. */
  | { readonly kind: 'cleared' };

/** One answer, never changed: another one takes its place. */
export interface Answer extends AnswerKey {
  readonly id: string;
  /** Id of the answer whose place it took; null for the first. */
  readonly replaces: string | null;
  /** Ids of answers given apart, in other registries, whose place it took too: it settled a conflict, or they said the same. */
  readonly settles?: readonly string[];
  readonly value: AnswerValue;
  readonly note: string;
  /** Id of the person. */
  readonly by: string;
  /** ISO 8601 with zone. */
  readonly at: string;
  /** Id of the registry in which it was given. */
  readonly origin: string;
}

/** Two answers to the same question, given apart; a person says which stands. */
export interface AnswerConflict extends AnswerKey {
  readonly ours: Answer;
  readonly theirs: Answer;
}

export type EvidenceKind = 'photo' | 'file' | 'finding';

/** What shows that an answer is true. Its bytes stand apart, encrypted with the registry. */
export interface EvidenceRef extends AnswerKey {
  readonly id: string;
  readonly kind: EvidenceKind;
  /** Name of the file, without its folder; of a finding, its rule. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly note: string;
  readonly by: string;
  readonly at: string;
  /** Of a finding: its run and fingerprint. */
  readonly finding?: { readonly run: string; readonly fingerprint: string };
}

/** A run attached to a visit. */
export interface VisitRun {
  readonly run: string;
  readonly checklist: string;
  readonly edition: string;
  readonly startedAt: string;
  readonly percent: number | null;
  /** Of the canonical JSON of its result. */
  readonly sha256: string;
}

export interface VisitChecklistRef {
  readonly id: string;
  readonly edition: string;
  readonly title: string;
  /** Of its content as canonical JSON: the same however another version of the program wrote the file. */
  readonly sha256: string;
}

/** Whether the unit has a module; null while nobody said. */
export interface VisitModule {
  readonly checklist: string;
  readonly module: string;
  readonly deployed: boolean | null;
  readonly note: string;
}

/** What a visit is, without its answers. */
export interface VisitHead {
  readonly id: string;
  /** From 1; a correction of a closed visit is the next one. */
  readonly version: number;
  /** As visited. */
  readonly clues: string;
  readonly unitName: string | null;
  readonly kind: VisitKind;
  readonly purpose: VisitPurpose;
  /** The closed visit that a follow-up builds on. */
  readonly previous: string | null;
  readonly campaign: string | null;
  readonly status: VisitStatus;
  /** ISO 8601 with zone. */
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly people: readonly VisitPerson[];
  readonly checklists: readonly VisitChecklistRef[];
  readonly modules: readonly VisitModule[];
  readonly runs: readonly VisitRun[];
  /** Clinical records reviewed by hand, by checklist: how many, and what each is known by (never a patient's data). */
  readonly samples: readonly { readonly checklist: string; readonly labels: readonly string[] }[];
  /** What was seen and said, in the words of the acta. */
  readonly facts: string;
  /** Why the unit could not be reached, or why the visit was given up. */
  readonly reason: string;
  /** Why this version was made; '' for the first. */
  readonly correction: string;
}

/** How far one checklist of a visit has come. */
export interface VisitProgress {
  readonly checklist: string;
  readonly asked: number;
  readonly answered: number;
  readonly domains: readonly { readonly domain: string; readonly asked: number; readonly answered: number }[];
  /** Keys that still want an answer, in the order of the checklist. */
  readonly missing: readonly AnswerKey[];
}

/** What one checklist came to in a visit. */
export interface VisitResult {
  readonly checklist: VisitChecklistRef & { readonly scoreBands: readonly ScoreBand[] };
  readonly score: Score;
  /** Where the checklist has modules: their titles, in its order. */
  readonly modules?: readonly { readonly id: string; readonly title: string }[];
  /** Where it has questions: what was answered, in words; in its order. */
  readonly interview?: readonly InterviewAnswer[];
}

/** A question and what was answered; no text where nobody answered. */
export interface InterviewAnswer {
  readonly id: string;
  readonly domain: string;
  readonly title: string;
  /** `module` is its title; null for the unit as a whole. */
  readonly answers: readonly { readonly module: string | null; readonly text: string }[];
}

/** Something that must, or should, be seen to before a visit is closed. */
export interface ClosingCheck {
  readonly id: string;
  /** `stop`: it cannot be closed so. */
  readonly severity: 'stop' | 'warning';
  readonly message: string;
  readonly keys?: readonly AnswerKey[];
}

/** An open visit, or the last version of a closed one, as the window works on it. */
export interface VisitState {
  readonly head: VisitHead;
  /** The answers that stand. */
  readonly answers: readonly Answer[];
  /** Of a follow-up: what the earlier visit said, by checklist. */
  readonly previous: readonly VisitResult[];
  readonly progress: readonly VisitProgress[];
  readonly results: readonly VisitResult[];
  readonly conflicts: readonly AnswerConflict[];
  readonly evidence: readonly EvidenceRef[];
  /** Closed versions, oldest first. */
  readonly versions: readonly VisitVersionRef[];
}

export interface VisitVersionRef {
  readonly version: number;
  readonly closedAt: string;
  readonly folio: string;
  readonly sha256: string;
  readonly correction: string;
}

/** A closed visit, whole: `sha256` of a version is that of its canonical JSON. */
export interface ClosedVisit {
  readonly schema: 'cotejo/visit@1';
  readonly tool: { readonly name: 'cotejo'; readonly version: string };
  readonly head: VisitHead;
  /** All answers, also those whose place another took, in the order in which they came. */
  readonly answers: readonly Answer[];
  readonly results: readonly VisitResult[];
  readonly evidence: readonly EvidenceRef[];
  readonly agreements: readonly {
    readonly id: string;
    readonly action: string;
    readonly responsible: string;
    readonly start: string;
    readonly expectedEnd: string;
    readonly item: string | null;
  }[];
  /** Of the version before; null for the first. */
  readonly previousSha256: string | null;
}

export interface VisitSummary {
  readonly id: string;
  readonly version: number;
  /** The unit's CLUES today, and the one visited under. */
  readonly unit: string;
  readonly clues: string;
  readonly unitName: string | null;
  readonly kind: VisitKind;
  readonly purpose: VisitPurpose;
  readonly campaign: string | null;
  readonly status: VisitStatus;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly folio: string | null;
  readonly evaluators: readonly string[];
  readonly answered: number;
  readonly asked: number;
  readonly conflicts: number;
  readonly scores: readonly {
    readonly checklist: string;
    readonly edition: string;
    readonly percent: number | null;
    /** Where it can still fall. */
    readonly interval: readonly [number, number] | null;
    readonly preliminary: boolean;
    readonly band: string | null;
  }[];
}
