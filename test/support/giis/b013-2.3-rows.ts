import { below, makePerson, type Person, pick, type Random } from '../giis-people.ts';
import type { GuideRows } from './guide-rows.ts';

/** Rows of the guide of lesiones: accidents, violence and deaths of people who do not exist. */
export const rows: GuideRows = {
  guide: 'b013-2.3',
  makeRow(random, index, clues) {
    return { ...SCENES[(index - 1) % SCENES.length](random, clues), clues, folio: String(index).padStart(8, '0') };
  },
};

type Cells = Readonly<Record<string, string>>;
type Scene = (random: Random, clues: string) => Cells;

const GENERIC_CURP = 'XXXX999999XXXXXX99';
const MONTH = '11/2024';

/** What the row says of the injured person; facts that depend on age and sex follow the guide. */
function patient(random: Random, year: number, sex: 'H' | 'M'): Cells & { readonly fechaNacimiento: string } {
  const person = makePerson(random, year, sex);
  const age = ageInNovember(person);
  const [escolaridad, sabeLeerEscribir] = schooling(random, age);
  return {
    curpPaciente: person.curp,
    nombre: person.givenNames,
    primerApellido: person.firstSurname,
    segundoApellido: person.secondSurname,
    fechaNacimiento: person.birth,
    paisOrigen: '142',
    entidadNacimiento: person.state,
    escolaridad,
    sabeLeerEscribir,
    sexo: sex === 'H' ? '1' : '2',
    derechohabiencia: pick(random, ['1', '2', '3', '5', '10', '99']),
    gratuidad: '8',
    seConsideraIndigena: '2',
    hablaLenguaIndigena: '2',
    cualLengua: '-1',
    seConsideraAfromexicano: pick(random, ['1', '2']),
    mujerFertil: sex === 'M' && age >= 9 && age <= 59 ? '3' : '-1',
    edadGestacional: '0',
    discapacidad: pick(random, ['1', '2', '9']),
    usuarioReferido: '8',
  };
}

/** Completed years on any day from 10 to 28 November 2024; births in that month are read as not yet completed. */
function ageInNovember({ year, month, day }: Person): number {
  return 2024 - year - (month > 11 || (month === 11 && day > 10) ? 1 : 0);
}

/** Keys of schooling and literacy that go together. */
function schooling(random: Random, age: number): readonly [string, string] {
  if (age < 3) return ['88', '2'];
  if (age < 7) return [pick(random, ['1', '122']), '2'];
  if (age < 15) return ['32', '1'];
  return pick(random, [
    ['1', '2'],
    ['31', '9'],
    ['52', '1'],
    ['71', '1'],
    ['101', '1'],
  ] as const);
}

const PLACES: readonly Cells[] = [
  { entidadOcurrencia: '09', municipioOcurrencia: '003', localidadOcurrencia: '0001', codigoPostal: '04000' },
  { entidadOcurrencia: '15', municipioOcurrencia: '106', localidadOcurrencia: '0031', codigoPostal: '50000' },
  {
    entidadOcurrencia: '15',
    municipioOcurrencia: '109',
    localidadOcurrencia: '9999',
    otraLocalidad: 'PARAJE DE PRUEBA',
    codigoPostal: '99999',
  },
  { entidadOcurrencia: '99', municipioOcurrencia: '999', localidadOcurrencia: '9999', codigoPostal: '00000' },
];

/** When and where it happened, and the care that followed on the same day or later. */
function event(random: Random): Cells {
  const day = 11 + below(random, 14);
  const later = below(random, 3);
  const prehospital = random() < 0.5;
  return {
    fechaEvento: `${day}/${MONTH}`,
    horaEvento: pick(random, ['06:15', '08:30', '99:99']),
    diaFestivo: pick(random, ['1', '2']),
    sitioOcurrencia: String(below(random, 13)),
    ...pick(random, PLACES),
    tipoVialidad: pick(random, ['3', '5', '98']),
    nombreVialidad: pick(random, ['CALLE DE PRUEBA 5', 'NO ESPECIFICADO']),
    numeroExterior: pick(random, ['0', '169']),
    tipoAsentamiento: pick(random, ['7', '45']),
    nombreAsentamiento: 'COLONIA DE PRUEBA',
    atencionPreHospitalaria: prehospital ? '1' : '2',
    tiempoTrasladoUH: prehospital ? pick(random, ['00:25', '48:00', '99:99']) : '',
    sospechaBajoEfectosDe: pick(random, ['5', '4', '1', '1&3']),
    eventoRepetido: pick(random, ['1', '2']),
    fechaAtencion: `${day + later}/${MONTH}`,
    horaAtencion: pick(random, ['09:05', '23:40', '99:99']),
  };
}

