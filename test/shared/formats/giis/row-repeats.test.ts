import { expect, it } from 'vitest';
import { createRow, SETTLED_WIDTH, scanRow, setBuffer } from '../../../../shared/formats/giis/row.ts';
import { createRowRepeats } from '../../../../shared/formats/giis/row-repeats.ts';

/** Reads lines one by one as rows of three columns, of which the first and the last are compared. */
function reader() {
  const row = createRow(3);
  const repeats = createRowRepeats(row, [0, 2], 16);
  return (line: string, utf8 = false) => {
    setBuffer(row, new Uint8Array(Buffer.from(`${line}\n`, 'latin1')));
    row.utf8 = utf8;
    scanRow(row, 0, new Uint8Array(3 * SETTLED_WIDTH));
    return repeats.place();
  };
}

it('knows the cells of an earlier row, whatever the others hold', () => {
  const place = reader();
  const first = place('CLUES1|una|2') as number;
  expect(first).toBeLessThan(0);
  expect(place('CLUES1|otra|2')).toBe(~first);
});

it('takes no cells for others: not by their lengths, nor by the letters that their bytes are', () => {
  const place = reader();
  place('AB||C');
  expect(place('A||BC')).toBeLessThan(0);
  expect(place('AB||CD')).toBeLessThan(0);
  place('\xc3\x91||C');
  expect(place('\xc3\x91||C', true)).toBeLessThan(0);
});

it('has no place for cells that are too long', () => {
  expect(reader()(`${'A'.repeat(400)}||B`)).toBeUndefined();
});

it('gives up where rows do not repeat', () => {
  const place = reader();
  for (let i = 0; i < 1000; i++) place(`${i}||x`);
  expect(place('7||x')).toBeUndefined();
  expect(place('7||x')).toBeUndefined();
});
