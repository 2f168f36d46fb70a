import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAssembler } from '../../../../shared/formats/fhir/json/assembler.ts';
import { diagnose } from '../../../../shared/formats/fhir/json/diagnose.ts';
import { createLocator, formatPath, parsePath, type Segment } from '../../../../shared/formats/fhir/json/locate.ts';
import { createPositionFinder, positionAt } from '../../../../shared/formats/fhir/json/position.ts';
import { toBytes } from './harness.ts';

const START = { offset: 0, line: 1, column: 1 };

/** Pieces and faults of a text, as plain data. */
function assemble(source: string | Uint8Array, chunk: number, limit?: number): unknown[] {
  const seen: unknown[] = [];
  const decoder = new TextDecoder();
  const assembler = createAssembler(
    {
      element: (piece, index, complete, of) =>
        seen.push(['element', index, complete, of, decoder.decode(piece.bytes), piece.at, piece.keys]),
      root: (piece, complete) => seen.push(['root', complete, decoder.decode(piece.bytes), piece.at, piece.keys]),
      envelope: (piece, complete, elements) =>
        seen.push(['envelope', complete, elements, decoder.decode(piece.bytes), piece.at, piece.keys, piece.jumps]),
      property: () => undefined,
      oversize: (at, index) => seen.push(['oversize', at, index]),
      fault: (kind, at) => seen.push(['fault', kind, at]),
    },
    limit,
  );
  const bytes = toBytes(source);
  for (let i = 0; i < bytes.length; i += chunk) {
    const part = bytes.slice(i, i + chunk);
    assembler.write(part);
    part.fill(0);
  }
  seen.push(assembler.end());
  return seen;
}

describe('assembler', () => {
  it('cuts a Bundle into its entries and an envelope without them', () => {
    const text = '{"resourceType":"Bundle","entry":[\n {"a":1},\n {"b":[2]}\n],"type":"batch"}';
    expect(assemble(text, 1000)).toEqual([
      ['element', 0, true, 'bundle', '{"a":1}', { offset: 36, line: 2, column: 2 }, 1],
      ['element', 1, true, 'bundle', '{"b":[2]}', { offset: 46, line: 3, column: 2 }, 1],
      [
        'envelope',
        true,
        2,
        '{"resourceType":"Bundle","entry":[],"type":"batch"}',
        START,
        3,
        [{ index: 34, at: { offset: 56, line: 4, column: 1 } }],
      ],
      true,
    ]);
  });

  it('waits for resourceType when entry comes first', () => {
    const text = '{"entry":[{"a":1},{"b":2}],"resourceType":"Bundle","type":"batch"}';
    const kinds = assemble(text, 7).map((event) => (Array.isArray(event) ? event.slice(0, 5) : event));
    expect(kinds).toEqual([
      ['element', 0, true, 'bundle', '{"a":1}'],
      ['element', 1, true, 'bundle', '{"b":2}'],
      ['envelope', true, 2, '{"entry":[],"resourceType":"Bundle","type":"batch"}', START],
      true,
    ]);
  });

  it('leaves the entries of another resource alone', () => {
    const text = '{"entry":[{"item":1}],"resourceType":"List"}';
    expect(assemble(text, 5)).toEqual([['root', true, text, START, 3], true]);
  });

  it('reads a root array, scalars included', () => {
    const events = assemble('[{"a":1}, null ,"x",[]]', 2);
    expect(events.map((event) => (Array.isArray(event) ? event[4] : event))).toEqual([
      '{"a":1}',
      'null',
      '"x"',
      '[]',
      true,
    ]);
  });

  it('skips what is above the limit and goes on', () => {
    const long = `"${'x'.repeat(500)}"`;
    const text = `{"resourceType":"Bundle","entry":[{"a":${long}},{"b":1}]}`;
    const kinds = assemble(text, 64, 200).map((event) => (Array.isArray(event) ? event[0] : event));
    expect(kinds).toEqual(['oversize', 'element', 'envelope', true]);
  });

  it('decides for a Bundle when too much comes before resourceType', () => {
    const text = `{"entry":[${Array.from({ length: 50 }, (_, i) => `{"a":${i}}`).join(',')}],"resourceType":"Bundle"}`;
    const events = assemble(text, 10, 60);
    expect(events.filter((event) => Array.isArray(event) && event[0] === 'element')).toHaveLength(50);
    expect(events.at(-2)).toEqual([
      'envelope',
      true,
      50,
      '{"entry":[],"resourceType":"Bundle"}',
      START,
      2,
      expect.anything(),
    ]);
  });

  it('says the same however the chunks are cut', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"',
        '\\',
        '/',
        '*',
        '\n',
        ' ',
        '"a"',
        '"entry"',
        '"resourceType":"Bundle"',
        '{"a":"ñ😀"}',
        '{"entry":[',
        '1',
        'é',
        '//',
        '\ufeff',
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(pieces, fc.integer({ min: 1, max: 9 }), (parts, chunk) => {
        const text = parts.join('');
        expect(assemble(text, chunk)).toEqual(assemble(text, 1 << 20));
      }),
      { numRuns: 1500 },
    );
  });
});

