import { describe, expect, it } from 'vitest';
import { findNode, isRecentEnough } from '../../../electron/main/node-finder.ts';

describe('Node for the engine', () => {
  it.each([
    ['v22.14.0', true],
    ['v22.20.1\n', true],
    ['24.1.0', true],
    ['v22.13.1', false],
    ['v20.20.2', false],
    ['v8.0.0', false],
    ['algo', false],
    ['', false],
  ])('%j is recent enough: %s', (version, enough) => {
    expect(isRecentEnough(version)).toBe(enough);
  });

  it('is the chosen one where it serves, and another where it does not', async () => {
    expect(await findNode('/no/hay', { COTEJO_NODE: process.execPath })).toBe(process.execPath);
    expect(await findNode('/no/hay', { COTEJO_NODE: '/no/hay/node' })).not.toBe('/no/hay/node');
  });
});
