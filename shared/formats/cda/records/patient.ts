import type { PatientData } from '../../../model/index.ts';
import { geographyKeys } from '../../support/geography.ts';
import { dayOfTimestamp } from '../../support/hl7-time.ts';
import { nationalityKey } from '../../support/nationality.ts';
import type { CdaElement } from '../document.ts';
import { attribute, child, childrenOf, descend } from '../document.ts';
import type { RecordContext, Subject } from './context.ts';
import { findCurp, findFolio, findNationality } from './identifiers.ts';
import type { Spots } from './names.ts';
import { fullName, readName } from './names.ts';
import { attributeSpot, ownText, spotOf, textAt } from './read.ts';

/** A patient for each `recordTarget` that names one. */
export function readPatients(context: RecordContext): Subject {
  const roles = childrenOf(context.root, 'recordTarget')
    .map((target) => child(target, 'patientRole'))
    .filter((role) => role !== undefined)
    .filter((role) => !context.unfinished.has(role))
    .filter((role) => child(role, 'patient') !== undefined || attribute(role, 'nullFlavor') === undefined);
  const subjects = roles.map((role) => readPatient(role, context));
  return subjects.length === 1 ? subjects[0] : {};
}

function readPatient(role: CdaElement, context: RecordContext): Subject {
  const { mexico, careDate, encounter } = context;
  const patient = child(role, 'patient');
  const data: PatientData = { careDate };
  const noId = { element: role, missing: 'id' };
  const spots: Spots = {
    careDate: encounter ? spotOf(encounter, 'effectiveTime') : { element: context.root, missing: 'componentOf' },
  };
  const curp = findCurp(role, mexico, context.warn);
  data.curp = curp?.value;
  spots.curp = curp?.spot ?? noId;
  const folio = findFolio(role, curp, mexico);
  data.folio = folio?.value;
  spots.folio = folio?.spot ?? noId;
  const nationality = findNationality(role, mexico);
  data.nationality = nationality && nationalityKey(nationality.value, true, context.countryNames);
  spots.nationality = nationality?.spot ?? noId;
  readName(patient, role, data, spots);
  readBirth(patient, role, data, spots);
  readBirthState(patient, role, data, spots, context);
  readResidence(role, data, spots, context);
  context.emit('patient', data, spots);
  return { sex: data.sex, birthDate: data.birthDate, name: fullName(patient) ?? data.curp ?? data.folio };
}

function readBirth(patient: CdaElement | undefined, role: CdaElement, data: PatientData, spots: Spots): void {
  const owner = patient ?? role;
  const gender = textAt(child(patient, 'administrativeGenderCode'), 'code');
  data.sex = gender === 'M' ? 'H' : gender === 'F' ? 'M' : undefined;
  spots.sex = attributeSpot(owner, 'administrativeGenderCode', 'code');
  const written = textAt(child(patient, 'birthTime'), 'value');
  data.birthDate = dayOfTimestamp(written);
  if (data.birthDate === undefined) data.birthDateText = written;
  spots.birthDate = spots.birthDateText = attributeSpot(owner, 'birthTime', 'value');
}

function readBirthState(
  patient: CdaElement | undefined,
  role: CdaElement,
  data: PatientData,
  spots: Spots,
  { places }: RecordContext,
): void {
  const address = descend(patient, 'birthplace', 'place', 'addr');
  spots.birthState = { element: patient ?? role, missing: 'birthplace/place/addr/state' };
  if (address === undefined) return;
  const country = ownText(child(address, 'country'));
  data.birthState = places.stateKey(ownText(child(address, 'state')), country);
  spots.birthState = spotOf(address, places.isMexico(country) === false ? 'country' : 'state');
}

/** Keys only: a municipality or locality by name is not told from its namesakes without a catalogue. */
function readResidence(role: CdaElement, data: PatientData, spots: Spots, { places }: RecordContext): void {
  const address = bestAddress(role);
  if (address === undefined) {
    const missing = { element: role, missing: 'addr' };
    spots.residenceState = spots.residenceMunicipality = spots.residenceLocality = spots.postalCode = missing;
    return;
  }
  const country = ownText(child(address, 'country'));
  data.residenceState = places.stateKey(ownText(child(address, 'state')), country);
  data.postalCode = ownText(child(address, 'postalCode'));
  spots.residenceState = spotOf(address, 'state');
  spots.residenceMunicipality = spotOf(address, 'county');
  spots.residenceLocality = spotOf(address, 'precinct');
  spots.postalCode = spotOf(address, 'postalCode');
  if (places.isMexico(country) === false) return;
  for (const [name, of] of PARTS) {
    const element = child(address, name);
    for (const [field, key] of Object.entries(geographyKeys(ownText(element), of))) {
      const known = field as keyof ReturnType<typeof geographyKeys>;
      if (data[known] !== undefined) continue;
      data[known] = key;
      spots[known] = { element: element! };
    }
  }
}

/** Parts of an address that may hold an INEGI key; the annex uses the first two. */
const PARTS = [
  ['county', 'municipality'],
  ['precinct', 'locality'],
  ['censusTract', 'locality'],
  ['city', 'locality'],
] as const;

/** The home address, else the first that is neither bad nor of work. */
function bestAddress(role: CdaElement): CdaElement | undefined {
  const all = childrenOf(role, 'addr').filter((item) => attribute(item, 'nullFlavor') === undefined);
  const use = (item: CdaElement): string => attribute(item, 'use') ?? '';
  return all.find((item) => /\bHP?\b/.test(use(item))) ?? all.find((item) => !/\b(?:BAD|WP|TMP|OLD)\b/.test(use(item)));
}
