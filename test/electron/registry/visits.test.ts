import { createHash, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { errorOf, kindOf, open, temporaryFolder } from './support.ts';
import { answer, close, counting, EVALUATOR, keyOf, noCount, openVisit, standingOf, UNIT } from './visits-support.ts';

test('an answer takes the place of another, and all of them are kept', async () => {
  const registry = open(temporaryFolder());
  const visit = await openVisit(registry);
  await answer(registry, visit, 1, 'cumple');
  const id = randomUUID();
  const after = await answer(registry, visit, 1, 'no-cumple', { id, note: 'No hay bitácora.' });
  expect(after.answers.map(({ value, note }) => ({ value, note }))).toEqual([
    { value: { kind: 'outcome', outcome: 'no-cumple' }, note: 'No hay bitácora.' },
  ]);
  const history = await registry.visits.history(visit, keyOf(1));
  expect(history.map(({ value }) => value.kind === 'outcome' && value.outcome)).toEqual(['no-cumple', 'cumple']);
  expect(history[0].replaces).toBe(history[1].id);
  // Sent twice, it is one; another under its id is refused.
  await answer(registry, visit, 1, 'no-cumple', { id, note: 'No hay bitácora.' });
  expect((await registry.visits.history(visit, keyOf(1))).length).toBe(2);
  expect(await kindOf(() => answer(registry, visit, 1, 'cumple', { id }))).toBe('conflict');
  expect((await registry.visits.list({ limit: 5 })).visits[0]).toMatchObject({ answered: 1, asked: 10, unit: UNIT });
});

test('only an evaluator of the visit answers, and one who answered stays in it', async () => {
  const registry = open(temporaryFolder());
  const visit = await openVisit(registry);
  const value = { kind: 'outcome', outcome: 'cumple' } as const;
  const stranger = { visit, id: randomUUID(), key: keyOf(1), value, note: '', by: randomUUID() };
  expect((await errorOf(() => registry.visits.answer(stranger, counting))).message).toMatch(/evaluadores/);
  const without = () => registry.visits.change(visit, { people: [] }, noCount);
  await without();
  await registry.visits.change(visit, { people: [EVALUATOR] }, noCount);
  await answer(registry, visit, 1, 'cumple');
  expect((await errorOf(without)).message).toMatch(/Evaluadora Sintética dio respuestas/);
});

test('what is closed is a document of its own digest; nothing in it changes', async () => {
  const registry = open(temporaryFolder());
  const visit = await openVisit(registry);
  const id = randomUUID();
  await answer(registry, visit, 0, 'cumple', { id });
  await answer(registry, visit, 1, 'no-cumple');
  const { head, versions, answers, results } = await close(registry, visit);
  expect(head).toMatchObject({ status: 'cerrada', version: 1 });
  expect(answers.length).toBe(2);
  expect(results?.[0].score.percent).toBe(50);
  const closed = await registry.visits.version(visit, 1);
  expect(versions[0].sha256).toBe(createHash('sha256').update(canonicalJson(closed)).digest('hex'));
  const [entry] = await registry.auditEntries(1);
  expect(entry).toMatchObject({ action: 'visita-cerrada', detail: { visit, version: 1, sha256: versions[0].sha256 } });
  expect((await errorOf(() => answer(registry, visit, 1, 'cumple'))).message).toMatch(/está cerrada/);
  // One that was taken before the visit was closed is still the same one.
  expect((await answer(registry, visit, 0, 'cumple', { id })).head.status).toBe('cerrada');
  expect((await registry.visits.history(visit, keyOf(1))).length).toBe(1);
  expect(await registry.auditChain()).toMatchObject({ intact: true });
});

test('a correction is the next version, begins with the answers there were, and can be given up', async () => {
  const registry = open(temporaryFolder());
  const visit = await openVisit(registry);
  await answer(registry, visit, 0, 'no-cumple');
  await answer(registry, visit, 0, 'cumple');
  await answer(registry, visit, 1, 'no-cumple');
  await close(registry, visit);
  const opened = await registry.visits.correct(visit, 'Se leyó mal la bitácora.', counting);
  expect(opened.head).toMatchObject({ status: 'abierta', version: 2, correction: 'Se leyó mal la bitácora.' });
  expect(opened.answers.length).toBe(2);
  expect((await registry.visits.history(visit, keyOf(0))).length).toBe(2);
  await answer(registry, visit, 1, 'cumple');
  // The closed version goes on counting.
  expect((await registry.visits.list({ limit: 1 })).visits[0].scores[0].percent).toBe(50);
  expect(await standingOf(registry)).toMatchObject({ state: 'verificada' });

  const given = await registry.visits.cancel(visit, 'No hacía falta.', counting);
  expect(given.head).toMatchObject({ status: 'cerrada', version: 1 });
  expect(given.answers.find(({ item }) => item === 'requisito-1')?.value).toMatchObject({ outcome: 'no-cumple' });

  await registry.visits.correct(visit, 'Ahora sí.', counting);
  await answer(registry, visit, 1, 'cumple');
  const again = await close(registry, visit);
  expect(again.versions.map(({ version }) => version)).toEqual([1, 2]);
  expect(again.results?.[0].score.percent).toBe(100);
  const second = await registry.visits.version(visit, 2);
  expect(second.previousSha256).toBe(again.versions[0].sha256);
  expect((await registry.visits.version(visit, 1)).results[0].score.percent).toBe(50);
  expect((await registry.visits.list({ limit: 1 })).visits[0].scores[0].percent).toBe(100);
  expect(await registry.auditChain()).toMatchObject({ intact: true });
});

test('one open visit of a kind to a unit; a follow-up is of the same unit and kind', async () => {
  const registry = open(temporaryFolder());
  const visit = await openVisit(registry);
  expect((await errorOf(() => openVisit(registry))).message).toContain(visit);
  await openVisit(registry, { kind: 'external' });
  expect(await kindOf(() => openVisit(registry, { kind: 'self', previous: visit }))).toBe('conflict');
  await answer(registry, visit, 0, 'cumple');
  await close(registry, visit);
  expect((await errorOf(() => openVisit(registry, { kind: 'self', previous: visit }))).message).toMatch(/otra clase/);
  const other = { clues: 'CSSSA000032', previous: visit };
  expect((await errorOf(() => openVisit(registry, other))).message).toMatch(/otra unidad/);
  const next = await openVisit(registry, { previous: visit });
  const { head, previous } = await registry.visits.get(next);
  expect(head.purpose).toBe('follow-up');
  expect(previous?.[0].score.items[0].outcome).toBe('cumple');
});

test('a visit stands under the key that the unit has today', async () => {
  const registry = open(temporaryFolder());
  await registry.saveUnit({ clues: 'CSIMB000011', name: 'Hospital Único', aliases: [UNIT] });
  const visit = await openVisit(registry);
  const { unit, head } = await registry.visits.get(visit);
  expect([unit, head.unitName]).toEqual(['CSIMB000011', 'Hospital Único']);
  const find = async (text: string) => (await registry.visits.list({ text, limit: 5 })).total;
  expect(await Promise.all(['unico', UNIT.toLowerCase(), 'csimb hospital', 'otro'].map(find))).toEqual([1, 1, 1, 0]);
});

test('a unit that could not be reached ends the visit without results; a visit given up stays in the list', async () => {
  const registry = open(temporaryFolder());
  const one = await openVisit(registry, { kind: 'external' });
  expect(await standingOf(registry)).toMatchObject({ state: 'en-proceso' });
  const ended = await registry.visits.inaccessible({
    visit: one,
    reason: 'Camino cortado.',
    folio: 'CTJ-1',
    toolVersion: '0',
  });
  expect(ended.head).toMatchObject({ status: 'inaccesible', reason: 'Camino cortado.' });
  expect(ended.results).toEqual([]);
  expect(await standingOf(registry)).toMatchObject({ state: 'sin-verificar' });
  const two = await openVisit(registry, { kind: 'external' });
  await registry.visits.cancel(two, 'Se abrió por error.', noCount);
  const { visits } = await registry.visits.list({ unit: UNIT, limit: 5 });
  expect(new Set(visits.map(({ status }) => status))).toEqual(new Set(['inaccesible', 'cancelada']));
  expect((await registry.visits.list({ status: 'cancelada', limit: 5 })).total).toBe(1);
  expect(await registry.auditChain()).toMatchObject({ intact: true });
});
