import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Hl7Message as MedplumMessage } from '@medplum/core';
import { HL7Message } from 'hl7v2';
import { loadResources } from '../../electron/engine/resources.ts';
import { prepareRun } from '../../electron/engine/run-setup.ts';
import type { Reader } from '../../shared/formats/format.ts';
import { createHl7Definitions } from '../../shared/formats/hl7v2/definitions/index.ts';
import { createFieldJudge } from '../../shared/formats/hl7v2/fields/judge.ts';
import type { Hl7Message } from '../../shared/formats/hl7v2/message.ts';
import { createHl7Reader } from '../../shared/formats/hl7v2/reader/index.ts';
import { createStructureJudge } from '../../shared/formats/hl7v2/structure/judge.ts';
import { FileSession } from '../../shared/verification/file-session.ts';
import { nobodysSink } from '../support/nobodys-sink.ts';
import { lacksShared, PROJECT, RESOURCES, runSetup } from '../support/project.ts';
import { measuredRun, wholeRun } from './command-line.ts';
import { generateAdmissions, HL7V2_CORPUS, messagesAtHand } from './hl7v2-messages.ts';
import { inTurns, median } from './turns.ts';

/**
 * HL7 v2 on one thread: messages a second from the bytes, beside what `hl7v2` and `@medplum/core` need merely to parse
 * the same ones; then the time to the first finding. The corpus's messages over and over, else those of the sample.
 * `node test/bench/hl7v2.ts [megabytes] [--large]`; 20 MB when left out; with `--large`, a file of 1 GB too.
 */
const MEGABYTES = Number(process.argv.slice(2).find((word) => !word.startsWith('--')) ?? 20);
const ROUNDS = 5;
const CHUNK = 1 << 20;
const WANTED = 5000;
const LARGE = 1000;
const FILE = 'mensajes.hl7';
const plan = prepareRun(runSetup({ checklist: 'nom-024-ssa3-2012' })).plan;
const definitions = createHl7Definitions(loadResources(RESOURCES).formats.hl7v2.generated);
const nothing = (): void => undefined;

async function speed(): Promise<void> {
  const few = await messagesAtHand(!lacksShared(HL7V2_CORPUS));
  const once = few.reduce((sum, { length }) => sum + length, 0);
  const messages = Array.from({ length: Math.ceil((MEGABYTES * 1e6) / once) }, () => few).flat();
  const bytes = Buffer.concat(messages);
  const average = Math.round(once / few.length);
  console.log(
    `${messages.length} messages (${few.length} over and over, ${average} bytes on average), ${(bytes.length / 1e6).toFixed(1)} MB, median of ${ROUNDS} rounds by the processor`,
  );
  const refused = few.filter((message) => !parsesWithHl7v2(message)).length;
  const works = [
    ['hl7v2 HL7Message.parse', () => messages.forEach(parsesWithHl7v2)],
    ['@medplum/core Hl7Message.parse', () => messages.forEach(parseWithMedplum)],
    ['reader: places, escapes, charset', () => expectMessages(messages.length, readOnly(bytes))],
    ['structure, fields, types, tables', () => expectMessages(messages.length, judgedOnly(bytes))],
    ['all layers and records', () => expectMessages(messages.length, layersOnly(bytes))],
    ['layers, records, checks, findings', () => expectMessages(messages.length, verify(bytes))],
  ] as const;
  const times = inTurns(
    works.map(([, work]) => work),
    ROUNDS,
  );
  works.forEach(([name], i) => {
    const ms = median(times[i]);
    const rate = Math.round((messages.length / ms) * 1000).toLocaleString('en');
    const share = works
      .slice(0, 2)
      .map(([peer], k) => `${(median(times[k]) / ms).toFixed(1)} × ${peer.split(' ')[0]}`)
      .join(', ');
    console.log(`${name.padEnd(34)} ${rate.padStart(9)} messages/s  ${i < 2 ? '' : share}`);
  });
  console.log(
    `wanted: structure, fields, types and tables at ${WANTED} messages/s; hl7v2 refuses ${refused} of the ${few.length} messages`,
  );
}

/** False where it throws: it goes by its own tables of each version, and refuses what they do not have. */
function parsesWithHl7v2(message: Buffer): boolean {
  try {
    HL7Message.parse(message);
    return true;
  } catch {
    return false;
  }
}

/** It cuts segments only when somebody asks for them. */
function parseWithMedplum(message: Buffer): number {
  return MedplumMessage.parse(message.toString('utf8')).segments.length;
}

/** What stands where, and what breaks the syntax. */
function readOnly(bytes: Uint8Array): number {
  return readWith(bytes, () => undefined);
}

/** What the speed is asked of: no records, nor a place of any finding. */
function judgedOnly(bytes: Uint8Array): number {
  const context = { definitions };
  const judges = [createStructureJudge(context), createFieldJudge(context)];
  return readWith(bytes, (message) => {
    const said = { isOn: () => true, report: nothing, undecided: nothing, silent: nothing };
    const visit = { message, ...definitions.of(message.version), ...said };
    for (const judge of judges) judge(visit);
  });
}

function readWith(bytes: Uint8Array, take: (message: Hl7Message) => void): number {
  let messages = 0;
  const reader = createHl7Reader(nobodysSink(), {
    message(message) {
      messages++;
      take(message);
    },
    fault: nothing,
    incomplete: nothing,
    end: nothing,
  });
  return feed(reader, bytes, () => messages);
}

function feed(reader: Pick<Reader, 'write' | 'end'>, bytes: Uint8Array, messages: () => number): number {
  for (let at = 0; at < bytes.length; at += CHUNK) reader.write(bytes.subarray(at, at + CHUNK));
  reader.end();
  return messages();
}

/** All that the format does, for a sink that takes nothing. */
function layersOnly(bytes: Uint8Array): number {
  const format = plan.formats.find((planned) => planned.format.id === 'hl7v2')?.format;
  if (format === undefined) throw new Error('There is no HL7 v2 format.');
  let messages = 0;
  const reader = format.open(nobodysSink({ row: () => messages++ }), { name: FILE, catalogs: plan.catalogs });
  return feed(reader, bytes, () => messages);
}

function verify(bytes: Uint8Array): number {
  const session = new FileSession(plan, FILE);
  for (let at = 0; at < bytes.length; at += CHUNK) session.write(bytes.subarray(at, at + CHUNK));
  return session.end('').files[0].rows;
}

function expectMessages(expected: number, read: number): void {
  if (read !== expected) throw new Error(`${read} of ${expected} messages were read.`);
}

/** The built command line on 1 GB of messages, each of another person. */
async function large(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cotejo-bench-'));
  try {
    const file = join(folder, FILE);
    await pipeline(Readable.from(generateAdmissions(LARGE * 1e6)), createWriteStream(file));
    const { ms, mebibytes } = measuredRun(file);
    console.log(
      `command line, ${LARGE} MB of admissions: ${(ms / LARGE).toFixed(0)} ms a MB, ${mebibytes.toFixed(0)} MiB resident at most (wanted < 400)`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await speed();
const ms = wholeRun(join(PROJECT, 'resources', 'samples', 'hl7v2'));
console.log(`command line, HL7 v2 sample to summary: ${ms.toFixed(0)} ms (median, wanted < 500)`);
if (process.argv.includes('--large')) await large();
