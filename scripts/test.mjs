/**
 * The second command of the README, and what CI runs: lint, types, unit and property tests, build, and the tests of
 * the real window. Installs what is missing first. Prints the counts of all tests in one closing line.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from './runtime/places.mjs';
import { ensureInstalled, SetupError } from './setup.mjs';

const reports = mkdtempSync(join(tmpdir(), 'cotejo-test-'));
const STEPS = [
  ['Formato y reglas de estilo', ['run', '--silent', 'lint']],
  ['Tipos', ['run', '--silent', 'types']],
  ['Construcción', ['run', '--silent', 'build']],
  ['Pruebas unitarias y de propiedades', ['run', '--silent', 'unit', '--', ...reporters('unit')]],
  ['Pruebas en la ventana', ['run', '--silent', 'e2e', '--', ...reporters('e2e')]],
];

try {
  await ensureInstalled();
  const failed = STEPS.filter(([title, args]) => !step(title, args)).map(([title]) => title);
  const counts = ['unit', 'e2e'].map(readCounts).reduce((a, b) => a.map((n, i) => n + b[i]));
  if (failed.length > 0) process.stdout.write(`Fallaron: ${failed.join('; ')}.\n`);
  // A hook that fails leaves its tests skipped, and a step may end before it counts: neither is «0 failed».
  const failures = Math.max(counts[1], failed.length);
  process.stdout.write(`${counts[0]} passed, ${failures} failed, ${counts[2]} skipped\n`);
  process.exitCode = failed.length > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}

function step(title, args) {
  process.stdout.write(`\n— ${title}\n`);
  return (
    spawnSync('npm', args, { stdio: 'inherit', cwd: repository, shell: process.platform === 'win32' }).status === 0
  );
}

function reporters(name) {
  return ['--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, `${name}.json`)}`];
}

/** Passed, failed, skipped of one run of vitest; zeros when it did not come to an end. */
function readCounts(name) {
  const file = join(reports, `${name}.json`);
  if (!existsSync(file)) return [0, 0, 0];
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, 'utf8'));
  return [numPassedTests, numFailedTests, numPendingTests];
}