describe('diagnose', () => {
  it.each([
    ['{"a":NaN}', 'numero-invalido', 5],
    ['{"a":-Infinity}', 'numero-invalido', 5],
    ['{"a":01}', 'numero-invalido', 5],
    ['{"a":1.}', 'numero-invalido', 5],
    ['{"a":1,}', 'coma-sobrante', 6],
    ['[1,,2]', 'coma-sobrante', 2],
    ['[,1]', 'coma-sobrante', 1],
    ['{"a":1 /* x */}', 'comentario', 7],
    ['{// x\n"a":1}', 'comentario', 1],
    ['{"a":"x\ny"}', 'cadena-invalida', 7],
    ['{"a":"\\x"}', 'cadena-invalida', 6],
    ['{"a":"\\u12g4"}', 'cadena-invalida', 6],
    ['{"a":{"b":1}', 'json-truncado', 12],
    ['{"a":"b', 'json-truncado', 7],
    ['{"a":tru', 'json-truncado', 8],
    ["{'a':1}", 'json-invalido', 1],
    ['{a:1}', 'json-invalido', 1],
    ['{"a" 1}', 'json-invalido', 5],
    ['{"a":1]', 'json-invalido', 6],
    ['{"a":1}{"b":2}', 'raiz-multiple', 7],
    ['{"a":tru}', 'json-invalido', 5],
  ])('%s is %s at %i', (text, kind, index) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(diagnose(toBytes(text)).fatal).toMatchObject({ kind, index });
  });

  it.each([
    ['{"a":1,"b":2,"a":3}', 'clave-duplicada', 13],
    ['{"a":1,"\\u0061":3}', 'clave-duplicada', 7],
    ['{"a":"\\ud83d"}', 'sustituto-suelto', 6],
    ['{"a":"\\ud83dx"}', 'sustituto-suelto', 6],
    ['{"a":"\\ude00"}', 'sustituto-suelto', 6],
  ])('notes in %s: %s at %i', (text, kind, index) => {
    expect(diagnose(toBytes(text))).toMatchObject({ notes: [{ kind, index }] });
  });

  it.each([
    ['{"a":1 "b":2}', 'falta-coma', 7, ''],
    ['{"a":[1 2]}', 'falta-coma', 8, 'a'],
    ['{"a":{"b" 1}}', 'faltan-dos-puntos', 10, 'a'],
    ['{"a":[{b:1}]}', 'clave-sin-comillas', 7, 'a[0]'],
    ['{"a":[x]}', 'valor-sin-comillas', 6, 'a[0]'],
    ["{'a':1}", 'comillas-simples', 1, ''],
    ['{"a":\'b\'}', 'comillas-simples', 5, 'a'],
    ['{"a":}', 'falta-valor', 5, 'a'],
    ['{"a":[1}', 'cierre-equivocado', 7, 'a'],
    ['{"a":-01}', 'cero-a-la-izquierda', 5, 'a'],
    ['{"a":+1}', 'signo-mas', 5, 'a'],
    ['{"a":NaN}', 'no-es-numero', 5, 'a'],
    ['{"a":"x\ny"}', 'salto-de-linea', 7, 'a'],
    ['{"a":"x\ty"}', 'caracter-de-control', 7, 'a'],
    ['{"a":"\\q"}', 'escape-inexistente', 6, 'a'],
    ['{"a":"b"c"}', 'texto-sobrante', 8, ''],
  ])('%s: %s at %i in «%s»', (text, cause, index, path) => {
    expect(diagnose(toBytes(text)).fatal).toMatchObject({ cause, index, path });
  });

  it('tells numbers that lose digits from long ones that do not', () => {
    const noted = (number: string) => diagnose(toBytes(`[${number}]`)).notes.map(({ kind }) => kind);
    expect(noted('0.123456789012345678')).toEqual(['precision-perdida']);
    expect(noted('123456789012345678901')).toEqual(['precision-perdida']);
    for (const kept of ['1.00', '-71.06177358273712', '100000000000000000000', '1.0000000000000000000']) {
      expect(noted(kept), kept).toEqual([]);
    }
  });

  it('accepts a whole surrogate pair', () => {
    expect(diagnose(toBytes('{"a":"\\ud83d\\ude00"}'))).toEqual({ notes: [] });
  });

  it('agrees with JSON.parse on any JSON and on any JSON with one byte changed', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.integer({ min: 32, max: 126 }), (json, at, byte) => {
        expect(diagnose(toBytes(json)).fatal).toBeUndefined();
        const bytes = toBytes(json);
        bytes[at % bytes.length] = byte;
        let valid = true;
        try {
          JSON.parse(new TextDecoder().decode(bytes));
        } catch {
          valid = false;
        }
        expect(diagnose(bytes).fatal === undefined).toBe(valid);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not overflow on 100,000 levels', () => {
    expect(diagnose(toBytes('['.repeat(100_000))).fatal).toMatchObject({ kind: 'profundidad-excesiva', index: 200 });
  });
});

