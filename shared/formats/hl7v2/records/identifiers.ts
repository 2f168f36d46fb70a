import { looksLikeCurp } from '../../support/recognition.ts';
import type { Hl7Message, Segment } from '../message.ts';
import type { RecordVisit } from '../records-contract.ts';
import type { Spot } from '../spot.ts';
import { component, componentSpot, type Repetition, repetitionsOf } from './repetition.ts';
import type { Marks, Tables } from './tables.ts';

/** An identifier of a person, with what it says of itself. */
export interface Identifier {
  readonly value: string;
  /** Assigning authority (HD): namespace and universal id. */
  readonly namespace?: string;
  readonly universalId?: string;
  /** Code of table 0203. */
  readonly type?: string;
  readonly at: Spot;
}

/** Components of the assigning authority and of the type of identifier. */
interface Shape {
  readonly authority: number;
  readonly type: number;
}
const CX: Shape = { authority: 4, type: 5 };
const XCN: Shape = { authority: 9, type: 13 };

/** Identifiers of a field of CX. */
export function patientIdentifiers(message: Hl7Message, segment: Segment, field: number): Identifier[] {
  return repetitionsOf(message, segment, field).flatMap((one) => identifier(one, CX) ?? []);
}

/** The identifier of one repetition of a field of XCN (or PPN, which begins as it does). */
export function providerIdentifier(repetition: Repetition): Identifier | undefined {
  return identifier(repetition, XCN);
}

function identifier(repetition: Repetition, { authority, type }: Shape): Identifier | undefined {
  const own = component(repetition, 1);
  if (own === undefined) return undefined;
  return {
    value: own,
    namespace: component(repetition, authority, 1),
    universalId: component(repetition, authority, 2),
    type: component(repetition, type),
    at: componentSpot(repetition, 1),
  };
}

function isOfAuthority({ namespace, universalId }: Identifier, { authorities }: Marks): boolean {
  return (
    (namespace !== undefined && authorities.has(namespace.toUpperCase())) ||
    (universalId !== undefined && authorities.has(universalId.toUpperCase()))
  );
}

function isOfType({ type }: Identifier, { types }: Marks): boolean {
  return type !== undefined && types.includes(type.toUpperCase());
}

export function isDeclared(one: Identifier, marks: Marks): boolean {
  return isOfAuthority(one, marks) || isOfType(one, marks);
}

/** The CURP: by authority or type, else by its structure, which is worth a warning. */
export function findCurp(
  all: readonly Identifier[],
  { curp }: Tables,
  report: RecordVisit['report'],
): Identifier | undefined {
  const declared = all.find((one) => isDeclared(one, curp));
  if (declared !== undefined) return declared;
  const known = all.find((one) => looksLikeCurp(one.value));
  if (known !== undefined) report('curpByForm', known.at, { actual: known.value, sensitivity: 'curp' });
  return known;
}

/** The cédula: by its authority; where none is named, by a type of licence number. */
export function findLicense(all: readonly Identifier[], { license }: Tables): Identifier | undefined {
  return (
    all.find((one) => isOfAuthority(one, license)) ??
    all.find((one) => one.namespace === undefined && one.universalId === undefined && isOfType(one, license))
  );
}

/** Types of table 0203 that number a person's record here or there; any other type says it is something else. */
const UNSAID_TYPES = new Set(['', 'U', 'ANON']);

/** The local record number: of a preferred authority or type, else the first that says nothing else of itself. */
export function findFolio(
  all: readonly Identifier[],
  curp: Identifier | undefined,
  { folio, curp: curpMarks }: Tables,
): Identifier | undefined {
  const others = all.filter((one) => one.at !== curp?.at && !isDeclared(one, curpMarks));
  const byAuthority = others.find((one) => isOfAuthority(one, folio));
  if (byAuthority !== undefined) return byAuthority;
  for (const type of folio.types) {
    const typed = others.find((one) => one.type?.toUpperCase() === type);
    if (typed !== undefined) return typed;
  }
  return others.find(({ type }) => UNSAID_TYPES.has(type?.toUpperCase() ?? ''));
}
