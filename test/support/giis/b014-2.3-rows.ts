import { below, makePerson, pick, type Random } from '../giis-people.ts';
import type { GuideRows } from './guide-rows.ts';

/** Rows of the guide of urgencias: emergencies of people who do not exist, as the dictionary lists its variables. */
export const rows: GuideRows = {
  guide: 'b014-2.3',
  makeRow(random, index, clues) {
    return {
      ...patient(random, index),
      ...care(random, clues),
      ...OUTCOMES[(index - 1) % OUTCOMES.length],
      ...(index % 4 === 0 ? specialist(random) : {}),
      ...staff(random),
      clues,
      folio: String(index).padStart(8, '0'),
    };
  },
};

type Cells = Readonly<Record<string, string>>;

function patient(random: Random, index: number): Cells {
  const pregnant = index % OUTCOMES.length === PREGNANT;
  const sex = pregnant || random() < 0.5 ? 'M' : 'H';
  const person = makePerson(random, pregnant ? 1990 + below(random, 15) : 1935 + below(random, 85), sex);
  return {
    curpPaciente: person.curp,
    nombre: person.givenNames,
    primerApellido: person.firstSurname,
    segundoApellido: person.secondSurname,
    fechaNacimiento: person.birth,
    paisOrigen: '142',
    entidadNacimiento: person.state,
    sexo: sex === 'H' ? '1' : '2',
    derechohabiencia: pick(random, ['1', '2', '3', '8', '10', '99']),
    gratuidad: '8',
    seConsideraIndigena: pick(random, ['1', '2']),
    seConsideraAfromexicano: pick(random, ['1', '2']),
    paisResidencia: '142',
    ...pick(random, RESIDENCES),
  };
}

const RESIDENCES: readonly Cells[] = [
  { entidadResidencia: '09', municipioResidencia: '003', localidadResidencia: '0001', codigoPostal: '04000' },
  {
    entidadResidencia: '15',
    municipioResidencia: '106',
    localidadResidencia: '9999',
    otraLocalidad: 'PARAJE DE PRUEBA',
    codigoPostal: '50000',
  },
  { entidadResidencia: '14', municipioResidencia: '999', localidadResidencia: '9999', codigoPostal: '00000' },
];

function care(random: Random, clues: string): Cells {
  const day = 11 + below(random, 14);
  const prehospital = random() < 0.5;
  const moved = random() < 0.2;
  return {
    atencionPreHospitalaria: prehospital ? '1' : '2',
    tiempoTraslado: prehospital ? '00:25' : '',
    fechaIngreso: `${day}/11/2024`,
    horaIngreso: pick(random, ['00:00', '09:53', '23:59']),
    tipoUrgencia: pick(random, ['1', '2']),
    motivoAtencion: pick(random, ['1', '2', '3', '4']),
    tipoCama: pick(random, ['1', '2', '3', '9']),
    trasladoTransitorio: moved ? '1' : '2',
    cluesTraslado: moved ? otherUnit(clues) : '',
    fechaAlta: `${day + below(random, 3)}/11/2024`,
    horaAlta: pick(random, ['10:30', '22:05']),
  };
}

const otherUnit = (clues: string): string => (clues === 'DFIMS000061' ? 'DFSSA000864' : 'DFIMS000061');

const diagnosis = (description: string, code: string): Cells => ({
  descripcionAfeccionPrincipal: description,
  codigoCIEAfeccionPrincipal: code,
  afeccionPrincipalReseleccionada: code,
});

/** What each kind of emergency was and how it ended. */
const OUTCOMES: readonly Cells[] = [
  {
    altaPor: '4',
    ...diagnosis('ASMA, NO ESPECIFICADA', 'J459'),
    numeroComorbilidad: '1',
    descripcionComorbilidad: 'OBESIDAD DE PRUEBA',
    codigoCieComorbilidad: 'E669',
    numeroMedicamento: '1',
    codigoMedicamento: 'CLAVE DE PRUEBA',
  },
  { altaPor: '3', cluesReferido: 'DFSSA000864', ...diagnosis('CONTUSION DE LA RODILLA', 'S800') },
  {
    altaPor: '5',
    ministerioPublico: '2',
    folioCertificadoDefuncion: '240123456',
    ...diagnosis('CHOQUE DE PRUEBA', 'R571'),
    numeroProcedimiento: '1',
    codigoCieProcedimiento: '9960',
  },
  { altaPor: '1', mujerFertil: '1', edadGestacional: '20', ...diagnosis('AMENAZA DE ABORTO', 'O200') },
  { altaPor: '4', planIras: '1', ...diagnosis('RINOFARINGITIS AGUDA', 'J00X') },
  { altaPor: '2', planEdas: '1', numeroSobres: '3', ...diagnosis('DIARREA Y GASTROENTERITIS', 'A099') },
  { altaPor: '5', ministerioPublico: '1', ...diagnosis('TRAUMATISMO, NO ESPECIFICADO', 'T149') },
];
/** Remainder of the index of rows about a pregnant woman. */
const PREGNANT = 4;

function specialist(random: Random): Cells {
  const person = makePerson(random, 1965 + below(random, 25), random() < 0.5 ? 'H' : 'M');
  return {
    tipoEspecialidad: '101',
    especifiqueEspecialidad: 'ESPECIALIDAD DE PRUEBA',
    paisNacimientoEspecialista: '142',
    curpEspecialista: person.curp,
    nombreMedico: person.givenNames,
    primerApellidoMedico: person.firstSurname,
    segundoApellidoMedico: person.secondSurname,
    cedulaEsp: '69875649',
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
