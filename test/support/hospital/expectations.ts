import { IN_ADT, IN_MDM } from './renderings.ts';

/** What is expected of the checklist's items, format by format, with reasons. */

/** Items that look at no datum but at how each standard is kept: the rules are its own, and it counts its own records. */
export const OF_THE_STANDARD: readonly string[] = [
  'curp-generica-en-limite',
  'estructura-conforme',
  'reglas-de-guia',
  'catalogos-de-guia',
  'r69x-en-limite',
  'folio-unico',
  'primera-vez-anio-unica',
];

/** Items that the export as a whole decides, by data that every format has: they must agree everywhere. */
export const OF_THE_EXPORT: readonly string[] = ['curp-no-repetida', 'formato-reconocido'];

const NOT_IN_B015 = 'La guía B015 no tiene columna para este dato.';
const NO_COUNTRY = 'Los estándares internacionales escriben el país con ISO 3166, no con la clave de la DGIS.';
const ONLY_FHIR = 'Sólo FHIR tiene un recurso para los eventos de auditoría.';

/** Each item that some rendering cannot decide, and why. To add one here is to say that a format has no place for it. */
export const CANNOT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'nacionalidad-en-catalogo': { giis: NOT_IN_B015 },
  'folio-interno-presente': { giis: NOT_IN_B015 },
  'residencia-en-catalogo': { giis: NOT_IN_B015 },
  'pais-en-catalogo': {
    'fhir-json': NO_COUNTRY,
    'fhir-xml': NO_COUNTRY,
    'hl7v2-adt': NO_COUNTRY,
    'hl7v2-mdm': NO_COUNTRY,
    cda: NO_COUNTRY,
  },
  'diagnostico-codificado-cie': { 'hl7v2-mdm': IN_ADT },
  'diagnostico-sintaxis': { 'hl7v2-mdm': IN_ADT },
  'diagnostico-en-catalogo': { 'hl7v2-mdm': IN_ADT },
  'afiliacion-en-catalogo': { 'hl7v2-mdm': IN_ADT },
  'tipo-personal-en-catalogo': { 'hl7v2-mdm': IN_ADT },
  'documento-con-autor': { giis: NOT_IN_B015, 'hl7v2-adt': IN_MDM },
  'documento-con-fecha': { giis: NOT_IN_B015, 'hl7v2-adt': IN_MDM },
  'documento-con-estado': {
    giis: NOT_IN_B015,
    'hl7v2-adt': IN_MDM,
    cda: 'CDA R2 no tiene elemento para el estado del documento.',
  },
  'documento-con-version': { giis: NOT_IN_B015, 'hl7v2-adt': IN_MDM },
  'documento-con-firma': { giis: NOT_IN_B015, 'hl7v2-adt': IN_MDM },
  'documento-con-custodio': { giis: NOT_IN_B015, 'hl7v2-adt': IN_MDM },
  'auditoria-completa': {
    giis: ONLY_FHIR,
    'hl7v2-adt': ONLY_FHIR,
    'hl7v2-mdm': ONLY_FHIR,
    cda: ONLY_FHIR,
  },
  'consentimiento-completo': {
    giis: NOT_IN_B015,
    'hl7v2-adt': IN_MDM,
    cda: 'CDA R2 no tiene elemento para la fecha del consentimiento.',
  },
};

/** A datum that a check looks at where it is there, and the renderings that it judges without it. */
export interface LookedAt {
  readonly datum: string;
  readonly without: readonly string[];
  readonly why: string;
}

const ONLY_GIIS = ['fhir-json', 'fhir-xml', 'hl7v2-adt', 'hl7v2-mdm', 'cda'];
const ALWAYS_CIE = 'En el GIIS el sistema de codificación es siempre la CIE-10, así que no se dice.';
const BIOLOGICAL = 'Sólo el GIIS distingue el sexo biológico del de la CURP.';

/**
 * Where a datum counts that only some renderings have: there they may differ, and the facts of the hospital keep off it
 * but for the fault {@link BORN_AFTER_CARE}.
 */
export const LOOKED_AT_IF_THERE: Readonly<Record<string, LookedAt>> = {
  'fecha-nacimiento-valida': {
    datum: 'careDate',
    without: ['fhir-json', 'fhir-xml'],
    why: 'Un Patient de FHIR no es de una atención: no tiene fecha con la que comparar el nacimiento.',
  },
  'sexo-registrado': { datum: 'biologicalSex', without: ONLY_GIIS, why: BIOLOGICAL },
  'diagnostico-en-catalogo': {
    datum: 'biologicalSex',
    without: ONLY_GIIS.filter((id) => id !== 'hl7v2-mdm'),
    why: `${BIOLOGICAL} Los límites de sexo del catálogo son de ese.`,
  },
};

/** Data of which only the GIIS say nothing, since there they cannot be otherwise. */
export const SAID_BY_THE_GUIDE: Readonly<Record<string, LookedAt>> = {
  'diagnostico-codificado-cie': { datum: 'system', without: ['giis'], why: ALWAYS_CIE },
  'diagnostico-sintaxis': { datum: 'system', without: ['giis'], why: ALWAYS_CIE },
  'diagnostico-en-catalogo': { datum: 'system', without: ['giis'], why: ALWAYS_CIE },
  'clues-en-catalogo': {
    datum: 'name',
    without: ['giis'],
    why: 'Se nombra el catálogo, no el establecimiento: la comprobación no mira su nombre.',
  },
};

/** Records of the faulty hospital that each item applies to, and those that miss it; counted by hand from the facts. */
export const FIGURES: Readonly<Record<string, readonly [applicable: number, failed: number]>> = {
  'curp-presente': [14, 1],
  // One has no CURP and one the generic one.
  'curp-estructura': [12, 1],
  // Nor can a malformed one be compared.
  'curp-digito-verificador': [11, 1],
  'curp-concordante': [11, 2],
  'nombre-completo': [14, 1],
  'fecha-nacimiento-valida': [14, 1],
  'sexo-registrado': [14, 1],
  'entidad-nacimiento-en-catalogo': [14, 1],
  'nacionalidad-en-catalogo': [14, 1],
  'folio-interno-presente': [14, 1],
  'residencia-en-catalogo': [14, 2],
  'clues-presente': [14, 1],
  'clues-estructura': [13, 1],
  'clues-en-catalogo': [12, 1],
  // Three encounters have two diagnoses.
  'diagnostico-codificado-cie': [17, 1],
  'diagnostico-sintaxis': [16, 1],
  'diagnostico-en-catalogo': [15, 2],
  'afiliacion-en-catalogo': [14, 1],
  'tipo-personal-en-catalogo': [14, 1],
  'servicio-en-catalogo': [14, 1],
  'pais-en-catalogo': [14, 0],
  'documento-con-autor': [14, 1],
  'documento-con-fecha': [14, 1],
  'documento-con-estado': [14, 1],
  'documento-con-version': [14, 1],
  'documento-con-firma': [14, 1],
  'documento-con-custodio': [14, 1],
  'consentimiento-completo': [14, 1],
  // The hospital exports no audit events.
  'auditoria-completa': [0, 0],
};
