import { describe, expect, it } from 'vitest';
import { createRuleSet, LAYERS } from '../../../../shared/formats/fhir/rules/index.ts';
import { format, readAll } from './harness.ts';

describe('rules of FHIR', () => {
  it('have one id each, with the prefix of their layer, and words for people', () => {
    const ids = format.rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const prefixes = [...LAYERS.map(({ id }) => `${id}-`), 'fhir-identificador-'];
    for (const { id, title, failureTitle, why, remedy, citation } of format.rules) {
      expect(
        prefixes.some((prefix) => id.startsWith(prefix)),
        id,
      ).toBe(true);
      for (const text of [title, failureTitle, why, remedy]) expect(text.length, id).toBeGreaterThan(10);
      expect(`${title} ${failureTitle} ${remedy}`).not.toMatch(/certifica/i);
      expect(citation.length, id).toBeGreaterThan(0);
    }
  });

  it('are found by their names, and a wrong name is a fault of the program', () => {
    const rules = createRuleSet([['dom-9', 'w', 'DomainResource', 'synthetic']]);
    const { index, isError, layer } = rules.named('invariant:dom-9');
    expect([rules.rules[index].id, isError, LAYERS[layer].id]).toEqual([
      'fhir-invariante-dom-9',
      false,
      'fhir-invariante',
    ]);
    expect(LAYERS[rules.named('fullUrl').layer].id).toBe('fhir-estructura');
    expect(() => rules.named('nope')).toThrow('nope');
  });
});

describe('layers that are switched off', () => {
  const resource = { resourceType: 'Patient', x: 1, generalPractitioner: [{ reference: '#y' }] };

  it('report nothing and give no verdict', () => {
    const all = readAll(resource);
    expect(all.findings.map(({ rule }) => rule)).toContain('fhir-estructura-elemento-desconocido');
    expect(all.layers['fhir-referencia']).toEqual({ holds: 0, fails: 1 });
    const withoutLayers = new Set(LAYERS.map(({ id }) => id).filter((id) => id !== 'fhir-referencia'));
    const some = readAll(resource, { withoutLayers });
    expect(some.findings.map(({ rule }) => rule)).toEqual(['fhir-referencia-contenido-ausente']);
    expect(Object.keys(some.layers)).toEqual(['fhir-referencia', 'fhir-forma']);
    expect(some.layers['fhir-forma']).toEqual({ holds: 0, fails: 0, undecided: 1 });
  });
});
