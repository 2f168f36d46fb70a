import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { aggregatesCommand } from '../../../electron/cli/aggregates-command.ts';
import { UsageError } from '../../../electron/cli/arguments.ts';
import { campaignsCommand } from '../../../electron/cli/campaigns-command.ts';
import { dataFolders } from '../../../electron/engine/data-folder.ts';
import { openUserRegistry, sealingProtector } from '../../../electron/engine/open-registry.ts';
import { loadOrCreateKey } from '../../../electron/registry/key-file.ts';
import { campaignMethods } from '../../../shared/ipc/campaigns.ts';
import {
  ECE_QUESTIONS,
  fillRegistry,
  putEdition,
  putUnits,
  putVisits,
  syntheticChecklist,
  syntheticClues,
} from '../../support/registry/synthetic-visits.ts';

const CAMPAIGN = '9b2d7a54-5a4e-4f57-9d3f-0d2f2f6f7c11';
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-agregados-'));
  vi.stubEnv('COTEJO_HOME', folder);
  const { registry } = openUserRegistry(dataFolders(), sealingProtector(null), 'prueba');
  await registry.close();
  const own = dataFolders().registry;
  const file = join(own, 'registro.db');
  const { key } = loadOrCreateKey({ folder: own, file, protector: sealingProtector(null) });
  const checklist = syntheticChecklist('lista', ['uno'], '1.0', ECE_QUESTIONS);
  const now = () => '2026-04-01T10:00:00-06:00';
  fillRegistry({ file, key, now, backupsFolder: folder, user: 'prueba' }, (store) => {
    putUnits(
      store,
      [0, 1, 2].map((i) => ({ clues: syntheticClues(i), state: i === 0 ? '09' : '14' })),
    );
    putEdition(store, checklist);
    const interview = { eceStatus: 'operando', barriers: [], asked: ['fondos'] };
    const visit = (i: number, percent: number) => ({
      id: `visita-${i}`,
      clues: syntheticClues(i),
      checklist,
      percent,
      interview,
    });
    putVisits(store, [
      { ...visit(0, 25), outcomes: ['no-cumple'] },
      { ...visit(1, 75), outcomes: ['cumple'], campaign: CAMPAIGN },
    ]);
  });
  const again = openUserRegistry(dataFolders(), sealingProtector(null), 'prueba').registry;
  const stratum = { id: 'todas', title: 'Todas', method: 'certainty' };
  const design = { schema: 'cotejo/sample-design@1', id: 'censo', title: 'Censo', seed: 'x', strata: [stratum] };
  const draft = { id: CAMPAIGN, title: 'Sintética', universe: {}, sizeAttribute: null, design, rules: [] };
  await again.campaigns.save(campaignMethods['campaigns.save'].input.parse(draft));
  await again.campaigns.draw(CAMPAIGN);
  await again.close();
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** What a command writes on the screen. */
async function said(work: () => Promise<number>): Promise<string> {
  const parts: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => parts.push(String(text)) > 0);
  onTestFinished(() => spy.mockRestore());
  expect(await work()).toBe(0);
  spy.mockRestore();
  return parts.join('').replaceAll('\u00a0', ' ');
}

describe('cotejo aggregates', () => {
  it('lists what there is', async () => {
    const text = await said(() => aggregatesCommand([]));
    expect(text).toMatch(/^lista\s+external\s+2 visitas\s+2026-03-10 a 2026-03-10\s+Lista sintética lista\n$/);
  });

  it('shows figures with their scope', async () => {
    const text = await said(() => aggregatesCommand(['--checklist', 'lista', '--kind', 'external', '--by', 'state']));
    expect(text).toMatch(/Ciudad de México\s+1 unidad: media 25\.0 %/);
    expect(text).toMatch(/Total\s+2 unidades: media 50\.0 %/);
    expect(text).toMatch(/En operación\s+2 de 2: 100\.0 %/);
    expect(text).toContain('Unidades del registro: 3. Fecha de corte: 2026-03-10.');
  });

  it('hides small cells', async () => {
    const text = await said(() =>
      aggregatesCommand(['--checklist', 'lista', '--kind', 'external', '--threshold', '3']),
    );
    expect(text).toMatch(/Total\s+oculto/);
    expect(text).not.toContain('50.0');
  });

  it('writes files', async () => {
    const [csv, json] = [join(folder, 'a.csv'), join(folder, 'a.json')];
    const args = ['--checklist', 'lista', '--kind', 'external', '--campaign', CAMPAIGN, '--csv', csv, '--json', json];
    expect(await said(() => aggregatesCommand(args))).toBe('');
    expect(readFileSync(csv, 'utf8')).toContain('Universo,Unidades del universo de la campaña «Sintética»,3');
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({
      total: { value: { units: 1, meanOfPercents: 75 } },
    });
  });

  it.each([
    [['--checklist', 'lista'], /Falta el tipo de visita/],
    [['--checklist', 'lista', '--kind', 'todas'], /--kind espera/],
    [['--checklist', 'lista', '--kind', 'self', '--by', 'state,level,type'], /--by espera hasta dos/],
    [['--checklist', 'lista', '--kind', 'self', '--threshold', '-1'], /La opción --threshold|--threshold espera/],
    [['--checklist', 'lista', '--kind', 'self', '--threshold', 'x'], /--threshold espera/],
    [['--checklist', 'lista', '--kind', 'self', '--from', 'ayer'], /--from espera un día/],
    [['--checklist', 'lista', '--kind', 'self', '--campaign', 'x'], /--campaign espera/],
  ])('%j is a usage error', async (args, sentence) => {
    const error = await aggregatesCommand(args).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toMatch(sentence);
  });
});

describe('cotejo campaigns', () => {
  it('lists them and shows a board', async () => {
    expect(await said(() => campaignsCommand(['list']))).toContain(`${CAMPAIGN}  sorteada  visitadas 1 de 3`);
    const board = await said(() => campaignsCommand(['board', CAMPAIGN]));
    expect(board).toMatch(/todas\s+visitadas 1 y reemplazadas 0 de 3 \(33\.3 %\); inaccesibles 0, pendientes 2/);
    expect(board).toContain('media simple de 1 unidad visitada: 75.0 %');
    expect(board).toMatch(/Hájek\): 75\.0 %, error estándar desconocido/);
  });

  it('gives the draw as it was published', async () => {
    const draw = JSON.parse(await said(() => campaignsCommand(['draw-of', CAMPAIGN, '--json'])));
    expect(draw).toMatchObject({
      schema: 'cotejo/sample-draw@1',
      procedure: 'cotejo-sorteo-1',
      strata: [{ selected: 3 }],
    });
  });

  it('says what is missing', async () => {
    await expect(campaignsCommand([])).rejects.toThrow(/list, board o draw-of/);
    await expect(campaignsCommand(['board'])).rejects.toThrow(/Falta el identificador/);
    await expect(campaignsCommand(['board', 'nadie'])).rejects.toThrow(/no está en el registro/);
  });
});
