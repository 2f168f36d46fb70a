import type { Segment } from '../message.ts';
import type { RecordVisit } from '../records-contract.ts';
import type { Spot } from '../spot.ts';
import type { EventMeaning } from './events.ts';
import type { Tables } from './tables.ts';

/** What reading one message needs; made anew for each. */
export interface MessageContext {
  readonly visit: RecordVisit;
  readonly tables: Tables;
  readonly event: EventMeaning;
  readonly header: Segment | undefined;
  /** EVN, the first one. */
  readonly trigger: Segment | undefined;
  /** Who sent the message. */
  readonly sender: Facility;
}

/** A facility that the message names. */
export interface Facility {
  readonly clues?: string;
  readonly name?: string;
  /** Of the CLUES, or where it should have stood. */
  readonly at: Spot;
}

/** A patient of the message and what stands between this PID and the next one. */
export interface PatientContext extends MessageContext {
  readonly pid: Segment | undefined;
  readonly sex?: string;
  readonly birthDate?: string;
  /** CURP or folio. */
  readonly label?: string;
  /** The visit that follows. */
  readonly stay: Segment | undefined;
  /** Day of the care that the message speaks of. */
  readonly careDate?: string;
  readonly careAt: Spot;
}
