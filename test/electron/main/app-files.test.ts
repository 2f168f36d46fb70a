import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appFile, CONTENT_SECURITY_POLICY, isAppPage } from '../../../electron/main/app-files.ts';

const folder = join('/programa', 'renderer');

describe('files of the window', () => {
  it.each([
    ['app://cotejo/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['app://cotejo/', 'index.html', 'text/html; charset=utf-8'],
    ['app://cotejo/index.html?x=1#/inicio', 'index.html', 'text/html; charset=utf-8'],
    ['app://cotejo/assets/a%20b.js', 'assets/a b.js', 'text/javascript; charset=utf-8'],
    ['app://cotejo/assets/estilo.css', 'assets/estilo.css', 'text/css; charset=utf-8'],
  ])('serves %s', (url, name, type) => {
    expect(appFile(folder, url)).toEqual({ path: join(folder, name), type });
  });

  it.each([
    'app://cotejo/../main.cjs',
    'app://cotejo/%2e%2e/electron/main.js',
    'app://cotejo/..%2f..%2fetc/passwd.json',
    'app://cotejo/a%5c..%5c..%5cmain.js',
    'app://cotejo/%00.html',
    'app://cotejo/%E0%A4%A.html',
    'app://cotejo/registro.db',
    'app://cotejo/sin-extension',
    'app://otro/index.html',
    'file:///programa/renderer/index.html',
    'https://cotejo/index.html',
    'no es una dirección',
  ])('refuses %s', (url) => {
    const found = appFile(folder, url);
    // A URL parser takes dots out by itself: what is left must lie in the folder.
    if (found !== null) expect(found.path.startsWith(join(folder, '/'))).toBe(true);
    else expect(found).toBeNull();
    expect(found?.path ?? '').not.toMatch(/passwd|registro\.db|sin-extension|\.\./);
  });

  it('knows its own pages', () => {
    expect(isAppPage('app://cotejo/index.html#/ayuda')).toBe(true);
    for (const url of ['app://informe/1', 'app://cotejo.example/', 'https://cotejo/', 'about:blank', '']) {
      expect(isAppPage(url)).toBe(false);
    }
  });

  it('allows no script and no connection but its own', () => {
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
    expect(CONTENT_SECURITY_POLICY).toContain("connect-src 'none'");
    expect(CONTENT_SECURITY_POLICY).toMatch(/script-src 'self'(;|$)/);
    expect(CONTENT_SECURITY_POLICY).not.toContain('unsafe-eval');
  });
});
