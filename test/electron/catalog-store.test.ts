import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importCatalogs, loadCatalogs, removeCatalog } from '../../electron/engine/catalog-store.ts';

const builtIn = resolve(import.meta.dirname, '../../resources/catalogs');
// Synthetic, in the official column layouts.
const STAFF = 'CATALOG_KEY,TIPO_PERSONAL\n1,UNO\n2,DOS\n';
const SCHOOLING = 'CATALOG_KEY,ESCOLARIDAD,VIGENTE\n1,PRIMARIA,1\n';

let folder: string;
let store: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-catalogos-'));
  store = join(folder, 'guardados');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

describe('import', () => {
  it('stores a catalogue with the hash of its file, over the built-in one', async () => {
    const { imported, skipped } = await importCatalogs([write('a.csv', STAFF)], store, { edition: '2026-02' });
    const sha256 = createHash('sha256').update(STAFF).digest('hex');
    expect(skipped).toEqual([]);
    expect(imported).toEqual([
      {
        id: 'tipo-personal',
        title: 'Tipo de personal del SIS',
        edition: '2026-02',
        rows: 2,
        sha256,
        source: 'importado',
      },
    ]);
    expect(readdirSync(store)).toEqual(['tipo-personal@2026-02.json']);
    const catalogs = loadCatalogs(builtIn, store);
    expect(catalogs.list().find(({ id }) => id === 'tipo-personal')).toMatchObject(imported[0]);
    expect(catalogs.get('tipo-personal')?.get('2')).toEqual({ key: '2', name: 'DOS' });
    expect(catalogs.stored()).toEqual(imported);
    expect(catalogs.problems()).toEqual([]);
  });

  it('names an unknown edition by the hash', async () => {
    const { imported } = await importCatalogs([write('a.csv', STAFF)], store);
    expect(imported[0].edition).toBe(`sha-${imported[0].sha256.slice(0, 8)}`);
  });

  it('reads folders, windows-1252, and skips with a reason what it cannot use', async () => {
    write('lote/b/escolaridad.CSV', SCHOOLING);
    write('lote/latin.csv', Buffer.from('CATALOG_KEY,DESCRIPCIÓN CORTA\n1,CABEZA\n4,CUELLO Ñ\n', 'latin1'));
    write('lote/otro.csv', 'a,b\n1,2\n');
    write('lote/vacio.csv', '');
    write('lote/libro.csv', 'PK\u0003\u0004');
    write('lote/binario.csv', Uint8Array.of(1, 0, 2, 0));
    write('lote/LEEME.md', 'no');
    const { imported, skipped } = await importCatalogs([join(folder, 'lote'), join(folder, 'no-esta')], store);
    expect(imported.map(({ id }) => id).sort()).toEqual(['area-anatomica', 'escolaridad']);
    expect(loadCatalogs(builtIn, store).get('area-anatomica')?.get('4')?.name).toBe('CUELLO Ñ');
    expect(skipped.map(({ reason }) => reason)).toEqual([
      'No es un archivo de texto.',
      expect.stringMatching(/^Es un libro de Excel/),
      expect.stringMatching(/^No es un catálogo conocido/),
      'El archivo está vacío.',
      'El archivo o la carpeta no existe.',
    ]);
  });

  it('refuses two files that would be one edition, and an edition that is no file name', async () => {
    const paths = [write('a.csv', STAFF), write('b.csv', `${STAFF}3,TRES\n`)];
    const { imported, skipped } = await importCatalogs(paths, store, { edition: 'x' });
    expect([imported.length, skipped.length]).toEqual([1, 1]);
    expect(skipped[0].reason).toMatch(/^Otro archivo de esta importación/);
    for (const edition of ['../x', '', 'a b', '.x', 'x.']) {
      expect((await importCatalogs(paths, store, { edition })).skipped).toHaveLength(2);
    }
    expect(readdirSync(store)).toHaveLength(1);
  });

  it('says so when the store cannot be written, and leaves nothing behind', async () => {
    const { imported, skipped } = await importCatalogs([write('a.csv', STAFF)], write('guardados', 'un archivo'));
    expect(imported).toEqual([]);
    expect(skipped[0].reason).toMatch(/\.$/);
    expect(readdirSync(folder).sort()).toEqual(['a.csv', 'guardados']);
  });
});

