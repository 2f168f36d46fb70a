import type { FaultName } from './faults.ts';
import type { Standard } from './renderings.ts';

/** What the finding of a fault stands at, in the words of each standard; left out where it has no place for the datum. */
export type FaultPlace = { readonly [S in Standard]?: string };

const PATIENT_ROLE = 'ClinicalDocument/recordTarget/patientRole';
const CUSTODIAN = 'ClinicalDocument/custodian/assignedCustodian/representedCustodianOrganization';
const AUTHOR = 'ClinicalDocument/author/assignedAuthor';

const CURP: FaultPlace = {
  giis: 'curpPaciente',
  fhir: 'Patient.identifier.value',
  hl7v2: 'PID-3.1',
  cda: `${PATIENT_ROLE}/id/@extension`,
};
const CLUES: FaultPlace = {
  giis: 'clues',
  fhir: 'Organization.identifier.value',
  hl7v2: 'MSH-4.1',
  cda: `${CUSTODIAN}/id/@extension`,
};
const DIAGNOSIS: FaultPlace = {
  giis: 'codigoCIEDiagnostico1',
  fhir: 'Condition.code.coding.code',
  hl7v2: 'DG1-3.1',
  cda: 'section/entry/observation/value/@code',
};
const PRACTITIONER_CURP: FaultPlace = {
  giis: 'curpPrestador',
  fhir: 'Practitioner.identifier.value',
  hl7v2: 'PV1-7.1',
  cda: `${AUTHOR}/id/@extension`,
};

export const PLACES: Readonly<Record<FaultName, FaultPlace>> = {
  curpAbsent: { giis: 'curpPaciente', fhir: 'Patient.identifier', hl7v2: 'PID-3', cda: `${PATIENT_ROLE}/id` },
  curpWithWrongDigit: CURP,
  curpMalformed: CURP,
  curpOfAnotherBirthDate: CURP,
  curpOfAnotherPerson: CURP,
  curpGeneric: {},
  sexAbsent: {
    giis: 'sexoCURP',
    fhir: 'Patient.gender',
    hl7v2: 'PID-8',
    cda: `${PATIENT_ROLE}/patient/administrativeGenderCode/@code`,
  },
  birthStateUnknown: {
    giis: 'entidadNacimiento',
    fhir: 'Patient.extension.valueAddress.state',
    hl7v2: 'PID-11.4',
    cda: `${PATIENT_ROLE}/patient/birthplace/place/addr/state`,
  },
  firstSurnameAbsent: {
    giis: 'primerApellido',
    fhir: 'Patient.name.family',
    hl7v2: 'PID-5.1',
    cda: `${PATIENT_ROLE}/patient/name/family`,
  },
  birthDateImpossible: {
    giis: 'fechaNacimiento',
    fhir: 'Patient.birthDate',
    hl7v2: 'PID-7',
    cda: `${PATIENT_ROLE}/patient/birthTime/@value`,
  },
  nationalityUnknown: {
    fhir: 'Patient.extension.extension.valueCodeableConcept.coding.code',
    hl7v2: 'PID-26.1',
    cda: `${PATIENT_ROLE}/id/@extension`,
  },
  folioAbsent: { fhir: 'Patient.identifier', hl7v2: 'PID-3', cda: `${PATIENT_ROLE}/id` },
  residenceStateUnknown: { fhir: 'Patient.address.state', hl7v2: 'PID-11.4', cda: `${PATIENT_ROLE}/addr/state` },
  residenceMunicipalityUnknown: {
    fhir: 'Patient.address.district',
    hl7v2: 'PID-11.9',
    cda: `${PATIENT_ROLE}/addr/county`,
  },
  affiliationUnknown: {
    giis: 'derechohabiencia',
    fhir: 'Coverage.type.coding.code',
    hl7v2: 'IN1-2.1',
    cda: 'section/entry/act/code/@code',
  },
  cluesMalformed: CLUES,
  cluesUnknown: CLUES,
  cluesAbsent: { giis: 'clues', fhir: 'Organization.identifier', hl7v2: 'MSH-4.1', cda: `${CUSTODIAN}/id` },
  diagnosisMalformed: DIAGNOSIS,
  diagnosisUnknown: DIAGNOSIS,
  diagnosisOfNewborns: DIAGNOSIS,
  diagnosisUncoded: {
    giis: 'codigoCIEDiagnostico1',
    fhir: 'Condition.code',
    hl7v2: 'DG1-3.1',
    cda: 'section/entry/observation/value',
  },
  staffTypeUnknown: {
    giis: 'tipoPersonal',
    fhir: 'PractitionerRole.code.coding.code',
    hl7v2: 'ROL-9.1',
    cda: `${AUTHOR}/code/@code`,
  },
  practitionerCurpMalformed: PRACTITIONER_CURP,
  practitionerCurpOfSomeoneElse: PRACTITIONER_CURP,
  licenseMalformed: { fhir: 'Practitioner.identifier.value', hl7v2: 'PV1-7.1', cda: `${AUTHOR}/id/@extension` },
  serviceUnknown: {
    giis: 'servicioAtencion',
    fhir: 'Encounter.serviceType.coding.code',
    hl7v2: 'PV1-10.1',
    cda: 'ClinicalDocument/componentOf/encompassingEncounter/location/healthCareFacility/code/@code',
  },
  noteWithoutAuthor: { fhir: 'DocumentReference.author', hl7v2: 'TXA-9', cda: AUTHOR },
  noteWithoutDate: { fhir: 'DocumentReference.date', hl7v2: 'TXA-6', cda: 'ClinicalDocument/effectiveTime/@value' },
  noteWithoutStatus: { fhir: 'DocumentReference.status', hl7v2: 'TXA-17' },
  noteWithoutVersion: {
    fhir: 'DocumentReference.meta.versionId',
    hl7v2: 'TXA-12',
    cda: 'ClinicalDocument/versionNumber',
  },
  noteUnsigned: {
    fhir: 'DocumentReference.authenticator',
    hl7v2: 'TXA-22',
    cda: 'ClinicalDocument/legalAuthenticator',
  },
  noteWithoutCustodian: { fhir: 'DocumentReference.custodian', hl7v2: 'MSH-4', cda: `${CUSTODIAN}/name` },
  consentWithoutDate: { fhir: 'Consent.dateTime', hl7v2: 'CON-13' },
};
