import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathsOf, readPieces, rulesOf } from '../../../support/fhir/pieces.ts';
import { formats, read } from './harness.ts';

const line = (id: string, more: object = {}) => JSON.stringify({ resourceType: 'Patient', id, ...more });
const all = (value: unknown) => [...pathsOf(value)].map(([path]) => path);
const ids = (values: readonly unknown[]) => values.map((value) => (value as { readonly id: string }).id);

describe('NDJSON', () => {
  it('gives one resource a line, with its place in the file', () => {
    const text = `${line('a')}\n\r\n  \n${line('b', { active: true })}\r\n${line('c')}`;
    for (const chunk of [1, 5, 1000]) {
      const read = readPieces(text, 'ndjson', chunk, () => ['id']);
      expect(ids(read.values)).toEqual(['a', 'b', 'c']);
      expect(read.spots.map(({ offset }) => text.slice(offset, offset + 3))).toEqual(['"a"', '"b"', '"c"']);
      expect(read.faults).toEqual([]);
      expect(read.problems).toEqual([]);
      expect(read.rows).toBe(3);
      expect(read.ended).toBe(1);
    }
  });

  it.each([
    ['a line cut off', '{"resourceType":"Patient","id":"x', 'json-truncado'],
    ['two resources on a line', `${line('x')}${line('y')}`, 'raiz-multiple'],
    ['a line that is no JSON', 'hola', 'json-invalido'],
    ['brackets that do not fit', '{"a":[}]', 'json-invalido'],
    ['10,000 levels', `{"a":${'['.repeat(10_000)}`, 'profundidad-excesiva'],
  ])('goes on after %s', (_name, broken, rule) => {
    const read = readPieces(`${line('a')}\n${broken}\n${line('b')}\n`, 'ndjson', 7);
    expect(rulesOf(read)).toEqual([rule]);
    expect(read.faults[0].place).toMatchObject({ line: 2, record: 2 });
    expect(ids(read.values)).toEqual(['a', 'b']);
    expect(read.holds).toEqual([true, false, true]);
    expect(read.problems).toEqual([expect.stringMatching(/línea 2/)]);
  });

  it('says of a line that is cut that it is the line, not the file', () => {
    const { findings } = read('{"resourceType":"Patient","id":"a"}\n{"resourceType":"Patient","id":\n');
    const cut = findings.find(({ rule }) => rule === 'fhir-sintaxis-json-truncado');
    expect(cut).toMatchObject({ message: 'La línea termina antes de cerrar lo que abrió', place: { line: 2 } });
  });

  it('mends what is plain, and finds repeated keys', () => {
    const read = readPieces(`{"id":"a",}\n{"id":"b","id":"c"}\n`, 'ndjson');
    expect(read.faults.map(({ rule, place }) => [rule, place.line, place.column])).toEqual([
      ['coma-sobrante', 1, 10],
      ['clave-duplicada', 2, 11],
    ]);
    expect(ids(read.values)).toEqual(['a', 'c']);
    expect(read.holds).toEqual([false, false]);
  });

  it('reads past a byte order mark', () => {
    const read = readPieces(`\ufeff${line('a')}\n`, 'ndjson', 2, () => ['id']);
    expect(rulesOf(read)).toEqual(['bom']);
    expect(read.spots[0].offset).toBe(3 + line('a').indexOf('"a"'));
  });

  it('leaves a line of 100 MB out, and keeps nothing of it', () => {
    const text = `${line('a')}\n${line('x', { data: 'A'.repeat(100_000_000) })}\n${line('b')}\n`;
    const read = readPieces(text, 'ndjson', 1 << 20);
    expect(rulesOf(read)).toEqual(['recurso-excesivo']);
    expect(ids(read.values)).toEqual(['a', 'b']);
  });

  it('says so of an empty file', () => {
    expect(readPieces(' \n\n', 'ndjson').problems).toEqual(['El archivo está vacío.']);
  });

  it('never fails on any bytes, and says the same however the chunks are cut', () => {
    const whole = new TextEncoder().encode(`${line('ñ')}\n${line('b')}\r\n\n${line('c')}`);
    const change = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), fc.integer({ min: 1, max: 99 }), (changes, chunk) => {
        const bytes = whole.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        expect(readPieces(bytes, 'ndjson', chunk, all)).toEqual(readPieces(bytes, 'ndjson', 1 << 20, all));
      }),
      { numRuns: 500 },
    );
  });
});

describe('NDJSON is told from JSON', () => {
  const sniff = (text: string) => {
    const [json, ndjson] = formats.map((format) => format.sniff(new TextEncoder().encode(text)));
    return ndjson > json;
  };
  const bundle = (separator: string) =>
    `{"resourceType":"Bundle","type":"batch","entry":[${separator}{"resource":${line('a')}},${separator}{"resource":${line('b')}}${separator}]}`;

  it.each([
    `${line('a')}\n${line('b')}\n`,
    `\ufeff${line('a')}\r\n\r\n${line('b')}`,
    `{"id":"x","resourceType":"Patient"}\n{"id":"y","resourceType":"Patient"}`,
    `{"resourceType":"Patient","id":\n${line('b')}\n${line('c').slice(0, 30)}`,
    `${bundle('')}\n${bundle('')}\n`,
  ])('recognises %j', (text) => expect(sniff(text)).toBe(true));

  it.each([
    line('a'),
    bundle(''),
    bundle('\n'),
    JSON.stringify(JSON.parse(bundle('')), null, 2),
    `[\n${line('a')},\n${line('b')}\n]`,
    '',
    'a|b\nc|d\n',
  ])('leaves %j', (text) => expect(sniff(text)).toBe(false));
});
