import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Settings } from '../../shared/ipc/contract.ts';

/** A rectangle of the screen, in device-independent pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How the window was left; `place` is where it stood, when it is known. */
export interface WindowState {
  readonly width: number;
  readonly height: number;
  readonly place: { readonly x: number; readonly y: number } | null;
  readonly maximized: boolean;
  /** For the first paint, before the engine has told the settings. */
  readonly theme: Settings['theme'];
  readonly language: Settings['language'];
}

/** Fits a laptop of 1366×768 with a task bar. */
export const FIRST_STATE: WindowState = {
  width: 1280,
  height: 720,
  place: null,
  maximized: false,
  theme: 'system',
  language: 'es-MX',
};
export const SMALLEST = { width: 1024, height: 640 } as const;

/** The state that was kept, or the first one; each part that is not understood is the first one's. */
export function readWindowState(file: string): WindowState {
  try {
    return toWindowState(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return FIRST_STATE;
  }
}

export function toWindowState(value: unknown): WindowState {
  const { width, height, place, maximized, theme, language } = Object(value) as Readonly<Record<string, unknown>>;
  const { x, y } = Object(place) as Readonly<Record<string, unknown>>;
  return {
    width: isWhole(width) ? Math.max(width, SMALLEST.width) : FIRST_STATE.width,
    height: isWhole(height) ? Math.max(height, SMALLEST.height) : FIRST_STATE.height,
    place: isWhole(x) && isWhole(y) ? { x, y } : null,
    maximized: maximized === true,
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    language: language === 'en' ? 'en' : 'es-MX',
  };
}

export function writeWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${JSON.stringify(state)}\n`);
  } catch {
    // The size of a window is not worth a word to the person.
  }
}

/** The state on the screens there are now: no larger than the screen, and where its title bar can be reached. */
export function fitToScreens(state: WindowState, screens: readonly Area[], primary: Area): WindowState {
  const { place } = state;
  const screen = place === null ? undefined : screens.find((area) => holds(area, place.x + 40, place.y + 10));
  const { width, height } = screen ?? primary;
  return {
    ...state,
    width: Math.min(state.width, width),
    height: Math.min(state.height, height),
    place: screen === undefined ? null : place,
  };
}

function holds(area: Area, x: number, y: number): boolean {
  return x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height;
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
