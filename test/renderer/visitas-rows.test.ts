import { describe, expect, it } from 'vitest';
import { answerAction, mayBe } from '../../renderer/features/visitas/answer-keys.ts';
import { localOf, momentOf } from '../../renderer/features/visitas/moments.ts';
import { chosenValues, readNumber } from '../../renderer/features/visitas/question-form.tsx';
import {
  type AskedRow,
  askedRows,
  fits,
  isNotMet,
  type Local,
  nextMissing,
  withHeadings,
} from '../../renderer/features/visitas/rows.ts';
import { clockHere, dayHere } from '../../renderer/state/clock.ts';
import { draftKey } from '../../renderer/state/visit-session.ts';
import { scoreVisit, visitProgress } from '../../shared/checklist/visit.ts';
import type { Answer, Checklist, Item, VisitHead, VisitState } from '../../shared/model/index.ts';

const item = (id: string, more: Partial<Item> = {}): Item => ({
  ...{ id, domain: 'uno', title: `Requisito ${id}`, why: 'Porque sí.', remedy: 'Hágalo.', citation: [], weight: 1 },
  decision: { by: 'attestation' },
  ...more,
});
const CHECKLIST: Checklist = {
  ...{ schema: 'cotejo/checklist@1', id: 'lista', edition: '1.0', title: 'Lista', norm: 'N', description: 'D.' },
  bands: { full: 0.9, partial: 0.5 },
  scoreBands: [],
  rounding: { mode: 'half-up', decimals: 1 },
  notDeployed: 'exclude',
  domains: [
    { id: 'uno', title: 'Uno' },
    { id: 'dos', title: 'Dos' },
  ],
  modules: [
    { id: 'urgencias', title: 'Urgencias' },
    { id: 'farmacia', title: 'Farmacia' },
  ],
  items: [
    item('a'),
    item('b', { modules: ['urgencias', 'farmacia'] }),
    item('c', { domain: 'dos', decision: { by: 'sample' } }),
  ],
  questions: [{ id: 'q', domain: 'dos', title: '¿Cuántos?', answer: { type: 'number', min: 0 }, required: true }],
};
const HEAD: VisitHead = {
  ...{ id: 'visita-1', version: 1, clues: 'DFSSA000010', unitName: null, kind: 'internal', purpose: 'first' },
  ...{ previous: null, campaign: null, status: 'abierta', openedAt: '2026-11-22T09:00:00-06:00', closedAt: null },
  ...{ people: [], checklists: [], modules: [], runs: [], samples: [], facts: '', reason: '', correction: '' },
};
const said = (id: string, outcome: 'cumple' | 'no-cumple' | 'por-revisar', module = '', record = 0): Answer => ({
  ...{ checklist: 'lista', item: id, module, record, id: `${id}${module}${record}`, replaces: null },
  value: { kind: 'outcome', outcome },
  ...{ note: '', by: 'p', at: '2026-11-22T09:10:00-06:00', origin: 'este' },
});
function stateOf(answers: readonly Answer[], head: Partial<VisitHead> = {}): VisitState {
  const whole = { ...HEAD, ...head };
  const input = { answers, modules: whole.modules, samples: whole.samples };
  const checklist = { id: 'lista', edition: '1.0', title: 'Lista', sha256: '', scoreBands: [] };
  return {
    ...{ head: whole, answers, previous: [], conflicts: [], evidence: [], versions: [] },
    progress: [visitProgress(CHECKLIST, input)],
    results: [{ checklist, score: scoreVisit(CHECKLIST, input) }],
  };
}
const LOCAL: Local = { unsaved: [], drafts: {}, record: 1 };
const rows = (state: VisitState, local: Partial<Local> = {}) => askedRows(CHECKLIST, state, { ...LOCAL, ...local });
const missing = (list: readonly AskedRow[]) =>
  list.flatMap(({ cells }) => cells.filter((cell) => cell.missing).map(({ key }) => `${key.item}/${key.module}`));

