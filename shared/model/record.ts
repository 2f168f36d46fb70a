/**
 * Records: clinical and administrative facts in one neutral form, whatever the format they came from.
 *
 * A datum that the source leaves out is absent (`undefined`), never an empty text. A value that a norm defines for
 * «not available» (entity `00`, nationality `NND`) is a value and stays. Dates are ISO 8601 (`YYYY-MM-DD`); a date
 * that cannot be read stays absent here and its text is kept in the field that ends in `Text`.
 */
export type RecordType =
  | 'patient'
  | 'practitioner'
  | 'establishment'
  | 'encounter'
  | 'diagnosis'
  | 'procedure'
  | 'observation'
  | 'medication'
  | 'document'
  | 'consent'
  | 'auditEvent'
  | 'allergy'
  | 'immunization'
  | 'study'
  | 'coverage';

export interface PersonData {
  /** As written, trimmed; `XXXX999999XXXXXX99` is the generic value of the GIIS. */
  curp?: string;
  givenNames?: string;
  firstSurname?: string;
  /** Absent when the person has none (the `XX` of the GIIS is read as absent). */
  secondSurname?: string;
  birthDate?: string;
  /** What the source says where `birthDate` could not be read. */
  birthDateText?: string;
  /** CURP letter of the administrative sex: H, M or X; absent when not recorded or not known. */
  sex?: string;
  /** INEGI key 01–32; 88 abroad (NE), 99 unknown, 00 not specified. */
  birthState?: string;
  /** Key of the DGIS catalogue PAIS; 142 = México. */
  birthCountry?: string;
}

export interface PatientData extends PersonData {
  /** 1 hombre, 2 mujer, 3 intersexual. */
  biologicalSex?: string;
  /** RENAPO key of three letters; NND not available. */
  nationality?: string;
  /** Local record number. */
  folio?: string;
  /** INEGI keys: 2, 3 and 4 digits. */
  residenceState?: string;
  residenceMunicipality?: string;
  residenceLocality?: string;
  postalCode?: string;
  /** Keys of AFILIACION. */
  affiliation?: readonly string[];
  /** Date of the care that the row or message speaks of, where the source ties the patient to one. */
  careDate?: string;
  /** True where the source marks the birth date as an estimate. */
  birthDateEstimated?: boolean;
}

export interface PractitionerData extends PersonData {
  /** Cédula profesional. */
  license?: string;
  /** Key of TIPO PERSONAL-SIS. */
  staffType?: string;
  careDate?: string;
}

export interface EstablishmentData {
  clues?: string;
  name?: string;
  careDate?: string;
}

export interface EncounterData {
  /** Day of the care. */
  date?: string;
  dateText?: string;
  end?: string;
  birthDate?: string;
  clues?: string;
  /** Key of SERVICIOS DE ATENCIÓN. */
  service?: string;
  staffType?: string;
  /** As the source codes it: AMB, EMER, IMP… */
  class?: string;
  status?: string;
}

export interface DiagnosisData {
  /** As written, without the dot: `A00.0` is read as `A000`; see identifiers/cie10. */
  code?: string;
  /** Code system where the source names one (URI or OID). */
  system?: string;
  /** 1 is the main one. */
  rank?: number;
  sex?: string;
  biologicalSex?: string;
  birthDate?: string;
  date?: string;
  staffType?: string;
  /** First time (`first`) or follow-up (`subsequent`), where the source says so. */
  course?: 'first' | 'subsequent';
}

export interface ProcedureData {
  code?: string;
  system?: string;
  date?: string;
}

export interface ObservationData {
  code?: string;
  system?: string;
  value?: number;
  valueText?: string;
  unit?: string;
  date?: string;
  status?: string;
}

export interface MedicationData {
  code?: string;
  system?: string;
  name?: string;
  date?: string;
  status?: string;
}

export interface DocumentData {
  /** Code of the kind of document (LOINC where the source uses it). */
  type?: string;
  title?: string;
  author?: string;
  authorLicense?: string;
  date?: string;
  status?: string;
  /** A signature or attestation that the format carries: TXA authentication, attester, legalAuthenticator. */
  signature?: string;
  version?: string;
  custodian?: string;
  /** Whose it is: a name, an identifier or a reference. */
  patient?: string;
  /** Hour of `date`, as far as the source says it: `HH` or `HH:MM`. */
  time?: string;
  /** LOINC codes of its sections that say something; absent where what one of them is about is not known. */
  sections?: readonly string[];
}

export interface ConsentData {
  status?: string;
  date?: string;
  patient?: string;
}

export interface AuditEventData {
  who?: string;
  when?: string;
  action?: string;
}

/** An allergy or intolerance, or the statement that none is known. */
export interface AllergyData {
  code?: string;
  system?: string;
  name?: string;
  date?: string;
  /** As the source codes it: active, inactive, resolved… */
  status?: string;
}

/** A dose that was given. */
export interface ImmunizationData {
  code?: string;
  system?: string;
  name?: string;
  date?: string;
  status?: string;
}

/** What a laboratory or other auxiliary service reports (NOM-004-SSA3-2012, 9.2). */
export interface StudyData {
  code?: string;
  system?: string;
  name?: string;
  date?: string;
  status?: string;
  /** Who made or signed the report. */
  performer?: string;
  conclusion?: string;
}

/** Who answers for the cost of the care. */
export interface CoverageData {
  /** Keys of AFILIACION, where the source codes it with them. */
  affiliation?: readonly string[];
  payer?: string;
  status?: string;
  start?: string;
  end?: string;
}

export interface RecordDataByType {
  patient: PatientData;
  practitioner: PractitionerData;
  establishment: EstablishmentData;
  encounter: EncounterData;
  diagnosis: DiagnosisData;
  procedure: ProcedureData;
  observation: ObservationData;
  medication: MedicationData;
  document: DocumentData;
  consent: ConsentData;
  auditEvent: AuditEventData;
  allergy: AllergyData;
  immunization: ImmunizationData;
  study: StudyData;
  coverage: CoverageData;
}

/** Which data of which records a format (or one version of it) has a place for. What it cannot carry, it cannot lack. */
export type Carries = { readonly [T in RecordType]?: readonly (keyof RecordDataByType[T])[] };

export const RECORD_TYPES = [
  'patient',
  'practitioner',
  'establishment',
  'encounter',
  'diagnosis',
  'procedure',
  'observation',
  'medication',
  'document',
  'consent',
  'auditEvent',
  'allergy',
  'immunization',
  'study',
  'coverage',
] as const satisfies readonly RecordType[];
