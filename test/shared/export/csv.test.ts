import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_MARK, csvLine } from '../../../shared/export/csv.ts';
import { byPractitionerCsv, byVariableCsv } from '../../../shared/export/gathering-csv.ts';
import { parseCsv } from '../../support/csv-reader.ts';
import { makeResult } from '../../support/result-fixture.ts';

describe('a line of comma-separated values', () => {
  it('comes back as it was, but for the apostrophe before what a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (cells) => {
        const [row] = parseCsv(csvLine(cells));
        const harmless = cells.map((cell) =>
          /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell) ? `'${cell}` : cell,
        );
        expect(row).toEqual(harmless);
      }),
    );
  });

  it.each([
    ['=1+1', "'=1+1\r\n"],
    ['+cmd', "'+cmd\r\n"],
    ['@SUM(A1)', "'@SUM(A1)\r\n"],
    ['-2+3', "'-2+3\r\n"],
    ['\tx', "'\tx\r\n"],
    ['＝1+1', "'＝1+1\r\n"],
    ['-1', '-1\r\n'],
    ['-1.5', '-1.5\r\n'],
    ['+52', '+52\r\n'],
    ['007', '007\r\n'],
    ['a,b', '"a,b"\r\n'],
    ['di "esto"', '"di ""esto"""\r\n'],
  ])('%j', (cell, line) => {
    expect(csvLine([cell])).toBe(line);
  });
});

describe('the summaries', () => {
  const result = makeResult({ findings: 400, files: 2 });

  it('by variable name each datum with its rules, remedies and totals', () => {
    const text = byVariableCsv(result);
    expect(text.startsWith(CSV_MARK)).toBe(true);
    const [head, ...rows] = parseCsv(text);
    expect(head?.slice(0, 2)).toEqual(['formato', 'variable']);
    const total = rows.reduce((sum, row) => sum + Number(row[5]), 0);
    expect(total).toBe(400);
    for (const row of rows) expect(row[7]).not.toBe('');
  });

  it('by practitioner show no unmasked CURP', () => {
    const [, ...rows] = parseCsv(byPractitionerCsv(result));
    expect(rows).toHaveLength(result.gathering.practitioners.length);
    for (const [curp] of rows) expect(curp).toMatch(/^[A-Z]{1,4}••••$/);
  });
});
