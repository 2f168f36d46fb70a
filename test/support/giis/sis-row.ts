import { below, makePerson, type Person, pick, type Random } from '../giis-people.ts';

/** Cells that the SIS guides share (unit, provider, patient, population, care, vital signs), by column name. */
export type SharedCells = Readonly<Record<string, string>>;

/** Who is attended and by whom; nobody in it exists. */
export interface Visit {
  readonly clues: string;
  readonly staffType: string;
  readonly service: string;
  readonly patient: Person;
}

/** A made-up provider of working age, then the cells that every SIS guide has in common. */
export function sharedCells(random: Random, { clues, staffType, service, patient }: Visit): SharedCells {
  const provider = makePerson(random, 1965 + below(random, 30), random() < 0.5 ? 'H' : 'M');
  const sex = patient.sex === 'H' ? '1' : '2';
  return {
    clues,
    paisNacimiento: '142',
    curpPrestador: provider.curp,
    nombrePrestador: provider.givenNames,
    primerApellidoPrestador: provider.firstSurname,
    segundoApellidoPrestador: provider.secondSurname,
    tipoPersonal: staffType,
    programaSMyMG: '0',
    curpPaciente: patient.curp,
    nombre: patient.givenNames,
    primerApellido: patient.firstSurname,
    segundoApellido: patient.secondSurname,
    fechaNacimiento: patient.birth,
    paisNacPaciente: '142',
    entidadNacimiento: patient.state,
    sexoCURP: sex,
    sexoBiologico: sex,
    seAutodenominaAfromexicano: '0',
    seConsideraIndigena: pick(random, ['0', '1']),
    migrante: '0',
    paisProcedencia: '-1',
    genero: sex,
    derechohabiencia: pick(random, ['1', '2', '3', '2&8']),
    fechaConsulta: `${String(1 + below(random, 28)).padStart(2, '0')}/10/2024`,
    servicioAtencion: service,
    peso: '999',
    talla: '999',
    circunferenciaCintura: '0',
    ...pick(random, [PRESSURE, NOT_MEASURED]),
    frecuenciaCardiaca: '0',
    frecuenciaRespiratoria: '0',
    temperatura: '36.5',
    saturacionOxigeno: '0',
    glucemia: '0',
    tipoMedicion: '-1',
    primeraVezAnio: '0',
    relacionTemporal: pick(random, ['0', '1']),
    primeraVezDiagnostico2: '-1',
    primeraVezDiagnostico3: '-1',
    lineaVida: pick(random, ['0', '1']),
    cartillaSalud: pick(random, ['0', '1']),
    esquemaVacunacion: pick(random, ['0', '1']),
    referidoPor: '-1',
    contrarreferido: '0',
    ...pick(random, DISTANCE),
  };
}

/** In person, by teleconsultation, and with studies seen at a distance. */
const DISTANCE = [
  { telemedicina: '0', teleconsulta: '0', estudiosTeleconsulta: '-1', modalidadConsulDist: '-1' },
  { telemedicina: '0', teleconsulta: '1', estudiosTeleconsulta: '-1', modalidadConsulDist: '1' },
  { telemedicina: '0', teleconsulta: '0', estudiosTeleconsulta: '1&3', modalidadConsulDist: '2' },
];

const PRESSURE = { sistolica: '120', diastolica: '80' };
const NOT_MEASURED = { sistolica: '0', diastolica: '0' };

/** The same value in each of the columns that a guide has of its own. */
export function filled(columns: string, value: string): SharedCells {
  return Object.fromEntries(columns.split(' ').map((column) => [column, value]));
}
