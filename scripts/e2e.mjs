/**
 * What `npm run e2e` runs: the tests of the real window, on a virtual screen where the system has one. Where no
 * Electron or no screen is to be had it says so in one sentence and ends well: they are skipped, not failed.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { RuntimeUnavailable, resolveElectronRuntime } from './electron-runtime.mjs';
import { repository } from './runtime/places.mjs';
import { ensureBuilt, SetupError } from './setup.mjs';

/** The smallest screen that the program is made for. */
const SCREEN = ['-a', '-s', '-screen 0 1366x768x24'];

/** @returns {string[] | null} what to put before a command so that it has a screen */
function screen() {
  if (process.platform !== 'linux') return [];
  if (spawnSync('xvfb-run', ['--help'], { stdio: 'ignore' }).error === undefined) return ['xvfb-run', ...SCREEN];
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? [] : null;
}

/** @returns {Promise<number>} the exit code */
async function run() {
  const before = screen();
  if (before === null) return skip('no hay pantalla ni xvfb-run');
  try {
    await resolveElectronRuntime();
  } catch (error) {
    if (!(error instanceof RuntimeUnavailable)) throw error;
    return skip(error.message);
  }
  await ensureBuilt();
  const vitest = join(repository, 'node_modules', 'vitest', 'vitest.mjs');
  const config = join('test', 'e2e', 'vitest.config.ts');
  const [command, ...args] = [...before, process.execPath, vitest, 'run', '--config', config, ...process.argv.slice(2)];
  return spawnSync(command, args, { stdio: 'inherit', cwd: repository }).status ?? 1;
}

/** @param {string} reason */
function skip(reason) {
  process.stdout.write(`Pruebas en la ventana omitidas: ${reason}\n`);
  return 0;
}

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
