import type { RuleDefinition, Severity } from '../../../model/index.ts';

function rule(
  name: string,
  clause: string,
  title: string,
  failureTitle: string,
  why: string,
  remedy: string,
  severity: Severity = 'error',
): RuleDefinition {
  const citation = [{ norm: 'HL7 FHIR R4 4.0.1', clause, confidence: 'confirmed' as const }];
  return { id: name, severity, title, failureTitle, why, remedy, citation };
}

const REJECTED = 'Un servidor o un expediente que cumple el estándar rechaza el recurso.';

export const STRUCTURE_RULES = {
  noType: rule(
    'fhir-estructura-sin-tipo-de-recurso',
    'JSON Representation of Resources',
    'Cada recurso dice de qué tipo es',
    'El recurso no lleva resourceType',
    'Sin el tipo nadie puede saber qué es el recurso.',
    'Escriba resourceType en cada recurso.',
  ),
  unknownType: rule(
    'fhir-estructura-tipo-de-recurso-desconocido',
    'Resource Index',
    'El tipo de recurso existe en FHIR R4',
    'El tipo de recurso no existe en FHIR R4',
    REJECTED,
    'Use un tipo de recurso de FHIR R4 con sus mayúsculas exactas.',
  ),
  jsonType: rule(
    'fhir-estructura-tipo-json',
    'JSON Representation of Resources',
    'Cada elemento se escribe con el tipo de JSON que le toca',
    'Un elemento no está escrito con el tipo de JSON que le toca',
    REJECTED,
    'Los elementos que se repiten van en un arreglo aunque haya uno; los textos van entre comillas y los números sin ellas.',
  ),
  empty: rule(
    'fhir-estructura-valor-vacio',
    'JSON Representation of Resources',
    'Ningún elemento está vacío',
    'Hay un texto, objeto o arreglo vacío',
    'FHIR distingue entre un dato ausente y uno presente; un dato vacío no es ninguno de los dos.',
    'Omita el elemento cuando no haya dato.',
  ),
  nullValue: rule(
    'fhir-estructura-nulo',
    'JSON Representation of Resources',
    'No hay valores null fuera de lugar',
    'Hay un null donde FHIR no lo admite',
    'En FHIR, null solo acompaña a la extensión de un valor dentro de un arreglo.',
    'Omita el elemento cuando no haya dato.',
  ),
  required: rule(
    'fhir-estructura-elemento-obligatorio',
    'Resource Definitions: cardinality',
    'Están los elementos obligatorios',
    'Falta un elemento obligatorio',
    REJECTED,
    'Agregue el elemento que la definición del recurso pide.',
  ),
  primitive: rule(
    'fhir-estructura-formato-primitivo',
    'Data Types: Primitive Types',
    'Los valores siguen el formato de su tipo',
    'El valor no sigue el formato de su tipo de dato',
    'Una fecha o un identificador mal escritos no se pueden comparar ni ordenar.',
    'Escriba las fechas como AAAA-MM-DD; con hora, también segundos y huso: 2024-05-31T10:20:00-06:00.',
  ),
  code: rule(
    'fhir-estructura-codigo-fuera-de-lista',
    'Terminologies: binding strength required',
    'Los códigos obligatorios son de su lista',
    'El código no es de la lista que FHIR obliga',
    REJECTED,
    'Use uno de los códigos de la lista, en minúsculas o mayúsculas como ahí están.',
  ),
  bundleEntry: rule(
    'fhir-estructura-entrada-sin-recurso',
    'Bundle (bdl-5)',
    'Cada entrada del Bundle lleva su recurso',
    'La entrada del Bundle no lleva recurso',
    'Una entrada sin recurso no transmite nada.',
    'Agregue el recurso o quite la entrada.',
  ),
  fullUrl: rule(
    'fhir-estructura-fullurl-repetido',
    'Bundle (bdl-7)',
    'Cada fullUrl aparece una sola vez en el Bundle',
    'El fullUrl se repite en el Bundle',
    'Las referencias al recurso quedan ambiguas: podrían apuntar a otra persona.',
    'Dé a cada entrada un fullUrl propio.',
  ),
  firstEntry: rule(
    'fhir-estructura-primera-entrada',
    'Bundle (bdl-11, bdl-12)',
    'La primera entrada es la que el tipo de Bundle pide',
    'La primera entrada no es la que el tipo de Bundle pide',
    REJECTED,
    'Un documento empieza con su Composition y un mensaje con su MessageHeader.',
  ),
  noSystem: rule(
    'fhir-identificador-sin-sistema',
    'Data Types: Identifier',
    'Los identificadores dicen de qué sistema son',
    'El identificador no declara un sistema conocido; se reconoció por su forma',
    'Sin el sistema, quien recibe no puede saber si es una CURP, una CLUES o un folio local.',
    'Declare el sistema del identificador: para la CURP urn:oid:2.16.840.1.113883.4.629 y para la CLUES urn:oid:2.16.840.1.113883.4.631.',
    'warning',
  ),
} as const satisfies Record<string, RuleDefinition>;

export type StructureRule = keyof typeof STRUCTURE_RULES;
