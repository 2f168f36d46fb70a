import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { APPLICATION_ID, openConnection, userVersion } from '../../../electron/registry/connection.ts';
import { listCopies } from '../../../electron/registry/copies.ts';
import { apply, migrate, SCHEMA_VERSION } from '../../../electron/registry/migrate.ts';
import { MIGRATIONS, type Migration } from '../../../electron/registry/migrations/index.ts';
import { clock, errorOf, KEY, keep, open, openOptions, temporaryFolder } from './support.ts';

const step = (version: number, sql: string): Migration => ({
  version,
  name: `step-${version}`,
  up: (db) => db.exec(sql),
});

/** A registry of the first format, with one unit. */
function oldRegistry(folder: string): void {
  const db = openConnection(openOptions(folder).file, KEY, { create: true });
  db.pragma(`application_id = ${APPLICATION_ID}`);
  apply(db, MIGRATIONS[0]);
  db.exec("INSERT INTO unit VALUES ('CSSSA000020', 'Hospital Básico', NULL, '07', 'SSA', 'HG')");
  db.close();
}

test('the steps are numbered without gaps', () => {
  expect(MIGRATIONS.map((migration) => migration.version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
});

test('an older registry is copied, encrypted with its key, and then migrated; the chain says so', async () => {
  const folder = temporaryFolder();
  oldRegistry(folder);
  const registry = open(folder);
  expect((await registry.searchUnits({ text: 'basico', limit: 5 })).total).toBe(1);
  expect((await registry.auditEntries(1))[0]).toMatchObject({
    action: 'registro-migrado',
    detail: { versions: ['2', '3', '4', '5'] },
  });

  const copies = listCopies(path.join(folder, 'copias'));
  expect(copies.length).toBe(SCHEMA_VERSION - 1);
  const [oldest] = copies.toReversed();
  expect(fs.readFileSync(oldest).includes('Hospital')).toBe(false);
  const copy = openConnection(oldest, KEY, { readonly: true });
  expect(userVersion(copy)).toBe(1);
  expect(copy.prepare('SELECT name FROM unit').all()).toEqual([{ name: 'Hospital Básico' }]);
  copy.close();
});

test('a new registry needs no copy', () => {
  const folder = temporaryFolder();
  open(folder);
  expect(listCopies(path.join(folder, 'copias'))).toEqual([]);
});

test('the five newest copies are kept, and nothing else in the folder is touched', () => {
  const folder = temporaryFolder();
  oldRegistry(folder);
  const backupsFolder = path.join(folder, 'copias');
  fs.mkdirSync(backupsFolder);
  fs.writeFileSync(path.join(backupsFolder, 'mi-respaldo.db'), 'x');
  const db = openConnection(openOptions(folder).file, KEY);
  const steps = [2, 3, 4, 5, 6, 7, 8].map((version) => step(version, `CREATE TABLE t${version} (x)`));
  const options = { backupsFolder, now: clock(), migrations: [MIGRATIONS[0], ...steps] };
  expect(migrate(db, KEY, options)).toEqual([2, 3, 4, 5, 6, 7, 8]);
  db.close();
  const versions = listCopies(backupsFolder).map((file) => /formato-(\d+)-/.exec(file)?.[1]);
  expect(versions).toEqual(['7', '6', '5', '4', '3']);
  expect(fs.readdirSync(backupsFolder)).toContain('mi-respaldo.db');
});

test('a step that fails changes nothing', () => {
  const folder = temporaryFolder();
  oldRegistry(folder);
  const db = openConnection(openOptions(folder).file, KEY);
  const migrations = [MIGRATIONS[0], step(2, 'CREATE TABLE extra (x); INSERT INTO no_such VALUES (1)')];
  expect(() => migrate(db, KEY, { backupsFolder: path.join(folder, 'copias'), now: clock(), migrations })).toThrow();
  expect(userVersion(db)).toBe(1);
  expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'extra'").all()).toEqual([]);
  db.close();
});

test('a registry from the future is refused with a sentence and left as it is', async () => {
  const folder = temporaryFolder();
  const registry = open(folder);
  await keep(registry, { id: 'corrida-1' });
  await registry.close();
  const { file } = openOptions(folder);
  const db = openConnection(file, KEY);
  db.pragma('journal_mode = DELETE');
  db.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
  db.close();
  const before = fs.readFileSync(file);
  const error = await errorOf(() => open(folder));
  expect(error.kind).toBe('future');
  expect(error.message).toMatch(/versión más nueva de Cotejo/);
  expect(fs.readFileSync(file).equals(before)).toBe(true);
});
