import type {
  AllergyIntolerance,
  AuditEvent,
  Bundle,
  Composition,
  Condition,
  Consent,
  Coverage,
  DiagnosticReport,
  DocumentReference,
  Encounter,
  Immunization,
  Location,
  MedicationAdministration,
  MedicationRequest,
  MedicationStatement,
  Observation,
  Organization,
  Patient,
  Practitioner,
  PractitionerRole,
  Procedure,
  Provenance,
} from 'fhir/r4';
import type { Carries } from '../../../model/index.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import { readAllergyIntolerance, readCondition, readImmunization, readProcedure } from './care.ts';
import type { RecordContext } from './context.ts';
import { readCoverage } from './coverage.ts';
import {
  readAuditEvent,
  readBundle,
  readComposition,
  readConsent,
  readDocumentReference,
  readProvenance,
} from './documents.ts';
import { readEncounter } from './encounter.ts';
import {
  readMedicationAdministration,
  readMedicationRequest,
  readMedicationStatement,
  rememberMedication,
} from './medication.ts';
import { readDiagnosticReport, readObservation } from './observation.ts';
import { readPatient } from './patient.ts';
import { readLocation, readOrganization, readPractitioner, readPractitionerRole } from './providers.ts';

/** What R4 resources have a place for. */
export const CARRIES: Carries = {
  patient: [
    'curp',
    'givenNames',
    'firstSurname',
    'secondSurname',
    'birthDate',
    'birthDateText',
    'sex',
    'birthState',
    'nationality',
    'folio',
    'residenceState',
    'residenceMunicipality',
    'residenceLocality',
    'postalCode',
  ],
  practitioner: [
    'curp',
    'license',
    'staffType',
    'givenNames',
    'firstSurname',
    'secondSurname',
    'birthDate',
    'birthDateText',
    'sex',
  ],
  establishment: ['clues', 'name'],
  encounter: ['date', 'dateText', 'end', 'birthDate', 'clues', 'service', 'class', 'status'],
  diagnosis: ['code', 'system', 'sex', 'birthDate', 'date'],
  procedure: ['code', 'system', 'date'],
  observation: ['code', 'system', 'value', 'valueText', 'unit', 'date', 'status'],
  medication: ['code', 'system', 'name', 'date', 'status'],
  document: [
    'type',
    'title',
    'author',
    'authorLicense',
    'date',
    'status',
    'signature',
    'version',
    'custodian',
    'patient',
    'time',
    'sections',
  ],
  consent: ['status', 'date', 'patient'],
  auditEvent: ['who', 'when', 'action'],
  allergy: ['code', 'system', 'name', 'date', 'status'],
  immunization: ['code', 'system', 'name', 'date', 'status'],
  study: ['code', 'system', 'name', 'date', 'status', 'performer', 'conclusion'],
  coverage: ['affiliation', 'payer', 'status', 'start', 'end'],
};

type Read = (resource: Json, keys: readonly string[], context: RecordContext) => void;

/** Resource type → reader; the types are what FHIR promises, the readers hold when an export does not keep it. */
const READERS: ReadonlyMap<string, Read> = new Map<string, Read>(
  Object.entries({
    Patient: (resource, keys, context) => readPatient(resource as Partial<Patient>, keys, context),
    Practitioner: (resource, keys, context) => readPractitioner(resource as Partial<Practitioner>, keys, context),
    PractitionerRole: (resource, keys, context) =>
      readPractitionerRole(resource as Partial<PractitionerRole>, keys, context),
    Organization: (resource, keys, context) => readOrganization(resource as Partial<Organization>, keys, context),
    Location: (resource, keys, context) => readLocation(resource as Partial<Location>, keys, context),
    Encounter: (resource, _keys, context) => readEncounter(resource as Partial<Encounter>, context),
    Condition: (resource, _keys, context) => readCondition(resource as Partial<Condition>, context),
    Observation: (resource, _keys, context) => readObservation(resource as Partial<Observation>, context),
    Procedure: (resource, _keys, context) => readProcedure(resource as Partial<Procedure>, context),
    MedicationRequest: (resource, _keys, context) =>
      readMedicationRequest(resource as Partial<MedicationRequest>, context),
    MedicationAdministration: (resource, _keys, context) =>
      readMedicationAdministration(resource as Partial<MedicationAdministration>, context),
    MedicationStatement: (resource, _keys, context) =>
      readMedicationStatement(resource as Partial<MedicationStatement>, context),
    Medication: rememberMedication,
    AllergyIntolerance: (resource, _keys, context) =>
      readAllergyIntolerance(resource as Partial<AllergyIntolerance>, context),
    Immunization: (resource, _keys, context) => readImmunization(resource as Partial<Immunization>, context),
    DiagnosticReport: (resource, _keys, context) =>
      readDiagnosticReport(resource as Partial<DiagnosticReport>, context),
    Coverage: (resource, _keys, context) => readCoverage(resource as Partial<Coverage>, context),
    Composition: (resource, keys, context) => readComposition(resource as Partial<Composition>, keys, context),
    DocumentReference: (resource, keys, context) =>
      readDocumentReference(resource as Partial<DocumentReference>, keys, context),
    Consent: (resource, _keys, context) => readConsent(resource as Partial<Consent>, context),
    AuditEvent: (resource, _keys, context) => readAuditEvent(resource as Partial<AuditEvent>, context),
    Bundle: (resource, _keys, context) => readBundle(resource as Partial<Bundle>, context),
    Provenance: (resource, _keys, context) => readProvenance(resource as Partial<Provenance>, context),
  } satisfies Record<string, Read>),
);

/** Resource types that give records, or facts for those of others. */
export const RECORD_READERS: readonly string[] = [...READERS.keys()];

/** Turns a resource into records. What is marked as entered in error is not a fact and gives none. */
export function readRecords(resource: Json, type: string, fullUrl: string | undefined, context: RecordContext): void {
  const read = READERS.get(type);
  if (!read || retracted(resource)) return;
  context.begin(resource);
  const keys: string[] = [];
  if (fullUrl !== undefined) keys.push(fullUrl);
  if (typeof resource.id === 'string') keys.push(`${type}/${resource.id}`);
  read(resource, keys, context);
}

function retracted(resource: Json): boolean {
  if (resource.status === 'entered-in-error' || resource.docStatus === 'entered-in-error') return true;
  const { verificationStatus } = resource;
  if (!isObject(verificationStatus) || !Array.isArray(verificationStatus.coding)) return false;
  return verificationStatus.coding.some((item) => isObject(item) && item.code === 'entered-in-error');
}
