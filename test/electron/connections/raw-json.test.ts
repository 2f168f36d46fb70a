import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  elementSpans,
  type JsonSpan,
  memberSpan,
  onOneLine,
  rootSpan,
} from '../../../electron/connections/raw-json.ts';

const cut = (text: string, span: JsonSpan | undefined) =>
  span === undefined ? undefined : text.slice(span.start, span.end);

it('the text of a member or of an element is that of its value, however it is spaced', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.array(fc.jsonValue()),
      fc.nat(3),
      (object, array, indent) => {
        const text = `\n ${JSON.stringify({ ...object, list: array }, null, indent)} `;
        const root = rootSpan(text);
        expect(cut(text, root)).toBe(text.trim());
        for (const [name, value] of Object.entries(JSON.parse(text) as Record<string, unknown>)) {
          expect(JSON.parse(cut(text, memberSpan(text, root, name)) ?? 'none')).toEqual(value);
        }
        const list = memberSpan(text, root, 'list');
        const elements = list === undefined ? [] : elementSpans(text, list);
        expect(elements.map((span) => JSON.parse(onOneLine(text, span)))).toEqual(JSON.parse(JSON.stringify(array)));
        for (const span of elements) expect(onOneLine(text, span)).not.toMatch(/[\r\n]/);
      },
    ),
  );
});

it('a member that stands twice is the last one, as JSON.parse has it; one that is not there is none', () => {
  const text = '{"a" : 1.00,"b":{"a":9},"a":\t2.50 }';
  expect(cut(text, memberSpan(text, rootSpan(text), 'a'))).toBe('2.50');
  expect(memberSpan(text, rootSpan(text), 'c')).toBeUndefined();
  expect(memberSpan('{}', rootSpan('{}'), 'a')).toBeUndefined();
  expect(elementSpans('[ ]', rootSpan('[ ]'))).toEqual([]);
});

it('depth is no matter', () => {
  const deep = `{"entry":${'['.repeat(100_000)}${']'.repeat(100_000)},"z":1}`;
  expect(cut(deep, memberSpan(deep, rootSpan(deep), 'z'))).toBe('1');
});
