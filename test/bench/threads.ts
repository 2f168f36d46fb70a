import { createWriteStream, linkSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { verifyExport } from '../../electron/engine/verify-export.ts';
import { generateB015 } from '../support/giis-generator.ts';
import { PROJECT, runSetup } from '../support/project.ts';

/**
 * One thread beside two on the same export of four equal files, and whether both give the same result.
 * `node test/bench/threads.ts [rows per file]`; 200,000 when left out.
 */
const ROWS = Number(process.argv[2] ?? 200_000);
const FILES = 4;
const WORKER = pathToFileURL(join(PROJECT, 'dist', 'cli', 'worker.mjs'));

const folder = mkdtempSync(join(tmpdir(), 'cotejo-bench-'));
try {
  const first = join(folder, 'CEX-DFSSA-2401.TXT');
  await pipeline(Readable.from(generateB015(ROWS, 1)), createWriteStream(first));
  for (let month = 2; month <= FILES; month++) linkSync(first, join(folder, `CEX-DFSSA-240${month}.TXT`));
  const megabytes = (FILES * statSync(first).size) / 1e6;
  const [one, two] = [await verify(1), await verify(2)];
  const rate = (seconds: number): string => Math.round((ROWS * FILES) / seconds).toLocaleString('en');
  console.log(
    `${FILES} files, ${megabytes.toFixed(0)} MB: one thread ${rate(one.seconds)} rows/s, two ${rate(two.seconds)}`,
  );
  console.log(
    `two threads / one: ${(one.seconds / two.seconds).toFixed(2)}; same result: ${one.result === two.result}`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function verify(threads: number): Promise<{ readonly seconds: number; readonly result: string }> {
  const start = performance.now();
  const { result } = await verifyExport({
    paths: [folder],
    setup: runSetup(),
    toolVersion: 'bench',
    threads,
    workerScript: WORKER,
    runId: 'bench',
  });
  const seconds = (performance.now() - start) / 1000;
  const { run, ...rest } = result;
  return { seconds, result: JSON.stringify({ ...rest, run: { ...run, startedAt: '', durationMs: 0 } }) };
}
