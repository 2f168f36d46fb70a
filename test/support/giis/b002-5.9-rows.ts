import { below, makeClues, makePerson, type Person, pick, type Random } from '../giis-people.ts';
import type { GuideRows } from './guide-rows.ts';

type Cells = Record<string, string>;

/** What is the same for all persons of one row. */
interface Row {
  readonly random: Random;
  readonly index: number;
  readonly clues: string;
  /** Cédula of whoever is responsible, used again for what was done in the operating theatre. */
  readonly license: string;
}

/** Discharges of this year. */
const YEAR = 2025;
const SEX_KEYS = { H: '1', M: '2' };

/** Synthetic discharges of GIIS-B002 5.9: newborns, children, adults, obstetric care, injuries, tumours and deaths. */
export const rows: GuideRows = {
  guide: 'b002-5.9',
  makeRow(random, index, clues) {
    const provider = makePerson(random, 1960 + below(random, 38), random() < 0.5 ? 'H' : 'M');
    const license = String(1_000_000 + below(random, 9_000_000));
    const kind = KINDS[below(random, KINDS.length)];
    return {
      clues,
      folio: String(index),
      paisNacimiento: '142',
      curpResponsable: provider.curp,
      nombreResponsable: provider.givenNames,
      primerApellidoResponsable: provider.firstSurname,
      segundoApellidoResponsable: provider.secondSurname,
      cedulaResponsable: license,
      ...kind({ random, index, clues, license }),
    };
  },
};

/** Cells of a person without anything obstetric, fatal or surgical; `born` is the span of birth years. */
function discharge(row: Row, born: readonly [number, number], sex?: 'H' | 'M'): Cells {
  const { random } = row;
  const year = born[0] + below(random, born[1] - born[0] + 1);
  const person = makePerson(random, year, sex ?? (random() < 0.5 ? 'H' : 'M'));
  const month = 1 + below(random, 11);
  const day = 1 + below(random, 28);
  const adult = YEAR - year > 10;
  const fertile = person.sex === 'M' && YEAR - year > 10 && YEAR - year < 60;
  return {
    ...identity(person),
    ...background(row, person, adult),
    peso: (adult ? 50 + random() * 40 : 11 + random() * 10).toFixed(below(random, 4)),
    talla: String(adult ? 150 + below(random, 35) : 85 + below(random, 30)),
    fechaIngreso: written(YEAR, month, day),
    fechaEgreso: written(YEAR, month, day + 3 + below(random, 10)),
    ...diagnosis('NEUMONIA NO ESPECIFICADA', 'J189'),
    ...stay(adult ? pick(random, ['101', '201']) : '301'),
    ...NOTHING_OBSTETRIC,
    ...(fertile ? { mujerFertil: '3', gestas: '3', partos: '2', abortos: '0', cesareas: '1' } : {}),
  };
}

function identity(person: Person): Cells {
  return {
    curpPaciente: person.curp,
    nombre: person.givenNames,
    primerApellido: person.firstSurname,
    segundoApellido: person.secondSurname,
    fechaNacimiento: person.birth,
    paisOrigen: '142',
    entidadNacimiento: person.state,
    nacioHospital: '8',
    sexoCURP: SEX_KEYS[person.sex],
    sexo: SEX_KEYS[person.sex],
  };
}

function background({ random, clues }: Row, person: Person, adult: boolean): Cells {
  const derechohabiencia = pick(random, ['1', '2', '3', '8', '14']);
  const asked = derechohabiencia === '8' && clues.startsWith('DF');
  const speaks = random() < 0.2;
  const identifies = adult && random() < 0.1;
  const otherPlace = random() < 0.2;
  return {
    derechohabiencia,
    gratuidad: asked ? pick(random, ['1', '2']) : '8',
    estadoConyugal: adult ? pick(random, ['1', '4', '5', '9']) : '8',
    seConsideraIndigena: speaks ? '1' : '2',
    hablaLenguaIndigena: speaks ? '1' : '2',
    cualLengua: speaks ? pick(random, ['0131', '1041']) : '-1',
    seConsideraAfromexicano: '2',
    esMigranteRetornado: pick(random, ['1', '2']),
    seIdentificaLGBTI: !adult ? '8' : identifies ? '1' : pick(random, ['2', '3']),
    genero: identifies ? pick(random, ['3', '4', '5', '6']) : '-1',
    paisResidencia: '142',
    entidadResidencia: person.state,
    municipioResidencia: pick(random, ['002', '003', '998']),
    localidadResidencia: otherPlace ? '9999' : '0001',
    otraLocalidad: otherPlace ? 'BARRIO SAN ISIDRO (NORTE)' : '',
    codigoPostal: pick(random, ['06600', '00000', '99999']),
  };
}

