import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildTables } from '../../scripts/tables/build.mjs';

/** `npm run bench`: every measurement, one process after the other. Quote ratios: machines differ and are shared. */
const BENCHES = [
  'giis.ts',
  'pipeline.ts',
  'threads.ts',
  'catalogs.ts',
  'registry.ts',
  'filter.ts',
  'fhir.ts',
  'hl7v2.ts',
  'cda.ts',
  'listen.ts',
  'units.ts',
  'visits.ts',
  'visits-kill.ts',
  'aggregates.ts',
  'packages.ts',
  'xlsx.ts',
  'reports.ts',
];

await buildTables();
for (const bench of BENCHES) {
  console.log(`\n— ${bench}`);
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, bench)], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
