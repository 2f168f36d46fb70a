import { code, table } from './markdown.mjs';

/**
 * What each list of `resources/fhir/mexico.json` means: where it is looked for, and what comes of it. A list without
 * its words here stops the making of the page.
 */
const MEANINGS = {
  'identifiers.curp': [
    'CURP',
    '`Patient.identifier` y `Practitioner.identifier`. Sin un sistema de la lista, un valor con la estructura de la CURP se toma por ella y se advierte que el sistema no se declaró.',
  ],
  'identifiers.clues': [
    'CLUES',
    '`Organization.identifier`, `Location.identifier` y `Encounter.serviceProvider.identifier`. Un valor con la estructura de la CLUES se toma por ella, con advertencia, solo si no declara ningún sistema.',
  ],
  'identifiers.license': [
    'Cédula profesional',
    '`Practitioner.identifier`, `Practitioner.qualification.identifier`, `PractitionerRole.identifier` y el autor de un documento.',
  ],
  folioTypes: ['Folio interno, por tipo', '`Patient.identifier.type` (tabla 0203 de HL7), el preferido primero.'],
  licenseTypes: [
    'Cédula, por tipo',
    '`identifier.type` (tabla 0203 de HL7) de un identificador sin sistema; con advertencia.',
  ],
  icd10: ['CIE-10', '`Condition.code`: entre varios códigos se prefiere el de estos sistemas, y se lee sin punto.'],
  procedures: ['Procedimientos (CIE-9-MC)', '`Procedure.code`: entre varios códigos se prefiere el de estos sistemas.'],
  loinc: ['LOINC', 'Códigos de observaciones, estudios y documentos: entre varios se prefiere el de estos sistemas.'],
  'localCodes.affiliation': [
    'Claves de AFILIACIÓN',
    '`Coverage.type`. La DGIS no ha publicado un sistema de códigos para FHIR: solo se leen los que se agreguen aquí.',
  ],
  'localCodes.service': [
    'Claves de SERVICIOS DE ATENCIÓN',
    '`Encounter.serviceType`. Solo se leen los sistemas que se agreguen aquí.',
  ],
  'localCodes.staffType': [
    'Claves de TIPO PERSONAL',
    '`PractitionerRole.code`. Solo se leen los sistemas que se agreguen aquí.',
  ],
  establishmentTypes: [
    'Organizaciones que dan atención',
    '`Organization.type`. También cuenta la que lleva CLUES o es `serviceProvider` de una atención.',
  ],
  'extensions.firstSurname': [
    'Primer apellido',
    'En `HumanName.family` o en `HumanName`, con `valueString`. Sin ella, `family` entero: un apellido compuesto no se distingue de dos.',
  ],
  'extensions.secondSurname': [
    'Segundo apellido',
    'En `HumanName.family` o en `HumanName`, con `valueString`. Sin ella no se conoce.',
  ],
  'extensions.birthPlace': [
    'Entidad de nacimiento',
    'En `Patient`, con `valueAddress`: `state` por clave del INEGI, nombre, letras de la CURP o ISO 3166-2:MX; otro país da 88.',
  ],
  'extensions.nationality': [
    'Nacionalidad',
    'En `Patient`: la parte `code`, o `valueCodeableConcept`, `valueCoding`, `valueCode` o `valueString`. Clave de tres letras; las dos letras de ISO 3166 se leen como sus tres.',
  ],
  'extensions.municipality': [
    'Municipio de residencia',
    'En `Address` o en `Address.line`, además de `Address.district`: clave del INEGI de 3 dígitos, o unida a la entidad (5) y a la localidad (9).',
  ],
  'extensions.locality': [
    'Localidad de residencia',
    'En `Address` o en `Address.line`, además de `Address.city`: clave del INEGI de 4 dígitos, o unida (9).',
  ],
  countryNames: ['Maneras de escribir México', 'Países de las direcciones y códigos de nacionalidad.'],
  countrySystems: ['Sistemas de países', 'Códigos de nacionalidad de ISO 3166.'],
};

