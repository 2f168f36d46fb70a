import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { keep } from '../registry/support.ts';
import { RUN, reportDesk, UNIT } from './report-work-support.ts';

const OTHER = 'DFSSA000010';

describe('what a batch prints', () => {
  it('is the unit, or its last complete run, or its last closed visit, in the order of the CLUES', async () => {
    const { reports, registry } = await reportDesk();
    await registry.saveUnit({ clues: OTHER, name: 'Otra Sintética', aliases: [] });
    await keep(registry, { id: 'corrida-cancelada-1', unit: UNIT, status: 'cancelada' });
    const entries = (what: 'unit' | 'last-run' | 'last-visit') =>
      reports['report.batchEntries']({ units: {}, what, paper: 'oficio' });
    expect(await entries('unit')).toEqual([
      { clues: UNIT, name: 'Unidad Sintética', request: { kind: 'unit', clues: UNIT, paper: 'oficio' }, reason: null },
      { clues: OTHER, name: 'Otra Sintética', request: { kind: 'unit', clues: OTHER, paper: 'oficio' }, reason: null },
    ]);
    const [run, none] = await entries('last-run');
    expect(run?.request).toEqual({ kind: 'run', run: RUN, paper: 'oficio' });
    expect(none).toMatchObject({
      request: null,
      reason: expect.stringMatching(/no tiene verificaciones completas\.$/),
    });
    expect((await entries('last-visit')).map(({ reason }) => reason)).toEqual(
      Array(2).fill('La unidad no tiene visitas cerradas.'),
    );
  });

  it('is the units named, each once; one that the registry lacks stands there with the reason', async () => {
    const { reports } = await reportDesk();
    const units = ['JCSSA000030', UNIT, UNIT];
    const entries = await reports['report.batchEntries']({ units, what: 'unit' });
    expect(entries.map(({ clues, reason }) => [clues, reason])).toEqual([
      [UNIT, null],
      ['JCSSA000030', 'El registro no tiene esa unidad.'],
    ]);
  });

  it('is a sentence where no unit answers', async () => {
    const { reports } = await reportDesk();
    const filter = { text: 'zzz que nadie lleva' };
    await expect(reports['report.batchEntries']({ units: filter, what: 'unit' })).rejects.toThrow(/Ninguna unidad/);
  });
});

describe('the ZIP of a batch', () => {
  const printed = [
    { clues: UNIT, name: 'Unidad <Sintética>', file: `${UNIT}.pdf`, folio: 'CTJ-1', pages: 3, reason: null },
    { clues: OTHER, name: null, file: null, folio: null, pages: null, reason: 'La unidad no tiene visitas cerradas.' },
  ];

  it('holds the files and an index, the same to the byte each time', async () => {
    const { reports, registry, folder } = await reportDesk();
    const files = path.join(folder, 'lote');
    mkdirSync(files);
    writeFileSync(path.join(files, `${UNIT}.pdf`), 'pdf');
    writeFileSync(path.join(files, '.oculto'), 'x');
    const target = path.join(folder, 'lote.zip');
    const request = { units: [UNIT], what: 'unit' } as const;
    const zip = () =>
      reports['report.zip']({ folder: files, path: target, request: { ...request, units: [UNIT] }, printed });
    expect(await zip()).toEqual({ path: target });
    const first = readFileSync(target);
    const members = await membersOf(target);
    expect([...members.keys()]).toEqual(['index.html', 'index.csv', `${UNIT}.pdf`]);
    const page = members.get('index.html') ?? '';
    expect(page).toContain(`<a href="${UNIT}.pdf">`);
    expect(page).toContain('Unidad &lt;Sintética&gt;');
    expect(page).toContain('La unidad no tiene visitas cerradas.');
    expect(page).not.toMatch(/<script|http:|https:/);
    expect(members.get('index.csv')).toBe(
      `\ufeffclues,nombre,archivo,folio,paginas,motivo\r\n${UNIT},Unidad <Sintética>,${UNIT}.pdf,CTJ-1,3,\r\n${OTHER},,,,,La unidad no tiene visitas cerradas.\r\n`,
    );
    await zip();
    expect(readFileSync(target).equals(first)).toBe(true);
    const [last] = await registry.auditEntries(1);
    expect(last).toMatchObject({ action: 'lote-impreso', detail: { what: 'unit', printed: 1, units: 2 } });
  });
});

async function membersOf(file: string): Promise<ReadonlyMap<string, string>> {
  const zip = await yauzl.openPromise(file, { autoClose: false });
  const found = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Uint8Array);
    found.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
  }
  zip.close();
  return found;
}
