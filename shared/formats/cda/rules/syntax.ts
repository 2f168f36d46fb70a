import type { RuleDefinition } from '../../../model/index.ts';
import { rule } from './rule.ts';

const XML = 'XML 1.0, documento bien formado';
const ENCODING = 'XML 1.0, 4.3.3';
const ROOT = 'ClinicalDocument';

/** `cda-sintaxis`: whether the file is an XML document that carries a CDA document. */
export const SYNTAX_RULES = {
  notWellFormed: rule(
    'cda-sintaxis-xml-bien-formado',
    XML,
    'El XML está bien formado',
    'El XML no está bien formado',
    'Un receptor rechaza entero un documento que no puede leer: no llega ningún dato.',
    'Genere el documento con una biblioteca de XML en lugar de unir textos, y corrija el lugar señalado.',
  ),
  truncated: rule(
    'cda-sintaxis-documento-completo',
    XML,
    'El documento está completo',
    'El archivo termina antes de cerrar lo que abrió',
    'Lo que falta al final de un documento cortado no se puede recuperar ni verificar.',
    'Vuelva a exportar el documento y compruebe que se copió completo.',
  ),
  empty: rule(
    'cda-sintaxis-documento-con-raiz',
    XML,
    'El archivo lleva un documento XML',
    'El archivo no lleva ningún elemento XML',
    'Sin un elemento raíz no hay documento que verificar.',
    'Exporte el documento clínico de nuevo.',
  ),
  entity: rule(
    'cda-sintaxis-entidades',
    'XML 1.0, 4.1',
    'Solo se usan las entidades de XML',
    'Una entidad no está definida o está mal escrita',
    'XML solo conoce amp, lt, gt, quot y apos; las de HTML hacen que un receptor rechace el documento.',
    'Escriba el carácter mismo o su número, por ejemplo á o &#225; y escriba el signo & como &amp;.',
  ),
  doctype: rule(
    'cda-sintaxis-sin-doctype',
    'XML 1.0, 2.8',
    'El documento no declara un DOCTYPE',
    'El documento declara un DOCTYPE: no se leyó lo que declara',
    'CDA no usa DOCTYPE, y sus entidades son una vía conocida de ataque a quien lee el documento.',
    'Quite la declaración DOCTYPE.',
  ),
  duplicateAttribute: rule(
    'cda-sintaxis-atributo-repetido',
    'XML 1.0, 3.1',
    'Ningún elemento repite un atributo',
    'Un elemento lleva dos veces el mismo atributo',
    'Un documento así no está bien formado: no se sabe cuál de los dos valores vale.',
    'Deje un solo atributo con el valor correcto.',
  ),
  prefix: rule(
    'cda-sintaxis-prefijo',
    'Namespaces in XML, 5',
    'Los prefijos están declarados',
    'Un prefijo no está declarado o está mal escrito',
    'Sin su declaración no se sabe de qué espacio de nombres es el elemento o atributo.',
    'Declare el prefijo con xmlns en el elemento raíz.',
  ),
  encodingBroken: rule(
    'cda-sintaxis-codificacion',
    ENCODING,
    'Los bytes son de la codificación declarada',
    'Hay bytes que no son de la codificación del documento; se leyeron como windows-1252',
    'Un lector de XML rechaza el documento, o cambia letras como ñ y á en nombres y domicilios.',
    'Guarde el documento en UTF-8, o declare la codificación en que está guardado.',
  ),
  encodingOther: rule(
    'cda-sintaxis-codificacion-declarada',
    ENCODING,
    'La codificación declarada es la que tienen los bytes',
    'El documento declara una codificación y está escrito en otra; se leyó en la que tiene',
    'Quien lea el documento como declara verá letras cambiadas en nombres y domicilios.',
    'Declare encoding="UTF-8" cuando el documento se guarda en UTF-8.',
    'warning',
  ),
  encodingUnknown: rule(
    'cda-sintaxis-codificacion-conocida',
    ENCODING,
    'La codificación declarada es de uso común',
    'La codificación declarada no se conoce; el documento se leyó como UTF-8',
    'Pocos sistemas leen otras codificaciones que UTF-8, UTF-16, ISO-8859-1 y windows-1252.',
    'Guarde el documento en UTF-8 y declárelo así.',
  ),
  secondRoot: rule(
    'cda-sintaxis-una-raiz',
    XML,
    'El archivo lleva un solo documento',
    'Después del primer documento empieza otro',
    'Un archivo CDA lleva un solo elemento raíz; lo que sigue no lo lee nadie.',
    'Guarde cada documento en un archivo propio.',
  ),
  wrongRoot: rule(
    'cda-sintaxis-raiz',
    ROOT,
    'La raíz es ClinicalDocument',
    'El elemento raíz no es ClinicalDocument',
    'Un documento CDA empieza con ClinicalDocument; otro elemento es otra clase de mensaje.',
    'Exporte el documento clínico mismo, sin el sobre del mensaje que lo transporta.',
  ),
  wrongNamespace: rule(
    'cda-sintaxis-espacio-de-nombres',
    ROOT,
    'El documento es del espacio de nombres urn:hl7-org:v3',
    'El documento no es del espacio de nombres urn:hl7-org:v3; se verificó como si lo fuera',
    'Un lector de CDA no reconoce elementos de otro espacio de nombres, aunque se llamen igual.',
    'Declare xmlns="urn:hl7-org:v3" en el elemento raíz.',
  ),
  limit: rule(
    'cda-sintaxis-tamano',
    ROOT,
    'El documento tiene un tamaño que se puede leer',
    'El documento rebasa lo que se lee de una vez; lo que sigue no se verificó',
    'Ningún documento clínico necesita tanto; suele ser un error del programa que lo generó.',
    'Revise el programa que exporta el documento en el lugar señalado.',
  ),
} as const satisfies Readonly<Record<string, RuleDefinition>>;

export type SyntaxRule = keyof typeof SYNTAX_RULES;
