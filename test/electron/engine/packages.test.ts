import { createHash, randomUUID } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { answer, close } from '../registry/visits-support.ts';
import { answersKept, contentOf, type Office, office, openVisit } from './packages-support.ts';

const UNIT = 'CSSSA000020';
const OTHER = 'CSSSA000031';

const agreement = (over: object = {}) => ({
  ...{ id: randomUUID(), unit: UNIT, visit: null, checklist: null, item: null, session: null },
  ...{ action: 'Capacitar', responsible: 'Dirección', start: '2026-01-01', expectedEnd: '2026-06-01', weight: 1 },
  ...over,
});

const report = (id: string, real: number, status: 'pendiente' | 'solventada' = 'pendiente') => ({
  ...{ id: randomUUID(), agreement: id, real, expected: null, status, note: '', by: 'Dirección' },
});

/** Two offices, the first with a closed visit, an agreement, a committee, an attribute and a name. */
async function offices(): Promise<{ readonly a: Office; readonly b: Office; readonly visit: string }> {
  const [a, b] = [await office('Oficina A'), await office('Oficina B')];
  const visit = await openVisit(a, UNIT);
  for (let item = 0; item < 10; item++) await answer(a.registry, visit, item, item < 7 ? 'cumple' : 'no-cumple');
  await close(a.registry, visit);
  const { id } = await a.registry.agreements.save(agreement({ visit }));
  await a.registry.agreements.report(report(id, 30));
  await a.registry.agreements.saveCommittee({
    ...{ id: randomUUID(), name: 'Comité', kind: 'CECAS', state: '07', unit: null, year: 2026 },
    sessions: [{ id: randomUUID(), programmed: '2026-02-01', held: null, note: '' }],
  });
  await a.registry.saveUnit({ clues: UNIT, name: 'Hospital sintético', aliases: ['CSIMB000020'] });
  a.store.db.prepare("INSERT INTO unit_attribute VALUES (?, 'camas', 40, 'censo')").run(UNIT);
  return { a, b, visit };
}

test('what one registry has comes whole to another, byte for byte, and only once', async () => {
  const { a, b, visit } = await offices();
  const path = await a.export();
  const joined = await b.import(path);
  expect(joined).toMatchObject({
    added: { units: 1, visits: 1, agreements: 1, committees: 1, checklists: 1 },
    same: { visits: 0 },
    mergedAnswers: 0,
    conflicts: [],
    info: { known: false, device: { name: 'Oficina A', own: false, trusted: true } },
  });
  expect(await contentOf(b)).toEqual(await contentOf(a));
  expect(await b.registry.visits.version(visit, 1)).toEqual(await a.registry.visits.version(visit, 1));
  const page = await b.registry.units.page(UNIT);
  expect(page?.standing).toMatchObject({ state: 'con-observaciones', visit });
  expect(page?.events.some(({ kind }) => kind === 'paquete')).toBe(true);
  // The same file, and the same content in another package.
  expect(await b.import(path)).toMatchObject({ info: { known: true }, added: { visits: 0 }, same: { visits: 1 } });
  const again = await b.import(await a.export());
  expect(again).toMatchObject({ added: { units: 0, visits: 0, agreements: 0 }, same: { visits: 1 }, conflicts: [] });
  expect(await a.import(await b.export())).toMatchObject({ added: { visits: 0 }, same: { visits: 1 }, conflicts: [] });
  for (const { registry } of [a, b]) expect(await registry.auditChain()).toMatchObject({ intact: true });
});

test('an open visit goes to a second evaluator and comes back; what both answered apart is a conflict', async () => {
  const [a, b] = [await office('Oficina A'), await office('Oficina B')];
  const visit = await openVisit(a, UNIT);
  await answer(a.registry, visit, 0, 'cumple');
  await b.import(await a.export({ visits: [visit] }));
  await answer(a.registry, visit, 1, 'cumple');
  await answer(b.registry, visit, 1, 'no-cumple');
  await answer(b.registry, visit, 2, 'cumple');
  const joined = await a.import(await b.export({ visits: [visit] }));
  expect(joined).toMatchObject({ mergedAnswers: 2, conflicts: [{ kind: 'respuesta', visit }] });
  const [conflict] = await a.registry.packages.conflicts();
  expect(conflict).toMatchObject({ kind: 'respuesta', id: visit });
  const { due } = { due: await a.registry.agreements.due('2026-01-02') };
  expect(due.conflicts).toBe(1);
  const judging = { scoresOf: () => [], folioOf: () => '' };
  await expect(a.registry.packages.resolve({ id: visit, keep: 'ours', note: '' }, judging)).rejects.toThrow(
    /en la visita/,
  );
});

