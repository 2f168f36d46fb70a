import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  curpBirthDate,
  curpCheckDigit,
  curpSex,
  curpState,
  curpStructureFault,
  describeCurpFault,
  GENERIC_CURP,
  hasValidCheckDigit,
  isGenericCurp,
} from '../../../shared/identifiers/curp.ts';
import { STATES } from '../../../shared/identifiers/states.ts';
import { validCurp } from './curp-arbitrary.ts';

// Public documentation examples.
const MAN = 'HEGG560427MVZRRL04';
const ABROAD = 'BOXW310820HNERXN09';

describe('check digit', () => {
  it('fits the published examples and refuses the changed one', () => {
    expect(hasValidCheckDigit(MAN)).toBe(true);
    expect(hasValidCheckDigit(ABROAD)).toBe(true);
    expect(hasValidCheckDigit('BOXW310820HNERXN08')).toBe(false);
  });

  it('is -1 for characters outside the alphabet and for short texts', () => {
    expect(curpCheckDigit('HEGG560427MVZRRL')).toBe(-1);
    expect(curpCheckDigit('hEGG560427MVZRRL0')).toBe(-1);
    expect(curpCheckDigit('ĀEGG560427MVZRRL0')).toBe(-1);
    expect(hasValidCheckDigit('')).toBe(false);
  });

  it('counts Ñ as the 25th sign', () => {
    // Weight 18 at the first place: Ñ (24) and O (25) differ by 18.
    const withN = curpCheckDigit('ÑEGG560427MVZRRL0');
    const withO = curpCheckDigit('OEGG560427MVZRRL0');
    expect((withN - withO + 20) % 10).toBe(8);
  });

  it('fails on any other last digit', () => {
    fc.assert(
      fc.property(validCurp, fc.integer({ min: 1, max: 9 }), ({ curp }, step) => {
        const other = (Number(curp[17]) + step) % 10;
        expect(hasValidCheckDigit(curp)).toBe(true);
        expect(hasValidCheckDigit(curp.slice(0, 17) + String(other))).toBe(false);
      }),
    );
  });
});

describe('structure', () => {
  it('holds for well-formed CURPs, which state date, sex and place', () => {
    fc.assert(
      fc.property(validCurp, ({ curp, birthDate, sex, birthState }) => {
        expect(curpStructureFault(curp)).toBeNull();
        expect(curpBirthDate(curp)).toBe(birthDate);
        expect(curpSex(curp)).toBe(sex);
        expect(curpState(curp)).toBe(birthState);
      }),
    );
  });

  it.each([
    ['', 0, 'length'],
    [`${MAN}1`, 0, 'length'],
    [` ${MAN.slice(1)}`, 1, 'letter'],
    ['HBGG560427MVZRRL04', 2, 'vowel'],
    ['HE1G560427MVZRRL04', 3, 'letter'],
    ['HEGÑ560427MVZRRL04', 4, 'letter'],
    ['HEGG5O0427MVZRRL04', 6, 'digit'],
    ['HEGG561327MVZRRL04', 7, 'date'],
    ['HEGG560027MVZRRL04', 7, 'date'],
    ['HEGG560431MVZRRL04', 9, 'date'],
    ['HEGG560400MVZRRL04', 9, 'date'],
    ['HEGG560427NVZRRL04', 11, 'sex'],
    ['HEGG560427MZZRRL04', 12, 'state'],
    ['HEGG560427MVZRAL04', 15, 'consonant'],
    ['HEGG560427MVZRRL*4', 17, 'homonymy'],
    ['HEGG560427MVZRRL0A', 18, 'check-digit'],
  ])('%s fails at %i for %s', (curp, position, cause) => {
    const fault = curpStructureFault(curp);
    expect(fault).toEqual({ position, cause });
    expect(describeCurpFault(fault!)).toMatch(/^(Se esperan|Posición \d+: se espera) .+\.$/);
  });

  it('accepts X at the second place, the sex X and birth abroad', () => {
    expect(curpStructureFault('HXGG560427XNERRL04')).toBeNull();
  });

  it('knows leap years by the century of position 17', () => {
    expect(curpStructureFault('HEGG000229MVZRRLA4')).toBeNull();
    expect(curpStructureFault('HEGG000229MVZRRL04')).toEqual({ position: 9, cause: 'date' });
    expect(curpStructureFault('HEGG010229MVZRRLA4')).toEqual({ position: 9, cause: 'date' });
    expect(curpStructureFault('HEGG560229MVZRRL04')).toBeNull();
  });

  it('never throws, whatever the text', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: 'binary', minLength: 18, maxLength: 18 }));
    fc.assert(
      fc.property(text, (value) => {
        const holds = curpStructureFault(value) === null;
        if (holds) expect(value).toMatch(/^[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[0-9A-Z]\d$/);
        expect(curpBirthDate(value) === undefined).toBe(!holds);
        expect(typeof hasValidCheckDigit(value)).toBe('boolean');
        curpSex(value);
        curpState(value);
      }),
    );
  });
});

it('recognises the generic value, which has no structure', () => {
  expect(isGenericCurp(GENERIC_CURP)).toBe(true);
  expect(isGenericCurp(MAN)).toBe(false);
  expect(curpStructureFault(GENERIC_CURP)).not.toBeNull();
});

it('has every state once', () => {
  expect(STATES).toHaveLength(33);
  expect(new Set(STATES.map((state) => state.curp)).size).toBe(33);
});
