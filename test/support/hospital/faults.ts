import { curpCheckDigit, GENERIC_CURP } from '../../../shared/identifiers/index.ts';
import type { RecordType } from '../../../shared/model/index.ts';
import { makeClues } from '../giis-people.ts';
import { curpOf, type Encounter, HOSPITAL, type Note, type Patient, type Practitioner } from './facts.ts';

/** Something that the hospital does wrong in one encounter, and what must come of it. */
export interface Fault {
  /** In words, for whoever reads a failed test. */
  readonly title: string;
  readonly encounter: number;
  readonly spoil: (encounter: Encounter) => Encounter;
  /** Each check that must then fail, once, and no other. */
  readonly fails: readonly Failure[];
}

/** A check that fails on one record, which a format must have a place for. */
export interface Failure {
  readonly check: string;
  readonly of: RecordType;
  /** The neutral datum that the finding stands at. */
  readonly field: string;
}

const CLUES_OF_NOBODY = makeClues(70007);

const ofPatient =
  (change: Partial<Patient>): Fault['spoil'] =>
  (encounter) => ({ ...encounter, patient: { ...encounter.patient, ...change } });

const ofResidence =
  (change: Partial<Patient['residence']>): Fault['spoil'] =>
  (encounter) => {
    const residence = { ...encounter.patient.residence, ...change };
    return { ...encounter, patient: { ...encounter.patient, residence } };
  };

const ofPractitioner =
  (change: Partial<Practitioner>): Fault['spoil'] =>
  (encounter) => ({ ...encounter, practitioner: { ...encounter.practitioner, ...change } });

const ofClues =
  (clues: string | undefined): Fault['spoil'] =>
  (encounter) => ({ ...encounter, unit: { ...encounter.unit, clues } });

const ofDiagnosis =
  (code: string | undefined): Fault['spoil'] =>
  (encounter) => ({
    ...encounter,
    diagnoses: [{ ...encounter.diagnoses[0], code }, ...encounter.diagnoses.slice(1)],
  });

const ofNote =
  (change: Partial<Note>): Fault['spoil'] =>
  (encounter) => ({ ...encounter, note: { ...encounter.note, ...change } });

const fails = (check: string, of: RecordType, field: string): readonly Failure[] => [{ check, of, field }];

/** The last sign made another one. */
function withWrongDigit(curp: string): string {
  const right = Number(curpCheckDigit(curp.slice(0, 17)));
  return curp.slice(0, 17) + String((right + 1) % 10);
}

const curpOfEncounter = (number: number): string => HOSPITAL[number - 1].patient.curp ?? '';

