import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isSound, openConnection } from '../../../electron/registry/connection.ts';
import { KEY, keep, kindOf, newRun, open, openOptions, resultOf, temporaryFolder } from './support.ts';

const SCRIPT = path.join(import.meta.dirname, 'crash-child.ts');

function child(folder: string, ...role: readonly string[]): ChildProcess {
  const process_ = spawn(process.execPath, [SCRIPT, folder, ...role], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => {
    process_.kill('SIGKILL');
  });
  return process_;
}

/** Waits until the child has said `text`. */
async function said(process_: ChildProcess, text: string): Promise<void> {
  let heard = '';
  for await (const chunk of process_.stdout ?? []) {
    heard += chunk;
    if (heard.includes(text)) return;
  }
  throw new Error(`the child ended without saying «${text}»: ${heard}`);
}

async function kill(process_: ChildProcess): Promise<void> {
  const ended = once(process_, 'exit');
  process_.kill('SIGKILL');
  await ended;
}

test.each([0, 15, 60, 120])('kill -9 %i ms into a write: everything before it is there', async (delay) => {
  const folder = temporaryFolder();
  const registry = open(folder);
  const before = await keep(registry, { id: 'corrida-antes' });
  await registry.close();

  const writer = child(folder, 'write');
  await said(writer, 'writing 1\n');
  await new Promise((resolve) => setTimeout(resolve, delay));
  await kill(writer);

  const after = open(folder);
  const runs = await after.listRuns();
  expect(runs.filter((run) => run.status === 'interrumpida').length).toBe(after.interruptedRuns);
  expect(runs.some((run) => run.status === 'en-curso')).toBe(false);
  expect(await after.getRun('corrida-antes')).toEqual(before);
  expect((await after.getRun('corrida-0')).rules.length).toBeGreaterThan(0);
  for (const run of runs)
    if (run.status === 'interrumpida') expect(await kindOf(() => after.getRun(run.id))).toBe('not-found');
  expect((await after.auditChain()).intact).toBe(true);
  await after.close();
  const db = openConnection(openOptions(folder).file, KEY);
  expect(isSound(db)).toBe(true);
  db.close();
});

test('the run of a live process is not marked; of a killed one it is, once, and its lock is cleared away', async () => {
  const folder = temporaryFolder();
  const other = child(folder, 'hold');
  await said(other, 'holding');
  const registry = open(folder);
  expect(registry.interruptedRuns).toBe(0);
  expect((await registry.listRuns())[0]).toMatchObject({ id: 'corrida-ajena', status: 'en-curso' });
  expect(await kindOf(() => registry.deleteRun('corrida-ajena'))).toBe('conflict');
  await kill(other);
  await registry.close();

  const again = open(folder);
  expect(again.interruptedRuns).toBe(1);
  expect((await again.listRuns())[0]).toMatchObject({ id: 'corrida-ajena', status: 'interrumpida' });
  expect((await again.auditEntries(1))[0]).toMatchObject({ action: 'verificacion-interrumpida' });
  expect(fs.readdirSync(`${openOptions(folder).file}-owners`).length).toBe(1);
  await again.close();
  expect(fs.readdirSync(`${openOptions(folder).file}-owners`)).toEqual([]);
  expect(open(folder).interruptedRuns).toBe(0);
});

test("a second window in the same process leaves the first one's run alone", async () => {
  const folder = temporaryFolder();
  const one = open(folder);
  const result = resultOf({ id: 'corrida-1' });
  await one.startRun(newRun(result));
  const two = open(folder);
  expect(two.interruptedRuns).toBe(0);
  await two.close();
  await one.finishRun(result);
  expect(await one.getRun('corrida-1')).toEqual(result);
});

test('processes that open a new registry and write at once lose nothing', async () => {
  const folder = temporaryFolder();
  const others = ['uno', 'dos'].map((prefix) => child(folder, 'add', '15', prefix));
  const codes = await Promise.all(others.map(async (process_) => (await once(process_, 'exit'))[0]));
  expect(codes).toEqual([0, 0]);
  const registry = open(folder);
  expect((await registry.listRuns()).length).toBe(30);
  // One entry for the new registry, and two for each run: started, finished.
  expect(await registry.auditChain()).toEqual({ entries: 61, intact: true, brokenAt: null });
});
