import type {
  AuditEvent,
  Composition,
  Condition,
  Consent,
  DocumentReference,
  Encounter,
  Location,
  MedicationRequest,
  Observation,
  Organization,
  Patient,
  Practitioner,
  Procedure,
  Provenance,
} from 'fhir/r4';
import type { Carries } from '../../../model/index.ts';
import type { Json } from '../structure/walk.ts';
import { isObject } from '../structure/walk.ts';
import { readCondition, readEncounter, readMedicationRequest, readObservation, readProcedure } from './care.ts';
import type { RecordContext } from './context.ts';
import { readAuditEvent, readComposition, readConsent, readDocumentReference, readProvenance } from './documents.ts';
import { readPatient } from './patient.ts';
import { readLocation, readOrganization, readPractitioner } from './providers.ts';

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
  practitioner: ['curp', 'license', 'givenNames', 'firstSurname', 'secondSurname', 'birthDate', 'birthDateText', 'sex'],
  establishment: ['clues', 'name'],
  encounter: ['date', 'dateText', 'end', 'birthDate', 'clues', 'class', 'status'],
  diagnosis: ['code', 'system', 'sex', 'birthDate', 'date'],
  procedure: ['code', 'system', 'date'],
  observation: ['code', 'system', 'value', 'valueText', 'unit', 'date', 'status'],
  medication: ['code', 'system', 'name', 'date', 'status'],
  document: ['type', 'title', 'author', 'authorLicense', 'date', 'status', 'signature', 'version', 'custodian'],
  consent: ['status', 'date', 'patient'],
  auditEvent: ['who', 'when', 'action'],
};

type Read = (resource: Json, keys: readonly string[], context: RecordContext) => void;

/** Resource type → reader; the types are what FHIR promises, the readers hold when an export does not keep it. */
const READERS: Readonly<Record<string, Read>> = {
  Patient: (resource, keys, context) => readPatient(resource as Partial<Patient>, keys, context),
  Practitioner: (resource, keys, context) => readPractitioner(resource as Partial<Practitioner>, keys, context),
  Organization: (resource, keys, context) => readOrganization(resource as Partial<Organization>, keys, context),
  Location: (resource, keys, context) => readLocation(resource as Partial<Location>, keys, context),
  Encounter: (resource, _keys, context) => readEncounter(resource as Partial<Encounter>, context),
  Condition: (resource, _keys, context) => readCondition(resource as Partial<Condition>, context),
  Observation: (resource, _keys, context) => readObservation(resource as Partial<Observation>, context),
  Procedure: (resource, _keys, context) => readProcedure(resource as Partial<Procedure>, context),
  MedicationRequest: (resource, _keys, context) =>
    readMedicationRequest(resource as Partial<MedicationRequest>, context),
  Composition: (resource, _keys, context) => readComposition(resource as Partial<Composition>, context),
  DocumentReference: (resource, _keys, context) =>
    readDocumentReference(resource as Partial<DocumentReference>, context),
  Consent: (resource, _keys, context) => readConsent(resource as Partial<Consent>, context),
  AuditEvent: (resource, _keys, context) => readAuditEvent(resource as Partial<AuditEvent>, context),
  Provenance: (resource, _keys, context) => readProvenance(resource as Partial<Provenance>, context),
};

/** Turns a resource into records. What is marked as entered in error is not a fact and gives none. */
export function readRecords(resource: Json, type: string, fullUrl: string | undefined, context: RecordContext): void {
  const read = READERS[type];
  if (!read || retracted(resource)) return;
  const keys: string[] = [];
  if (fullUrl !== undefined) keys.push(fullUrl);
  if (typeof resource.id === 'string') keys.push(`${type}/${resource.id}`);
  read(resource, keys, context);
}

function retracted(resource: Json): boolean {
  if (resource.status === 'entered-in-error') return true;
  const { verificationStatus } = resource;
  if (!isObject(verificationStatus) || !Array.isArray(verificationStatus.coding)) return false;
  return verificationStatus.coding.some((item) => isObject(item) && item.code === 'entered-in-error');
}
