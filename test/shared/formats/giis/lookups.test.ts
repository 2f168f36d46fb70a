import { describe, expect, it } from 'vitest';
import type { CatalogSet } from '../../../../shared/catalogs/catalog.ts';
import type { GuideColumn } from '../../../../shared/formats/giis/guide.ts';
import { catalogSet, readLines } from '../../../support/giis/reader-said.ts';
import { column, smallGuide } from '../../../support/giis/small-guide.ts';

const clues = column('clues', { type: 'texto', maxLength: 11, domain: { kind: 'clues' } });
const digits = (name: string, length: number, change: Partial<GuideColumn> = {}): GuideColumn =>
  column(name, { type: 'texto', maxLength: length, domain: { kind: 'digits', min: length, max: length }, ...change });
const country = column('pais', {
  type: 'numerico',
  catalogue: 'PAIS',
  domain: { kind: 'key' },
  notApplicable: [-1],
  lookup: { catalog: 'paises', allow: ['999'] },
});
const catalogs = catalogSet([
  { id: 'paises', entries: [{ key: '142' }, { key: '7' }] },
  { id: 'municipios', entries: [{ key: '09007' }] },
]);

function found(columns: readonly GuideColumn[], cells: string, set: CatalogSet | undefined = catalogs) {
  const guide = smallGuide([clues, ...columns]);
  return readLines(guide, [`DFSSA900017|${cells}`], { catalogs: set });
}

describe('keys looked up in the catalogues that the guide names', () => {
  it.each(['142', '7', '999', '-1'])('accepts %s', (key) => {
    const { findings, layers } = found([country], key);
    expect(findings).toEqual([]);
    expect(layers['DFSSA900017 giis-catalogo true']).toBe(1);
  });

  it.each(['8', '143', '1420'])('finds %s, which the catalogue does not list', (key) => {
    const { findings, layers } = found([country], key);
    expect(findings).toEqual([
      expect.objectContaining({
        rule: 'giis-regla-catalogo',
        severity: 'error',
        actual: key,
        message: 'pais: la clave no está en el catálogo «PAIS».',
        place: expect.objectContaining({ line: 2, column: 2, field: 'pais' }),
      }),
    ]);
    expect(layers['DFSSA900017 giis-catalogo false']).toBe(1);
    expect(layers['DFSSA900017 giis-regla true']).toBe(1);
  });

  it('warns where the look-up rests on a secondary source', () => {
    const { findings, layers } = found([{ ...country, ruleConfidence: 'reported' }], '8');
    expect(findings).toEqual([
      expect.objectContaining({ rule: 'giis-regla-catalogo-segun-fuente-secundaria', severity: 'warning' }),
    ]);
    expect(findings[0].message).toContain('según fuente secundaria');
    expect(layers['DFSSA900017 giis-catalogo true']).toBe(1);
  });

  it('does not judge what nobody is sure of', () => {
    expect(found([{ ...country, ruleConfidence: 'recalled' }], '8').findings).toEqual([]);
  });

  it('cannot tell without the catalogue', () => {
    for (const set of [undefined, catalogSet([])]) {
      const guide = smallGuide([clues, country]);
      const { findings, layers } = readLines(guide, ['DFSSA900017|8', 'DFSSA900017|-1'], { catalogs: set });
      expect(findings).toEqual([]);
      expect(layers['DFSSA900017 giis-catalogo null']).toBe(1);
      expect(layers['DFSSA900017 giis-catalogo true']).toBe(1);
    }
  });

  it('joins the columns that come before the key', () => {
    const town = digits('municipio', 3, { lookup: { catalog: 'municipios', prefix: ['entidad'] } });
    const columns = [digits('entidad', 2, { notApplicable: ['88'] }), town];
    const rules = (cells: string) => found(columns, cells).findings.map(({ rule, place }) => [rule, place.field]);
    expect(rules('09|007')).toEqual([]);
    expect(rules('10|007')).toEqual([['giis-regla-catalogo', 'municipio']]);
    // A state that is not told, or is faulty, leaves the municipality without a key.
    expect(rules('88|007')).toEqual([]);
    expect(rules('9|007').map(([, field]) => field)).toEqual(['entidad']);
  });

  it('looks up every key of a list', () => {
    const list = column('paises', {
      type: 'texto',
      domain: { kind: 'list', values: [7, 8, 142], exclusive: [], max: 3 },
      lookup: { catalog: 'paises' },
    });
    expect(found([list], '7&142').findings).toEqual([]);
    expect(found([list], '7&8').findings.map(({ rule }) => rule)).toEqual(['giis-regla-catalogo']);
  });

  it('takes the edition valid on the day of the care, row by row', () => {
    const date = (name: string) => column(name, { type: 'fecha', domain: { kind: 'date' } });
    const guide = smallGuide([clues, country, date('nacimiento'), date('consulta')], {
      age: { birth: 'nacimiento', at: 'consulta' },
    });
    const set = catalogSet([
      { id: 'paises', entries: [{ key: '1' }] },
      { id: 'paises', validFrom: '2024-07-01', entries: [{ key: '2' }] },
    ]);
    const days = ['30/06/2024', '01/07/2024', '30/06/2024'];
    const lines = days.flatMap((day) => [1, 2].map((key) => `DFSSA900017|${key}|01/01/2000|${day}`));
    const { findings } = readLines(guide, lines, { catalogs: set });
    expect(findings.map(({ place, actual }) => [place.line, actual])).toEqual([
      [3, '2'],
      [4, '1'],
      [7, '2'],
    ]);
  });

  it('convicts no key by an edition that began after the care, and accepts what it lists', () => {
    const date = (name: string) => column(name, { type: 'fecha', domain: { kind: 'date' } });
    const guide = smallGuide([clues, country, date('nacimiento'), date('consulta')], {
      age: { birth: 'nacimiento', at: 'consulta' },
    });
    const set = catalogSet([{ id: 'paises', validFrom: '2024-07-01', entries: [{ key: '2' }] }]);
    const lines = ['30/06/2024', '01/07/2024'].flatMap((day) =>
      [1, 2].map((key) => `DFSSA900017|${key}|01/01/2000|${day}`),
    );
    const { findings, layers } = readLines(guide, lines, { catalogs: set });
    expect(findings.map(({ place, actual }) => [place.line, actual])).toEqual([[4, '1']]);
    expect(layers['DFSSA900017 giis-catalogo null']).toBe(1);
  });
});
