import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathsOf, readPieces, rulesOf } from '../../../support/fhir/pieces.ts';

const PATIENT = {
  resourceType: 'Patient',
  id: 'p1',
  name: [{ use: 'official', family: 'PRUEBA', given: ['ÑANDÚ 😀'] }],
  birthDate: '1985-03-12',
};
const ENCOUNTER = { resourceType: 'Encounter', id: 'e1', status: 'finished', class: { code: 'AMB' } };

const toBytes = (text: string) => new TextEncoder().encode(text);
const entries = (...texts: string[]) => `{"resourceType":"Bundle","type":"collection","entry":[${texts.join(',')}]}`;
const entry = (resource: object, n: number) => JSON.stringify({ fullUrl: `urn:uuid:${n}`, resource });
const good = [entry(PATIENT, 1), entry(ENCOUNTER, 2)];
const said = (source: string) =>
  readPieces(source, 'json').faults.map(({ rule, message, place }) => [
    rule,
    message,
    place.line,
    place.column,
    place.path,
  ]);

describe('reader of faulty JSON', () => {
  it('verifies what stands before a cut, wherever it is', () => {
    const text = entries(...good, good[1].replace('urn:uuid:2', 'urn:uuid:3'));
    const bytes = toBytes(text);
    for (let end = 0; end < bytes.length; end++) {
      const seen = readPieces(bytes.subarray(0, end), 'json', 50);
      expect(seen.problems, `${end}`).toHaveLength(1);
      expect(rulesOf(seen), `${end}`).toEqual(['json-truncado']);
      expect(seen.ended).toBe(1);
      const complete = good.filter((piece) => end >= text.indexOf(piece) + toBytes(piece).length + 20).length;
      expect(seen.values.length, `${end}`).toBeGreaterThanOrEqual(complete);
    }
  });

  it.each([
    ['a trailing comma', '{"a":1,}', { a: 1 }, 'coma-sobrante', undefined, 7],
    ['a trailing comma in an array', '{"a":[1,]}', { a: [1] }, 'coma-sobrante', undefined, 8],
    ['a comment with a quote and a bracket', '{ /* ] " */ "a":1}', { a: 1 }, 'comentario', undefined, 3],
    ['a comment of a line', '{ // it\'s "\n "a":1}', { a: 1 }, 'comentario', undefined, 3],
    ['a tabulator in a text', '{"a":"x\ty"}', { a: 'x\ty' }, 'cadena-invalida', /carácter de control/, 8],
    ['an escape that is none', '{"a":"\\q"}', { a: '\\q' }, 'cadena-invalida', /escape/, 7],
    ['a name without quotes', '{a:1}', { a: 1 }, 'json-invalido', /nombre de una propiedad/, 2],
    ['a text without quotes', '{"a":final}', { a: 'final' }, 'json-invalido', /no lleva comillas/, 6],
    ['single quotes', "{'a':'b'}", { a: 'b' }, 'json-invalido', /comillas simples/, 2],
    ['a missing comma', '{"a":1 "b":2}', { a: 1, b: 2 }, 'json-invalido', /Falta una coma/, 8],
    ['a missing colon', '{"a" 1}', { a: 1 }, 'json-invalido', /dos puntos/, 6],
    ['a sign', '{"a":+1}', { a: 1 }, 'numero-invalido', /signo/, 6],
    ['zeros before a number', '{"a":-007}', { a: -7 }, 'numero-invalido', /ceros/, 6],
    ['NaN', '{"a":NaN,"b":1}', { b: 1 }, 'numero-invalido', /NaN/, 6],
    ['Infinity at the end', '{"b":1,"a":-Infinity}', { b: 1 }, 'numero-invalido', /NaN/, 12],
  ])('names %s at its place and reads the rest', (_name, text, value, rule, message, column) => {
    const seen = readPieces(entries(good[0], `{"resource":${text}}`, good[1]), 'json', 11);
    const start = entries(good[0]).length - 2 + 1 + '{"resource":'.length;
    const line = text.slice(0, column).split('\n').length;
    const [fault] = seen.faults;
    expect(fault.rule).toBe(rule);
    if (message === undefined) expect(fault.message).toBeUndefined();
    else expect(fault.message).toMatch(message);
    expect(fault.place).toMatchObject({ record: 2, line });
    // Columns count UTF-16 units, and so does `length`.
    expect(fault.place.column).toBe(start + column);
    expect(fault.place.path).toMatch(/^Bundle\.entry\[1\]\.resource/);
    expect(seen.values[1]).toEqual({ resource: value });
    expect(seen.values).toHaveLength(4);
    expect(seen.holds).toEqual([true, false, true, true]);
    expect(seen.problems).toEqual([]);
  });

  it('names every fault of a resource, in its order', () => {
    const text =
      '{\n  resourceType: "Patient",\n  "name": [{"family": "A" "given": ["B",]}], // x\n  \'active\': true\n}';
    expect(said(text)).toEqual([
      ['json-invalido', 'El nombre de una propiedad no lleva comillas', 2, 3, 'Patient'],
      ['json-invalido', 'Falta una coma entre dos valores', 3, 27, 'Patient.name[0]'],
      ['coma-sobrante', undefined, 3, 40, 'Patient.name[0].given'],
      ['comentario', undefined, 3, 46, 'Patient'],
      ['json-invalido', 'Hay comillas simples donde JSON pide comillas dobles', 4, 3, 'Patient'],
    ]);
    const read = readPieces(text, 'json', 5, (value) => [...pathsOf(value)].map(([path]) => path));
    expect(read.values).toEqual([{ resourceType: 'Patient', name: [{ family: 'A', given: ['B'] }], active: true }]);
    // Places are those of the file as it is, not of the text that was mended.
    const at = (path: string) => text.slice(read.spots.find((spot) => spot.path === path)?.offset);
    expect(at('resourceType').startsWith('"Patient"')).toBe(true);
    expect(at('name[0].given[0]').startsWith('"B"')).toBe(true);
    expect(at('active').startsWith('true')).toBe(true);
  });

  it.each([
    ['a bracket that closes the wrong thing', '{"resourceType":"Patient","name":[{"family":"A"}}'],
    ['a key that is none', '{"resourceType":"Patient",:1}'],
    ['an unclosed quote', '{"resourceType":"Patient","id":"a}'],
  ])('says a sentence and gives no value for %s', (_name, text) => {
    const seen = readPieces(text, 'json');
    expect(seen.faults).toHaveLength(1);
    expect(seen.problems).toHaveLength(1);
    expect(seen.values).toEqual([]);
    expect(seen.holds).toEqual([false]);
  });

  it('reports commas and comments between entries', () => {
    const seen = readPieces(
      `{"resourceType":"Bundle","type":"batch","entry":[${good[0]}, /* x */ ${good[1]} ${good[0]}, ,]}`,
      'json',
    );
    expect(rulesOf(seen)).toEqual(['comentario', 'json-invalido', 'coma-sobrante', 'coma-sobrante']);
    expect(seen.faults[1].message).toBe('Falta una coma entre dos valores');
    expect(seen.values).toHaveLength(4);
    expect(seen.properties).toEqual(['resourceType=Bundle', 'type=batch']);
  });

  it('stops at a second root and says so', () => {
    const seen = readPieces(`${JSON.stringify(PATIENT)}\n${JSON.stringify(PATIENT)}`, 'json');
    expect(rulesOf(seen)).toEqual(['raiz-multiple']);
    expect(seen.faults[0].place).toMatchObject({ line: 2, column: 1 });
    expect(seen.values).toHaveLength(1);
    expect(seen.problems[0]).toContain('línea 2');
  });

  it('reads past a byte order mark', () => {
    const seen = readPieces(`\ufeff${JSON.stringify(PATIENT)}`, 'json', 1, () => ['id']);
    expect(rulesOf(seen)).toEqual(['bom']);
    expect(seen.spots[0].offset).toBe(3 + JSON.stringify(PATIENT).indexOf('"p1"'));
    expect(seen.holds).toEqual([true]);
  });

  it('names the byte that is not UTF-8 and keeps reading', () => {
    const bytes = toBytes('{"resourceType":"Patient","id":"MU#OZ"}');
    const at = bytes.indexOf('#'.charCodeAt(0));
    bytes[at] = 0xd1;
    const seen = readPieces(bytes, 'json');
    expect(seen.faults).toMatchObject([
      { rule: 'utf8-invalido', place: { offset: at, line: 1, column: at + 1, path: 'Patient.id' } },
    ]);
    expect(seen.values).toHaveLength(1);
    expect(seen.holds).toEqual([false]);
  });

  it('refuses half a surrogate pair in raw bytes', () => {
    const bytes = toBytes('{"resourceType":"Patient","id":"###"}');
    bytes.set([0xed, 0xa0, 0x80], bytes.indexOf('#'.charCodeAt(0)));
    expect(new Set(rulesOf(readPieces(bytes, 'json')))).toEqual(new Set(['utf8-invalido']));
  });

  it('finds half a surrogate pair in escapes and accepts a whole one', () => {
    const text = (value: string) => `{"resourceType":"Patient","name":[{"family":"${value}"}]}`;
    expect(said(text('A\\ud83d'))).toEqual([['sustituto-suelto', undefined, 1, 47, 'Patient.name[0].family']]);
    expect(said(text('A\\ud83d\\ude00'))).toEqual([]);
  });

  it('finds repeated keys, also in the Bundle itself', () => {
    const twice = '{"resource":{"resourceType":"Patient","gender":"male","gender":"female"}}';
    const seen = readPieces(
      `{"resourceType":"Bundle","type":"batch","type":"batch","entry":[${twice}]}`,
      'json',
      9,
      () => ['resource.gender'],
    );
    expect(seen.faults.map(({ rule, place }) => [rule, place.column, place.path])).toEqual([
      ['clave-duplicada', 119, 'Bundle.entry[0].resource.gender'],
      ['clave-duplicada', 41, 'Bundle.type'],
    ]);
    expect(seen.spots[0].text).toBe('female');
    expect(seen.holds).toEqual([false, false]);
  });

  it('notes a number that loses digits, without failing the syntax, however the chunks are cut', () => {
    const text = '{"resourceType":"Observation","valueQuantity":{"value":0.1234567890123456789},"x":1.00}';
    for (const chunk of [1, 7, 61, 1000]) {
      const seen = readPieces(text, 'json', chunk, () => ['x', 'valueQuantity.value']);
      expect(seen.faults).toMatchObject([
        { rule: 'precision-perdida', place: { column: 56, path: 'Observation.valueQuantity.value' } },
      ]);
      expect(seen.holds).toEqual([true]);
      expect(seen.spots.map((spot) => spot.text)).toEqual(['1.00', '0.1234567890123456789']);
    }
  });

  it('survives 10,000 levels, alone and in an entry', () => {
    const deep = `{"resourceType":"Patient","x":${'[{"a":'.repeat(5000)}1${'}]'.repeat(5000)}}`;
    expect(rulesOf(readPieces(deep, 'json'))).toEqual(['profundidad-excesiva']);
    const seen = readPieces(entries(`{"resource":${deep}}`, good[1]), 'json');
    expect(rulesOf(seen)).toEqual(['profundidad-excesiva']);
    expect(seen.values).toHaveLength(2);
    expect(rulesOf(readPieces('['.repeat(10_000), 'json'))).toEqual(['profundidad-excesiva']);
  });

  it('warns of a string above 16 MiB, and leaves one of 100 MB out without keeping it', () => {
    const binary = (length: number) => `{"resourceType":"Binary","data":"${'A'.repeat(length)}"}`;
    const warned = readPieces(binary(17 * 1024 * 1024), 'json');
    expect(rulesOf(warned)).toEqual(['cadena-excesiva']);
    expect(warned.holds).toEqual([true]);
    const before = process.memoryUsage().arrayBuffers;
    const dropped = readPieces(entries(`{"resource":${binary(100_000_000)}}`, good[1]), 'json');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(250_000_000);
    expect(rulesOf(dropped)).toEqual(['recurso-excesivo']);
    expect(dropped.values).toHaveLength(2);
  });

  it('says a sentence for files that are nothing', () => {
    expect(readPieces('', 'json').problems).toEqual(['El archivo está vacío.']);
    for (const text of ['hola', '"x"', '12', '}', '{]', '{"resourceType":"Patient"']) {
      const seen = readPieces(text, 'json');
      expect(seen.problems, text).toHaveLength(1);
      expect(seen.faults, text).not.toEqual([]);
    }
  });

  it('never fails on any bytes, and says the same however the chunks are cut', () => {
    const whole = toBytes(entries(...good));
    const change = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), fc.integer({ min: 1, max: 400 }), (changes, chunk) => {
        const bytes = whole.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        const ask = (value: unknown) => [...pathsOf(value)].map(([path]) => path);
        expect(readPieces(bytes, 'json', chunk, ask)).toEqual(readPieces(bytes, 'json', 1 << 20, ask));
      }),
      { numRuns: 600 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => readPieces(bytes, 'json', 3).rows < 201));
  });

  it('finds at every path the text of the value', () => {
    const name = fc.stringMatching(/^_?[a-z][A-Za-z0-9]{0,8}$/);
    const leaf = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean());
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(name, tie('tree'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(name, tree, { maxKeys: 5 }), fc.constantFrom(undefined, 2), (value, indent) => {
        const ask = (read: unknown) => [...pathsOf(read)].map(([path]) => path);
        const text = JSON.stringify({ resourceType: 'X', ...value }, null, indent);
        const { spots, values } = readPieces(text, 'json', 100, ask);
        const found = new Map(spots.map((spot) => [spot.path, spot.text]));
        for (const [path, one] of pathsOf(values[0])) {
          expect(found.get(path), path).toBe(typeof one === 'object' ? undefined : String(one));
        }
      }),
      { numRuns: 300 },
    );
  });
});
