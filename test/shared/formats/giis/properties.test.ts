import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
