import { expect, test } from 'vitest';
import { openConnection } from '../../../../electron/registry/connection.ts';
import { apply } from '../../../../electron/registry/migrate.ts';
import { initial } from '../../../../electron/registry/migrations/001-initial.ts';
import { unitSearch } from '../../../../electron/registry/migrations/002-unit-search.ts';
import { KEY, openOptions, temporaryFolder } from '../support.ts';

test('002 makes the units that are there findable', () => {
  const db = openConnection(openOptions(temporaryFolder()).file, KEY, { create: true });
  apply(db, initial);
  db.exec(`
    INSERT INTO unit VALUES ('CSSSA000020', 'Hospital Básico', NULL, '07', 'SSA', 'HG');
    INSERT INTO unit VALUES ('CSSSA000031', 'Centro', 'Niño Ángel', '07', 'SSA', 'CS');
    INSERT INTO unit VALUES ('NLSSA000010', NULL, NULL, NULL, NULL, NULL);
    INSERT INTO unit_alias VALUES ('CSSSA000001', 'CSSSA000020');
  `);
  apply(db, unitSearch);
  expect(db.pragma('user_version', { simple: true })).toBe(2);
  expect(db.prepare('SELECT * FROM unit_search ORDER BY clues').all()).toEqual([
    { clues: 'CSSSA000020', state: '07', name: 'hospital basico', text: 'csssa000020 hospital basico csssa000001' },
    { clues: 'CSSSA000031', state: '07', name: 'nino angel', text: 'csssa000031 nino angel centro' },
    { clues: 'NLSSA000010', state: null, name: '', text: 'nlssa000010' },
  ]);
  db.close();
});
