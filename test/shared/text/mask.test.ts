import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskValue } from '../../../shared/text/mask.ts';
import { validCurp } from '../identifiers/curp-arbitrary.ts';

it.each([
  ['curp', 'GOMC560427MVZRRL04', 'GOMC••••'],
  ['curp', 'JUAN PEREZ', 'J••••'],
  ['curp', '', ''],
  ['name', 'JUANA', 'J••••'],
  ['name', '😀A', '😀••••'],
  ['name', '\nA', '\\n••••'],
  ['date', '02/01/1967', '••/••/1967'],
  ['date', '1967-01-02', '1967-••-••'],
  ['date', '1967-01-02T10:00:00Z', '1967-••-••'],
  ['date', '19670102', '1967••••'],
  ['date', '196701021530-0600', '1967••••'],
  ['date', '1967-01', '1967-••'],
  ['date', '1967', '1967'],
  ['date', '2 de enero', '••••'],
  ['identifier', '00012342', '••••42'],
  ['identifier', '1234', '••••'],
  ['plain', 'MUJER', 'MUJER'],
  ['plain', 'a\tb\u202e', 'a\\tb\\u202e'],
  ['auto', '', ''],
  ['auto', '142', '142'],
  ['auto', '1&2&14', '1&2&14'],
  ['auto', '-1', '-1'],
  ['auto', '36.5', '36.5'],
  ['auto', '120/80', '120/80'],
  ['auto', 'A000', 'A000'],
  ['auto', 'I10X', 'I10X'],
  ['auto', 'A00.0', 'A00.0'],
  ['auto', '02/01/1967', '••/••/1967'],
  ['auto', '2/1/1967', '••/••/1967'],
  ['auto', '02-01-1967', '••-••-1967'],
  ['auto', '1967-01-02', '1967-••-••'],
  ['auto', '19670102', '1967••••'],
  ['auto', '5512345678', '••••78'],
  ['auto', '55-1234-5678', '••••78'],
  ['auto', 'JUANA', 'J••••'],
  ['auto', 'GOMC560427MVZRRL04', 'G••••'],
] as const)('%s: %j shows as %j', (sensitivity, text, shown) => {
  expect(maskValue(text, sensitivity)).toBe(shown);
});

it('cuts long plain texts', () => {
  expect(maskValue('x'.repeat(61), 'plain')).toBe(`${'x'.repeat(59)}…`);
  expect(maskValue('x'.repeat(60), 'plain')).toBe('x'.repeat(60));
});

describe('nothing is revealed', () => {
  const sensitivities = ['curp', 'name', 'date', 'identifier', 'auto'] as const;

  it('of a CURP: never more than its first four characters', () => {
    fc.assert(
      fc.property(validCurp, fc.constantFrom(...sensitivities), ({ curp }, sensitivity) => {
        const shown = maskValue(curp, sensitivity);
        expect(shown).toContain('••••');
        for (let i = 0; i + 5 <= curp.length; i++) expect(shown).not.toContain(curp.slice(i, i + 5));
      }),
    );
  });

  it('of a name, in whatever column it landed: no two letters of it together but the end of an identifier', () => {
    const name = fc.string({ unit: fc.constantFrom(...'ABCDEÑÁÜ '), minLength: 3, maxLength: 60 });
    fc.assert(
      fc.property(name, fc.constantFrom(...sensitivities), (text, sensitivity) => {
        const shown = maskValue(text, sensitivity);
        const run = sensitivity === 'identifier' ? 3 : 2;
        for (let i = 0; i + run <= text.length; i++) expect(shown).not.toContain(text.slice(i, i + run));
      }),
    );
  });

  it('of a date: never its day and month', () => {
    const parts = fc.tuple(
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom('date', 'auto'),
    );
    fc.assert(
      fc.property(parts, ([day, month, sensitivity]) => {
        const [dd, mm] = [String(day).padStart(2, '0'), String(month).padStart(2, '0')];
        for (const text of [`${dd}/${mm}/1967`, `1967-${mm}-${dd}`, `1967${mm}${dd}`, `1967${mm}${dd}1200`]) {
          const shown = maskValue(text, sensitivity as 'date' | 'auto');
          expect(shown.replace('1967', '')).not.toMatch(/\d/);
        }
      }),
    );
  });

  it('to a terminal: no control or direction character, no lone surrogate', () => {
    const any = fc.constantFrom(...sensitivities, 'plain' as const);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), any, (text, sensitivity) => {
        const shown = maskValue(text, sensitivity);
        expect(shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/);
        expect(shown.isWellFormed()).toBe(true);
      }),
    );
  });
});
