import { expect, it } from 'vitest';
import { createCatalogSet } from '../../../shared/catalogs/create.ts';
import { CANNOT_TELL, compileChecks, FAILS, HOLDS } from '../../../shared/checklist/compile.ts';
import type { Format } from '../../../shared/formats/format.ts';
import { planVerification } from '../../../shared/verification/plan.ts';
import { catalog } from '../../resources/synthetic-catalogs.ts';
import { checkOf } from '../checklist/synthetic.ts';

const format: Format = {
  ...{ id: 'sintetico', title: 'Sintético', rules: [], layers: [] },
  carries: { establishment: ['clues', 'careDate'] },
  sniff: () => 0,
  open: () => ({ write: () => undefined, end: () => undefined }),
};
const check = checkOf({
  appliesTo: 'establishment',
  field: 'clues',
  must: { properties: { clues: { catalog: { name: 'clues' } } } },
});
const before = { ...catalog('clues', ['DFSSA000001']), validFrom: '2024-01-01' };
const after = { ...catalog('clues', ['DFSSA000002']), validFrom: '2025-01-01' };

it('verdicts that are remembered rest on the day where a catalogue has several editions', () => {
  const catalogs = createCatalogSet([before, after]);
  const checks = compileChecks([check], catalogs);
  const judged = planVerification([format], checks, catalogs, 1).formats[0].judged.establishment;
  expect(judged?.fields).toEqual(['clues', 'careDate']);
  expect(checks[0].evaluate({ clues: 'DFSSA000001', careDate: '2024-12-31' })).toBe(HOLDS);
  expect(checks[0].evaluate({ clues: 'DFSSA000001', careDate: '2025-01-01' })).toBe(FAILS);
});

it('and not on it where one edition is all there is, so that units and providers are remembered for the whole export', () => {
  const catalogs = createCatalogSet([catalog('clues', ['DFSSA000001'])]);
  const judged = planVerification([format], compileChecks([check], catalogs), catalogs, 1).formats[0].judged
    .establishment;
  expect(judged?.fields).toEqual(['clues']);
});

it('an edition that began after the day of the record convicts nobody for a key that it does not list', () => {
  const checks = compileChecks([check], createCatalogSet([after]));
  expect(checks[0].evaluate({ clues: 'DFSSA000001', careDate: '2024-12-31' })).toBe(CANNOT_TELL);
  expect(checks[0].evaluate({ clues: 'DFSSA000002', careDate: '2024-12-31' })).toBe(HOLDS);
  expect(checks[0].evaluate({ clues: 'DFSSA000001', careDate: '2025-01-01' })).toBe(FAILS);
});
