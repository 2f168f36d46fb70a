import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { bookParts, sheetName } from '../../../shared/export/xlsx/book.ts';
import { columnName, sheetEnd, sheetRow, sheetStart } from '../../../shared/export/xlsx/sheet.ts';

/** Texts and numbers of the cells, row by row, as a reader of the format takes them. */
function cellsOf(xml: string): (string | number)[][] {
  const rows: (string | number)[][] = [];
  const parser = new SaxesParser();
  let text = '';
  let inline = false;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'row') rows.push([]);
    if (name === 'c') {
      text = '';
      inline = attributes.t === 'inlineStr';
    }
  });
  parser.on('text', (more) => {
    text += more;
  });
  parser.on('closetag', ({ name }) => {
    if (name !== 'c') return;
    const decoded = text.replace(/_x([0-9A-F]{4})_/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    rows.at(-1)!.push(inline || text === '' ? decoded : Number(text));
  });
  parser.write(xml).close();
  return rows;
}

const layout = { frozenColumns: 2, widths: [10, 20] };
const sheet = (rows: readonly (readonly (string | number)[])[]) =>
  sheetStart(layout) + rows.map((cells, i) => sheetRow(i + 1, cells, i === 0)).join('') + sheetEnd(rows.length, 2);

describe('a sheet', () => {
  it('gives back any text and number that was put in', () => {
    const cell = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.integer(), fc.constant('_x0041_'));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 5 }), (rows) => {
        const whole = rows.map((cells) =>
          cells.map((one) => (typeof one === 'string' ? one.toWellFormed().replace(/\r\n?/g, '\n') : one)),
        );
        const read = cellsOf(sheet(rows)).map((cells) =>
          cells.map((one) => (typeof one === 'string' ? one.replace(/\r\n?/g, '\n') : one)),
        );
        expect(read).toEqual(whole);
      }),
    );
  });

  it('keeps left zeros and runs no formula', () => {
    const xml = sheet([['clave'], ['007'], ['=1+1']]);
    expect(cellsOf(xml)).toEqual([['clave'], ['007'], ['=1+1']]);
    expect(xml).not.toContain('<f>');
  });

  it('has its head and first columns in sight, and filters over all rows', () => {
    const xml = sheet([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(xml).toContain('<pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/>');
    expect(xml).toContain('<autoFilter ref="A1:B2"/>');
  });

  it('cuts what no cell can hold', () => {
    const [[text]] = cellsOf(sheet([['x'.repeat(40_000)]])) as [[string]];
    expect(text).toHaveLength(32_767);
    expect(text.endsWith('…')).toBe(true);
  });

  it('names columns as spreadsheets do', () => {
    expect([0, 25, 26, 701, 702, 16_383].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
  });
});

describe('a workbook', () => {
  it('has parts that are well formed and name every sheet', () => {
    const parts = new Map(bookParts(['Filas', 'Qué <corregir>']));
    for (const xml of parts.values()) expect(() => new SaxesParser().write(xml).close()).not.toThrow();
    expect(parts.get('xl/workbook.xml')).toContain('name="Qué &lt;corregir&gt;" sheetId="2" r:id="rId2"');
    expect(parts.get('[Content_Types].xml')).toContain('/xl/worksheets/sheet2.xml');
  });

  it('has names of sheets that are allowed, each once', () => {
    expect(sheetName('a/b:c*d?[e]', [])).toBe('a b c d  e');
    expect(sheetName('Filas', ['Filas'])).toBe('Filas 2');
    expect(sheetName('x'.repeat(40), ['x'.repeat(31)])).toBe(`${'x'.repeat(29)} 2`);
  });
});
