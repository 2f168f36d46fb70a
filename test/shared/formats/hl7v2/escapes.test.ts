import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STANDARD_DELIMITERS } from '../../../../shared/formats/hl7v2/delimiters.ts';
import { escapeText, isEscapeSequence, unescapeText } from '../../../../shared/formats/hl7v2/escapes.ts';

const plain = (text: string): string => unescapeText(text, STANDARD_DELIMITERS);

describe('escape sequences', () => {
  it.each([
    ['\\F\\\\S\\\\T\\\\R\\\\E\\', '|^&~\\'],
    ['uno\\.br\\dos', 'uno\ndos'],
    ['uno\\.sp2\\dos\\.sk3\\tres', 'uno\n\ndos   tres'],
    ['\\H\\alto\\N\\ \\.in+2\\\\.fi\\', 'alto '],
    ['\\XC391\\', 'Ñ'],
    ['\\XD1\\', 'Ñ'],
    ['\\X0D0a\\', '\r\n'],
    ['\\P\\', '#'],
    // What is no sequence stays: a path, a site's own, a lone mark, an odd number of digits.
    ['C:\\dir\\T\\x', 'C:\\dir&x'],
    ['\\Zrojo\\', '\\Zrojo\\'],
    ['a\\b', 'a\\b'],
    ['\\XABC\\', '\\XABC\\'],
    ['\\\\', '\\\\'],
  ])('%s is %j', (written, meant) => {
    expect(plain(written)).toBe(meant);
  });

  it('does not make a novel of a few digits', () => {
    expect(plain('\\.sp9999\\').length).toBeLessThan(1000);
  });

  it('comes back as it was', () => {
    const texts = fc.string({
      unit: fc.constantFrom('|', '^', '&', '~', '\\', '#', 'a', 'ñ', '🏥', '\r', '\n', '.br', 'X0D', 'E'),
    });
    fc.assert(
      fc.property(texts, fc.constantFrom(-1, 0x23), (text, truncation) => {
        const delimiters = { ...STANDARD_DELIMITERS, truncation };
        const escaped = escapeText(text, delimiters);
        expect(unescapeText(escaped, delimiters)).toBe(text);
        expect(escaped).not.toMatch(/[|^&~\r\n]/);
      }),
    );
  });

  it('are left alone where the message has no escape character', () => {
    const delimiters = { ...STANDARD_DELIMITERS, escape: -1 };
    expect(unescapeText('a\\F\\b', delimiters)).toBe('a\\F\\b');
    expect(escapeText('a|b', delimiters)).toBe('a|b');
  });

  it.each(['Q', '', 'dir', '.xx', 'X1', '.sp+12345', 'C12', 'f'])('%j is none of the standard', (code) => {
    expect(isEscapeSequence(code)).toBe(false);
  });
});
