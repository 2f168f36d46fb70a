import { describe, expect, it } from 'vitest';
import { checkRequest } from '../../../electron/main/request.ts';
import { Sentence } from '../../../electron/main/sentence.ts';
import { isEvent, isMethod } from '../../../electron/preload/names.ts';
import { engineMethods, mainMethods } from '../../../shared/ipc/contract.ts';

describe('requests of the window', () => {
  it('go to who answers them, with their arguments as the contract has them', () => {
    expect(checkRequest('overview.get', undefined)).toEqual({ to: 'engine', method: 'overview.get', input: undefined });
    expect(checkRequest('dialog.openExport', { kind: 'files', more: 1 })).toEqual({
      to: 'main',
      method: 'dialog.openExport',
      input: { kind: 'files' },
    });
  });

  it.each([
    ['runs.get', { runId: 'x' }],
    ['runs.get', undefined],
    ['verification.start', { paths: [], checklist: 'a' }],
    ['verification.start', { paths: ['a'], checklist: 'a', unit: 'GOMC800101HDFRRL09' }],
    ['settings.set', { theme: 'rojo' }],
    ['dialog.openExport', { kind: 'disco' }],
  ])('are refused when the arguments of %s are not those', (method, input) => {
    expect(() => checkRequest(method, input)).toThrow(Sentence);
    expect(() => checkRequest(method, input)).toThrow(method);
  });

  it('are refused without quoting what was sent', () => {
    const secret = 'GOMC800101HDFRRL09';
    for (const [method, input] of [
      [secret, undefined],
      ['runs.get', { runId: 1, secret }],
    ] as const) {
      expect(() => checkRequest(method, input)).toThrow(
        expect.not.objectContaining({ message: expect.stringContaining(secret) }),
      );
    }
  });

  it.each(['toString', '__proto__', 'constructor', '', 7, null, undefined])(
    'are refused for the method %s',
    (method) => {
      expect(() => checkRequest(method, undefined)).toThrow(Sentence);
    },
  );

  it.each([
    ['report.finish', { ticket: '3f1c2b1e-1111-4111-8111-111111111111', printed: '/a.pdf', path: '/b.pdf' }],
    ['report.checkSeal', { cer: '/a.cer', key: '/a.key', password: 'x' }],
    ['report.zip', { folder: '/a', path: '/b.zip', request: { units: {}, what: 'unit' }, printed: [] }],
  ])('are refused for %s, which only the main process asks for', (method, input) => {
    expect(() => checkRequest(method, input)).toThrow(Sentence);
  });

  it('have in the preload the very names of the contract', () => {
    for (const name of [...Object.keys(engineMethods), ...Object.keys(mainMethods)]) expect(isMethod(name)).toBe(true);
    expect(isMethod('toString')).toBe(false);
    expect(isEvent('engine.failed')).toBe(true);
    expect(isEvent('overview.get')).toBe(false);
  });
});
