import type { Layer } from '../../format.ts';
import type { RuleSet } from '../../support/rule-set.ts';
import { createRuleSet } from '../../support/rule-set.ts';
import type { Hl7Layer } from '../judge.ts';
import { HL7V2_LAYERS } from '../judge.ts';
import { CONTENT_RULES } from './content.ts';
import { FIELD_RULES } from './fields.ts';
import { PROFILE_RULES } from './profiles.ts';
import { STRUCTURE_RULES } from './structure.ts';
import { SYNTAX_RULES } from './syntax.ts';
import { TYPE_RULES } from './types.ts';

const TITLES: Readonly<Record<Hl7Layer, string>> = {
  'hl7v2-sintaxis': 'Sintaxis de los mensajes HL7 v2',
  'hl7v2-estructura': 'Estructura de los mensajes HL7 v2',
  'hl7v2-campo': 'Campos de los segmentos HL7 v2',
  'hl7v2-tipo': 'Tipos de datos de HL7 v2',
  'hl7v2-tabla': 'Códigos de las tablas de HL7 v2',
  'hl7v2-contenido': 'Identificadores mexicanos en los mensajes HL7 v2',
  'hl7v2-perfil': 'Perfiles locales de HL7 v2',
};

/** The layers in their order; a verdict names one by its index here. */
export const LAYERS: readonly Layer[] = [
  ...HL7V2_LAYERS.map((id) => ({ id, title: TITLES[id] })),
  {
    id: 'hl7v2-forma',
    title: 'Mensajes HL7 v2 en conjunto: sintaxis, estructura, campos y tipos',
    of: ['hl7v2-sintaxis', 'hl7v2-estructura', 'hl7v2-campo', 'hl7v2-tipo'] satisfies readonly Hl7Layer[],
  },
];

export const RULES: RuleSet = createRuleSet(HL7V2_LAYERS, [
  SYNTAX_RULES,
  STRUCTURE_RULES,
  FIELD_RULES,
  TYPE_RULES,
  CONTENT_RULES,
  PROFILE_RULES,
]);
