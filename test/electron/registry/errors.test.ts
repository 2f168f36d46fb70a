import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openConnection } from '../../../electron/registry/connection.ts';
import { closeStore, openStore } from '../../../electron/registry/open.ts';
import { finishRun, getRun, listRuns, startRun } from '../../../electron/registry/runs.ts';
import {
  errorOf,
  KEY,
  keep,
  kindOf,
  newRun,
  OTHER_KEY,
  open,
  openOptions,
  resultOf,
  temporaryFolder,
} from './support.ts';

async function closedRegistry() {
  const folder = temporaryFolder();
  const registry = open(folder);
  await keep(registry, { id: 'corrida-1', findings: 200 });
  await registry.close();
  return { folder, file: openOptions(folder).file };
}

test('a wrong key: one sentence, nothing changed', async () => {
  const { folder, file } = await closedRegistry();
  const before = fs.readFileSync(file);
  const error = await errorOf(() => open(folder, { key: OTHER_KEY }));
  expect(error.kind).toBe('unreadable');
  expect(error.message).toMatch(/no se abre con esta llave/);
  expect(fs.readFileSync(file).equals(before)).toBe(true);
});

test.each([
  ['its first page damaged', (bytes: Buffer) => bytes.fill(0, 40, 60), 'unreadable'],
  ['its salt damaged', (bytes: Buffer) => bytes.fill(0, 0, 8), 'unreadable'],
  ['no bytes', () => Buffer.alloc(0), 'damaged'],
  ['a plain database', () => Buffer.from(`SQLite format 3\0${'x'.repeat(5000)}`), 'foreign'],
] as const)('a registry with %s is refused and left as it is', async (_name, spoil, kind) => {
  const { folder, file } = await closedRegistry();
  const spoilt = spoil(fs.readFileSync(file));
  fs.writeFileSync(file, spoilt);
  expect(await kindOf(() => open(folder))).toBe(kind);
  expect(fs.readFileSync(file).equals(spoilt)).toBe(true);
});

test('damaged pages are noticed when they are read', async () => {
  const { folder, file } = await closedRegistry();
  const bytes = fs.readFileSync(file);
  for (let at = 4096 * 2 + 50; at < bytes.length; at += 4096) bytes[at] ^= 1;
  fs.writeFileSync(file, bytes);
  const error = await errorOf(() => open(folder).getRun('corrida-1'));
  expect(error.kind).toBe('damaged');
  expect(error.message).toMatch(/Restaure el respaldo/);
});

test('the audit reads every page, also those that no query asks for', async () => {
  const { folder, file } = await closedRegistry();
  const sound = fs.readFileSync(file);
  const pages = sound.length / 4096;
  const last = Buffer.from(sound);
  last[(pages - 1) * 4096 + 50] ^= 1;
  fs.writeFileSync(file, last);
  const registry = open(folder);
  expect((await errorOf(() => registry.auditChain())).kind).toBe('damaged');
});

test('a full disk keeps nothing of the deed and everything before it', async () => {
  const { folder } = await closedRegistry();
  const opened = openStore(openOptions(folder));
  const { store } = opened;
  const result = resultOf({ id: 'corrida-2', findings: 20_000, maxFindings: 20_000 });
  startRun(store, newRun(result));
  // The file may not grow: SQLite then fails as it does on a full disk.
  const pages = store.db.pragma('page_count', { simple: true });
  store.db.pragma(`max_page_count = ${pages}`);
  const error = await errorOf(() => finishRun(store, result, []));
  expect(error.kind).toBe('disk-full');
  expect(error.message).toMatch(/disco está lleno/);
  expect(
    listRuns(store, 10)
      .map((run) => run.status)
      .toSorted(),
  ).toEqual(['completa', 'en-curso']);
  expect(getRun(store, 'corrida-1').run.id).toBe('corrida-1');
  store.db.pragma('max_page_count = 1000000');
  finishRun(store, result, []);
  expect(getRun(store, 'corrida-2')).toEqual(result);
  closeStore(opened);
});

test('another process that does not stop writing: the registry says so and goes on later', async () => {
  const { folder, file } = await closedRegistry();
  const registry = open(folder, { busyTimeoutMs: 50 });
  const other = openConnection(file, KEY);
  other.exec('BEGIN IMMEDIATE');
  const error = await errorOf(() => registry.setSettings({ theme: 'dark' }));
  expect(error.kind).toBe('busy');
  expect(error.message).toMatch(/Otro proceso/);
  expect((await registry.listRuns()).length).toBe(1);
  other.exec('ROLLBACK');
  other.close();
  await registry.setSettings({ theme: 'dark' });
  expect(await registry.settings()).toEqual({ theme: 'dark' });
});

test.skipIf(process.platform === 'win32')('a folder that cannot be written: one sentence', async () => {
  const folder = temporaryFolder();
  fs.chmodSync(folder, 0o755);
  const locked = path.join(folder, 'sin-permiso');
  fs.mkdirSync(locked, { mode: 0o555 });
  const error = await errorOf(() => asOrdinaryUser(() => open(locked)));
  expect(error.kind).toBe('read-only');
  expect(error.message).toBe('No se puede escribir en la carpeta del registro. Revise los permisos de la carpeta.');
  expect(fs.readdirSync(locked)).toEqual([]);
});

/** Permissions do not hold the administrator back: a test that runs as one steps down for the time of `work`. */
function asOrdinaryUser<T>(work: () => T): T {
  if (process.geteuid?.() !== 0) return work();
  const nobody = 65_534;
  process.seteuid?.(nobody);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

test('a folder that cannot be made: one sentence', async () => {
  const folder = path.join(temporaryFolder(), 'a-ninguna-parte');
  fs.symlinkSync(path.join(folder, 'nada', 'nada'), folder);
  expect((await errorOf(() => open(path.join(folder, 'registro')))).kind).toBe('read-only');
});

test('a file in the place of the folder of the registry: one sentence', async () => {
  const folder = path.join(temporaryFolder(), 'registro');
  fs.writeFileSync(folder, '');
  const error = await errorOf(() => open(folder));
  expect(error.kind).toBe('read-only');
  expect(fs.readFileSync(folder, 'utf8')).toBe('');
});
