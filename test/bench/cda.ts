import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { loadResources } from '../../electron/engine/resources.ts';
import { prepareRun } from '../../electron/engine/run-setup.ts';
import { createContentJudge } from '../../shared/formats/cda/content/judge.ts';
import { readDocument } from '../../shared/formats/cda/reader/index.ts';
import { createStructureJudge } from '../../shared/formats/cda/structure/judge.ts';
import { FileSession } from '../../shared/verification/file-session.ts';
import { nobodysSink } from '../support/nobodys-sink.ts';
import { lacksShared, PROJECT, RESOURCES, runSetup, SHARED } from '../support/project.ts';
import { wholeRun } from './command-line.ts';
import { inTurns, median } from './turns.ts';

/**
 * CDA documents on one thread, each a file of its own: documents a second from the bytes, beside what saxes alone needs
 * for the same ones; then the time to the first finding. Those of 60 to 120 kB of the corpus, of about 90 kB each, else
 * those of the sample. `node test/bench/cda.ts`.
 */
const ROUNDS = 9;
const WANTED = 100;
const CORPUS = 'corpora/cda';
const [LEAST, MOST] = [60_000, 120_000];
const plan = prepareRun(runSetup({ checklist: 'nom-024-ssa3-2012' })).plan;
const config = loadResources(RESOURCES).formats;
const nothing = (): void => undefined;
const judges = [
  createStructureJudge(config.cda.structure()),
  createContentJudge({ ...config.cda, places: config.fhir.mexico }),
];

interface Document {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function documents(): readonly Document[] {
  const isCorpus = !lacksShared(CORPUS);
  const folder = isCorpus ? join(SHARED, CORPUS) : join(RESOURCES, 'samples', 'cda');
  return readdirSync(folder)
    .filter((name) => {
      const { size } = statSync(join(folder, name));
      return !isCorpus || (size >= LEAST && size <= MOST);
    })
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
}

function speed(): void {
  const all = documents();
  const bytes = all.reduce((sum, document) => sum + document.bytes.length, 0);
  const average = (bytes / all.length / 1000).toFixed(0);
  console.log(`${all.length} documents of ${average} kB on average, median of ${ROUNDS} rounds by the processor`);
  const works: readonly (readonly [string, (document: Document) => void])[] = [
    ['saxes alone, as the reader sets it', parse],
    ['reader: tree and places', ({ bytes: own }) => void readDocument(own)],
    ['structure and content', judgeOnly],
    ['all layers and records', judge],
    ['layers, records, checks, findings', verify],
  ];
  const times = inTurns(
    works.map(
      ([, work]) =>
        () =>
          all.forEach(work),
    ),
    ROUNDS,
  );
  works.forEach(([name], i) => {
    const ms = median(times[i]);
    const [rate, each] = [(all.length / ms) * 1000, ms / all.length];
    const share = i === 0 ? '' : `${(ms / median(times[0])).toFixed(1)} × the time of saxes`;
    console.log(`${name.padEnd(34)} ${rate.toFixed(0).padStart(6)} documents/s  ${each.toFixed(2)} ms each  ${share}`);
  });
  console.log(`wanted: structure and content at ${WANTED} documents/s`);
}

/** Namespaces told apart and handlers for all that a document is made of, which do nothing. */
function parse({ bytes }: Document): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let tags = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', () => tags++);
  parser.on('closetag', () => undefined);
  parser.on('text', () => undefined);
  parser.write(new TextDecoder().decode(bytes)).close();
  if (tags === 0) throw new Error('A document has no tags.');
}

/** What the speed is asked of: no records, nor a place of any finding. */
function judgeOnly({ name, bytes }: Document): void {
  const { root } = readDocument(bytes);
  if (root === undefined) throw new Error(`${name} was not read.`);
  for (const one of judges) one({ root, isOn: () => true, report: nothing, undecided: nothing, silent: nothing });
}

/** All that the format does, for a sink that takes nothing. */
function judge({ name, bytes }: Document): void {
  const format = plan.formats.find((planned) => planned.format.id === 'cda/r2')?.format;
  if (format === undefined) throw new Error('There is no CDA format.');
  let read = 0;
  const reader = format.open(nobodysSink({ row: () => read++ }), { name, catalogs: plan.catalogs });
  reader.write(bytes);
  reader.end();
  if (read !== 1) throw new Error(`${name} was not read.`);
}

function verify({ name, bytes }: Document): void {
  const session = new FileSession(plan, name);
  session.write(bytes);
  const [{ rows }] = session.end('').files;
  if (rows !== 1) throw new Error(`${name} was not read.`);
}

speed();
const ms = wholeRun(join(PROJECT, 'resources', 'samples', 'cda'));
console.log(`command line, CDA sample to summary: ${ms.toFixed(0)} ms (median, wanted < 500)`);
