import { describe, expect, test } from 'vitest';
import { createCatalogSet } from '../../../shared/catalogs/create.ts';
import { CANNOT_TELL, compileChecks, FAILS, HOLDS, NOT_APPLICABLE } from '../../../shared/checklist/compile.ts';
import type { JsonSchema } from '../../../shared/model/index.ts';
import { catalog } from '../../resources/synthetic-catalogs.ts';
import { checkOf } from './synthetic.ts';

const KNOWN = { catalog: { name: 'conocido' } };
const MISSING = { catalog: { name: 'ausente' } };
const catalogs = createCatalogSet([catalog('conocido', ['si'])]);

function verdict(record: object, must: JsonSchema, when?: JsonSchema) {
  const [compiled] = compileChecks([checkOf({ must, ...(when === undefined ? {} : { when }) })], catalogs);
  return compiled.evaluate(record);
}

describe('two values', () => {
  test('holds, fails, not applicable', () => {
    const when = { required: ['folio'] };
    const must = { properties: { folio: { minLength: 2 } } };
    expect(verdict({ folio: 'ab' }, must, when)).toBe(HOLDS);
    expect(verdict({ folio: 'a' }, must, when)).toBe(FAILS);
    expect(verdict({}, must, when)).toBe(NOT_APPLICABLE);
  });
  test('undefined is absent', () => {
    expect(verdict({ folio: undefined }, { required: ['folio'] })).toBe(FAILS);
    expect(verdict({ folio: undefined }, { properties: { folio: false } })).toBe(HOLDS);
  });
});

describe('three values', () => {
  const field = (schema: object) => ({ properties: { folio: schema } });

  test('an unknown that decides cannot tell', () => {
    expect(verdict({ folio: 'si' }, field(MISSING))).toBe(CANNOT_TELL);
    expect(verdict({ folio: 'si' }, field({ not: MISSING }))).toBe(CANNOT_TELL);
    expect(verdict({ folio: 'si' }, true, field(MISSING))).toBe(CANNOT_TELL);
    expect(verdict({ folio: 'si' }, false, field({ not: MISSING }))).toBe(CANNOT_TELL);
  });
  test('an unknown that does not decide leaves the verdict', () => {
    expect(verdict({ folio: 'si' }, field({ anyOf: [MISSING, KNOWN] }))).toBe(HOLDS);
    expect(verdict({ folio: 'no' }, field({ allOf: [MISSING, KNOWN] }))).toBe(FAILS);
    expect(verdict({ folio: 'no' }, field({ anyOf: [KNOWN, MISSING] }))).toBe(CANNOT_TELL);
    expect(verdict({}, field(MISSING))).toBe(HOLDS);
    expect(verdict({ folio: 'si' }, { required: ['clues'], ...field(MISSING) })).toBe(FAILS);
  });
  test('one record says nothing about the next', () => {
    const [compiled] = compileChecks([checkOf({ must: field({ anyOf: [KNOWN, MISSING] }) })], catalogs);
    expect(compiled.evaluate({ folio: 'no' })).toBe(CANNOT_TELL);
    expect(compiled.evaluate({ folio: 'si' })).toBe(HOLDS);
    expect(compiled.evaluate({ folio: 'no' })).toBe(CANNOT_TELL);
  });
  test('the missing catalogues are named', () => {
    const [compiled] = compileChecks([checkOf({ must: field({ anyOf: [KNOWN, MISSING] }) })], catalogs);
    expect([...compiled.missingCatalogs()]).toEqual(['ausente']);
  });
});

describe('cause', () => {
  function causeOf(record: object, must: JsonSchema) {
    const [compiled] = compileChecks([checkOf({ must })], catalogs);
    expect(compiled.evaluate(record)).toBe(FAILS);
    return compiled.cause();
  }

  test('names the field at fault where it is not the check’s own', () => {
    const must = { required: ['folio', 'curp'], properties: { clues: { minLength: 3 } } };
    expect(causeOf({ curp: 'x' }, must)).toEqual({});
    expect(causeOf({ folio: 'x' }, must)).toEqual({ field: 'curp' });
    expect(causeOf({ folio: 'x', curp: 'x', clues: 'x' }, must)).toEqual({ field: 'clues' });
  });
  test('comes from the keyword that failed, not from one that was only tried', () => {
    const tried = { properties: { folio: { not: { curp: 'structure' }, minLength: 9 } } };
    expect(causeOf({ folio: 'x' }, tried)).toEqual({});
    expect(causeOf({ folio: 'x' }, { properties: { folio: { curp: 'structure' } } })).toEqual({
      expected: 'Se esperan 18 caracteres.',
    });
    const both = {
      allOf: [{ properties: { curp: { anyOf: [{ curp: 'structure' }, true] } } }, { required: ['folio'] }],
    };
    expect(causeOf({ curp: 'x' }, both)).toEqual({});
  });
});

test('a schema that cannot be compiled is refused on first use, with a sentence', () => {
  const [compiled] = compileChecks([checkOf({ must: { properties: { folio: { curpp: 'structure' } } } })], catalogs);
  expect(() => compiled.evaluate({})).toThrow(/La comprobación «comprobacion-sintetica» no se puede usar: .*curpp/);
});

test('a check says which records it is for', () => {
  const [one, two] = compileChecks(
    [checkOf({ id: 'una', must: true }), checkOf({ id: 'dos', appliesTo: ['patient', 'practitioner'], must: true })],
    catalogs,
  );
  expect([...one.appliesTo]).toEqual(['patient']);
  expect([...two.appliesTo]).toEqual(['patient', 'practitioner']);
});
