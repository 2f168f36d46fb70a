import { expect, test } from 'vitest';
import { APPLICATION_ID, openConnection } from '../../../../electron/registry/connection.ts';
import { apply } from '../../../../electron/registry/migrate.ts';
import { initial } from '../../../../electron/registry/migrations/001-initial.ts';
import { KEY, openOptions, temporaryFolder } from '../support.ts';

test('001 makes the tables, their rules and the empty audit chain', () => {
  const db = openConnection(openOptions(temporaryFolder()).file, KEY, { create: true });
  db.pragma(`application_id = ${APPLICATION_ID}`);
  apply(db, initial);
  expect(db.pragma('user_version', { simple: true })).toBe(1);
  const names = db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  expect(names.map((row) => row.name)).toEqual(expect.arrayContaining(['run', 'finding', 'unit', 'audit', 'setting']));
  expect(db.prepare('SELECT * FROM audit_head').all()).toEqual([{ id: 1, seq: 0, hash: '0'.repeat(64) }]);

  const insert = db.prepare(
    `INSERT INTO run (id, started_at, duration_ms, status, checklist, edition, tool_version, preliminary, errors,
       warnings, inputs, owner) VALUES (?, '', 0, ?, '', '', '', 0, 0, 0, '[]', '')`,
  );
  insert.run('a', 'completa');
  expect(() => insert.run('a', 'completa')).toThrow(/UNIQUE/);
  expect(() => insert.run('b', 'otra')).toThrow(/CHECK/);
  db.prepare("INSERT INTO run_text (run, seq, value) VALUES (1, 0, 'x')").run();
  expect(() => db.prepare("INSERT INTO run_text (run, seq, value) VALUES (9, 0, 'x')").run()).toThrow(/FOREIGN KEY/);
  db.prepare('DELETE FROM run').run();
  expect(db.prepare('SELECT * FROM run_text').all()).toEqual([]);
  db.close();
});
