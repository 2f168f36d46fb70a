/**
 * Installs what tests and development need from a Debian system: a virtual screen, the reader of
 * PDF text, the validator of XML schemas that `npm run conformance` compares with, the maker of test keys, fonts, and the
 * shared libraries of Electron. Elsewhere it says so and ends well, since those who run it (CI,
 * `pretest`) go on all the same.
 */
import { spawnSync } from 'node:child_process';
import { libraryPackages, readOsRelease } from './runtime/libraries.mjs';

const TOOLS = ['xvfb', 'xauth', 'poppler-utils', 'libxml2-utils', 'openssl', 'fonts-liberation', 'fonts-dejavu-core'];

const say = (sentence) => process.stderr.write(`${sentence}\n`);

/** @returns {number} the exit code */
function installWhatIsMissing() {
  if (!isDebian()) {
    say('Este sistema no es Debian ni derivado: los paquetes de sistema para las pruebas se instalan a mano.');
    return 0;
  }
  const missing = [...TOOLS, ...libraryPackages()].filter((name) => !isInstalled(name));
  if (missing.length === 0) return 0;
  if (process.getuid?.() !== 0) {
    say(
      `Faltan paquetes de sistema y no se ejecuta como root; instálelos con: sudo apt-get install -y ${missing.join(' ')}`,
    );
    return 0;
  }
  say(`Instalando paquetes de sistema: ${missing.join(' ')}`);
  if (apt('update') && apt('install', '-y', '--no-install-recommends', ...missing)) return 0;
  say('No se pudieron instalar todos los paquetes de sistema: apt-get falló.');
  return 1;
}

function isDebian() {
  const { ID = '', ID_LIKE = '' } = readOsRelease();
  return process.platform === 'linux' && `${ID} ${ID_LIKE}`.split(' ').includes('debian');
}

/** @param {string} name */
function isInstalled(name) {
  const { stdout } = spawnSync('dpkg', ['-s', name], { encoding: 'utf8' });
  return /^Status: .* installed$/m.test(stdout ?? '');
}

/** @param {string[]} args */
function apt(...args) {
  const { status } = spawnSync('apt-get', ['-qq', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

process.exitCode = installWhatIsMissing();
