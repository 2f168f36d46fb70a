import type { Citation, RuleDefinition, Severity } from '../../../model/index.ts';
import type { FaultKind } from '../json/diagnose.ts';

const FHIR_JSON: Citation = {
  norm: 'HL7 FHIR R4 4.0.1',
  clause: 'JSON Representation of Resources',
  confidence: 'confirmed',
};
const RFC_8259: Citation = { norm: 'RFC 8259', confidence: 'confirmed' };
const RFC_3629: Citation = { norm: 'RFC 3629', confidence: 'confirmed' };

const WHY = 'Otro sistema rechazaría el archivo, o leería de él algo distinto de lo que se escribió.';
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

/** One rule for each kind of fault in JSON text. */
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
    [FHIR_JSON, RFC_3629],
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
] as const;
