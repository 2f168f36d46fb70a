import type { Location, Organization, Practitioner, PractitionerRole } from 'fhir/r4';
import type { EstablishmentData, PractitionerData } from '../../../model/index.ts';
import type { Json } from '../json/value.ts';
import type { RecordContext } from './context.ts';
import { licenseOf, practitionerFacts } from './facts.ts';
import { findClues, findCurp, findLicense } from './identifiers.ts';
import { readBirth, readName } from './person.ts';
import { codeOf, list, target, text } from './read.ts';

export function readPractitioner(
  practitioner: Partial<Practitioner>,
  keys: readonly string[],
  context: RecordContext,
): void {
  const data: PractitionerData = {};
  const paths: Record<string, string> = { curp: 'identifier', license: 'identifier' };
  const curp = findCurp(practitioner.identifier, context.tables, context.warn);
  if (curp) {
    data.curp = curp.value;
    paths.curp = curp.path;
  }
  const license = licenseOf(practitioner, context.tables, context.warn);
  if (license) {
    data.license = license.value;
    paths.license = license.path;
  }
  readName(practitioner.name, data, paths, context);
  readBirth(practitioner, data, paths);
  context.practitioners.remember(keys, {
    name: practitionerFacts(practitioner as Json, context.tables).name,
    license: data.license,
  });
  context.emit('practitioner', data, paths);
}

/**
 * What a person does in an organization. It is the same person as its Practitioner, so it gives a record only where it
 * says what that one does not: a cédula or a key of staff.
 */
export function readPractitionerRole(
  role: Partial<PractitionerRole>,
  keys: readonly string[],
  context: RecordContext,
): void {
  const known = context.practitioners.recall(target(role.practitioner));
  const license = findLicense(role.identifier, context.tables, context.warn);
  const staff = staffType(role, context);
  context.practitioners.remember(keys, {
    name: known?.name ?? text(role.practitioner?.display),
    license: license?.value ?? known?.license,
  });
  if (license === undefined && staff === undefined) return;
  context.emit(
    'practitioner',
    { license: license?.value, staffType: staff?.code },
    { license: license?.path ?? 'identifier', staffType: staff?.path ?? 'code' },
  );
}

function staffType(role: Partial<PractitionerRole>, { tables }: RecordContext): ReturnType<typeof codeOf> {
  const codes = list(role.code);
  for (let index = 0; index < codes.length; index++) {
    const found = codeOf(codes[index], tables.localCodes.staffType);
    if (found) return { code: found.code, path: `code[${index}].${found.path}` };
  }
  return undefined;
}

/** An organization that gives care, or any with a CLUES. */
export function readOrganization(
  organization: Partial<Organization>,
  keys: readonly string[],
  context: RecordContext,
): void {
  const givesCare =
    list(organization.type).some(({ coding }) =>
      list(coding).some(({ code }) => code !== undefined && context.tables.establishmentTypes.includes(code)),
    ) || keys.some((key) => context.providers.has(key));
  readEstablishment(organization, keys, givesCare, context);
}

/** A location says which unit it is when it carries a CLUES; else it is a place of the organization that runs it. */
export function readLocation(location: Partial<Location>, keys: readonly string[], context: RecordContext): void {
  readEstablishment(location, keys, false, context, target(location.managingOrganization));
}

function readEstablishment(
  place: Pick<Partial<Organization>, 'identifier' | 'name'>,
  keys: readonly string[],
  always: boolean,
  context: RecordContext,
  runBy?: string,
): void {
  const clues = findClues(place.identifier, context.tables, context.warn);
  const data: EstablishmentData = { clues: clues?.value, name: text(place.name) };
  const known = data.clues ?? context.establishments.recall(runBy)?.clues;
  context.establishments.remember(keys, { clues: known, name: data.name });
  if (!clues && !always) return;
  context.emit('establishment', data, { clues: clues?.path ?? 'identifier', name: 'name' });
}
