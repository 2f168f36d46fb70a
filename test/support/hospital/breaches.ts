import type { FaultName } from './faults.ts';
import type { Rendering, Standard } from './renderings.ts';

/**
 * What the standards themselves say of a fault, besides the checks: ids of the rules of their layers, in the order of
 * the alphabet. A fault that is not here breaks no standard.
 */
export const BREACHES: {
  readonly [fault in FaultName]?: { readonly [place in Standard | Rendering['id']]?: readonly string[] };
} = {
  // The GIIS leave no mandatory column empty: for who has no CURP there is the generic one, within a limit of each load.
  curpAbsent: { giis: ['giis-estructura-obligatorio'] },
  curpGeneric: { giis: ['giis-lote-curp-generica'] },
  sexAbsent: { giis: ['giis-estructura-obligatorio'] },
  firstSurnameAbsent: { giis: ['giis-estructura-obligatorio'] },
  birthDateImpossible: {
    giis: ['giis-regla-fecha-existente'],
    fhir: ['fhir-estructura-formato-primitivo'],
    hl7v2: ['hl7v2-tipo-fecha-inexistente'],
    cda: ['cda-contenido-fecha-inexistente'],
  },
  affiliationUnknown: { giis: ['giis-regla-lista'] },
  cluesAbsent: {
    giis: ['giis-estructura-obligatorio'],
    hl7v2: ['hl7v2-contenido-mensaje-sin-clues'],
    cda: ['cda-contenido-custodio-sin-identificador'],
  },
  diagnosisMalformed: { giis: ['giis-regla-diagnostico-sintaxis'] },
  diagnosisUncoded: { giis: ['giis-estructura-obligatorio'] },
  staffTypeUnknown: { giis: ['giis-regla-dominio'] },
  noteWithoutDate: { cda: ['cda-contenido-documento-sin-fecha'] },
  noteWithoutStatus: {
    fhir: ['fhir-estructura-elemento-obligatorio'],
    'hl7v2-mdm': ['hl7v2-campo-obligatorio-ausente'],
  },
  noteWithoutVersion: { 'hl7v2-mdm': ['hl7v2-campo-obligatorio-ausente'] },
  noteWithoutCustodian: { cda: ['cda-contenido-custodio-sin-identificador'] },
};
