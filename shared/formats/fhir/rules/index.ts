import type { RuleDefinition } from '../../../model/index.ts';
import type { Layer } from '../../format.ts';
import type { NamedRule, RuleSet } from '../../support/rule-set.ts';
import { createRuleSet as joinRules } from '../../support/rule-set.ts';
import type { ConformanceLayer } from '../conformance/model.ts';
import { CONFORMANCE_LAYERS } from '../conformance/model.ts';
import type { FaultKind } from '../json/faults.ts';
import { BUNDLE_RULES } from './bundle.ts';
import { EXTENSION_FORM_RULES } from './extension-form.ts';
import { EXTENSION_RULES } from './extensions.ts';
import type { InvariantRow } from './invariants.ts';
import { invariantRules } from './invariants.ts';
import { NARRATIVE_RULES } from './narrative.ts';
import { PROFILE_RULES } from './profiles.ts';
import { REFERENCE_RULES } from './references.ts';
import { STRUCTURE_RULES } from './structure.ts';
import { SYNTAX_RULES } from './syntax.ts';
import { TERMINOLOGY_RULES } from './terminology.ts';

const TITLES: Readonly<Record<ConformanceLayer, string>> = {
  'fhir-sintaxis': 'Sintaxis de FHIR R4 (JSON, XML, NDJSON)',
  'fhir-estructura': 'Estructura de los recursos FHIR R4',
  'fhir-narrativa': 'Texto legible de los recursos FHIR R4',
  'fhir-referencia': 'Referencias entre recursos FHIR R4',
  'fhir-bundle': 'Reglas de los Bundle de FHIR R4',
  'fhir-extension': 'Extensiones de los recursos FHIR R4',
  'fhir-terminologia': 'Códigos y sistemas de FHIR R4',
  'fhir-invariante': 'Reglas formales de FHIR R4',
  'fhir-perfil': 'Perfiles que los recursos dicen cumplir',
};

/** The layers in their order, and the one that joins text and structure; a verdict names one by its index here. */
export const LAYERS: readonly Layer[] = [
  ...CONFORMANCE_LAYERS.map((id): Layer => ({ id, title: TITLES[id] })),
  {
    id: 'fhir-forma',
    title: 'Sintaxis y estructura de los recursos FHIR R4',
    of: ['fhir-sintaxis', 'fhir-estructura'],
  },
];
export const LAYER_FORM = CONFORMANCE_LAYERS.length;

export type { NamedRule, RuleSet };

export const LAYER_SYNTAX = 0;

export function layerIndex(layer: ConformanceLayer): number {
  return CONFORMANCE_LAYERS.indexOf(layer);
}

const syntax: readonly RuleDefinition[] = SYNTAX_RULES.map(({ kind: _kind, ...definition }) => definition);
const syntaxIndex = new Map<FaultKind, number>(SYNTAX_RULES.map(({ kind }, index) => [kind, index]));

/** Index of the rule of a fault of the text; the same in every rule set. */
export function syntaxRule(kind: FaultKind): number {
  return syntaxIndex.get(kind)!;
}

/** @param invariants rows of `invariants.json`, whose rules are made of data */
export function createRuleSet(invariants: readonly InvariantRow[]): RuleSet {
  const tables: readonly Readonly<Record<string, RuleDefinition>>[] = [
    STRUCTURE_RULES,
    NARRATIVE_RULES,
    REFERENCE_RULES,
    BUNDLE_RULES,
    EXTENSION_FORM_RULES,
    EXTENSION_RULES,
    TERMINOLOGY_RULES,
    PROFILE_RULES,
    invariantRules(invariants),
  ];
  // Older rules, of identifiers, belong to the structure.
  return joinRules(CONFORMANCE_LAYERS, tables, 'fhir-estructura', syntax);
}
