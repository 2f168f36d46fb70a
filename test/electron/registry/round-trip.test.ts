import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resultDigest } from '../../../electron/registry/result-write.ts';
import { PLACE_COLUMNS, putTogether, takeApart } from '../../../electron/registry/template.ts';
import type { Finding, VerificationResult } from '../../../shared/model/index.ts';
import type { ResultFixtureOptions } from '../../support/result-fixture.ts';
import { newRun, open, resultOf, temporaryFolder } from './support.ts';

const VARIANTS: readonly (readonly [string, ResultFixtureOptions])[] = [
  ['plain', {}],
  ['several files and units', { findings: 300, files: 4, units: 3 }],
  ['hostile texts', { hostile: true, longNames: true }],
  ['nothing readable', { unreadable: true }],
  ['cancelled', { status: 'cancelada' }],
  ['without catalogues', { catalogs: false }],
];

test.each(VARIANTS)('a result comes back byte for byte: %s', async (_name, options) => {
  const registry = open(temporaryFolder());
  const result = resultOf({ id: 'corrida-1', ...options });
  await registry.startRun(newRun(result));
  await registry.finishRun(result);
  expect(JSON.stringify(await registry.getRun('corrida-1'))).toBe(JSON.stringify(result));
});

test('what the columns do not know comes back too, in its order', async () => {
  const registry = open(temporaryFolder());
  const odd = [
    { fingerprint: '0123456789abcdef', place: { record: 3, line: 1 }, rule: 'a', severity: 'error', message: 'm' },
    { rule: 'a', severity: 'info', message: 'm', place: {}, expected: '', actual: '', fingerprint: 'short', more: [1] },
    {
      rule: 'b',
      severity: 'error',
      message: 'ñ\u2028"',
      place: { offset: 6e9, line: 1.5, path: null },
      fingerprint: 'x',
    },
    { place: { record: 3, line: 1 }, fingerprint: '0123456789abcdef', rule: 'a', severity: 'error', message: 'm' },
    { rule: 'b', severity: 'error', message: 'm', place: { column: '7' }, expected: null, actual: 5, fingerprint: 'x' },
  ];
  const base = resultOf({ id: 'corrida-1' });
  const files = base.files.map((file) => ({ extra: { deep: [null] }, ...file, findings: odd as unknown as Finding[] }));
  const result = { added: true, ...base, files } as VerificationResult;
  await registry.startRun(newRun(result));
  await registry.finishRun(result);
  expect(JSON.stringify(await registry.getRun('corrida-1'))).toBe(JSON.stringify(result));
});

test('property: any place is taken apart and put together again', () => {
  const value = fc.oneof(fc.integer(), fc.double(), fc.string(), fc.constant(null), fc.array(fc.integer()));
  const keys = fc.constantFrom('line', 'column', 'offset', 'path', 'record', 'field', 'other');
  fc.assert(
    fc.property(fc.dictionary(keys, value), (place) => {
      const cells: (string | number | null)[] = [];
      const template = JSON.parse(JSON.stringify(takeApart(place, PLACE_COLUMNS, cells, 0))) as Record<string, unknown>;
      const row = Object.fromEntries(PLACE_COLUMNS.map(([key], index) => [key, cells[index]]));
      expect(JSON.stringify(putTogether(template, PLACE_COLUMNS, row))).toBe(JSON.stringify(place));
    }),
  );
});

test('the digest is of every datum', () => {
  const result = resultOf({ id: 'corrida-1', files: 2, units: 2, findings: 60 });
  const digest = resultDigest(result);
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(resultDigest(structuredClone(result))).toBe(digest);
  const leaves = leafPaths(result);
  expect(leaves.length).toBeGreaterThan(500);
  for (const path of leaves) {
    const changed = structuredClone(result);
    changeAt(changed, path);
    expect([path.join('.'), resultDigest(changed) === digest]).toEqual([path.join('.'), false]);
  }
});

type Branch = Record<string, unknown>;

/** Ways to every text, number and truth value of an object. */
function leafPaths(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (value === null || typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, inner]) => leafPaths(inner, [...path, key]));
}

function changeAt(root: object, path: readonly string[]): void {
  const branch = path.slice(0, -1).reduce((inner, key) => inner[key] as Branch, root as Branch);
  const last = path[path.length - 1];
  branch[last] = branch[last] === '' ? 'x' : '';
}
