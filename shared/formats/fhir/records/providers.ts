import type { Location, Organization, Practitioner } from 'fhir/r4';
import type { EstablishmentData, PractitionerData } from '../../../model/index.ts';
import type { RecordContext } from './context.ts';
import type { Found } from './identifiers.ts';
import { findClues, findCurp, findLicense } from './identifiers.ts';
import { readBirth, readName } from './person.ts';
import { list, text } from './read.ts';

export function readPractitioner(
  practitioner: Partial<Practitioner>,
  keys: readonly string[],
  context: RecordContext,
): void {
  const data: PractitionerData = {};
  const paths: Record<string, string> = { curp: 'identifier', license: 'identifier' };
  const curp = findCurp(practitioner.identifier, context);
  if (curp) {
    data.curp = curp.value;
    paths.curp = curp.path;
  }
  const license = findLicense(practitioner.identifier, context) ?? qualificationLicense(practitioner, context);
  if (license) {
    data.license = license.value;
    paths.license = license.path;
  }
  readName(practitioner.name, data, paths, context);
  readBirth(practitioner, data, paths);
  const name = [data.givenNames, data.firstSurname, data.secondSurname].filter((part) => part !== undefined).join(' ');
  context.practitioners.remember(keys, { name: text(name), license: data.license });
  context.emit('practitioner', data, paths);
}

function qualificationLicense(practitioner: Partial<Practitioner>, context: RecordContext): Found | undefined {
  const qualifications = list(practitioner.qualification);
  for (let index = 0; index < qualifications.length; index++) {
    const { license } = context.tables.identifiers;
    const own = list(qualifications[index].identifier);
    const found = own.findIndex(({ system, value }) => system !== undefined && license.includes(system) && text(value));
    if (found < 0) continue;
    return { value: text(own[found].value)!, path: `qualification[${index}].identifier[${found}].value`, index };
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
    ) || keys.some((key) => context.providers.recall(key));
  readEstablishment(organization, keys, givesCare, context);
}

/** A location only says which unit it is when it carries a CLUES. */
export function readLocation(location: Partial<Location>, keys: readonly string[], context: RecordContext): void {
  readEstablishment(location, keys, false, context);
}

function readEstablishment(
  place: Pick<Partial<Organization>, 'identifier' | 'name'>,
  keys: readonly string[],
  always: boolean,
  context: RecordContext,
): void {
  const clues = findClues(place.identifier, context);
  const data: EstablishmentData = { clues: clues?.value, name: text(place.name) };
  context.establishments.remember(keys, { ...data });
  if (!clues && !always) return;
  context.emit('establishment', data, { clues: clues?.path ?? 'identifier', name: 'name' });
}
