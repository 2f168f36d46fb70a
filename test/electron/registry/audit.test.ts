import { expect, test } from 'vitest';
import { openConnection } from '../../../electron/registry/connection.ts';
import { errorOf, KEY, keep, newRun, open, openOptions, resultOf, temporaryFolder } from './support.ts';

/** A registry with a few entries, closed, and then changed with plain SQL by someone who has the key. */
async function tampered(sql: string) {
  const folder = temporaryFolder();
  const registry = open(folder);
  await keep(registry, { id: 'corrida-1' });
  await keep(registry, { id: 'corrida-2' });
  await registry.setSettings({ theme: 'dark' });
  await registry.close();
  const db = openConnection(openOptions(folder).file, KEY);
  db.exec(sql);
  db.close();
  return open(folder);
}

test('the chain tells who did what, in order', async () => {
  const folder = temporaryFolder();
  const registry = open(folder);
  const result = await keep(registry, { id: 'corrida-1', unit: 'DFSSA000001' });
  await registry.startRun(newRun(resultOf({ id: 'corrida-2' })));
  await registry.markCancelled('corrida-2');
  await registry.deleteRun('corrida-2');
  await registry.saveUnit({ clues: 'DFSSA000001', name: 'Hospital', aliases: [] });
  await registry.setSettings({ theme: 'dark', language: 'en' });
  await registry.record('catalogo-importado', { id: 'cie-10', rows: 3 });
  const entries = (await registry.auditEntries(100)).toReversed();
  expect(entries.map((entry) => entry.action)).toEqual([
    'registro-creado',
    'verificacion-iniciada',
    'verificacion-terminada',
    'verificacion-iniciada',
    'verificacion-cancelada',
    'verificacion-eliminada',
    'unidad-cambiada',
    'ajustes-cambiados',
    'catalogo-importado',
  ]);
  expect(entries.map((entry) => entry.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(new Set(entries.map((entry) => entry.who))).toEqual(new Set(['prueba']));
  expect(entries[2].detail).toMatchObject({ run: 'corrida-1', percent: result.score.percent });
  expect(entries[7].detail).toEqual({ keys: ['language', 'theme'] });
  expect(await registry.auditChain()).toEqual({ entries: 9, intact: true, brokenAt: null });
});

test('an untouched registry is intact', async () => {
  const registry = await tampered('SELECT 1');
  expect(await registry.auditChain()).toEqual({ entries: 6, intact: true, brokenAt: null });
});

test.each([
  ["UPDATE audit SET who = 'otro' WHERE seq = 3"],
  ['DELETE FROM audit WHERE seq = 3'],
  ['INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 3'],
  ["INSERT INTO audit VALUES (9, '', '', '', '{}', '', '')"],
  ['DELETE FROM audit_head'],
])('the database itself refuses: %s', async (sql) => {
  await expect(tampered(sql)).rejects.toThrow(/audit/);
});

test.each([
  ["DROP TRIGGER audit_no_update; UPDATE audit SET who = 'otro' WHERE seq = 3", 3],
  ["DROP TRIGGER audit_no_update; UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE seq = 1", 1],
  ["DROP TRIGGER audit_no_update; UPDATE audit SET detail = 'no es JSON' WHERE seq = 2", 2],
  ['DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE seq = 4', 4],
  ['DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE seq = 6', 6],
  ["UPDATE audit_head SET hash = 'x'", 7],
])('the chain shows: %s', async (sql, brokenAt) => {
  const registry = await tampered(sql);
  expect(await registry.auditChain()).toMatchObject({ intact: false, brokenAt });
});

test.each([
  ["UPDATE run_item SET outcome = 'cumple' WHERE run = 1 AND outcome = 'no-cumple'"],
  ['UPDATE run SET head = replace(head, \'"percent":\', \'"percent":1\') WHERE number = 1'],
  ['DELETE FROM finding WHERE run = 1 AND seq = 0'],
  ['PRAGMA foreign_keys = ON; DELETE FROM run WHERE number = 1'],
])('a result that was changed breaks the chain at its entry: %s', async (sql) => {
  const registry = await tampered(sql);
  expect(await registry.auditChain()).toEqual({ entries: 6, intact: false, brokenAt: 3 });
});

test('a refused entry keeps the deed from happening', async () => {
  const registry = await tampered("UPDATE audit_head SET hash = 'x'; DROP TRIGGER audit_moves_head");
  await registry.setSettings({ theme: 'light' });
  const error = await errorOf(() => registry.setSettings({ theme: 'dark' })).catch((other: Error) => other);
  expect(String(error)).toMatch(/UNIQUE|audit/);
  expect(await registry.settings()).toMatchObject({ theme: 'light' });
});
