import { dotted, LOCAL_CODES, OIDS, timestamp } from './codes.ts';
import type { Encounter, Patient, Practitioner } from './facts.ts';

/** Fields or components by their number; what is not named is empty. */
type Fields = Readonly<Record<number, string | undefined>>;

/** ADT^A04: the person, the encounter, its diagnoses and who pays. HL7 v2 has no place for a document in it. */
export function renderAdt(encounter: Encounter): string {
  const { diagnoses } = encounter;
  return message([
    header(encounter, 'ADT^A04^ADT_A01', 'A'),
    segment('EVN', { 2: timestamp(encounter) }),
    person(encounter.patient),
    visit(encounter),
    role(encounter),
    ...vitalSigns(encounter),
    ...diagnoses.map((_, index) => diagnosis(encounter, index)),
    insurance(encounter),
  ]);
}

/** MDM^T02: the person, the encounter, its note and the consent; no place in it for diagnoses or who pays. */
export function renderMdm(encounter: Encounter): string {
  const { text } = encounter.note;
  return message([
    header(encounter, 'MDM^T02^MDM_T02', 'D'),
    segment('EVN', { 2: timestamp(encounter) }),
    person(encounter.patient),
    visit(encounter),
    note(encounter),
    consent(encounter),
    segment('OBX', { 1: '1', 2: 'TX', 3: '11506-3^Nota de evolución^LN', 5: text, 11: 'F' }),
  ]);
}

function message(segments: readonly string[]): string {
  return `${segments.join('\r')}\r`;
}

function segment(name: string, fields: Fields): string {
  const last = Math.max(...Object.keys(fields).map(Number));
  const cells = Array.from({ length: last }, (_, index) => fields[index + 1] ?? '');
  return `${name}|${cells.join('|')}`;
}

function components(values: Fields): string {
  return segment('', values).slice(1).replaceAll('|', '^').replace(/\^+$/, '');
}

/** `namespace&universal id&ISO`: an authority inside of a component. */
function authority(namespace: string, oid: string): string {
  return `${namespace}&${oid}&ISO`;
}

function header(encounter: Encounter, type: string, kind: string): string {
  const { unit, note } = encounter;
  const clues = unit.clues && `${unit.clues}^${OIDS.clues}^ISO`;
  // Whoever sends a document is who keeps it: one without a custodian does not say who sends it.
  const isAnonymous = kind === 'D' && !note.hasCustodian;
  const fields = {
    2: '^~\\&',
    3: 'ECE-SINTETICO',
    4: isAnonymous ? undefined : (clues ?? unit.name),
    5: 'DESTINO',
    6: 'PRUEBAS',
    7: timestamp(encounter, 25),
    9: type,
    10: `${kind}-${encounter.number}`,
    11: 'T',
    12: '2.7',
    15: 'AL',
    16: 'NE',
    17: 'MEX',
    18: 'UNICODE UTF-8',
  };
  // MSH-1 is the sign between the fields itself.
  return segment('MSH', fields).replace('MSH||', 'MSH|');
}

function person(patient: Patient): string {
  const { curp, folio, sex, birthDate, birthState, nationality, residence } = patient;
  const identifiers = [
    folio && components({ 1: folio, 4: authority('ECE-SINTETICO', OIDS.folio), 5: 'MR' }),
    curp && components({ 1: curp, 4: authority('RENAPO', OIDS.curp), 5: 'NNMEX' }),
  ].filter((identifier) => identifier !== undefined);
  const home = components({
    4: residence.state,
    5: residence.postalCode,
    6: 'MEX',
    7: 'H',
    9: residence.municipality,
    10: residence.locality,
  });
  return segment('PID', {
    1: '1',
    3: identifiers.join('~'),
    5: components({ 1: family(patient), 2: patient.givenNames, 7: 'L' }),
    6: patient.secondSurname && components({ 1: patient.secondSurname, 7: 'M' }),
    7: birthDate.replaceAll('-', ''),
    8: sex === undefined ? undefined : sex === 'H' ? 'M' : 'F',
    11: `${home}~${components({ 4: birthState, 6: 'MEX', 7: 'N' })}`,
    26: `${nationality}^^RENAPO`,
  });
}

