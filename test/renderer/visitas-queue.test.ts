import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lastUnsaved, nextToSend, type Unsaved, waitBefore, withAnswer } from '../../renderer/state/visit-queue.ts';
import { useVisits } from '../../renderer/state/visit-session.ts';
import type { AnswerKey, VisitState } from '../../shared/model/index.ts';

const VISIT = 'visita-1';
const key = (item: string): AnswerKey => ({ checklist: 'lista', item, module: '', record: 0 });
const yes = { kind: 'outcome', outcome: 'cumple' } as const;
const no = { kind: 'outcome', outcome: 'no-cumple' } as const;
const one = (id: string, item: string, problem: string | null = null): Unsaved => ({
  ...{ id, visit: VISIT, key: key(item), value: yes, note: '', by: 'p', problem },
});

describe('the order in which answers are sent', () => {
  it('is the one in which they were given', () => {
    const queue = withAnswer(withAnswer([], one('1', 'a')), one('2', 'b'));
    expect(queue.map(({ id }) => id)).toEqual(['1', '2']);
    expect(nextToSend(queue, new Set())?.id).toBe('1');
  });

  it('never lets a later answer overtake a refused one to the same question, and sends the others', () => {
    const queue = [one('1', 'a'), one('2', 'a'), one('3', 'b')];
    expect(nextToSend(queue, new Set(['1']))?.id).toBe('3');
    expect(nextToSend(queue, new Set(['1', '3']))).toBeNull();
  });

  it('puts a new answer in the place of a refused one, and leaves one on its way alone', () => {
    expect(withAnswer([one('1', 'a', 'No hay espacio.')], one('2', 'a')).map(({ id }) => id)).toEqual(['2']);
    expect(withAnswer([one('1', 'a')], one('2', 'a')).map(({ id }) => id)).toEqual(['1', '2']);
    expect(withAnswer([one('1', 'b', 'No hay espacio.')], one('2', 'a')).map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('shows the last unsaved answer to a question', () => {
    expect(lastUnsaved([one('1', 'a'), one('2', 'a'), one('3', 'b')], VISIT, key('a'))?.id).toBe('2');
    expect(lastUnsaved([one('1', 'a')], 'otra', key('a'))).toBeNull();
  });

  it('waits longer and longer before it tries again', () => {
    const waits = Array.from({ length: 8 }, (_, i) => waitBefore(i));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[0]).toBe(2_000);
    expect(waits[7]).toBe(60_000);
  });
});

describe('a visit in hand', () => {
  const sent: { readonly id: string; readonly item: string }[] = [];
  let answer: (input: { readonly id: string; readonly key: AnswerKey }) => unknown;
  const state = (n: number) =>
    ({
      head: { id: VISIT, people: [{ id: 'p', role: 'evaluador', name: 'Ana', position: '', credential: '' }] },
      answers: Array.from({ length: n }, () => ({})),
    }) as unknown as VisitState;

  beforeEach(async () => {
    vi.useFakeTimers();
    sent.length = 0;
    answer = () => state(sent.length);
    const call = async (method: string, input: { readonly id: string; readonly key: AnswerKey }) => {
      if (method === 'visits.get') return state(0);
      if (method !== 'visits.answer') throw new Error(method);
      sent.push({ id: input.id, item: input.key.item });
      return answer(input);
    };
    vi.stubGlobal('window', { cotejo: { call } });
    useVisits.setState(useVisits.getInitialState(), true);
    await useVisits.getState().load(VISIT);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('shows an answer at once and forgets it once the registry has it', async () => {
    useVisits.getState().answer(VISIT, key('a'), yes, '');
    expect(useVisits.getState().unsaved).toHaveLength(1);
    await vi.runAllTimersAsync();
    expect(useVisits.getState().unsaved).toEqual([]);
    expect(useVisits.getState().savedAt[VISIT]).toBeTypeOf('number');
  });

  it('sends what was given while another was on its way, in its order', async () => {
    for (const item of ['a', 'b', 'a', 'c']) useVisits.getState().answer(VISIT, key(item), item === 'a' ? no : yes, '');
    await vi.runAllTimersAsync();
    expect(sent.map(({ item }) => item)).toEqual(['a', 'b', 'a', 'c']);
  });

  it('keeps what was refused, says why, sends it again under the same id, and saves the others meanwhile', async () => {
    let full = true;
    answer = ({ key: { item } }) => {
      if (full && item === 'a') throw new Error('El disco está lleno.');
      return state(1);
    };
    useVisits.getState().answer(VISIT, key('a'), yes, '');
    useVisits.getState().answer(VISIT, key('b'), yes, '');
    await vi.advanceTimersByTimeAsync(10);
    const [refused, ...others] = useVisits.getState().unsaved;
    expect(others).toEqual([]);
    expect(refused).toMatchObject({ key: { item: 'a' }, problem: 'El disco está lleno.' });
    full = false;
    await vi.advanceTimersByTimeAsync(2_500);
    expect(useVisits.getState().unsaved).toEqual([]);
    const ids = sent.filter(({ item }) => item === 'a').map(({ id }) => id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('drops a refused answer only when the person says so', async () => {
    answer = () => {
      throw new Error('No se pudo.');
    };
    useVisits.getState().answer(VISIT, key('a'), yes, '');
    await vi.advanceTimersByTimeAsync(5);
    const id = useVisits.getState().unsaved[0]?.id ?? '';
    useVisits.getState().discard(id);
    expect(useVisits.getState().unsaved).toEqual([]);
    const before = sent.length;
    await vi.advanceTimersByTimeAsync(120_000);
    expect(sent).toHaveLength(before);
  });

  it('does not answer for nobody', () => {
    useVisits.setState({ visits: { [VISIT]: { ...state(0), head: { ...state(0).head, people: [] } } } });
    useVisits.getState().answer(VISIT, key('a'), yes, '');
    expect(useVisits.getState().unsaved).toEqual([]);
  });
});
