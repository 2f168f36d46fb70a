import { describe, expect, it } from 'vitest';
import { chosenClues, proposeUnit, readAliases } from '../../renderer/features/verificar/clues-form.ts';
import { cleanClues, isClues } from '../../renderer/state/clues.ts';

const seen = (units: readonly string[]) => ({
  files: [],
  totalBytes: 0,
  units: units.map((clues, i) => ({ clues, rows: 10 - i, name: null })),
});

describe('the unit of a verification', () => {
  it('is proposed from the most frequent CLUES that is one', () => {
    expect(proposeUnit(seen(['DFSSA000010', 'DFSSA000011']))).toEqual({ by: 'seen', clues: 'DFSSA000010' });
    expect(proposeUnit(seen(['???', 'DFSSA000011']))).toEqual({ by: 'seen', clues: 'DFSSA000011' });
    expect(proposeUnit(seen([]))).toEqual({ by: 'none' });
  });

  it('may be typed in any case and with blanks', () => {
    expect(chosenClues({ by: 'typed' }, ' dfssa 000010 ')).toBe('DFSSA000010');
  });

  it('is undecided while what was typed is no CLUES, and null when there is none', () => {
    expect(chosenClues({ by: 'typed' }, 'DFSSA0000')).toBeUndefined();
    expect(chosenClues({ by: 'typed' }, '')).toBeUndefined();
    expect(chosenClues({ by: 'none' }, 'DFSSA000010')).toBeNull();
    expect(chosenClues({ by: 'seen', clues: 'DFSSA000011' }, 'x')).toBe('DFSSA000011');
  });

  it.each(['DFSSA00001', 'DFSSA0000100', 'DFSS1000010', 'dfssa000010', 'DFSSA00001O'])('%s is none', (text) => {
    expect(isClues(text)).toBe(false);
  });

  it('is written in capitals', () => {
    expect(cleanClues('ñdf\t00')).toBe('ÑDF00');
  });
});

describe('readAliases', () => {
  it('takes commas, semicolons, blanks and lines, each CLUES once', () => {
    expect(readAliases('dfssa000010, DFSSA000011;DFSSA000010\nDFSSA000012')).toEqual({
      aliases: ['DFSSA000010', 'DFSSA000011', 'DFSSA000012'],
      wrong: [],
    });
  });

  it('names the pieces that are none', () => {
    expect(readAliases('DFSSA000010 hospital')).toEqual({ aliases: ['DFSSA000010'], wrong: ['HOSPITAL'] });
    expect(readAliases('  ')).toEqual({ aliases: [], wrong: [] });
  });
});
