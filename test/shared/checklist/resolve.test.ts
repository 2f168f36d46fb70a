import { describe, expect, test } from 'vitest';
import { parseChecklist } from '../../../shared/checklist/load.ts';
import { resolveChecklist } from '../../../shared/checklist/resolve.ts';
import { checklistOf, itemOf } from './synthetic.ts';

const CHECKS = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
const base = checklistOf([itemOf({ id: 'a', weight: 2, evidence: 'Pídalo.' }), itemOf({ id: 'b' })], { id: 'base' });
const heir = { id: 'propia', edition: '1', extends: { id: 'base', edition: '1.0' } };
const find = ({ id, edition }: { readonly id: string; readonly edition: string }) =>
  id === 'base' && edition === '1.0' ? base : undefined;

test('what inherits from nothing stays as it is', () => {
  expect(resolveChecklist(base, find)).toBe(base);
  expect(resolveChecklist('otra cosa', find)).toBe('otra cosa');
});

test('members are changed, added and left out; the rest is the base', () => {
  const file = {
    ...heir,
    title: 'Lista propia',
    bands: { full: 0.9, partial: 0.5 },
    domains: [{ id: 'nuevo', title: 'Nuevo dominio' }],
    items: [{ id: 'a', weight: 5, evidence: null }, itemOf({ id: 'c', domain: 'nuevo' })],
    without: ['b'],
  };
  const whole = parseChecklist(resolveChecklist(file, find), CHECKS);
  expect(whole).toMatchObject({
    id: 'propia',
    edition: '1',
    title: 'Lista propia',
    norm: base.norm,
    bands: { full: 0.9, partial: 0.5 },
    basedOn: { id: 'base', edition: '1.0' },
  });
  expect(whole.domains.map(({ id }) => id)).toEqual(['dominio', 'nuevo']);
  expect(whole.items.map(({ id, weight }) => [id, weight])).toEqual([
    ['a', 5],
    ['c', 1],
  ]);
  expect(whole.items[0].evidence).toBeUndefined();
  expect(whole.items[0].title).toBe(base.items[0].title);
  expect(base.items).toHaveLength(2);
});

test('a chain is resolved from its end', () => {
  const files: Record<string, unknown> = {
    'b@1': { id: 'b', edition: '1', extends: { id: 'base', edition: '1.0' }, items: [{ id: 'a', weight: 7 }] },
  };
  const whole = resolveChecklist(
    { id: 'c', edition: '1', extends: { id: 'b', edition: '1' }, without: ['b'] },
    (ref) => (ref.id === 'base' ? base : files[`${ref.id}@${ref.edition}`]),
  );
  expect(parseChecklist(whole, CHECKS)).toMatchObject({ id: 'c', basedOn: { id: 'b' }, items: [{ weight: 7 }] });
});

describe('what cannot be resolved is one sentence', () => {
  const refused = (file: unknown, from: (ref: { id: string; edition: string }) => unknown = find) => {
    try {
      resolveChecklist(file, from);
    } catch (error) {
      return (error as Error).message;
    }
    return 'was taken';
  };

  test('a cycle', () => {
    const a = { id: 'a', edition: '1', extends: { id: 'b', edition: '1' } };
    const b = { id: 'b', edition: '1', extends: { id: 'a', edition: '1' } };
    expect(refused(a, ({ id }) => (id === 'b' ? b : a))).toBe(
      'La lista de cotejo hereda de sí misma: a@1 → b@1 → a@1.',
    );
    const self = { id: 'a', edition: '1', extends: { id: 'a', edition: '1' } };
    expect(refused(self, () => self)).toBe('La lista de cotejo hereda de sí misma: a@1 → a@1.');
  });
  test('a cycle that the file itself is not part of', () => {
    const next: Record<string, string> = { b: 'c', c: 'b' };
    const from = ({ id }: { id: string }) => ({ id, edition: '1', extends: { id: next[id], edition: '1' } });
    expect(refused({ id: 'a', edition: '1', extends: { id: 'b', edition: '1' } }, from)).toBe(
      'La lista de cotejo hereda de sí misma: b@1 → c@1 → b@1.',
    );
  });
  test('more than ten bases', () => {
    const from = (last: number) => (ref: { id: string }) => {
      const n = Number(ref.id.slice(1));
      if (n === last) return { ...base, id: ref.id };
      return { id: ref.id, edition: '1', extends: { id: `n${n + 1}`, edition: '1' } };
    };
    const file = { id: 'n0', edition: '1', extends: { id: 'n1', edition: '1' } };
    expect(refused(file, from(10))).toBe('was taken');
    expect(refused(file, from(11))).toBe('La lista de cotejo hereda a través de más de 10 listas.');
  });
  test.each<[object, string]>([
    [{ ...heir, extends: { id: 'otra', edition: '2' } }, 'hereda de «otra», edición 2, que no está en este equipo.'],
    [{ ...heir, extends: 'base' }, 'en /extends se esperaban «id» y «edition».'],
    [{ ...heir, extends: { id: 'base', edition: '1.0', mas: 1 } }, 'en /extends se esperaban «id» y «edition».'],
    [{ ...heir, without: ['z'] }, '«without» nombra «z», que la lista de la que hereda no tiene.'],
    [{ ...heir, without: 'a' }, 'en /without se esperaba una lista de identificadores.'],
    [{ ...heir, items: {} }, 'en /items se esperaba una lista.'],
    [{ ...heir, items: new Array(100_000).fill({ id: 'x' }) }, 'trae 100,000 requisitos; el máximo es 5,000.'],
  ])('%o', (file, sentence) => {
    expect(refused(file)).toContain(sentence);
  });
  test('unknown keys and members that are not whole are left for the judgement of the result', () => {
    const judged = (file: object) => () => parseChecklist(resolveChecklist(file, find), CHECKS);
    expect(judged({ ...heir, peso: 3 })).toThrow('La lista de cotejo: en la raíz sobra «peso», que no se conoce.');
    expect(judged({ ...heir, items: [{ id: 'c' }] })).toThrow('El requisito «c»: falta «domain».');
    expect(judged({ ...heir, items: [{ id: 'a', peso: 3 }] })).toThrow('El requisito «a»: sobra «peso»');
    expect(
      judged({
        ...heir,
        items: [
          { id: 'a', weight: 3 },
          { ...base.items[0], weight: 4 },
        ],
      }),
    ).toThrow('El requisito «a» se define más de una vez.');
  });
});
