import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCedula } from '../../../shared/identifiers/cedula.ts';
import { isCie10, normalizeCie10, sisAddition } from '../../../shared/identifiers/cie10.ts';
import {
  cluesDerivedDigit,
  cluesInstitution,
  cluesState,
  fitsCluesDerivedDigit,
  isClues,
} from '../../../shared/identifiers/clues.ts';
import { NAME_FAULT_EXPECTED, nameFault } from '../../../shared/identifiers/names.ts';

describe('CLUES', () => {
  it('is five letters of a state and an institution, and six digits', () => {
    expect(isClues('DFSSA000864')).toBe(true);
    for (const text of ['', 'DFSSA00086', 'DFSSA0008644', 'dfssa000864', 'ZZSSA000864', 'NESSA000864', 'DFSS1000864']) {
      expect(isClues(text)).toBe(false);
    }
    expect(cluesState('DFSSA000864')).toBe('09');
    expect(cluesInstitution('MCIMB005225')).toBe('IMB');
  });

  it.each(['DFSSA000864', 'DFIMS000061', 'MCIMB005225', 'TSIMB002211', 'DFSMP016844'])(
    '%s has the derived digit',
    (clues) => {
      expect(fitsCluesDerivedDigit(clues)).toBe(true);
    },
  );

  it('tells a misfit, and nothing of a malformed key', () => {
    expect(fitsCluesDerivedDigit('QTSSA003451')).toBe(false);
    expect(fitsCluesDerivedDigit('QTSSA00345')).toBeUndefined();
    expect(cluesDerivedDigit('')).toBeUndefined();
  });

  const register = resolve(import.meta.dirname, '../../../../shared/dgis-catalogs/establecimiento_de_salud_sis.csv');
  it.skipIf(!existsSync(register))('fits the register as it was counted (skipped without ../shared)', () => {
    const keys = readFileSync(register, 'utf8').trim().split('\n').slice(1);
    const units = keys.map((line) => line.slice(0, 11));
    expect(units.filter(isClues)).toHaveLength(15_295);
    expect(units.filter((clues) => fitsCluesDerivedDigit(clues))).toHaveLength(14_814);
  });
});

describe('CIE-10', () => {
  it.each([
    ['A000', 'A000'],
    ['A00.0', 'A000'],
    [' a00.0 ', 'A000'],
    ['I10', 'I10X'],
    ['i10x', 'I10X'],
    ['I10.', 'I10X'],
    ['cp01', 'CP01'],
    ['MT34', 'MT34'],
  ])('%s reads as %s', (text, code) => {
    expect(normalizeCie10(text)).toBe(code);
    expect(isCie10(code)).toBe(true);
  });

  it.each(['', 'A0', 'A00', 'A0000', 'AA00', 'A00.01', 'CP00', 'CP55', 'MT35', 'MT00', '1234', 'A00Y', 'S72.001A'])(
    '%s is no code in normal form',
    (text) => {
      expect(isCie10(text)).toBe(false);
    },
  );

  it('knows the additions of the SIS', () => {
    expect(sisAddition('CP54')).toBe('CP');
    expect(sisAddition('MT01')).toBe('MT');
    expect(sisAddition('A000')).toBeUndefined();
  });

  it('has a normal form that is its own normal form', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^ ?[a-zA-Z]\d\d\.?[0-9xX]?$/)), (text) => {
        const code = normalizeCie10(text);
        if (isCie10(code)) expect(normalizeCie10(code)).toBe(code);
        if (/^[a-zA-Z]\d\d\.?[0-9xX]?$/.test(text.trim())) expect(isCie10(code)).toBe(true);
      }),
    );
  });
});

it('takes a cédula of 6 to 14 digits and letters', () => {
  for (const text of ['123456', '01234567', 'AÑ12345678901Z']) expect(isCedula(text)).toBe(true);
  for (const text of ['12345', '123456789012345', '12345a', '1234 56', '']) expect(isCedula(text)).toBe(false);
});

describe('names', () => {
  it.each([
    'XX',
    'MARIA JOSE',
    'MA. TERESA',
    "D'ANGELO",
    'GARCIA-ROBLES',
    'AGÜERO',
    'NUÑEZ',
    'LOPEZ, HIJO',
    'A'.repeat(50),
  ])('%s holds', (name) => {
    expect(nameFault(name)).toBeNull();
  });

  it.each([
    ['A', 'too-short'],
    ['', 'too-short'],
    ['A'.repeat(51), 'too-long'],
    [' ANA', 'space-at-end'],
    ['ANA ', 'space-at-end'],
    ['ANA  MARIA', 'double-space'],
    ['Ana', 'lower-case'],
    ['LÓPEZ', 'accent'],
    ['Núñez', 'lower-case'],
    ['ANA2', 'digit'],
    ["O'-HARA", 'adjacent-specials'],
    ['ANA_MARIA', 'character'],
    ['ANA\tMARIA', 'character'],
    ['ANA×', 'character'],
    ['ANÁ', 'accent'],
    ['ŽIŽEK', 'character'],
  ] as const)('%s fails as %s', (name, fault) => {
    expect(nameFault(name)).toBe(fault);
    expect(NAME_FAULT_EXPECTED[fault]).toMatch(/\S/);
  });

  it('agrees with a plain reading of the grammar', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ABÑÜ a-.\u00c1/9'), maxLength: 6 });
    fc.assert(
      fc.property(text, (name) => {
        const holds = /^(?! )(?!.* $)(?!.* {2})(?!.*[-.,/'][-.,/'])[A-ZÑÄËÏÖÜ\-.,/' ]{2,50}$/.test(name);
        expect(nameFault(name) === null).toBe(holds);
      }),
      { numRuns: 1000 },
    );
  });
});
