import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { newKey, openRegistry, type UnitRow } from '../../electron/registry/index.ts';
import type { VerificationResult } from '../../shared/model/index.ts';
import { makeResult } from '../support/result-fixture.ts';

/**
 * Registry: writing and reading a run with 100,000 findings, and searching among 60,000 units; each the median of
 * several rounds. Everything is synthetic. Run with Node ≥ 22.14: `node test/bench/registry.ts`.
 */
const ROUNDS = 5;
const FINDINGS = 100_000;
const UNITS = 60_000;

/** Milliseconds by the clock and of the processor: the two part where other programs want the processor too. */
interface Time {
  readonly wall: number;
  readonly cpu: number;
}

const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

function line(what: string, times: readonly Time[]): void {
  const [wall, cpu] = [median(times.map((time) => time.wall)), median(times.map((time) => time.cpu))];
  const [shown, processor] = [wall.toFixed(1).padStart(8), cpu.toFixed(0)];
  console.log(`${what.padEnd(52)} ${shown} ms  (processor ${processor} ms; ${times.map((t) => t.wall.toFixed(0))})`);
}

async function timed(work: () => Promise<unknown>): Promise<Time> {
  const [start, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { wall: performance.now() - start, cpu: (user + system) / 1000 };
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cotejo-bench-'));
const file = path.join(folder, 'registry.db');
const open = () =>
  openRegistry({
    file,
    key,
    now: () => new Date().toISOString(),
    backupsFolder: path.join(folder, 'copias'),
    user: 'bench',
  });
const key = newKey();
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

try {
  const registry = open();
  const empty = fs.statSync(file).size;
  const base = makeResult({ findings: FINDINGS, maxFindings: FINDINGS, files: 3 });
  const kept = base.files.reduce((sum, one) => sum + one.findings.length, 0);
  const [written, read]: [Time[], Time[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    const id = `corrida-${round}`;
    const result: VerificationResult = { ...base, run: { ...base.run, id } };
    const startedAt = new Date().toISOString();
    const checklist = { checklist: result.run.checklist.id, edition: result.run.checklist.edition };
    await registry.startRun({ id, unit: null, startedAt, paths: [file], toolVersion: '0', ...checklist });
    written.push(await timed(() => registry.finishRun(result)));
    read.push(await timed(() => registry.getRun(id)));
  }
  line(`write ${kept} findings, durably, encrypted`, written);
  line(`read ${kept} findings`, read);
  const audit = [await timed(() => registry.auditChain())];
  line(`audit chain and ${ROUNDS} such results`, audit);
  await registry.close();
  const perRun = (fs.statSync(file).size - empty) / ROUNDS;
  const json = Buffer.byteLength(JSON.stringify(base));
  console.log(`one such run in the file: ${megabytes(perRun)}; as JSON: ${megabytes(json)}`);

  const opened: Time[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    opened.push(
      await timed(async () => {
        await open().close();
      }),
    );
  }
  line('open and close', opened);

  const again = open();
  const imported = await timed(() => again.importUnits(units(), 'sintético'));
  line(`take ${UNITS} units from a catalogue`, [imported]);
  for (const text of ['', 'h', 'hospital general', 'niños ángel', '012345', 'no existe']) {
    const times: Time[] = [];
    let total = 0;
    for (let round = 0; round < ROUNDS; round++) {
      times.push(
        await timed(async () => {
          total = (await again.searchUnits({ text, limit: 50 })).total;
        }),
      );
    }
    line(`search «${text}» among ${UNITS} units: ${total}`, times);
  }
  line('search «hospital» in two states', [
    await timed(() => again.searchUnits({ text: 'hospital', states: ['09', '15'], limit: 50 })),
  ]);
  line('search verified units', [await timed(() => again.searchUnits({ text: '', onlyVerified: true, limit: 50 }))]);
  line('overview', [await timed(() => again.overview())]);
  line('backup, verified', [await timed(() => again.backup(path.join(folder, 'respaldo.db')))]);
  await again.close();
  console.log(`file with ${ROUNDS} runs and ${UNITS} units: ${megabytes(fs.statSync(file).size)}`);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}

function units(): readonly UnitRow[] {
  const kinds = [
    'Hospital General',
    'Hospital Básico Comunitario',
    'Centro de Salud',
    'Clínica',
    'Unidad Médica Rural',
  ];
  const names = ['Niños Héroes', 'San Ángel', 'Tuxtla', 'Peñón Blanco', 'Álvaro Obregón', 'La Cañada', 'Río Verde'];
  return Array.from({ length: UNITS }, (_, index) => ({
    clues: `ZZSYN${String(index).padStart(6, '0')}`,
    name: `${kinds[index % kinds.length]} ${names[index % names.length]} ${index} (unidad sintética)`,
    state: String(1 + (index % 32)).padStart(2, '0'),
    institution: 'SSA',
    typology: 'HG',
  }));
}
