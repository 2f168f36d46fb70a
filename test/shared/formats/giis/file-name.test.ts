import { describe, expect, it } from 'vitest';
import { parseFileName } from '../../../../shared/formats/giis/file-name.ts';
import { readLines, type SaidFinding } from '../../../support/giis/reader-said.ts';
import { column, smallGuide } from '../../../support/giis/small-guide.ts';

describe('suggested name of a file', () => {
  it.each(['CEX-DFSSA-2410.TXT', 'cex-dfssa-2410.txt', ' CEX-DFSSA-2410.Txt '])('reads %s', (name) => {
    expect(parseFileName(name)).toEqual({ prefix: 'CEX', unit: 'DFSSA' });
  });

  it.each([
    'CEX-DFSSA-2413.TXT',
    'CEX-DFSSA-2400.TXT',
    'CEX-DFSS-2410.TXT',
    'CEXDFSSA2410.TXT',
    'CEX-DFSSA-2410.CSV',
    '',
  ])('does not read %s', (name) => {
    expect(parseFileName(name)).toBeUndefined();
  });
});

describe('the name of a file and its rows', () => {
  const clues = column('clues', { type: 'texto', maxLength: 11, domain: { kind: 'clues' } });
  const columns = [clues, column('texto')];
  function read(name: string | undefined, units: readonly string[], filePrefix?: string): readonly SaidFinding[] {
    const guide = smallGuide(columns, filePrefix === undefined ? {} : { filePrefix });
    return readLines(
      guide,
      units.map((unit) => `${unit}|A`),
      name === undefined ? {} : { name },
    ).findings;
  }
  const OWN = 'DFSSA900017';

  it.each([
    ['CEX-DFSSA-2410.TXT', 'CEX'],
    [undefined, 'CEX'],
    // Without the letters of the type nobody can say that the name is another.
    ['consulta.txt', undefined],
  ])('accepts %s', (name, prefix) => {
    expect(read(name, [OWN], prefix)).toEqual([]);
  });

  it.each(['consulta.txt', 'LES-DFSSA-2410.TXT'])('informs of %s once', (name) => {
    expect(read(name, [OWN, OWN], 'CEX')).toEqual([
      expect.objectContaining({
        rule: 'giis-estructura-nombre-de-archivo',
        severity: 'info',
        expected: 'CEX-EEIII-AAMM.TXT',
        place: { line: 1, offset: 0 },
      }),
    ]);
  });

  it('warns of each unit of another state or institution, at its first row', () => {
    const found = read(
      'CEX-DFSSA-2410.TXT',
      [OWN, 'DFIMB900021', 'DFIMB900021', OWN, 'MCSSA900019', 'DFIMB900021'],
      'CEX',
    );
    expect(found.map(({ rule, severity, place }) => [rule, severity, place.line, place.field])).toEqual([
      ['giis-lote-origen-unico', 'warning', 3, 'clues'],
      ['giis-lote-origen-unico', 'warning', 6, 'clues'],
    ]);
    expect(found[0].message).toBe('clues: el nombre del archivo dice DFSSA, y hay filas de DFIMB.');
  });
});
