import { describe, expect, it } from 'vitest';
import { hasSpot, pathKind, pathTail, placeText, shortPath } from '../../renderer/features/resultado/place.ts';

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

describe('pathTail', () => {
  it.each([
    ['/ClinicalDocument/component/section/text/reference/@value', '…/reference/@value'],
    ['/ClinicalDocument/id', '/ClinicalDocument/id'],
    ['PID-3[2].1', 'PID-3[2].1'],
    ['Bundle.entry[3].resource.subject', 'Bundle.entry[3].resource.subject'],
  ])('shortens %s to %s', (path, short) => {
    expect(pathTail(path)).toBe(short);
    expect(placeText({ line: 2, path }, words, pathTail)).toBe(`línea 2 · ${short}`);
  });
});

describe('pathKind', () => {
  it.each([
    ['/ClinicalDocument/id', 'xpath'],
    ['PID-3[2].1', 'hl7'],
    ['OBX[2]-11', 'hl7'],
    ['MSH', 'hl7'],
    ['ZA1-2', 'hl7'],
    ['Patient.name[0]', 'fhirPath'],
    ['Bundle', 'fhirPath'],
  ])('tells %s as %s', (path, kind) => {
    expect(pathKind(path)).toBe(kind);
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
