import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importCatalogs, loadCatalogs, removeCatalog } from '../../electron/engine/catalog-store.ts';
import { workbookOf } from '../support/workbook.ts';
import { zipOf } from '../support/zip-writer.ts';

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
    expect(readdirSync(store)).toEqual(['tipo-personal@2026-02.catalogo']);
    const catalogs = loadCatalogs(builtIn, store);
    expect(catalogs.list().filter(({ id }) => id === 'tipo-personal')).toEqual([expect.objectContaining(imported[0])]);
    expect(catalogs.get('tipo-personal')?.get('2')).toEqual({ key: '2', name: 'DOS' });
    expect(catalogs.editions().filter(({ ref }) => ref.id === 'tipo-personal')).toEqual([
      { ref: expect.objectContaining({ source: 'integrado' }), serves: null },
      { ref: imported[0], importedAt: expect.stringMatching(/^20/), serves: { from: null, to: null } },
    ]);
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
    write('lote/anterior.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0));
    write('lote/~$abierto.xlsx', 'lo que Excel deja junto a un libro abierto');
    write('lote/libro.csv', 'PK\u0003\u0004');
    write('lote/binario.csv', Uint8Array.of(1, 0, 2, 0));
    write('lote/LEEME.md', 'no');
    const { imported, skipped } = await importCatalogs([join(folder, 'lote'), join(folder, 'no-esta')], store);
    expect(imported.map(({ id }) => id).sort()).toEqual(['area-anatomica', 'escolaridad']);
    expect(loadCatalogs(builtIn, store).get('area-anatomica')?.get('4')?.name).toBe('CUELLO Ñ');
    expect(skipped.map(({ reason }) => reason)).toEqual([
      'El archivo o la carpeta no existe.',
      expect.stringMatching(/^Es un libro de Excel anterior a 2007/),
      'No es un archivo de texto ni un libro XLSX.',
      expect.stringMatching(/^El libro de Excel está dañado/),
      expect.stringMatching(/^No es un catálogo conocido/),
      'El archivo está vacío.',
    ]);
  });

  it('reads books and ZIPs of tables and books, and says what else is in them', async () => {
    const book = workbookOf([
      {
        name: 'Hoja',
        rows: [
          ['CATALOG_KEY', 'ESCOLARIDAD'],
          [1, 'PRIMARIA'],
        ],
      },
    ]);
    const zip = zipOf([
      { name: 'carpeta/personal.csv', content: Buffer.from(STAFF) },
      { name: 'libro.xlsx', content: book },
      { name: 'dentro.zip', content: zipOf([{ name: 'a.csv', content: Buffer.from(STAFF) }]) },
      { name: '../fuera.csv', content: Buffer.from(STAFF) },
      { name: 'LEEME.md', content: Buffer.from('nada') },
    ]);
    const paths = [write('lote/todo.zip', zip), write('libro.xlsx', book), write('vacio.zip', zipOf([]))];
    const seen: string[] = [];
    const { imported, skipped } = await importCatalogs(paths, store, { onProgress: ({ file }) => seen.push(file) });
    expect(imported.map(({ id }) => id).sort()).toEqual(['escolaridad', 'tipo-personal']);
    expect(imported.find(({ id }) => id === 'escolaridad')?.sha256).toBe(
      createHash('sha256').update(book).digest('hex'),
    );
    expect(skipped.map(({ path, reason }) => `${path.slice(folder.length + 1)}: ${reason}`).sort()).toEqual([
      expect.stringMatching(/^lote\/todo\.zip!\/\.\.\/fuera\.csv: .*apunta fuera/),
      expect.stringMatching(/^lote\/todo\.zip!\/dentro\.zip: Es un ZIP dentro de otro/),
      expect.stringMatching(/^vacio\.zip: /),
    ]);
    expect(seen).toHaveLength(4);
  });

  it('takes only the catalogue that another is to take the place of', async () => {
    const { imported, skipped } = await importCatalogs([write('a.csv', STAFF)], store, { only: 'escolaridad' });
    expect(imported).toEqual([]);
    expect(skipped[0].reason).toBe('Se esperaba «Escolaridad» y el archivo es «Tipo de personal del SIS».');
  });

  it('refuses a day that is none', async () => {
    for (const validFrom of ['2026-02-30', '31/01/2026', '']) {
      const { skipped } = await importCatalogs([write('a.csv', STAFF)], store, { validFrom });
      expect(skipped[0].reason).toMatch(/2026-01-31\.$/);
    }
    expect(existsSync(store)).toBe(false);
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
    const known = () => loadCatalogs(builtIn, store).editions();
    const own = () => known().filter(({ ref }) => ref.id === 'tipo-personal');
    expect(own().map(({ ref, serves }) => [ref.edition, serves !== null])).toEqual([
      ['2024', false],
      ['1', false],
      ['0', true],
    ]);
    expect(await removeCatalog(store, 'tipo-personal', '0')).toBe(true);
    expect(inUse()).toBe(2);
    expect(await removeCatalog(store, 'tipo-personal', '1')).toBe(true);
    expect(inUse()).toBe(30);
    expect(await removeCatalog(store, 'tipo-personal', '1')).toBe(false);
    expect(await removeCatalog(store, 'tipo-personal/..', '1')).toBe(false);
    expect(await removeCatalog(store, 'tipo-personal', '../1')).toBe(false);
  });

  it('stand side by side by their days, the built-in one before them', async () => {
    await importCatalogs([write('b.csv', `${STAFF}3,TRES\n`)], store, { edition: 'b', validFrom: '2026-01-01' });
    await importCatalogs([write('a.csv', STAFF)], store, { edition: 'a', validFrom: '2025-01-01' });
    const catalogs = loadCatalogs(builtIn, store);
    const rows = (day?: string) => catalogs.get('tipo-personal', day)?.rows;
    expect([rows('2024-12-31'), rows('2025-01-01'), rows('2025-12-31'), rows('2026-01-01'), rows()]).toEqual([
      30, 2, 2, 3, 3,
    ]);
    const listed = catalogs.list().filter(({ id }) => id === 'tipo-personal');
    expect(listed.map(({ edition, validFrom }) => [edition, validFrom])).toEqual([
      ['2024', undefined],
      ['a', '2025-01-01'],
      ['b', '2026-01-01'],
    ]);
    expect(
      loadCatalogs(builtIn, store)
        .list()
        .find(({ edition }) => edition === 'a')
        ?.get('2')?.name,
    ).toBe('DOS');
    // The same edition again takes its own place, with its new day.
    await importCatalogs([write('a.csv', STAFF)], store, { edition: 'a', validFrom: '2026-01-01' });
    expect(readdirSync(store)).toHaveLength(2);
    expect(loadCatalogs(builtIn, store).get('tipo-personal', '2026-01-01')?.edition).toBe('a');
  });

  it('CSVs of one run come first and are not stored', async () => {
    await importCatalogs([write('a.csv', STAFF)], store, { edition: '1' });
    write('lote/a.csv', `${STAFF}3,TRES\n4,CUATRO\n`);
    write('lote/otro.csv', 'a,b\n1,2\n');
    write('lote/libro.xlsx', workbookOf([]));
    const catalogs = loadCatalogs(builtIn, store, join(folder, 'lote'));
    expect(catalogs.get('tipo-personal')?.rows).toBe(4);
    expect(catalogs.list().filter(({ id }) => id === 'tipo-personal')).toHaveLength(1);
    expect(catalogs.problems()).toEqual([
      expect.stringMatching(/^libro\.xlsx: Los libros XLSX/),
      expect.stringMatching(/^otro\.csv: No es un catálogo conocido/),
    ]);
    expect(readdirSync(store)).toHaveLength(1);
    expect(() => loadCatalogs(builtIn, store, join(folder, 'no-esta'))).toThrow(/«no-esta»: .+ no existe\.$/);
  });
});