describe('what is asked in a visit', () => {
  it('is every item with its modules and every question, domain by domain', () => {
    const list = rows(stateOf([]));
    expect(list.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'q']);
    expect(list.map(({ cells }) => cells.length)).toEqual([1, 3, 1, 1]);
    expect(missing(list)).toEqual(['a/', 'b/urgencias', 'b/farmacia', 'c/', 'q/']);
  });

  it('is not missing any more as soon as it is answered, before the registry has said so', () => {
    const state = stateOf([]);
    const unsaved = [
      {
        id: '1',
        visit: 'visita-1',
        key: rows(state)[0]!.cells[0]!.key,
        value: said('a', 'no-cumple').value,
        note: '',
        by: 'p',
        problem: null,
      },
    ];
    const list = rows(state, { unsaved });
    expect(missing(list)).not.toContain('a/');
    expect(isNotMet(list[0]!)).toBe(true);
    expect(list[0]?.cells[0]?.shown?.kept).toBe('sending');
    const refused = rows(state, { unsaved: [{ ...unsaved[0]!, problem: 'Lleno.' }] });
    expect(refused[0]?.cells[0]?.shown).toMatchObject({ kept: 'refused', problem: 'Lleno.', id: '1' });
  });

  it('still wants an answer where a person left it to be reviewed, or began it only', () => {
    expect(missing(rows(stateOf([said('a', 'por-revisar')])))).toContain('a/');
    const state = stateOf([]);
    const place = draftKey('visita-1', rows(state)[0]!.cells[0]!.key);
    const drafts = { [place]: { value: { kind: 'outcome', outcome: 'no-aplica' } as const, note: '' } };
    expect(missing(rows(state, { drafts }))).toContain('a/');
  });

  it('shows the record that is in hand, and what was said of all of them before there was a sample', () => {
    const samples = [{ checklist: 'lista', labels: ['1', '2', '3'] }];
    const state = stateOf([said('c', 'cumple', '', 2)], { samples });
    const cellOf = (record: number) => rows(state, { record })[2]?.cells;
    expect(cellOf(2)?.[0]?.shown?.value).toEqual({ kind: 'outcome', outcome: 'cumple' });
    expect(cellOf(3)?.[0]?.shown).toBeNull();
    expect(cellOf(9)?.[0]?.key.record).toBe(3);
    const whole = rows(stateOf([said('c', 'cumple')], { samples }))[2]?.cells;
    expect(whole?.map(({ key }) => key.record)).toEqual([1, 0]);
  });

  it('asks nothing of a module that the unit does not have', () => {
    const modules = [{ checklist: 'lista', module: 'farmacia', deployed: false, note: '' }];
    const [, row] = rows(stateOf([], { modules }));
    expect(row?.cells.map(({ deployed }) => deployed)).toEqual([true, true, false]);
    expect(missing([row!])).toEqual(['b/urgencias']);
  });

  it('can be narrowed to what is missing or not met, and is walked round and round', () => {
    const state = stateOf([said('a', 'no-cumple')]);
    const list = rows(state);
    expect(list.filter((row) => fits(row, 'notMet')).map(({ id }) => id)).toEqual(['a']);
    expect(list.filter((row) => fits(row, 'missing')).map(({ id }) => id)).toEqual(['b', 'c', 'q']);
    const shown = withHeadings(CHECKLIST, list, state.progress[0] ?? null, () => true);
    expect(shown.map((row) => row.id)).toEqual(['uno', 'a', 'b', 'dos', 'c', 'q']);
    expect(shown[0]).toMatchObject({ asked: 3, answered: 1, notMet: 1 });
    expect(nextMissing(shown, 1)).toBe(2);
    expect(nextMissing(shown, 5)).toBe(2);
    expect(nextMissing([], 0)).toBe(-1);
  });
});

describe('the keys of the pane', () => {
  it('answer, move and open', () => {
    expect(answerAction('3')).toEqual({ do: 'choose', number: 3 });
    expect(answerAction('J')).toEqual({ do: 'move', by: 1 });
    expect(answerAction('ArrowLeft')).toEqual({ do: 'cell', by: -1 });
    expect(answerAction('?')).toEqual({ do: 'help' });
    expect(answerAction('x')).toBeNull();
    expect(answerAction('Tab')).toBeNull();
  });

  it('do not say of one record that it is not deployed', () => {
    const key = { checklist: 'lista', item: 'c', module: '', record: 2 };
    expect(mayBe('no-desplegado', { key })).toBe(false);
    expect(mayBe('no-desplegado', { key: { ...key, record: 0 } })).toBe(true);
  });
});

describe('the forms', () => {
  it('choose one option or several', () => {
    const options = [
      { id: 'x', title: 'X' },
      { id: 'y', title: 'Y' },
    ];
    expect(chosenValues({ type: 'choice', options }, ['x'], 'y')).toEqual(['y']);
    expect(chosenValues({ type: 'choice', options, many: true }, ['x'], 'y')).toEqual(['x', 'y']);
    expect(chosenValues({ type: 'choice', options, many: true }, ['x', 'y'], 'x')).toEqual(['y']);
  });

  it('read numbers as they are written in Mexico', () => {
    expect(readNumber(' 12,500 ')).toBe(12_500);
    expect(readNumber('3.5')).toBe(3.5);
    expect(readNumber('1,2')).toBeNull();
    expect(readNumber('doce')).toBeNull();
  });

  it('keep the zone of a moment that is corrected', () => {
    expect(localOf('2026-11-22T09:15:30.123-06:00')).toBe('2026-11-22T09:15');
    expect(momentOf('2026-11-22T08:00', '2026-11-22T09:15:30-06:00')).toBe('2026-11-22T08:00:00-06:00');
    expect(momentOf('2026-11-22T09:15', '2026-11-22T09:15:30-06:00')).toBe('2026-11-22T09:15:30-06:00');
    expect(momentOf('', '2026-11-22T09:15:30-06:00')).toBeNull();
    expect(dayHere(new Date(2026, 0, 5, 23, 3, 7))).toBe('2026-01-05');
    expect(clockHere(new Date(2026, 0, 5, 23, 3, 7))).toBe('23:03:07');
  });
});
