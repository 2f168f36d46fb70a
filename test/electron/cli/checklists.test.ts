import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { checklistsCommand } from '../../../electron/cli/checklists-command.ts';
import { ownChecklistOf } from '../../../electron/cli/own-checklist.ts';
import { loadResources } from '../../../electron/engine/resources.ts';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { b015Bytes } from '../../support/giis-generator.ts';
import { PROJECT, RESOURCES } from '../../support/project.ts';

const CARRIED = loadResources(RESOURCES).checklists.find(({ checklist }) => checklist.id === 'giis-b015')!.checklist;
const OWN = {
  schema: 'cotejo/checklist@1',
  id: 'lista-propia',
  edition: '1',
  extends: { id: CARRIED.id, edition: CARRIED.edition },
  title: 'Lista propia',
  without: [CARRIED.items[0].id],
};

let folder: string;
let said = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-listas-'));
  writeFileSync(join(folder, 'propia.json'), JSON.stringify(OWN));
  writeFileSync(join(folder, 'consulta.txt'), b015Bytes(5, 1));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  vi.stubEnv('COTEJO_HOME', join(folder, 'datos'));
  said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('cotejo checklists', () => {
  const own = () => join(folder, 'propia.json');

  it('judges a file without keeping it', async () => {
    expect(await checklistsCommand(['check', own()])).toBe(0);
    expect(said).toBe(`La lista está bien: «lista-propia», edición 1, ${CARRIED.items.length - 1} requisitos.\n`);
    await expect(checklistsCommand(['show', 'lista-propia'])).rejects.toThrow(/^No hay una lista «lista-propia»/);
  });

  it('keeps it, lists it, shows it and writes it', async () => {
    expect(await checklistsCommand(['import', own()])).toBe(0);
    expect(said).toMatch(/^Importada: «lista-propia», edición 1, .* SHA-256 [0-9a-f]{64}\.\n$/);
    await checklistsCommand(['import', own()]);
    expect(said).toContain('Ya estaba, con el mismo contenido: «lista-propia»');
    await checklistsCommand(['list']);
    expect(said).toMatch(/^\* lista-propia +1 +importada/m);
    expect(said).toMatch(/^\* giis-b015 +1\.0 +integrada/m);
    said = '';
    await checklistsCommand(['show', 'lista-propia@1']);
    expect(JSON.parse(said)).toMatchObject({ id: 'lista-propia', title: 'Lista propia', norm: CARRIED.norm });
    const target = join(folder, 'salida.json');
    await checklistsCommand(['export', 'lista-propia@1', target]);
    expect(JSON.parse(readFileSync(target, 'utf8'))).toEqual(JSON.parse(said.slice(0, said.lastIndexOf('}') + 1)));
  });

  it.each([
    [[], /va list, show, check, import o export/],
    [['show'], /Falta decir qué lista/],
    [['show', 'a@b@c'], /ID o ID@EDICIÓN/],
    [['show', 'giis-b015@77'], /no tiene la edición 77/],
    [['check'], /Falta decir qué archivo/],
    [['export', 'giis-b015'], /en qué archivo/],
    [['list', '--todo'], /No existe la opción --todo/],
  ])('%j is one sentence', async (args, sentence) => {
    await expect(checklistsCommand(args)).rejects.toThrow(sentence);
  });
});

describe('what verify --checklist names', () => {
  const verify = (checklist: string) => {
    const env = { ...process.env, NODE_NO_WARNINGS: '1' };
    const main = join(PROJECT, 'electron', 'cli', 'main.ts');
    const args = [main, 'verify', join(folder, 'consulta.txt'), '--checklist', checklist, '--json', '-'];
    return spawnSync(process.execPath, args, { encoding: 'utf8', env, cwd: folder });
  };

  it('a carried one is found as ever; a file is read; a kept one is found in the registry', async () => {
    expect(await ownChecklistOf('giis-b015')).toBeUndefined();
    expect((await ownChecklistOf(join(folder, 'propia.json')))?.checklist.id).toBe('lista-propia');
    expect((await ownChecklistOf('lista-propia'))?.checklist.edition).toBe('1');
    expect((await ownChecklistOf(`giis-b015@${CARRIED.edition}`))?.checklist).toEqual(CARRIED);
    const heir = { ...OWN, id: 'nieta', extends: { id: 'lista-propia', edition: '1' }, without: [] };
    writeFileSync(join(folder, 'nieta.json'), JSON.stringify(heir));
    expect((await ownChecklistOf(join(folder, 'nieta.json')))?.checklist.basedOn?.id).toBe('lista-propia');
    await expect(ownChecklistOf('nada')).rejects.toThrow(/^No hay una lista «nada». Las que hay: /);
  });

  it('a file of a list is verified against', () => {
    const { stdout, stderr, status } = verify('propia.json');
    expect(stderr).toBe('');
    expect(status).not.toBe(2);
    const { run, score } = JSON.parse(stdout) as VerificationResult;
    expect(run.checklist).toMatchObject({ id: 'lista-propia', edition: '1', title: 'Lista propia' });
    expect(score.items).toHaveLength(CARRIED.items.length - 1);
  });

  it('a file does not speak for a list that the program carries', async () => {
    writeFileSync(join(folder, 'igual.json'), JSON.stringify(CARRIED, null, 2));
    expect((await ownChecklistOf(join(folder, 'igual.json')))?.checklist).toEqual(CARRIED);
    const items = CARRIED.items.map((item) => ({ ...item, mandatory: item.mandatory !== true }));
    writeFileSync(join(folder, 'otra.json'), JSON.stringify({ ...CARRIED, items }));
    await expect(ownChecklistOf(join(folder, 'otra.json'))).rejects.toThrow(
      /se llama como la edición .* dice otra cosa/,
    );
    writeFileSync(join(folder, 'otra.json'), JSON.stringify({ ...CARRIED, edition: '99', items }));
    expect((await ownChecklistOf(join(folder, 'otra.json')))?.checklist.edition).toBe('99');
  });

  it('a file with a fault is one sentence and exit code 2', () => {
    writeFileSync(join(folder, 'mala.json'), JSON.stringify({ ...CARRIED, peso: 1 }));
    const { stdout, stderr, status } = verify('mala.json');
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toBe(
      'cotejo: La lista «mala.json» no se puede usar. La lista de cotejo: en la raíz sobra «peso», que no se conoce.\n',
    );
  });
});
