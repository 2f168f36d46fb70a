import { describe, expect, it } from 'vitest';
import { isBefore, isImpossible, parseMoment, throughDay } from '../../../../shared/formats/cda/content/moment.ts';

const isEarlier = (one: string, other: string): boolean => isBefore(parseMoment(one)!, parseMoment(other)!);

describe('moments that there are not', () => {
  it.each(['20260230', '20261301', '2026030224', '202603021060', '20260302101561', '20260302101500-1500', '202613'])(
    '%s',
    (text) => {
      expect(isImpossible(text)).toBe(true);
      expect(parseMoment(text)).toBeUndefined();
    },
  );

  it.each(['', 'ayer', '2026030', '20240229', '20261231235960+0000', '20260302101500+1400', '20260302101500.123-06'])(
    'but %s is none of them',
    (text) => expect(isImpossible(text)).toBe(false),
  );
});

describe('moments of a TS', () => {
  it.each(['2026', '202603', '20260302', '2026030210', '202603021015', '20260302101500', '20260302101500.123-0600'])(
    'reads %s',
    (text) => expect(parseMoment(text)).toBeDefined(),
  );

  it.each(['', 'ayer', '20261302', '20260230', '2026-03-02', '2026030'])('refuses %s', (text) =>
    expect(parseMoment(text)).toBeUndefined(),
  );

  it.each([
    ['20260301', '20260302'],
    ['20260302100000', '20260302100001'],
    ['2025', '20260101'],
    // 16:00 UTC and 17:00 UTC.
    ['20260302100000-0600', '20260302170000+0000'],
    ['20260301', '20260303120000-0600'],
  ])('%s lies before %s', (one, other) => {
    expect(isEarlier(one, other)).toBe(true);
    expect(isEarlier(other, one)).toBe(false);
  });

  it.each([
    ['20260302', '20260302101500'],
    ['202603', '20260331'],
    // One without a zone may be of any.
    ['20260302100000', '20260302110000-0600'],
    ['20260302100000-0600', '20260302160000+0000'],
  ])('%s need not lie before %s, nor after it', (one, other) => {
    expect(isEarlier(one, other)).toBe(false);
    expect(isEarlier(other, one)).toBe(false);
  });

  it('reaches through its day where hours are not compared', () => {
    expect(isBefore(throughDay(parseMoment('20260302101500')!), parseMoment('20260302230000')!)).toBe(false);
    expect(isBefore(throughDay(parseMoment('20260302101500')!), parseMoment('20260304')!)).toBe(true);
  });
});
