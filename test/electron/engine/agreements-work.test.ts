import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAgreementWork } from '../../../electron/engine/agreements-work.ts';
import { createPackageWork } from '../../../electron/engine/packages-work.ts';
import type { WorkOptions } from '../../../electron/engine/work-options.ts';
import { engineMethods } from '../../../shared/ipc/contract.ts';
import { answer, close } from '../registry/visits-support.ts';
import { type Office, office, openVisit, PUBLISHED } from './packages-support.ts';

function workOf({ registry }: Office) {
  const events: unknown[] = [];
  const resources = { checklists: [{ checklist: PUBLISHED.checklist, sha256: PUBLISHED.sha256 }] };
  const options = { registry, resources, toolVersion: '0.1.0', emit: (event: unknown) => events.push(event) };
  const work = options as unknown as WorkOptions;
  return { ...createAgreementWork(work).handlers, ...createPackageWork(work).handlers, events };
}

const agreement = (over: object = {}) => ({
  ...{ id: randomUUID(), unit: 'CSSSA000020', visit: null, checklist: null, item: null, session: null },
  ...{ action: 'Capacitar', responsible: 'Dirección', start: '2026-01-01', expectedEnd: '2026-01-11', weight: 1 },
  ...over,
});

const report = (id: string, over: object = {}) => ({
  ...{ id: randomUUID(), agreement: id, real: 50, expected: null, status: 'pendiente' as const, note: '', by: 'Ana' },
  ...over,
});

test('the board has the lights of 2011, and who did not report has not reported 0', async () => {
  const work = workOf(await office('A'));
  const [onTime, behind, far, stated, silent] = await Promise.all(
    [1, 1, 2, 1, 4].map((weight) => work['agreements.save'](agreement({ weight }))),
  );
  // Expected on that day: 50 %.
  await work['agreements.report'](report(onTime.id));
  await work['agreements.report'](report(behind.id, { real: 35 }));
  await work['agreements.report'](report(far.id, { real: 34.9 }));
  await work['agreements.report'](report(stated.id, { real: 20, expected: 20 }));
  const { board, on, agreements } = await work['agreements.board']({ unit: 'CSSSA000020', on: '2026-01-06' });
  expect(on).toBe('2026-01-06');
  expect(agreements).toHaveLength(5);
  const lights = new Map(board.rows.map((row) => [row.id, row.light]));
  expect([onTime, behind, far, stated, silent].map(({ id }) => lights.get(id))).toEqual([
    'as-expected',
    'behind',
    'far-behind',
    'as-expected',
    null,
  ]);
  expect(board).toMatchObject({ counted: 4, countedWeight: 5, weight: 9, lights: { 'as-expected': 2, behind: 1 } });
});

test('a board counts all agreements, however many are listed', async () => {
  const a = await office('A');
  const work = workOf(a);
  const made = await work['agreements.save'](agreement({}));
  await work['agreements.report'](report(made.id, { real: 40, expected: 50 }));
  const columns = a.store.db.pragma('table_info(agreement)') as { readonly name: string }[];
  const names = columns.map(({ name }) => name).filter((name) => name !== 'id');
  const copy = a.store.db.prepare(
    `INSERT INTO agreement (id, ${names.join(', ')}) SELECT ?, ${names.join(', ')} FROM agreement WHERE id = ?`,
  );
  a.store.db.transaction(() => {
    for (let n = 0; n < 5003; n++) copy.run(randomUUID(), made.id);
  })();
  const { board, agreements } = await work['agreements.board']({ on: '2026-01-06' });
  expect(board).toMatchObject({ counted: 5004, weight: 5004, expected: 50, real: 40, deviation: -20, light: 'behind' });
  expect([agreements.length, board.rows.length]).toEqual([5000, 5000]);
});

test('an item without a visit has the title of the list that the program carries', async () => {
  const work = workOf(await office('A'));
  const made = await work['agreements.save'](agreement({ checklist: 'lista-de-prueba', item: 'requisito-3' }));
  expect(made.itemTitle).toBe('Requisito 3');
});

test('what the window asks is taken as the contract says, and answered', async () => {
  const work = workOf(await office('A'));
  const saved = await work['agreements.save'](engineMethods['agreements.save'].input.parse(agreement()));
  expect(await work['agreements.list'](engineMethods['agreements.list'].input.parse({ limit: 5 }))).toEqual([saved]);
  const due = await work['due.get'](undefined);
  expect(due.today).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(due.totals.overdue + due.totals.soon).toBe(due.overdue.length + due.soon.length);
  expect(await work['agreements.remove']({ id: saved.id, reason: 'Sobra' })).toEqual({ removed: true });
});

test('the window writes, looks into, takes and decides packages, and is told how far it is', async () => {
  const [a, b] = [await office('A'), await office('B')];
  const visit = await openVisit(a, 'CSSSA000020');
  for (let item = 0; item < 10; item++) await answer(a.registry, visit, item, 'cumple');
  const [mine, theirs] = [workOf(a), workOf(b)];
  const path = join(a.folder, 'uno.cotejo');
  const { info, bytes } = await mine['packages.export']({ path, evidence: true });
  expect(bytes).toBeGreaterThan(1000);
  expect(await theirs['packages.inspect']({ path })).toMatchObject({
    id: info.id,
    sha256: info.sha256,
    known: false,
    device: { name: 'A', trusted: false, fingerprint: info.device.fingerprint },
    counts: { visits: 1 },
  });
  expect(await b.registry.packages.devices()).toHaveLength(1);
  await theirs['packages.import']({ path, trust: true });
  // The list says how far the visit has come, which only the checklists can tell.
  const [listed] = (await b.registry.visits.list({ limit: 10 })).visits;
  expect(listed).toMatchObject({ asked: 10, answered: 10 });
  expect(theirs.events).toContainEqual({
    event: 'packages.progress',
    payload: expect.objectContaining({ what: 'unir' }),
  });
  await close(a.registry, visit);
  await answer(b.registry, visit, 0, 'no-cumple');
  await close(b.registry, visit);
  await theirs['packages.export']({ path: join(b.folder, 'dos.cotejo'), evidence: true });
  const { conflicts } = await mine['packages.import']({ path: join(b.folder, 'dos.cotejo'), trust: true });
  expect(await mine['conflicts.list'](undefined)).toEqual(conflicts);
  expect(await mine['conflicts.resolve']({ id: conflicts[0].id, keep: 'theirs', note: 'Vale la suya' })).toEqual([]);
  const [summary] = (await a.registry.visits.list({ limit: 10 })).visits;
  expect(summary).toMatchObject({ version: 2, folio: expect.stringMatching(/-V2$/), status: 'cerrada' });
  expect(await mine['devices.rename']({ name: 'Jurisdicción 3' })).toMatchObject({ name: 'Jurisdicción 3', own: true });
});
