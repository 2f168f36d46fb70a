import { describe, expect, test } from 'vitest';
import { createCatalogSet } from '../../shared/catalogs/create.ts';
import { CATALOG_TITLES } from '../../shared/catalogs/titles.ts';
import { CANNOT_TELL, compileChecks, FAILS, HOLDS, NOT_APPLICABLE } from '../../shared/checklist/compile.ts';
import { catalogsIn } from '../../shared/checklist/keywords/catalog.ts';
import { parseChecks } from '../../shared/checklist/load.ts';
import { readResources } from './resources.ts';
import { SYNTHETIC_CATALOGS } from './synthetic-catalogs.ts';

const checks = parseChecks([...readResources('checks').values()]);
const informed = compileChecks(checks, SYNTHETIC_CATALOGS);
const uninformed = compileChecks(checks, createCatalogSet([]));

describe.each(informed.map((compiled, i) => [compiled.check.id, compiled, uninformed[i]] as const))(
  '%s',
  (_id, compiled, withoutCatalogs) => {
    const { check } = compiled;
    const { valid, invalid, notApplicable = [], cannotTell = [] } = check.examples;
    const needsCatalog = catalogsIn([check.when, check.must]).length > 0;

    test('has one valid example and two different invalid ones, or more', () => {
      expect(different(valid)).toBeGreaterThanOrEqual(1);
      expect(different(invalid)).toBeGreaterThanOrEqual(2);
    });

    test('valid examples hold', () => {
      for (const record of valid) expect([record, compiled.evaluate(record)]).toEqual([record, HOLDS]);
    });

    test('invalid examples fail, and say why in the fields of the check', () => {
      for (const record of invalid) {
        expect([record, compiled.evaluate(record)]).toEqual([record, FAILS]);
        const { field = check.field } = compiled.cause();
        expect([check.field, ...Object.keys(properties(check.must))]).toContain(field);
      }
    });

    test('absent and undefined data are the same', () => {
      for (const record of [...valid, ...invalid, ...notApplicable]) {
        const reused = { ...everyField(check.examples), ...record };
        expect([record, compiled.evaluate(reused)]).toEqual([record, compiled.evaluate(record)]);
      }
    });

    if (check.when !== undefined)
      test('what is left out is not applicable', () => {
        expect(notApplicable.length).toBeGreaterThan(0);
        for (const record of notApplicable) {
          expect([record, compiled.evaluate(record)]).toEqual([record, NOT_APPLICABLE]);
        }
      });

    if (needsCatalog)
      test('without its catalogues it cannot tell, and never passes a key', () => {
        expect(cannotTell.length).toBeGreaterThan(0);
        for (const record of cannotTell) {
          expect([record, withoutCatalogs.evaluate(record)]).toEqual([record, CANNOT_TELL]);
        }
        expect([...withoutCatalogs.missingCatalogs()].sort()).toEqual([...catalogIds(check)].sort());
        expect([...compiled.missingCatalogs()]).toEqual([]);
        for (const id of catalogIds(check)) expect(Object.keys(CATALOG_TITLES)).toContain(id);
      });

    if (!needsCatalog)
      test('needs no catalogue', () => {
        expect(cannotTell).toEqual([]);
        for (const record of valid) expect(withoutCatalogs.evaluate(record)).toBe(HOLDS);
      });

    test('titles say the opposite of one another and end without a full stop', () => {
      expect(check.title).not.toBe(check.failureTitle);
      for (const title of [check.title, check.failureTitle]) expect(title).toMatch(/[^.]$/);
      for (const sentence of [check.why, check.remedy]) expect(sentence).toMatch(/\.$/);
    });
  },
);

const different = (records: readonly object[]): number => new Set(records.map((one) => JSON.stringify(one))).size;

function properties(schema: unknown): object {
  if (typeof schema !== 'object' || schema === null) return {};
  const { properties: own = {}, required = [] } = schema as { properties?: object; required?: readonly string[] };
  return { ...own, ...Object.fromEntries(required.map((field) => [field, true])) };
}

function catalogIds(check: { readonly when?: unknown; readonly must: unknown }): ReadonlySet<string> {
  return new Set(catalogsIn([check.when, check.must]));
}

/** A record as readers reuse it: every field of the examples is there, without a value. */
function everyField(examples: { readonly valid: readonly object[]; readonly invalid: readonly object[] }): object {
  const fields = [...examples.valid, ...examples.invalid].flatMap((record) => Object.keys(record));
  return Object.fromEntries(fields.map((field) => [field, undefined]));
}
