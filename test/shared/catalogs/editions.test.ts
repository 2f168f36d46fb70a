import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellDay, foldWords } from '../../../shared/catalogs/cells.ts';
import { byValidity, editionOn, servingDays } from '../../../shared/catalogs/editions.ts';

const day = fc.integer({ min: 1, max: 9 }).map((n) => `2026-01-0${n}`);
const editions = fc.array(fc.record({ validFrom: fc.option(day, { nil: undefined }) }), { minLength: 1, maxLength: 6 });

describe('editions', () => {
  it('count from their day to that of the next', () => {
    expect(servingDays([{}, { validFrom: '2026-01-02' }, { validFrom: '2026-01-05' }])).toEqual([
      { from: null, to: '2026-01-02' },
      { from: '2026-01-02', to: '2026-01-05' },
      { from: '2026-01-05', to: null },
    ]);
  });

  it('that begin on one day: the last one hides the others, also for the days before the first', () => {
    expect(servingDays([{ validFrom: '2026-01-02' }, { validFrom: '2026-01-02' }])).toEqual([
      null,
      { from: null, to: null },
    ]);
    expect(servingDays([])).toEqual([]);
  });

  it('on every day one counts, and it is the one whose days say so', () => {
    fc.assert(
      fc.property(editions, fc.option(day, { nil: undefined }), (some, on) => {
        const ordered = byValidity(some);
        const serving = servingDays(ordered);
        const found = editionOn(ordered, on);
        const counting = ordered.filter((_, index) => {
          const days = serving[index];
          if (days === null) return false;
          if (on === undefined) return days.to === null;
          return (days.from === null || days.from <= on) && (days.to === null || on < days.to);
        });
        expect(counting).toHaveLength(1);
        expect(found).toBe(counting[0]);
      }),
    );
  });
});

describe('cells', () => {
  it.each([
    ['31/01/2026', '2026-01-31'],
    ['2026-01-31', '2026-01-31'],
    ['2026-01-31 00:00:00', '2026-01-31'],
    ['2026-01-31T00:00:00.000Z', '2026-01-31'],
    ['46053', '2026-01-31'],
    ['31/02/2026', undefined],
    ['12345', undefined],
    ['', undefined],
    ['enero', undefined],
  ])('the day in %j is %j', (text, iso) => {
    expect(cellDay(text)).toBe(iso);
  });

  it('words are compared without accents, case and double blanks', () => {
    expect(foldWords('  En  operación\n')).toBe('EN OPERACION');
  });
});
