import { describe, expect, it } from 'vitest';
import { layerOfRule, layerState } from '../../renderer/features/resultado/layers.ts';
import type { LayerResult } from '../../shared/model/index.ts';

const layer = (id: string, held = 1, failed = 0, undecided = 0): LayerResult => ({
  id,
  title: id,
  held,
  failed,
  undecided,
});

describe('layers of a result', () => {
  it('own the rules of FHIR whose id begins with theirs', () => {
    const layers = [layer('giis-regla'), layer('fhir-estructura'), layer('fhir-perfil')];
    expect(layerOfRule('fhir-perfil-minimo', layers)?.id).toBe('fhir-perfil');
    expect(layerOfRule('fhir-estructurado', layers)).toBeUndefined();
    expect(layerOfRule('giis-regla-7', layers)).toBeUndefined();
  });

  it('fail where one record fails, and hold only where all could be told', () => {
    expect(layerState(layer('a', 5, 1, 1))).toBe('failed');
    expect(layerState(layer('a', 5, 0, 1))).toBe('undecided');
    expect(layerState(layer('a', 5))).toBe('held');
    expect(layerState({ ...layer('a', 0), leftOut: true })).toBe('left-out');
  });
});
