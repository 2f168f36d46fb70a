import { extname, join, normalize, sep } from 'node:path';

/** The one origin that windows of this program show. */
export const ORIGIN = 'app://cotejo';

/**
 * No script but the program's own files, no request to anywhere, nothing framed from outside. Inline styles are what
 * react-aria and the charts position with.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "frame-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** A file of the window and its content type. */
export interface AppFile {
  readonly path: string;
  readonly type: string;
}

/**
 * The file below `folder` that a URL names; null for another origin, an unknown kind of file, or a path that leads out
 * of the folder.
 */
export function appFile(folder: string, url: string): AppFile | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || parsed.protocol !== 'app:' || parsed.host !== 'cotejo') return null;
  const name = decode(parsed.pathname);
  if (name === null || name.includes('\0') || name.includes('\\')) return null;
  const path = normalize(join(folder, name === '/' ? 'index.html' : name));
  if (!path.startsWith(normalize(folder + sep))) return null;
  const type = TYPES[extname(path).toLowerCase()];
  return type === undefined ? null : { path, type };
}

/** True for a page of this program, whatever stands after the path. */
export function isAppPage(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed !== null && parsed.protocol === 'app:' && parsed.host === 'cotejo';
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