test('the same version closed apart is a conflict: both stay, and what came can become the next version', async () => {
  const [a, b] = [await office('Oficina A'), await office('Oficina B')];
  const visit = await openVisit(a, UNIT);
  await answer(a.registry, visit, 0, 'cumple');
  await b.import(await a.export());
  await answer(a.registry, visit, 1, 'cumple');
  await close(a.registry, visit);
  await answer(b.registry, visit, 1, 'no-cumple');
  await close(b.registry, visit);
  const before = await a.registry.visits.version(visit, 1);
  const { conflicts } = await a.import(await b.export());
  expect(conflicts).toMatchObject([{ kind: 'visita', key: `${visit}/1`, visit }]);
  expect(await a.registry.visits.version(visit, 1)).toEqual(before);
  // Asked once, however often it comes.
  expect((await a.import(await b.export())).conflicts).toHaveLength(1);
  expect(await a.registry.packages.conflicts()).toHaveLength(1);
  const judging = { scoresOf: () => [], folioOf: () => 'CTJ-2' };
  const left = await a.registry.packages.resolve({ id: conflicts[0].id, keep: 'theirs', note: 'La suya' }, judging);
  expect(left).toEqual([]);
  const next = await a.registry.visits.version(visit, 2);
  expect(next.head).toMatchObject({ version: 2, correction: 'La suya' });
  expect(next.answers).toEqual((await b.registry.visits.version(visit, 1)).answers);
  expect(await a.registry.visits.version(visit, 1)).toEqual(before);
  // Decided is decided; the other office gets the new version and has its own conflict to close.
  expect((await a.import(await b.export())).conflicts).toEqual([]);
  expect(await b.import(await a.export())).toMatchObject({ conflicts: [{ kind: 'visita' }] });
  expect(await b.registry.visits.version(visit, 2)).toEqual(next);
  expect(await a.registry.auditChain()).toMatchObject({ intact: true });
});

test('closed there and open here: the closed one stands, ours is set aside and can be taken up again', async () => {
  const [a, b] = [await office('Oficina A'), await office('Oficina B')];
  const visit = await openVisit(a, UNIT);
  await answer(a.registry, visit, 0, 'cumple');
  await b.import(await a.export());
  await close(a.registry, visit);
  await answer(b.registry, visit, 5, 'no-cumple', { note: 'lo vi' });
  // Closed here, open there, and it says more.
  const other = await a.import(await b.export());
  expect(other.conflicts).toMatchObject([{ kind: 'visita', key: `${visit}/abierta` }]);
  const { conflicts } = await b.import(await a.export());
  expect(conflicts).toMatchObject([{ kind: 'visita', key: `${visit}/abierta` }]);
  expect((await b.registry.visits.get(visit)).head.status).toBe('cerrada');
  const judging = { scoresOf: () => [], folioOf: () => '' };
  await b.registry.packages.resolve({ id: conflicts[0].id, keep: 'ours', note: 'Falta lo mío' }, judging);
  const reopened = await b.registry.visits.get(visit);
  expect(reopened.head).toMatchObject({ status: 'abierta', version: 2, correction: 'Falta lo mío' });
  expect(reopened.answers.map(({ item }) => item).sort()).toEqual(['requisito-0', 'requisito-5']);
});

test('an open visit that says nothing new beside the closed one is the same', async () => {
  const [a, b] = [await office('Oficina A'), await office('Oficina B')];
  const visit = await openVisit(a, UNIT);
  await answer(a.registry, visit, 0, 'cumple');
  await b.import(await a.export());
  await close(a.registry, visit);
  expect(await a.import(await b.export())).toMatchObject({ same: { visits: 1 }, conflicts: [] });
  expect(await b.import(await a.export())).toMatchObject({ added: { visits: 1 }, conflicts: [] });
  expect((await b.registry.visits.get(visit)).head.status).toBe('cerrada');
});

test('units: a name, an attribute and an older key that contradict are conflicts, each can be taken', async () => {
  const { a, b } = await offices();
  await b.registry.saveUnit({ clues: UNIT, name: 'Otro nombre', aliases: [] });
  b.store.db.prepare("INSERT INTO unit_attribute VALUES (?, 'camas', 55, 'otro censo')").run(UNIT);
  await b.registry.saveUnit({ clues: OTHER, name: null, aliases: ['CSIMB000020'] });
  const { conflicts } = await b.import(await a.export());
  expect(conflicts.map(({ kind, key }) => [kind, key]).sort()).toEqual([
    ['unidad', `${UNIT}/atributo/camas`],
    ['unidad', `${UNIT}/clave/CSIMB000020`],
    ['unidad', `${UNIT}/nombre`],
  ]);
  const judging = { scoresOf: () => [], folioOf: () => '' };
  for (const { id } of conflicts) await b.registry.packages.resolve({ id, keep: 'theirs', note: '' }, judging);
  const unit = await b.registry.units.page(UNIT);
  expect(unit?.unit).toMatchObject({ name: 'Hospital sintético', aliases: ['CSIMB000020'] });
  expect(unit?.attributes).toMatchObject([{ name: 'camas', value: 40 }]);
  expect(await b.registry.packages.conflicts()).toEqual([]);
});

