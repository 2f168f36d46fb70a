/**
 * What `npm run package` runs: builds the program and packs it with electron-builder. `--dir` packs for this machine
 * into a folder, with the Electron that `electron-runtime.mjs` finds, which also works on a closed network; without
 * it, installers are made with the declared Electron. Other arguments go on to electron-builder.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { RuntimeUnavailable, resolveElectronRuntime } from './electron-runtime.mjs';
import { repository } from './runtime/places.mjs';

const args = process.argv.slice(2);

/** @returns {Promise<string[]>} which Electron to pack */
async function electronArguments() {
  if (!args.includes('--dir')) return [];
  const { executable, version } = await resolveElectronRuntime();
  return [
    `-c.electronDist=${dirname(executable)}`,
    ...(version === undefined ? [] : [`-c.electronVersion=${version}`]),
  ];
}

/**
 * @param {string} script
 * @param {readonly string[]} rest
 */
function succeeds(script, rest) {
  return (
    spawnSync(process.execPath, [join(repository, script), ...rest], { stdio: 'inherit', cwd: repository }).status === 0
  );
}

try {
  const electron = await electronArguments();
  const done =
    succeeds('scripts/build.mjs', []) &&
    succeeds('node_modules/electron-builder/cli.js', ['--publish', 'never', ...electron, ...args]);
  process.exitCode = done ? 0 : 1;
} catch (error) {
  if (!(error instanceof RuntimeUnavailable)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
