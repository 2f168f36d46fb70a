import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../../../shared/formats/hl7v2/reader/cut.ts';
import {
  forEachPart,
  forEachRepetition,
  repetitions,
  value,
  valueIn,
} from '../../../../shared/formats/hl7v2/values.ts';
import { HEADER } from './reading.ts';

const message = parseMessage(`${HEADER}\rPID|1|""| a\\T\\b & c ^d~e^""^f|^x|~\r`);
if (message === undefined) throw new Error('the message is sound');
const [, pid] = message.segments;

describe('values', () => {
  it.each([
    [[3], 'a&b'],
    [[3, 1, 1, 2], 'c'],
    [[3, 1, 1, 0], 'a&b & c'],
    [[3, 1, 0], 'a&b & c ^d'],
    [[3, 1, 2], 'd'],
    [[3, 2], 'e'],
    [[3, 2, 3], 'f'],
    [[4, 1, 2], 'x'],
    // Nothing, the explicit null, and what is not there.
    [[2], undefined],
    [[3, 2, 2], undefined],
    [[4], undefined],
    [[3, 3], undefined],
    [[3, 1, 3], undefined],
    [[3, 1, 1, 3], undefined],
    [[9], undefined],
  ])('PID-%j is %j', (at, meant) => {
    const [field, ...more] = at as [number, number?, number?, number?];
    expect(value(message, pid, field, ...more)).toBe(meant);
  });

  it('has none in a segment that is missing', () => {
    expect(value(message, undefined, 3)).toBeUndefined();
  });

  it('goes through repetitions and their parts', () => {
    const seen: unknown[] = [];
    forEachRepetition(message, pid, 3, (start, end, number) => {
      const parts: string[] = [];
      forEachPart(message.text, start, end, message.delimiters.component, (from, to) => {
        parts.push(message.text.slice(from, to));
        return undefined;
      });
      seen.push([number, parts, valueIn(message, start, end, 2)]);
      return undefined;
    });
    expect(seen).toEqual([
      [1, [' a\\T\\b & c ', 'd'], 'd'],
      [2, ['e', '""', 'f'], undefined],
    ]);
    expect([1, 2, 3, 4, 5, 9].map((field) => repetitions(message, pid, field))).toEqual([1, 1, 2, 1, 2, 0]);
  });

  it('stops where it is told, and does not begin where nothing is written', () => {
    const seen: number[] = [];
    forEachRepetition(message, pid, 3, (_start, _end, number) => {
      seen.push(number);
      return false;
    });
    forEachRepetition(message, pid, 9, (_start, _end, number) => {
      seen.push(number);
      return undefined;
    });
    expect(seen).toEqual([1]);
  });
});
