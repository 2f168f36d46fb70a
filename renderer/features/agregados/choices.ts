import { create } from 'zustand';
import type { AggregateQuery, Dimension } from '../../../shared/ipc/campaigns.ts';
import type { PeriodGrain, UnitFilter, VisitKind } from '../../../shared/model/index.ts';
import { asked } from '../unidades/units-search.ts';

export const KINDS: readonly VisitKind[] = ['self', 'internal', 'external'];
export const DIMENSIONS: readonly Dimension[] = ['state', 'institution', 'level', 'type', 'campaign', 'period'];
export const GRAINS: readonly PeriodGrain[] = ['year', 'quarter', 'month'];

/** What is chosen besides kind and checklist, which stand in the address. Empty texts choose nothing. */
export interface Choices {
  readonly campaign: string;
  readonly edition: string;
  readonly from: string;
  readonly to: string;
  readonly first: Dimension | '';
  readonly second: Dimension | '';
  readonly grain: PeriodGrain;
  readonly filter: UnitFilter;
  /** As typed. */
  readonly threshold: string;
}

interface State {
  readonly choices: Choices;
  readonly change: (patch: Partial<Choices>) => void;
}

const NOTHING: Choices = {
  ...{ campaign: '', edition: '', from: '', to: '', first: '', second: '' },
  ...{ grain: 'year', filter: {}, threshold: '0' },
};

/** Still there when one comes back from another screen. */
export const useChoices = create<State>((set, get) => ({
  choices: NOTHING,
  change: (patch) => set({ choices: { ...get().choices, ...patch } }),
}));

/** The greatest threshold that the engine takes. */
const MOST_HIDDEN = 100;

/** The number of units under which groups are hidden; null where what is typed is none. */
export function thresholdOf(typed: string): number | null {
  const text = typed.trim();
  if (text === '') return 0;
  if (!/^\d{1,3}$/.test(text)) return null;
  const threshold = Number(text);
  return threshold <= MOST_HIDDEN ? threshold : null;
}

/** Whether first and last day are in order; one that is left out bounds nothing. */
export function isSpan({ from, to }: Pick<Choices, 'from' | 'to'>): boolean {
  return from === '' || to === '' || from <= to;
}

/** What the engine is asked. A threshold that cannot be read hides nothing; the screen says so. */
export function queryOf(kind: VisitKind, checklist: string, choices: Choices): AggregateQuery {
  const { campaign, edition, from, to, first, second, grain } = choices;
  const filter = asked(choices.filter);
  const groupBy = [...new Set([first, second])].filter((dimension) => dimension !== '');
  return {
    ...{ kind, checklist, groupBy, grain, threshold: thresholdOf(choices.threshold) ?? 0 },
    ...(edition === '' ? {} : { edition }),
    ...(campaign === '' ? {} : { campaign }),
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
    ...(Object.keys(filter).length === 0 ? {} : { filter: structuredClone(filter) as AggregateQuery['filter'] }),
  };
}
