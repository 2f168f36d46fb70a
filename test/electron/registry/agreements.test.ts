import { randomUUID } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { VisitTable } from '../../../electron/registry/schema.ts';
import { query } from '../../../electron/registry/store.ts';
import type { VisitHead } from '../../../shared/model/index.ts';
import { withStore } from './packages-support.ts';
import { kindOf } from './support.ts';

const UNIT = 'DFSSA000011';
const OTHER = 'DFSSA000022';

const change = (over: object = {}) => ({
  id: randomUUID(),
  unit: UNIT,
  visit: null,
  checklist: null,
  item: null,
  session: null,
  action: 'Capacitar al personal en el registro de notas',
  responsible: 'Subdirección médica',
  start: '2026-01-01',
  expectedEnd: '2026-03-01',
  weight: 1,
  ...over,
});

const report = (agreement: string, over: object = {}) => ({
  id: randomUUID(),
  agreement,
  real: 50,
  expected: null,
  status: 'pendiente' as const,
  note: '',
  by: 'Ana Evaluadora',
  ...over,
});

/** A visit as the table has it; its results are no matter here. */
function visitRow(id: string, status: 'abierta' | 'cerrada') {
  const head = { id, version: 1, checklists: [{ id: 'lista', edition: '1', title: 'Lista', sha256: 'x' }] };
  return {
    ...{ id, unit: UNIT, clues: UNIT, kind: 'external', purpose: 'first', previous: null, campaign: null, status },
    ...{ version: 1, opened_at: '2026-01-01T09:00:00-06:00', closed_at: null, asked: 0, answered: 0 },
    ...{ head: JSON.stringify(head as unknown as VisitHead), changed_at: '2026-01-01T09:00:00-06:00' },
  } as const;
}

test('an agreement is kept, reported on and found; a report sent twice is one', async () => {
  const { registry } = withStore();
  const made = await registry.agreements.save(change());
  expect(made).toMatchObject({ unit: UNIT, status: 'pendiente', real: null, expected: null, reports: [] });
  const first = report(made.id, { real: 40 });
  await registry.agreements.report(first);
  await registry.agreements.report(first);
  const noted = await registry.agreements.report(report(made.id, { real: null, note: 'Sin cifra nueva' }));
  expect(noted).toMatchObject({ status: 'pendiente', real: 40 });
  expect(noted.reports.map(({ real, note }) => [real, note])).toEqual([
    [40, ''],
    [null, 'Sin cifra nueva'],
  ]);
  const met = await registry.agreements.report(report(made.id, { real: 120, status: 'solventada' }));
  expect(met).toMatchObject({ status: 'solventada', real: 120 });
  const found = (text: string) => registry.agreements.list({ text, limit: 10 });
  expect((await found('capacitár subdireccion')).map(({ id }) => id)).toEqual([made.id]);
  expect(await found('quirófano')).toEqual([]);
  expect(await registry.agreements.list({ status: 'pendiente', limit: 10 })).toEqual([]);
});

test('reports stay in the order in which they came when the clock is set back', async () => {
  const moments = ['2026-06-01T10:00:00Z', '2026-01-01T10:00:00Z'];
  let looks = 0;
  const { registry } = withStore({ now: () => (looks++ < 12 ? moments[0] : moments[1]) });
  const { id } = await registry.agreements.save(change());
  await registry.agreements.report(report(id, { real: 10 }));
  looks = 100;
  const { reports, real, status } = await registry.agreements.report(report(id, { real: 90, status: 'no-solventada' }));
  expect(reports.map((one) => one.at)).toEqual(moments);
  expect([real, status]).toEqual([90, 'no-solventada']);
});

test('its visit closed, an agreement changes no more but is still reported on; a new one can be added', async () => {
  const { registry, store } = withStore();
  const visit = randomUUID();
  store.db.prepare('INSERT INTO unit (clues) VALUES (?)').run(UNIT);
  insert(store, visitRow(visit, 'abierta'));
  const made = await registry.agreements.save(change({ visit, unit: null }));
  expect(made.unit).toBe(UNIT);
  await registry.agreements.save({ ...made, weight: 3 });
  store.db.prepare("UPDATE visit SET status = 'cerrada' WHERE id = ?").run(visit);
  expect(await kindOf(() => registry.agreements.save({ ...made, weight: 5 }))).toBe('conflict');
  // The same once more is no change.
  expect((await registry.agreements.save({ ...made, weight: 3 })).weight).toBe(3);
  expect((await registry.agreements.report(report(made.id, { status: 'no-solventada' }))).status).toBe('no-solventada');
  expect((await registry.agreements.save(change({ visit }))).visit).toBe(visit);
});

test('the title of an item is that of the edition of its visit', async () => {
  const { registry, store } = withStore();
  const visit = randomUUID();
  store.db.prepare('INSERT INTO unit (clues) VALUES (?)').run(UNIT);
  insert(store, visitRow(visit, 'abierta'));
  const body = deflateSync(JSON.stringify({ items: [{ id: 'bitacora', title: 'Hay una bitácora' }] }));
  const columns = 'id, edition, sha256, origin, published_at, title, items, body';
  store.db
    .prepare(`INSERT INTO checklist_edition (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`)
    .run('lista', '1', 'x', 'integrada', null, 'Lista', '["bitacora"]', body);
  const save = (over: object) => registry.agreements.save(change({ visit, checklist: 'lista', ...over }));
  expect((await save({ item: 'bitacora' })).itemTitle).toBe('Hay una bitácora');
  expect(await kindOf(() => save({ item: 'otro' }))).toBe('conflict');
  expect(await kindOf(() => save({ item: 'bitacora', checklist: 'ajena' }))).toBe('conflict');
});

