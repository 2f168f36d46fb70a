/** What the trigger event of a message makes of what it carries (HL7 v2, chapters 3, 9 and 10). */
export interface EventMeaning {
  /** False where the person's record was deleted. */
  readonly person: boolean;
  /** False where the visit or appointment was cancelled: it is no fact, nor is what was said of it. */
  readonly care: boolean;
  /** False where the document was cancelled. */
  readonly document: boolean;
  /** State of the visit after the event, in the words of FHIR, where the event alone tells it. */
  readonly status?: string;
}

const FACT: EventMeaning = { person: true, care: true, document: true };
const NO_PERSON: EventMeaning = { person: false, care: false, document: false };
const NO_CARE: EventMeaning = { ...FACT, care: false };
const NO_DOCUMENT: EventMeaning = { ...FACT, document: false };

const PLANNED: EventMeaning = { ...FACT, status: 'planned' };
const IN_PROGRESS: EventMeaning = { ...FACT, status: 'in-progress' };
const FINISHED: EventMeaning = { ...FACT, status: 'finished' };
const ON_LEAVE: EventMeaning = { ...FACT, status: 'onleave' };

/** Message code and trigger event; all others state facts and tell no state. */
const MEANINGS: Readonly<Record<string, EventMeaning>> = {
  // Admission, transfer, registration; leaves and returns; discharges that were cancelled.
  'ADT^A01': IN_PROGRESS,
  'ADT^A02': IN_PROGRESS,
  'ADT^A03': FINISHED,
  'ADT^A04': IN_PROGRESS,
  'ADT^A05': PLANNED,
  'ADT^A06': IN_PROGRESS,
  'ADT^A07': IN_PROGRESS,
  'ADT^A12': IN_PROGRESS,
  'ADT^A13': IN_PROGRESS,
  'ADT^A14': PLANNED,
  'ADT^A15': IN_PROGRESS,
  'ADT^A16': IN_PROGRESS,
  'ADT^A21': ON_LEAVE,
  'ADT^A22': IN_PROGRESS,
  'ADT^A25': IN_PROGRESS,
  'ADT^A26': IN_PROGRESS,
  // Cancelled admission, pending admission and pre-admission.
  'ADT^A11': NO_CARE,
  'ADT^A27': NO_CARE,
  'ADT^A38': NO_CARE,
  // Deleted patient record, deleted person.
  'ADT^A23': NO_PERSON,
  'ADT^A29': NO_PERSON,
  // Appointments: booked, moved, changed; cancelled, deleted, not kept.
  'SIU^S12': PLANNED,
  'SIU^S13': PLANNED,
  'SIU^S14': PLANNED,
  'SIU^S15': NO_CARE,
  'SIU^S17': NO_CARE,
  'SIU^S26': NO_CARE,
  // Cancelled document.
  'MDM^T11': NO_DOCUMENT,
};

export function eventMeaning(code: string, event: string): EventMeaning {
  return MEANINGS[`${code}^${event}`] ?? FACT;
}
