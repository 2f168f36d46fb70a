import type { Citation, RuleDefinition, Severity } from '../../../model/index.ts';
import type { FaultKind } from '../json/faults.ts';

const FHIR_JSON: Citation = {
  norm: 'HL7 FHIR R4 4.0.1',
  clause: 'JSON Representation of Resources',
  confidence: 'confirmed',
};
const FHIR_XML: Citation = {
  norm: 'HL7 FHIR R4 4.0.1',
  clause: 'XML Representation of Resources',
  confidence: 'confirmed',
};
const XML_10: Citation = { norm: 'W3C XML 1.0', confidence: 'confirmed' };
const RFC_8259: Citation = { norm: 'RFC 8259', confidence: 'confirmed' };
const RFC_3629: Citation = { norm: 'RFC 3629', confidence: 'confirmed' };

const WHY = 'Otro sistema rechazaría el archivo, o leería de él algo distinto de lo que se escribió.';
const XML_WRITER = 'Genere el archivo con la biblioteca XML del lenguaje, no concatenando textos.';
const SERIALIZER = 'Genere el archivo con la biblioteca JSON del lenguaje, no concatenando textos.';

function rule(
  kind: FaultKind,
  title: string,
  failureTitle: string,
  remedy: string,
  citation: readonly Citation[] = [FHIR_JSON, RFC_8259],
  severity: Severity = 'error',
  why: string = WHY,
): RuleDefinition & { readonly kind: FaultKind } {
  return { kind, id: `fhir-sintaxis-${kind}`, severity, title, failureTitle, why, remedy, citation };
}

