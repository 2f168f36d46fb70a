import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Which Debian package brings each shared library that Electron is linked against. */
const PACKAGE_OF = {
  'libasound.so.2': 'libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libsmime3.so': 'libnss3',
  'libudev.so.1': 'libudev1',
  'libX11.so.6': 'libx11-6',
  'libxcb.so.1': 'libxcb1',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libxkbcommon.so.0': 'libxkbcommon0',
  'libXrandr.so.2': 'libxrandr2',
};

/** Packages renamed with 64-bit time in Debian 13 and Ubuntu 24.04. */
const RENAMED = [
  'libasound2',
  'libatk1.0-0',
  'libatk-bridge2.0-0',
  'libatspi2.0-0',
  'libcups2',
  'libglib2.0-0',
  'libgtk-3-0',
];

/** Every package that Electron may need, under this system's names. */
export function libraryPackages() {
  return [...new Set(Object.values(PACKAGE_OF))].map(nameHere);
}

/**
 * What an executable is linked against and this system lacks.
 *
 * @param {string} executable
 * @returns {{ libraries: string[], packages: string[] }} empty when all is there, or where `ldd` cannot tell
 */
export function missingLibraries(executable) {
  if (process.platform !== 'linux') return { libraries: [], packages: [] };
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  const libraries = [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
  const known = libraries.flatMap((library) => PACKAGE_OF[library] ?? []);
  return { libraries, packages: [...new Set(known)].map(nameHere) };
}

/**
 * @param {{ libraries: readonly string[], packages: readonly string[] }} missing
 * @returns {string} one sentence for the user
 */
export function missingLibrariesSentence({ libraries, packages }) {
  if (packages.length === 0)
    return `Electron no puede iniciar porque faltan bibliotecas del sistema: ${libraries.join(', ')}.`;
  return `Electron no puede iniciar porque faltan bibliotecas del sistema; instálelas con: sudo apt-get install -y ${packages.join(' ')}`;
}

/** @param {string} name */
function nameHere(name) {
  return usesTime64Names() && RENAMED.includes(name) ? `${name}t64` : name;
}

function usesTime64Names() {
  const release = readOsRelease();
  const since = { debian: 13, ubuntu: 24 }[release.ID];
  return since !== undefined && Number.parseInt(release.VERSION_ID ?? '', 10) >= since;
}

/** @returns {Record<string, string>} the fields of /etc/os-release; none where there is no such file */
export function readOsRelease() {
  try {
    const lines = readFileSync('/etc/os-release', 'utf8').split('\n');
    return Object.fromEntries(
      lines.flatMap((line) => {
        const [, key, value] = /^(\w+)="?([^"]*)"?$/.exec(line) ?? [];
        return key ? [[key, value]] : [];
      }),
    );
  } catch {
    return {};
  }
}
