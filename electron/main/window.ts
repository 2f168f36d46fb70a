import { join } from 'node:path';
import { BrowserWindow, nativeTheme, type Session, screen } from 'electron';
import { ORIGIN } from './app-files.ts';
import { places } from './paths.ts';
import { PAGE_PREFERENCES } from './security.ts';
import { fitToScreens, readWindowState, SMALLEST, type WindowState, writeWindowState } from './window-state.ts';

const stateFile = join(places.windowFolder, 'estado.json');
/** The ground of the window's style sheet, so that it does not flash before its first paint. */
const BACKGROUND = { light: '#f4f5f6', dark: '#15181b' } as const;

/** A page that crashes at once each time must not do so for ever. */
const MAX_RELOADS = 3;

let state = readWindowState(stateFile);

/** What was kept of the last window. */
export function windowState(): WindowState {
  return state;
}

/** Keeps what the next window should start with. */
export function keepWindowState(change: Partial<WindowState>): void {
  state = { ...state, ...change };
  writeWindowState(stateFile, state);
}

/** The one way to make a window. It shows once its first page is drawn. */
export function createWindow(session: Session): BrowserWindow {
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const { width, height, place, maximized } = fitToScreens(state, screens, screen.getPrimaryDisplay().workArea);
  const window = new BrowserWindow({
    width,
    height,
    ...(place ?? {}),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Cotejo',
    icon: places.icon,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: { ...PAGE_PREFERENCES, session, preload: places.preload, devTools: !places.packed },
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  // A page that fails to draw must not leave a program without a window.
  window.webContents.once('did-fail-load', () => window.show());
  window.on('close', () => {
    const { x, y, width: wide, height: high } = window.getNormalBounds();
    keepWindowState({ width: wide, height: high, place: { x, y }, maximized: window.isMaximized() });
  });
  drawAgainAfterCrash(window);
  void window.loadURL(`${ORIGIN}/index.html`).catch(() => undefined);
  return window;
}

/** A page that crashed is loaded again: runs go on in the engine, and the registry is not touched by it. */
function drawAgainAfterCrash(window: BrowserWindow): void {
  let left = MAX_RELOADS;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || left === 0) return;
    left -= 1;
    window.webContents.reload();
  });
}
