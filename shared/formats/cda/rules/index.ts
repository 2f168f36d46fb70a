import type { Layer } from '../../format.ts';
import type { RuleSet } from '../../support/rule-set.ts';
import { createRuleSet } from '../../support/rule-set.ts';
import type { CdaLayer } from '../judge.ts';
import { CDA_LAYERS } from '../judge.ts';
import { CONTENT_RULES } from './content.ts';
import { STRUCTURE_RULES } from './structure.ts';
import { SYNTAX_RULES } from './syntax.ts';

const TITLES: Readonly<Record<CdaLayer, string>> = {
  'cda-sintaxis': 'Sintaxis de los documentos CDA R2 (XML)',
  'cda-estructura': 'Estructura de los documentos CDA R2',
  'cda-contenido': 'Contenido de los documentos CDA R2',
};

/** The layers in their order; a verdict names one by its index here. */
export const LAYERS: readonly Layer[] = [
  ...CDA_LAYERS.map((id) => ({ id, title: TITLES[id] })),
  {
    id: 'cda-forma',
    title: 'Documentos CDA R2 en conjunto: sintaxis y estructura',
    of: ['cda-sintaxis', 'cda-estructura'] satisfies readonly CdaLayer[],
  },
];

export const RULES: RuleSet = createRuleSet(CDA_LAYERS, [SYNTAX_RULES, STRUCTURE_RULES, CONTENT_RULES]);
