import type { FindingDetail, Source } from '../format.ts';
import type { Hl7Definitions, VersionTables } from './definitions/model.ts';
import type { Hl7Message } from './message.ts';
import type { Spot } from './spot.ts';

export const HL7V2_LAYERS = [
  'hl7v2-sintaxis',
  'hl7v2-estructura',
  'hl7v2-campo',
  'hl7v2-tipo',
  'hl7v2-tabla',
  'hl7v2-contenido',
  'hl7v2-perfil',
] as const;

export type Hl7Layer = (typeof HL7V2_LAYERS)[number];

/** What a judge sees of one message and how it speaks of it. Nothing passed in outlives the call. */
export interface MessageVisit {
  readonly message: Hl7Message;
  /** Of the message's version, or of the nearest one. */
  readonly tables: VersionTables;
  /** False where `tables` are of another version than the message's: what they lack may exist. */
  readonly exact: boolean;
  /** Whether a layer is on: what is off need not be looked for. */
  isOn(layer: Hl7Layer): boolean;
  /**
   * Reports a breach. An error fails the layer with whose id the rule's id begins.
   *
   * @param rule name in the tables of `rules/`
   */
  report(rule: string, at: Spot, detail?: FindingDetail): void;
  /** Nobody can tell whether the layer holds here. */
  undecided(layer: Hl7Layer): void;
  /** The layer has nothing to say of this message: no verdict. */
  silent(layer: Hl7Layer): void;
}

/** Judges messages in one layer or several; made once for each file. */
export type MessageJudge = (visit: MessageVisit) => void;

export interface JudgeContext {
  readonly definitions: Hl7Definitions;
  readonly source?: Source;
}

export type JudgeFactory = (context: JudgeContext) => MessageJudge;
