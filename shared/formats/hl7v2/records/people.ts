import type { PractitionerData } from '../../../model/index.ts';
import { plain } from '../../support/places.ts';
import type { RecordVisit, Spots } from '../records-contract.ts';
import type { Spot } from '../spot.ts';
import { fullName, type Name } from './names.ts';

/** A practitioner as one place of a message names them. */
export interface Mention {
  readonly data: PractitionerData;
  readonly spots: Spots;
  /** Identifiers that tell persons apart: `authority|value`. */
  readonly ids: readonly string[];
}

/** Gathers the practitioners of a message, each person once. */
export interface People {
  add(mention: Mention): Person;
  /** Whether a whole field, as it is written, comes for the first time: repeated, it says nothing new. */
  isNew(field: string): boolean;
  /** More of a person who was named before. */
  extend(person: Person, mention: Mention): void;
  /** Reports all of whom something is known. */
  emit(visit: RecordVisit, careDate: string | undefined, careAt: Spot): void;
}

/** What the places of a message say of one person. */
export interface Person {
  data: PractitionerData;
  spots: Spots;
}

/** Persons told apart in one message; a message of more is none of a visit. */
const MAX_PEOPLE = 1000;

export function createPeople(): People {
  const people: Person[] = [];
  const byKey = new Map<string, Person>();

  const fields = new Set<string>();

  const known = (keys: readonly string[], { data }: Mention): Person | undefined => {
    for (const key of keys) {
      const person = byKey.get(key);
      if (person !== undefined && !contradicts(person.data, data)) return person;
    }
    return undefined;
  };

  const extend = (person: Person, { data, spots, ids }: Mention): void => {
    const added = Object.entries(data).filter(
      ([field, value]) => value !== undefined && person.data[field as keyof PractitionerData] === undefined,
    );
    person.data = { ...person.data, ...Object.fromEntries(added) };
    person.spots = { ...person.spots, ...Object.fromEntries(added.map(([field]) => [field, spots[field]])) };
    for (const key of keysOf(person.data, ids)) if (!byKey.has(key)) byKey.set(key, person);
  };

  return {
    add(mention) {
      const keys = keysOf(mention.data, mention.ids);
      const before = known(keys, mention);
      if (before !== undefined) {
        extend(before, mention);
        return before;
      }
      const person: Person = { data: mention.data, spots: mention.spots };
      if (people.length >= MAX_PEOPLE) return person;
      people.push(person);
      for (const key of keys) byKey.set(key, person);
      return person;
    },
    isNew(field) {
      const before = fields.size;
      return before < MAX_PEOPLE && fields.add(field).size > before;
    },
    extend,
    emit(visit, careDate, careAt) {
      for (const { data, spots } of people) {
        const { curp, license, staffType, givenNames, firstSurname } = data;
        if ([curp, license, staffType, givenNames, firstSurname].every((value) => value === undefined)) continue;
        visit.emit('practitioner', { ...data, careDate }, { ...spots, careDate: careAt });
      }
    },
  };
}

/** CURP, cédula, other identifiers, and last the whole name. */
function keysOf(data: PractitionerData, ids: readonly string[]): string[] {
  const keys: string[] = [];
  if (data.curp !== undefined) keys.push(`curp|${data.curp}`);
  if (data.license !== undefined) keys.push(`license|${data.license}`);
  for (const id of ids) keys.push(`id|${id}`);
  const name = fullName({ ...data, spots: {} } satisfies Name);
  if (name !== undefined && data.givenNames !== undefined && data.firstSurname !== undefined) {
    keys.push(`name|${plain(name)}`);
  }
  return keys;
}

/** Two with one name and two CURPs, or two cédulas, are two. */
function contradicts(one: PractitionerData, other: PractitionerData): boolean {
  const differ = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && b !== undefined && a !== b;
  return differ(one.curp, other.curp) || differ(one.license, other.license);
}
