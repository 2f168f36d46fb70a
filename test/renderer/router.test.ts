import { describe, expect, it } from 'vitest';
import { hashOf, parseHash } from '../../renderer/state/router.ts';

describe('routes', () => {
  it('come back from their own hash, whatever stands in them', () => {
    const query = { regla: 'curp-estructura', archivo: 'entrega.zip!/a b/ñ?#&=%.txt' };
    expect(parseHash(hashOf('resultado', ['id/1', 'hallazgos'], query))).toEqual({
      screen: 'resultado',
      parts: ['id/1', 'hallazgos'],
      query,
    });
  });

  it('are the first screen when unknown, empty or broken', () => {
    for (const hash of ['', '#', '#/', '#/nada/x', '#/__proto__']) {
      expect(parseHash(hash)).toEqual({ screen: 'inicio', parts: [], query: {} });
    }
    expect(parseHash('#/unidades/%E0%A4%A')).toMatchObject({ screen: 'unidades', parts: ['%E0%A4%A'] });
  });
});
