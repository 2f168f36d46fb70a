import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain } from '../../../../shared/formats/support/places.ts';

describe('the form in which names are compared', () => {
  it.each([
    ['NAVARRO SOTO', 'NAVARRO SOTO'],
    ['Ciudad de México', 'CIUDAD DE MEXICO'],
    ['  peña\t\n ibáñez ', 'PENA IBANEZ'],
    ['A  B', 'A B'],
    [' A', 'A'],
    ['A ', 'A'],
    ['MX-JAL', 'MX-JAL'],
    ['~{x}', '~{X}'],
    ['Weiß', 'WEISS'],
    ['', ''],
    [' ', ''],
  ])('%j is %j', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  it('is upper case without accents and with single blanks, whatever the text', () => {
    const letters = fc.string({ unit: fc.constantFrom(...' \t\u00a0aáÁñÑüZ09-~{`é\u0301ß\u007f') });
    fc.assert(
      fc.property(fc.oneof(letters, fc.string({ unit: 'binary' })), (text) => {
        const bare = text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
        const ascii = /^[ -~]*$/.test(text) ? text : bare;
        expect(plain(text)).toBe(ascii.toUpperCase().replace(/\s+/g, ' ').trim());
      }),
      { numRuns: 2000 },
    );
  });
});
