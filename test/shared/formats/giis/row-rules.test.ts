import { Ajv2020 } from 'ajv/dist/2020.js';
import type { SchemaValidateFunction } from 'ajv/dist/types/index.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowExample } from '../../../../shared/formats/giis/guide.ts';
import { compileRowRule } from '../../../../shared/formats/giis/row-rules.ts';
import type { RowSchema, ValueSchema } from '../../../../shared/formats/giis/row-schema.ts';
import type { Truth } from '../../../../shared/formats/giis/value-rules.ts';

type Rule = { readonly when?: RowSchema; readonly must: RowSchema };

/** Judges a rule on an example; what the example leaves out nobody can tell. */
function judge(rule: Rule, example: RowExample): Truth | undefined {
  return compileRowRule(rule, { read: (name) => () => example[name] })?.();
}

/** `must` alone, on one column `x` with any others beside it. */
const must = (schema: ValueSchema, example: RowExample): Truth | undefined =>
  judge({ must: { properties: { x: schema } } }, example);

describe('keywords of rules over a row', () => {
  it.each<[string, ValueSchema, RowExample, RowExample]>([
    ['const', { const: 1 }, { x: 1 }, { x: 2 }],
    ['const, empty', { const: '' }, { x: '' }, { x: 0 }],
    ['enum', { enum: [1, 'A'] }, { x: 'A' }, { x: 'B' }],
    ['minimum', { minimum: 3 }, { x: 3 }, { x: 2.9 }],
    ['maximum', { maximum: 3 }, { x: 3 }, { x: 4 }],
    ['minLength', { minLength: 2 }, { x: 'ÑÑ' }, { x: 'Ñ' }],
    ['contains', { contains: { enum: [2, 3] } }, { x: [1, 3] }, { x: [1, 4] }],
    ['maxItems', { maxItems: 1 }, { x: [1] }, { x: [1, 2] }],
    ['anyOf', { anyOf: [{ const: 1 }, { minimum: 5 }] }, { x: 6 }, { x: 4 }],
    ['not', { not: { const: 1 } }, { x: 2 }, { x: 1 }],
    ['cie10, a code', { cie10: ['O267'] }, { x: 'O267' }, { x: 'O268' }],
    ['cie10, a category', { cie10: ['O20'] }, { x: 'O209' }, { x: 'O210' }],
    ['cie10, a span', { cie10: ['V01-Y98'] }, { x: 'Y98X' }, { x: 'Y990' }],
    ['cie10, empty', { not: { cie10: ['A00'] } }, { x: '' }, { x: 'A009' }],
    ['equals', { equals: 'y' }, { x: 2, y: 2 }, { x: 2, y: 3 }],
    ['equals, lists', { equals: 'y' }, { x: [1, 2], y: [1, 2] }, { x: [1, 2], y: [2, 1] }],
    ['notLess, numbers', { notLess: 'y' }, { x: 2, y: 2 }, { x: 1, y: 2 }],
    ['notLess, dates', { notLess: 'y' }, { x: '2024-10-01', y: '2024-09-30' }, { x: '2024-09-30', y: '2024-10-01' }],
    ['memberOf', { memberOf: 'y' }, { x: 2, y: [1, 2] }, { x: 3, y: [1, 2] }],
    ['sumOf', { sumOf: { columns: ['y', 'z'], plus: 1 } }, { x: 4, y: 1, z: 2 }, { x: 3, y: 1, z: 2 }],
  ])('%s', (_name, schema, valid, invalid) => {
    expect(must(schema, valid)).toBe(1);
    expect(must(schema, invalid)).toBe(0);
  });

  it.each<[string, ValueSchema, RowExample]>([
    ['minimum on an empty cell', { minimum: 3 }, { x: '' }],
    ['minLength on a number', { minLength: 3 }, { x: 1 }],
    ['contains on a number', { contains: { const: 1 } }, { x: 2 }],
    ['notLess beside an empty cell', { notLess: 'y' }, { x: '2024-10-01', y: '' }],
    ['sumOf on an empty cell', { sumOf: { columns: ['y'], plus: 0 } }, { x: '', y: 1 }],
  ])('says nothing: %s', (_name, schema, example) => {
    expect(must(schema, example)).toBe(1);
  });
});

describe('rules over a row that nobody can wholly tell', () => {
  const rule: Rule = { when: { properties: { a: { const: 1 } } }, must: { properties: { b: { const: 1 } } } };

  it.each<[RowExample, Truth]>([
    [{ a: 1, b: 0 }, 0],
    [{ a: 1, b: 1 }, 1],
    [{ a: 0, b: 0 }, 1],
    [{ a: 1 }, -1],
    [{ b: 0 }, -1],
    [{ b: 1 }, 1],
    [{ a: 0 }, 1],
  ])('%j: %i', (example, truth) => {
    expect(judge(rule, example)).toBe(truth);
  });

  it('is dropped where the row has no such column', () => {
    const accessor = { read: (name: string) => (name === 'a' ? () => 1 : undefined) };
    expect(compileRowRule(rule, accessor)).toBeUndefined();
    expect(compileRowRule({ must: { properties: { a: { equals: 'b' } } } }, accessor)).toBeUndefined();
    expect(compileRowRule({ must: { properties: { a: { const: 1 } } } }, accessor)?.()).toBe(1);
  });
});

