import { dotted, LOCAL_CODES, OIDS, timestamp, uuid } from './codes.ts';
import type { Encounter, Patient, Practitioner } from './facts.ts';

const ACT_CODE = '2.16.840.1.113883.5.4';
const SNOMED = '2.16.840.1.113883.6.96';

type Attributes = Readonly<Record<string, string | undefined>>;

/** CDA R2: the note of one encounter, with what it says of the person, the diagnoses and who pays. */
export function renderCda(encounter: Encounter): string {
  const { number, note } = encounter;
  const time = note.hasDate ? { value: timestamp(encounter, 20) } : UNKNOWN;
  const header = [
    element('realmCode', { code: 'MX' }),
    element('typeId', { root: '2.16.840.1.113883.1.3', extension: 'POCD_HD000040' }),
    element('id', { root: uuid(number, 'document') }),
    loinc('11506-3', 'Nota de evolución'),
    element('title', {}, 'Nota de evolución'),
    element('effectiveTime', time),
    element('confidentialityCode', { code: 'N', codeSystem: '2.16.840.1.113883.5.25' }),
    element('languageCode', { code: 'es-MX' }),
    note.version === undefined ? '' : element('setId', { root: uuid(number, 'set') }),
    note.version === undefined ? '' : element('versionNumber', { value: note.version }),
    recordTarget(encounter.patient),
    author(encounter, time),
    custodian(encounter),
    note.isSigned ? legalAuthenticator(encounter) : '',
    consent(),
    element('componentOf', {}, encompassing(encounter)),
  ];
  const sections = [problems(encounter), vitalSigns(encounter), payers(encounter)];
  const body = element('structuredBody', {}, sections.map((section) => element('component', {}, section)).join(''));
  const space = { xmlns: 'urn:hl7-org:v3', 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance' };
  const document = element('ClinicalDocument', space, header.join('') + element('component', {}, body));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${document}`;
}

const UNKNOWN: Attributes = { nullFlavor: 'UNK' };

function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${value}"`)
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

function id(root: string, extension: string | undefined): string {
  return extension === undefined ? '' : element('id', { root, extension });
}

function loinc(code: string, displayName: string): string {
  return element('code', { code, codeSystem: OIDS.loinc, codeSystemName: 'LOINC', displayName });
}

function recordTarget(patient: Patient): string {
  const { curp, folio, nationality, residence, sex, birthDate, birthState } = patient;
  const role = [
    id(OIDS.folio, folio),
    id(OIDS.curp, curp),
    id(OIDS.nationality, nationality),
    element(
      'addr',
      { use: 'HP' },
      element('precinct', {}, residence.locality) +
        element('county', {}, residence.municipality) +
        element('state', {}, residence.state) +
        element('postalCode', {}, residence.postalCode) +
        element('country', {}, 'MX'),
    ),
    element(
      'patient',
      {},
      [
        name(patient),
        element(
          'administrativeGenderCode',
          sex === undefined ? UNKNOWN : { code: sex === 'H' ? 'M' : 'F', codeSystem: '2.16.840.1.113883.5.1' },
        ),
        element('birthTime', { value: birthDate.replaceAll('-', '') }),
        element('birthplace', {}, element('place', {}, birthAddress(birthState))),
      ].join(''),
    ),
  ];
  return element('recordTarget', {}, element('patientRole', {}, role.join('')));
}

function birthAddress(state: string): string {
  return element('addr', {}, element('state', {}, state) + element('country', {}, 'MX'));
}

function name({
  givenNames,
  firstSurname,
  secondSurname,
}: Pick<Patient, 'givenNames' | 'firstSurname' | 'secondSurname'>): string {
  const families = [firstSurname, secondSurname].filter((surname) => surname !== undefined);
  const parts = [element('given', {}, givenNames), ...families.map((surname) => element('family', {}, surname))];
  return element('name', { use: 'L' }, parts.join(''));
}

/** Of assignedAuthor or assignedEntity: cédula, CURP, kind of staff and name. */
function professional(practitioner: Practitioner): string {
  return [
    id(OIDS.license, practitioner.license),
    id(OIDS.curp, practitioner.curp),
    element('code', { code: practitioner.staffType, codeSystem: LOCAL_CODES.staffType.oid, displayName: 'Personal' }),
    element('assignedPerson', {}, name(practitioner)),
  ].join('');
}

function author({ note, practitioner }: Encounter, time: Attributes): string {
  const assigned = note.hasAuthor
    ? element('assignedAuthor', {}, professional(practitioner))
    : element('assignedAuthor', {}, element('id', UNKNOWN));
  return element('author', {}, element('time', time) + assigned);
}

function custodian({ unit, note }: Encounter): string {
  const ids = unit.clues === undefined ? element('id', { nullFlavor: 'NI' }) : id(OIDS.clues, unit.clues);
  const organization = note.hasCustodian
    ? element('representedCustodianOrganization', {}, ids + element('name', {}, unit.name))
    : element('representedCustodianOrganization', UNKNOWN, element('id', UNKNOWN));
  return element('custodian', {}, element('assignedCustodian', {}, organization));
}

function legalAuthenticator(encounter: Encounter): string {
  const parts = [
    element('time', { value: timestamp(encounter, 22) }),
    element('signatureCode', { code: 'S' }),
    element('assignedEntity', {}, professional(encounter.practitioner)),
  ];
  return element('legalAuthenticator', {}, parts.join(''));
}

/** CDA R2 has no place for the day of a consent. */
function consent(): string {
  const parts = loinc('59284-0', 'Consentimiento informado') + element('statusCode', { code: 'completed' });
  return element('authorization', {}, element('consent', {}, parts));
}

function encompassing(encounter: Encounter): string {
  const { number, unit, practitioner, service } = encounter;
  const kind = { code: service, codeSystem: LOCAL_CODES.service.oid, displayName: 'Servicio' };
  const facility = id(OIDS.clues, unit.clues) + element('code', kind);
  const participant = element('assignedEntity', {}, professional(practitioner));
  const parts = [
    id(OIDS.visit, `V-${number}`),
    element('code', { code: 'AMB', codeSystem: ACT_CODE, displayName: 'Ambulatoria' }),
    element(
      'effectiveTime',
      {},
      element('low', { value: timestamp(encounter) }) + element('high', { value: timestamp(encounter, 30) }),
    ),
    element('encounterParticipant', { typeCode: 'ATND' }, participant),
    element('location', {}, element('healthCareFacility', {}, facility)),
  ];
  return element('encompassingEncounter', {}, parts.join(''));
}

function section(code: string, title: string, text: string, entries: readonly string[]): string {
  const parts = [loinc(code, title), element('title', {}, title), element('text', {}, text)];
  return element('section', {}, parts.join('') + entries.map((entry) => element('entry', {}, entry)).join(''));
}

function problems({ number, day, diagnoses, note }: Encounter): string {
  const entries = diagnoses.map(({ code, text }, index) => {
    const value =
      code === undefined
        ? element('value', { 'xsi:type': 'CD', nullFlavor: 'OTH' }, element('originalText', {}, text))
        : element('value', { 'xsi:type': 'CD', code: dotted(code), codeSystem: OIDS.icd10, displayName: text });
    const parts = [
      element('id', { root: uuid(number, `diagnosis${index}`) }),
      element('code', { code: '282291009', codeSystem: SNOMED, displayName: 'Diagnóstico' }),
      element('statusCode', { code: 'completed' }),
      element('effectiveTime', {}, element('low', { value: day.replaceAll('-', '') })),
      value,
    ];
    return element('observation', { classCode: 'OBS', moodCode: 'EVN' }, parts.join(''));
  });
  const list = diagnoses.map(({ text }) => `${text}.`).join(' ');
  return section('11450-4', 'Problemas', `${list} ${note.text}`, entries);
}

function vitalSigns(encounter: Encounter): string {
  const { weight, height, temperature } = encounter.vitalSigns;
  const signs = [
    ['29463-7', 'Peso', weight, 'kg'],
    ['8302-2', 'Talla', height, 'cm'],
    ['8310-5', 'Temperatura', temperature, 'Cel'],
  ] as const;
  const entries = signs.map(([code, displayName, value, unit]) => {
    const parts = [
      element('id', { root: uuid(encounter.number, `vital${code}`) }),
      loinc(code, displayName),
      element('statusCode', { code: 'completed' }),
      element('effectiveTime', { value: timestamp(encounter, 5) }),
      element('value', { 'xsi:type': 'PQ', value, unit }),
    ];
    return element('observation', { classCode: 'OBS', moodCode: 'EVN' }, parts.join(''));
  });
  return section('8716-3', 'Signos vitales', `Peso ${weight} kg, talla ${height} cm, ${temperature} °C.`, entries);
}

function payers({ number, patient }: Encounter): string {
  const payer = element('id', { nullFlavor: 'NI' }) + organizationOf('INSTITUCIÓN SINTÉTICA');
  const parts = [
    element('id', { root: uuid(number, 'coverage') }),
    element('code', {
      code: patient.affiliation,
      codeSystem: LOCAL_CODES.affiliation.oid,
      displayName: 'Afiliación',
    }),
    element('statusCode', { code: 'active' }),
    element('performer', { typeCode: 'PRF' }, element('assignedEntity', {}, payer)),
  ];
  const act = element('act', { classCode: 'ACT', moodCode: 'EVN' }, parts.join(''));
  return section('48768-6', 'Cobertura', 'Afiliación de la persona.', [act]);
}

function organizationOf(named: string): string {
  return element('representedOrganization', {}, element('name', {}, named));
}
