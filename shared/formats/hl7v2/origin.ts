import { Hash64 } from '../../model/index.ts';
import type { Origin } from '../format.ts';
import type { Hl7Message, Segment } from './message.ts';
import { fieldText } from './message.ts';
import type { Spots } from './records-contract.ts';
import type { Spot } from './spot.ts';
import { spotName, spotPath, spotRange, WHOLE_MESSAGE } from './spot.ts';

/** The message at hand as a source of places. One object serves a whole file: what it points at is exchanged. */
export interface MessageOrigin extends Origin {
  point(message: Hl7Message): void;
  /** A datum of its own, for a finding of a layer. */
  at(spot: Spot): void;
  /** Neutral fields of the record that is about to be reported. */
  fields(spots: Spots): void;
}

const NO_SPOTS: Spots = {};
const NOTHING = { start: 0, end: 0 };
/** Characters of a datum that anybody is shown, or that are compared. */
const TEXT_SHOWN = 500;

/** @param first any message of the file: there is no origin without one */
export function createMessageOrigin(first: Hl7Message): MessageOrigin {
  let message = first;
  let spots: Spots = NO_SPOTS;
  let current: Spot = WHOLE_MESSAGE;
  let hashed: { readonly high: number; readonly low: number } | undefined;
  const hash = new Hash64();
  const identity = { high: 0, low: 0 };

  const spotOf = (field: string): Spot => spots[field] ?? current;

  return {
    get record() {
      return message.number;
    },
    point(next) {
      message = next;
      spots = NO_SPOTS;
      current = WHOLE_MESSAGE;
      hashed = undefined;
    },
    at(next) {
      spots = NO_SPOTS;
      current = next;
    },
    fields(next) {
      spots = next;
      current = WHOLE_MESSAGE;
    },
    place(field) {
      const spot = spotOf(field);
      return {
        ...message.locate(startOf(message, spot)),
        field: spotName(spot),
        path: spotPath(spot),
        record: message.number,
      };
    },
    name: (field) => spotName(spotOf(field)),
    text(field) {
      const { start, end } = spotRange(message, spotOf(field)) ?? NOTHING;
      return start === end ? undefined : message.text.slice(start, Math.min(end, start + TEXT_SHOWN));
    },
    identity() {
      hashed ??= identityOf(message, hash);
      hash.reset().int(hashed.high).int(hashed.low).text(spotPath(current)).finish();
      identity.high = hash.high;
      identity.low = hash.low;
      return identity;
    },
  };
}

/** Where a datum that is not written would have stood: the end of its segment; the message where there is none. */
function startOf(message: Hl7Message, spot: Spot): number {
  const { segment, field } = spot;
  if (segment === undefined) return 0;
  const range = spotRange(message, spot);
  if (range !== undefined) return range.start;
  return field < segment.starts.length ? segment.starts[field] : segment.starts[0];
}

/** Control id, time, sender and event name a message; one without a control id is named by its text. */
function identityOf(message: Hl7Message, hash: Hash64): { readonly high: number; readonly low: number } {
  const header: Segment | undefined = message.segments[0];
  const control = header?.name === 'MSH' ? fieldText(message, header, 10) : '';
  hash.reset();
  if (control === '') hash.text(message.text.slice(0, IDENTIFYING));
  else for (const field of [3, 4, 7, 9, 10]) hash.text(fieldText(message, header, field));
  const { high, low } = hash.finish();
  return { high, low };
}

/** Characters of a message without a control id that name it. */
const IDENTIFYING = 4096;
