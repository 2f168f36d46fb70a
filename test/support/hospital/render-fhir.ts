import { r4Definitions } from '../fhir/definitions.ts';
import { toXml } from '../fhir/xml-writer.ts';
import { dotted, instant, LOCAL_CODES, OIDS, uuid } from './codes.ts';
import type { Encounter, Patient, Practitioner } from './facts.ts';

type Json = { readonly [key: string]: unknown };

const EXTENSION = 'http://hl7.org/fhir/StructureDefinition';
const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem';
const ICD10 = 'http://hl7.org/fhir/sid/icd-10';
const NARRATIVE: Json = {
  status: 'generated',
  div: '<div xmlns="http://www.w3.org/1999/xhtml">Datos inventados.</div>',
};

/** A Bundle of one encounter, as JSON. */
export function renderFhirJson(encounter: Encounter): string {
  return JSON.stringify(bundleOf(encounter));
}

/** The same Bundle, as XML. */
export function renderFhirXml(encounter: Encounter): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${toXml(bundleOf(encounter), r4Definitions())}`;
}

function bundleOf(encounter: Encounter): Json {
  const { number } = encounter;
  const urls = urlsOf(encounter);
  const entries: (readonly [string, Json])[] = [
    [urls.unit, organization(encounter)],
    [urls.patient, patientResource(encounter.patient)],
    [urls.practitioner, practitionerResource(encounter.practitioner)],
    [urls.role, role(encounter)],
    [urls.encounter, encounterResource(encounter)],
    [uuid(number, 'coverage'), coverage(encounter)],
    [uuid(number, 'note'), note(encounter)],
    [uuid(number, 'consent'), consent(encounter)],
    ...encounter.diagnoses.map((_, index) => [uuid(number, `diagnosis${index}`), condition(encounter, index)] as const),
    ...vitalSigns(encounter).map((resource, index) => [uuid(number, `vital${index}`), resource] as const),
  ];
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: entries.map(([id, resource]) => ({ fullUrl: `urn:uuid:${id}`, resource: { ...resource, text: NARRATIVE } })),
  };
}

function urlsOf({ number }: Encounter) {
  return {
    unit: uuid(number, 'unit'),
    patient: uuid(number, 'patient'),
    practitioner: uuid(number, 'practitioner'),
    role: uuid(number, 'role'),
    encounter: uuid(number, 'encounter'),
  };
}

function reference(encounter: Encounter, to: keyof ReturnType<typeof urlsOf>): Json {
  return { reference: `urn:uuid:${urlsOf(encounter)[to]}` };
}

const concept = (system: string, code: string): Json => ({ coding: [{ system, code }] });
const oid = (id: string): string => `urn:oid:${id}`;

function organization({ unit }: Encounter): Json {
  return {
    resourceType: 'Organization',
    ...(unit.clues && { identifier: [{ system: oid(OIDS.clues), value: unit.clues }] }),
    active: true,
    type: [concept(`${TERMINOLOGY}/organization-type`, 'prov')],
    name: unit.name,
  };
}

function patientResource(patient: Patient): Json {
  const { curp, folio, sex, birthDate, birthState, nationality, residence } = patient;
  const identifier = [
    ...(curp === undefined ? [] : [{ system: oid(OIDS.curp), value: curp }]),
    ...(folio === undefined
      ? []
      : [{ type: concept(`${TERMINOLOGY}/v2-0203`, 'MR'), system: oid(OIDS.folio), value: folio }]),
  ];
  return {
    resourceType: 'Patient',
    extension: [
      { url: `${EXTENSION}/patient-birthPlace`, valueAddress: { state: birthState, country: 'MX' } },
      {
        url: `${EXTENSION}/patient-nationality`,
        extension: [{ url: 'code', valueCodeableConcept: concept(oid(OIDS.nationality), nationality) }],
      },
    ],
    ...(identifier.length > 0 && { identifier }),
    name: [humanName(patient)],
    ...(sex && { gender: sex === 'H' ? 'male' : 'female' }),
    birthDate,
    address: [
      {
        use: 'home',
        line: ['CALLE SINTÉTICA 1'],
        _line: [{ extension: [{ url: `${EXTENSION}/iso21090-ADXP-censusTract`, valueString: residence.locality }] }],
        district: residence.municipality,
        state: residence.state,
        postalCode: residence.postalCode,
        country: 'MX',
      },
    ],
  };
}

/** Both surnames by HL7's extensions, so that which is which is said. */
function humanName({
  givenNames,
  firstSurname,
  secondSurname,
}: Pick<Patient, 'givenNames' | 'firstSurname' | 'secondSurname'>): Json {
  const surnames = [
    ['humanname-fathers-family', firstSurname],
    ['humanname-mothers-family', secondSurname],
  ].filter(([, surname]) => surname !== undefined);
  return {
    use: 'official',
    ...(surnames.length > 0 && {
      family: surnames.map(([, surname]) => surname).join(' '),
      _family: { extension: surnames.map(([url, valueString]) => ({ url: `${EXTENSION}/${url}`, valueString })) },
    }),
    given: givenNames.split(' '),
  };
}

function practitionerResource(practitioner: Practitioner): Json {
  return {
    resourceType: 'Practitioner',
    identifier: [
      { system: oid(OIDS.curp), value: practitioner.curp },
      { system: oid(OIDS.license), value: practitioner.license },
    ],
    name: [humanName(practitioner)],
  };
}

function role(encounter: Encounter): Json {
  return {
    resourceType: 'PractitionerRole',
    practitioner: reference(encounter, 'practitioner'),
    organization: reference(encounter, 'unit'),
    code: [concept(LOCAL_CODES.staffType.uri, encounter.practitioner.staffType)],
  };
}

function encounterResource(encounter: Encounter): Json {
  return {
    resourceType: 'Encounter',
    status: 'finished',
    class: { system: `${TERMINOLOGY}/v3-ActCode`, code: 'AMB' },
    serviceType: concept(LOCAL_CODES.service.uri, encounter.service),
    subject: reference(encounter, 'patient'),
    participant: [{ individual: reference(encounter, 'practitioner') }],
    period: { start: instant(encounter), end: instant(encounter, 30) },
    serviceProvider: reference(encounter, 'unit'),
  };
}

function coverage(encounter: Encounter): Json {
  return {
    resourceType: 'Coverage',
    status: 'active',
    type: concept(LOCAL_CODES.affiliation.uri, encounter.patient.affiliation),
    beneficiary: reference(encounter, 'patient'),
    payor: [{ display: 'INSTITUCIÓN SINTÉTICA' }],
  };
}

function condition(encounter: Encounter, index: number): Json {
  const { code, text } = encounter.diagnoses[index];
  return {
    resourceType: 'Condition',
    clinicalStatus: concept(`${TERMINOLOGY}/condition-clinical`, 'active'),
    verificationStatus: concept(`${TERMINOLOGY}/condition-ver-status`, 'confirmed'),
    category: [concept(`${TERMINOLOGY}/condition-category`, 'encounter-diagnosis')],
    code: { ...(code && { coding: [{ system: ICD10, code: dotted(code) }] }), text },
    subject: reference(encounter, 'patient'),
    encounter: reference(encounter, 'encounter'),
    recordedDate: encounter.day,
  };
}

function note(encounter: Encounter): Json {
  const { text, hasAuthor, hasDate, hasStatus, isSigned, version, hasCustodian } = encounter.note;
  return {
    resourceType: 'DocumentReference',
    ...(version && { meta: { versionId: version } }),
    ...(hasStatus && { status: 'current', docStatus: 'final' }),
    type: concept('http://loinc.org', '11506-3'),
    subject: reference(encounter, 'patient'),
    ...(hasDate && { date: instant(encounter, 20) }),
    ...(hasAuthor && { author: [reference(encounter, 'practitioner')] }),
    ...(isSigned && { authenticator: reference(encounter, 'practitioner') }),
    ...(hasCustodian && { custodian: reference(encounter, 'unit') }),
    content: [{ attachment: { contentType: 'text/plain', data: Buffer.from(text).toString('base64') } }],
    context: { encounter: [reference(encounter, 'encounter')] },
  };
}

function consent(encounter: Encounter): Json {
  return {
    resourceType: 'Consent',
    status: 'active',
    scope: concept(`${TERMINOLOGY}/consentscope`, 'treatment'),
    category: [concept('http://loinc.org', '59284-0')],
    patient: reference(encounter, 'patient'),
    ...(encounter.consent.hasDate && { dateTime: encounter.day }),
    policyRule: { text: 'NOM-004-SSA3-2012, 10.1' },
  };
}

function vitalSigns(encounter: Encounter): readonly Json[] {
  const { weight, height, temperature } = encounter.vitalSigns;
  const signs = [
    ['29463-7', weight, 'kg'],
    ['8302-2', height, 'cm'],
    ['8310-5', temperature, 'Cel'],
  ] as const;
  return signs.map(([code, value, unit]) => ({
    resourceType: 'Observation',
    status: 'final',
    category: [concept(`${TERMINOLOGY}/observation-category`, 'vital-signs')],
    code: concept('http://loinc.org', code),
    subject: reference(encounter, 'patient'),
    encounter: reference(encounter, 'encounter'),
    effectiveDateTime: instant(encounter, 5),
    valueQuantity: { value: Number(value), unit, system: 'http://unitsofmeasure.org', code: unit },
  }));
}