function accident(agent: string): Cells {
  return {
    intencionalidad: '1',
    agenteLesion: agent,
    lesionadoVehiculoMotor: '-1',
    usoEquipoSeguridad: '-1',
    equipoUtilizado: '-1',
    ...NO_VIOLENCE,
  };
}

const NO_VIOLENCE: Cells = {
  tipoViolencia: '-1',
  numeroAgresores: '-1',
  parentescoAfectado: '-1',
  sexoAgresor: '-1',
  edadAgresor: '0',
  agresorBajoEfectos: '-1',
};

function violence(kind: string, agent: string, aggressor: Cells): Cells {
  return { ...accident(agent), intencionalidad: '2', tipoViolencia: kind, agresorBajoEfectos: '1', ...aggressor };
}

/** One aggressor, of whom all is recorded. */
const ONE_AGGRESSOR: Cells = { numeroAgresores: '1', parentescoAfectado: '3', sexoAgresor: '1', edadAgresor: '30' };

/** The injury, the care given and where the person went. */
function outcome(random: Random, main: string, cause: string): Cells {
  return {
    servicioAtencion: '3',
    tipoAtencion: pick(random, ['1', '1&2', '1&3&5']),
    areaAnatomica: pick(random, ['1', '13', '15']),
    consecuenciaGravedad: pick(random, ['5', '14', '18']),
    descripcionAfeccionPrincipal: 'LESION DE PRUEBA, PARTE NO ESPECIFICADA',
    codigoCIEAfeccionPrincipal: main,
    afeccionesTratadas: pick(random, [
      '',
      '1#CONTUSION DE LA RODILLA#S800',
      '1#HERIDA DE LA MEJILLA#S014&2#FRACTURA DE COSTILLA#S223',
    ]),
    afeccionPrincipalReseleccionada: main,
    causaExterna: 'CAUSA DE PRUEBA (SINTETICA)',
    codigoCIECausaExterna: cause,
    despuesAtencion: pick(random, ['1', '2', '3']),
    ministerioPublico: '2',
    responsableAtencion: '1',
  };
}

function staff(random: Random): Cells {
  const person = makePerson(random, 1965 + below(random, 30), random() < 0.5 ? 'H' : 'M');
  return {
    paisNacimiento: '142',
    curpResponsable: person.curp,
    nombreResponsable: person.givenNames,
    primerApellidoResponsable: person.firstSurname,
    segundoApellidoResponsable: person.secondSurname,
    cedulaResponsable: pick(random, ['69875649', '00000000123456']),
  };
}

const adult = (random: Random): number => 1966 + below(random, 38);

