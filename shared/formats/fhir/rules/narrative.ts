import type { RuleDefinition } from '../../../model/index.ts';
import { rule } from './rule.ts';

const CLAUSE = 'Narrative';
const UNSAFE = 'El expediente que muestra el texto podría ejecutar o traer contenido ajeno.';
const UNREADABLE = 'Quien recibe no puede mostrar el texto, que es lo que el médico lee.';

export const NARRATIVE_RULES = {
  narrativeForm: rule(
    'fhir-narrativa-mal-formada',
    CLAUSE,
    'El texto es XHTML bien formado',
    'El texto no es XHTML bien formado',
    UNREADABLE,
    'Cierre cada etiqueta, entrecomille los atributos y escriba &lt; y &amp; donde no abran una etiqueta.',
  ),
  narrativeRoot: rule(
    'fhir-narrativa-sin-div-de-xhtml',
    CLAUSE,
    'El texto está en un div del espacio de nombres de XHTML',
    'El texto no está en un div del espacio de nombres de XHTML',
    UNREADABLE,
    'Empiece con <div xmlns="http://www.w3.org/1999/xhtml">.',
  ),
  narrativeEmpty: rule(
    'fhir-narrativa-vacia',
    'Narrative (txt-2)',
    'El texto dice algo',
    'El texto está en blanco',
    'Quien lee solo el texto cree que el recurso no dice nada.',
    'Escriba el contenido del recurso, o quite text.',
  ),
  narrativeElement: rule(
    'fhir-narrativa-elemento-no-admitido',
    'Narrative (txt-1)',
    'El texto usa solo las etiquetas de XHTML que FHIR admite',
    'El texto usa una etiqueta que FHIR no admite',
    UNSAFE,
    'Quite la etiqueta: solo se admiten las de formato básico, enlaces, imágenes y tablas.',
  ),
  narrativeAttribute: rule(
    'fhir-narrativa-atributo-no-admitido',
    'Narrative (txt-1)',
    'El texto usa solo los atributos de XHTML que FHIR admite',
    'El texto usa un atributo que FHIR no admite',
    UNSAFE,
    'Quite el atributo.',
  ),
  narrativeEntity: rule(
    'fhir-narrativa-entidad-de-html',
    CLAUSE,
    'El texto no usa entidades de HTML',
    'El texto usa una entidad de HTML',
    'XML no conoce entidades como &nbsp;: el texto entero deja de leerse.',
    'Escriba el carácter mismo, o su referencia numérica (&#160;).',
  ),
  narrativeScript: rule(
    'fhir-narrativa-enlace-con-programa',
    CLAUSE,
    'Ningún enlace del texto ejecuta un programa',
    'Un enlace del texto ejecuta un programa',
    UNSAFE,
    'Quite el enlace.',
  ),
  narrativeLink: rule(
    'fhir-narrativa-enlace-sin-destino',
    CLAUSE,
    'Los enlaces del texto se pueden abrir',
    'Un enlace del texto usa un esquema que ningún navegador abre',
    'El lector ve un enlace que no lleva a ninguna parte.',
    'Enlace con http, https, mailto o tel, o a un id del mismo texto.',
    'warning',
  ),
  narrativeAnchor: rule(
    'fhir-narrativa-ancla-ausente',
    'Narrative (HTML 4.0, 12.2.4)',
    'Los enlaces internos del texto tienen su destino',
    'Un enlace interno del texto apunta a un id que no está',
    'El lector ve un enlace que no lleva a ninguna parte.',
    'Agregue el id en el texto, o quite el enlace.',
  ),
  narrativeId: rule(
    'fhir-narrativa-id-repetido',
    CLAUSE,
    'Cada id del texto aparece una vez',
    'Un id del texto se repite',
    'Los enlaces y las extensiones que apuntan a él quedan ambiguos.',
    'Dé a cada elemento un id propio.',
    'warning',
  ),
  narrativeLanguage: rule(
    'fhir-narrativa-idioma-contradictorio',
    'Narrative: language',
    'lang y xml:lang dicen lo mismo',
    'lang y xml:lang dicen idiomas distintos',
    'Un lector de pantalla lee el texto en el idioma equivocado.',
    'Escriba el mismo idioma en los dos atributos.',
    'warning',
  ),
} as const satisfies Record<string, RuleDefinition>;
