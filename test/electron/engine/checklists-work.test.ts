import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layerIds } from '../../../electron/engine/checklist-file.ts';
import { createChecklistWork } from '../../../electron/engine/checklists-work.ts';
import { dataFolders } from '../../../electron/engine/data-folder.ts';
import { compareEditions, findAnyChecklist } from '../../../electron/engine/find-checklist.ts';
import { loadResources } from '../../../electron/engine/resources.ts';
import { verifyExport } from '../../../electron/engine/verify-export.ts';
import { parseChecklist } from '../../../shared/checklist/load.ts';
import { checklistMethods } from '../../../shared/ipc/checklists.ts';
import { b015Bytes } from '../../support/giis-generator.ts';
import { RESOURCES, runSetup } from '../../support/project.ts';
import { open, temporaryFolder } from '../registry/support.ts';

const NOM024 = 'nom-024-ssa3-2012';
const resources = loadResources(RESOURCES);
const carried = resources.checklists.find(({ checklist }) => checklist.id === NOM024)!;

function work() {
  const folder = temporaryFolder();
  const registry = open(folder);
  const folders = dataFolders({ COTEJO_HOME: folder });
  const made = createChecklistWork({ registry, folders, resources, toolVersion: 'prueba', emit: () => {} });
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  return { ...made, registry, folder, file };
}

const copy = { from: { id: NOM024, edition: carried.checklist.edition }, id: 'lista-del-hospital', edition: '1' };

