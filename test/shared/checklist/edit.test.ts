import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffChecklists } from '../../../shared/checklist/diff.ts';
import { copyChecklist, draftFaults } from '../../../shared/checklist/edit.ts';
import { inFileOrder } from '../../../shared/checklist/file-order.ts';
import { parseChecklist } from '../../../shared/checklist/load.ts';
import type { Checklist } from '../../../shared/model/index.ts';
import { checklistOf, itemOf } from './synthetic.ts';

const CHECKS = [{ id: 'a' }, { id: 'b' }];
const list = checklistOf([itemOf({ id: 'a', weight: 0.1 }), itemOf({ id: 'b', weight: 0.2 })]);

test('a copy says what it was made from', () => {
  const copy = copyChecklist(list, { id: 'propia', edition: '1', title: 'Propia' });
  expect(copy).toMatchObject({ id: 'propia', edition: '1', title: 'Propia', items: list.items });
  expect(copy.basedOn).toEqual({ id: 'lista-sintetica', edition: '1.0' });
  expect(draftFaults(copy, CHECKS, [list])).toEqual([]);
  expect(copyChecklist(list, { id: 'lista-sintetica', edition: '1.1' }).title).toBe(list.title);
});

test('a draft is told all its faults at once', () => {
  const draft = {
    ...list,
    title: '',
    bands: { full: 0.5, partial: 0.7 },
    items: [
      { ...list.items[0], weight: 0, peso: 1 },
      { ...list.items[1], domain: 'otro', decision: { by: 'check', checks: ['z'] } },
    ],
  };
  expect(draftFaults(draft, CHECKS, [list])).toEqual([
    'La lista de cotejo: en /title el texto es más corto que 3 caracteres.',
    'El requisito «a»: sobra «peso», que no se conoce.',
    'El requisito «a»: en /weight se esperaba un número > 0.',
    'El requisito «b» nombra el dominio «otro», que no existe.',
    'El requisito «b» nombra la comprobación «z», que no existe.',
    'La lista de cotejo pide más para cumplir en parte (0.7) que para cumplir (0.5).',
    'La edición 1.0 de «lista-sintetica» ya está publicada y no cambia: póngale otro número.',
  ]);
});

test('a faulty part is no cause for others to be called unknown', () => {
  const draft = { ...list, edition: '2', domains: [{ id: 'dominio', title: '' }] };
  expect(draftFaults(draft, CHECKS, [])).toEqual([
    'El dominio «dominio»: en /title el texto es más corto que 3 caracteres.',
  ]);
  expect(draftFaults({ ...list, edition: '2', items: [{ id: 'a' }] }, CHECKS, [])).not.toContain(
    'La lista de cotejo no tiene requisitos ni preguntas.',
  );
});

test('whatever is called a draft gets an answer, and none is sound that would not be taken', () => {
  const fields = Object.keys({ ...list, questions: 0, modules: 0, groupings: 0 });
  fc.assert(
    fc.property(fc.constantFrom(...fields), fc.jsonValue(), (field, value) => {
      const draft = { ...list, edition: '9', [field]: value };
      const faults = draftFaults(draft, CHECKS, []);
      if (faults.length > 0) return;
      expect(() => parseChecklist(draft, CHECKS)).not.toThrow();
    }),
  );
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(draftFaults(value, CHECKS, []).length).toBeGreaterThan(0);
    }),
  );
});

test('a draft of which everything is wrong is answered in bounded time', () => {
  const started = performance.now();
  const items = Array.from({ length: 5000 }, (_, i) => ({ id: `r${i}`, x: 1 }));
  expect(draftFaults({ ...list, items }, CHECKS, []).length).toBeLessThanOrEqual(300);
  expect(draftFaults({ ...list, items: new Array(100_000).fill(1) }, CHECKS, [])).toEqual([
    'La lista de cotejo trae 100,000 requisitos; el máximo es 5,000.',
  ]);
  expect(performance.now() - started).toBeLessThan(3000);
});

test('a new edition says what it changes', () => {
  const after = {
    ...copyChecklist(list, { id: list.id, edition: '1.1' }),
    bands: { full: 0.9, partial: 0.7 },
    items: [{ ...list.items[1], weight: 3 }, itemOf({ id: 'c' })],
  };
  expect(diffChecklists(list, after)).toMatchObject({
    fields: [{ field: 'bands', before: { full: 0.95 }, after: { full: 0.9 } }],
    items: {
      added: [{ id: 'c' }],
      removed: [{ id: 'a' }],
      changed: [{ id: 'b', fields: [{ field: 'weight', before: 0.2, after: 3 }] }],
    },
    questions: { added: [], removed: [], changed: [] },
    weight: { before: 0.3, after: 4 },
  });
  expect(diffChecklists(list, list).fields).toEqual([]);
});

test('an edition is the same whatever the order of its keys, and is written in that of a reader', () => {
  const sorted = JSON.parse(JSON.stringify(list, (_, value) => byKey(value))) as Checklist;
  const diff = diffChecklists(list, sorted);
  expect([diff.fields, diff.items.changed]).toEqual([[], []]);
  expect(Object.keys(sorted)[0]).toBe('bands');
  const ordered = inFileOrder(sorted);
  expect(ordered).toEqual(list);
  expect(Object.keys(ordered).slice(0, 3)).toEqual(['schema', 'id', 'edition']);
  expect(Object.keys(ordered.items[0]).slice(0, 3)).toEqual(['id', 'domain', 'title']);
});

function byKey(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
