/**
 * What `npm start` runs: from a fresh clone to an open window. It installs and builds only what is
 * missing or out of date, and passes its own arguments on to the application.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { launchCommand, RuntimeUnavailable, resolveElectronRuntime, sandboxSwitches } from './electron-runtime.mjs';
import { repository } from './runtime/places.mjs';
import { ensureBuilt, ensureInstalled, SetupError } from './setup.mjs';

const say = (sentence) => process.stderr.write(`${sentence}\n`);

/** @returns {Promise<number>} the exit code */
async function start() {
  if (lacksScreen()) {
    say(
      'No hay pantalla gráfica (DISPLAY y WAYLAND_DISPLAY están vacías): inicie Cotejo en una sesión de escritorio o con xvfb-run.',
    );
    return 2;
  }
  await ensureInstalled();
  await ensureBuilt();
  const runtime = await resolveElectronRuntime();
  if (sandboxSwitches().length > 0) {
    say('Cotejo se ejecuta como root: Chromium no permite su aislamiento así y se desactiva (--no-sandbox).');
  }
  const command = await launchCommand(runtime, repository, process.argv.slice(2));
  return run(command.executable, command.args);
}

function lacksScreen() {
  return process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
}

/** @param {string} sentence */
function fail(sentence) {
  say(sentence);
  return 2;
}

/**
 * Runs the application to its end, passing on the signals that ask this process to stop.
 *
 * @param {string} executable
 * @param {readonly string[]} args
 * @returns {Promise<number>} its exit code
 */
function run(executable, args) {
  const env = { ...process.env };
  // Left over from some editors' terminals, it would make Electron a plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  return new Promise((resolve, reject) => {
    const child = spawn(executable, args, { stdio: 'inherit', env });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

try {
  process.exitCode = await start();
} catch (error) {
  if (!(error instanceof RuntimeUnavailable || error instanceof SetupError)) throw error;
  process.exitCode = fail(error.message);
}