const SCENES: readonly Scene[] = [
  /** A driver with a belt on. */
  (random) => ({
    ...patient(random, adult(random), 'H'),
    ...event(random),
    ...accident('20'),
    lesionadoVehiculoMotor: '1',
    usoEquipoSeguridad: '1',
    equipoUtilizado: '1',
    ...outcome(random, 'S009', 'V498'),
    ...staff(random),
  }),
  /** An infant who fell. */
  (random) => ({
    ...patient(random, 2023, 'M'),
    ...event(random),
    ...accident('4'),
    ...outcome(random, 'S000', 'W190'),
    ...staff(random),
  }),
  /** A small child in a child seat. */
  (random) => ({
    ...patient(random, 2020, 'H'),
    ...event(random),
    ...accident('20'),
    lesionadoVehiculoMotor: '2',
    usoEquipoSeguridad: '1',
    equipoUtilizado: '3',
    ...outcome(random, 'S134', 'V498'),
    ...staff(random),
  }),
  /** Family violence against a pregnant woman, seen by a psychologist. */
  (random) => ({
    ...patient(random, 1990 + below(random, 12), 'M'),
    mujerFertil: '1',
    edadGestacional: pick(random, ['12', '99']),
    ...event(random),
    ...violence('6&8&10', '6', ONE_AGGRESSOR),
    ...outcome(random, 'F430', 'Y050'),
    consecuenciaGravedad: '11',
    tipoAtencion: '2&3',
    responsableAtencion: '2',
    ...staff(random),
  }),
  /** Violence by several strangers; the prosecutor was told. */
  (random) => ({
    ...patient(random, adult(random), 'H'),
    ...event(random),
    ...violence('7', '12', { numeroAgresores: '2' }),
    intencionalidad: '3',
    ...outcome(random, 'T149', 'X590'),
    ministerioPublico: '1',
    despuesAtencion: '11',
    especifiqueDestino: 'OTRA UNIDAD DE PRUEBA',
    ...staff(random),
  }),
  /** Somebody who could not be identified. */
  (random) => ({
    ...patient(random, adult(random), 'M'),
    curpPaciente: GENERIC_CURP,
    nombre: 'DESCONOCIDA',
    primerApellido: 'XX',
    segundoApellido: 'XX',
    fechaNacimiento: '09/09/9999',
    paisOrigen: '248',
    entidadNacimiento: '99',
    ...event(random),
    ...accident('26'),
    intencionalidad: '4',
    ...outcome(random, 'T149', 'X590'),
    ...staff(random),
  }),
  /** A death, with the folio of its certificate. */
  (random) => ({
    ...patient(random, 1930 + below(random, 20), 'M'),
    ...event(random),
    ...accident('25'),
    especifique: 'AGENTE DE PRUEBA 1',
    ...outcome(random, 'S060', 'W174'),
    consecuenciaGravedad: '19',
    despuesAtencion: '5',
    folioCertificadoDefuncion: '240123456',
    ...staff(random),
  }),
  /** A speaker of an indigenous language, referred by another unit; free care in Ciudad de México. */
  (random, clues) => ({
    ...patient(random, adult(random), 'M'),
    derechohabiencia: '8',
    gratuidad: clues.startsWith('DF') ? '1' : '8',
    seConsideraIndigena: '1',
    hablaLenguaIndigena: '1',
    cualLengua: '0411',
    usuarioReferido: '1',
    cluesReferido: clues === 'DFIMS000061' ? 'DFSSA000864' : 'DFIMS000061',
    ...event(random),
    ...violence('8', '27', { numeroAgresores: '3' }),
    ...outcome(random, 'F419', 'Y060'),
    tipoAtencion: '5',
    areaAnatomica: '16',
    especifiqueArea: 'AREA DE PRUEBA',
    consecuenciaGravedad: '22',
    especifiqueConsecuencia: 'CONSECUENCIA DE PRUEBA',
    servicioAtencion: '5',
    especifiqueServicio: 'SERVICIO DE PRUEBA',
    responsableAtencion: '3',
    ...staff(random),
    cedulaResponsable: '0',
  }),
  /** A passenger with other equipment, seen by somebody born abroad. */
  (random) => ({
    ...patient(random, adult(random), 'H'),
    ...event(random),
    ...accident('20'),
    lesionadoVehiculoMotor: '2',
    usoEquipoSeguridad: '1',
    equipoUtilizado: '4',
    especifiqueEquipo: 'RODILLERAS',
    ...outcome(random, 'S525', 'V498'),
    ...staff(random),
    paisNacimiento: '68',
    curpResponsable: GENERIC_CURP,
  }),
  /** Human trafficking; the patient was born abroad and is in puerperium. */
  (random) => ({
    ...patient(random, 1995 + below(random, 8), 'M'),
    curpPaciente: GENERIC_CURP,
    paisOrigen: '68',
    entidadNacimiento: '88',
    mujerFertil: '2',
    edadGestacional: '38',
    ...event(random),
    ...accident('27'),
    intencionalidad: '11',
    ...outcome(random, 'O267', 'Y060'),
    ...staff(random),
  }),
];
