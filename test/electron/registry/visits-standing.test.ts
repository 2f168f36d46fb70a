import { expect, test } from 'vitest';
import { openConnection } from '../../../electron/registry/connection.ts';
import { addMonths } from '../../../electron/registry/days.ts';
import type { VisitKind } from '../../../shared/model/index.ts';
import { KEY, open, openOptions, temporaryFolder } from './support.ts';
import { answer, close, openVisit, UNIT } from './visits-support.ts';

/** A registry whose clock is set by hand. */
function dated(first: string) {
  const folder = temporaryFolder();
  let moment = first;
  const registry = open(folder, { now: () => moment });
  const standing = () => {
    const db = openConnection(openOptions(folder).file, KEY);
    const row = db.prepare('SELECT state, since, valid_until, visit FROM unit_standing WHERE unit = ?').get(UNIT);
    db.close();
    return row ?? null;
  };
  const visit = async (kind: VisitKind, outcome: 'cumple' | 'no-cumple' = 'cumple') => {
    const id = await openVisit(registry, { kind });
    await answer(registry, id, 0, outcome);
    await close(registry, id);
    return id;
  };
  return { folder, registry, standing, visit, set: (next: string) => (moment = next) };
}

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2026-11-30T23:00:00-06:00', 3, '2027-02-28'],
  ['2026-03-15', 12, '2027-03-15'],
  ['2026-12-31', 6, '2027-06-30'],
])('%s and %i months give %s', (day, months, expected) => {
  expect(addMonths(day, months)).toBe(expected);
});

test('an external visit goes before an internal one whatever their order; a self-verification verifies nothing', async () => {
  const { standing, visit, set } = dated('2026-01-31T09:00:00-06:00');
  await visit('self');
  expect(standing()).toBeNull();
  const internal = await visit('internal');
  expect(standing()).toMatchObject({ state: 'verificada', visit: internal, valid_until: '2027-01-31' });
  set('2026-02-10T09:00:00-06:00');
  const external = await visit('external', 'no-cumple');
  expect(standing()).toMatchObject({ state: 'con-observaciones', visit: external, valid_until: '2027-02-10' });
  set('2026-03-10T09:00:00-06:00');
  await visit('internal');
  expect(standing()).toMatchObject({ visit: external });
  const last = await visit('external');
  expect(standing()).toMatchObject({ state: 'verificada', visit: last, valid_until: '2027-03-10' });
});

test('the validity that was set counts, from the day of the first closing: a correction makes it no younger', async () => {
  const { registry, standing, visit, set } = dated('2026-01-31T09:00:00-06:00');
  await registry.setSettings({ validityMonths: 1 });
  const id = await visit('external');
  expect(standing()).toMatchObject({ valid_until: '2026-02-28' });
  set('2026-06-01T09:00:00-06:00');
  await registry.visits.correct(id, 'Error de captura.', () => ({ asked: 1, answered: 1 }));
  expect(standing()).toMatchObject({ state: 'verificada', visit: id });
  await close(registry, id);
  expect(standing()).toMatchObject({ valid_until: '2026-02-28', since: '2026-01-31T09:00:00-06:00' });
});

test('a unit that was out of reach, and was seen after all, counts from the day on which it was seen', async () => {
  const { registry, standing, set } = dated('2026-01-31T09:00:00-06:00');
  const id = await openVisit(registry, { kind: 'external' });
  await registry.visits.inaccessible({ visit: id, reason: 'Camino cortado.', folio: 'CTJ-1', toolVersion: '0' });
  expect(standing()).toBeNull();
  set('2026-04-20T09:00:00-06:00');
  const correct = () => registry.visits.correct(id, 'Sí se pudo entrar.', () => ({ asked: 1, answered: 0 }));
  await correct();
  expect(standing()).toMatchObject({ state: 'en-proceso', visit: id });
  await registry.visits.cancel(id, 'Todavía no.', () => ({ asked: 1, answered: 0 }));
  expect(standing()).toBeNull();
  await correct();
  await answer(registry, id, 0, 'cumple');
  await close(registry, id);
  expect(standing()).toMatchObject({
    state: 'verificada',
    since: '2026-04-20T09:00:00-06:00',
    valid_until: '2027-04-20',
  });
});

test('agreements of the visit are observations until all are solved', async () => {
  const { folder, registry, standing, visit } = dated('2026-01-31T09:00:00-06:00');
  const id = await visit('external');
  const touch = async (sql: string) => {
    const db = openConnection(openOptions(folder).file, KEY);
    db.exec(sql);
    db.close();
    // A visit given up looks at the standing anew.
    const other = await openVisit(registry, { kind: 'self' });
    await registry.visits.cancel(other, 'prueba', () => ({ asked: 0, answered: 0 }));
  };
  await touch(`INSERT INTO agreement (id, unit, visit, action, responsible, start, expected_end, weight, status, created_at,
    changed_at) VALUES ('a', '${UNIT}', '${id}', 'x', 'y', '2026-01-01', '2026-02-01', 1, 'pendiente', '', '')`);
  expect(standing()).toMatchObject({ state: 'con-observaciones' });
  await touch("UPDATE agreement SET status = 'no-solventada'");
  expect(standing()).toMatchObject({ state: 'con-observaciones' });
  await touch("UPDATE agreement SET status = 'solventada'");
  expect(standing()).toMatchObject({ state: 'verificada' });
});

test('an annulled unit stays so until another visit is its last', async () => {
  const { folder, registry, standing, visit, set } = dated('2026-01-31T09:00:00-06:00');
  const id = await visit('external');
  const db = openConnection(openOptions(folder).file, KEY);
  db.exec("UPDATE unit_standing SET state = 'anulada', reason = 'x', valid_until = NULL");
  db.close();
  await registry.visits.correct(id, 'Error.', () => ({ asked: 1, answered: 1 }));
  await close(registry, id);
  expect(standing()).toMatchObject({ state: 'anulada' });
  set('2026-02-10T09:00:00-06:00');
  const next = await visit('external');
  expect(standing()).toMatchObject({ state: 'verificada', visit: next });
});

test('a clock that was set back loses and reorders no answer', async () => {
  const { registry, set } = dated('2026-05-01T09:00:00-06:00');
  const id = await openVisit(registry);
  await answer(registry, id, 1, 'cumple');
  set('2020-01-01T00:00:00-06:00');
  await answer(registry, id, 1, 'no-cumple');
  const { answers } = await registry.visits.get(id);
  expect(answers.map(({ value }) => value)).toEqual([{ kind: 'outcome', outcome: 'no-cumple' }]);
  expect(await registry.auditChain()).toMatchObject({ intact: true });
});