describe('checklists, as the window asks for them', () => {
  it('what the program carries is listed, with what it serves for', async () => {
    const { handlers, listForRuns } = work();
    const all = await handlers['checklists.editions'](undefined);
    expect(all.map(({ id }) => id)).toEqual([...all.map(({ id }) => id)].sort());
    expect(all.find(({ id }) => id === NOM024)).toMatchObject({
      origin: 'integrada',
      sha256: carried.sha256,
      forRuns: true,
      forVisits: true,
      latest: true,
    });
    expect(all.find(({ id }) => id === 'capacidad-ece')).toMatchObject({ forRuns: false, forVisits: true, items: 0 });
    expect((await listForRuns()).map(({ id }) => id)).not.toContain('capacidad-ece');
  });

  it('a copy is changed, published and serves for runs', async () => {
    const { handlers, listForRuns, find, file } = work();
    const draft = await handlers['checklists.copy'](checklistMethods['checklists.copy'].input.parse(copy));
    expect(draft.faults).toEqual([]);
    const checklist = { ...draft.checklist, items: draft.checklist.items.map((item) => ({ ...item, weight: 1 })) };
    const saved = await handlers['checklists.saveDraft']({ draft: draft.draft, checklist });
    expect(saved.faults).toEqual([]);
    const published = await handlers['checklists.publish']({ draft: draft.draft });
    expect(published).toMatchObject({ origin: 'propia', checklist: { basedOn: copy.from } });
    expect(await handlers['checklists.drafts'](undefined)).toEqual([]);

    expect((await listForRuns()).map(({ id }) => id)).toContain('lista-del-hospital');
    expect((await listForRuns())[0].id).toBe(NOM024);
    const ownChecklist = await find('lista-del-hospital');
    const setup = runSetup({ checklist: 'lista-del-hospital', ownChecklist });
    const path = file('consulta.txt', b015Bytes(5, 1));
    const { result } = await verifyExport({ paths: [path], setup, toolVersion: '0', threads: 0 });
    expect(result.run.checklist).toMatchObject({ id: 'lista-del-hospital', sha256: published.sha256 });
    expect(result.score.items.every(({ weight }) => weight === 1)).toBe(true);
  });

  it('a draft with faults is kept and not published', async () => {
    const { handlers } = work();
    const { draft, checklist } = await handlers['checklists.copy'](copy);
    const faulty = { ...checklist, title: '', items: [{ ...checklist.items[0], domain: 'otro' }] };
    expect((await handlers['checklists.saveDraft']({ draft, checklist: faulty })).faults).toHaveLength(2);
    await expect(handlers['checklists.publish']({ draft })).rejects.toThrow(
      /^No se puede publicar\. .* Y 1 falta más\.$/,
    );
    expect(await handlers['checklists.drafts'](undefined)).toMatchObject([{ draft, checklist: faulty }]);
    const same = { ...checklist, id: NOM024, edition: carried.checklist.edition };
    const { faults } = await handlers['checklists.saveDraft']({ draft, checklist: same });
    expect(faults).toEqual([
      `La edición ${carried.checklist.edition} de «${NOM024}» ya está publicada y no cambia: póngale otro número.`,
    ]);
    const huge = { ...checklist, items: new Array(100_000).fill(checklist.items[0]) };
    await expect(handlers['checklists.saveDraft']({ draft, checklist: huge })).rejects.toThrow(
      /trae 100,000 requisitos/,
    );
  });

  it('a later edition under the same id is the one that runs and visits begin with', async () => {
    const { handlers, listForRuns, registry } = work();
    const { draft } = await handlers['checklists.copy']({ ...copy, id: NOM024, edition: '99.1' });
    await handlers['checklists.publish']({ draft });
    const of = (await handlers['checklists.editions'](undefined)).filter(({ id }) => id === NOM024);
    expect(of.map(({ edition, latest }) => [edition, latest])).toEqual([
      ['99.1', true],
      [carried.checklist.edition, false],
    ]);
    expect((await listForRuns())[0]).toMatchObject({ id: NOM024, edition: '99.1' });
    const earlier = await findAnyChecklist(resources, registry, NOM024, carried.checklist.edition);
    expect(earlier).toMatchObject({ origin: 'integrada', sha256: carried.sha256 });
  });

  it('an edition that a visit used outlives the program that carried it', async () => {
    const { registry } = work();
    await registry.checklists.keep({ ...carried, origin: 'integrada', publishedAt: null });
    const later = { ...resources, checklists: resources.checklists.filter((one) => one !== carried) };
    const found = await findAnyChecklist(later, registry, NOM024, carried.checklist.edition);
    expect(found).toMatchObject({ sha256: carried.sha256, checklist: carried.checklist });
    await expect(findAnyChecklist(later, registry, NOM024, '7')).rejects.toThrow(
      `La lista «${NOM024}» no tiene la edición 7. Las que hay: ${carried.checklist.edition}.`,
    );
    await expect(findAnyChecklist(later, registry, 'nada')).rejects.toThrow('No hay una lista «nada». Las que hay: ');
  });

  it('a file comes in, goes out and comes in again as the same', async () => {
    const { handlers, folder, file } = work();
    const heir = {
      schema: 'cotejo/checklist@1',
      id: 'heredera',
      edition: '1',
      extends: copy.from,
      title: 'Lista heredera',
      items: [{ id: 'curp-presente', weight: 9 }],
      without: ['curp-estructura'],
    };
    const imported = await handlers['checklists.import']({ path: file('lista.json', `\uFEFF${JSON.stringify(heir)}`) });
    expect(imported).toMatchObject({ origin: 'importada', checklist: { basedOn: copy.from, title: 'Lista heredera' } });
    expect(imported.checklist.items).toHaveLength(carried.checklist.items.length - 1);
    const path = join(folder, 'salida.json');
    await handlers['checklists.export']({ id: 'heredera', edition: '1', path });
    const written = readFileSync(path, 'utf8');
    expect(written.startsWith('{\n  "schema": "cotejo/checklist@1",\n  "id": "heredera",')).toBe(true);
    expect(await handlers['checklists.import']({ path })).toEqual(imported);
    const own = await handlers['checklists.import']({
      path: file('igual.json', JSON.stringify(carried.checklist)),
    });
    expect(own).toMatchObject({ origin: 'integrada', sha256: carried.sha256 });
    const altered = { ...carried.checklist, title: 'Otra cosa' };
    await expect(handlers['checklists.import']({ path: file('otra.json', JSON.stringify(altered)) })).rejects.toThrow(
      /ya está publicada con otro contenido/,
    );
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ['vacia.json', '', /No es JSON en UTF-8\.$/],
    ['cortada.json', '{"schema":', /No es JSON en UTF-8\.$/],
    ['latina.json', Uint8Array.from([0x7b, 0x22, 0xf1, 0x22, 0x7d]), /No es JSON en UTF-8\.$/],
    ['anidada.json', '['.repeat(2_000_000), /No es JSON en UTF-8\.$/],
    ['texto.json', '"hola"', /en la raíz se esperaba un objeto\.$/],
    ['ajena.json', '{"schema":"otra@1"}', /en la raíz falta «id»\.$/],
    ['clave.json', JSON.stringify({ ...carried.checklist, peso: 1 }), /sobra «peso», que no se conoce\.$/],
    [
      'capa.json',
      JSON.stringify({
        ...carried.checklist,
        edition: '9',
        items: [{ ...carried.checklist.items[0], decision: { by: 'layer', layers: ['no-hay'] } }],
      }),
      /nombra la capa «no-hay», que no existe\.$/,
    ],
    [
      'ciclo.json',
      JSON.stringify({ id: 'yo', edition: '1', extends: { id: 'yo', edition: '1' } }),
      /hereda de sí misma: yo@1 → yo@1\.$/,
    ],
    [
      'sin-base.json',
      JSON.stringify({ id: 'yo', edition: '1', extends: { id: 'x', edition: '1' } }),
      /que no está en este equipo\.$/,
    ],
    [
      'muchas.json',
      JSON.stringify({ items: new Array(100_000).fill(1) }),
      /trae 100,000 requisitos; el máximo es 5,000\.$/,
    ],
  ])('%s is refused in one sentence, in bounded time', async (name, content, sentence) => {
    const { handlers, file, registry } = work();
    const started = performance.now();
    const error = await handlers['checklists.import']({ path: file(name, content) }).catch((refused: Error) => refused);
    expect(performance.now() - started).toBeLessThan(3000);
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).toMatch(sentence);
    expect((error as Error).message).toContain(`La lista «${name}» no se puede usar. `);
    expect(await registry.checklists.list()).toEqual([]);
  });

  it('a file that is too large, a folder and nothing at all are one sentence', async () => {
    const { handlers, file, folder } = work();
    const large = file('grande.json', '{}');
    truncateSync(large, 6_000_000_000);
    await expect(handlers['checklists.import']({ path: large })).rejects.toThrow(/Pesa más de 5 MB\.$/);
    await expect(handlers['checklists.import']({ path: folder })).rejects.toThrow(/Es una carpeta, no un archivo\.$/);
    await expect(handlers['checklists.import']({ path: join(folder, 'nada') })).rejects.toThrow(/no existe/);
    const path = join(folder, 'no-hay', 'lista.json');
    await expect(handlers['checklists.export']({ ...copy.from, path })).rejects.toThrow(/No existe la carpeta/);
  });
});

it('every checklist of the program names only layers that there are', () => {
  const layers = layerIds(resources);
  for (const { checklist } of resources.checklists) {
    expect(() => parseChecklist(checklist, resources.checks, layers)).not.toThrow();
  }
});

it('editions are ordered by their numbers', () => {
  const sorted = ['1.10', '1.9', '2', '1.3-hospital', '1.3', '2026.1'].sort(compareEditions);
  expect(sorted).toEqual(['1.3', '1.3-hospital', '1.9', '1.10', '2', '2026.1']);
});
