/**
 * What `npm run build` runs: the tables of FHIR and HL7 v2 into `resources`, then the window, the engine, the command
 * line and the main process into `dist`. What is not older than its sources is left as it is; `--force` builds all.
 */
import { existsSync } from 'node:fs';
import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { build } from 'vite';
import { repository } from './runtime/places.mjs';
import { buildTables } from './tables/build.mjs';

const COMMON = ['shared', 'package.json', 'package-lock.json', 'scripts/build.mjs', 'tsconfig.base.json'];
const ENGINE = ['electron/engine', 'electron/registry', 'electron/connections', 'electron/pdf', 'electron/signature'];

/** The main process comes last: `npm start` takes its age for that of the whole build. */
const PARTS = [
  { config: 'electron/vite.engine.config.ts', output: 'dist/electron/engine.mjs', sources: ENGINE },
  { config: 'electron/vite.cli.config.ts', output: 'dist/cli/cotejo.mjs', sources: [...ENGINE, 'electron/cli'] },
  {
    config: 'electron/vite.preload.config.ts',
    output: 'dist/electron/preload.cjs',
    sources: ['electron/preload', 'electron/main'],
  },
  { config: 'renderer/vite.config.ts', output: 'dist/renderer/index.html', sources: ['renderer'] },
  {
    config: 'electron/vite.main.config.ts',
    output: 'dist/electron/main.cjs',
    sources: ['electron/main', 'electron/engine', 'electron/pdf'],
  },
];

const force = process.argv.includes('--force');
if (force) await rm(join(repository, 'dist'), { recursive: true, force: true });
try {
  await buildTables({ force });
  for (const part of PARTS) await buildPart(part);
  const now = new Date();
  await utimes(join(repository, 'dist/electron/main.cjs'), now, now);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

/** @param {{ config: string, output: string, sources: readonly string[] }} part */
async function buildPart({ config, output, sources }) {
  if (await isUpToDate(output, [...sources, config, 'electron/vite.base.ts', ...COMMON])) return;
  const started = performance.now();
  await removeSharedChunks(join(repository, output));
  await build({ configFile: join(repository, config), mode: 'production', logLevel: 'warn' });
  process.stderr.write(`${basename(config)} → ${output} (${Math.round(performance.now() - started)} ms)\n`);
}

/** What two entries share has a name that follows its content: those of an earlier build would stay behind. */
async function removeSharedChunks(output) {
  const [folder, prefix] = [dirname(output), `${basename(output, extname(output))}-shared-`];
  const names = await readdir(folder).catch(() => []);
  await Promise.all(names.filter((name) => name.startsWith(prefix)).map((name) => rm(join(folder, name))));
}

/**
 * @param {string} output
 * @param {readonly string[]} sources
 */
async function isUpToDate(output, sources) {
  const path = join(repository, output);
  if (!existsSync(path)) return false;
  const { mtimeMs } = await stat(path);
  for (const source of sources) if ((await newest(join(repository, source))) >= mtimeMs) return false;
  return true;
}

/**
 * Time of the last change below a path, in milliseconds. Folders count too: theirs changes when a file is removed.
 *
 * @param {string} path
 * @returns {Promise<number>}
 */
async function newest(path) {
  const own = await stat(path).catch(() => undefined);
  if (own === undefined) return 0;
  if (!own.isDirectory()) return own.mtimeMs;
  const entries = await readdir(path);
  const times = await Promise.all(entries.map((entry) => newest(join(path, entry))));
  return Math.max(own.mtimeMs, ...times);
}
