import { expect, test } from 'vitest';
import { openConnection } from '../../../../electron/registry/connection.ts';
import { apply } from '../../../../electron/registry/migrate.ts';
import { initial } from '../../../../electron/registry/migrations/001-initial.ts';
import { unitSearch } from '../../../../electron/registry/migrations/002-unit-search.ts';
import { connections } from '../../../../electron/registry/migrations/003-connections.ts';
import { KEY, openOptions, temporaryFolder } from '../support.ts';

test('003 makes room for connections, with one name each whatever its case', () => {
  const db = openConnection(openOptions(temporaryFolder()).file, KEY, { create: true });
  for (const step of [initial, unitSearch]) apply(db, step);
  db.exec("INSERT INTO unit VALUES ('CSSSA000020', 'Hospital', NULL, '07', 'SSA', 'HG')");
  apply(db, connections);
  expect(db.pragma('user_version', { simple: true })).toBe(3);
  expect(db.prepare('SELECT clues FROM unit').all()).toEqual([{ clues: 'CSSSA000020' }]);
  const insert = db.prepare("INSERT INTO connection VALUES (?, ?, '{}', NULL, '', '')");
  insert.run('1', 'Hospital');
  expect(() => insert.run('2', 'HOSPITAL')).toThrow(/UNIQUE/);
  expect(() => insert.run('1', 'Otra')).toThrow(/UNIQUE/);
  db.close();
});
