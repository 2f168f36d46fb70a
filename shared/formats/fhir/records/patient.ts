import type { Address, Extension, Patient } from 'fhir/r4';
import type { PatientData } from '../../../model/index.ts';
import type { RecordContext } from './context.ts';
import { findCurp, findFolio } from './identifiers.ts';
import { readBirth, readName } from './person.ts';
import { plain } from './places.ts';
import { coding, extension, list, one, text } from './read.ts';

type Write = { data: PatientData; paths: Record<string, string>; context: RecordContext };

export function readPatient(patient: Partial<Patient>, keys: readonly string[], context: RecordContext): void {
  const data: PatientData = {};
  const paths: Record<string, string> = { curp: 'identifier', folio: 'identifier' };
  const write: Write = { data, paths, context };
  const curp = findCurp(patient.identifier, context);
  if (curp) {
    data.curp = curp.value;
    paths.curp = curp.path;
  }
  const folio = findFolio(patient.identifier, curp, context);
  if (folio) {
    data.folio = folio.value;
    paths.folio = folio.path;
  }
  readName(patient.name, data, paths, context);
  readBirth(patient, data, paths);
  readBirthState(patient, write);
  readNationality(patient, write);
  readResidence(patient.address, write);
  context.patients.remember(keys, { sex: data.sex, birthDate: data.birthDate });
  context.emit('patient', data, paths);
}

function readBirthState(patient: Partial<Patient>, { data, paths, context }: Write): void {
  paths.birthState = 'extension';
  const found = extension(patient, context.tables.extensions.birthPlace);
  if (!found) return;
  const { state, country } = one(found.extension.valueAddress);
  const base = `extension[${found.index}].valueAddress`;
  data.birthState = context.places.stateKey(text(state), text(country));
  const abroad = context.places.isMexico(text(country)) === false;
  paths.birthState = abroad ? `${base}.country` : `${base}.state`;
}

/** The nationality's code stands in a part of the extension, or in its own value. */
function readNationality(patient: Partial<Patient>, { data, paths, context }: Write): void {
  paths.nationality = 'extension';
  const found = extension(patient, context.tables.extensions.nationality);
  if (!found) return;
  const part = extension(found.extension, ['code']);
  const holder: Partial<Extension> = part?.extension ?? found.extension;
  const base = `extension[${found.index}]${part ? `.extension[${part.index}]` : ''}`;
  const picked = coding(holder.valueCodeableConcept, []);
  const own = text(one(holder.valueCoding).code) ?? text(holder.valueCode) ?? text(holder.valueString);
  const code = picked?.code ?? own;
  if (code === undefined) return;
  const mexican = context.tables.countryNames.includes(plain(code));
  data.nationality = mexican ? 'MEX' : code;
  paths.nationality = picked ? `${base}.valueCodeableConcept.${picked.path}` : `${base}.${ownPath(holder)}`;
}

function ownPath(holder: Partial<Extension>): string {
  if (holder.valueCoding) return 'valueCoding.code';
  return holder.valueCode ? 'valueCode' : 'valueString';
}

/** Keys only: a municipality or locality by name is not told from its namesakes without a catalogue. */
function readResidence(addresses: Address[] | undefined, { data, paths, context }: Write): void {
  paths.residenceState = paths.residenceMunicipality = paths.residenceLocality = paths.postalCode = 'address';
  const all = list(addresses);
  const index = bestAddress(all);
  if (index < 0) return;
  const address = all[index];
  const base = `address[${index}]`;
  const { municipality, locality } = context.tables.extensions;
  data.residenceState = context.places.stateKey(text(address.state), text(address.country));
  paths.residenceState = `${base}.state`;
  data.postalCode = text(address.postalCode);
  paths.postalCode = `${base}.postalCode`;
  paths.residenceMunicipality = `${base}.district`;
  paths.residenceLocality = `${base}.city`;

  const places = [
    { value: text(address.district), path: `${base}.district`, of: 'municipality' as const },
    ...[municipality, locality].map((urls, n) => {
      const found = extension(address, urls);
      return {
        value: text(found?.extension.valueString),
        path: `${base}.extension[${found?.index}].valueString`,
        of: n === 0 ? ('municipality' as const) : ('locality' as const),
      };
    }),
  ];
  for (const { value, path, of } of places) if (value !== undefined) setGeography(value, path, of, data, paths);
}

/**
 * INEGI's geostatistical keys, alone (3 digits of the municipality, 4 of the locality) or joined: 5 digits are state
 * and municipality, 9 also the locality.
 */
function setGeography(
  value: string,
  path: string,
  of: 'municipality' | 'locality',
  data: PatientData,
  paths: Record<string, string>,
): void {
  if (!/^\d+$/.test(value)) return;
  const joined = value.length === 5 || value.length === 9;
  if (joined || (of === 'municipality' && value.length === 3)) {
    data.residenceMunicipality ??= joined ? value.slice(2, 5) : value;
    paths.residenceMunicipality = path;
  }
  if (joined && data.residenceState === undefined) {
    data.residenceState = value.slice(0, 2);
    paths.residenceState = path;
  }
  if (value.length !== 9 && !(of === 'locality' && value.length === 4)) return;
  data.residenceLocality ??= value.slice(-4);
  paths.residenceLocality = path;
}

/** The home address, else the first that is not given up. */
function bestAddress(addresses: readonly Partial<Address>[]): number {
  const home = addresses.findIndex(({ use }) => use === 'home');
  return home >= 0 ? home : addresses.findIndex(({ use }) => use !== 'old' && use !== 'billing');
}