describe('damage', () => {
  const stored = async () => {
    await importCatalogs([write('a.csv', STAFF), write('b.csv', SCHOOLING)], store, { edition: '1' });
    return (id: string) => join(store, `${id}@1.catalogo`);
  };

  it('a cut file is seen at once; the rest serves', async () => {
    const path = await stored();
    writeFileSync(path('escolaridad'), readFileSync(path('escolaridad')).subarray(0, -5));
    writeFileSync(path('tipo-personal'), '');
    const catalogs = loadCatalogs(builtIn, store);
    expect(catalogs.problems()).toHaveLength(2);
    expect(catalogs.problems()[0]).toMatch(/^El catálogo escolaridad@1 está dañado/);
    expect(catalogs.get('escolaridad')).toBeUndefined();
    expect(catalogs.get('tipo-personal')?.rows).toBe(30);
  });

  it('a file damaged inside is seen when it is asked for', async () => {
    const path = await stored();
    const bytes = readFileSync(path('escolaridad'));
    bytes[bytes.length - 1] ^= 1;
    writeFileSync(path('escolaridad'), bytes);
    const catalogs = loadCatalogs(builtIn, store);
    expect(catalogs.list().map(({ id }) => id)).toContain('escolaridad');
    expect(catalogs.get('escolaridad')).toBeUndefined();
    expect(catalogs.problems()).toEqual([expect.stringMatching(/escolaridad@1 está dañado/)]);
    expect(catalogs.list().map(({ id }) => id)).not.toContain('escolaridad');
  });

  it('an edition damaged inside gives way to the one it hid', async () => {
    const path = await stored();
    const bytes = readFileSync(path('tipo-personal'));
    bytes[bytes.length - 1] ^= 1;
    writeFileSync(path('tipo-personal'), bytes);
    const catalogs = loadCatalogs(builtIn, store);
    expect(catalogs.list().find(({ id }) => id === 'tipo-personal')?.edition).toBe('1');
    expect(catalogs.get('tipo-personal', '2026-01-01')?.rows).toBe(30);
    expect(catalogs.list().find(({ id }) => id === 'tipo-personal')?.source).toBe('integrado');
  });

  it('what an earlier version stored is not used, and said so until it is imported again', async () => {
    await importCatalogs([write('a.csv', STAFF)], store, { edition: '2' });
    writeFileSync(join(store, 'escolaridad@1.json'), '{"schema":"cotejo/catalog@1",\n"table":"1"}\n');
    expect(loadCatalogs(builtIn, store).problems()).toEqual([
      'El catálogo escolaridad@1 se guardó con una versión anterior de Cotejo y no se usa; impórtelo de nuevo.',
    ]);
    await importCatalogs([write('b.csv', SCHOOLING)], store, { edition: '1' });
    expect(loadCatalogs(builtIn, store).problems()).toEqual([]);
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
      const keys = [...direct.get(id)!.keys()].sort();
      expect([...catalogs.get(id)!.keys()].sort()).toEqual(keys);
      for (const key of keys) expect(catalogs.get(id)!.get(key)).toEqual(direct.get(id)!.get(key));
    }
  });
});
