import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useDrafts } from '../../renderer/features/listas/draft-session.ts';
import { faultWords } from '../../renderer/features/listas/field-names.ts';
import type { T } from '../../renderer/state/text.ts';
import type { Checklist } from '../../shared/model/index.ts';
import { formatExact } from '../../shared/text/format.ts';

const DRAFT = '00000000-0000-4000-8000-0000000000aa';
const titled = (title: string) => ({ id: 'lista-sintetica', title }) as Checklist;
const write = (title: string, mark?: string) =>
  useDrafts.getState().edit(DRAFT, (before) => ({ ...before, title }), mark);
const session = () => useDrafts.getState().sessions[DRAFT];

describe('a draft in hand', () => {
  let asked: { readonly title: string; readonly answer: (refusal?: string) => Promise<void> }[];

  beforeEach(() => {
    vi.useFakeTimers();
    asked = [];
    const call = (_method: string, { checklist }: { readonly checklist: Checklist }) =>
      new Promise((resolve, reject) => {
        const answer = async (refusal?: string) => {
          if (refusal) reject(new Error(refusal));
          else resolve({ faults: [`falta de ${checklist.title}`] });
          await vi.advanceTimersByTimeAsync(0);
        };
        asked.push({ title: checklist.title, answer });
      });
    vi.stubGlobal('window', { cotejo: { call } });
    useDrafts.getState().open({ draft: DRAFT, checklist: titled('uno'), changedAt: '', faults: [] });
  });
  afterEach(() => {
    useDrafts.getState().forget(DRAFT);
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('keeps itself after a pause, once, and tells its faults', async () => {
    write('dos', 'title');
    write('tres', 'title');
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked.map(({ title }) => title)).toEqual(['tres']);
    expect(session()?.savedAt).toBeNull();
    await asked[0]?.answer();
    expect(session()).toMatchObject({ faults: ['falta de tres'], saving: false, problem: null });
    expect(session()?.savedAt).not.toBeNull();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked.length).toBe(1);
  });

  it('keeps what was typed meanwhile after what was sent, never before', async () => {
    write('dos');
    await vi.advanceTimersByTimeAsync(1000);
    write('tres');
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked.length).toBe(1);
    const all = useDrafts.getState().flush(DRAFT);
    await asked[0]?.answer();
    expect(asked.map(({ title }) => title)).toEqual(['dos', 'tres']);
    await asked[1]?.answer();
    expect(await all).toBe(true);
    expect(session()?.kept.title).toBe('tres');
  });

  it('stays on the screen where it is refused, says why, and is tried again', async () => {
    write('dos');
    await vi.advanceTimersByTimeAsync(1000);
    await asked[0]?.answer('El disco está lleno.');
    expect(session()).toMatchObject({ problem: 'El disco está lleno.', kept: { title: 'uno' } });
    expect(session()?.history.present.title).toBe('dos');
    await vi.advanceTimersByTimeAsync(6000);
    await asked[1]?.answer();
    expect(session()).toMatchObject({ problem: null, kept: { title: 'dos' } });
  });

  it('is kept again after an undo, and stays as it is when it is opened once more', async () => {
    write('dos');
    useDrafts.getState().undo(DRAFT);
    expect(await useDrafts.getState().flush(DRAFT)).toBe(true);
    expect(asked.length).toBe(0);
    useDrafts.getState().redo(DRAFT);
    useDrafts.getState().open({ draft: DRAFT, checklist: titled('uno'), changedAt: '', faults: [] });
    expect(session()?.history.present.title).toBe('dos');
  });

  it('is forgotten while it is being kept', async () => {
    write('dos');
    const flushed = useDrafts.getState().flush(DRAFT);
    useDrafts.getState().forget(DRAFT);
    await asked[0]?.answer();
    expect(await flushed).toBe(false);
    expect(session()).toBeUndefined();
  });
});

describe('what people read', () => {
  const t = ((key: string) => `[${key}]`) as unknown as T;

  it('is the name of the field, not its path', () => {
    expect(faultWords('El requisito «a»: en /why el texto es más corto que 3 caracteres.', t)).toBe(
      'El requisito «a»: en «[result.items.why]» el texto es más corto que 3 caracteres.',
    );
    expect(faultWords('La lista de cotejo: en /bands/full se esperaba un número.', t)).toContain(
      'en «[checklists.bands]» se',
    );
    expect(faultWords('El requisito «a»: falta «title».', t)).toBe(
      'El requisito «a»: falta «[checklists.titleField]».',
    );
    const plain = 'El requisito «why» nombra el dominio «en /why», que no existe.';
    expect(faultWords(plain, t)).toBe(plain);
  });

  it('is a weight with the decimals it has', () => {
    expect([0.5, 1, 140.5, 1234.125].map(formatExact)).toEqual(['0.5', '1', '140.5', '1,234.125']);
  });
});
