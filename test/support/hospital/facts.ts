import { curpCheckDigit } from '../../../shared/identifiers/index.ts';
import { makeClues } from '../giis-people.ts';

/**
 * Hospital Sintético de Cotejo: ten persons and fourteen encounters, none of which exist, said once and in no format.
 * The renderers beside this file write them as GIIS B015, FHIR R4, HL7 v2 and CDA R2.
 */
export interface Encounter {
  readonly number: number;
  readonly patient: Patient;
  readonly practitioner: Practitioner;
  readonly unit: Unit;
  /** ISO 8601 day, and time of the day `HH:MM`. */
  readonly day: string;
  readonly time: string;
  /** Key of SERVICIOS DE ATENCIÓN. */
  readonly service: string;
  readonly diagnoses: readonly Diagnosis[];
  readonly vitalSigns: VitalSigns;
  readonly note: Note;
  readonly consent: Consent;
}

/** What is left out is not known to the hospital. */
export interface Patient {
  readonly curp?: string;
  readonly givenNames: string;
  readonly firstSurname?: string;
  readonly secondSurname?: string;
  /** `YYYY-MM-DD`, though no calendar may have it. */
  readonly birthDate: string;
  readonly sex?: 'H' | 'M';
  /** INEGI key. */
  readonly birthState: string;
  /** RENAPO key. */
  readonly nationality: string;
  readonly folio?: string;
  readonly residence: Residence;
  /** Key of AFILIACIÓN. */
  readonly affiliation: string;
}

/** INEGI keys. */
export interface Residence {
  readonly state: string;
  readonly municipality: string;
  readonly locality: string;
  readonly postalCode: string;
}

export interface Practitioner {
  readonly curp: string;
  readonly givenNames: string;
  readonly firstSurname: string;
  readonly secondSurname: string;
  /** Cédula profesional. */
  readonly license: string;
  /** Key of TIPO PERSONAL. */
  readonly staffType: string;
}

export interface Unit {
  readonly clues?: string;
  readonly name: string;
}

export interface Diagnosis {
  /** CIE-10 as the GIIS write it: four signs, no dot. */
  readonly code?: string;
  readonly text: string;
}

export interface VitalSigns {
  /** Kilograms and centimetres. */
  readonly weight: string;
  readonly height: string;
  /** Degrees Celsius. */
  readonly temperature: string;
}

/** The note of the encounter; parts that are false are missing from it. */
export interface Note {
  readonly text: string;
  readonly hasAuthor: boolean;
  readonly hasDate: boolean;
  readonly hasStatus: boolean;
  readonly isSigned: boolean;
  readonly version?: string;
  readonly hasCustodian: boolean;
}

export interface Consent {
  readonly hasDate: boolean;
}

export const UNIT: Unit = { clues: makeClues(90001), name: 'HOSPITAL SINTÉTICO DE COTEJO' };

/** The CURP that begins with these 17 signs. */
export function curpOf(stem: string): string {
  return stem + curpCheckDigit(stem);
}

type Named = readonly [givenNames: string, firstSurname: string, secondSurname?: string];

let folio = 0;

function patient(
  stem: string,
  [givenNames, firstSurname, secondSurname]: Named,
  birthDate: string,
  birthState: string,
  residence: readonly [state: string, municipality: string, locality: string, postalCode: string],
  affiliation: string,
): Patient {
  const [state, municipality, locality, postalCode] = residence;
  folio++;
  return {
    curp: curpOf(stem),
    givenNames,
    firstSurname,
    secondSurname,
    birthDate,
    sex: stem[10] === 'M' ? 'M' : 'H',
    birthState,
    nationality: 'MEX',
    folio: `EXP-${String(folio).padStart(4, '0')}`,
    residence: { state, municipality, locality, postalCode },
    affiliation,
  };
}

const CENTRE = ['09', '015', '0001', '06000'] as const;
const SOUTH = ['09', '003', '0001', '04000'] as const;
const WEST = ['14', '039', '0001', '44100'] as const;

