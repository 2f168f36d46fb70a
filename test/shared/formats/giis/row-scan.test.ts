import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  createRow,
  type Row,
  SETTLED_WIDTH,
  scanRow,
  setBuffer,
  settleBlanks,
} from '../../../../shared/formats/giis/row.ts';

const SIZE = 14;

/** What `scanRow` leaves of each line of a buffer. */
function scanned(row: Row, text: string, settled: Uint8Array): unknown {
  const bytes = new Uint8Array(Buffer.from(text, 'latin1'));
  setBuffer(row, bytes);
  const lines: unknown[] = [];
  for (let p = 0; p < bytes.length; ) {
    const lineFeed = scanRow(row, p, settled);
    const cells = Math.min(row.count, SIZE);
    lines.push({
      ...{ lineFeed, count: row.count, end: row.end, high: row.high, control: row.control, crlf: row.crlf },
      starts: [...row.starts.subarray(0, cells + 1)],
      values: [...row.values.subarray(0, cells)],
      open: [...row.open.subarray(0, row.openCount)],
    });
    p = lineFeed + 1;
  }
  return lines;
}

const cell = fc.constantFrom('-1', '-1', '-1', '-1', '0', '7', '-12', '-', '', '142', '36.5', 'Ñ', '1234567890', '-1 ');
const line = fc.array(cell, { minLength: 1, maxLength: SIZE + 6 }).map((cells) => cells.join('|'));
const text = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => `${lines.join('\n')}\n`);
const unsettled = fc.uniqueArray(fc.nat(SIZE * SETTLED_WIDTH - 1), { maxLength: 6 });
const unsettledBlanks = fc.uniqueArray(fc.nat(SIZE - 1), { maxLength: 3 });

it('taking four blanks at once leaves a row as taking them one by one does', () => {
  fc.assert(
    fc.property(text, unsettled, unsettledBlanks, (lines, open, blanks) => {
      const settled = new Uint8Array(SIZE * SETTLED_WIDTH).fill(1);
      for (const at of open) settled[at] = 0;
      for (const column of blanks) settled[column * SETTLED_WIDTH] = 0;
      const atOnce = createRow(SIZE);
      settleBlanks(atOnce, settled);
      expect(scanned(atOnce, lines, settled)).toEqual(scanned(createRow(SIZE), lines, settled));
    }),
    { numRuns: 2000 },
  );
});
