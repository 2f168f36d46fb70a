import { expect, test } from 'vitest';
import { openConnection } from '../../../electron/registry/connection.ts';
import { KEY, open, openOptions, temporaryFolder } from './support.ts';
import { answer, close, openVisit } from './visits-support.ts';

/** A registry with a closed visit and an open one, changed with plain SQL by someone who has the key. */
async function tampered(sql: string) {
  const folder = temporaryFolder();
  const registry = open(folder);
  const closed = await openVisit(registry);
  for (const item of [0, 1, 2]) await answer(registry, closed, item, 'no-cumple');
  await close(registry, closed);
  const other = await openVisit(registry);
  for (const item of [0, 1, 2]) await answer(registry, other, item, 'no-cumple');
  const entries = (await registry.auditEntries(100)).toReversed();
  await registry.close();
  const db = openConnection(openOptions(folder).file, KEY);
  db.exec(sql);
  db.close();
  const seqOf = (action: string) => entries.findLast((entry) => entry.action === action)?.seq ?? entries.length + 1;
  return { chain: await open(folder).auditChain(), seqOf };
}

const FREE = 'DROP TRIGGER visit_version_no_update; DROP TRIGGER visit_version_no_delete;';

test('visits that nobody touched are intact', async () => {
  expect((await tampered('SELECT 1')).chain).toMatchObject({ intact: true, brokenAt: null });
});

test.each([
  [`${FREE} UPDATE visit_version SET body = x'00'`, 'visita-cerrada'],
  [`${FREE} UPDATE visit_version SET sha256 = 'x'`, 'visita-cerrada'],
  [`${FREE} UPDATE visit_version SET version = 7`, 'visita-cerrada'],
  [`${FREE} DELETE FROM visit_version`, 'visita-cerrada'],
  ["UPDATE visit_answer SET body = replace(body, 'no-cumple', 'cumple') WHERE seq = 2", 'visita-abierta'],
  ["UPDATE visit_answer SET body = 'no es JSON' WHERE seq = 2", 'visita-abierta'],
  ["UPDATE visit_answer SET item = 'requisito-9' WHERE seq = 3", 'visita-abierta'],
  ['DELETE FROM visit_answer WHERE seq = 2', 'visita-abierta'],
])('the chain shows: %s', async (sql, action) => {
  const { chain, seqOf } = await tampered(sql);
  expect(chain).toMatchObject({ intact: false, brokenAt: seqOf(action) });
});

test('a closed version that no entry tells of shows', async () => {
  const { chain, seqOf } = await tampered(
    'INSERT INTO visit_version SELECT visit, 9, closed_at, folio, sha256, correction, body FROM visit_version',
  );
  expect(chain).toMatchObject({ intact: false, brokenAt: seqOf('none such') });
});
