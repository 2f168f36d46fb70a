import type { RuleText } from './rules.ts';

const rule = (text: RuleText): RuleText => text;

/** Rules on the whole file that every guide of the family shares. */
export const BATCH_RULES = {
  singleOrigin: rule({
    id: 'giis-lote-origen-unico',
    severity: 'warning',
    title: 'Las filas son de la entidad y la institución que dice el nombre del archivo',
    failureTitle: 'Hay filas de otra entidad o institución que la del nombre del archivo',
    why: 'El nombre sugerido dice de quién es el archivo; filas de otros pueden ser de otra carga. Es una lectura de la regla, no su letra.',
    remedy: 'Revise el nombre del archivo, o entregue aparte las filas de la otra entidad o institución.',
    confidence: 'uncertain',
  }),
} as const;
