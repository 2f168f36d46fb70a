import { randomUUID } from 'node:crypto';
import path from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { closeStore, openStore } from '../../../electron/registry/open.ts';
import { type Store, write } from '../../../electron/registry/store.ts';
import { isChainIntact } from '../../../electron/registry/visits/answers.ts';
import { closeVisit, correctVisit } from '../../../electron/registry/visits/end.ts';
import { giveAnswer, resolveConflict } from '../../../electron/registry/visits/give.ts';
import { visitRow } from '../../../electron/registry/visits/heads.ts';
import { closedBytes, keepClosedVersion, mergeVisit, readIncoming } from '../../../electron/registry/visits/index.ts';
import { readMaterial } from '../../../electron/registry/visits/material.ts';
import { openVisit } from '../../../electron/registry/visits/open.ts';
import { closedVersion } from '../../../electron/registry/visits/versions.ts';
import type { AttestedOutcome, ClosedVisit } from '../../../shared/model/index.ts';
import { errorOf, openOptions, temporaryFolder } from './support.ts';
import { counting, EVALUATOR, keyOf, PUBLISHED, scoreOf } from './visits-support.ts';

function newStore(): Store {
  const folder = path.join(temporaryFolder(), 'datos');
  const opened = openStore(openOptions(folder));
  onTestFinished(() => closeStore(opened));
  return opened.store;
}

const cluesOf = (n: number) => `CSSSA${String(n).padStart(6, '0')}`;
const begin = (store: Store, clues: string) =>
  openVisit(store, {
    clues,
    kind: 'external',
    previous: null,
    campaign: null,
    checklists: [PUBLISHED],
    people: [EVALUATOR],
  });
const material = (store: Store, visit: string) => readMaterial(store, visitRow(store, visit));
const merge = (from: Store, to: Store, visit: string) => write(to, () => mergeVisit(to, readIncoming(from, visit)));

function give(store: Store, visit: string, item: number, outcome: AttestedOutcome, note = ''): string {
  const id = randomUUID();
  const value = { kind: 'outcome', outcome } as const;
  giveAnswer(store, { visit, id, key: keyOf(item), value, note, by: EVALUATOR.id }, counting);
  return id;
}

function resolve(store: Store, visit: string, item: number, keep: 'ours' | 'theirs') {
  return resolveConflict(store, { visit, key: keyOf(item), keep, by: EVALUATOR.id }, counting);
}

/** What stands, without who joined it when. */
const standing = (store: Store, visit: string) =>
  material(store, visit)
    .answers.map(({ item, value, note }) => JSON.stringify([item, value, note]))
    .sort();

function pair() {
  const [ours, theirs] = [newStore(), newStore()];
  const visit = begin(ours, cluesOf(1));
  merge(ours, theirs, visit);
  return { ours, theirs, visit };
}

test('answers to different questions, and the later to the same one, are joined without a conflict', () => {
  const { ours, theirs, visit } = pair();
  give(ours, visit, 1, 'cumple');
  merge(ours, theirs, visit);
  give(theirs, visit, 1, 'no-cumple');
  give(theirs, visit, 2, 'cumple');
  give(ours, visit, 3, 'cumple');
  expect(merge(theirs, ours, visit)).toEqual({ added: 2, conflicts: 0 });
  expect(merge(ours, theirs, visit)).toEqual({ added: 1, conflicts: 0 });
  expect(merge(theirs, ours, visit)).toEqual({ added: 0, conflicts: 0 });
  expect(standing(ours, visit)).toEqual(standing(theirs, visit));
  expect(standing(ours, visit)[0]).toContain('no-cumple');
});

test('two answers given apart are a conflict, item by item; ours stands until a person decides, for both', () => {
  const { ours, theirs, visit } = pair();
  const [a, b] = [give(ours, visit, 1, 'cumple'), give(theirs, visit, 1, 'no-cumple')];
  expect(merge(theirs, ours, visit)).toEqual({ added: 1, conflicts: 1 });
  expect(merge(ours, theirs, visit)).toEqual({ added: 1, conflicts: 1 });
  const [conflict] = material(ours, visit).conflicts;
  expect([conflict.ours.id, conflict.theirs.id]).toEqual([a, b]);
  expect(material(theirs, visit).conflicts[0].ours.id).toBe(b);
  // A new answer of ours does not decide what theirs says.
  give(ours, visit, 1, 'cumple-parcial');
  expect(material(ours, visit).conflicts.length).toBe(1);
  expect(resolve(ours, visit, 1, 'theirs').conflicts).toEqual([]);
  expect(merge(ours, theirs, visit).conflicts).toBe(0);
  expect(standing(theirs, visit)).toEqual(standing(ours, visit));
  expect(standing(ours, visit)[0]).toContain('no-cumple');
  expect(readIncoming(ours, visit).answers.length).toBe(4);
});

