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

  it('lets overrides take the place of the same id', () => {
    const first = createCatalog({ ...ref, id: 'b' }, []);
    const other = createCatalog({ ...ref, id: 'a' }, []);
    const override = createCatalog({ ...ref, id: 'b', edition: '2' }, []);
    const set = createCatalogSet([first, other], [override]);
    expect(set.get('b')).toBe(override);
    expect(set.list()).toEqual([other, override]);
    expect(set.get('c')).toBeUndefined();
  });
});

describe('stored form', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aÑ"\\,| ¦€'), minLength: 1 });
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

  it('gives back what was stored', () => {
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ({ key }) => key }), (entries) => {
        const stored = compileCatalog(ref, '2026-01-02T03:04:05.000Z', entries);
        const catalog = openCompiled(stored)!;
        expect(catalog).toMatchObject({ ...ref, rows: entries.length });
        for (const one of entries) {
          expect(catalog.get(one.key)).toEqual(one);
          expect(catalog.get(one.key)).toBe(catalog.get(one.key));
        }
        expect([...catalog.keys()]).toEqual(entries.map(({ key }) => key));
        expect(JSON.parse(stored)).toMatchObject({ schema: 'cotejo/catalog@1', rows: entries.length });
      }),
    );
  });

  it('keeps a row in its line', () => {
    const stored = compileCatalog(ref, '', [{ key: '1', name: 'uno\tdos\n\ntres' }, { key: '2' }]);
    expect(openCompiled(stored)?.get('1')).toEqual({ key: '1', name: 'uno dos tres' });
    expect(openCompiled(stored)?.get('2')).toEqual({ key: '2' });
  });

  it('is refused when cut anywhere', () => {
    const stored = compileCatalog(ref, '2026', [{ key: '1', name: 'Ñ' }, { key: '2' }]);
    const header = readCompiledHeader(stored.slice(0, stored.indexOf('\n')))!;
    expect(header.tableBytes).toBe(Buffer.byteLength(stored.slice(stored.indexOf('\n') + 1)));
    for (let length = 0; length < stored.trimEnd().length; length++) {
      expect(openCompiled(stored.slice(0, length))).toBeUndefined();
    }
  });

  it('is refused when it is something else', () => {
    for (const text of ['', '\n', '[],\n"table":"1"}', '{"schema":"otro",\n"table":""}', 'null,\n"table":""}']) {
      expect(openCompiled(text)).toBeUndefined();
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
