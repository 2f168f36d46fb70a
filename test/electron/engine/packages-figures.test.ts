import { randomUUID } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createCampaignWork } from '../../../electron/engine/campaigns-work.ts';
import { createPackageWork } from '../../../electron/engine/packages-work.ts';
import { createVisitWork } from '../../../electron/engine/visits-work.ts';
import type { WorkOptions } from '../../../electron/engine/work-options.ts';
import type { AggregateResult } from '../../../shared/ipc/campaigns.ts';
import type { AttestedOutcome, PublishedChecklist } from '../../../shared/model/index.ts';
import { EVALUATOR, keyOf, LIST } from '../registry/visits-support.ts';
import { queryOf } from './campaign-support.ts';
import { answersKept, type Office, office, PUBLISHED } from './packages-support.ts';
import { PEOPLE } from './visits-support.ts';

/** The handlers of an office whose program carries nothing but what its registry keeps. */
function workOf({ registry, folder }: Office) {
  const folders = { catalogs: folder, packages: folder };
  const options = { registry, folders, resources: { checklists: [] }, toolVersion: '0.1.0', emit: () => {} };
  const work = options as unknown as WorkOptions;
  return {
    ...createVisitWork(work).handlers,
    ...createCampaignWork(work).handlers,
    ...createPackageWork(work).handlers,
  };
}

const plain: PublishedChecklist = {
  ...PUBLISHED,
  checklist: { ...PUBLISHED.checklist, modules: undefined } as PublishedChecklist['checklist'],
};

async function openIn(one: Office, clues: string, published = plain): Promise<string> {
  await one.registry.checklists.keep(published);
  const { id, edition } = published.checklist;
  const people = PEOPLE.map((person) => (person.role === 'evaluador' ? EVALUATOR : person));
  const { head } = await workOf(one)['visits.open']({ clues, kind: 'external', checklists: [{ id, edition }], people });
  return head.id;
}

async function give(one: Office, visit: string, outcomes: readonly AttestedOutcome[], from = 0) {
  for (const [n, outcome] of outcomes.entries()) {
    const value = { kind: 'outcome', outcome } as const;
    const said = { visit, id: randomUUID(), key: keyOf(from + n), value, note: 'visto', by: EVALUATOR.id };
    await workOf(one)['visits.answer'](said);
  }
}

const outcomes = (met: number, of = LIST.items.length): readonly AttestedOutcome[] =>
  Array.from({ length: of }, (_, n) => (n < met ? 'cumple' : 'no-cumple'));

function figuresOf(one: Office): Promise<AggregateResult> {
  return workOf(one)['aggregates.get'](queryOf({ checklist: LIST.id, groupBy: ['state'] }));
}

test('a visit goes on where the same checklist was written by another version of the program', async () => {
  const [a, b] = [await office('Oficina A'), await office('Oficina B')];
  const visit = await openIn(a, 'CSSSA000020');
  await give(a, visit, outcomes(3, 5));
  // The same content, in a file of other bytes.
  await b.registry.checklists.keep({ ...plain, sha256: 'b'.repeat(64), origin: 'integrada' });
  expect((await b.import(await a.export())).conflicts).toEqual([]);
  await give(b, visit, outcomes(5, 5), 5);
  await workOf(b)['visits.close']({ visit });
  await workOf(b)['visits.correct']({ visit, reason: 'Error de captura' });
  await give(b, visit, ['no-cumple']);
  expect((await workOf(b)['visits.close']({ visit })).results[0].score.percent).toBe(70);
  expect(await a.import(await b.export())).toMatchObject({ conflicts: [] });
  expect(await figuresOf(a)).toEqual(await figuresOf(b));
});

test('a visit is refused to be judged by another checklist of the same name', async () => {
  const [a, b] = [await office('Oficina A'), await office('Oficina B')];
  const visit = await openIn(a, 'CSSSA000020');
  const { checklist } = plain;
  await b.registry.checklists.keep({ ...plain, checklist: { ...checklist, items: checklist.items.slice(0, 3) } });
  await b.registry.checklists.keep({ ...plain, checklist: { ...checklist, edition: '2.0' } });
  await b.import(await a.export());
  await expect(give(b, visit, ['cumple'])).rejects.toThrow(/no es la misma con la que se abrió/);
});