export const FAULTS = {
  curpAbsent: {
    title: 'la persona no tiene CURP',
    encounter: 3,
    spoil: ofPatient({ curp: undefined }),
    fails: fails('curp-presente', 'patient', 'curp'),
  },
  curpWithWrongDigit: {
    title: 'el dígito verificador de la CURP es otro',
    encounter: 1,
    spoil: ofPatient({ curp: withWrongDigit(curpOfEncounter(1)) }),
    fails: fails('curp-digito-verificador', 'patient', 'curp'),
  },
  curpMalformed: {
    title: 'a la CURP le falta un signo',
    encounter: 4,
    spoil: ofPatient({ curp: curpOfEncounter(4).slice(0, 17) }),
    fails: fails('curp-estructura', 'patient', 'curp'),
  },
  curpOfAnotherBirthDate: {
    title: 'la fecha de nacimiento no es la de la CURP',
    encounter: 9,
    spoil: ofPatient({ birthDate: '1971-08-15' }),
    fails: fails('curp-concordante', 'patient', 'curp'),
  },
  curpOfAnotherPerson: {
    title: 'la persona lleva la CURP de otra, que también se atendió',
    encounter: 8,
    spoil: ofPatient({ curp: curpOfEncounter(2) }),
    fails: [
      { check: 'curp-concordante', of: 'patient', field: 'curp' },
      { check: 'curp-concordante-nombres', of: 'patient', field: 'curp' },
    ],
  },
  curpGeneric: {
    title: 'la persona lleva la CURP genérica, que no es falta',
    encounter: 5,
    spoil: ofPatient({ curp: GENERIC_CURP }),
    fails: [],
  },
  sexAbsent: {
    title: 'no se sabe el sexo',
    encounter: 10,
    spoil: ofPatient({ sex: undefined }),
    fails: fails('sexo-registrado', 'patient', 'sex'),
  },
  birthStateUnknown: {
    title: 'la entidad de nacimiento no existe',
    encounter: 6,
    spoil: ofPatient({ birthState: '77' }),
    fails: fails('entidad-nacimiento-en-catalogo', 'patient', 'birthState'),
  },
  firstSurnameAbsent: {
    title: 'la persona no tiene primer apellido',
    encounter: 7,
    spoil: ofPatient({ firstSurname: undefined, secondSurname: undefined }),
    fails: fails('nombre-completo', 'patient', 'firstSurname'),
  },
  birthDateImpossible: {
    title: 'la fecha de nacimiento no está en el calendario',
    encounter: 12,
    spoil: ofPatient({ birthDate: '1990-02-30' }),
    fails: fails('fecha-nacimiento-valida', 'patient', 'birthDate'),
  },
  nationalityUnknown: {
    title: 'la nacionalidad no está en el catálogo',
    encounter: 11,
    spoil: ofPatient({ nationality: 'ZZZ' }),
    fails: fails('nacionalidad-en-catalogo', 'patient', 'nationality'),
  },
  folioAbsent: {
    title: 'no hay folio',
    encounter: 13,
    spoil: ofPatient({ folio: undefined }),
    fails: fails('folio-interno-presente', 'patient', 'folio'),
  },
  residenceStateUnknown: {
    title: 'la entidad de residencia no existe',
    encounter: 14,
    spoil: ofResidence({ state: '77' }),
    fails: fails('residencia-en-catalogo', 'patient', 'residenceState'),
  },
  residenceMunicipalityUnknown: {
    title: 'el municipio de residencia no es de la entidad',
    encounter: 2,
    spoil: ofResidence({ municipality: '555' }),
    fails: fails('residencia-en-catalogo', 'patient', 'residenceMunicipality'),
  },
  affiliationUnknown: {
    title: 'la afiliación no está en el catálogo',
    encounter: 2,
    spoil: ofPatient({ affiliation: '77' }),
    fails: fails('afiliacion-en-catalogo', 'coverage', 'affiliation'),
  },
  cluesMalformed: {
    title: 'a la CLUES le falta un signo',
    encounter: 13,
    spoil: ofClues(HOSPITAL[12].unit.clues?.slice(0, -1)),
    fails: fails('clues-estructura', 'establishment', 'clues'),
  },
  cluesUnknown: {
    title: 'la CLUES no está en el catálogo',
    encounter: 14,
    spoil: ofClues(CLUES_OF_NOBODY),
    fails: fails('clues-en-catalogo', 'establishment', 'clues'),
  },
  cluesAbsent: {
    title: 'la unidad no dice su CLUES',
    encounter: 11,
    spoil: ofClues(undefined),
    fails: fails('clues-presente', 'establishment', 'clues'),
  },
  diagnosisMalformed: {
    title: 'el código del diagnóstico está a medias',
    encounter: 4,
    spoil: ofDiagnosis('J0'),
    fails: fails('diagnostico-sintaxis', 'diagnosis', 'code'),
  },
  diagnosisUnknown: {
    title: 'el diagnóstico no está en el catálogo',
    encounter: 6,
    spoil: ofDiagnosis('K298'),
    fails: fails('diagnostico-en-catalogo', 'diagnosis', 'code'),
  },
  diagnosisOfNewborns: {
    title: 'el diagnóstico es de recién nacidos y la persona es adulta',
    encounter: 10,
    spoil: ofDiagnosis('P220'),
    fails: fails('diagnostico-en-catalogo', 'diagnosis', 'code'),
  },
  diagnosisUncoded: {
    title: 'el diagnóstico es un texto sin código',
    encounter: 9,
    spoil: ofDiagnosis(undefined),
    fails: fails('diagnostico-codificado-cie', 'diagnosis', 'code'),
  },
  staffTypeUnknown: {
    title: 'el tipo de personal no está en el catálogo',
    encounter: 8,
    spoil: ofPractitioner({ staffType: '777' }),
    fails: fails('tipo-personal-en-catalogo', 'practitioner', 'staffType'),
  },
  practitionerCurpMalformed: {
    title: 'a la CURP de quien atiende le falta un signo',
    encounter: 7,
    spoil: ofPractitioner({ curp: HOSPITAL[6].practitioner.curp.slice(0, 17) }),
    fails: fails('curp-estructura', 'practitioner', 'curp'),
  },
  practitionerCurpOfSomeoneElse: {
    title: 'la CURP de quien atiende no concuerda con su nombre',
    encounter: 3,
    spoil: ofPractitioner({ curp: curpOf('ZUXW681002HDFMTR0') }),
    fails: fails('curp-concordante-nombres', 'practitioner', 'curp'),
  },
  licenseMalformed: {
    title: 'la cédula profesional no es un número',
    encounter: 1,
    spoil: ofPractitioner({ license: 'EN TRAMITE' }),
    fails: fails('cedula-estructura', 'practitioner', 'license'),
  },
  serviceUnknown: {
    title: 'el servicio no está en el catálogo',
    encounter: 12,
    spoil: (encounter) => ({ ...encounter, service: '777' }),
    fails: fails('servicio-en-catalogo', 'encounter', 'service'),
  },
  noteWithoutAuthor: {
    title: 'la nota no dice quién la escribió',
    encounter: 2,
    spoil: ofNote({ hasAuthor: false }),
    fails: fails('documento-con-autor', 'document', 'author'),
  },
  noteWithoutDate: {
    title: 'la nota no tiene fecha',
    encounter: 3,
    spoil: ofNote({ hasDate: false }),
    fails: fails('documento-con-fecha', 'document', 'date'),
  },
  noteWithoutStatus: {
    title: 'la nota no dice en qué estado está',
    encounter: 4,
    spoil: ofNote({ hasStatus: false }),
    fails: fails('documento-con-estado', 'document', 'status'),
  },
  noteWithoutVersion: {
    title: 'la nota no dice qué versión es',
    encounter: 5,
    spoil: ofNote({ version: undefined }),
    fails: fails('documento-con-version', 'document', 'version'),
  },
  noteUnsigned: {
    title: 'nadie firmó la nota',
    encounter: 6,
    spoil: ofNote({ isSigned: false }),
    fails: fails('documento-con-firma', 'document', 'signature'),
  },
  noteWithoutCustodian: {
    title: 'la nota no dice quién la guarda',
    encounter: 7,
    spoil: ofNote({ hasCustodian: false }),
    fails: fails('documento-con-custodio', 'document', 'custodian'),
  },
  consentWithoutDate: {
    title: 'el consentimiento no tiene fecha',
    encounter: 8,
    spoil: (encounter) => ({ ...encounter, consent: { hasDate: false } }),
    fails: fails('consentimiento-completo', 'consent', 'date'),
  },
} satisfies Readonly<Record<string, Fault>>;

/** Not one of the above: only some formats can tell it, since in FHIR a Patient is of no day of care. */
export const BORN_AFTER_CARE: Fault = {
  title: 'la persona nació después de la atención',
  encounter: 12,
  spoil: ofPatient({ curp: GENERIC_CURP, birthDate: '2025-01-02' }),
  fails: fails('fecha-nacimiento-valida', 'patient', 'birthDate'),
};

export type FaultName = keyof typeof FAULTS;

export const FAULT_NAMES = Object.keys(FAULTS) as readonly FaultName[];

/** The hospital with these faults; all when left out. */
export function hospitalWith(names: readonly FaultName[] = FAULT_NAMES): readonly Encounter[] {
  return HOSPITAL.map((encounter) =>
    names
      .map((name): Fault => FAULTS[name])
      .filter((fault) => fault.encounter === encounter.number)
      .reduce((spoilt, { spoil }) => spoil(spoilt), encounter),
  );
}