describe('createLocator', () => {
  /** Every path of a value, with what stands there. */
  function* paths(value: unknown, path: Segment[] = []): Generator<[Segment[], unknown]> {
    yield [path, value];
    if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* paths(item, [...path, i]);
    else if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value)) yield* paths(item, [...path, key]);
  }

  it('finds at every path the text of the value that JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const bytes = toBytes(` ${JSON.stringify(value, null, indent)}\n`);
        const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes));
        const all = [...paths(parsed)];
        const locator = createLocator(bytes);
        // In the order of the text, then backwards: searches go on from one another.
        for (const [path, expected] of [...all, ...all.toReversed()]) {
          const { start, found } = locator.find(path);
          expect(found).toBe(path.length);
          const text = locator.text(path);
          if (typeof expected === 'object' && expected !== null) {
            expect(text).toBeUndefined();
            expect(bytes[start]).toBe((Array.isArray(expected) ? '[' : '{').charCodeAt(0));
          } else if (typeof expected === 'string') expect(text).toBe(expected);
          else expect(JSON.parse(text!)).toEqual(expected);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('stops at the deepest ancestor', () => {
    const bytes = toBytes('{"name":[{"given":["A"]}]}');
    const locator = createLocator(bytes);
    expect(locator.find(['name', 0, 'family'])).toEqual({ start: 9, found: 2 });
    expect(locator.text(['name', 0, 'family'])).toBeUndefined();
    expect(locator.text(['name', 0, 'given', 0])).toBe('A');
    expect(locator.find(['name', 3])).toEqual({ start: 8, found: 1 });
    expect(locator.find(['name', 0, 'given', 0])).toEqual({ start: 19, found: 4 });
  });

  it('writes paths as FHIRPath does', () => {
    expect(formatPath(['name', 0, 'given', 1])).toBe('name[0].given[1]');
  });
});

describe('positionAt', () => {
  it('counts lines, UTF-16 columns and bytes', () => {
    const text = '"ñ😀",\n"añ"x';
    const bytes = toBytes(text);
    const slice = { bytes, at: { offset: 10, line: 3, column: 5 } };
    expect(positionAt(slice, 8)).toEqual({ offset: 18, line: 3, column: 10 });
    expect(positionAt(slice, bytes.length - 1)).toEqual({ offset: 10 + bytes.length - 1, line: 4, column: 5 });
  });
});

describe('createPositionFinder', () => {
  const text = '{"año": "😀",\n"x": [1,\n2]}'.repeat(400);
  const bytes = toBytes(text);
  const slice = {
    bytes,
    at: { offset: 10, line: 3, column: 5 },
    jumps: [{ index: 1500, at: { offset: 90_000, line: 700, column: 2 } }],
  };

  it('says what positionAt says, in any order', () => {
    const positions = createPositionFinder(slice);
    // 7919 is prime: every step lands elsewhere, forward and back.
    for (let n = 0; n < 2000; n++) {
      const index = (n * 7919) % bytes.length;
      expect(positions.at(index)).toEqual(positionAt(slice, index));
    }
  });

  it('does not cost a pass over the slice each time it goes back', () => {
    const large = { bytes: new Uint8Array(4_000_000).fill(0x20), at: { offset: 0, line: 1, column: 1 } };
    const positions = createPositionFinder(large);
    const start = performance.now();
    for (let n = 0; n < 20_000; n++) positions.at(3_999_000 - (n % 2) * 20);
    // A pass each would be 80 thousand million bytes.
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('parsePath', () => {
  it.each([
    ['', []],
    ['name', ['name']],
    ['name[0].given[12]', ['name', 0, 'given', 12]],
    ['entry[3].resource._birthDate.extension[0]', ['entry', 3, 'resource', '_birthDate', 'extension', 0]],
    ['a[b]', ['a', 'b']],
  ])('reads «%s»', (path, segments) => {
    expect(parsePath(path)).toEqual(segments);
  });
});
