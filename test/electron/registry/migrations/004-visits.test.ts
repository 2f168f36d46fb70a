import { expect, test } from 'vitest';
import { openConnection } from '../../../../electron/registry/connection.ts';
import { apply } from '../../../../electron/registry/migrate.ts';
import { initial } from '../../../../electron/registry/migrations/001-initial.ts';
import { unitSearch } from '../../../../electron/registry/migrations/002-unit-search.ts';
import { connections } from '../../../../electron/registry/migrations/003-connections.ts';
import { visits } from '../../../../electron/registry/migrations/004-visits.ts';
import { KEY, openOptions, temporaryFolder } from '../support.ts';

test('004 makes room for visits; what is closed or published is not changed any more', () => {
  const db = openConnection(openOptions(temporaryFolder()).file, KEY, { create: true });
  for (const step of [initial, unitSearch, connections]) apply(db, step);
  db.exec("INSERT INTO unit VALUES ('CSSSA000020', 'Hospital', NULL, '07', 'SSA', 'HG')");
  apply(db, visits);
  expect(db.pragma('user_version', { simple: true })).toBe(4);
  expect(db.prepare('SELECT clues, level, type, operating FROM unit').all()).toEqual([
    { clues: 'CSSSA000020', level: null, type: null, operating: null },
  ]);

  db.exec("INSERT INTO visit_version VALUES ('v', 1, '', 'F', 'h', '', x'00')");
  expect(() => db.exec("UPDATE visit_version SET sha256 = 'x'")).toThrow(/does not change/);
  expect(() => db.exec('DELETE FROM visit_version')).toThrow(/does not change/);
  db.exec("INSERT INTO checklist_edition VALUES ('l', '1', 'h', 'propia', NULL, 't', '[]', x'00')");
  expect(() => db.exec("UPDATE checklist_edition SET title = 'x'")).toThrow(/does not change/);

  db.exec(
    "INSERT INTO visit VALUES ('v', 'u', 'u', 'self', 'first', NULL, NULL, 'abierta', 1, '', NULL, '{}', 0, 0, '')",
  );
  const answer = db.prepare("INSERT INTO visit_answer VALUES ('v', ?, ?, 'l', 'i', '', 0, NULL, '{}', 1, '', '')");
  answer.run(1, 'a');
  expect(() => answer.run(2, 'a')).toThrow(/UNIQUE/);
  db.exec("DELETE FROM visit WHERE id = 'v'");
  expect(db.prepare('SELECT * FROM visit_answer').all()).toEqual([]);
  db.close();
});
