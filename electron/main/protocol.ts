import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { appFile, CONTENT_SECURITY_POLICY } from './app-files.ts';

/** To be called before the application is ready: `app://` is then an origin like https, with its code cached. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the files of the window, and nothing else, as `app://cotejo/…`. */
export function serveWindow(session: Session, folder: string): void {
  session.protocol.handle('app', async (request) => {
    const file = request.method === 'GET' ? appFile(folder, request.url) : null;
    if (file === null) return new Response(null, { status: 404 });
    try {
      const body = await readFile(file.path);
      return new Response(new Uint8Array(body), { headers: headers(file.type) });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

function headers(type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  };
}