test('what cannot be is refused, and nothing is kept', async () => {
  const { registry } = withStore();
  const refused = (over: object) => kindOf(() => registry.agreements.save(change(over)));
  expect(await refused({ expectedEnd: '2025-12-31' })).toBe('conflict');
  expect(await refused({ start: '2026-02-30' })).toBe('conflict');
  expect(await refused({ weight: 0 })).toBe('conflict');
  expect(await refused({ unit: null })).toBe('conflict');
  expect(await refused({ visit: randomUUID() })).toBe('not-found');
  expect(await refused({ session: randomUUID() })).toBe('not-found');
  expect(await refused({ item: 'uno' })).toBe('conflict');
  expect(await kindOf(() => registry.agreements.report(report(randomUUID())))).toBe('not-found');
  expect(await registry.agreements.list({ limit: 10 })).toEqual([]);
});

test('a removed agreement leaves the lists and takes no more reports; its row stays', async () => {
  const { registry, store } = withStore();
  const { id } = await registry.agreements.save(change());
  expect(await registry.agreements.remove(id, 'Se escribió dos veces')).toBe(true);
  expect(await registry.agreements.remove(id, 'otra vez')).toBe(false);
  expect(await registry.agreements.list({ limit: 10 })).toEqual([]);
  expect(await kindOf(() => registry.agreements.report(report(id)))).toBe('not-found');
  expect(store.db.prepare('SELECT count(*) AS n FROM agreement').get()).toEqual({ n: 1 });
  const [entry] = await registry.auditEntries(1);
  expect(entry).toMatchObject({ action: 'acuerdo-eliminado', detail: { reason: 'Se escribió dos veces' } });
});

test('what is due: overdue, soon, units, open visits, sessions', async () => {
  const { registry, store } = withStore();
  const at = (expectedEnd: string, unit = UNIT) => registry.agreements.save(change({ expectedEnd, unit }));
  const late = await at('2026-01-31');
  const soon = await at('2026-02-01');
  const edge = await at('2026-03-03');
  await at('2026-03-04');
  const solved = await at('2026-01-15', OTHER);
  await registry.agreements.report(report(solved.id, { status: 'solventada', real: 100 }));
  insert(store, visitRow(randomUUID(), 'abierta'));
  const standing = store.db.prepare('INSERT OR REPLACE INTO unit_standing VALUES (?, ?, ?, ?, NULL, NULL)');
  standing.run(UNIT, 'verificada', '2025-01-01', '2026-01-31');
  standing.run(OTHER, 'con-observaciones', '2025-01-01', '2026-04-02');
  standing.run('DFSSA000033', 'verificada', '2025-01-01', '2026-04-03');
  standing.run('DFSSA000044', 'anulada', '2025-01-01', '2026-01-01');
  await registry.agreements.saveCommittee({
    ...{ id: randomUUID(), name: 'CECAS', kind: 'CECAS', state: '09', unit: null, year: 2026 },
    sessions: [
      { id: randomUUID(), programmed: '2026-01-15', held: null, note: '' },
      { id: randomUUID(), programmed: '2026-01-10', held: '2026-01-12', note: '' },
      { id: randomUUID(), programmed: '2026-02-20', held: null, note: '' },
      { id: randomUUID(), programmed: '2026-12-01', held: null, note: '' },
    ],
  });
  const due = await registry.agreements.due('2026-02-01');
  expect(due.overdue.map(({ id }) => id)).toEqual([late.id]);
  expect(due.soon.map(({ id }) => id)).toEqual([soon.id, edge.id]);
  expect(due.units.map(({ clues, over }) => [clues, over])).toEqual([
    [UNIT, true],
    [OTHER, false],
  ]);
  expect(due.openVisits).toHaveLength(1);
  expect(due.sessions.map(({ programmed, over }) => [programmed, over])).toEqual([
    ['2026-01-15', true],
    ['2026-02-20', false],
  ]);
  expect(due).toMatchObject({ conflicts: 0, totals: { overdue: 1, soon: 2, units: 2, openVisits: 1, sessions: 2 } });
});

test('lists of what is due are bounded, their totals are not', async () => {
  const { registry, store } = withStore();
  store.db.exec(`INSERT INTO agreement
    SELECT printf('%08d-0000-4000-8000-000000000000', value), NULL, NULL, NULL, NULL, NULL, 's', 'a', 'r', '2025-01-01',
      '2025-02-01', 1, 'pendiente', NULL, NULL, '2025-01-01', '2025-01-01', NULL
    FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 450) SELECT value FROM n)`);
  const due = await registry.agreements.due('2026-02-01');
  expect([due.overdue.length, due.totals.overdue]).toEqual([200, 450]);
  expect(await registry.agreements.list({ limit: 5000 })).toHaveLength(450);
});

function insert(store: ReturnType<typeof withStore>['store'], row: ReturnType<typeof visitRow>) {
  const { sql, parameters } = query
    .insertInto('visit')
    .values(row as unknown as VisitTable)
    .compile();
  store.db.prepare(sql).run(...parameters);
}