/** One rule for each kind of fault in the text of a file. */
export const SYNTAX_RULES = [
  rule(
    'bom',
    'El archivo no lleva marca de orden de bytes',
    'El archivo empieza con una marca de orden de bytes (BOM)',
    'Guarde el archivo como UTF-8 sin BOM. Se leyó de todos modos.',
    [RFC_8259],
    'info',
    'El estándar de JSON pide no escribirla; algunos programas no abren el archivo por ella.',
  ),
  rule(
    'utf8-invalido',
    'El texto está en UTF-8 bien formado',
    'Hay bytes que no son UTF-8',
    'Exporte en UTF-8; revise que no se mezclen textos en windows-1252 o ISO-8859-1.',
    [FHIR_JSON, FHIR_XML, RFC_3629],
    'error',
    'Las letras con acento y la Ñ de nombres y domicilios se pierden al intercambiarse.',
  ),
  rule('json-invalido', 'El JSON está bien formado', 'El JSON no está bien formado', SERIALIZER),
  rule(
    'json-truncado',
    'El archivo está completo',
    'El archivo termina antes de cerrar lo que abrió',
    'Vuelva a exportar o a copiar el archivo: está cortado.',
    [RFC_8259],
    'error',
    'Lo que seguía después del corte no se puede verificar.',
  ),
  rule('coma-sobrante', 'Las comas separan dos valores', 'Hay una coma a la que no sigue un valor', SERIALIZER),
  rule('comentario', 'No hay comentarios en el JSON', 'Hay un comentario en el JSON', 'Quite los comentarios.'),
  rule(
    'numero-invalido',
    'Los números siguen la forma de JSON',
    'Un número no sigue la forma de JSON',
    'Escriba los números sin ceros a la izquierda ni signo +, y omita el dato en lugar de NaN o Infinity.',
  ),
  rule(
    'precision-perdida',
    'Los números caben en la precisión de JSON',
    'Un número lleva más cifras de las que los programas conservan',
    'Redondee el valor a su precisión real. Un decimal de FHIR lleva las cifras que se midieron.',
    [{ norm: 'HL7 FHIR R4 4.0.1', clause: 'Data Types: decimal', confidence: 'confirmed' }, RFC_8259],
    'info',
    'Casi todos los programas guardan los números con unas 17 cifras; las demás se pierden al leerlos.',
  ),
  rule(
    'cadena-invalida',
    'Las cadenas de texto siguen la forma de JSON',
    'Una cadena lleva un carácter de control o un escape que no existe',
    `Escriba saltos de línea y tabuladores como \\n y \\t. ${SERIALIZER}`,
  ),
  rule(
    'sustituto-suelto',
    'Los caracteres escapados son caracteres completos',
    'Un escape \\u deja la mitad de un carácter',
    `No corte textos a la mitad de un carácter. ${SERIALIZER}`,
  ),
  rule(
    'raiz-multiple',
    'El archivo tiene un solo valor raíz',
    'Después del recurso raíz empieza otro',
    'Reúna los recursos en un Bundle, o entregue un archivo por recurso.',
  ),
  rule(
    'clave-duplicada',
    'Ninguna propiedad se repite en un objeto',
    'Una propiedad se repite en el mismo objeto',
    'Deje una sola; cuando el elemento admite varios valores, escríbalos en un arreglo.',
    [FHIR_JSON],
    'error',
    'Cada lector se queda con una de las dos, así que el dato depende de quién lo lea.',
  ),
  rule(
    'profundidad-excesiva',
    'La estructura no pasa de 200 niveles',
    'La estructura pasa de 200 niveles',
    'Revise la exportación: ningún recurso de FHIR necesita tantos niveles. Este recurso no se verificó.',
    [FHIR_JSON],
  ),
  rule(
    'cadena-excesiva',
    'Ninguna cadena pasa de 16 MiB',
    'Una cadena pasa de 16 MiB',
    'Entregue los documentos pesados aparte, con su URL en el adjunto.',
    [{ norm: 'HL7 FHIR R4 4.0.1', clause: 'Data Types: string', confidence: 'confirmed' }],
    'warning',
    'FHIR limita las cadenas a 1 MiB; los adjuntos en base64 pueden ser mayores, pero muchos servidores los rechazan.',
  ),
  rule(
    'recurso-excesivo',
    'Ningún recurso pasa de 64 MiB',
    'Un recurso pasa de 64 MiB y no se verificó',
    'Divida el recurso o entregue sus adjuntos aparte.',
    [FHIR_JSON],
    'warning',
    'Es el límite de esta herramienta por recurso; lo que no se leyó no cuenta a favor ni en contra.',
  ),
  rule('xml-invalido', 'El XML está bien formado', 'El XML no está bien formado', XML_WRITER, [FHIR_XML, XML_10]),
  rule(
    'xml-truncado',
    'El archivo XML está completo',
    'El archivo termina antes de cerrar lo que abrió',
    'Vuelva a exportar o a copiar el archivo: está cortado.',
    [XML_10],
    'error',
    'Lo que seguía después del corte no se puede verificar.',
  ),
  rule(
    'xml-entidad',
    'No hay más entidades que las cinco de XML',
    'Hay una entidad que XML no define',
    'Escriba el carácter mismo en UTF-8 (é en lugar de &eacute;), o su número (&#233;).',
    [FHIR_XML, XML_10],
  ),
  rule(
    'xml-doctype',
    'El documento no declara un DOCTYPE',
    'El documento declara un DOCTYPE',
    'Quite el DOCTYPE: FHIR no lo usa. Por seguridad no se leyó lo que declara.',
    [FHIR_XML],
    'error',
    'Un DOCTYPE puede definir entidades que leen archivos ajenos o agotan la memoria; los receptores lo rechazan.',
  ),
  rule(
    'xml-instruccion',
    'No hay instrucciones de proceso en el recurso',
    'Hay una instrucción de proceso',
    'Quite las instrucciones <?…?> (por ejemplo xml-stylesheet); solo va la declaración <?xml …?>.',
    [FHIR_XML],
    // «Other processing instructions SHOULD NOT be included»: advice.
    'warning',
  ),
  rule(
    'xml-codificacion',
    'El documento declara UTF-8',
    'El documento declara una codificación distinta de UTF-8',
    'Exporte en UTF-8 y declárelo así. El archivo se leyó como UTF-8.',
    [FHIR_XML],
    'error',
    'FHIR se intercambia solo en UTF-8; en otra codificación se pierden los acentos y la Ñ.',
  ),
  rule(
    'xml-espacio-de-nombres',
    'Los elementos son del espacio de nombres de FHIR',
    'Un elemento no es del espacio de nombres de FHIR',
    'Declare xmlns="http://hl7.org/fhir" en la raíz, y http://www.w3.org/1999/xhtml solo en el div de la narrativa.',
    [FHIR_XML],
    'error',
    'Un lector de FHIR no reconoce elementos de otro espacio de nombres, aunque se llamen igual.',
  ),
  rule(
    'xml-atributo',
    'Los elementos llevan solo los atributos de FHIR',
    'Un elemento lleva un atributo que FHIR no define',
    'Deje solo value en los datos primitivos, id en cualquier elemento y url en las extensiones.',
    [FHIR_XML],
  ),
  rule(
    'xml-texto',
    'No hay texto suelto entre los elementos',
    'Hay texto suelto dentro de un elemento',
    'Escriba el dato en el atributo value; solo la narrativa lleva texto dentro de los elementos.',
    [FHIR_XML],
    'error',
    'Los lectores de FHIR pasan por alto ese texto: el dato no llega.',
  ),
  rule(
    'xml-orden',
    'Los elementos van en el orden de la definición',
    'Un elemento está fuera de orden',
    'Escriba los elementos en el orden en que FHIR los define, y juntos los que se repiten.',
    [FHIR_XML],
    'error',
    'El esquema XML de FHIR fija el orden; un receptor que valide contra él rechaza el documento.',
  ),
  rule(
    'xml-contenido',
    'Cada contenedor lleva un recurso',
    'Un contenedor de recursos no lleva exactamente uno',
    'Escriba un solo recurso dentro de cada contained, resource u outcome.',
    [FHIR_XML],
  ),
] as const;

const FAILING: ReadonlySet<FaultKind> = new Set(
  SYNTAX_RULES.filter(({ severity }) => severity === 'error').map(({ kind }) => kind),
);

/** Whether a fault of this kind fails the syntax of its resource. */
export function failsSyntax(kind: FaultKind): boolean {
  return FAILING.has(kind);
}