const JUAN = patient('PELJ850312HJCRPN0', ['JUAN', 'PEREZ', 'LOPEZ'], '1985-03-12', '14', WEST, '1');
const ROSA = patient('GAMR900725MDFRNS0', ['ROSA ELENA', 'GARCIA', 'MENDOZA'], '1990-07-25', '09', CENTRE, '2');
const CARLOS = patient('HERC721103HPLRZR0', ['CARLOS', 'HERNANDEZ', 'RUIZ'], '1972-11-03', '21', SOUTH, '3');
const SOFIA = patient('TOCS040509MOCRSFA', ['SOFIA', 'TORRES', 'CASTILLO'], '2004-05-09', '20', CENTRE, '1');
const MIGUEL = patient('FOXM780130HCSLXG0', ['MIGUEL ANGEL', 'FLORES'], '1978-01-30', '07', SOUTH, '8');
const MARGARITA = patient('DORM660917MVZMVR0', ['MARGARITA', 'DOMINGUEZ', 'RIVERA'], '1966-09-17', '30', CENTRE, '3');
const LEONARDO = patient('AUSL011208HYNGLNA', ['LEONARDO', 'AGUILAR', 'SALAZAR'], '2001-12-08', '31', WEST, '1');
const BEATRIZ = patient('OEJB880421MMNRMT0', ['BEATRIZ', 'ORTEGA', 'JIMENEZ'], '1988-04-21', '16', SOUTH, '2');
const HECTOR = patient('VAMH710814HSRRDC0', ['HECTOR', 'VARGAS', 'MEDINA'], '1971-08-14', '26', CENTRE, '2');
const KARINA = patient('LUPK960229MNLNXR0', ['KARINA', 'LUNA', 'PEÑA'], '1996-02-29', '19', SOUTH, '1');

const ALICIA: Practitioner = {
  curp: curpOf('MODA750618MJCRZL0'),
  givenNames: 'ALICIA',
  firstSurname: 'MORALES',
  secondSurname: 'DIAZ',
  license: '4567890',
  staffType: '2',
};
const JORGE: Practitioner = {
  curp: curpOf('RASJ681002HDFMTR0'),
  givenNames: 'JORGE',
  firstSurname: 'RAMIREZ',
  secondSurname: 'SOTO',
  license: '3214567',
  staffType: '2',
};
const IRENE: Practitioner = {
  curp: curpOf('CULI800115MGRRRR0'),
  givenNames: 'IRENE',
  firstSurname: 'CRUZ',
  secondSurname: 'LARA',
  license: '12345678',
  staffType: '2',
};

const HEADACHE: Diagnosis = { code: 'R51X', text: 'Cefalea' };
const GASTRITIS: Diagnosis = { code: 'K297', text: 'Gastritis, no especificada' };
const URINARY: Diagnosis = { code: 'N390', text: 'Infección de vías urinarias, sitio no especificado' };
const SORE_THROAT: Diagnosis = { code: 'J029', text: 'Faringitis aguda, no especificada' };
const BACK_PAIN: Diagnosis = { code: 'M545', text: 'Lumbago no especificado' };

const SOUND_NOTE: Omit<Note, 'text'> = {
  hasAuthor: true,
  hasDate: true,
  hasStatus: true,
  isSigned: true,
  version: '1',
  hasCustodian: true,
};

function encounter(
  number: number,
  who: Patient,
  practitioner: Practitioner,
  day: string,
  diagnoses: readonly Diagnosis[],
): Encounter {
  return {
    number,
    patient: who,
    practitioner,
    unit: UNIT,
    day,
    time: `${String(8 + (number % 8)).padStart(2, '0')}:30`,
    service: '4',
    diagnoses,
    vitalSigns: { weight: `${60 + number}.5`, height: `${155 + number}`, temperature: '36.5' },
    note: { ...SOUND_NOTE, text: `Se atiende a la persona por ${diagnoses[0].text.toLowerCase()}. Nota sintética.` },
    consent: { hasDate: true },
  };
}

/** The hospital as it should be: no item of the checklist is missed. */
export const HOSPITAL: readonly Encounter[] = [
  encounter(1, JUAN, ALICIA, '2024-10-01', [HEADACHE]),
  encounter(2, ROSA, ALICIA, '2024-10-01', [GASTRITIS, BACK_PAIN]),
  encounter(3, CARLOS, JORGE, '2024-10-02', [URINARY]),
  encounter(4, SOFIA, JORGE, '2024-10-03', [SORE_THROAT]),
  encounter(5, MIGUEL, IRENE, '2024-10-04', [BACK_PAIN, HEADACHE]),
  encounter(6, MARGARITA, IRENE, '2024-10-07', [GASTRITIS]),
  encounter(7, LEONARDO, ALICIA, '2024-10-08', [SORE_THROAT]),
  encounter(8, BEATRIZ, ALICIA, '2024-10-09', [URINARY]),
  encounter(9, HECTOR, JORGE, '2024-10-10', [HEADACHE]),
  encounter(10, KARINA, JORGE, '2024-10-11', [BACK_PAIN]),
  encounter(11, JUAN, IRENE, '2024-10-14', [GASTRITIS, HEADACHE]),
  encounter(12, ROSA, IRENE, '2024-10-15', [URINARY]),
  encounter(13, CARLOS, ALICIA, '2024-10-16', [SORE_THROAT]),
  encounter(14, SOFIA, JORGE, '2024-10-17', [HEADACHE]),
];
