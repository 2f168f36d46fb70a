import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCatalogTable } from '../../electron/engine/catalog-table.ts';
import { csvRows } from '../../shared/catalogs/csv.ts';
import { decodeText } from '../../shared/catalogs/decode.ts';
import { readDgisCatalog } from '../../shared/catalogs/dgis.ts';
import { SHARED } from '../support/project.ts';
import { describeWithShared } from '../support/with-shared.ts';
import { type SheetContent, type WorkbookOptions, workbookOf } from '../support/workbook.ts';
import { zipOf } from '../support/zip-writer.ts';

// All rows below are synthetic, in the official column layouts.
const SCHOOLING: SheetContent = {
  name: 'Escolaridad',
  rows: [
    ['CATALOG_KEY', 'ESCOLARIDAD'],
    [1, 'PRIMARIA'],
  ],
};

async function read(sheets: readonly SheetContent[], options?: WorkbookOptions) {
  const reading = await readCatalogTable(workbookOf(sheets, options));
  if ('problem' in reading) throw new Error(reading.problem);
  return reading;
}

async function problem(bytes: Uint8Array): Promise<string> {
  const reading = await readCatalogTable(bytes);
  return 'problem' in reading ? reading.problem : '';
}

describe('books are read', () => {
  it.each<[string, WorkbookOptions]>([
    ['with shared strings', {}],
    ['with strings in the cells', { inline: true }],
    ['with prefixed elements', { prefix: 'x' }],
  ])('%s', async (_, options) => {
    const reading = await read([SCHOOLING], options);
    expect(reading).toMatchObject({ id: 'escolaridad', entries: [{ key: '1', name: 'PRIMARIA' }] });
  });

  it('from the first sheet that has the columns of a catalogue, below its titles', async () => {
    const notes = { name: 'Notas', rows: [['CATÁLOGO DE PRUEBA'], ['Sin columnas']] };
    const table = {
      name: 'Municipios',
      rows: [
        ['CATÁLOGO DE MUNICIPIOS (sintético)'],
        [],
        [null, 'EFE_KEY', 'CATALOG_KEY', 'MUNICIPIO', 'CVEGEO'],
        [null, 9, 3, 'UNO & <DOS>'],
        [null, '09', '014', 'TRES', null],
        [null, 14, 9, 'CUATRO'],
        ['Fuente: nadie'],
      ],
    };
    const reading = await read([notes, table, SCHOOLING]);
    expect(reading.id).toBe('municipios');
    expect(reading.entries.map(({ key, name }) => [key, name])).toEqual([
      ['09003', 'UNO & <DOS>'],
      ['09014', 'TRES'],
      ['14009', 'CUATRO'],
    ]);
  });

  it('with rich text, formulas, dates, errors, cells without a place and sounds of characters', async () => {
    const xml =
      '<worksheet><sheetData><row><c t="inlineStr"><is><t>CLUES_ANTERIOR</t></is></c>' +
      '<c t="inlineStr"><is><r><t>CLUES</t></r><r><t>_NUEVA</t></r><rPh sb="0" eb="1"><t>no</t></rPh></is></c>' +
      '<c t="str"><f>"FE"&amp;"CHA"</f><v>FECHA</v></c></row>' +
      '<row><c t="inlineStr"><is><t>DFSSA999990</t></is></c><c t="str"><v>DFIMB999990</v></c><c><v>45413</v></c></row>' +
      '<row><c t="inlineStr"><is><t>DFSSA999991</t></is></c><c t="str"><v>DFIMB999991</v></c><c t="e"><v>#N/A</v></c></row>' +
      '</sheetData></worksheet>';
    const reading = await read([{ name: 'Hoja', rows: [], xml }]);
    expect(reading.entries).toEqual([
      { key: 'DFSSA999990', extra: { current: 'DFIMB999990', since: '2024-05-01' } },
      { key: 'DFSSA999991', extra: { current: 'DFIMB999991' } },
    ]);
  });

  it('with keys that a program wrote as numbers of any form', async () => {
    const xml =
      '<worksheet><sheetData><row><c t="str"><v>CATALOG_KEY</v></c><c t="str"><v>ESCOLARIDAD</v></c></row>' +
      ['9.0', '1.2E1', '007', '0.5', '1E400']
        .map((key) => `<row><c><v>${key}</v></c><c t="str"><v>PRUEBA</v></c></row>`)
        .join('') +
      '</sheetData></worksheet>';
    const { entries } = await read([{ name: 'Hoja', rows: [], xml }]);
    expect(entries.map(({ key }) => key)).toEqual(['9', '12', '007', '0.5', '1E400']);
  });

  it('and give the texts that were written, whatever they are', async () => {
    const text = fc.string({ unit: fc.constantFrom(...'aÑ&<>"\']\u00a0€😀'), minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(text, { minLength: 1, maxLength: 5 }), fc.boolean(), async (names, inline) => {
        const rows = [['CATALOG_KEY', 'ESCOLARIDAD'], ...names.map((name, i) => [i + 1, `.${name}.`])];
        const reading = await read([{ name: 'Hoja', rows }], { inline });
        const shown = (name: string) => `.${name}.`.replace(/\s+/g, ' ');
        expect(reading.entries.map(({ name }) => name)).toEqual(names.map(shown));
      }),
      { numRuns: 30 },
    );
  });
});

