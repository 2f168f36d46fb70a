import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsFolded, foldAccents } from '../../../shared/text/accents.ts';
import {
  formatBytes,
  formatDuration,
  formatList,
  formatNumber,
  formatPercent,
  formatRatio,
  plural,
  roundHalfUp,
} from '../../../shared/text/format.ts';
import { formatDate, formatDateTime, formatShortDate } from '../../../shared/text/format-date.ts';

describe('roundHalfUp', () => {
  it.each([
    [1.005, 2, 1.01],
    [42.25, 1, 42.3],
    [42.35, 1, 42.4],
    [2.5, 0, 3],
    [0.05, 1, 0.1],
    [1.45, 1, 1.5],
    [57.74999999999999, 1, 57.8],
    [57.7499, 1, 57.7],
    [-2.5, 0, -3],
    [-0.04, 1, 0],
    [1e21, 1, 1e21],
    [1e-9, 1, 0],
    [0, 1, 0],
    [100, 1, 100],
  ])('%d to %i decimals is %d', (value, decimals, rounded) => {
    expect(roundHalfUp(value, decimals)).toBe(rounded);
  });

  it('leaves what is no number', () => {
    expect(roundHalfUp(Number.NaN, 1)).toBeNaN();
    expect(roundHalfUp(Number.POSITIVE_INFINITY, 1)).toBe(Number.POSITIVE_INFINITY);
  });

  it('gives what exact arithmetic gives for every percentage of two counts', () => {
    const counts = fc.tuple(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 1, max: 10_000_000 }));
    fc.assert(
      fc.property(counts, ([part, whole]) => {
        // Tenths of a percent, half up: floor((2 · 1000 · part + whole) / (2 · whole)).
        const tenths = (2000n * BigInt(part) + BigInt(whole)) / (2n * BigInt(whole));
        expect(roundHalfUp((100 * part) / whole, 1)).toBe(Number(tenths) / 10);
        expect(roundHalfUp((part / whole) * 100, 1)).toBe(Number(tenths) / 10);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes the half that is written', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(9), (whole, tenth) => {
        expect(roundHalfUp(Number(`${whole}.${tenth}5`), 1)).toBe(Number((whole + (tenth + 1) / 10).toFixed(1)));
      }),
    );
  });
});

describe('formats', () => {
  // A non-breaking space stands between number and unit.
  const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

  it('writes numbers and percentages', () => {
    expect(formatNumber(1234567.25, 1)).toBe('1,234,567.3');
    expect(formatNumber(-0.04, 1)).toBe('0.0');
    expect(formatNumber(-1234)).toBe('−1,234');
    expect(formatNumber(999)).toBe('999');
    expect(formatNumber(Number.NaN)).toBe('—');
    expect(spaced(formatPercent(42.25))).toBe('42.3 %');
    expect(spaced(formatPercent(104.2))).toBe('104.2 %');
    expect(formatPercent(null)).toBe('—');
    expect(spaced(formatRatio(0.5))).toBe('50.0 %');
    expect(formatRatio(null)).toBe('—');
  });

  it('writes sizes and durations', () => {
    expect([0, 999, 1000, 999_949, 999_950, 1_250_000, 3e15].map(formatBytes).map(spaced)).toEqual([
      '0 B',
      '999 B',
      '1.0 kB',
      '999.9 kB',
      '1.0 MB',
      '1.3 MB',
      '3,000.0 TB',
    ]);
    expect(
      [0, 999, 999.6, 4150, 59_949, 59_950, 185_000, 3_599_600, 7_380_000].map(formatDuration).map(spaced),
    ).toEqual(['0 ms', '999 ms', '1.0 s', '4.2 s', '59.9 s', '1 min 00 s', '3 min 05 s', '1 h 00 min', '2 h 03 min']);
  });

  it('writes dates without moving them', () => {
    expect(formatDate('2026-03-05')).toBe('5 de marzo de 2026');
    expect(formatDate('2026-03-05', 'en')).toBe('March 5, 2026');
    expect(formatShortDate('2026-03-05')).toBe('05/03/2026');
    expect(formatShortDate('2026-03-05', 'en')).toBe('2026-03-05');
    expect(formatDateTime('2026-03-05T23:59:00.123-06:00')).toBe('5 de marzo de 2026, 23:59 (UTC−06:00)');
    expect(formatDateTime('2026-03-05T23:59:00Z', 'en')).toBe('March 5, 2026, 23:59 (UTC)');
    expect(formatDateTime('2026-03-05T23:59')).toBe('5 de marzo de 2026, 23:59');
    expect(formatDateTime('2026-03-05')).toBe('5 de marzo de 2026');
    for (const format of [formatDate, formatShortDate, formatDateTime]) expect(format('sin fecha')).toBe('sin fecha');
  });

  it('writes plurals and lists', () => {
    expect(plural(1, 'hallazgo', 'hallazgos')).toBe('1 hallazgo');
    expect(plural(0, 'hallazgo', 'hallazgos')).toBe('0 hallazgos');
    expect(plural(1200, 'hallazgo', 'hallazgos')).toBe('1,200 hallazgos');
    expect(formatList([])).toBe('');
    expect(formatList(['clues', 'curp', 'folio'])).toBe('clues, curp y folio');
    expect(formatList(['nombre', 'identidad'])).toBe('nombre e identidad');
    expect(formatList(['agua', 'hielo'])).toBe('agua y hielo');
    expect(formatList(['a', 'b'], 'en')).toBe('a and b');
  });

  it('folds accents for searching', () => {
    expect(foldAccents('Ángel NÚÑEZ Güemes')).toBe('angel nunez guemes');
    expect(containsFolded('Michoacán de Ocampo', 'CAN DE')).toBe(true);
    expect(containsFolded('Morelos', 'sonora')).toBe(false);
  });
});
