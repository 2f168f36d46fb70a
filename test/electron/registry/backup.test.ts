import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openConnection } from '../../../electron/registry/connection.ts';
import { toRecoveryKey } from '../../../electron/registry/index.ts';
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

const idsOf = async (registry: ReturnType<typeof open>) => (await registry.listRuns()).map((run) => run.id);

/** Changes a backup as someone who has its key could. */
function change(file: string, sql: string): void {
  const db = openConnection(file, KEY);
  db.exec(sql);
  db.close();
}

async function withBackup() {
  const folder = temporaryFolder();
  const registry = open(folder);
  const result = await keep(registry, { id: 'corrida-1' });
  const backup = path.join(folder, 'respaldo.db');
  const written = await registry.backup(backup);
  await keep(registry, { id: 'corrida-2' });
  return { folder, registry, result, backup, written };
}

test('a backup is encrypted, whole and private; it replaces an older one', async () => {
  const { folder, registry, backup, written } = await withBackup();
  expect(written).toEqual({ path: backup, bytes: fs.statSync(backup).size });
  expect(fs.readFileSync(backup).includes('corrida-1')).toBe(false);
  if (process.platform !== 'win32') expect(fs.statSync(backup).mode & 0o777).toBe(0o600);
  await registry.backup(backup);
  const copy = openConnection(backup, KEY, { readonly: true });
  expect(copy.prepare('SELECT id FROM run ORDER BY id').all()).toEqual([{ id: 'corrida-1' }, { id: 'corrida-2' }]);
  copy.close();
  expect(fs.readdirSync(folder).filter((name) => name.includes('parcial'))).toEqual([]);
});

test('a backup does not go over the registry nor into a folder that is not there', async () => {
  const { folder, registry } = await withBackup();
  expect(await kindOf(() => registry.backup(openOptions(folder).file))).toBe('conflict');
  expect(await kindOf(() => registry.backup(path.join(folder, 'no', 'hay.db')))).toBe('not-found');
});

test('restoring brings the backup back and keeps what was there beside it', async () => {
  const { folder, registry, result, backup } = await withBackup();
  const { runs, previousCopy } = await registry.restore(backup);
  expect(runs).toBe(1);
  expect(await idsOf(registry)).toEqual(['corrida-1']);
  expect(await registry.getRun('corrida-1')).toEqual(result);
  expect(path.basename(previousCopy)).toMatch(/^registry-anterior-2026\d{4}T\d+\.db$/);
  expect((await registry.auditEntries(1))[0]).toMatchObject({
    action: 'respaldo-restaurado',
    detail: { name: 'respaldo.db' },
  });
  expect((await registry.auditChain()).intact).toBe(true);
  await keep(registry, { id: 'corrida-3' });
  await registry.restore(previousCopy);
  expect((await idsOf(registry)).toSorted()).toEqual(['corrida-1', 'corrida-2']);
  await registry.close();
  expect((await idsOf(open(folder))).length).toBe(2);
});

test('a backup of another computer is opened by its recovery key and takes the key of this one', async () => {
  const other = temporaryFolder();
  const theirs = open(other, { key: OTHER_KEY });
  await keep(theirs, { id: 'corrida-9' });
  const backup = path.join(other, 'respaldo.db');
  await theirs.backup(backup);

  const { folder, registry } = await withBackup();
  expect(await kindOf(() => registry.restore(backup))).toBe('unreadable');
  expect(await kindOf(() => registry.restore(backup, 'ABCD'))).toBe('bad-recovery-key');
  await registry.restore(backup, toRecoveryKey(OTHER_KEY));
  expect(await idsOf(registry)).toEqual(['corrida-9']);
  await registry.close();
  expect(await idsOf(open(folder))).toEqual(['corrida-9']);
  expect(await kindOf(() => openConnection(openOptions(folder).file, OTHER_KEY))).toBe('unreadable');
});

const truncated = (file: string) => fs.truncateSync(file, fs.statSync(file).size - 6000);
const flipped = (at: number) => (file: string) => {
  const bytes = fs.readFileSync(file);
  bytes[at] ^= 1;
  fs.writeFileSync(file, bytes);
};

test.each<[string, (file: string) => void, string, RegExp]>([
  ['cut short', truncated, 'damaged', /respaldo está dañado/],
  ['its header altered', flipped(30), 'unreadable', /está dañado; el registro actual no cambió/],
  ['a page altered', flipped(4096 * 6 + 50), 'damaged', /respaldo está dañado/],
  ['empty', (file) => fs.writeFileSync(file, ''), 'damaged', /respaldo está dañado/],
  ['a text', (file) => fs.writeFileSync(file, 'x'.repeat(9000)), 'unreadable', /no cambió/],
  ['not there', (file) => fs.rmSync(file), 'not-found', /No se encontró/],
  ['from the future', (file) => change(file, 'PRAGMA user_version = 99'), 'future', /versión más nueva/],
  ['of another program', (file) => change(file, 'PRAGMA application_id = 1'), 'foreign', /no es un respaldo/],
  [
    'its chain altered',
    (file) => change(file, "DROP TRIGGER audit_no_update; UPDATE audit SET who = 'x' WHERE seq = 2"),
    'damaged',
    /bitácora del respaldo no es íntegra desde la entrada 2/,
  ],
])('a backup that is no good is refused and nothing is lost: %s', async (_name, spoil, kind, sentence) => {
  const { folder, registry, backup } = await withBackup();
  spoil(backup);
  const error = await errorOf(() => registry.restore(backup));
  expect(error.kind).toBe(kind);
  expect(error.message).toMatch(sentence);
  expect((await idsOf(registry)).length).toBe(2);
  await keep(registry, { id: 'corrida-3' });
  expect(fs.readdirSync(folder).filter((name) => /parcial|anterior/.test(name))).toEqual([]);
});

test('a plain SQLite file is refused as a foreign one', async () => {
  const { registry, backup } = await withBackup();
  fs.writeFileSync(backup, `SQLite format 3\0${'x'.repeat(9000)}`);
  expect(await kindOf(() => registry.restore(backup))).toBe('foreign');
});

test('while another window has the registry open, or a run is being made, nothing is restored', async () => {
  const { folder, registry, backup } = await withBackup();
  const second = open(folder);
  expect(await kindOf(() => registry.restore(backup))).toBe('busy');
  await second.close();
  await registry.startRun(newRun(resultOf({ id: 'corrida-3' })));
  expect(await kindOf(() => registry.restore(backup))).toBe('conflict');
  await registry.markCancelled('corrida-3');
  expect((await registry.restore(backup)).runs).toBe(1);
});

test('a run that was being made when the backup was written is marked interrupted by restoring', async () => {
  const { registry, backup } = await withBackup();
  await registry.startRun(newRun(resultOf({ id: 'corrida-3' })));
  await registry.backup(backup);
  await registry.markCancelled('corrida-3');
  await registry.restore(backup);
  const run = (await registry.listRuns()).find(({ id }) => id === 'corrida-3');
  expect(run?.status).toBe('interrumpida');
});
