import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { csvRows } from '../../shared/catalogs/csv.ts';
import { parseChecklist, parseChecks } from '../../shared/checklist/load.ts';
import type { Item } from '../../shared/model/index.ts';
import { SHARED } from '../support/project.ts';
import { describeWithShared } from '../support/with-shared.ts';
import { readResources } from './resources.ts';

const checks = parseChecks([...readResources('checks').values()]);
const load = (id: string) => parseChecklist(readResources('checklists').get(`${id}.json`), checks);
const checklist = load('ece-funcional');
const { items } = checklist;

const clauseOf = ({ citation }: Item): string => citation[0].clause!;

test('a visit stays walkable in a day', () => {
  const cells = items.reduce((sum, { modules }) => sum + (modules?.length ?? 1), 0);
  expect(cells).toBeGreaterThan(items.length);
  expect(cells).toBeLessThanOrEqual(320);
});

test('every module is asked about', () => {
  const asked = new Set(items.flatMap(({ modules }) => modules ?? []));
  expect([...asked].sort()).toEqual(checklist.modules!.map(({ id }) => id).sort());
});

test('the export decides only what it can show whole, once for the unit', () => {
  const automatic = items.filter(({ decision }) => decision.by !== 'attestation');
  expect(automatic.length).toBeGreaterThan(0);
  for (const { id, evidenceClass, modules } of automatic) {
    expect([id, evidenceClass, modules]).toEqual([id, 'export', undefined]);
  }
});

test('what only a person can see shows no count of an export', () => {
  for (const { id, decision, evidenceClass } of items) {
    if (evidenceClass === 'attested') expect([id, decision]).toEqual([id, { by: 'attestation' }]);
  }
});

test('the layers that decide on the structure are those of the list of the exchange', () => {
  const layers = (id: string, item: string) => load(id).items.find((one) => one.id === item)!.decision;
  expect(layers('ece-funcional', 'estandares-de-intercambio')).toEqual(
    layers('nom-024-ssa3-2012', 'estructura-conforme'),
  );
});

test.each(['title', 'why', 'remedy', 'evidence'] as const)('no two functions share their %s', (part) => {
  const texts = items.map((item) => item[part]);
  expect(new Set(texts).size).toBe(items.length);
});

test('titles are requirements on the system, and what to ask for ends as a sentence', () => {
  for (const { id, title, evidence } of items) {
    expect([id, title.startsWith('El sistema ')]).toEqual([id, true]);
    expect([id, evidence!.length > 60 && evidence!.endsWith('.')]).toEqual([id, true]);
  }
});

test('all weigh the same, and every number is recalled: none is printed', () => {
  for (const { id, weight, citation } of items) {
    expect([id, weight, citation]).toEqual([
      id,
      1,
      [{ norm: 'HL7 EHR-S FM R1.1', clause: expect.any(String), confidence: 'recalled' }],
    ]);
  }
  expect(new Set(items.map(clauseOf)).size).toBe(items.length);
});

test('nothing is said to be certified', () => {
  for (const part of [{ ...checklist, items: [] }, ...items]) {
    expect([part.id, /certific/i.test(JSON.stringify(part))]).toEqual([part.id, false]);
  }
});

describeWithShared('norms/01-ehrs-fm-r1.1-functions.csv', 'the functions of the model', () => {
  const rows = [...csvRows(readFileSync(join(SHARED, 'norms', '01-ehrs-fm-r1.1-functions.csv'), 'utf8'))];
  const functions = rows.filter(([, kind]) => kind === 'F');
  const headers = rows.filter(([, kind]) => kind === 'H').map(([id]) => id);
  const CLASSES: Readonly<Record<string, string>> = { E: 'export', P: 'partial', A: 'attested' };

  test('all of them, in their order, with their class of evidence', () => {
    const expected = functions.map(([id, , , , evidence]) => [id, CLASSES[evidence]]);
    expect(items.map((item) => [clauseOf(item), item.evidenceClass])).toEqual(expected);
  });

  test('a domain for each main header, and one for what has none; a grouping for each of the others', () => {
    const main = headers.filter((id) => id.split('.').length === 2);
    expect(checklist.domains).toHaveLength(main.length + 1);
    expect(checklist.groupings).toHaveLength(headers.length - main.length);
  });

  test('an item stands in one domain and in the groupings of the headers above it', () => {
    const domains = new Map<string, string>();
    const groupings = new Map<string, string>();
    for (const item of items) {
      const above = headers.filter((header) => clauseOf(item).startsWith(`${header}.`));
      const [main, ...others] = above.length === 0 ? ['none'] : above;
      expect(item.groups ?? []).toHaveLength(others.length);
      expect([main, domains.get(main) ?? item.domain]).toEqual([main, item.domain]);
      domains.set(main, item.domain);
      for (const [i, header] of others.entries()) {
        expect([header, groupings.get(header) ?? item.groups![i]]).toEqual([header, item.groups![i]]);
        groupings.set(header, item.groups![i]);
      }
    }
    expect(new Set(domains.values()).size).toBe(domains.size);
    expect(new Set(groupings.values()).size).toBe(groupings.size);
  });
});