test('two that say the same are no conflict, and one answer later replaces both', () => {
  const { ours, theirs, visit } = pair();
  give(ours, visit, 1, 'no-cumple');
  give(theirs, visit, 1, 'no-cumple', 'Se pidió la bitácora y no existe.');
  expect(merge(theirs, ours, visit).conflicts).toBe(0);
  expect(material(ours, visit).answers[0].note).toMatch(/bitácora/);
  give(ours, visit, 1, 'cumple');
  expect(material(ours, visit).conflicts).toEqual([]);
  expect(merge(ours, theirs, visit).conflicts).toBe(0);
  expect(standing(theirs, visit)).toEqual(standing(ours, visit));
});

test('an answer that was changed on its way is refused whole', async () => {
  const { ours, theirs, visit } = pair();
  give(ours, visit, 1, 'cumple');
  merge(ours, theirs, visit);
  const incoming = readIncoming(ours, visit);
  const altered = { ...incoming, answers: incoming.answers.map((one) => ({ ...one, note: 'otra' })) };
  const error = await errorOf(() => write(theirs, () => mergeVisit(theirs, altered)));
  expect(error.message).toMatch(/fuera del programa/);
});

test('a closed version is taken in byte for byte, once, and a correction of it is joined', () => {
  const { ours, theirs, visit } = pair();
  give(ours, visit, 1, 'cumple');
  const closing = (store: Store) =>
    closeVisit(store, { visit, closedAt: null, toolVersion: '0' }, (open) => ({ folio: 'F', scores: scoreOf(open) }));
  closing(ours);
  const bytes = closedBytes(ours, visit, 1);
  const closed = JSON.parse(bytes.toString('utf8')) as ClosedVisit;
  const incoming = { closed, bytes, folio: 'F', scores: scoreOf(material(ours, visit)) };
  expect(write(theirs, () => keepClosedVersion(theirs, incoming))).toBe('added');
  expect(write(theirs, () => keepClosedVersion(theirs, incoming))).toBe('same');
  const other = { ...incoming, bytes: Buffer.from('{}') };
  expect(write(theirs, () => keepClosedVersion(theirs, other))).toBe('differs');
  expect(closedVersion(theirs, visit, 1)).toEqual(closed);
  expect(material(theirs, visit).head.status).toBe('cerrada');

  correctVisit(ours, visit, 'Error de captura.');
  give(ours, visit, 1, 'no-cumple');
  expect(merge(ours, theirs, visit).conflicts).toBe(0);
  expect(standing(theirs, visit)).toEqual(standing(ours, visit));
  expect(isChainIntact(theirs, visit)).toBe(true);
});

const deed = fc.oneof(
  fc.record({
    kind: fc.constant('give' as const),
    at: fc.nat(2),
    item: fc.nat(2),
    outcome: fc.constantFrom('cumple' as const, 'no-cumple' as const),
    note: fc.constantFrom('', 'nota', 'otra nota'),
  }),
  fc.record({ kind: fc.constant('merge' as const), at: fc.nat(2), from: fc.nat(2) }),
  fc.record({
    kind: fc.constant('resolve' as const),
    at: fc.nat(2),
    keep: fc.constantFrom('ours' as const, 'theirs' as const),
  }),
);

test('whatever the order in which three registries meet, they come to the same end and lose no answer', () => {
  const stores = [newStore(), newStore(), newStore()];
  let units = 100;
  const settle = (store: Store, visit: string, keep: 'ours' | 'theirs') => {
    const [conflict] = material(store, visit).conflicts;
    if (conflict) resolve(store, visit, Number(conflict.item.slice(-1)), keep);
    return conflict !== undefined;
  };
  fc.assert(
    fc.property(fc.array(deed, { minLength: 4, maxLength: 16 }), (deeds) => {
      const visit = begin(stores[0], cluesOf(units++));
      for (const other of [1, 2]) merge(stores[0], stores[other], visit);
      const given: string[] = [];
      for (const one of deeds) {
        const store = stores[one.at];
        if (one.kind === 'give') given.push(give(store, visit, one.item, one.outcome, one.note));
        else if (one.kind === 'merge') merge(stores[one.from], store, visit);
        else settle(store, visit, one.keep);
      }
      for (const other of [1, 2]) merge(stores[other], stores[0], visit);
      let decided = 0;
      while (settle(stores[0], visit, 'ours')) decided++;
      expect(decided).toBeLessThanOrEqual(given.length);
      for (const other of [1, 2]) expect(merge(stores[0], stores[other], visit).conflicts).toBe(0);
      for (const store of stores) {
        expect(standing(store, visit)).toEqual(standing(stores[0], visit));
        const log = readIncoming(store, visit).answers.map(({ id }) => id);
        expect(given.filter((id) => !log.includes(id))).toEqual([]);
        expect(new Set(log).size).toBe(log.length);
        expect(isChainIntact(store, visit)).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