test('visits made with another checklist of the same name count by the items of their own documents', async () => {
  const [a, b] = [await office('Oficina A'), await office('Oficina B')];
  const visit = await openIn(a, 'CSSSA000020');
  await give(a, visit, outcomes(4));
  await workOf(a)['visits.close']({ visit });
  const { checklist } = plain;
  const items = [{ ...checklist.items[9], weight: 2 }, checklist.items[0]];
  const other = { ...plain, sha256: 'c'.repeat(64), checklist: { ...checklist, items } };
  const own = await openIn(b, 'CSSSA000031', other);
  await give(b, own, ['cumple']);
  await give(b, own, ['cumple'], 9);
  await workOf(b)['visits.close']({ visit: own });
  expect((await b.import(await a.export())).conflicts).toMatchObject([{ kind: 'lista' }]);
  const result = await figuresOf(b);
  expect(result.total).toMatchObject({ value: { units: 2, min: 40, max: 100 } });
  const failed = new Map(result.items.map(({ item, notMet, met }) => [item, [notMet, met]]));
  expect(failed.size).toBe(10);
  expect([0, 3, 4, 9].map((n) => failed.get(`requisito-${n}`))).toEqual([
    [0, 2],
    [0, 1],
    [1, 0],
    [1, 1],
  ]);
});

test('three visits go to and fro, one joined with a conflict, one corrected on both sides: nothing is lost', async () => {
  const [a, b] = [await office('Oficina A'), await office('Oficina B')];
  const [first, shared, both] = [
    await openIn(a, 'CSSSA000020'),
    await openIn(a, 'CSSSA000031'),
    await openIn(a, 'DFSSA000045'),
  ];
  for (const visit of [first, both]) {
    await give(a, visit, outcomes(visit === first ? 9 : 2));
    await workOf(a)['visits.close']({ visit });
  }
  await give(a, shared, outcomes(4, 5));
  await b.import(await a.export());
  // Two evaluators apart: they contradict in the last answer.
  await give(a, shared, outcomes(1, 5), 5);
  await give(b, shared, ['no-cumple', 'no-cumple'], 8);
  await give(b, shared, ['cumple'], 9);
  // Both correct the same closed visit.
  for (const [one, met] of [
    [a, 6],
    [b, 8],
  ] as const) {
    await workOf(one)['visits.correct']({ visit: both, reason: 'Error de captura' });
    await give(one, both, outcomes(met));
    await workOf(one)['visits.close']({ visit: both });
  }
  const read = (body: Uint8Array) => inflateSync(body).toString();
  const said = new Set([...answersKept(a, read), ...answersKept(b, read)]);
  await b.import(await a.export());
  await a.import(await b.export());
  await b.import(await a.export());
  for (const one of [a, b]) {
    expect(said.difference(answersKept(one, read))).toEqual(new Set());
    expect((await one.registry.packages.conflicts()).map(({ kind }) => kind).sort()).toEqual(['respuesta', 'visita']);
  }
  // Decided in one place, and taken over in the other.
  const found = await a.registry.packages.conflicts();
  const version = found.find(({ kind }) => kind === 'visita')?.id ?? '';
  await workOf(a)['conflicts.resolve']({ id: version, keep: 'theirs', note: 'La de B' });
  await workOf(a)['visits.resolve']({ visit: shared, key: keyOf(9), keep: 'theirs', by: EVALUATOR.id });
  await workOf(a)['visits.close']({ visit: shared });
  await b.import(await a.export());
  const left = await b.registry.packages.conflicts();
  for (const { id, kind } of left) {
    expect(kind).toBe('visita');
    await workOf(b)['conflicts.resolve']({ id, keep: 'ours', note: '' });
  }
  await a.import(await b.export());
  for (const one of [a, b]) {
    expect(await one.registry.packages.conflicts()).toEqual([]);
    expect(said.difference(answersKept(one, read))).toEqual(new Set());
    expect(await one.registry.auditChain()).toMatchObject({ intact: true });
  }
  const result = await figuresOf(a);
  expect(await figuresOf(b)).toEqual(result);
  // 9 of 10; 4 and 1 of A with the last of B; 8 of B.
  expect(result.total).toMatchObject({ value: { units: 3, min: 60, median: 80, max: 90, ratioOfSums: 76.7 } });
  const [ours, theirs] = await Promise.all([a, b].map(({ registry }) => registry.visits.version(both, 3)));
  expect(theirs).toEqual(ours);
  // What each closed apart stays readable where it was closed.
  const percents = [a, b].map(
    async ({ registry }) => (await registry.visits.version(both, 2)).results[0].score.percent,
  );
  expect(await Promise.all(percents)).toEqual([60, 80]);
});

test('a visit travels with a checklist that only shows checks which the other program does not know', async () => {
  const [a, b] = [await office('Oficina A'), await office('Oficina B')];
  const items = plain.checklist.items.map((item) => ({
    ...item,
    decision: { by: 'attestation' as const, shows: ['comprobacion-ajena'] },
  }));
  const showing = { ...plain, sha256: 'd'.repeat(64), checklist: { ...plain.checklist, items } };
  const visit = await openIn(a, 'CSSSA000020', showing);
  await b.import(await a.export({ visits: [visit] }), { trust: true });
  expect((await workOf(b)['visits.get']({ visit })).head.id).toBe(visit);
});