describe('editions', () => {
  it('the latest import is in use; removed, the one before it; then the built-in one', async () => {
    await importCatalogs([write('a.csv', STAFF)], store, { edition: '1' });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await importCatalogs([write('a.csv', `${STAFF}3,TRES\n`)], store, { edition: '0' });
    const inUse = () => loadCatalogs(builtIn, store).get('tipo-personal')?.rows;
    expect(inUse()).toBe(3);
    expect(
      loadCatalogs(builtIn, store)
        .stored()
        .map(({ edition }) => edition),
    ).toEqual(['0', '1']);
    expect(await removeCatalog(store, 'tipo-personal', '0')).toBe(true);
    expect(inUse()).toBe(2);
    expect(await removeCatalog(store, 'tipo-personal', '1')).toBe(true);
    expect(inUse()).toBe(30);
    expect(await removeCatalog(store, 'tipo-personal', '1')).toBe(false);
    expect(await removeCatalog(store, 'tipo-personal/..', '1')).toBe(false);
    expect(await removeCatalog(store, 'tipo-personal', '../1')).toBe(false);
  });

  it('CSVs of one run come first and are not stored', async () => {
    await importCatalogs([write('a.csv', STAFF)], store, { edition: '1' });
    write('lote/a.csv', `${STAFF}3,TRES\n4,CUATRO\n`);
    write('lote/otro.csv', 'a,b\n1,2\n');
    const catalogs = loadCatalogs(builtIn, store, join(folder, 'lote'));
    expect(catalogs.get('tipo-personal')?.rows).toBe(4);
    expect(catalogs.problems()).toEqual([expect.stringMatching(/^otro\.csv: No es un catálogo conocido/)]);
    expect(readdirSync(store)).toHaveLength(1);
    expect(() => loadCatalogs(builtIn, store, join(folder, 'no-esta'))).toThrow(/«no-esta»: .+ no existe\.$/);
  });
});

describe('damage', () => {
  const stored = async () => {
    await importCatalogs([write('a.csv', STAFF), write('b.csv', SCHOOLING)], store, { edition: '1' });
    return (id: string) => join(store, `${id}@1.json`);
  };

  it('a cut file is seen at once; the rest serves', async () => {
    const path = await stored();
    const text = readFileSync(path('escolaridad'), 'utf8');
    writeFileSync(path('escolaridad'), text.slice(0, -5));
    writeFileSync(path('tipo-personal'), '');
    const catalogs = loadCatalogs(builtIn, store);
    expect(catalogs.problems()).toHaveLength(2);
    expect(catalogs.problems()[0]).toMatch(/^El catálogo escolaridad@1\.json está dañado/);
    expect(catalogs.get('escolaridad')).toBeUndefined();
    expect(catalogs.get('tipo-personal')?.rows).toBe(30);
  });

  it('a file damaged inside is seen when it is asked for', async () => {
    const path = await stored();
    const text = readFileSync(path('escolaridad'), 'utf8');
    writeFileSync(path('escolaridad'), text.replace('"table":"', '"table":\\'));
    const catalogs = loadCatalogs(builtIn, store);
    expect(catalogs.list().map(({ id }) => id)).toContain('escolaridad');
    expect(catalogs.get('escolaridad')).toBeUndefined();
    expect(catalogs.problems()).toEqual([expect.stringMatching(/escolaridad@1\.json está dañado/)]);
    expect(catalogs.list().map(({ id }) => id)).not.toContain('escolaridad');
  });

  it('a file that vanished after it was listed is absent, not fatal', async () => {
    await stored();
    const catalogs = loadCatalogs(builtIn, store);
    const listed = catalogs.list().find(({ id }) => id === 'escolaridad')!;
    rmSync(store, { recursive: true });
    expect(listed.get('1')).toBeUndefined();
    expect([...listed.keys()]).toEqual([]);
    expect(catalogs.problems()).toHaveLength(1);
  });

  it('without a store there are the built-in ones; without those, a sentence', () => {
    expect(
      loadCatalogs(builtIn)
        .list()
        .map(({ id }) => id),
    ).toContain('entidades');
    expect(loadCatalogs(builtIn, store).problems()).toEqual([]);
    expect(loadCatalogs(join(folder, 'no-esta')).problems()).toHaveLength(1);
  });
});

describe('the official catalogues', () => {
  const official = resolve(import.meta.dirname, '../../../shared/dgis-catalogs');

  it.skipIf(!existsSync(official))('are imported and read back (skipped without ../shared)', async () => {
    const { imported, skipped } = await importCatalogs([official], store);
    expect(skipped).toEqual([]);
    expect(imported).toHaveLength(19);
    const catalogs = loadCatalogs(builtIn, store);
    expect(catalogs.get('clues')?.rows).toBe(15_295);
    expect(catalogs.get('clues')?.get('ASSSA000013')).toMatchObject({ active: true, extra: { institution: 'SSA' } });
    expect(catalogs.get('cie-10')?.get('O800')).toMatchObject({ sex: 'M', minAge: '009A', maxAge: '059A' });
    const direct = loadCatalogs(builtIn, undefined, official);
    for (const { id } of imported) {
      const keys = [...direct.get(id)!.keys()];
      expect([...catalogs.get(id)!.keys()]).toEqual(keys);
      for (const key of keys) expect(catalogs.get(id)!.get(key)).toEqual(direct.get(id)!.get(key));
    }
  });
});
