import { describe, expect, it } from 'vitest';
import { AGES, mentionsOf } from '../../../../shared/formats/giis/mentions.ts';
import { compileRowRule } from '../../../../shared/formats/giis/row-rules.ts';
import { isNumeric } from '../../../../shared/formats/giis/row-values.ts';
import { triggersOf, type Waiting } from '../../../../shared/formats/giis/triggers.ts';
import type { RowValue } from '../../../../shared/formats/giis/value-rules.ts';
import { GUIDES } from '../../../support/giis/guide-file.ts';
import { createRandom, pick } from '../../../support/giis-people.ts';

const NUMBERS = [-1, 0, 1, 2, 3, 5, 8, 9, 10, 12, 17, 18, 29, 30, 59, 60, 88, 99, 120, 142, 254, 255, 365, 999, 40000];
const TEXTS = ['', '-1', '88', '300', '604', '997', '9999', 'A000', 'C509', 'O95X', 'S000', 'V010', 'F100', 'TEXTO'];
const LISTS = [[-1], [0], [1], [2], [1, 2], [0, 5], ''];

/** The rules that a value leaves open, of those that wait for its datum. */
function openRules(waiting: Waiting, value: RowValue): readonly number[] {
  if (value === '') return waiting.empty;
  if (typeof value === 'number') return waiting.ofNumber(value);
  if (typeof value === 'string') return waiting.tellsTexts ? waiting.ofText(value) : waiting.otherText;
  return value.length === 1 && typeof value[0] === 'number' ? waiting.ofNumber(value[0]) : waiting.all;
}

describe.each([...GUIDES])('the rules of %s', (_name, { guide }) => {
  const { always, columns, ages } = triggersOf(guide);
  const data = [...guide.columns.map(({ name }) => name), ...AGES];
  const waiting = [...columns, ...ages].flatMap((one, i) => (one ? [{ name: data[i], waiting: one }] : []));

  it('wait for one datum each, or for none', () => {
    const placed = [...always, ...waiting.flatMap((one) => one.waiting.all)];
    const judged = guide.rules.flatMap(({ confidence }, i) =>
      confidence === 'confirmed' || confidence === 'reported' ? [i] : [],
    );
    expect(placed.toSorted((a, b) => a - b)).toEqual(judged);
  });

  it('are kept, whatever the other cells say, where their datum does not leave them open', () => {
    const random = createRandom(1);
    const byName = new Map(guide.columns.map((column) => [column.name, column]));
    const anyValue = (name: string): RowValue => {
      const column = byName.get(name);
      if (column === undefined) return name.includes('@') ? pick(random, [...TEXTS, ...LISTS]) : pick(random, NUMBERS);
      if (column.domain.kind === 'list') return pick(random, LISTS);
      return isNumeric(column) ? pick(random, [...NUMBERS, '']) : pick(random, TEXTS);
    };
    let closed = 0;
    for (const { name, waiting: own } of waiting) {
      for (const index of own.all) {
        const rule = guide.rules[index];
        const values = new Map<string, RowValue>();
        const test = compileRowRule(rule, { read: (wanted) => () => values.get(wanted) });
        for (let round = 0; round < 200; round++) {
          for (const mentioned of mentionsOf(rule.when, rule.must)) values.set(mentioned, anyValue(mentioned));
          const value = values.get(name);
          if (value === undefined || openRules(own, value).includes(index)) continue;
          // Groups of an empty cell are none.
          if (value === '') for (const fact of values.keys()) if (fact.startsWith(`${name}@`)) values.set(fact, []);
          closed++;
          expect([rule.id, Object.fromEntries(values), test?.()]).toEqual([rule.id, Object.fromEntries(values), 1]);
        }
      }
    }
    expect(waiting.length === 0 || closed > 0).toBe(true);
  });
});
