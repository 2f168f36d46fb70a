import { isClues } from '../../../identifiers/index.ts';
import type { Hl7Message, Segment } from '../message.ts';
import { spot } from '../spot.ts';
import { value } from '../values.ts';
import { text } from './cells.ts';
import type { Facility } from './context.ts';
import type { Facilities } from './facilities.ts';
import type { Tables } from './tables.ts';

/** Establishments that a message names, and the unit that its records belong to. */
export interface Establishments {
  /** MSH-4. */
  readonly sender: Facility;
  /** Each CLUES once; the sender, without a CLUES, where the message says none at all. */
  readonly all: readonly Facility[];
  readonly unit: string | undefined;
}

/** MSH-4, then the places of visits (PV1-3, PV1-39) and of a master file, then where what happened did (EVN-7). */
export function readEstablishments(
  message: Hl7Message,
  header: Segment | undefined,
  trigger: Segment | undefined,
  facilities: Facilities,
  tables: Tables,
): Establishments {
  const sender = facilities.ofField(header, 'MSH', 4);
  const named: Facility[] = [sender];
  let isDeleted = false;
  for (const segment of message.segments) {
    switch (segment.name) {
      case 'PV1':
        named.push(facilities.ofLocation(segment, 3), facilities.ofField(segment, 'PV1', 39));
        break;
      case 'MFE':
        isDeleted = text(message, segment, 1) === 'MDL';
        break;
      case 'LOC':
        if (!isDeleted) named.push(placeOf(message, segment, facilities, tables));
        break;
      case 'LCH':
        if (!isDeleted) named.push(characteristicOf(message, segment, tables));
    }
  }
  named.push(facilities.ofField(trigger, 'EVN', 7));
  const byClues = new Map<string, Facility>();
  for (const one of named) {
    if (one.clues === undefined) continue;
    const before = byClues.get(one.clues);
    if (before === undefined) byClues.set(one.clues, one);
    else if (before.name === undefined && one.name !== undefined) byClues.set(one.clues, { ...before, name: one.name });
  }
  const all = [...byClues.values()];
  return { sender, all: all.length > 0 ? all : [sender], unit: all.map(({ clues }) => clues!).find(isClues) };
}

/** A place of a master file of locations: a facility where it has a CLUES, else somewhere inside of one. */
function placeOf(message: Hl7Message, loc: Segment, facilities: Facilities, { clues: marks }: Tables): Facility {
  const description = text(message, loc, 4) ?? text(message, loc, 2);
  const place = facilities.ofLocation(loc, 1);
  if (place.clues !== undefined) return { ...place, name: place.name ?? description };
  // XON: the organization's identifier, its authority and type.
  const component = text(message, loc, 4, 10) === undefined ? 3 : 10;
  const id = text(message, loc, 4, component);
  if (id === undefined) return place;
  const authority = [1, 2].map((part) => value(message, loc, 4, 1, 6, part)?.toUpperCase() ?? '');
  const isDeclared =
    authority.some((name) => marks.authorities.has(name)) ||
    marks.types.includes(text(message, loc, 4, 7)?.toUpperCase() ?? '');
  if (!isDeclared && !isClues(id)) return place;
  return { clues: id, name: description, at: spot(loc, 4, 1, component) };
}

/** A characteristic of a place that is called CLUES in one of the ways that the configuration knows. */
function characteristicOf(message: Hl7Message, lch: Segment, { clues }: Tables): Facility {
  const at = spot(lch, 5, 1, 1);
  const name = text(message, lch, 4)?.toUpperCase() ?? '';
  return clues.types.includes(name) || clues.authorities.has(name) ? { clues: text(message, lch, 5), at } : { at };
}
