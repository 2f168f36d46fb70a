import { describe, expect, it } from 'vitest';
import { readMonths } from '../../renderer/features/ajustes/months.ts';
import { passwordFault } from '../../renderer/features/ajustes/password.ts';

describe('the months that a verification counts', () => {
  it.each([
    ['12', 12],
    [' 1 ', 1],
    ['120', 120],
  ])('%s', (typed, months) => {
    expect(readMonths(typed)).toBe(months);
  });

  it.each(['', '0', '121', '1.5', '-3', 'doce', '1e2'])('are refused: «%s»', (typed) => {
    expect(readMonths(typed)).toBeNull();
  });
});

describe('the password of a package', () => {
  it('may be left out', () => {
    expect(passwordFault('', '')).toBeNull();
  });

  it('is long enough and typed twice', () => {
    expect(passwordFault('1234567', '1234567')).toBe('passwordShort');
    expect(passwordFault('', '12345678')).toBe('passwordShort');
    expect(passwordFault('12345678', '')).toBe('passwordDiffers');
    expect(passwordFault('12345678', '12345679')).toBe('passwordDiffers');
    expect(passwordFault('12345678', '12345678')).toBeNull();
  });
});
