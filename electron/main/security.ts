import { app, type Session, type WebContents, type WebPreferences } from 'electron';
import { isAppPage } from './app-files.ts';

/** What every page of this program runs under, whether it has a window or is only printed. */
export const PAGE_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const satisfies WebPreferences;

/** The one thing a page may ask of the system: to put text on the clipboard when a button says so. */
const ALLOWED_PERMISSION = 'clipboard-sanitized-write';
/** What Chromium makes by itself inside a page (a frame's own text among it), and the inspector where it is allowed. */
const LOCAL_SCHEMES = ['app:', 'data:', 'blob:', 'about:srcdoc', 'devtools:'];

/** Closes every way out of a page that Electron leaves open, for all pages there will be. */
export function secureAllPages(): void {
  // Even names are not looked up: nothing leaves this machine through Chromium.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.on('web-contents-created', (_event, contents) => securePage(contents));
}

function securePage(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => {
    if (!isAppPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
}

/** Denies permissions, devices and downloads, and lets no request leave but to `app://`. */
export function secureSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === ALLOWED_PERMISSION));
  session.setPermissionCheckHandler((_contents, permission) => permission === ALLOWED_PERMISSION);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !LOCAL_SCHEMES.some((scheme) => details.url.startsWith(scheme)) });
  });
}
