import { expect, it } from 'vitest';
import { createCatalogSet } from '../../../shared/catalogs/create.ts';
import { CANNOT_TELL, compileChecks, FAILS, HOLDS, NOT_APPLICABLE } from '../../../shared/checklist/compile.ts';
import { checkOf } from './synthetic.ts';

const field = (schema: object) => ({ properties: { folio: schema } });

it('gives every check its own verdict, as that check alone would', () => {
  const checks = compileChecks(
    [
      checkOf({ must: { required: ['folio'] } }),
      checkOf({ when: { required: ['curp'] }, must: field({ const: 'a' }) }),
      checkOf({ must: field({ catalog: { name: 'no-esta' } }) }),
      checkOf({ must: field({ anyOf: [{ catalog: { name: 'no-esta' } }, { const: 'a' }] }) }),
      checkOf({ must: field({ minLength: 2 }) }),
    ],
    createCatalogSet([]),
  );
  const judge = checks[0].together(checks);
  const records = [{}, { folio: 'a' }, { folio: 'bc' }, { folio: 'a', curp: 'x' }, { folio: 'b', curp: 'x' }];
  for (const record of records) {
    expect([...judge(record)]).toEqual(checks.map((check) => check.evaluate(record)));
  }
  expect([...judge({ folio: 'a' })]).toEqual([HOLDS, NOT_APPLICABLE, CANNOT_TELL, HOLDS, FAILS]);
});

it('says in a sentence which check makes no sense', () => {
  const checks = compileChecks([checkOf({ must: {} }), checkOf({ must: field({ curpp: 'x' }) })], createCatalogSet([]));
  expect(() => checks[0].together(checks)({ folio: 'a' })).toThrow(/La comprobación «.*» no se puede usar: .*curpp/);
});
