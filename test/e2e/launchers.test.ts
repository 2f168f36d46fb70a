import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { electronBuild } from '../../electron/vite.base.ts';
import { launchCommand, resolveElectronRuntime } from '../../scripts/electron-runtime.mjs';
import { repository } from './support/app.ts';

/**
 * The program itself uses one of the two launchers, whichever this Electron allows; here a small application uses both
 * on an engine that needs no addon.
 */
it('an engine answers as a utility process and under a plain Node', async () => {
  const folder = join(repository, 'dist', 'e2e-launcher');
  const source = join(repository, 'test', 'e2e', 'launcher-app');
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(source, 'echo.mjs'), join(folder, 'echo.mjs'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'launcher', version: '0.0.0', main: 'main.cjs' }));
  const entries = { main: 'test/e2e/launcher-app/main.ts' };
  const config = electronBuild({ entries, outDir: folder, format: 'cjs', target: 'node20', minify: false });
  await build({ ...config, configFile: false });

  const { executable, args } = await launchCommand(await resolveElectronRuntime({ quiet: true }), folder, []);
  const said = await new Promise<string>((resolve, reject) => {
    const { ELECTRON_RUN_AS_NODE: _plain, ...env } = process.env;
    const options = { env: { ...env, NODE_OPTIONS: '', COTEJO_REPOSITORY: repository }, timeout: 40_000 };
    execFile(executable, args, options, (error, stdout) => (error ? reject(error) : resolve(stdout)));
  });
  const engine = (utility: boolean) => ({
    interruptedRuns: 7,
    answer: { method: 'overview.get', options: null, utility },
    errors: ['TypeError: GOMC800101HDFRRL09'],
  });
  expect(JSON.parse(said.trim().split('\n').at(-1) ?? '')).toEqual({ utility: engine(true), plain: engine(false) });
});
