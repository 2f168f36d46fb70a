import { describe, expect, it } from 'vitest';
import { hasSpot, placeText, shortPath } from '../../renderer/features/resultado/place.ts';

const words = {
  file: 'archivo completo',
  line: (n: number) => `línea ${n}`,
  column: (n: number) => `columna ${n}`,
  record: (n: number) => `registro ${n}`,
  offset: (n: number) => `byte ${n}`,
};

describe('placeText', () => {
  it.each([
    [{ line: 12, column: 9, field: 'curpPaciente', record: 11 }, 'línea 12 · columna 9 · curpPaciente'],
    [{ record: 3, path: 'Patient.identifier[0].value', field: 'curp' }, 'registro 3 · Patient.identifier[0].value'],
    [{ line: 4 }, 'línea 4'],
    [{ offset: 0, field: 'PID-3' }, 'byte 0 · PID-3'],
    [{ offset: 90, line: 2 }, 'línea 2'],
    [{ record: 0 }, 'archivo completo'],
    [{}, 'archivo completo'],
  ])('says %j as «%s»', (place, text) => {
    expect(placeText(place, words)).toBe(text);
  });
});

describe('hasSpot', () => {
  it('needs a line or an offset, and offset 0 is one', () => {
    expect(hasSpot({ line: 1 })).toBe(true);
    expect(hasSpot({ offset: 0 })).toBe(true);
    expect(hasSpot({ field: 'curp', record: 2 })).toBe(false);
  });
});

describe('shortPath', () => {
  it('keeps the name of the file, also of a ZIP member', () => {
    expect(shortPath('entrega.zip!/a/b.txt')).toBe('b.txt');
    expect(shortPath('b.txt')).toBe('b.txt');
  });
});
