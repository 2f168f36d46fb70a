import type { PractitionerData } from '../../../model/index.ts';
import type { Segment } from '../message.ts';
import { fieldText, hasField } from '../message.ts';
import type { Spot } from '../spot.ts';
import { spot } from '../spot.ts';
import { codeOf } from './coded.ts';
import type { MessageContext } from './context.ts';
import { findCurp, findLicense, type Identifier, providerIdentifier } from './identifiers.ts';
import { providerName } from './names.ts';
import type { Mention, People, Person } from './people.ts';
import { component, componentSpot, type Repetition, repetitionsOf } from './repetition.ts';

/** Fields of XCN (or PPN) that name who gave care, ordered it, or answers for what is written. */
const PROVIDER_FIELDS: Readonly<Record<string, readonly number[]>> = {
  PV1: [7, 17, 9, 8],
  PD1: [4],
  ORC: [12],
  OBR: [16],
  OBX: [16],
  TXA: [9, 5, 22, 10],
  DG1: [16],
  PR1: [11, 8, 12],
  RXA: [10],
  RXE: [13, 14],
  RXD: [10],
  FT1: [20, 21],
  AIP: [3],
  ROL: [4],
  PRT: [5],
};
/** Fields of NDL in OBR: a name inside the first component. Interpreters and technician. */
const NAMED_RESULTS = [32, 33, 34];
/** Field with the kind of staff that the person of the segment is. */
const STAFF_TYPES: Readonly<Record<string, number>> = { ROL: 9, PRT: 6 };

/** Persons that one segment names, into `people`. */
export function addProviders(segment: Segment, people: People, context: MessageContext): void {
  const fields = PROVIDER_FIELDS[segment.name];
  if (fields === undefined) return;
  for (const field of fields) addField(segment, field, people, context);
  if (segment.name !== 'OBR') return;
  for (const field of NAMED_RESULTS) addNamedResult(segment, field, people, context);
}

/** Repetitions give further identifiers and names of one person, or other persons: a name of its own tells them apart. */
function addField(segment: Segment, field: number, people: People, context: MessageContext): void {
  if (!hasField(segment, field)) return;
  const { message } = context.visit;
  if (STAFF_TYPES[segment.name] === undefined && !people.isNew(fieldText(message, segment, field))) return;
  let person: Person | undefined;
  for (const repetition of repetitionsOf(message, segment, field)) {
    const mention = readMention(repetition, context);
    if (mention === undefined) continue;
    const isNamed = mention.data.givenNames !== undefined || mention.data.firstSurname !== undefined;
    if (person === undefined || isNamed) person = people.add(mention);
    else people.extend(person, mention);
  }
}

function readMention(repetition: Repetition, context: MessageContext): Mention | undefined {
  const { segment, field, number } = repetition;
  const id = providerIdentifier(repetition);
  const { givenNames, firstSurname, secondSurname, spots } = providerName(repetition);
  if (id === undefined && givenNames === undefined && firstSurname === undefined) return undefined;
  const staffField = STAFF_TYPES[segment.name];
  const staff =
    staffField === undefined ? undefined : codeOf(context.visit.message, segment, staffField, context.tables.staffType);
  return mentionOf(id, { givenNames, firstSurname, secondSurname, staffType: staff?.code }, context, {
    ...spots,
    ...(staff && { staffType: staff.at }),
    ...noIdentifier(spot(segment, field, number)),
  });
}

/** What an identifier and what stands beside it say of a person. */
export function mentionOf(
  id: Identifier | undefined,
  rest: PractitionerData,
  { tables, visit }: MessageContext,
  spots: Readonly<Record<string, Spot>>,
): Mention {
  const all = id === undefined ? [] : [id];
  const curp = findCurp(all, tables, visit.report);
  const license = curp === undefined ? findLicense(all, tables) : undefined;
  return {
    data: { ...rest, curp: curp?.value, license: license?.value },
    spots: { ...spots, ...(curp && { curp: curp.at }), ...(license && { license: license.at }) },
    ids: id === undefined || curp !== undefined || license !== undefined ? [] : [idKey(id)],
  };
}

export function idKey({ value: own, namespace, universalId }: Identifier): string {
  return `${universalId ?? namespace ?? ''}|${own}`;
}

function noIdentifier(at: Spot): Readonly<Record<string, Spot>> {
  return { curp: at, license: at };
}

/** CNN inside NDL.1: identifier, family name, given name, further names … authority in 9 and 10. */
function addNamedResult(segment: Segment, field: number, people: People, context: MessageContext): void {
  for (const repetition of repetitionsOf(context.visit.message, segment, field)) {
    const part = (subcomponent: number): string | undefined => component(repetition, 1, subcomponent);
    const own = part(1);
    const firstSurname = part(2);
    const givenNames = [part(3), part(4)].filter((name) => name !== undefined).join(' ') || undefined;
    if (own === undefined && firstSurname === undefined && givenNames === undefined) continue;
    const at = (subcomponent: number): Spot => componentSpot(repetition, 1, subcomponent);
    const id = own === undefined ? undefined : { value: own, namespace: part(9), universalId: part(10), at: at(1) };
    const spots = { ...noIdentifier(at(1)), firstSurname: at(2), secondSurname: at(2), givenNames: at(3) };
    people.add(mentionOf(id, { firstSurname, givenNames }, context, spots));
  }
}