/** A normal stay in one service. */
function stay(service: string): Cells {
  return {
    tipoServicioIngreso: '1',
    claveServicioIngreso: service,
    numeroServiciosAdicional: '0',
    claveServicioEgreso: service,
    terapiaIntensivaDias: '0',
    terapiaIntensivaHoras: '0',
    terapiaIntermediaDias: '0',
    terapiaIntermediaHoras: '0',
    procedencia: '2',
    motivoEgreso: '2',
    ministerioPublico: '-1',
    infeccionIntraHospitalaria: '2',
    tipoUnidad: '-1',
    tipoServicio: '-1',
  };
}

function diagnosis(description: string, code: string): Cells {
  return {
    descripcionAfeccionPrincipal: description,
    codigoCIEAfeccionPrincipal: code,
    tipoAtencion: '1',
    afeccionPrincipalReseleccionada: code,
  };
}

const NOTHING_OBSTETRIC: Cells = {
  mujerFertil: '-1',
  gestas: '0',
  partos: '0',
  abortos: '0',
  cesareas: '0',
  extraccionExpulsion: '-1',
  edadGestacional: '88',
  tipoAtencionObstetrica: '-1',
  tipoParto: '-1',
  tipoProcAborto: '-1',
  productoEmbarazo: '-1',
  totalProductos: '0',
  planificacionFamiliar: '-1',
};

function adult(row: Row): Cells {
  const comorbilidades = pick(row.random, ['', '1#HIPERTENSION ESENCIAL#I10X', '1#HIPERTENSION#I10X&2#DIABETES#E119']);
  return { ...discharge(row, [1967, 2000]), comorbilidades, procedencia: '1', motivoEgreso: '1' };
}

/** Referred from another unit, through intensive and intermediate therapy, and transferred. */
function referred(row: Row): Cells {
  return {
    ...discharge(row, [1967, 2000]),
    numeroServiciosAdicional: '2',
    claveServicioAdicional: '603&606',
    terapiaIntensivaDias: '0',
    terapiaIntensivaHoras: '20',
    terapiaIntermediaDias: '1',
    terapiaIntermediaHoras: '4',
    procedencia: '3',
    cluesProcedencia: makeClues(90077),
    motivoEgreso: '4',
    cluesReferido: makeClues(90078, 'IMB'),
    infeccionIntraHospitalaria: '1',
  };
}

function shortStay(row: Row): Cells {
  return {
    ...discharge(row, [1967, 2000]),
    ...diagnosis('COLITIS ULCERATIVA', 'K519'),
    tipoServicioIngreso: '2',
    claveServicioIngreso: '-1',
    claveServicioEgreso: '112',
    procedencia: '5',
    especifiqueProcedencia: 'VIA PUBLICA',
    procedimientos: '1#COLONOSCOPIA#4523#4#2##',
  };
}

function injured(row: Row): Cells {
  const operation = `1#FIJACION INTERNA DE FEMUR#7915#2#1#01:30#${row.license}`;
  return {
    ...discharge(row, [1967, 2000]),
    ...diagnosis('FRACTURA DEL CUELLO DEL FEMUR', 'S720'),
    causaExterna: 'CAIDA EN EL MISMO NIVEL',
    codigoCieCausaExterna: 'W010',
    folioLesion: String(row.index),
    procedimientos: `${operation}&2#RADIOGRAFIA DE CADERA#8826#6#2##`,
  };
}

function child(row: Row): Cells {
  return discharge(row, [2017, 2022]);
}

function elder(row: Row): Cells {
  const service = pick(row.random, ['108', '101']);
  const tumour = row.random() < 0.5;
  const base = { ...discharge(row, [1935, 1962]), ...stay(service) };
  if (tumour) return { ...base, ...diagnosis('TUMOR MALIGNO DEL COLON', 'C186'), morfologia: 'M81403' };
  const noticed = row.random() < 0.3;
  return {
    ...base,
    ...diagnosis('INFARTO AGUDO DEL MIOCARDIO', 'I219'),
    motivoEgreso: '5',
    ministerioPublico: noticed ? '1' : '2',
    folioCertificadoDefuncion: noticed ? '' : pick(row.random, ['025000001', '09M25000E02500001']),
  };
}

