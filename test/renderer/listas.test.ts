import { describe, expect, it } from 'vitest';
import {
  takenIds,
  totalWeight,
  usesOf,
  withAdded,
  withMember,
  withMoved,
  withRemoved,
  withWeights,
} from '../../renderer/features/listas/edits.ts';
import { faultPlace } from '../../renderer/features/listas/fault-place.ts';
import { begun, redone, stepped, undone } from '../../renderer/features/listas/history.ts';
import { fitting, NO_FILTER, NO_MARKS } from '../../renderer/features/listas/member-filter.ts';
import { isEdition, isId, nextEdition, proposedId } from '../../renderer/features/listas/names.ts';
import { newItem, newQuestion } from '../../renderer/features/listas/new-members.ts';
import { editionHash, parseEdition } from '../../renderer/features/listas/paths.ts';
import { scaledWeight } from '../../renderer/features/listas/weights.ts';
import { parseHash } from '../../renderer/state/router.ts';
import { diffChecklists } from '../../shared/checklist/diff.ts';
import { draftFaults } from '../../shared/checklist/edit.ts';
import type { Checklist, Item } from '../../shared/model/index.ts';

const item = (id: string, domain: string, more: Partial<Item> = {}): Item => ({
  id,
  domain,
  title: `Requisito sintético ${id}`,
  why: 'Porque sí, en un ejemplo.',
  remedy: 'Nada, es un ejemplo.',
  citation: [{ norm: 'Norma sintética', confidence: 'confirmed' }],
  weight: 1,
  decision: { by: 'attestation' },
  ...more,
});

const LIST: Checklist = {
  schema: 'cotejo/checklist@1',
  id: 'lista-sintetica',
  edition: '1.0',
  title: 'Lista sintética',
  norm: 'Norma sintética',
  description: 'Lista de ejemplo.',
  bands: { full: 0.95, partial: 0.7 },
  scoreBands: [
    { id: 'alto', title: 'Alto', from: 80 },
    { id: 'bajo', title: 'Bajo', from: 0 },
  ],
  rounding: { mode: 'half-up', decimals: 1 },
  notDeployed: 'exclude',
  domains: [
    { id: 'uno', title: 'Uno' },
    { id: 'dos', title: 'Dos' },
  ],
  modules: [{ id: 'urgencias', title: 'Urgencias' }],
  groupings: [{ id: 'grupo', title: 'Grupo' }],
  items: [
    item('a', 'uno', { modules: ['urgencias'], groups: ['grupo'] }),
    item('b', 'dos', { weight: 0.1, decision: { by: 'sample' } }),
    item('c', 'dos', { weight: 0.2 }),
  ],
};
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
const faultsOf = (list: unknown) => draftFaults(list, [], []);

describe('names', () => {
  it('propose ids that are free and sound', () => {
    expect(proposedId('Receta electrónica', new Set())).toBe('receta-electronica');
    expect(proposedId('Receta electrónica', new Set(['receta-electronica', 'receta-electronica-2']))).toBe(
      'receta-electronica-3',
    );
    expect(proposedId('¿…?', new Set())).toBe('');
    const long = proposedId('palabra-larguísima '.repeat(40), new Set());
    expect(isId(long)).toBe(true);
    expect(['a-', '-a', 'A', 'á', 'a b', '', 'a'.repeat(81)].some(isId)).toBe(false);
  });

  it('propose the next edition that nobody has', () => {
    expect(nextEdition('1.4', new Set(['1.5']))).toBe('1.6');
    expect(nextEdition('2026-09', new Set())).toBe('2026-10');
    expect(nextEdition('piloto', new Set(['piloto.2']))).toBe('piloto.3');
    expect(isEdition(nextEdition('1.4', new Set()))).toBe(true);
    expect(isEdition('1.0 beta') || isEdition('a@b') || isEdition('')).toBe(false);
  });

  it('stand in the address as an edition', () => {
    const { screen, parts } = parseHash(editionHash({ id: 'lista-sintetica', edition: '1.0' }, 'preguntas'));
    expect([screen, parts[1]]).toEqual(['listas', 'preguntas']);
    expect(parseEdition(parts[0] ?? '')).toEqual({ id: 'lista-sintetica', edition: '1.0' });
    expect(parseEdition('borrador')).toBeNull();
  });
});

describe('what was done', () => {
  it('is undone and done again, letters of one field at once', () => {
    let history = begun('');
    for (const text of ['h', 'ho', 'hola']) history = stepped(history, text, 'title');
    history = stepped(history, 'hola!', null);
    history = stepped(history, 'adiós', null);
    history = undone(undone(history));
    expect(history.present).toBe('hola');
    expect(undone(history).present).toBe('');
    expect(undone(undone(history))).toEqual(undone(history));
    expect(redone(redone(redone(undone(history)))).present).toBe('adiós');
    expect(redone(stepped(history, 'otra', 'title')).present).toBe('otra');
  });

  it('is no step where nothing changed, and typing after an undo is one of its own', () => {
    const history = stepped(begun('a'), 'b', 'title');
    expect(stepped(history, 'b', null)).toBe(history);
    const again = stepped(undone(stepped(history, 'c', null)), 'd', 'title');
    expect(undone(again).present).toBe('b');
  });

  it('does not grow without end', () => {
    let history = begun(0);
    for (let n = 1; n <= 1000; n++) history = stepped(history, n, null);
    expect(history.past.length).toBe(300);
  });
});

