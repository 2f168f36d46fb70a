import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { UsageError } from '../../../electron/cli/arguments.ts';
import { visitsCommand } from '../../../electron/cli/visits-command.ts';
import { dataFolders } from '../../../electron/engine/data-folder.ts';
import { openUserRegistry, sealingProtector } from '../../../electron/engine/open-registry.ts';
import { loadResources } from '../../../electron/engine/resources.ts';
import { createVisitWork } from '../../../electron/engine/visits-work.ts';
import type { ClosedVisit, VisitState } from '../../../shared/model/index.ts';
import { RESOURCES } from '../../support/project.ts';

const CLUES = 'DFSSA000010';
let folder: string;
let closed: VisitState;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-visitas-'));
  vi.stubEnv('COTEJO_HOME', folder);
  const folders = dataFolders();
  const { registry } = openUserRegistry(folders, sealingProtector(null), 'prueba');
  const resources = loadResources(RESOURCES);
  const visits = createVisitWork({ registry, resources, folders, toolVersion: '0', emit: () => undefined }).handlers;
  const person = (role: 'evaluador' | 'atiende', name: string) => ({
    id: randomUUID(),
    role,
    name,
    position: 'Ficticia',
    credential: 'F-1',
  });
  const people = [person('evaluador', 'Evaluadora Ficticia'), person('atiende', 'Director Ficticio')];
  const state = await visits['visits.open']({
    clues: CLUES,
    kind: 'self',
    checklists: [{ id: 'nom-024-ssa3-2012', edition: '1.4' }],
    people,
  });
  const visit = state.head.id;
  const [first, second] = state.progress[0].missing;
  for (const [key, outcome] of [
    [first, 'cumple'],
    [second, 'no-cumple'],
  ] as const) {
    const value = { kind: 'outcome', outcome } as const;
    await visits['visits.answer']({ visit, id: randomUUID(), key, value, note: '', by: people[0].id });
  }
  closed = await visits['visits.close']({ visit });
  await visits['visits.open']({
    clues: CLUES,
    kind: 'external',
    checklists: [{ id: 'capacidad-ece', edition: '1.0' }],
    people,
  });
  await registry.close();
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** What the command says. */
async function said(...args: readonly string[]): Promise<string> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    expect(await visitsCommand(args)).toBe(0);
    return write.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    write.mockRestore();
  }
}

describe('cotejo visits', () => {
  it('lists visits with the same figures as the window, and filters them', async () => {
    const lines = (await said('list')).trim().split('\n');
    expect(lines).toHaveLength(2);
    const own = lines.find((line) => line.includes(closed.head.id)) ?? '';
    const { percent } = closed.results[0].score;
    expect(own).toContain(`${percent?.toFixed(1)}\u00a0% preliminar`);
    expect(own).toContain(closed.versions[0].folio);
    expect((await said('list', '--kind', 'external')).trim()).not.toContain(closed.head.id);
    expect((await said('list', '--status', 'cerrada')).trim().split('\n')).toHaveLength(1);
    expect(await said('list', '--unit', 'DFSSA000020')).toContain('no tiene visitas');
  });

  it('shows the closed version as it was signed for', async () => {
    const version = JSON.parse(await said('show', closed.head.id, '--version', '1')) as ClosedVisit;
    expect(version.schema).toBe('cotejo/visit@1');
    expect(version.results[0].score.percent).toBe(closed.results[0].score.percent);
  });

  it('writes the acta with folio and digest', async () => {
    const file = join(folder, 'acta.html');
    expect(await said('acta', closed.head.id, file)).toContain(closed.versions[0].folio);
    expect(readFileSync(file, 'utf8')).toContain(closed.versions[0].sha256);
  });

  it('says in one sentence what it cannot do', async () => {
    await expect(visitsCommand([])).rejects.toThrow(UsageError);
    await expect(visitsCommand(['list', '--kind', 'interna'])).rejects.toThrow(
      '--kind espera self, internal, external',
    );
    await expect(visitsCommand(['show', closed.head.id, '--version', '0'])).rejects.toThrow('--version espera');
    await expect(visitsCommand(['acta', closed.head.id])).rejects.toThrow('en qué archivo');
    await expect(visitsCommand(['show', randomUUID()])).rejects.toThrow(/visita/);
    await expect(visitsCommand(['show', closed.head.id, '--version', '7'])).rejects.toThrow(/versión/);
  });
});
