import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAscii } from '../../../../shared/formats/support/ascii.ts';
import { createTextCache } from '../../../../shared/formats/support/text-cache.ts';
import { decodeUtf8, isUtf8 } from '../../../../shared/formats/support/utf8.ts';
import { decodeWindows1252, encodeWindows1252 } from '../../../../shared/formats/support/windows1252.ts';

describe('windows-1252', () => {
  it('decodifica los 256 bytes y vuelve a ellos', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    const text = decodeWindows1252(bytes, 0, 256);
    expect(text).toHaveLength(256);
    expect(text.slice(0x80, 0x81)).toBe('€');
    expect(text[0xd1]).toBe('Ñ');
    expect(encodeWindows1252(text)).toEqual(bytes);
    expect(encodeWindows1252('漢')).toEqual(Uint8Array.of(0x3f));
  });
});

describe('UTF-8', () => {
  it('juzga como un decodificador estricto', () => {
    const strict = new TextDecoder('utf-8', { fatal: true });
    const decodes = (bytes: Uint8Array): boolean => {
      try {
        strict.decode(bytes);
        return true;
      } catch {
        return false;
      }
    };
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 8 }),
      fc.string({ unit: 'binary', maxLength: 4 }).map((text) => new TextEncoder().encode(text)),
      fc
        .array(fc.constantFrom(0x41, 0x80, 0xa0, 0xbf, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0x9f, 0x8f), {
          maxLength: 6,
        })
        .map((list) => Uint8Array.from(list)),
    );
    fc.assert(
      fc.property(bytes, (one) => {
        expect(isUtf8(one, 0, one.length)).toBe(decodes(one));
      }),
      { numRuns: 2000 },
    );
  });

  it('decodifica un tramo', () => {
    const bytes = new TextEncoder().encode('aÑb');
    expect(decodeUtf8(bytes, 1, 3)).toBe('Ñ');
  });
});

describe('textos cortos', () => {
  it('ASCII y caché dan el mismo texto que un decodificador', () => {
    const cache = createTextCache(4);
    const ascii = fc.array(fc.integer({ min: 32, max: 126 }), { maxLength: 60 }).map((list) => Uint8Array.from(list));
    fc.assert(
      fc.property(ascii, (bytes) => {
        const expected = new TextDecoder().decode(bytes);
        expect(decodeAscii(bytes, 0, bytes.length)).toBe(expected);
        expect(cache.text(bytes, 0, bytes.length)).toBe(expected);
        expect(cache.text(bytes, 0, bytes.length)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });
});
