import type { RuleDefinition } from '../../../model/index.ts';
import { rule } from './rule.ts';

const NOT_OPENED = 'Quien recibe el documento no puede abrir lo que trae dentro.';

/** Files inside of a document: its body where that is no XML, images, PDFs. */
export const EMBEDDED_RULES = {
  embeddedNotBase64: rule(
    'cda-contenido-base64-mal-escrito',
    'Tipos de datos, ED.representation',
    'Lo que se declara en base64 está en base64',
    'El contenido se declara en base64 y lleva caracteres que base64 no tiene',
    NOT_OPENED,
    'Codifique el archivo en base64, o quite representation="B64" si es texto.',
  ),
  embeddedNotDeclared: rule(
    'cda-contenido-archivo-sin-base64',
    'Tipos de datos, ED.representation',
    'Los PDF y las imágenes van en base64, y lo dicen',
    'Hay un PDF o una imagen sin representation="B64"',
    `Sin él, el contenido se lee como texto. ${NOT_OPENED}`,
    'Agregue representation="B64" y codifique el archivo en base64.',
    'warning',
  ),
  bodyEmpty: rule(
    'cda-contenido-cuerpo-vacio',
    'NonXMLBody.text',
    'El cuerpo del documento lleva el archivo, o dice dónde está',
    'El cuerpo del documento está vacío',
    'El documento no dice nada a quien lo recibe.',
    'Incluya el archivo en base64, o una referencia a él.',
    'warning',
  ),
} as const satisfies Readonly<Record<string, RuleDefinition>>;
