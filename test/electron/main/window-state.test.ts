import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  FIRST_STATE,
  fitToScreens,
  readWindowState,
  SMALLEST,
  toWindowState,
  writeWindowState,
} from '../../../electron/main/window-state.ts';

const folder = mkdtempSync(join(tmpdir(), 'cotejo-ventana-'));
const laptop = { x: 0, y: 0, width: 1366, height: 728 };

describe('state of the window', () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is kept and read again', () => {
    const file = join(folder, 'a', 'estado.json');
    const state = { ...FIRST_STATE, width: 1300, place: { x: 5, y: 6 }, theme: 'dark', language: 'en' } as const;
    writeWindowState(file, state);
    expect(readWindowState(file)).toEqual(state);
  });

  it('is the first one where the file is missing or broken', () => {
    expect(readWindowState(join(folder, 'nada.json'))).toEqual(FIRST_STATE);
    const broken = join(folder, 'roto.json');
    writeFileSync(broken, '{"width":');
    expect(readWindowState(broken)).toEqual(FIRST_STATE);
    expect(readFileSync(broken, 'utf8')).toBe('{"width":');
  });

  it.each([null, 7, 'x', [], { width: '1', height: 1e99, place: 3, theme: 'rojo' }])('survives %j', (value) => {
    expect(toWindowState(value)).toEqual(FIRST_STATE);
  });

  it('is never smaller than the screens are laid out for', () => {
    expect(toWindowState({ width: 1, height: 1 })).toMatchObject(SMALLEST);
  });

  it('fits the screens that are there', () => {
    const wide = { ...FIRST_STATE, width: 2500, height: 1400, place: { x: 3000, y: 10 } };
    expect(fitToScreens(wide, [laptop], laptop)).toMatchObject({ width: 1366, height: 728, place: null });
    const second = { x: 1366, y: 0, width: 2560, height: 1440 };
    expect(fitToScreens(wide, [laptop, second], laptop)).toEqual(wide);
    expect(fitToScreens(FIRST_STATE, [], laptop)).toEqual(FIRST_STATE);
  });
});
