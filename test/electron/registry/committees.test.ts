import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import type { Registry } from '../../../electron/registry/index.ts';
import { comparePublishedShare } from '../../../shared/statistics/index.ts';
import { SHARED } from '../../support/project.ts';
import { describeWithShared } from '../../support/with-shared.ts';
import { errorOf, kindOf, open, temporaryFolder } from './support.ts';

const committee = (over: object = {}) => ({
  ...{ id: randomUUID(), name: 'Comité de prueba', kind: 'CECAS', state: '06', unit: null, year: 2024 },
  sessions: sessions(3, 2),
  ...over,
});

function sessions(programmed: number, held: number) {
  return Array.from({ length: programmed }, (_, index) => {
    const day = `2024-${String((index % 12) + 1).padStart(2, '0')}-15`;
    return { id: randomUUID(), programmed: day, held: index < held ? day : null, note: '' };
  });
}

async function agree(registry: Registry, session: string, made: number, met: number): Promise<void> {
  for (let index = 0; index < made; index++) {
    const { id } = await registry.agreements.save({
      ...{ id: randomUUID(), unit: null, visit: null, checklist: null, item: null, session },
      ...{ action: `Acuerdo ${index + 1} (sintético)`, responsible: 'Secretaría técnica' },
      ...{ start: '2024-01-15', expectedEnd: '2024-12-15', weight: 1 },
    });
    if (index >= met) continue;
    const base = { id: randomUUID(), agreement: id, expected: null, note: '', by: 'Secretaría técnica' };
    await registry.agreements.report({ ...base, real: 100, status: 'solventada' });
  }
}

test('a committee is kept with its sessions; those left out go, unless agreements were made in them', async () => {
  const registry = open(temporaryFolder());
  const one = committee();
  await registry.agreements.saveCommittee(one);
  await agree(registry, one.sessions[0].id, 2, 1);
  const [kept] = (await registry.agreements.committees(2024)).committees;
  expect(kept).toMatchObject({ programmed: 3, held: 2, heldPercent: 66.67, made: 2, met: 1, metPercent: 50 });
  await registry.agreements.saveCommittee({ ...one, sessions: one.sessions.slice(0, 2) });
  expect((await registry.agreements.committees()).committees[0].programmed).toBe(2);
  const without = { ...one, sessions: one.sessions.slice(1) };
  expect((await errorOf(() => registry.agreements.saveCommittee(without))).message).toMatch(/tiene acuerdos/);
  expect(await kindOf(() => registry.agreements.removeCommittee(one.id))).toBe('conflict');
  expect((await registry.agreements.committees(2023)).committees).toEqual([]);
});

test('a session belongs to one committee; 0 of 0 is no percentage', async () => {
  const registry = open(temporaryFolder());
  const one = committee();
  await registry.agreements.saveCommittee(one);
  expect(await kindOf(() => registry.agreements.saveCommittee(committee({ sessions: one.sessions })))).toBe('conflict');
  const twice = [one.sessions[0], one.sessions[0]];
  expect(await kindOf(() => registry.agreements.saveCommittee(committee({ sessions: twice })))).toBe('conflict');
  const empty = committee({ sessions: [] });
  await registry.agreements.saveCommittee(empty);
  const { committees, total } = await registry.agreements.committees(2024);
  expect(committees).toHaveLength(2);
  expect(committees.find(({ id }) => id === empty.id)).toMatchObject({ heldPercent: null, metPercent: null });
  expect(total).toMatchObject({ programmed: 3, held: 2, heldPercent: 66.67, made: 0, metPercent: null });
  expect(await registry.agreements.removeCommittee(empty.id)).toBe(true);
  expect(await registry.agreements.removeCommittee(empty.id)).toBe(false);
});

describeWithShared('golden/cecas-2024.csv', 'through the registry', () => {
  const [head, ...lines] = readFileSync(join(SHARED, 'golden/cecas-2024.csv'), 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  const rows = lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i], cell])));

  it('every committee prints its percentages; that of Colima stands beside the recomputed one, flagged', async () => {
    const registry = open(temporaryFolder());
    for (const row of rows) {
      const count = (name: string) => Number(row[name]);
      const held = sessions(count('sesiones_programadas'), count('sesiones_realizadas'));
      const one = committee({ name: row.entidad, sessions: held });
      await registry.agreements.saveCommittee(one);
      await agree(registry, held[0].id, count('acuerdos_establecidos'), count('acuerdos_cumplidos'));
    }
    const { committees, total } = await registry.agreements.committees(2024);
    const faults: unknown[] = [];
    for (const row of rows) {
      const found = committees.find(({ name }) => name === row.entidad)!;
      const { heldPercent, metPercent, programmed, made, met } = found;
      expect([row.entidad, heldPercent]).toEqual([row.entidad, Number(row.pct_sesiones)]);
      expect(programmed).toBe(Number(row.sesiones_programadas));
      const compared = comparePublishedShare(row.pct_acuerdos, met, made);
      expect(metPercent).toBe(compared.shown);
      if (compared.flagged) faults.push([row.entidad, compared.published, compared.shown]);
    }
    expect(faults).toEqual([['Colima', 72.73, 34.78]]);
    expect(committees).toHaveLength(32);
    expect(total).toMatchObject({
      programmed: 96,
      held: 90,
      heldPercent: 93.75,
      made: 445,
      met: 239,
      metPercent: 53.71,
    });
    // Nothing was agreed there: 0.00 % is published of nothing, and nothing is recomputed.
    expect(committees.find(({ name }) => name === 'Nuevo León')).toMatchObject({ made: 0, metPercent: null });
  }, 60_000);
});
