import { describe, expect, it } from 'vitest';
import { groupField, groupReader, needsCatalog } from '../../../../shared/formats/giis/group-values.ts';
import type { GuideColumn } from '../../../../shared/formats/giis/guide.ts';
import type { RowValue } from '../../../../shared/formats/giis/value-rules.ts';
import { GUIDES } from '../../../support/giis/guide-file.ts';

const guide = GUIDES.get('b013-2.3')?.guide;
if (guide === undefined) throw new Error('The dictionary of B013 is missing.');
const column = (name: string): GuideColumn => {
  const found = guide.columns.find((one) => one.name === name);
  if (found === undefined) throw new Error(`No column ${name}.`);
  return found;
};
const treated = column('afeccionesTratadas');

function read(field: string, cell: RowValue | undefined): RowValue | undefined {
  return groupReader(treated, groupField(treated, field), () => cell)();
}

describe('sub-values of groups as facts', () => {
  it('reads one sub-value of every group, in order', () => {
    expect(read('codigoCIE', '1#HERIDA#S014&2#FRACTURA#S223')).toEqual(['S014', 'S223']);
    expect(read('numero', '1#HERIDA#S014&2#FRACTURA#S223')).toEqual([1, 2]);
  });

  it('reads no groups from an empty cell, and nothing from a cell that has no value', () => {
    expect(read('codigoCIE', '')).toEqual([]);
    expect(read('codigoCIE', undefined)).toBeUndefined();
  });

  it('reads a group that is too short as an empty sub-value', () => {
    expect(read('codigoCIE', '1#HERIDA&2#FRACTURA#S223')).toEqual(['', 'S223']);
  });

  it('knows sub-values only in columns of groups', () => {
    expect(groupField(treated, 'codigoCIE')).toBe(2);
    expect(groupField(treated, 'typology')).toBe(-1);
    expect(groupField(column('clues'), 'numero')).toBe(-1);
  });

  it('asks for no catalogue to read them', () => {
    expect(needsCatalog(guide, 'afeccionesTratadas@codigoCIE')).toBe(false);
    expect(needsCatalog(guide, 'clues@typology')).toBe(true);
    expect(needsCatalog(guide, 'clues')).toBe(false);
  });
});
