import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from '../project.ts';

/** Before any test: the tables of HL7 v2, as test/support/fhir/generated.ts does those of FHIR. */
export default function setup(): void {
  execFileSync(process.execPath, [join(PROJECT, 'scripts', 'hl7v2', 'build.mjs')], { stdio: 'inherit' });
}
