import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { UsageError } from '../../../electron/cli/arguments.ts';
import { reportCommand } from '../../../electron/cli/report-command.ts';
import { withUserRegistry } from '../../../electron/cli/user-registry.ts';
import { dataFolders } from '../../../electron/engine/data-folder.ts';
import { loadResources } from '../../../electron/engine/resources.ts';
import { createVisitWork } from '../../../electron/engine/visits-work.ts';
import { RESOURCES } from '../../support/project.ts';

const CLUES = 'DFSSA000010';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-reverificar-'));
  vi.stubEnv('COTEJO_HOME', folder);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

async function said(...args: readonly string[]): Promise<string> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    expect(await reportCommand(['due', ...args])).toBe(0);
    return write.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    write.mockRestore();
  }
}

/** A visit of today, closed: the unit is verified for so many months. */
async function verifyUnit(months: number): Promise<void> {
  await withUserRegistry(async (registry) => {
    await registry.setSettings({ validityMonths: months });
    const resources = loadResources(RESOURCES);
    const folders = dataFolders();
    const visits = createVisitWork({ registry, resources, folders, toolVersion: '0', emit: () => undefined }).handlers;
    const person = (role: 'evaluador' | 'atiende') => ({
      ...{ id: randomUUID(), role, name: 'Persona Ficticia', position: 'Ficticia', credential: 'F-1' },
    });
    const people = [person('evaluador'), person('atiende')];
    const checklists = [{ id: 'nom-024-ssa3-2012', edition: '1.4' }];
    const { head } = await visits['visits.open']({ clues: CLUES, kind: 'internal', checklists, people });
    await visits['visits.close']({ visit: head.id });
  });
}

it('lists the units whose verification is about to be over', async () => {
  expect(await said()).toBe('Ninguna unidad tiene su verificación vencida ni por vencer en 60 días.\n');
  await verifyUnit(1);
  const text = await said();
  expect(text).toMatch(/^DFSSA000010 {2}vence {2}\d\d\/\d\d\/\d{4} {2}sin nombre$/m);
  expect(text).toContain('1 unidad por reverificar: 0 ya vencidas y 1 por vencer.');
  const { units } = JSON.parse(await said('--json'));
  expect(units).toMatchObject([{ clues: CLUES, over: false }]);
});

it('lists no unit whose time is long', async () => {
  await withUserRegistry(async (registry) => {
    await registry.setSettings({ validityMonths: 12 });
    await registry.units.recomputeValidity();
  });
  expect(JSON.parse(await said('--json')).units).toEqual([]);
});

it('takes no more than it says', async () => {
  await expect(reportCommand(['due', 'algo'])).rejects.toThrow(UsageError);
  await expect(reportCommand(['due', '--pdf'])).rejects.toThrow('No existe la opción --pdf');
});
