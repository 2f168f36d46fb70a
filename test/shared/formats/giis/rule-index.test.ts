import { describe, expect, it } from 'vitest';
import {
  LAYER,
  layersFor,
  RULE,
  reportedVariant,
  ruleEffects,
  ruleIndex,
  rulesFor,
  shareLayer,
} from '../../../../shared/formats/giis/rules.ts';
import { column, smallGuide } from '../../../support/giis/small-guide.ts';

const text = {
  title: 'Se cumple',
  failureTitle: 'No se cumple',
  why: 'Es para las pruebas.',
  remedy: 'Corrija la prueba.',
};
const examples = { valid: [], invalid: [] };
const rule = { ...text, column: 'a', must: { properties: { a: { const: '1' } } }, examples } as const;
const guide = smallGuide([column('a')], {
  rules: [
    { ...rule, id: 'segura', confidence: 'confirmed', clause: 'variable 1' },
    { ...rule, id: 'dicha', confidence: 'reported' },
    { ...rule, id: 'de-catalogo', confidence: 'confirmed', must: { properties: { 'a@typology': { const: '1' } } } },
  ],
  batch: [
    { ...text, examples, id: 'folio-unico', kind: 'unique', columns: ['a'], confidence: 'confirmed' },
    {
      ...text,
      examples,
      id: 'a-escaso',
      kind: 'share',
      columns: ['a'],
      value: '1',
      limit: 0.1,
      confidence: 'reported',
    },
  ],
});
const rules = rulesFor(guide);
const own = ruleIndex(guide);
const effects = ruleEffects(guide);
const effectOf = (index: number) => [effects.layer[index], effects.breaksLayer[index], effects.breaksBlock[index]];

describe('rules of a guide', () => {
  it('have one id each', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  it('come in two variants for the family', () => {
    const { id, severity, failureTitle, citation } = rules[reportedVariant(RULE.range)];
    expect(rules[RULE.range]).toMatchObject({ id: 'giis-regla-rango', severity: 'error' });
    expect([id, severity]).toEqual(['giis-regla-rango-segun-fuente-secundaria', 'warning']);
    expect(failureTitle).toMatch(/\(según fuente secundaria\)$/);
    expect(citation).toEqual([{ norm: 'GIIS-PRUEBA', confidence: 'reported' }]);
  });

  it('stand where the index says, as sure as they are', () => {
    expect(rules[own.rules]).toMatchObject({
      id: 'giis-regla-prueba-segura',
      severity: 'error',
      failureTitle: 'No se cumple',
      citation: [{ norm: 'GIIS-PRUEBA', clause: 'variable 1', confidence: 'confirmed' }],
    });
    expect(rules[own.rules + 1]).toMatchObject({
      severity: 'warning',
      failureTitle: 'No se cumple (según fuente secundaria)',
    });
    expect(rules.slice(own.batch).map(({ id }) => id)).toEqual(['giis-lote-folio-unico', 'giis-lote-a-escaso']);
  });

  it('belong to layers, and break them and blocks as sure as they are', () => {
    expect(layersFor(guide).map(({ id }) => id)).toEqual([
      'giis-estructura',
      'giis-regla',
      'giis-catalogo',
      'giis-bloque-unidad',
      'giis-lote-a-escaso',
    ]);
    expect(shareLayer(guide, 1)).toBe(4);
    expect(effectOf(RULE.type)).toEqual([LAYER.structure, 1, 1]);
    expect(effectOf(RULE.spaces)).toEqual([LAYER.structure, 0, 0]);
    expect(effectOf(reportedVariant(RULE.range))).toEqual([LAYER.rules, 0, 1]);
    expect(effectOf(RULE.catalog)).toEqual([LAYER.catalog, 1, 1]);
    expect(effectOf(own.rules)).toEqual([LAYER.rules, 1, 1]);
    expect(effectOf(own.rules + 1)).toEqual([LAYER.rules, 0, 1]);
    expect(effectOf(own.rules + 2)).toEqual([LAYER.catalog, 1, 1]);
    expect(effectOf(own.batch)).toEqual([-1, 1, 0]);
    expect(effectOf(RULE.singleOrigin)).toEqual([-1, 0, 0]);
  });
});
