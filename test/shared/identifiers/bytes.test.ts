import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  curpStructureFault,
  FIRST_SURNAME,
  firstWordAgrees,
  GIVEN_NAMES,
  hasValidCheckDigit,
  isSoundCurp,
  SECOND_SURNAME,
} from '../../../shared/identifiers/index.ts';
import { nameAgrees } from '../../../shared/identifiers/name-readings.ts';
import { hashPersonBytes } from '../../../shared/identifiers/person-key.ts';
import { stateKeyAt, stateNumber } from '../../../shared/identifiers/states.ts';
import { Hash64 } from '../../../shared/model/index.ts';
import { PersonMeasures } from '../../../shared/verification/person-measures.ts';
import { validCurp } from './curp-arbitrary.ts';

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** A CURP, whole or with one or two characters replaced. */
const nearlyCurp = fc
  .tuple(validCurp, fc.array(fc.tuple(fc.nat(17), fc.constantFrom(...'0123456789AEHIMNXZñÑ |')), { maxLength: 2 }))
  .map(([{ curp }, changes]) =>
    changes.reduce((text, [at, sign]) => text.slice(0, at) + sign + text.slice(at + 1), curp),
  );

const name = fc
  .array(fc.string({ unit: fc.constantFrom(...'ABCDEIMNOXÑ'), minLength: 1, maxLength: 6 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((words) => words.join(' '));

describe('what is told of bytes', () => {
  it('is what is told of the text: structure and digit of a CURP', () => {
    fc.assert(
      fc.property(nearlyCurp, fc.nat(5), (curp, before) => {
        const bytes = bytesOf('|'.repeat(before) + curp);
        expect(isSoundCurp(bytes, before)).toBe(curpStructureFault(curp) === null && hasValidCheckDigit(curp));
      }),
      { numRuns: 3000 },
    );
  });

  it('is what is told of the text: the key of a state', () => {
    for (let first = 60; first < 95; first++) {
      for (let second = 60; second < 95; second++) {
        const key = stateKeyAt(String.fromCharCode(first, second), 0);
        expect(stateNumber(first, second)).toBe(Number(key ?? 0));
      }
    }
  });

  it('never finds that a name agrees with a CURP where its text does not', () => {
    const positions = [GIVEN_NAMES, FIRST_SURNAME, SECOND_SURNAME];
    let agreeing = 0;
    fc.assert(
      fc.property(
        name,
        fc.constantFrom(...positions),
        fc.string({ unit: fc.constantFrom(...'AEIOUXBCDMN'), minLength: 16, maxLength: 16 }),
        (text, at, letters) => {
          const bytes = bytesOf(`${letters}${text}`);
          const agrees = firstWordAgrees(bytes, letters.length, bytes.length, 0, at);
          if (!agrees) return;
          agreeing++;
          expect(nameAgrees(text, letters, at, at === GIVEN_NAMES ? 'given' : 'surname')).toBe(true);
        },
      ),
      { numRuns: 20_000 },
    );
    expect(agreeing).toBeGreaterThan(20);
  });

  it('tells the same person, by the hash of date and surname', () => {
    fc.assert(
      fc.property(validCurp, name, name, ({ curp, birthDate }, surname, other) => {
        const date = birthDate.split('-').reverse().join('/');
        const key = (text: string) => {
          const bytes = bytesOf(date + text);
          return hashPersonBytes(new Hash64(), bytes, 0, date.length, bytes.length).low;
        };
        const hash = new Hash64().reset(11).text(curp).finish();
        const hashed = (text: string) => ({ high: hash.high, low: hash.low, person: key(text) });
        const people = new PersonMeasures();
        people.add({ curp, birthDate, firstSurname: surname });
        expect(people.addHashed(hashed(surname))).toBe(false);
        const letters = (text: string) => text.replaceAll(' ', '').replaceAll('Ñ', 'N');
        expect(people.addHashed(hashed(other))).toBe(letters(surname) !== letters(other));
        expect(people.distinct).toBe(1);
      }),
    );
  });
});
