import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadFhirPathLibrary } from '../../electron/engine/fhirpath-library.ts';
import type { Finding } from '../../shared/model/index.ts';
import { r4Definitions } from '../support/fhir/definitions.ts';
import { lacksShared, SHARED } from '../support/project.ts';
import { CASES, type Case, caseFile, chosenProfiles, readCases, supportingResources } from './cases.ts';
import { agrees } from './places.ts';
import { REASON_TITLES, type Reason, reasonOf } from './reasons.ts';
import { createVerify, type Verify } from './verify.ts';

/** What we said of a case. */
interface Judged {
  readonly one: Case;
  readonly errors: readonly Finding[];
  readonly problem: string | undefined;
  readonly milliseconds: number;
}

const SYNTHEA = 'corpora/synthea-r4';

/**
 * Holds what a run says against what HL7's Java validator said of the same files, and prints faults found, false alarms,
 * agreement of places, and the misses.
 *
 * @param wanted part of the name of the cases to show in full; '' for the figures of all
 * @param chosen whether a case's profile is chosen by hand; the reference's errors are those of a run without it
 */
export async function fhirConformance(wanted: string, chosen: boolean): Promise<void> {
  const verify = createVerify(await loadFhirPathLibrary());
  if (!lacksShared(CASES)) {
    const judged = readCases()
      .filter(({ name, file }) => `${name} ${file}`.includes(wanted))
      .map((one) => judge(one, verify, chosen));
    if (wanted !== '') judged.forEach(showCase);
    else for (const kind of ['core', 'supporting'] as const) report(kind, judged);
  }
  if (wanted === '' && !lacksShared(SYNTHEA)) synthea(verify);
}

function judge(one: Case, verify: Verify, chosen: boolean): Judged {
  const resources = supportingResources(one, r4Definitions());
  const profiles = chosen ? chosenProfiles(one, r4Definitions()) : [];
  const bytes = readFileSync(caseFile(one.file));
  const start = performance.now();
  const { findings, problem } = verify(bytes, one.file, { resources, profiles });
  const errors = findings.filter(({ severity }) => severity === 'error');
  return { one, errors, problem, milliseconds: performance.now() - start };
}

function report(kind: Case['kind'], all: readonly Judged[]): void {
  const judged = all.filter(({ one }) => one.kind === kind);
  const faulty = judged.filter(({ one }) => one.errors.length > 0);
  const sound = judged.filter(({ one }) => one.errors.length === 0);
  const found = faulty.filter(({ errors }) => errors.length > 0);
  const alarms = sound.filter(({ errors }) => errors.length > 0);
  const inPlace = found.filter(({ one, errors }) =>
    one.errors.some((error) => errors.some((our) => agrees(our, error))),
  );
  const theirs = faulty.flatMap(({ one, errors }) => one.errors.map((error) => ({ error, errors })));
  const met = theirs.filter(({ error, errors }) => errors.some((our) => agrees(our, error)));
  console.log(`\n— ${kind}: ${judged.length} cases`);
  console.log(`files with errors found   ${share(found.length, faulty.length)}`);
  console.log(`false alarms              ${share(alarms.length, sound.length)}`);
  console.log(`place agrees, of files    ${share(inPlace.length, found.length)}`);
  console.log(`errors met at their place ${share(met.length, theirs.length)}`);
  console.log(`slowest case              ${Math.max(...judged.map(({ milliseconds }) => milliseconds)).toFixed(0)} ms`);
  reportTwins(judged);
  reportMisses(faulty.filter(({ errors }) => errors.length === 0));
  if (alarms.length > 0) console.log('\nfalse alarms:');
  for (const { one, errors } of alarms) {
    console.log(`  ${one.file}`);
    for (const error of errors.slice(0, 3)) console.log(`    ${describe(error)}`);
  }
}

/**
 * The suite judges some files twice, by options of the reference that another program has not: one and the same file is
 * then faulty and sound, and nobody can be right on both.
 */
function reportTwins(judged: readonly Judged[]): void {
  const byContent = Map.groupBy(judged, ({ one }) => readFileSync(caseFile(one.file), 'latin1'));
  const twins = [...byContent.values()].filter(
    (same) => new Set(same.map(({ one }) => one.errors.length > 0)).size > 1,
  );
  if (twins.length === 0) return;
  console.log(`same file, two verdicts   ${twins.length} (by options of the reference):`);
  for (const same of twins) console.log(`  ${same.map(({ one }) => one.file).join(', ')}`);
}

function reportMisses(misses: readonly Judged[]): void {
  const byReason = Map.groupBy(misses, ({ one }) => reasonOf(one));
  for (const reason of Object.keys(REASON_TITLES) as Reason[]) {
    const those = byReason.get(reason) ?? [];
    if (those.length === 0) continue;
    console.log(`\nmissed (${those.length}), ${REASON_TITLES[reason]}:`);
    for (const { one, problem } of those) {
      const [{ expression, text }] = one.errors;
      console.log(`  ${one.file}${problem === undefined ? '' : ` (problem: ${problem})`}`);
      console.log(`    ${expression}: ${text.slice(0, 160)}`);
    }
  }
}

function showCase({ one, errors, problem, milliseconds }: Judged): void {
  console.log(`\n— ${one.file} (${milliseconds.toFixed(0)} ms)${problem === undefined ? '' : ` problem: ${problem}`}`);
  for (const { expression, text } of one.errors) console.log(`  reference  ${expression}: ${text.slice(0, 300)}`);
  for (const error of errors) console.log(`  ours       ${describe(error)}`);
}

function synthea(verify: Verify): void {
  const folder = join(SHARED, SYNTHEA);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  let errors = 0;
  for (const name of files) {
    const findings = verify(readFileSync(join(folder, name)), name).findings.filter(
      ({ severity }) => severity === 'error',
    );
    errors += findings.length;
    for (const finding of findings.slice(0, 5)) console.log(`  ${name} ${describe(finding)}`);
  }
  console.log(`\n— synthea-r4: ${files.length} files, ${errors} errors (must be 0)`);
  if (errors > 0) process.exitCode = 1;
}

function describe({ rule, place, message }: Finding): string {
  return `${rule} at ${place.path ?? ''} (line ${place.line ?? '?'}): ${message}`;
}

function share(part: number, whole: number): string {
  return `${part} of ${whole} (${whole === 0 ? '–' : ((part / whole) * 100).toFixed(1)} %)`;
}