describe('editing', () => {
  it('puts a new item after the last of its domain, and the result is sound but for what is not written yet', () => {
    const head = { id: 'nuevo', title: 'Requisito nuevo', domain: 'uno' };
    const list = withAdded(LIST, 'items', newItem(head, LIST));
    expect(ids(list.items)).toEqual(['a', 'nuevo', 'b', 'c']);
    const faults = faultsOf(list);
    expect(faults.map((fault) => faultPlace(fault, list).field).sort()).toEqual(['remedy', 'why']);
    const written = withMember(list, 'items', 'nuevo', { why: 'Por esto.', remedy: 'Hacer esto.' });
    expect(faultsOf(written)).toEqual([]);
    const asked = withAdded(written, 'questions', newQuestion({ id: 'p', title: '¿Sí o no?', domain: 'dos' }));
    expect(faultsOf(asked)).toEqual([]);
    expect(takenIds(asked)).toContain('p');
    expect(withRemoved(asked, 'questions', 'p').questions).toBeUndefined();
  });

  it('takes a module or a grouping away from whoever names it', () => {
    const list = withRemoved(withRemoved(LIST, 'modules', 'urgencias'), 'groupings', 'grupo');
    expect(list.modules).toBeUndefined();
    expect(list.items[0]).not.toHaveProperty('modules');
    expect(list.items[0]).not.toHaveProperty('groups');
    expect(faultsOf(list)).toEqual([]);
    expect(usesOf(LIST, 'domains', 'dos')).toBe(2);
    expect(usesOf(LIST, 'groupings', 'grupo')).toBe(1);
  });

  it('orders, and stays at the ends', () => {
    expect(ids(withMoved(LIST, 'domains', 'dos', -1).domains)).toEqual(['dos', 'uno']);
    expect(withMoved(LIST, 'domains', 'uno', -1)).toBe(LIST);
  });

  it('leaves out what is given as undefined, and nothing else changes', () => {
    const list = withMember(LIST, 'items', 'a', { modules: undefined });
    expect(list.items[0]).not.toHaveProperty('modules');
    expect(list.items[1]).toBe(LIST.items[1]);
    expect(diffChecklists(LIST, list).items.changed.map(({ fields }) => fields[0]?.field)).toEqual(['modules']);
  });

  it('weighs many at once, and sums without what binary fractions add', () => {
    const list = withWeights(LIST, new Set(['b', 'c']), (weight) => scaledWeight(weight, 3));
    expect(list.items.map(({ weight }) => weight)).toEqual([1, 0.3, 0.6]);
    expect(totalWeight(LIST.items)).toBe(1.3);
    expect(withWeights(LIST, new Set(['a']), () => 1)).toBe(LIST);
  });
});

describe('a fault', () => {
  const place = (list: Checklist) => faultsOf(list).map((fault) => faultPlace(fault, list));

  it('leads to the member and the field', () => {
    const broken = withMember(LIST, 'items', 'b', { title: '', weight: 0, domain: 'tres' });
    expect(place(broken)).toEqual(
      expect.arrayContaining([
        { list: 'items', id: 'b', field: 'title' },
        { list: 'items', id: 'b', field: 'weight' },
      ]),
    );
    expect(place(withMember(LIST, 'items', 'b', { domain: 'tres' }))).toEqual([
      { list: 'items', id: 'b', field: 'domain' },
    ]);
    expect(place(withMember(LIST, 'items', 'b', { bands: { full: 0.5, partial: 0.9 } }))).toEqual([
      { list: 'items', id: 'b', field: 'bands' },
    ]);
    expect(place(withMember(LIST, 'domains', 'uno', { title: '' }))).toEqual([
      { list: 'domains', id: 'uno', field: 'title' },
    ]);
    expect(place(withMember(LIST, 'scoreBands', 'alto', { from: 0 }))).toEqual([
      { list: 'scoreBands', id: 'bajo', field: 'from' },
    ]);
    const barrier = { kind: 'barrier', title: 'Una barrera', when: ['tal-vez'] } as const;
    const asked = withAdded(LIST, 'questions', {
      ...newQuestion({ id: 'p', title: '¿Sí o no?', domain: 'uno' }),
      figure: barrier,
    });
    expect(place(asked)).toEqual([{ list: 'questions', id: 'p', field: 'figure' }]);
  });

  it('leads to the checklist itself', () => {
    expect(place({ ...LIST, bands: { full: 0.5, partial: 0.9 } })).toEqual([
      { list: 'head', id: null, field: 'bands' },
    ]);
    expect(place({ ...LIST, title: '' })).toEqual([{ list: 'head', id: null, field: 'title' }]);
    expect(place({ ...LIST, items: [] })).toEqual([{ list: 'items', id: null, field: null }]);
    const published = draftFaults(LIST, [], [LIST]);
    expect(published.map((fault) => faultPlace(fault, LIST))).toEqual([{ list: 'head', id: null, field: 'edition' }]);
  });

  it('by its place where it has no name', () => {
    expect(faultPlace('El requisito número 2: falta «id».', LIST)).toEqual({ list: 'items', id: 'b', field: 'id' });
    expect(faultPlace('Algo que nadie espera.', LIST)).toEqual({ list: 'head', id: null, field: null });
  });
});

describe('the filter', () => {
  const show = (filter: object, marks = NO_MARKS) => ids(fitting(LIST.items, { ...NO_FILTER, ...filter }, marks));

  it('finds by words without accents, domain, decision and mark', () => {
    expect(show({})).toEqual(['a', 'b', 'c']);
    expect(show({ text: 'SINTETICO b' })).toEqual(['b']);
    expect(show({ domain: 'dos' })).toEqual(['b', 'c']);
    expect(show({ domain: 'dos', decision: 'sample' })).toEqual(['b']);
    expect(show({ only: 'changed' }, { ...NO_MARKS, added: new Set(['c']) })).toEqual(['c']);
    expect(show({ only: 'faulty' })).toEqual([]);
  });
});
