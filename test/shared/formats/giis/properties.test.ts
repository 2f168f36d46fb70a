import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GUIDES, headerOf } from '../../../support/giis/guide-file.ts';
import { collect } from '../../../support/giis-collect.ts';
import { b015Bytes, HEADER, loadB015 } from '../../../support/giis-generator.ts';

const { columns } = loadB015();
const name = fc.constantFrom(...columns.map((column) => column.name));
const value = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'AZ09-&./ |Ññ\r\t"é'), maxLength: 30 }),
  fc.integer({ min: -9, max: 1200 }).map(String),
);
const faults = fc.array(fc.record({ row: fc.integer({ min: 1, max: 6 }), column: name, value }), { maxLength: 12 });
const lineEnd = fc.constantFrom('\n' as const, '\r\n' as const);

function cut(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length];
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return chunks;
}

describe('propiedades del lector GIIS', () => {
  it('cualesquiera bytes dan un resultado, nunca una caída', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.boolean(), (bytes, header) => {
        const head = header ? [new Uint8Array(Buffer.from(`${HEADER}\n`))] : [];
        const seen = collect([...head, bytes]);
        expect(seen.problems.length + seen.rows + seen.findings.length).toBeGreaterThan(0);
      }),
    );
  });

  it.each([...GUIDES])(
    '%s: cualesquiera celdas dan un resultado, y cada hallazgo está en su fila',
    (_id, { guide, format }) => {
      const size = guide.columns.length;
      const cell = fc.oneof(
        fc.string({ unit: fc.constantFrom(...'AZ09-&#:./ "Ññ\t\0'), maxLength: 12 }),
        fc.constantFrom('', '-1', '0', '1', '45231', '1.0E+05', '31/02/2024', '99:99', '1#A#B&2', '"X"', '１２'),
      );
      const line = fc.array(cell, { minLength: size - 1, maxLength: size + 1 });
      fc.assert(
        fc.property(line, fc.boolean(), (cells, utf8) => {
          const bytes = Buffer.from(`${headerOf(guide)}\n${cells.join('|')}\n`, utf8 ? 'utf8' : 'latin1');
          const seen = collect([new Uint8Array(bytes)], format);
          expect(seen.rows).toBe(1);
          for (const { place, rule } of seen.findings) {
            // What is said of the whole file stands at its first line, or where the first such byte is.
            if (!/^giis-(lote-|estructura-codificacion)/.test(rule)) expect(place.line).toBe(2);
            if (place.column !== undefined) expect(place.column).toBeLessThanOrEqual(size);
          }
        }),
        { numRuns: 40 },
      );
    },
  );

  it('el resultado no depende de dónde se corten los bytes', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(faults, lineEnd, sizes, fc.boolean(), (spoiled, end, pieces, utf8) => {
        const ansi = b015Bytes(6, 9, { faults: spoiled, lineEnd: end });
        const bytes = utf8 ? new TextEncoder().encode(Buffer.from(ansi).toString('latin1')) : ansi;
        expect(collect(cut(bytes, pieces))).toEqual(collect([bytes]));
      }),
    );
  });

  it('en el lugar de un hallazgo está el texto que se informa', () => {
    fc.assert(
      fc.property(faults, lineEnd, (spoiled, end) => {
        const bytes = b015Bytes(6, 9, { faults: spoiled, lineEnd: end });
        const file = Buffer.from(bytes).toString('latin1');
        const lines = file.split('\n');
        for (const { place, text, actual } of collect([bytes]).findings) {
          if (place.column === undefined || place.line === undefined) continue;
          const line = lines[place.line - 1].replace(/\r$/, '');
          const cell = line.split('|')[place.column - 1];
          expect(text).toBe(cell);
          expect(file.slice(place.offset, (place.offset ?? 0) + cell.length)).toBe(cell);
          expect(place.field).toBe(columns[place.column - 1].name);
          if (actual !== undefined) expect(actual).toBe(cell);
        }
      }),
    );
  });
});