/** Where a system or an extension comes from, by the start of its name; the first that fits. */
const ORIGINS = [
  ['urn:oid:2.16.840.1.113883.3.215.', 'OID de la Secretaría de Salud, del registro de la DGIS'],
  ['urn:oid:2.16.840.1.113883.4.6', 'OID mexicano del registro de HL7'],
  ['urn:oid:2.16.840.1.113883.6.', 'OID de HL7'],
  ['urn:iso:', 'ISO'],
  ['http://hl7.org/fhir/', 'HL7'],
  ['http://loinc.org', 'HL7'],
  ['https://hl7chile.cl/', 'guía nacional de Chile, que también usan otros países de la región'],
  ['https://digital.msp.gob.do/', 'guía de la República Dominicana'],
  ['https://emahealth.io/', 'guía de una empresa para México'],
  ['', 'visto en programas públicos, o variante de uno visto; ninguna guía oficial lo define'],
];

/** @returns {string} the page on how Mexican data are looked for in FHIR, from `resources/fhir/mexico.json` */
export function fhirMexicoPage(tables) {
  const lists = listsOf(tables);
  return `${[
    '# Datos mexicanos en FHIR R4',
    '',
    'Página generada de `resources/fhir/mexico.json`: no se edita a mano.',
    '',
    'No hay una guía nacional de FHIR para México: cada sistema declara a su manera la CURP, la CLUES, la cédula y los datos de la Tabla 1 de la NOM-024-SSA3-2012. Estas son las listas con las que Cotejo los reconoce. Los datos que vienen por referencia (quién es el autor, qué unidad atendió, el sexo de la persona de un diagnóstico) se toman de recursos del mismo archivo que van antes, o de los contenidos; lo que no está a la mano queda sin dato y no se juzga.',
    '',
    '## Agregar los de un hospital',
    '',
    'Un archivo JSON con las mismas listas, solo con lo que se agrega; lo que ya se conoce no se quita:',
    '',
    '```json',
    '{',
    '  "identifiers": { "curp": ["https://hospital.example/id/curp"] },',
    '  "localCodes": { "service": ["https://hospital.example/catalogo/servicios"] },',
    '  "stateNames": { "CD DE MEXICO": "09" }',
    '}',
    '```',
    '',
    'Para una vez, `cotejo verify … --fhir-config ARCHIVO.json`. Para todas, con el nombre `fhir-mexico.json` en la carpeta de datos de Cotejo, que comparten la ventana y la línea de órdenes. Si hay los dos, se agregan ambos. El resultado dice qué archivos se usaron, con su SHA-256 (`run.options.fhirConfig`). Un archivo con una lista desconocida o un valor que no corresponde no se usa a medias: la verificación no empieza y dice por qué.',
    '',
    '## Qué es cada lista',
    ...table(
      ['lista', 'qué es', 'dónde se busca'],
      lists.map(([name]) => [code(name), meaning(name)[0], meaning(name)[1]]),
    ),
    ...table(
      ['lista', 'qué es', 'dónde se busca'],
      [[code('stateNames'), 'Otros nombres de las entidades', 'Direcciones y lugar de nacimiento, sin acentos.']],
    ).slice(3),
    '',
    '## Lo que se conoce',
    ...lists.flatMap(([name, values]) => valuesPart(name, values)),
    '',
    '### `stateNames`',
    ...table(
      ['texto', 'clave del INEGI'],
      Object.entries(tables.stateNames).map(([name, key]) => [code(name), key]),
    ),
  ].join('\n')}\n`;
}

function valuesPart(name, values) {
  const title = ['', `### ${code(name)}: ${meaning(name)[0]}`];
  if (values.length === 0) return [...title, '', 'Ninguno: cada hospital agrega los suyos.'];
  if (!values.some((value) => value.includes(':'))) return [...title, '', values.map(code).join(', ')];
  return [
    ...title,
    ...table(
      ['sistema o extensión', 'de dónde'],
      values.map((value) => [code(value), origin(value)]),
    ),
  ];
}

function meaning(name) {
  const words = MEANINGS[name];
  if (words === undefined) throw new Error(`mexico.json: nobody has said what «${name}» means.`);
  return words;
}

function origin(value) {
  return ORIGINS.find(([start]) => value.startsWith(start))[1];
}

/** Every list of texts by its path, in the file's order. */
function listsOf(tables, path = '') {
  return Object.entries(tables).flatMap(([key, value]) => {
    const name = path === '' ? key : `${path}.${key}`;
    if (name === 'stateNames') return [];
    return Array.isArray(value) ? [[name, value]] : listsOf(value, name);
  });
}