/** Born in the unit; leaves on the fourth day, some after neonatal intensive care. */
function newborn(row: Row): Cells {
  const { random } = row;
  const person = makePerson(random, YEAR, random() < 0.5 ? 'H' : 'M');
  const intensive = random() < 0.5;
  return {
    ...discharge(row, [2020, 2020]),
    ...identity(person),
    nacioHospital: '1',
    seConsideraIndigena: '2',
    hablaLenguaIndigena: '8',
    cualLengua: '-1',
    peso: (2.4 + random() * 1.6).toFixed(3),
    talla: String(46 + below(random, 7)),
    fechaIngreso: person.birth,
    fechaEgreso: written(person.year, person.month, person.day + 3),
    ...diagnosis('DIFICULTAD RESPIRATORIA DEL RECIEN NACIDO', 'P220'),
    ...(intensive ? { numeroServiciosAdicional: '1', claveServicioAdicional: '701', terapiaIntensivaDias: '2' } : {}),
    procedencia: '4',
  };
}

/** Nobody knows who this is: the generic CURP and the values that go with it. */
function unidentified(row: Row): Cells {
  return {
    ...discharge(row, [1967, 2000], 'H'),
    curpPaciente: 'XXXX999999XXXXXX99',
    nombre: 'DESCONOCIDO',
    primerApellido: 'XX',
    segundoApellido: 'XX',
    fechaNacimiento: '09/09/9999',
    entidadNacimiento: '99',
    sexoCURP: '0',
    estadoConyugal: '9',
    motivoEgreso: '6',
  };
}

/** Cells of a woman in obstetric care; `gone` tells that the pregnancy ended in this stay. */
function obstetric(row: Row, gone: boolean): Cells {
  return {
    ...discharge(row, [1985, 2007], 'M'),
    ...stay(pick(row.random, ['401', '404'])),
    mujerFertil: gone ? '2' : '1',
    gestas: '2',
    partos: '1',
    abortos: '0',
    cesareas: gone ? '1' : '0',
    extraccionExpulsion: gone ? '1' : '2',
    edadGestacional: gone ? '39' : '30',
  };
}

function pregnant(row: Row): Cells {
  return { ...obstetric(row, false), ...diagnosis('PREECLAMPSIA NO ESPECIFICADA', 'O149') };
}

function delivery(row: Row): Cells {
  const method = pick(row.random, ['0', '1', '11']);
  return {
    ...obstetric(row, true),
    ...diagnosis('PARTO UNICO ESPONTANEO', 'O800'),
    gestas: '2',
    partos: '2',
    cesareas: '0',
    ...birth('1', ['1#2#1#025000001#9#2#1#1']),
    planificacionFamiliar: method,
    otroMetodo: method === '11' ? 'PARCHE' : '',
  };
}

function caesarean(row: Row): Cells {
  return {
    ...obstetric(row, true),
    ...diagnosis('PARTO MULTIPLE POR CESAREA', 'O842'),
    comorbilidades: '1#ESTERILIZACION#Z302',
    procedimientos: `1#CESAREA#741X#2#1#00:50#${row.license}`,
    ...birth('3', ['1#2#1#25000E02500001#9#2#1#1', '2#1#3#025000003#88#8#8#8']),
    planificacionFamiliar: '1',
  };
}

/** Kind of delivery and its products. */
function birth(tipoParto: string, products: readonly string[]): Cells {
  const total = String(products.length);
  return {
    tipoAtencionObstetrica: '2',
    tipoParto,
    productoEmbarazo: total,
    totalProductos: total,
    productos: products.join('&'),
  };
}

function abortion(row: Row): Cells {
  return {
    ...obstetric(row, true),
    ...diagnosis('ABORTO ESPONTANEO INCOMPLETO', 'O034'),
    abortos: '1',
    cesareas: '0',
    edadGestacional: pick(row.random, ['10', '20', '99']),
    tipoAtencionObstetrica: '1',
    tipoProcAborto: '2',
    productoEmbarazo: '1',
    totalProductos: '1',
    productos: '1#1#3##88#8#8#8',
    planificacionFamiliar: '0',
  };
}

/** dd/mm/aaaa; days beyond the month fall in the next. */
function written(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10).split('-').reverse().join('/');
}

/** Adults more often, the rest about evenly; generic CURPs stay well below their limit. */
const KINDS: readonly ((row: Row) => Cells)[] = [
  adult,
  adult,
  adult,
  referred,
  shortStay,
  injured,
  child,
  elder,
  elder,
  newborn,
  pregnant,
  delivery,
  caesarean,
  abortion,
  unidentified,
];
