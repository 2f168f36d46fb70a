import { NOTHING } from '../giis/b015-4.11-rows.ts';
import { filled, type SharedCells } from '../giis/sis-row.ts';
import { HEADER, loadB015 } from '../giis-generator.ts';
import type { Encounter, Patient } from './facts.ts';

const guide = loadB015();
const NO_SURNAME = 'XX';

/** GIIS-B015 4.11: a file of the header and one row an encounter, windows-1252. */
export function renderGiis(encounters: readonly Encounter[]): Uint8Array {
  const lines = encounters.map((encounter) => {
    const cells = cellsOf(encounter);
    return guide.columns.map(({ name }) => cells[name] ?? '').join('|');
  });
  return new Uint8Array(Buffer.from([HEADER, ...lines, ''].join('\r\n'), 'latin1'));
}

function cellsOf(encounter: Encounter): SharedCells {
  const { number, patient, practitioner, unit, day, service, diagnoses, vitalSigns } = encounter;
  const [first, second] = diagnoses;
  return {
    ...NOTHING,
    clues: unit.clues ?? '',
    paisNacimiento: '142',
    curpPrestador: practitioner.curp,
    nombrePrestador: practitioner.givenNames,
    primerApellidoPrestador: practitioner.firstSurname,
    segundoApellidoPrestador: practitioner.secondSurname,
    tipoPersonal: practitioner.staffType,
    programaSMyMG: '0',
    ...personCells(patient),
    derechohabiencia: patient.affiliation,
    fechaConsulta: dayOf(day),
    servicioAtencion: service,
    peso: vitalSigns.weight,
    talla: vitalSigns.height,
    ...filled('circunferenciaCintura sistolica diastolica frecuenciaCardiaca frecuenciaRespiratoria', '0'),
    ...filled('saturacionOxigeno glucemia', '0'),
    temperatura: vitalSigns.temperature,
    tipoMedicion: '-1',
    // The first ten encounters are the first ones of the ten persons.
    primeraVezAnio: number <= 10 ? '1' : '0',
    relacionTemporal: '1',
    codigoCIEDiagnostico1: first.code ?? '',
    primeraVezDiagnostico2: second === undefined ? '-1' : '0',
    codigoCIEDiagnostico2: second?.code ?? '',
    ...filled('lineaVida cartillaSalud esquemaVacunacion contrarreferido', '0'),
  };
}

function personCells({
  curp,
  givenNames,
  firstSurname,
  secondSurname,
  birthDate,
  birthState,
  sex,
}: Patient): SharedCells {
  const sexKey = sex === undefined ? '' : sex === 'H' ? '1' : '2';
  return {
    curpPaciente: curp ?? '',
    nombre: givenNames,
    primerApellido: firstSurname ?? '',
    segundoApellido: secondSurname ?? NO_SURNAME,
    fechaNacimiento: dayOf(birthDate),
    paisNacPaciente: '142',
    entidadNacimiento: birthState,
    sexoCURP: sexKey,
    sexoBiologico: sexKey,
    genero: sexKey,
    ...filled('seAutodenominaAfromexicano seConsideraIndigena migrante', '0'),
    paisProcedencia: '-1',
  };
}

/** `dd/mm/aaaa`. */
function dayOf(iso: string): string {
  return iso.split('-').reverse().join('/');
}
