import { create } from 'zustand';
import type { Events } from '../../../shared/ipc/contract.ts';
import type { BatchRequest, BatchResult } from '../../../shared/ipc/reports.ts';
import type { UnitFilter } from '../../../shared/model/index.ts';
import { bridge, call, sentenceOf } from '../../state/bridge.ts';
import { cleanClues, isClues } from '../../state/clues.ts';
import { navigate } from '../../state/router.ts';
import { sent } from '../unidades/sent.ts';
import { asked } from '../unidades/units-search.ts';
import { FIRST_STYLE, type Style, styleOf } from './style-fields.tsx';

/** The most units that the engine prints at once. */
export const MOST_UNITS = 20_000;

export const SOURCES = ['filter', 'list', 'selection'] as const;
export type Source = (typeof SOURCES)[number];

export const BATCH_WHATS = ['unit', 'last-run', 'last-visit'] as const;
export type BatchWhat = (typeof BATCH_WHATS)[number];

/** What is to be printed. */
export interface BatchChoice {
  readonly source: Source;
  readonly filter: UnitFilter;
  /** As typed. */
  readonly list: string;
  /** Units chosen on another screen. */
  readonly selection: readonly string[];
  readonly what: BatchWhat;
  readonly style: Style;
}

export type BatchPhase =
  | { readonly kind: 'idle' }
  /** `progress` null until the first unit is told. */
  | { readonly kind: 'running'; readonly progress: Events['report.batch'] | null }
  | { readonly kind: 'ended'; readonly result: BatchResult }
  | { readonly kind: 'failed'; readonly problem: string };

interface BatchState {
  readonly choice: BatchChoice;
  readonly phase: BatchPhase;
  readonly change: (patch: Partial<BatchChoice>) => void;
  readonly start: () => Promise<void>;
  readonly cancel: () => Promise<void>;
}

const FIRST_CHOICE: BatchChoice = {
  ...{ source: 'filter', filter: {}, list: '', selection: [] },
  ...{ what: 'unit', style: FIRST_STYLE },
};

/** The batch of now, which goes on while one looks at other screens. */
export const useBatch = create<BatchState>((set, get) => ({
  choice: FIRST_CHOICE,
  phase: { kind: 'idle' },
  change: (patch) => set({ choice: { ...get().choice, ...patch } }),
  start: async () => {
    const request = batchOf(get().choice);
    if (request === null || get().phase.kind === 'running') return;
    const before = get().phase;
    set({ phase: { kind: 'running', progress: null } });
    const quiet = bridge().on('report.batch', (progress) => {
      if (get().phase.kind === 'running') set({ phase: { kind: 'running', progress } });
    });
    try {
      const result = await call('report.batch', request);
      // The dialog was closed: what stood there stands again.
      set({ phase: result === null ? before : { kind: 'ended', result } });
    } catch (error) {
      set({ phase: { kind: 'failed', problem: sentenceOf(error) } });
    } finally {
      quiet();
    }
  },
  cancel: async () => {
    await call('report.cancelBatch', undefined);
  },
}));

/** What the engine is asked; null while no unit is chosen. */
export function batchOf(choice: BatchChoice): BatchRequest | null {
  const { source, filter, list, selection, what, style } = choice;
  const rest = { what, ...styleOf(style, what === 'last-run') };
  if (source === 'filter') return { units: sent(asked(filter)), ...rest };
  const { clues, wrong } = source === 'list' ? readList(list) : { clues: selection, wrong: [] };
  if (clues.length === 0 || clues.length > MOST_UNITS || wrong.length > 0) return null;
  return { units: [...clues], ...rest };
}

/** CLUES out of a text, each once, and what has not the form of one. */
export function readList(text: string): { readonly clues: readonly string[]; readonly wrong: readonly string[] } {
  const words = [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
  const clues = new Set(words.map(cleanClues).filter(isClues));
  return { clues: [...clues], wrong: words.filter((word) => !isClues(cleanClues(word))) };
}

/** From another screen: these units are printed together. */
export function printUnits(selection: readonly string[]): void {
  useBatch.getState().change({ source: 'selection', selection });
  navigate('informes', ['lote']);
}

/** From another screen: the units of a filter are printed together. */
export function printFilter(filter: UnitFilter): void {
  useBatch.getState().change({ source: 'filter', filter: asked(filter) });
  navigate('informes', ['lote']);
}
