import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageAgainstLimits, parseAgeLimit } from '../../../shared/identifiers/age-limits.ts';
import {
  ageAt,
  dayNumber,
  isIsoDate,
  parseCompactDate,
  parseDayMonthYear,
  parseIsoDate,
} from '../../../shared/identifiers/dates.ts';

const day = fc
  .date({ min: new Date('1850-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('parsing', () => {
  it('reads every real date in the three forms', () => {
    fc.assert(
      fc.property(day, (iso) => {
        const [year, month, date] = iso.split('-');
        expect(parseIsoDate(iso)).toBe(iso);
        expect(parseDayMonthYear(`${date}/${month}/${year}`)).toBe(iso);
        expect(parseCompactDate(year + month + date)).toBe(iso);
        expect(dayNumber(iso)).toBe(Date.parse(iso) / 86_400_000);
      }),
    );
  });

  it.each([
    '',
    '1/1/2020',
    '01-01-2020',
    '29/02/2023',
    '29/02/1900',
    '31/04/2024',
    '00/01/2024',
    '01/13/2024',
    '01/01/0000',
    '01/01/20a4',
    ' 1/01/2024',
    '01/01/20241',
  ])('%s is no dd/mm/aaaa', (text) => {
    expect(parseDayMonthYear(text)).toBeUndefined();
  });

  it('refuses other forms and impossible days', () => {
    expect(parseDayMonthYear('29/02/2024')).toBe('2024-02-29');
    expect(parseDayMonthYear('09/09/9999')).toBe('9999-09-09');
    for (const text of ['20240230', '2024010', '2024-1-1', '202401011']) expect(parseCompactDate(text)).toBeUndefined();
    for (const text of ['2024-02-30', '2024-01', '2024-01-01T00:00', '2024/01/01']) expect(isIsoDate(text)).toBe(false);
    expect(dayNumber('2024-02-30')).toBeNaN();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (text) => {
        for (const parse of [parseDayMonthYear, parseCompactDate, parseIsoDate]) {
          const iso = parse(text);
          if (iso !== undefined) expect(isIsoDate(iso)).toBe(true);
        }
      }),
    );
  });
});

describe('age', () => {
  it.each([
    ['1990-05-05', '1990-05-05', 0, 0, 0],
    ['1990-05-05', '2024-05-04', 33, 11, 29],
    ['1990-05-05', '2024-05-05', 34, 0, 0],
    ['2000-02-29', '2001-02-28', 0, 11, 30],
    ['2000-02-29', '2001-03-01', 1, 0, 1],
    ['2023-01-31', '2023-03-01', 0, 1, 1],
    ['2023-12-31', '2024-01-30', 0, 0, 30],
  ])('from %s to %s is %i years, %i months, %i days', (birth, date, years, months, days) => {
    expect(ageAt(birth, date)).toEqual({ years, months, days });
  });

  it('is unknown before the birth and for what is no date', () => {
    expect(ageAt('2024-01-02', '2024-01-01')).toBeUndefined();
    expect(ageAt('2024-02-30', '2024-03-01')).toBeUndefined();
    expect(ageAt('2024', '2024-03-01')).toBeUndefined();
  });

  it('never shrinks as days go by', () => {
    fc.assert(
      fc.property(day, fc.nat(50_000), (birth, later) => {
        const at = (days: number) => new Date(Date.parse(birth) + days * 86_400_000).toISOString().slice(0, 10);
        const before = ageAt(birth, at(later))!;
        const after = ageAt(birth, at(later + 1))!;
        const months = (age: { years: number; months: number }) => age.years * 12 + age.months;
        expect(months(after)).toBeGreaterThanOrEqual(months(before));
        expect(after.months).toBeLessThan(12);
        expect(after.days).toBeLessThan(31);
      }),
    );
  });
});

describe('age limits', () => {
  it('reads the codes of the catalogue', () => {
    expect(parseAgeLimit('028D')).toEqual({ value: 28, unit: 'D' });
    expect(parseAgeLimit('NO')).toBeNull();
    for (const code of ['', '28D', '028X', '0 8D', '0288D', 'no']) expect(parseAgeLimit(code)).toBeUndefined();
  });

  it.each([
    ['2024-01-01', '2024-01-28', '028D', undefined, 'younger'],
    ['2024-01-01', '2024-01-29', '028D', undefined, 'within'],
    ['2024-01-01', '2024-01-28', undefined, '027D', 'within'],
    ['2024-01-01', '2024-01-29', undefined, '027D', 'older'],
    ['2024-01-01', '2024-12-31', undefined, '011M', 'within'],
    ['2024-01-01', '2025-01-01', undefined, '011M', 'older'],
    ['2014-06-02', '2024-06-01', '010A', '120A', 'younger'],
    ['2014-06-01', '2024-06-01', '010A', '120A', 'within'],
    ['1903-06-02', '2024-06-01', '010A', '120A', 'within'],
    ['1903-06-01', '2024-06-01', '010A', '120A', 'older'],
    ['2024-01-01', '2024-01-01', '000H', undefined, 'within'],
    ['2024-01-01', '2024-01-02', undefined, '012H', 'within'],
    ['2024-01-01', '2024-01-03', undefined, '012H', 'older'],
    ['2024-01-01', '2024-01-01', '024H', undefined, 'younger'],
    ['2024-01-01', '2024-01-02', '024H', undefined, 'within'],
    ['2024-01-01', '2024-01-01', 'NO', 'NO', 'within'],
    ['2024-01-02', '2024-01-01', 'NO', 'NO', undefined],
    ['2024-01-01', '2024-01-01', '1', undefined, undefined],
  ] as const)('born %s, seen %s, from %s to %s: %s', (birth, date, min, max, verdict) => {
    expect(ageAgainstLimits(birth, date, min, max)).toBe(verdict);
  });
});
