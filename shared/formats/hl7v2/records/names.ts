import { plain } from '../../support/places.ts';
import type { Hl7Message, Segment } from '../message.ts';
import type { Spots } from '../records-contract.ts';
import type { Spot } from '../spot.ts';
import { spot } from '../spot.ts';
import { component, componentSpot, firstRepetition, type Repetition, repetitionsOf } from './repetition.ts';

/** What a name of HL7 v2 says, and where. */
export interface Name {
  readonly givenNames?: string;
  readonly firstSurname?: string;
  readonly secondSurname?: string;
  readonly spots: Spots;
}

/** Reads a part of a name by the number of its component, and of the family name's subcomponent. */
interface Parts {
  readonly family: (subcomponent: number) => string | undefined;
  readonly given: string | undefined;
  readonly further: string | undefined;
  readonly familyAt: Spot;
  readonly givenAt: Spot;
}

/** A surname that somebody does not have: what the GIIS writes there. */
const NO_SURNAME = 'XX';

/**
 * The name of a person in a field of XPN.
 *
 * @param mother field of the mother's maiden name (PID-6), whose surname is the second one of her children
 */
export function personName(message: Hl7Message, segment: Segment, field: number, mother?: number): Name {
  const best = bestName(repetitionsOf(message, segment, field));
  const name = best === undefined ? { spots: nowhere(spot(segment, field)) } : readParts(partsOf(best, 1));
  return mother === undefined ? name : withMother(message, segment, mother, name);
}

/** The name in one repetition of a field of XCN or PPN, which begins with an identifier. */
export function providerName(repetition: Repetition): Name {
  return readParts(partsOf(repetition, 2));
}

/** Given names and surnames in one text, as people write them; undefined for a name of which nothing is known. */
export function fullName({ givenNames, firstSurname, secondSurname }: Name): string | undefined {
  const parts = [givenNames, firstSurname, secondSurname].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ');
}

function partsOf(repetition: Repetition, family: number): Parts {
  return {
    family: (subcomponent) => component(repetition, family, subcomponent),
    given: component(repetition, family + 1),
    further: component(repetition, family + 2),
    familyAt: componentSpot(repetition, family),
    givenAt: componentSpot(repetition, family + 1),
  };
}

/**
 * A family name (FN) is the whole surname, or tells apart the own surname with its prefix from that of a spouse. What
 * stands in the whole after the own surname is the second surname, unless it is the spouse's. Without its parts a
 * family name may hold one surname or two, and a compound one cannot be told from two: it stays whole, and the second
 * surname is not known.
 */
function readParts({ family, given, further, familyAt, givenAt }: Parts): Name {
  const whole = family(1);
  const own = withPrefix(family(2), family(3));
  const spots = { givenNames: givenAt, firstSurname: familyAt, secondSurname: familyAt };
  const givenNames = [given, further].filter((part) => part !== undefined).join(' ') || undefined;
  if (own === undefined) return { givenNames, firstSurname: withPrefix(family(2), whole), spots };
  const rest = whole === undefined ? undefined : after(whole, own);
  const isSpouse = rest !== undefined && family(5) !== undefined && plain(rest).endsWith(plain(family(5)!));
  return { givenNames, firstSurname: own, secondSurname: isSpouse ? undefined : rest, spots };
}

/** `DE` and `LA CRUZ`: the prefix is said once. */
function withPrefix(prefix: string | undefined, surname: string | undefined): string | undefined {
  if (surname === undefined || prefix === undefined || after(surname, prefix) !== undefined) return surname;
  return `${prefix} ${surname}`;
}

/** What follows `start` and a blank in `text`. */
function after(text: string, start: string): string | undefined {
  const words = text.split(/\s+/);
  const count = start.split(/\s+/).length;
  if (words.length <= count || plain(words.slice(0, count).join(' ')) !== plain(start)) return undefined;
  return words.slice(count).join(' ');
}

/**
 * The mother's maiden name gives the second surname where the name itself tells none. Where the family name ends with
 * it, it holds both, and the first one is what stands before.
 */
function withMother(message: Hl7Message, segment: Segment, field: number, name: Name): Name {
  if (name.secondSurname !== undefined) return name;
  const mother = firstRepetition(message, segment, field);
  if (mother === undefined) return { ...name, spots: { ...name.spots, secondSurname: spot(segment, field) } };
  const { family, familyAt } = partsOf(mother, 1);
  const maiden = withPrefix(family(2), family(3)) ?? family(1);
  const spots = { ...name.spots, secondSurname: familyAt };
  if (maiden === undefined || plain(maiden) === NO_SURNAME) return { ...name, spots };
  const split = name.firstSurname === undefined ? undefined : beforeMaiden(name.firstSurname, maiden);
  if (split === undefined) return { ...name, secondSurname: maiden, spots };
  return { ...name, ...split, spots: { ...spots, secondSurname: name.spots.firstSurname } };
}

/** `PÉREZ LÓPEZ` of a mother `LÓPEZ` or `LÓPEZ GARCÍA`: the longest end of it that her name begins with. */
function beforeMaiden(
  family: string,
  maiden: string,
): { readonly firstSurname: string; readonly secondSurname: string } | undefined {
  const words = family.split(/\s+/);
  const hers = maiden.split(/\s+/);
  for (let count = Math.min(words.length - 1, hers.length); count > 0; count--) {
    const end = words.slice(-count).join(' ');
    if (plain(end) !== plain(hers.slice(0, count).join(' '))) continue;
    return { firstSurname: words.slice(0, -count).join(' '), secondSurname: end };
  }
  return undefined;
}

function nowhere(at: Spot): Spots {
  return { givenNames: at, firstSurname: at, secondSurname: at };
}

/** Types of table 0200 in the order in which they are preferred; '' is a name without one. */
const PREFERRED = ['L', 'D', ''];
/** Alias, nickname, pseudonym, maiden and former names: not the one in use. */
const PASSED_OVER = new Set(['A', 'N', 'S', 'M', 'F', 'BAD', 'NOUSE', 'NB', 'MSK', 'REL', 'TEMP', 'K']);

/** The one with the legal name, else the displayed one, else one without a type; undefined where none is in use. */
function bestName(repetitions: readonly Repetition[]): Repetition | undefined {
  let best: Repetition | undefined;
  let rank = PREFERRED.length + 1;
  for (const one of repetitions) {
    const type = component(one, 7)?.toUpperCase() ?? '';
    const place = PREFERRED.indexOf(type);
    const own = place >= 0 ? place : PASSED_OVER.has(type) ? rank : PREFERRED.length;
    if (own >= rank) continue;
    best = one;
    rank = own;
  }
  return best;
}
