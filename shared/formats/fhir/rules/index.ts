import type { RuleDefinition } from '../../../model/index.ts';
import type { Layer } from '../../format.ts';
import type { FaultKind } from '../json/diagnose.ts';
import type { StructureRule } from './structure.ts';
import { STRUCTURE_RULES } from './structure.ts';
import { SYNTAX_RULES } from './syntax.ts';

const structureNames = Object.keys(STRUCTURE_RULES) as StructureRule[];

/** Every rule of the reader; findings name one by its index here. */
export const RULES: readonly RuleDefinition[] = [
  ...SYNTAX_RULES.map(({ kind: _kind, ...definition }) => definition),
  ...structureNames.map((name) => STRUCTURE_RULES[name]),
];

const syntaxIndex = new Map<FaultKind, number>(SYNTAX_RULES.map(({ kind }, index) => [kind, index]));
const structureIndex = new Map(structureNames.map((name, index) => [name, SYNTAX_RULES.length + index]));

export function syntaxRule(kind: FaultKind): number {
  return syntaxIndex.get(kind)!;
}

export function structureRule(name: StructureRule): number {
  return structureIndex.get(name)!;
}

export const LAYER_SYNTAX = 0;
export const LAYER_STRUCTURE = 1;
export const LAYERS: readonly Layer[] = [
  { id: 'fhir-sintaxis', title: 'Sintaxis JSON de FHIR R4' },
  { id: 'fhir-estructura', title: 'Estructura de los recursos FHIR R4' },
];
