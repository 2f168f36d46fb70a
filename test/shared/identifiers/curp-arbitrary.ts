import fc from 'fast-check';
import { curpCheckDigit } from '../../../shared/identifiers/curp.ts';
import { STATES } from '../../../shared/identifiers/states.ts';

const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const consonant = fc.constantFrom(...'BCDFGHJKLMNPQRSTVWXYZ');

/** A synthetic CURP of structure and digit as they should be, with the facts that it states. */
export const validCurp = fc
  .record({
    letters: fc.tuple(letter, fc.constantFrom(...'AEIOUX'), letter, letter),
    birth: fc.date({
      min: new Date('1930-01-01T00:00:00Z'),
      max: new Date('2024-12-31T00:00:00Z'),
      noInvalidDate: true,
    }),
    sex: fc.constantFrom('H' as const, 'M' as const, 'X' as const),
    state: fc.constantFrom(...STATES),
    consonants: fc.tuple(consonant, consonant, consonant),
    homonymy: fc.nat(9),
  })
  .map(({ letters, birth, sex, state, consonants, homonymy }) => {
    const birthDate = birth.toISOString().slice(0, 10);
    const century = birthDate < '2000' ? String(homonymy) : 'ABCDEFGHIJ'[homonymy];
    const start = letters.join('') + birthDate.slice(2).replaceAll('-', '');
    const curp17 = start + sex + state.curp + consonants.join('') + century;
    return { curp: curp17 + String(curpCheckDigit(curp17)), birthDate, sex, birthState: state.key };
  });