describe('books are refused with one sentence', () => {
  const part = (name: string, xml: string) => workbookOf([SCHOOLING], { parts: { [name]: xml } });
  const doctype = '<!DOCTYPE x [<!ENTITY a "b">]>';

  it.each<[string, Uint8Array, RegExp]>([
    ['a DOCTYPE', part('xl/worksheets/sheet1.xml', `${doctype}<worksheet>&a;</worksheet>`), /DOCTYPE/],
    ['a DOCTYPE in the strings', part('xl/sharedStrings.xml', `${doctype}<sst/>`), /DOCTYPE/],
    ['an unknown entity', part('xl/worksheets/sheet1.xml', '<worksheet>&a;</worksheet>'), /está dañado/],
    ['XML that is cut', part('xl/worksheets/sheet1.xml', '<worksheet><sheetData><row>'), /está dañado/],
    ['no relations', zipOf([{ name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') }]), /está dañado/],
    ['no sheets', workbookOf([]), /no tiene hojas/],
    [
      'no catalogue',
      workbookOf([
        {
          name: 'Hoja',
          rows: [
            ['a', 'b'],
            [1, 2],
          ],
        },
      ]),
      /^No es un catálogo conocido: ninguna hoja/,
    ],
    ['no rows', workbookOf([{ name: 'Hoja', rows: [['CATALOG_KEY', 'ESCOLARIDAD']] }]), /no tiene renglones/],
    ['deep XML', part('xl/worksheets/sheet1.xml', `<a>${'<b>'.repeat(500)}${'</b>'.repeat(500)}</a>`), /está dañado/],
    ['bytes that are not UTF-8', part('xl/worksheets/sheet1.xml', '\ufeff\ud800'), /está dañado/],
    ['an ODS', zipOf([{ name: 'content.xml', content: Buffer.from('<x/>') }]), /^Es un libro ODS/],
    ['an XLSB', zipOf([{ name: 'xl/workbook.bin', content: Buffer.from('x') }]), /^Es un libro XLSB/],
    ['an XLS', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), /anterior a 2007/],
    ['a ZIP', zipOf([{ name: 'a.csv', content: Buffer.from('a') }]), /ZIP dentro de otro/],
    ['half a ZIP', workbookOf([SCHOOLING]).subarray(0, 300), /está dañado/],
  ])('%s', async (_, bytes, sentence) => {
    expect(await problem(bytes)).toMatch(sentence);
    expect(await problem(bytes)).toMatch(/\.$/);
  });

  it('a sheet that claims to unpack to far more than it can', async () => {
    const members = [
      {
        name: 'xl/workbook.xml',
        content: Buffer.from('<workbook><sheets><sheet r:id="r" name="a"/></sheets></workbook>'),
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: Buffer.from('<Relationships><Relationship Id="r" Type="x" Target="a.xml"/></Relationships>'),
      },
      { name: 'xl/a.xml', content: Buffer.alloc(200), declaredSize: 500 * 1024 ** 2 },
    ];
    expect(await problem(zipOf(members))).toMatch(/posible bomba ZIP/);
  });

  it('never throws, whatever a book’s bytes', async () => {
    const book = workbookOf([SCHOOLING]);
    await fc.assert(
      fc.asyncProperty(fc.nat(book.length - 1), fc.nat(255), async (at, byte) => {
        const changed = Buffer.from(book);
        changed[at] = byte;
        const reading = await readCatalogTable(changed);
        expect('problem' in reading ? reading.problem : reading.id).not.toBe('');
      }),
    );
  });
});

describeWithShared('dgis-catalogs', 'the official catalogues as books', () => {
  const folder = join(SHARED, 'dgis-catalogs');
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));

  // Numbers of more digits lose nothing in a spreadsheet up to fifteen; texts with other signs stay texts.
  const asNumber = (cell: string) => (/^\d{1,9}$/.test(cell) ? Number(cell) : cell);

  it.each(files)('%s reads the same from its CSV, from texts and from cells that became numbers', async (file) => {
    const { text } = decodeText(readFileSync(join(folder, file)));
    const rows = [...csvRows(text)];
    const expected = readDgisCatalog(text);
    expect('problem' in expected).toBe(false);
    for (const cells of [rows, rows.map((row) => row.map(asNumber))]) {
      const title = { name: 'Hoja', rows: [['CATÁLOGO'], [], ...cells] };
      expect(await readCatalogTable(workbookOf([title]))).toEqual(expected);
    }
  });
});
