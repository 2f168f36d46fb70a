import { dayOfTimestamp } from '../../support/hl7-time.ts';
import type { Hl7Message, Segment } from '../message.ts';
import type { Spot } from '../spot.ts';
import { spot } from '../spot.ts';
import { day, firstDay, text } from './cells.ts';
import { codeOf } from './coded.ts';
import type { Facility, MessageContext, PatientContext } from './context.ts';

/** Fields of PV1. */
const CLASS = 2;
const SERVICE = 10;
/** The table of PV1-10, which before 2.7 names no system: a site may say that its codes are those of the catalogue. */
const SERVICES = 'HL70069';
const ADMITTED = 44;
const DISCHARGED = 45;

/** Class «not applicable» (table 0004): what the message tells is not of a visit. */
const NO_VISIT = 'N';

/** Whether a PV1 speaks of a visit. */
export function isVisit(message: Hl7Message, stay: Segment | undefined): stay is Segment {
  return stay !== undefined && text(message, stay, CLASS) !== NO_VISIT;
}

/**
 * The day of the care: of the admission; else of what happened (EVN-6) and, of a visit, of its being recorded (EVN-2);
 * else of the observation that the message reports (OBR-7).
 */
export function careDay(
  message: Hl7Message,
  trigger: Segment | undefined,
  stay: Segment | undefined,
  request: Segment | undefined,
): ReturnType<typeof firstDay> {
  const visit = isVisit(message, stay) ? stay : undefined;
  return firstDay(message, [
    [visit, ADMITTED],
    [trigger, 6],
    [visit === undefined ? undefined : trigger, 2],
    [request, 7],
  ]);
}

/** Events that begin a visit: where PV1 does not say when it began, they do. */
const BEGINNINGS = new Set(['A01', 'A04']);

export function emitEncounter(stay: Segment, unit: Facility, context: PatientContext): void {
  const { visit, tables, event, trigger, birthDate } = context;
  const { message } = visit;
  if (!isVisit(message, stay)) return;
  const written = text(message, stay, ADMITTED);
  const end = day(message, stay, DISCHARGED);
  const began = BEGINNINGS.has(message.event)
    ? firstDay(message, [
        [trigger, 6],
        [trigger, 2],
      ])
    : {};
  const own = dayOfTimestamp(written);
  const service = codeOf(message, stay, SERVICE, tables.service, SERVICES);
  const start: Spot =
    own === undefined && written === undefined && began.date !== undefined ? began.at! : spot(stay, ADMITTED);
  visit.emit(
    'encounter',
    {
      date: own ?? (written === undefined ? began.date : undefined),
      dateText: own === undefined ? written : undefined,
      end,
      birthDate,
      clues: unit.clues,
      service: service?.code,
      class: text(message, stay, CLASS),
      status: event.status ?? (end === undefined ? undefined : 'finished'),
    },
    {
      date: start,
      dateText: spot(stay, ADMITTED),
      end: spot(stay, DISCHARGED),
      birthDate: context.pid === undefined ? spot(stay) : spot(context.pid, 7),
      clues: unit.at,
      service: service?.at ?? spot(stay, SERVICE),
      class: spot(stay, CLASS),
      status: context.header === undefined ? spot(stay) : spot(context.header, 9),
    },
  );
}

/** The unit that gave the care: the facility of the visit's place, else who sent the message. */
export function careUnit(place: Facility | undefined, { sender }: MessageContext): Facility {
  return place?.clues === undefined ? sender : place;
}
