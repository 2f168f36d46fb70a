import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from '../support/project.ts';
import { median } from './turns.ts';

/** The built command line, each time in a process of its own. */
const CLI = join(PROJECT, 'dist', 'cli', 'cotejo.mjs');
/** As `npm run cotejo` starts it. */
const LEAN = ['--max-semi-space-size=16', '--heap-growing-percent=20'];
const ROUNDS = 5;

/**
 * From the start of the process to its end, on files small enough to be read at once: the longest that a first finding
 * can take.
 *
 * @returns milliseconds, the median of some runs
 */
export function wholeRun(path: string): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    const { status, stdout } = spawnSync(process.execPath, [CLI, 'verify', path], { encoding: 'utf8' });
    if (status === null || status > 1 || stdout === '') throw new Error(`The command line failed: ${CLI}`);
    return performance.now() - start;
  });
  return median(times);
}

/** One run on a file: milliseconds, MiB resident at most, and what it printed. */
export function measuredRun(file: string): { readonly ms: number; readonly mebibytes: number; readonly said: string } {
  const script = `process.argv.splice(1, 1); await import(${JSON.stringify(CLI)}); process.on('exit', () => console.error('RSS ' + process.resourceUsage().maxRSS));`;
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...LEAN, '--input-type=module', '-e', script, 'x', 'cotejo', 'verify', file],
    { encoding: 'utf8' },
  );
  if (status === null || status > 1 || stdout === '') throw new Error(`The command line failed: ${CLI}\n${stderr}`);
  return { ms: performance.now() - start, mebibytes: Number(/RSS (\d+)/.exec(stderr)?.[1]) / 1024, said: stdout };
}
