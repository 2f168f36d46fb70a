import { randomUUID } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answer, close } from '../registry/visits-support.ts';
import { answersKept, contentOf, type Office, office, openVisit } from './packages-support.ts';

/** What happens in one of two offices, or between them. */
type Step =
  | { readonly do: 'close' | 'correct' | 'agree'; readonly at: 0 | 1; readonly n: number }
  | { readonly do: 'answer'; readonly at: 0 | 1; readonly n: number; readonly item: number; readonly met: boolean }
  | { readonly do: 'report'; readonly at: 0 | 1; readonly n: number; readonly real: number }
  | { readonly do: 'attribute' | 'name'; readonly at: 0 | 1; readonly n: number; readonly value: number }
  | { readonly do: 'send'; readonly at: 0 | 1 };

const at = fc.constantFrom(0 as const, 1 as const);
const n = fc.nat(1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('answer' as const), at, n, item: fc.nat(2), met: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('close' as const), at, n }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('correct', 'agree'), at, n }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('report' as const), at, n, real: fc.nat(100) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('attribute', 'name'), at, n, value: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('send' as const), at }) },
);

const UNITS = ['CSSSA000020', 'CSSSA000031'];

interface World {
  readonly offices: readonly [Office, Office];
  readonly visits: Map<number, string>;
  readonly agreements: Map<number, string>;
}

/** Does it where it can be done: what a registry refuses is no step. */
async function take({ offices, visits, agreements }: World, done: Step): Promise<void> {
  const here = offices[done.at];
  const { registry } = here;
  if (done.do === 'send') {
    await offices[1 - done.at].import(await here.export());
    return;
  }
  const unit = UNITS[done.n];
  const visit = visits.get(done.n);
  if (done.do === 'agree' && !agreements.has(done.n)) {
    const { id } = await registry.agreements.save({
      ...{ id: randomUUID(), unit, visit: null, checklist: null, item: null, session: null, action: 'Mejorar' },
      ...{ responsible: 'Dirección', start: '2026-01-01', expectedEnd: '2026-02-01', weight: 1 },
    });
    agreements.set(done.n, id);
  }
  const agreement = agreements.get(done.n);
  const ignore = () => undefined;
  if (done.do === 'report' && agreement !== undefined) {
    const said = { real: done.real, expected: null, status: 'pendiente', note: '', by: 'Ana' } as const;
    await registry.agreements.report({ id: randomUUID(), agreement, ...said }).catch(ignore);
  }
  if (done.do === 'attribute') {
    await registry.importUnits([{ clues: unit, name: 'U', state: null, institution: null, typology: null }], 'prueba');
    const rows = [{ clues: unit, line: 1, values: [done.value] }];
    await registry.units.importAttributes({ names: ['camas'], rows }, 'censo', 'x').catch(ignore);
  }
  if (done.do === 'name') await registry.saveUnit({ clues: unit, name: `Nombre ${done.value}`, aliases: [] });
  if (visit === undefined) return;
  if (done.do === 'answer') {
    await answer(registry, visit, done.item, done.met ? 'cumple' : 'no-cumple').catch(ignore);
  }
  if (done.do === 'close') await close(registry, visit).catch(ignore);
  if (done.do === 'correct') {
    await registry.visits.correct(visit, 'Corrección', () => ({ asked: 0, answered: 0 })).catch(ignore);
  }
}

const inflated = (body: Uint8Array) => inflateSync(body).toString();

function versionsOf({ store }: Office): readonly string[] {
  const rows = store.db.prepare('SELECT visit, version, sha256 FROM visit_version').all() as object[];
  return rows.map((row) => JSON.stringify(row)).sort();
}

async function exchange([a, b]: readonly [Office, Office], order: readonly (0 | 1)[]): Promise<void> {
  for (const from of order) {
    if (from === 0) await b.import(await a.export());
    else await a.import(await b.export());
  }
}

test('two registries joined in any order, and twice: nothing is overwritten, and both end with the same', async () => {
  const order = fc.constantFrom([0, 1, 0, 1] as const, [1, 0, 1, 0] as const, [0, 0, 1, 1, 0, 1] as const);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), order, async (steps, directions) => {
      const offices = [await office('A'), await office('B')] as const;
      const world: World = { offices, visits: new Map(), agreements: new Map() };
      // Two visits that both have open: whatever follows can part them.
      for (const [index, unit] of UNITS.entries()) {
        const visit = await openVisit(offices[index], unit);
        world.visits.set(index, visit);
        await answer(offices[index].registry, visit, 0, 'cumple');
        await offices[1 - index].import(await offices[index].export());
      }
      for (const one of steps) await take(world, one);
      const before = offices.map((one) => ({ versions: versionsOf(one), answers: answersKept(one, inflated) }));
      await exchange(offices, directions);
      for (const [index, one] of offices.entries()) {
        expect(versionsOf(one)).toEqual(expect.arrayContaining([...before[index].versions]));
        const kept = answersKept(one, inflated);
        for (const id of before[index].answers) expect(kept).toContain(id);
        expect(await one.registry.auditChain()).toMatchObject({ intact: true });
      }
      const [a, b] = offices;
      const conflicts = [await a.registry.packages.conflicts(), await b.registry.packages.conflicts()];
      if (conflicts.every((list) => list.length === 0)) expect(await contentOf(b)).toEqual(await contentOf(a));
      // Once more changes nothing.
      const rest = [await contentOf(a), await contentOf(b)];
      await exchange(offices, [0, 1]);
      expect([await contentOf(a), await contentOf(b)]).toEqual(rest);
      expect((await a.registry.packages.conflicts()).map(({ id }) => id)).toEqual(conflicts[0].map(({ id }) => id));
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 120_000);
