import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { listInputs } from '../../electron/engine/inputs.ts';
import { runInThread } from '../../electron/engine/run-files.ts';
import { prepareRun } from '../../electron/engine/run-setup.ts';
import { generateB015 } from '../support/giis-generator.ts';
import { lacksShared, PROJECT, runSetup, SHARED } from '../support/project.ts';

/**
 * The whole way of a GIIS B015 file: from disk through reader, checks and tally, on one thread, beside merely
 * splitting the same file into cells; then the command line's time to its first word, and its memory.
 * `node test/bench/pipeline.ts [rows]`; 1,000,000 rows when left out.
 */
const ROWS = Number(process.argv[2] ?? 1_000_000);
const MEBIBYTE = 1024 ** 2;
const BUNDLE = join(PROJECT, 'dist', 'cli', 'cotejo.mjs');

const folder = mkdtempSync(join(tmpdir(), 'cotejo-bench-'));
const file = join(folder, 'CEX-DFSSA-2410.TXT');
try {
  await pipeline(Readable.from(generateB015(ROWS, 1, { clues: knownClues() })), createWriteStream(file));
  const size = statSync(file).size;
  console.log(`${ROWS} rows, ${(size / 1e6).toFixed(0)} MB`);
  const splitting = await timed(splitIntoCells);
  say('merely splitting into cells', splitting);
  say('verifying, built-in catalogues', await timed(() => verify()));
  if (!lacksShared('dgis-catalogs')) {
    const full = await timed(() => verify(join(SHARED, 'dgis-catalogs')));
    say('verifying, all catalogues', full);
    console.log(`  share of the splitting speed: ${(splitting.cpu / full.cpu).toFixed(2)}`);
  }
  commandLine();
  await repeatedRows();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** CLUES of the official catalogue where it is at hand, so that the file is one without faults. */
function knownClues(): readonly string[] | undefined {
  if (lacksShared('dgis-catalogs')) return undefined;
  const clues = prepareRun(runSetup({ catalogsFolder: join(SHARED, 'dgis-catalogs') })).catalogs.get('clues');
  return clues === undefined ? undefined : [...clues.keys()].filter((key) => key.slice(2, 5) === 'IMB').slice(0, 3);
}

interface Time {
  /** Milliseconds of processor and of the clock on the wall. */
  readonly cpu: number;
  readonly wall: number;
}

async function timed(work: () => Promise<void>): Promise<Time> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1000, wall: performance.now() - start };
}

function say(what: string, { cpu, wall }: Time): void {
  const rate = (ms: number) => `${Math.round((ROWS / ms) * 1000).toLocaleString('en')} rows/s`;
  console.log(`${what.padEnd(34)} ${rate(wall).padStart(16)} by the wall, ${rate(cpu).padStart(16)} by the processor`);
}

async function splitIntoCells(): Promise<void> {
  const decoder = new TextDecoder('latin1');
  let cells = 0;
  let rest = '';
  for await (const chunk of createReadStream(file, { highWaterMark: MEBIBYTE })) {
    const lines = (rest + decoder.decode(chunk as Uint8Array)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) cells += line.split('|').length;
  }
  if (cells < ROWS) throw new Error('The file was not read.');
}

async function verify(catalogsFolder?: string): Promise<void> {
  const prepared = prepareRun(runSetup({ catalogsFolder }));
  const tally = await runInThread(prepared, (await listInputs([file])).files);
  if (tally.files[0].rows !== ROWS) throw new Error('Not every row was read.');
}

/** The built command line as a user starts it. */
function commandLine(): void {
  const sample = join(PROJECT, 'resources', 'samples');
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    spawnSync('node', [BUNDLE, 'verify', sample], { encoding: 'utf8' });
    return performance.now() - start;
  });
  console.log(`command line, sample to summary      ${times.sort((a, b) => a - b)[2].toFixed(0)} ms (median of 5)`);
  const script = `process.argv.splice(1, 1); await import(${JSON.stringify(BUNDLE)}); process.on('exit', () => console.error('RSS ' + process.resourceUsage().maxRSS));`;
  const { stderr } = spawnSync('node', ['--input-type=module', '-e', script, 'x', 'cotejo', 'verify', file], {
    encoding: 'utf8',
  });
  const rss = /RSS (\d+)/.exec(stderr)?.[1];
  console.log(`command line, ${ROWS} rows: peak memory  ${(Number(rss) / 1024).toFixed(0)} MiB`);
}

/** 200 MB of the bundled sample's rows over and over: every row's faults are found and counted each time. */
async function repeatedRows(): Promise<void> {
  const sample = readFileSync(join(PROJECT, 'resources', 'samples', 'giis', 'CEX-DFSSA-2410.txt'));
  const rows = sample.subarray(sample.indexOf(10) + 1);
  const times = Math.ceil(200_000_000 / rows.length);
  function* bytes() {
    yield sample;
    for (let i = 1; i < times; i++) yield rows;
  }
  const repeated = join(folder, 'repetido.txt');
  await pipeline(Readable.from(bytes()), createWriteStream(repeated));
  const start = performance.now();
  const tally = await runInThread(prepareRun(runSetup()), (await listInputs([repeated])).files);
  const seconds = (performance.now() - start) / 1000;
  const [{ rows: read, findingsTotal }] = tally.files;
  console.log(`200 MB of repeated faulty rows: ${read} rows, ${findingsTotal} findings, ${seconds.toFixed(1)} s`);
}
