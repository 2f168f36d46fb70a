import type { Medication, Organization, Patient, Practitioner } from 'fhir/r4';
import { isIsoDate } from '../../../identifiers/index.ts';
import type { MexicoTables } from '../config.ts';
import type { Json } from '../json/value.ts';
import type { Found, Warn } from './identifiers.ts';
import { declared, findClues, findLicense } from './identifiers.ts';
import { bestName, sexLetter } from './person.ts';
import { coding, conceptText, list, text } from './read.ts';

/** What other resources need to know of one that they point at; kept in memory, never written. */
export interface PatientFacts {
  readonly sex?: string;
  readonly birthDate?: string;
}
export interface PractitionerFacts {
  readonly name?: string;
  readonly license?: string;
}
export interface EstablishmentFacts {
  readonly clues?: string;
  readonly name?: string;
}
export interface MedicationFacts {
  readonly code?: string;
  readonly system?: string;
  readonly name?: string;
}

export function patientFacts(resource: Json): PatientFacts {
  const { gender, birthDate } = resource as Partial<Patient>;
  const written = text(birthDate);
  return {
    sex: sexLetter(gender),
    birthDate: written !== undefined && isIsoDate(written) ? written : undefined,
  };
}

export function practitionerFacts(resource: Json, tables: MexicoTables): PractitionerFacts {
  const practitioner = resource as Partial<Practitioner>;
  const names = list(practitioner.name);
  const name = names[bestName(names)];
  const given = Array.isArray(name?.given) ? name.given.map(text) : [];
  const parts = [...given, text(name?.family)].filter((part) => part !== undefined);
  return {
    name: parts.length > 0 ? parts.join(' ') : text(name?.text),
    license: licenseOf(practitioner, tables)?.value,
  };
}

/** The cédula among the identifiers of the person, or of what they studied. */
export function licenseOf(
  { identifier, qualification }: Pick<Partial<Practitioner>, 'identifier' | 'qualification'>,
  tables: MexicoTables,
  warn?: Warn,
): Found | undefined {
  const own = declared(identifier, tables.identifiers.license);
  if (own) return own;
  const qualifications = list(qualification);
  for (let index = 0; index < qualifications.length; index++) {
    const found = declared(qualifications[index].identifier, tables.identifiers.license);
    if (found) return { ...found, path: `qualification[${index}].${found.path}` };
  }
  return findLicense(identifier, tables, warn);
}

export function establishmentFacts(resource: Json, tables: MexicoTables): EstablishmentFacts {
  const { identifier, name } = resource as Partial<Organization>;
  return { clues: findClues(identifier, tables)?.value, name: text(name) };
}

export function medicationFacts(resource: Json): MedicationFacts {
  const { code } = resource as Partial<Medication>;
  const picked = coding(code, []);
  return { code: picked?.code, system: picked?.system, name: conceptText(code) };
}
