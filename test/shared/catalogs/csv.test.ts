import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows, detectSeparator } from '../../../shared/catalogs/csv.ts';
import { decodeText } from '../../../shared/catalogs/decode.ts';

describe('rows', () => {
  it.each([
    ['', []],
    ['\ufeffa,b', [['a', 'b']]],
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\rb', [['a'], ['b']]],
    [
      'a,\n\n,b\n',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['"a,b","c""d","e\r\nf"\n', [['a,b', 'c"d', 'e\r\nf']]],
    ['a"b,"c"d', [['a"b', 'cd']]],
    ['"abierta,\nb', [['abierta,\nb']]],
    ['"",x', [['', 'x']]],
  ])('%j', (text, rows) => {
    expect([...csvRows(text)]).toEqual(rows);
  });

  it('gives back every table that is written after RFC 4180', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab",;\n\r \u00f1') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n'), (rows, separator, lineEnd) => {
        const written = rows
          .map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(separator))
          .join(lineEnd);
        expect([...csvRows(written, separator)]).toEqual(rows);
      }),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect([...csvRows(text)].flat().join('').length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

it('finds the separator of the first line', () => {
  expect(detectSeparator('a,b,c;d\n;;;;')).toBe(',');
  expect(detectSeparator('a;b')).toBe(';');
  expect(detectSeparator('a\tb')).toBe('\t');
  expect(detectSeparator('a')).toBe(',');
});

describe('encodings', () => {
  it('are told apart by the bytes', () => {
    expect(decodeText(new TextEncoder().encode('\ufeffÁrea'))).toEqual({ text: 'Área', encoding: 'utf-8' });
    expect(decodeText(Uint8Array.of(0xc1, 0x72, 0x80, 0x93, 0x9f))).toEqual({
      text: 'Ár€“Ÿ',
      encoding: 'windows-1252',
    });
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 0xc1, 0x00))).toEqual({ text: 'Á', encoding: 'utf-16le' });
    expect(decodeText(new Uint8Array()).text).toBe('');
  });

  it('give one character for every byte of windows-1252', () => {
    const bytes = Uint8Array.from({ length: 20_000 }, (_, index) => (index === 0 ? 0xf1 : index % 256));
    expect(decodeText(bytes).text).toHaveLength(20_000);
  });
});
