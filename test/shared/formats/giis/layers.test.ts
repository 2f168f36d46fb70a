import { describe, expect, it } from 'vitest';
import type { Guide } from '../../../../shared/formats/giis/guide.ts';
import { catalogSet, readLines, rule } from '../../../support/giis/reader-said.ts';
import { column, smallGuide } from '../../../support/giis/small-guide.ts';

const UNITS = ['DFSSA900017', 'DFIMB900021'];
const key = (name: string, change = {}) =>
  column(name, { type: 'numerico', domain: { kind: 'keys', values: [0, 1] }, ...change });

const guide: Guide = smallGuide(
  [
    column('clues', { type: 'texto', maxLength: 11, domain: { kind: 'clues' } }),
    key('a', { block: 'uno' }),
    key('b', { block: 'uno' }),
    key('c', { block: 'dos' }),
    column('pais', { type: 'numerico', block: 'dos', domain: { kind: 'key' }, lookup: { catalog: 'paises' } }),
  ],
  {
    blocks: [
      { id: 'unidad', title: 'Unidad' },
      { id: 'uno', title: 'Uno' },
      { id: 'dos', title: 'Dos' },
    ],
    rules: [
      rule('b-con-a', {
        column: 'b',
        when: { properties: { a: { const: 1 } } },
        must: { properties: { b: { const: 1 } } },
      }),
      rule('c-con-a', {
        column: 'c',
        when: { properties: { a: { const: 1 } } },
        must: { properties: { c: { const: 1 } } },
        confidence: 'reported',
      }),
    ],
  },
);
const catalogs = catalogSet([{ id: 'paises', entries: [{ key: '1' }] }]);

/** Verdicts of one layer: held, failed, undecided. */
function counts(lines: readonly string[], layer: string, unit = UNITS[0], set = catalogs): readonly number[] {
  const { layers } = readLines(guide, lines, { catalogs: set });
  return ['true', 'false', 'null'].map((verdict) => layers[`${unit} giis-${layer} ${verdict}`] ?? 0);
}
const row = (cells: string, unit = 0): string => `${UNITS[unit]}|${cells}`;

describe('layers of a row', () => {
  it('hold in a row without findings', () => {
    for (const layer of ['estructura', 'regla', 'catalogo', 'bloque-unidad', 'bloque-uno', 'bloque-dos']) {
      expect(counts([row('0|0|0|1')], layer), layer).toEqual([1, 0, 0]);
    }
  });

  it('break by the layer of the rule and the block of the column', () => {
    const typed = [row('X|0|0|1')];
    expect(counts(typed, 'estructura')).toEqual([0, 1, 0]);
    expect(counts(typed, 'regla')).toEqual([1, 0, 0]);
    expect(counts(typed, 'bloque-uno')).toEqual([0, 1, 0]);
    expect(counts(typed, 'bloque-dos')).toEqual([1, 0, 0]);
    const ruled = [row('1|0|1|1')];
    expect(counts(ruled, 'estructura')).toEqual([1, 0, 0]);
    expect(counts(ruled, 'regla')).toEqual([0, 1, 0]);
    expect(counts(ruled, 'bloque-uno')).toEqual([0, 1, 0]);
  });

  it('break once however many findings the row has', () => {
    expect(counts([row('1|7|7|9'), row('1|7|7|9')], 'regla')).toEqual([0, 2, 0]);
  });

  it('a rule on a reported fact breaks the block and not the layer', () => {
    const reported = [row('1|1|0|1')];
    expect(counts(reported, 'regla')).toEqual([1, 0, 0]);
    expect(counts(reported, 'bloque-dos')).toEqual([0, 1, 0]);
  });

  it('a key that is not in its catalogue breaks the catalogues and its block', () => {
    const unknown = [row('0|0|0|2')];
    expect(counts(unknown, 'catalogo')).toEqual([0, 1, 0]);
    expect(counts(unknown, 'regla')).toEqual([1, 0, 0]);
    expect(counts(unknown, 'bloque-dos')).toEqual([0, 1, 0]);
    expect(counts([row('0|0|0|1')], 'catalogo', UNITS[0], catalogSet([]))).toEqual([0, 0, 1]);
  });

  it('a row of another number of columns breaks the structure, and nothing else is known of it', () => {
    const lines = [row('0|0|0'), row('0|0|0|1')];
    expect(counts(lines, 'estructura')).toEqual([1, 1, 0]);
    expect(counts(lines, 'regla')).toEqual([1, 0, 0]);
    expect(counts(lines, 'bloque-uno')).toEqual([1, 0, 0]);
  });

  it('are counted for the unit of each row', () => {
    const lines = [row('0|0|0|1'), row('1|0|1|1', 1), row('0|0|0|1', 1), row('1|0|1|1')];
    expect(counts(lines, 'regla', UNITS[0])).toEqual([1, 1, 0]);
    expect(counts(lines, 'regla', UNITS[1])).toEqual([1, 1, 0]);
  });

  it('are said a few times a unit, not once a row', () => {
    const lines = Array.from({ length: 5000 }, (_, i) => row(i % 2 ? '1|0|1|1' : '0|0|0|1', i < 2500 ? 0 : 1));
    expect(readLines(guide, lines, { catalogs }).layerCalls).toBeLessThan(30);
    expect(counts(lines, 'regla')).toEqual([1250, 1250, 0]);
  });

  it('say nothing of catalogues where the guide looks nothing up', () => {
    const plain = smallGuide([column('clues', { type: 'texto', maxLength: 11, domain: { kind: 'clues' } })]);
    expect(Object.keys(readLines(plain, [UNITS[0]]).layers)).toEqual([
      'DFSSA900017 giis-estructura true',
      'DFSSA900017 giis-regla true',
      'DFSSA900017 giis-bloque-unidad true',
    ]);
  });
});

it('a layer in which the guide judges nothing gives no verdict', () => {
  const unsure = { confidence: 'reported', ruleConfidence: 'uncertain', mandatory: false, type: undefined } as const;
  const silent: Guide = smallGuide(
    [
      column('clues', { domain: { kind: 'clues' }, ...unsure }),
      key('a', { block: 'uno', ...unsure }),
      key('b', { block: 'dos', ...unsure, ruleConfidence: 'reported' }),
    ],
    { blocks: [...guide.blocks] },
  );
  const { layers } = readLines(silent, [`${UNITS[0]}|0|0`]);
  expect(layers).toEqual({ [`${UNITS[0]} giis-estructura true`]: 1, [`${UNITS[0]} giis-bloque-dos true`]: 1 });
});
