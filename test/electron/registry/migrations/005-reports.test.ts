import { expect, test } from 'vitest';
import { openConnection } from '../../../../electron/registry/connection.ts';
import { apply } from '../../../../electron/registry/migrate.ts';
import { initial } from '../../../../electron/registry/migrations/001-initial.ts';
import { unitSearch } from '../../../../electron/registry/migrations/002-unit-search.ts';
import { connections } from '../../../../electron/registry/migrations/003-connections.ts';
import { visits } from '../../../../electron/registry/migrations/004-visits.ts';
import { reports } from '../../../../electron/registry/migrations/005-reports.ts';
import { KEY, openOptions, temporaryFolder } from '../support.ts';

test('005 makes room for signatures, authorities and acceptances; a signature neither changes nor goes', () => {
  const db = openConnection(openOptions(temporaryFolder()).file, KEY, { create: true });
  for (const step of [initial, unitSearch, connections, visits]) apply(db, step);
  db.exec("INSERT INTO unit (clues, name) VALUES ('CSSSA000020', 'Hospital')");
  apply(db, reports);
  expect(db.pragma('user_version', { simple: true })).toBe(5);
  expect(db.prepare('SELECT clues, name FROM unit').all()).toEqual([{ clues: 'CSSSA000020', name: 'Hospital' }]);

  const signature = db.prepare("INSERT INTO signature VALUES (?, ?, 'run', 'r', 0, 'h', '', '{}', x'30')");
  signature.run('s', 1);
  expect(() => signature.run('t', 1)).toThrow(/UNIQUE/);
  expect(() => signature.run('s', 2)).toThrow(/UNIQUE/);
  expect(() => db.exec("UPDATE signature SET sha256 = 'x'")).toThrow(/does not change/);
  expect(() => db.exec('DELETE FROM signature')).toThrow(/does not go away/);

  db.exec("INSERT INTO authority VALUES ('h', x'30', '{}', 1, '')");
  expect(() => db.exec("INSERT INTO authority VALUES ('h', x'31', '{}', 0, '')")).toThrow(/UNIQUE/);
  db.exec("DELETE FROM authority WHERE sha256 = 'h'");

  const acceptance = db.prepare("INSERT INTO acceptance VALUES (?, ?, NULL, 'r', 'f', '', '', '{}', NULL)");
  acceptance.run('a', 1);
  expect(() => acceptance.run('b', 1)).toThrow(/UNIQUE/);
  expect(db.prepare('SELECT unit, withdrawn FROM acceptance').all()).toEqual([{ unit: null, withdrawn: null }]);
  db.close();
});
