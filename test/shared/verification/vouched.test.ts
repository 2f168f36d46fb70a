import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../../shared/model/index.ts';
import { agedFields, isWithin, spanWith } from '../../../shared/verification/aged.ts';
import { restOfVouched } from '../../../shared/verification/vouched.ts';
import { checkOf } from '../checklist/synthetic.ts';

const rest = (must: JsonSchema, when?: JsonSchema) =>
  restOfVouched([checkOf({ appliesTo: 'patient', field: 'curp', must, ...(when === undefined ? {} : { when }) })]);

describe('what checks still look at in a vouched patient', () => {
  it.each<[string, JsonSchema, readonly string[]]>([
    ['a sound CURP', { properties: { curp: { curp: 'structure', minLength: 1 } } }, []],
    ['one that agrees', { properties: { curp: { agreesWith: { curp: ['names', 'sex'] } } } }, []],
    ['whether there is a sex', { required: ['curp', 'sex'] }, ['sex']],
    ['which sex there is', { properties: { sex: { enum: ['H'] } } }, ['sex', 'H']],
    ['a part of the alternatives', { anyOf: [{ required: ['curp'] }, { required: ['folio'] }] }, ['folio']],
    ['a birth date up to the care', { properties: { birthDate: { notAfter: 'careDate', isoDate: true } } }, []],
    ['no estimated birth date', { properties: { birthDate: { not: { const: '9999-09-09' } } } }, []],
  ])('settled: %s', (_, must, fields) => {
    expect(rest(must)).toEqual(fields);
    expect(rest({ required: ['folio'] }, must)).toEqual([...new Set([...fields, 'folio'])]);
  });

  it.each<[string, JsonSchema]>([
    ['a CURP of one pattern', { properties: { curp: { pattern: '^A' } } }],
    ['a name of three letters', { properties: { givenNames: { minLength: 3 } } }],
    ['a name of up to forty', { properties: { firstSurname: { maxLength: 40 } } }],
    ['a certain birth date', { properties: { birthDate: { const: '2000-01-01' } } }],
    ['a birth date up to another day', { properties: { birthDate: { notAfter: 'deathDate' } } }],
    ['an age of up to a hundred', { properties: { birthDate: { notBefore: { field: 'careDate', years: 100 } } } }],
    ['another datum held against the birth date', { properties: { careDate: { notBefore: 'birthDate' } } }],
    ['the number of data', { minProperties: 3 }],
  ])('not settled: %s', (_, must) => {
    expect(rest(must)).toBeUndefined();
  });
});

describe('verdicts that rest on an age', () => {
  const format = {
    ...{ id: 'sintetico', title: 'Sintético', rules: [], layers: [] },
    carries: { diagnosis: ['code', 'birthDate', 'date', 'sex'] },
    sniff: () => 0,
    open: () => ({ write: () => undefined, end: () => undefined }),
  } as const;
  const fields = (must: JsonSchema, unnamed: readonly string[] = []) =>
    agedFields(format, 'diagnosis', [checkOf({ appliesTo: 'diagnosis', field: 'code', must })], unnamed);
  const limits = { name: 'cie-10', sex: ['sex'], birthDate: 'birthDate', at: 'date' };

  it('need neither birth nor day, but where the day decides on the edition', () => {
    expect(fields({ properties: { code: { catalog: limits } } })).toEqual(['code', 'sex']);
    expect(fields({ properties: { code: { catalog: limits } } }, ['date'])).toEqual(['code', 'date', 'sex']);
  });

  it('are not told by the age where a check looks at the birth date in another way', () => {
    expect(fields({ required: ['birthDate'], properties: { code: { catalog: limits } } })).toBeUndefined();
    expect(fields({ properties: { code: { catalog: { ...limits, at: 'end' } } } })).toBeUndefined();
  });

  it('hold between two ages at which they were found, by months and by days', () => {
    const span = spanWith({ months: 30, days: 920 }, spanWith({ months: 12, days: 366 }));
    expect(isWithin(span, { months: 20, days: 600 })).toBe(true);
    expect(isWithin(span, { months: 30, days: 921 })).toBe(false);
    expect(isWithin(span, { months: 11, days: 366 })).toBe(false);
  });
});
