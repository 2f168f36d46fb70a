import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openConnection } from '../../../electron/registry/connection.ts';
import type { Registry } from '../../../electron/registry/index.ts';
import { errorOf, KEY, kindOf, open, openOptions, temporaryFolder } from './support.ts';
import { answer, close, counting, EVALUATOR, keyOf, openVisit } from './visits-support.ts';

const PHOTO = Buffer.from('fotografía sintética de una bitácora');
const sha256 = createHash('sha256').update(PHOTO).digest('hex');

function add(registry: Registry, visit: string, { by = EVALUATOR.id, most = 1_000_000 } = {}) {
  const file = { kind: 'photo', name: 'bitacora.jpg', mediaType: 'image/jpeg', note: '' } as const;
  const ref = { ...file, ...keyOf(1), id: randomUUID(), bytes: PHOTO.length, sha256, by };
  return registry.visits.addEvidence(visit, ref, PHOTO, most);
}

function blobs(folder: string): number {
  const db = openConnection(openOptions(folder).file, KEY);
  const { n } = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM evidence_blob').get() ?? { n: -1 };
  db.close();
  return n;
}

test('the same bytes are kept once, encrypted, and go with the last that shows them', async () => {
  const folder = temporaryFolder();
  const registry = open(folder);
  const visit = await openVisit(registry);
  const [one, two] = [await add(registry, visit), await add(registry, visit)];
  expect(blobs(folder)).toBe(1);
  expect(Buffer.from((await registry.visits.evidence(one.id)).bytes).equals(PHOTO)).toBe(true);
  for (const name of fs.readdirSync(folder)) {
    const file = path.join(folder, name);
    if (fs.statSync(file).isFile()) expect([name, fs.readFileSync(file).includes(PHOTO)]).toEqual([name, false]);
  }
  await registry.visits.removeEvidence(visit, one.id);
  expect((await registry.visits.get(visit)).evidence.map(({ id }) => id)).toEqual([two.id]);
  expect(blobs(folder)).toBe(1);
  await registry.visits.removeEvidence(visit, two.id);
  expect(blobs(folder)).toBe(0);
  expect(await kindOf(() => registry.visits.removeEvidence(visit, two.id))).toBe('not-found');
  expect(await kindOf(() => registry.visits.evidence(two.id))).toBe('not-found');
});

test('evidence is of an evaluator, within the limit, and of an open visit', async () => {
  const registry = open(temporaryFolder());
  const visit = await openVisit(registry);
  expect((await errorOf(() => add(registry, visit, { by: randomUUID() }))).message).toMatch(/evaluadores/);
  expect((await errorOf(() => add(registry, visit, { most: 10 }))).message).toMatch(/pasaría de/);
  await answer(registry, visit, 1, 'cumple');
  const { id } = await add(registry, visit);
  await close(registry, visit);
  expect(await kindOf(() => add(registry, visit))).toBe('conflict');
  expect(await kindOf(() => registry.visits.removeEvidence(visit, id))).toBe('conflict');
});

test('who gave evidence stays in the visit, until it is taken back', async () => {
  const registry = open(temporaryFolder());
  const visit = await openVisit(registry);
  const { id } = await add(registry, visit);
  const without = () => registry.visits.change(visit, { people: [] }, counting);
  expect((await errorOf(without)).message).toMatch(/Evaluadora Sintética agregó evidencia/);
  await registry.visits.removeEvidence(visit, id);
  expect((await without()).head.people).toEqual([]);
});

test('what a closed version shows keeps its bytes through a correction, given up or not', async () => {
  const folder = temporaryFolder();
  const registry = open(folder);
  const visit = await openVisit(registry);
  const { id } = await add(registry, visit);
  await close(registry, visit);
  await registry.visits.correct(visit, 'Era otra fotografía.', counting);
  await registry.visits.removeEvidence(visit, id);
  const other = await add(registry, visit);
  await registry.visits.cancel(visit, 'Era la misma.', counting);
  expect((await registry.visits.get(visit)).evidence.map((one) => one.id)).toEqual([id]);
  await registry.visits.correct(visit, 'Sobra.', counting);
  expect((await registry.visits.get(visit)).evidence.map((one) => one.id)).toEqual([id]);
  await registry.visits.removeEvidence(visit, id);
  await close(registry, visit);
  expect((await registry.visits.version(visit, 2)).evidence).toEqual([]);
  // The first version still shows it.
  expect((await registry.visits.version(visit, 1)).evidence.map((one) => one.id)).toEqual([id]);
  expect(Buffer.from((await registry.visits.evidence(id)).bytes).equals(PHOTO)).toBe(true);
  expect((await registry.visits.evidence(other.id)).ref.id).toBe(other.id);
});

test('bytes that are not what they were are not given out; that they are gone is told', async () => {
  const folder = temporaryFolder();
  const registry = open(folder);
  const visit = await openVisit(registry);
  const { id } = await add(registry, visit);
  const change = (sql: string) => {
    const db = openConnection(openOptions(folder).file, KEY);
    db.exec(sql);
    db.close();
  };
  const { entries } = await registry.auditChain();
  change("UPDATE evidence_blob SET body = x'00'");
  expect(await registry.auditChain()).toMatchObject({ intact: false, brokenAt: entries });
  expect(await kindOf(() => registry.visits.evidence(id))).toBe('damaged');
  change('DELETE FROM evidence_blob');
  // A package may leave them out.
  expect(await registry.auditChain()).toMatchObject({ intact: true });
  expect((await registry.visits.get(visit)).missingEvidence).toEqual([id]);
});
