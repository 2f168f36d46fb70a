import type { Address, Element, Extension, Patient } from 'fhir/r4';
import type { PatientData } from '../../../model/index.ts';
import { geographyKeys } from '../../support/geography.ts';
import { nationalityKey } from '../../support/nationality.ts';
import type { RecordContext } from './context.ts';
import { findCurp, findFolio } from './identifiers.ts';
import { readBirth, readName } from './person.ts';
import { coding, extension, list, one, text } from './read.ts';

type Write = { data: PatientData; paths: Record<string, string>; context: RecordContext };

export function readPatient(patient: Partial<Patient>, keys: readonly string[], context: RecordContext): void {
  const data: PatientData = {};
  const paths: Record<string, string> = { curp: 'identifier', folio: 'identifier' };
  const write: Write = { data, paths, context };
  const curp = findCurp(patient.identifier, context.tables, context.warn);
  if (curp) {
    data.curp = curp.value;
    paths.curp = curp.path;
  }
  const folio = findFolio(patient.identifier, curp, context.tables);
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
  const system = picked ? picked.system : text(one(holder.valueCoding).system);
  const isIso = system === undefined || context.tables.countrySystems.includes(system);
  data.nationality = nationalityKey(code, isIso, context.tables.countryNames);
  paths.nationality = picked ? `${base}.valueCodeableConcept.${picked.path}` : `${base}.${ownPath(holder)}`;
}

function ownPath(holder: Partial<Extension>): string {
  if (holder.valueCoding) return 'valueCoding.code';
  return holder.valueCode ? 'valueCode' : 'valueString';
}

/** Keys only: a municipality or locality by name is not told from its namesakes without a catalogue. */
function readResidence(addresses: Address[] | undefined, write: Write): void {
  const { data, paths, context } = write;
  paths.residenceState = paths.residenceMunicipality = paths.residenceLocality = paths.postalCode = 'address';
  const all = list(addresses);
  const index = bestAddress(all);
  if (index < 0) return;
  const address = all[index];
  const base = `address[${index}]`;
  data.residenceState = context.places.stateKey(text(address.state), text(address.country));
  paths.residenceState = `${base}.state`;
  data.postalCode = text(address.postalCode);
  paths.postalCode = `${base}.postalCode`;
  paths.residenceMunicipality = `${base}.district`;
  paths.residenceLocality = `${base}.city`;

  if (context.places.isMexico(text(address.country)) === false) return;
  setGeography(text(address.district), `${base}.district`, 'municipality', write);
  setGeography(text(address.city), `${base}.city`, 'locality', write);
  const { municipality, locality } = context.tables.extensions;
  for (const { extension: found, path } of addressExtensions(address, base)) {
    const written = text(found.valueString);
    if (municipality.includes(found.url ?? '')) setGeography(written, path, 'municipality', write);
    if (locality.includes(found.url ?? '')) setGeography(written, path, 'locality', write);
  }
}

/** Parts of an address that R4 has no element for stand on the address or on one of its lines. */
function* addressExtensions(
  address: Partial<Address>,
  base: string,
): Generator<{ readonly extension: Partial<Extension>; readonly path: string }> {
  const lines = list((address as { readonly _line?: readonly Element[] })._line);
  const owners = [{ owner: address, at: base }, ...lines.map((owner, n) => ({ owner, at: `${base}._line[${n}]` }))];
  for (const { owner, at } of owners) {
    const all = list(owner.extension);
    for (let n = 0; n < all.length; n++) yield { extension: all[n], path: `${at}.extension[${n}].valueString` };
  }
}

/** The first key that fits stays. */
function setGeography(
  value: string | undefined,
  path: string,
  of: 'municipality' | 'locality',
  { data, paths }: Write,
): void {
  const keys = geographyKeys(value, of);
  for (const field of ['residenceState', 'residenceMunicipality', 'residenceLocality'] as const) {
    if (data[field] !== undefined || keys[field] === undefined) continue;
    data[field] = keys[field];
    paths[field] = path;
  }
}

/** The home address, else the first that is not given up. */
function bestAddress(addresses: readonly Partial<Address>[]): number {
  const home = addresses.findIndex(({ use }) => use === 'home');
  return home >= 0 ? home : addresses.findIndex(({ use }) => use !== 'old' && use !== 'billing');
}
