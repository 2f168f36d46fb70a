import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBuiltIn } from '../../../shared/catalogs/built-in.ts';
import type { CatalogEntry } from '../../../shared/catalogs/catalog.ts';
import { compileCatalog, openCompiled, readCompiledHeader } from '../../../shared/catalogs/compiled.ts';
import { createCatalog, createCatalogSet } from '../../../shared/catalogs/create.ts';
import { CATALOG_TITLES, isCatalogId } from '../../../shared/catalogs/titles.ts';
import { STATES } from '../../../shared/identifiers/states.ts';

const ref = { id: 'prueba', title: 'Prueba', edition: '1', sha256: 'ab', source: 'importado' as const };

describe('in memory', () => {
  it('looks entries up by key', () => {
    const catalog = createCatalog(ref, [{ key: '1', name: 'uno' }, { key: '2' }, { key: '1', name: 'otro' }]);
    expect(catalog).toMatchObject({ ...ref, rows: 2 });
    expect(catalog.get('1')).toEqual({ key: '1', name: 'uno' });
    expect(catalog.get('constructor')).toBeUndefined();
    expect([...catalog.keys()]).toEqual(['1', '2']);
  });

  it('lets overrides take the place of every edition of the same id', () => {
    const first = createCatalog({ ...ref, id: 'b' }, []);
    const later = createCatalog({ ...ref, id: 'b', validFrom: '2090-01-01' }, []);
    const other = createCatalog({ ...ref, id: 'a' }, []);
    const override = createCatalog({ ...ref, id: 'b', edition: '2' }, []);
    const set = createCatalogSet([first, later, other], [override]);
    expect(set.get('b')).toBe(override);
    expect(set.list()).toEqual([other, override]);
    expect(set.get('c')).toBeUndefined();
  });

  it('gives the edition of a day, and lists those that count on some day', () => {
    const edition = (name: string, validFrom?: string) =>
      createCatalog({ ...ref, edition: name, ...(validFrom === undefined ? {} : { validFrom }) }, []);
    const ever = edition('ever');
    const [hidden, first, second] = [
      edition('x', '2024-05-01'),
      edition('1', '2024-05-01'),
      edition('2', '2025-01-01'),
    ];
    const set = createCatalogSet([second, hidden, ever, first]);
    expect(set.list()).toEqual([ever, first, second]);
    const named = (day?: string) => set.get('prueba', day)?.edition;
    expect(named()).toBe('2');
    expect(named('1990-01-01')).toBe('ever');
    expect(named('2024-04-30')).toBe('ever');
    expect(named('2024-05-01')).toBe('1');
    expect(named('2024-12-31')).toBe('1');
    expect(named('2025-01-01')).toBe('2');
    expect(createCatalogSet([first, second]).get('prueba', '1990-01-01')).toBe(first);
  });
});

describe('stored form', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aÑ"\\,| ¦€😀\uffee'), minLength: 1 });
  const entry: fc.Arbitrary<CatalogEntry> = fc.record(
    {
      key: text,
      name: text,
      active: fc.boolean(),
      sex: fc.constantFrom('H' as const, 'M' as const),
      minAge: text,
      maxAge: text,
      extra: fc.dictionary(fc.constantFrom('letra', 'state', 'staff'), text, { minKeys: 1, noNullPrototype: true }),
    },
    { requiredKeys: ['key'] },
  );
  const dated = { ...ref, validFrom: '2026-02-01' };

  it('gives back what was stored', () => {
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ({ key }) => key }), text, (entries, absent) => {
        const stored = compileCatalog(dated, '2026-01-02T03:04:05.000Z', entries);
        const catalog = openCompiled(stored)!;
        expect(catalog).toMatchObject({ ...dated, rows: entries.length });
        for (const one of entries) {
          expect(catalog.get(one.key)).toEqual(one);
          expect(catalog.get(one.key)).toBe(catalog.get(one.key));
        }
        expect([...catalog.keys()].sort()).toEqual(entries.map(({ key }) => key).sort());
        expect(catalog.get(absent)).toEqual(entries.find(({ key }) => key === absent));
      }),
    );
  });

  it('keeps a row in its line, and the first of two rows with one key', () => {
    const entries = [{ key: '2' }, { key: '1', name: 'uno\tdos\n\ntres' }, { key: '1', name: 'otro' }];
    const catalog = openCompiled(compileCatalog(ref, '', entries));
    expect(catalog?.get('1')).toEqual({ key: '1', name: 'uno dos tres' });
    expect(catalog?.get('2')).toEqual({ key: '2' });
    expect(catalog?.rows).toBe(2);
  });

  it('is told by its first line', () => {
    const stored = compileCatalog(dated, '2026', [{ key: '1', name: 'Ñ' }]);
    const head = readCompiledHeader(stored.subarray(0, stored.indexOf(10) + 1));
    expect(head?.header).toMatchObject({ ...dated, importedAt: '2026', rows: 1 });
    expect(head?.fileBytes).toBe(stored.length);
  });

  it('is refused when cut anywhere, or with any byte changed after the first line', () => {
    const stored = compileCatalog(ref, '2026', [{ key: '1', name: 'Ñ' }, { key: '2' }]);
    for (let length = 0; length < stored.length; length++) {
      expect(openCompiled(stored.subarray(0, length))).toBeUndefined();
    }
    for (let at = stored.indexOf(10) + 1; at < stored.length; at++) {
      const changed = stored.slice();
      changed[at] ^= 0x20;
      expect(openCompiled(changed)).toBeUndefined();
    }
  });

  it('is refused when it is something else', () => {
    for (const other of ['', '\n', '[]\n', '{"schema":"otro"}\n', 'null\n', '{"schema":"cotejo/catalog@2"}\n']) {
      expect(openCompiled(new TextEncoder().encode(other))).toBeUndefined();
    }
  });
});

describe('built in', () => {
  const folder = resolve(import.meta.dirname, '../../../resources/catalogs');
  const files = readdirSync(folder);
  const open = (name: string) => openBuiltIn(readFileSync(resolve(folder, `${name}.json`), 'utf8'), 'sha')!;

  it.each(files)('%s is well formed, of a known id and title, without a repeated key', (file) => {
    const text = readFileSync(resolve(folder, file), 'utf8');
    const catalog = openBuiltIn(text, 'sha')!;
    expect(`${catalog.id}.json`).toBe(file);
    expect(isCatalogId(catalog.id) && CATALOG_TITLES[catalog.id]).toBe(catalog.title);
    expect(catalog.rows).toBe(JSON.parse(text).entries.length);
  });

  it('carries the keys of the norms', () => {
    const states = open('entidades');
    expect(states.rows).toBe(35);
    for (const { key } of STATES) expect(states.get(key)).toBeDefined();
    expect(states.get('00')?.extra).toBeUndefined();
    const affiliation = open('afiliacion');
    expect([...affiliation.keys()].filter((key) => affiliation.get(key)?.active === false)).toEqual(['7', '13', '88']);
    expect(affiliation.rows).toBe(15);
    expect(open('tipo-personal').rows).toBe(30);
    expect(open('servicios').rows).toBe(73);
  });

  it('refuses another file', () => {
    for (const text of ['', '{}', '{"schema":"cotejo/catalog@1","entries":[{}]}', '[1']) {
      expect(openBuiltIn(text, 'sha')).toBeUndefined();
    }
  });
});
