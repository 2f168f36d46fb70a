import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from '../project.ts';

/** Before any test: the tables that the repository does not hold. Nothing is made when they are up to date. */
export default function setup(): void {
  // In a process of its own, so that the generators are plain modules of Node and not what the test runner makes of them.
  execFileSync(process.execPath, [join(PROJECT, 'scripts', 'fhir', 'build.mjs')], { stdio: 'inherit' });
}