/** FN: the whole surname, and the own one apart. */
function family({ firstSurname, secondSurname }: Pick<Patient, 'firstSurname' | 'secondSurname'>): string | undefined {
  return secondSurname === undefined ? firstSurname : `${firstSurname} ${secondSurname}&&${firstSurname}`;
}

/** XCN: the person by the cédula, and by the CURP in a further repetition. */
function professional(practitioner: Practitioner): string {
  const { license, curp, givenNames } = practitioner;
  const byLicense = { 1: license, 2: family(practitioner), 3: givenNames, 9: authority('SEP', OIDS.license), 13: 'MD' };
  return `${components(byLicense)}~${components({ 1: curp, 9: authority('RENAPO', OIDS.curp), 13: 'NNMEX' })}`;
}

function visit(encounter: Encounter): string {
  const { unit, service, number, practitioner } = encounter;
  const facility = unit.clues === undefined ? undefined : authority(unit.clues, OIDS.clues);
  return segment('PV1', {
    1: '1',
    2: 'O',
    3: components({ 1: 'CONSULTA', 4: facility }),
    7: professional(practitioner),
    10: `${service}^^${LOCAL_CODES.service.v2}`,
    19: components({ 1: `V-${number}`, 4: authority('ECE-SINTETICO', OIDS.visit), 5: 'VN' }),
    44: timestamp(encounter),
  });
}

function role({ practitioner }: Encounter): string {
  return segment('ROL', {
    2: 'AD',
    3: 'AT^Attending^HL70443',
    4: professional(practitioner).split('~')[0],
    9: `${practitioner.staffType}^^${LOCAL_CODES.staffType.v2}`,
  });
}

function vitalSigns(encounter: Encounter): readonly string[] {
  const { weight, height, temperature } = encounter.vitalSigns;
  const signs = [
    ['29463-7^Peso^LN', weight, 'kg'],
    ['8302-2^Talla^LN', height, 'cm'],
    ['8310-5^Temperatura^LN', temperature, 'Cel'],
  ] as const;
  return signs.map(([code, value, unit], index) =>
    segment('OBX', {
      1: String(index + 1),
      2: 'NM',
      3: code,
      5: value,
      6: `${unit}^^UCUM`,
      11: 'F',
      14: timestamp(encounter, 5),
    }),
  );
}

function diagnosis(encounter: Encounter, index: number): string {
  const { code, text } = encounter.diagnoses[index];
  return segment('DG1', {
    1: String(index + 1),
    3: code === undefined ? `^${text}` : `${dotted(code)}^${text}^I10`,
    5: timestamp(encounter, 10),
    6: 'F',
    15: String(index + 1),
  });
}

function insurance({ patient }: Encounter): string {
  return segment('IN1', {
    1: '1',
    2: `${patient.affiliation}^^${LOCAL_CODES.affiliation.v2}`,
    3: components({ 1: 'SINT', 4: authority('ECE-SINTETICO', OIDS.folio), 5: 'XX' }),
    4: 'INSTITUCIÓN SINTÉTICA',
  });
}

function note(encounter: Encounter): string {
  const { hasAuthor, hasDate, hasStatus, isSigned, version } = encounter.note;
  const signer = components({
    1: encounter.practitioner.license,
    2: family(encounter.practitioner),
    3: encounter.practitioner.givenNames,
    9: authority('SEP', OIDS.license),
    13: 'MD',
    15: timestamp(encounter, 22),
  });
  return segment('TXA', {
    1: '1',
    2: 'PN',
    3: 'TX',
    6: hasDate ? timestamp(encounter, 20) : undefined,
    9: hasAuthor ? professional(encounter.practitioner) : undefined,
    12: version && `N-${encounter.number}-${version}^ECE-SINTETICO`,
    17: hasStatus ? (isSigned ? 'LA' : 'DO') : undefined,
    19: 'AV',
    22: isSigned ? signer : undefined,
  });
}

function consent(encounter: Encounter): string {
  return segment('CON', {
    1: '1',
    10: 'W^Written^HL70497',
    11: 'A^Active^HL70498',
    13: encounter.consent.hasDate ? timestamp(encounter, 2) : undefined,
    24: components({ 1: family(encounter.patient), 2: encounter.patient.givenNames, 7: 'L' }),
    25: '1^Self^HL70548',
  });
}