const NAMES = ['n', 'm', 'list', 'day', 'code'] as const;
const number = fc.integer({ min: -1, max: 4 });
const row = fc.record({
  n: fc.oneof(number, fc.constant('')),
  m: number,
  list: fc.array(number, { maxLength: 3 }),
  day: fc.constantFrom('', '2023-12-31', '2024-01-01', '2024-01-02'),
  code: fc.constantFrom('', 'A009', 'B20X', 'O267'),
});
const name = fc.constantFrom(...NAMES);

const { value, whole } = fc.letrec<{ value: ValueSchema; whole: RowSchema }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ const: fc.oneof(number, fc.constantFrom('', 'A009')) }),
    fc.record({ enum: fc.uniqueArray(number, { minLength: 1 }) }),
    fc.record({ minimum: number, maximum: number }),
    fc.record({ minLength: fc.nat(5), maxItems: fc.nat(3) }),
    fc.record({ cie10: fc.constantFrom(['A00'], ['B20X', 'O20-O99'], ['V01-Y98']) }),
    fc.record({ equals: name }),
    fc.record({ notLess: name }),
    fc.record({ memberOf: name }),
    fc.record({ sumOf: fc.record({ columns: fc.constantFrom(['m'], ['m', 'm']), plus: number }) }),
    fc.record({ contains: tie('value') }),
    fc.record({ anyOf: fc.array(tie('value'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('value') }),
  ),
  whole: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ properties: fc.dictionary(name, tie('value'), { minKeys: 1, maxKeys: 3 }) }),
    fc.record({ allOf: fc.array(tie('whole'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ anyOf: fc.array(tie('whole'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('whole') }),
  ),
}));

/** The words that are no JSON Schema, written once more in the plainest way. */
function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false });
  type Root = Readonly<Record<string, unknown>>;
  const add = (keyword: string, holds: (parameter: never, data: unknown, root: Root) => boolean): void => {
    ajv.addKeyword({
      keyword,
      validate: ((parameter, data, _schema, context) =>
        holds(parameter as never, data, (context?.rootData ?? {}) as Root)) satisfies SchemaValidateFunction,
    });
  };
  const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  add('cie10', (spans: readonly string[], data) => {
    if (typeof data !== 'string') return true;
    return spans.some((span) => {
      const [from, to = from] = span.split('-');
      return data !== '' && data.slice(0, from.length) >= from && data.slice(0, to.length) <= to;
    });
  });
  add('equals', (other: string, data, root) => equal(data, root[other]));
  add('notLess', (other: string, data, root) => {
    const reference = root[other];
    if (data === '' || reference === '' || typeof data !== typeof reference || typeof data === 'object') return true;
    return (data as number) >= (reference as number);
  });
  add('memberOf', (other: string, data, root) => {
    const reference = root[other];
    return !Array.isArray(data) && (Array.isArray(reference) ? reference.includes(data) : reference === data);
  });
  add('sumOf', ({ columns, plus }: { columns: readonly string[]; plus: number }, data, root) => {
    const total = columns.reduce((sum, column) => sum + Number(root[column]), plus);
    return typeof data !== 'number' || data === total;
  });
  return ajv;
}

describe('rules over a row, by property', () => {
  const ajv = createAjv();

  it('agree with a JSON Schema validator where all is known', () => {
    fc.assert(
      fc.property(fc.option(whole, { nil: undefined }), whole, fc.array(row, { minLength: 1 }), (when, then, rows) => {
        const schema = when === undefined ? then : { if: when, then };
        const validate = ajv.compile(schema);
        for (const example of rows) expect(judge({ when, must: then }, example)).toBe(validate(example) ? 1 : 0);
        ajv.removeSchema();
      }),
      { numRuns: 150 },
    );
  });

  it('decide with parts unknown only what no completion changes', () => {
    const hidden = fc.subarray([...NAMES]);
    fc.assert(
      fc.property(whole, whole, row, row, hidden, (when, then, known, other, hide) => {
        const shown = Object.fromEntries(Object.entries(known).filter(([key]) => !hide.includes(key as never)));
        const truth = judge({ when, must: then }, shown);
        if (truth === -1) return;
        expect(judge({ when, must: then }, known)).toBe(truth);
        expect(judge({ when, must: then }, { ...other, ...shown })).toBe(truth);
      }),
      { numRuns: 1000 },
    );
  });

  it('give the same through the table of small numbers as through readers', () => {
    fc.assert(
      fc.property(value, fc.integer({ min: -1, max: 400 }), row, (schema, number_, example) => {
        const values = Int32Array.of(number_);
        const rule: Rule = { must: { properties: { x: schema } } };
        const read = (column: string) => () => (column === 'x' ? number_ : (example as RowExample)[column]);
        const whole_ = (column: string) => (column === 'x' ? { values, index: 0 } : undefined);
        expect(compileRowRule(rule, { read, whole: whole_ })?.()).toBe(compileRowRule(rule, { read })?.());
      }),
      { numRuns: 1000 },
    );
  });
});
