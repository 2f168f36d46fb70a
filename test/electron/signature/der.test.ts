import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childrenOf, DerError, oidOf, readDer, smallInteger, timeOf } from '../../../electron/signature/der.ts';
import { encode, integer, octets, oid, sequence, setOf, time } from '../../../electron/signature/der-write.ts';

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

describe('DER', () => {
  it('reads back what is written, whatever its length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70_000 }), (content) => {
        const [read] = childrenOf(readDer(sequence(octets(content))));
        expect(Buffer.compare(read?.value ?? bytes('00'), content)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['bytes after the value', '0400 00'],
    ['a length without end', '3080 0000'],
    ['a length longer than it need be', '048101 00'],
    ['a length with a leading zero', '04820080'],
    ['a value cut off', '0405 00'],
    ['a tag of several bytes', '1f8101 00'],
    ['nothing', ''],
  ])('refuses %s', (_what, hex) => {
    expect(() => readDer(bytes(hex))).toThrow(DerError);
  });

  it('any bytes give a value or an error of its own', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (content) => {
        try {
          childrenOf(readDer(content));
        } catch (error) {
          expect(error).toBeInstanceOf(DerError);
        }
      }),
    );
  });

  it('object identifiers come back as they were', () => {
    for (const dotted of ['1.2.840.113549.1.7.2', '2.5.4.45', '2.16.840.1.101.3.4.2.1', '2.999.1', '0.9.2342']) {
      expect(oidOf(readDer(oid(dotted)))).toBe(dotted);
    }
    expect(() => oidOf(readDer(bytes('0602 2a80')))).toThrow(DerError);
    expect(() => oidOf(readDer(bytes('0603 2a8001')))).toThrow(DerError);
  });

  it('times are moments that exist, in the form that DER asks for', () => {
    for (const iso of ['2026-02-28T23:59:59.000Z', '1951-01-01T00:00:00.000Z', '2051-12-31T10:00:00.000Z']) {
      expect(timeOf(readDer(time(new Date(iso)))).toISOString()).toBe(iso);
    }
    const utc = (text: string) => readDer(encode(0x17, Buffer.from(text, 'latin1')));
    expect(() => timeOf(utc('260230000000Z'))).toThrow(DerError);
    expect(() => timeOf(utc('2601010000Z'))).toThrow(DerError);
    expect(() => timeOf(utc('260101000000+0600'))).toThrow(DerError);
  });

  it('numbers are small, whole and not negative', () => {
    expect(smallInteger(readDer(integer(3)))).toBe(3);
    expect(smallInteger(readDer(bytes('02020800')))).toBe(2048);
    for (const hex of ['0201ff', '02020001', '0200', '0207 01000000000000']) {
      expect(() => smallInteger(readDer(bytes(hex)))).toThrow(DerError);
    }
  });

  it('a set is sorted, each value once', () => {
    const set = setOf([octets(bytes('02')), octets(bytes('01')), octets(bytes('02'))]);
    expect(Buffer.from(set).toString('hex')).toBe('3106040101040102');
  });
});