test('a unit annulled in one registry is annulled in the other; reinstated there is asked about', async () => {
  const { a, b, visit } = await offices();
  await b.import(await a.export());
  await a.registry.units.annul(UNIT, 'Se falseó el acta (sintético)');
  await b.import(await a.export());
  expect((await b.registry.units.page(UNIT))?.standing).toMatchObject({ state: 'anulada', visit });
  await b.registry.units.reinstate(UNIT, 'Se aclaró');
  // It knows better already.
  expect((await b.import(await a.export())).conflicts).toEqual([]);
  expect((await b.registry.units.page(UNIT))?.standing.state).toBe('con-observaciones');
  const { conflicts } = await a.import(await b.export());
  expect(conflicts).toMatchObject([{ kind: 'unidad', key: `${UNIT}/anulacion` }]);
  const judging = { scoresOf: () => [], folioOf: () => '' };
  await a.registry.packages.resolve({ id: conflicts[0].id, keep: 'theirs', note: '' }, judging);
  expect((await a.registry.units.page(UNIT))?.standing.state).toBe('con-observaciones');
});

test('reports of an agreement are put together in their order; another header is a conflict', async () => {
  const { a, b } = await offices();
  await b.import(await a.export());
  const [known] = await a.registry.agreements.list({ limit: 10 });
  await a.registry.agreements.report(report(known.id, 60));
  await b.registry.agreements.report(report(known.id, 45));
  await b.registry.agreements.report(report(known.id, 100, 'solventada'));
  await a.import(await b.export());
  await b.import(await a.export());
  const [[ours], [theirs]] = [
    await a.registry.agreements.list({ limit: 10 }),
    await b.registry.agreements.list({ limit: 10 }),
  ];
  expect(ours).toEqual(theirs);
  expect(ours).toMatchObject({ status: 'solventada', real: 100 });
  expect(ours.reports).toHaveLength(4);
  expect((await a.registry.units.page(UNIT))?.standing.state).toBe('verificada');
  const loose = await a.registry.agreements.save(agreement());
  await b.import(await a.export());
  await b.registry.agreements.save({ ...loose, action: 'Otra cosa' });
  const { conflicts } = await a.import(await b.export());
  expect(conflicts).toMatchObject([{ kind: 'acuerdo', key: loose.id }]);
  const judging = { scoresOf: () => [], folioOf: () => '' };
  await a.registry.packages.resolve({ id: conflicts[0].id, keep: 'theirs', note: '' }, judging);
  expect((await a.registry.agreements.list({ text: 'otra cosa', limit: 10 })).map(({ id }) => id)).toEqual([loose.id]);
});

test('an unknown registry is refused until a person trusts it; trust can be taken back', async () => {
  const { a, b } = await offices();
  const path = await a.export();
  const before = await contentOf(b);
  await expect(b.import(path, { trust: false })).rejects.toThrow(/no reconoce/);
  expect(await contentOf(b)).toEqual(before);
  await b.import(path);
  const stranger = (await b.registry.packages.devices()).find(({ own }) => !own)!;
  expect(stranger).toMatchObject({ name: 'Oficina A', trusted: true });
  expect(stranger.fingerprint).toMatch(/^[0-9a-f]{4}( [0-9a-f]{4}){15}$/);
  await b.import(await a.export(), { trust: false });
  await b.registry.packages.trustDevice(stranger.id, false);
  await expect(b.import(await a.export(), { trust: false })).rejects.toThrow(/no reconoce/);
});

test('evidence goes along or stays; what the visit does not show is not taken', async () => {
  const [a, b] = [await office('Oficina A'), await office('Oficina B')];
  const visit = await openVisit(a, UNIT);
  await answer(a.registry, visit, 0, 'cumple');
  const bytes = Buffer.from('fotografía sintética');
  const key = { checklist: 'lista-de-prueba', item: 'requisito-0', module: '', record: 0 };
  const by = '11111111-1111-4111-8111-111111111111';
  const evidence = {
    id: randomUUID(),
    ...key,
    bytes: bytes.length,
    kind: 'file',
    name: 'nota.txt',
    mediaType: 'text/plain',
    note: '',
    by,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  } as const;
  const { id } = await a.registry.visits.addEvidence(visit, evidence, bytes, 1_000_000);
  expect(await b.import(await a.export({ evidence: false }))).toMatchObject({ added: { visits: 1, evidence: 0 } });
  await expect(b.registry.visits.evidence(id)).rejects.toThrow();
  expect(await b.import(await a.export())).toMatchObject({ added: { evidence: 1 } });
  expect(Buffer.from((await b.registry.visits.evidence(id)).bytes)).toEqual(bytes);
});

test('a package of chosen visits holds what belongs to them and nothing else', async () => {
  const { a, b, visit } = await offices();
  const other = await openVisit(a, OTHER);
  await a.registry.agreements.save(agreement({ unit: OTHER }));
  const joined = await b.import(await a.export({ visits: [visit] }));
  expect(joined.added).toMatchObject({ units: 1, visits: 1, agreements: 1, committees: 0 });
  await expect(b.registry.visits.get(other)).rejects.toThrow();
  await expect(a.export({ visits: [randomUUID()] })).rejects.toThrow(/no está en el registro/);
  expect(answersKept(b, (body) => inflateSync(body).toString()).size).toBe(10);
});
