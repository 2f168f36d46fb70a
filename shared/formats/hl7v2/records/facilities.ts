import { isClues } from '../../../identifiers/index.ts';
import type { Hl7Message, Segment } from '../message.ts';
import { hasField } from '../message.ts';
import type { RecordVisit } from '../records-contract.ts';
import type { Spot } from '../spot.ts';
import { spot } from '../spot.ts';
import { text } from './cells.ts';
import type { Facility } from './context.ts';
import { component, firstRepetition } from './repetition.ts';
import type { Tables } from './tables.ts';

/** A hierarchic designator: namespace, universal id and its type, and the places of the first two. */
interface Designator {
  readonly namespace?: string;
  readonly universalId?: string;
  readonly type?: string;
  readonly at: Spot;
  readonly universalAt: Spot;
}

/** Tells the facilities of a message; one whose form alone gives it away is reported. */
export interface Facilities {
  /** A field of HD: MSH-4, EVN-7. */
  ofField(segment: Segment | undefined, name: string, field: number): Facility;
  /** The facility of a location (PL.4), or the whole of a field that is a plain code (PV1-39). */
  ofLocation(segment: Segment, field: number): Facility;
}

export function createFacilities(
  message: Hl7Message,
  { clues: marks }: Tables,
  report: RecordVisit['report'],
): Facilities {
  const byForm = (clues: string, at: Spot): Facility => {
    report('cluesByForm', at, { actual: clues, sensitivity: 'plain' });
    return { clues, at };
  };

  const read = ({ namespace, universalId, type, at, universalAt }: Designator): Facility => {
    const isDeclared =
      (universalId !== undefined && marks.authorities.has(universalId.toUpperCase())) ||
      (type !== undefined && marks.types.includes(type.toUpperCase()));
    if (isDeclared) {
      // `HOSPITAL^DFSSA900014^CLUES`: the type is of the universal id, which then is the CLUES.
      const isUniversal = universalId !== undefined && !marks.authorities.has(universalId.toUpperCase());
      if (isUniversal) return { clues: universalId, name: namespace, at: universalAt };
      return { clues: namespace, at };
    }
    if (namespace !== undefined && isClues(namespace)) return byForm(namespace, at);
    if (universalId !== undefined && isClues(universalId))
      return { ...byForm(universalId, universalAt), name: namespace };
    return { name: namespace, at };
  };

  return {
    ofField(segment, name, field) {
      if (segment === undefined) return { at: { field, repetition: 0, component: 0, subcomponent: 0, missing: name } };
      return read({
        namespace: text(message, segment, field, 1),
        universalId: text(message, segment, field, 2),
        type: text(message, segment, field, 3),
        at: spot(segment, field, hasField(segment, field) ? 1 : 0, hasField(segment, field) ? 1 : 0),
        universalAt: spot(segment, field, 1, 2),
      });
    },
    ofLocation(segment, field) {
      const place = firstRepetition(message, segment, field);
      if (place === undefined) return { at: spot(segment, field) };
      const part = (subcomponent: number): string | undefined => component(place, 4, subcomponent);
      return read({
        namespace: part(1),
        universalId: part(2),
        type: part(3),
        at: spot(segment, field, 1, 4, 1),
        universalAt: spot(segment, field, 1, 4, 2),
      });
    },
  };
}
