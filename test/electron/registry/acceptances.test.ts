import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { addAcceptances } from '../../../electron/registry/acceptances/add.ts';
import { listAcceptances } from '../../../electron/registry/acceptances/rows.ts';
import { listAudit, verifyChain } from '../../../electron/registry/audit.ts';
import { saveUnit } from '../../../electron/registry/units.ts';
import type { Acceptance } from '../../../shared/model/index.ts';
import { open, temporaryFolder } from './support.ts';
import { openRaw } from './units-support.ts';

const OLD = 'CSSSA000020';
const NEW = 'CSIMB000025';
// The clock of these registries stands at the beginning of 2026.
const acceptance = (over: Partial<Acceptance> = {}): Acceptance => ({
  ...{ id: randomUUID(), unit: OLD, rule: 'regla-sintetica', fingerprint: '0123456789abcdef', severity: 'error' },
  ...{ message: 'Texto sintético', place: 'a.txt · línea 3', reason: ' Motivo sintético ', author: ' Ana ' },
  ...{ acceptedAt: '2026-01-02T10:00:00-06:00', expiresOn: '2026-06-30', withdrawn: null, ...over },
});

test('keeps them by unit, in their order, with an entry of the chain', async () => {
  const registry = open(temporaryFolder());
  const [one, two, other, none] = [
    acceptance(),
    acceptance({ rule: 'otra' }),
    acceptance({ unit: NEW }),
    acceptance({ unit: null }),
  ];
  await registry.acceptances.add([one, two]);
  await registry.acceptances.add([other, none]);
  expect(await registry.acceptances.list(OLD)).toEqual(
    [one, two].map((made) => ({ ...made, reason: 'Motivo sintético', author: 'Ana' })),
  );
  expect((await registry.acceptances.list(null)).map(({ id }) => id)).toEqual([none.id]);
  const { intact } = await registry.auditChain();
  expect(intact).toBe(true);
});

test('takes them back once, with who and why; the rows stay', async () => {
  const registry = open(temporaryFolder());
  const made = acceptance();
  await registry.acceptances.add([made]);
  await registry.acceptances.withdraw([made.id], 'Berta', 'Se corrigió');
  await registry.acceptances.withdraw([made.id], 'Otra', 'Otro motivo');
  expect((await registry.acceptances.list(OLD))[0]?.withdrawn).toMatchObject({ by: 'Berta', reason: 'Se corrigió' });
  await expect(registry.acceptances.withdraw([randomUUID()], 'Berta', '')).rejects.toThrow(/no está en el registro/);
  await expect(registry.acceptances.withdraw([made.id], ' ', '')).rejects.toThrow(/quién retira/);
});

test.each<[string, Partial<Acceptance>, RegExp]>([
  ['no reason', { reason: '  ' }, /por qué/],
  ['a reason too long', { reason: 'x'.repeat(2001) }, /2000 caracteres/],
  ['no author', { author: '' }, /quién/],
  ['a day gone by', { expiresOn: '2026-01-01' }, /ya pasó/],
  ['more than 24 months', { expiresOn: '2028-01-03' }, /24 meses/],
  ['no day', { expiresOn: '2026-02-30' }, /no es un día/],
])('refuses %s, and keeps nothing of the rest', async (_name, over, sentence) => {
  const registry = open(temporaryFolder());
  await expect(registry.acceptances.add([acceptance(), acceptance(over)])).rejects.toThrow(sentence);
  expect(await registry.acceptances.list(OLD)).toEqual([]);
});

test('takes the last day that it may, and no id twice', async () => {
  const registry = open(temporaryFolder());
  const made = acceptance({ expiresOn: '2028-01-02' });
  await registry.acceptances.add([made, acceptance({ expiresOn: '2026-01-02' })]);
  await expect(registry.acceptances.add([acceptance(), made])).rejects.toThrow(/ya está/);
  expect(await registry.acceptances.list(OLD)).toHaveLength(2);
});

test('follow their unit to another CLUES and back', async () => {
  const folder = temporaryFolder();
  await open(folder).close();
  const store = openRaw(folder, { now: () => '2026-06-01T18:00:00.000Z' });
  const [old, own] = [acceptance({ expiresOn: '2026-07-01' }), acceptance({ unit: NEW, expiresOn: '2026-07-01' })];
  addAcceptances(store, [old, own]);
  const under = (clues: string) => listAcceptances(store, clues).map(({ id, unit }) => [id, unit]);
  saveUnit(store, { clues: NEW, name: null, aliases: [OLD] });
  expect(under(OLD)).toEqual([
    [old.id, NEW],
    [own.id, NEW],
  ]);
  saveUnit(store, { clues: NEW, name: null, aliases: [] });
  expect(under(OLD)).toEqual([[old.id, OLD]]);
  expect(under(NEW)).toEqual([[own.id, NEW]]);
  const [added] = listAudit(store, 10).filter(({ action }) => action === 'hallazgo-aceptado');
  expect(added?.detail).toMatchObject({ findings: 1, rules: ['regla-sintetica'] });
  expect(JSON.stringify(listAudit(store, 10))).not.toContain('Motivo');
  expect(verifyChain(store).intact).toBe(true);
});
