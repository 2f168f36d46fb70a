import { describe, expect, it } from 'vitest';
import { seriesOf } from '../../renderer/features/agregados/aggregates-screen.tsx';
import { type Choices, isSpan, queryOf, thresholdOf, useChoices } from '../../renderer/features/agregados/choices.ts';
import { campaignMethods } from '../../shared/ipc/campaigns.ts';
import { national2011 } from '../../shared/statistics/index.ts';

const NOTHING: Choices = useChoices.getState().choices;
const accepted = campaignMethods['aggregates.get'].input;

describe('what aggregates are asked', () => {
  it('is what the contract takes, without what is not chosen', () => {
    const query = queryOf('external', 'ece-funcional', NOTHING);
    expect(accepted.parse(query)).toEqual({
      ...{ kind: 'external', checklist: 'ece-funcional', groupBy: [], grain: 'year', threshold: 0 },
    });
  });

  it('holds every choice that is made', () => {
    const query = queryOf('self', 'capacidad-ece', {
      ...{ campaign: '6f1c7a52-0d9e-4f6e-9a51-1c2d3e4f5a6b', edition: '1.0', from: '2026-01-01', to: '2026-12-31' },
      ...{ first: 'state', second: 'period', grain: 'quarter', threshold: '5' },
      filter: { text: '  general ', states: ['06'], onlyOperating: false },
    });
    expect(accepted.parse(query)).toEqual({
      ...{ kind: 'self', checklist: 'capacidad-ece', groupBy: ['state', 'period'], grain: 'quarter', threshold: 5 },
      ...{ campaign: '6f1c7a52-0d9e-4f6e-9a51-1c2d3e4f5a6b', edition: '1.0', from: '2026-01-01', to: '2026-12-31' },
      filter: { text: 'general', states: ['06'] },
    });
  });

  it('groups once by what is chosen twice, and by the second where there is no first', () => {
    const by = (patch: Partial<Choices>) => queryOf('self', 'x', { ...NOTHING, ...patch }).groupBy;
    expect(by({ first: 'state', second: 'state' })).toEqual(['state']);
    expect(by({ second: 'level' })).toEqual(['level']);
  });

  it('hides nothing while the threshold cannot be read', () => {
    expect(['', '0', '7', '100', '101', '-1', '2.5', 'diez', '1000'].map(thresholdOf)).toEqual([
      ...[0, 0, 7, 100],
      ...[null, null, null, null, null],
    ]);
    expect(queryOf('self', 'x', { ...NOTHING, threshold: 'diez' }).threshold).toBe(0);
  });

  it('knows days in their order', () => {
    expect(isSpan({ from: '', to: '' })).toBe(true);
    expect(isSpan({ from: '2026-02-01', to: '2026-02-01' })).toBe(true);
    expect(isSpan({ from: '2026-02-02', to: '2026-02-01' })).toBe(false);
  });
});

describe('the series shown first', () => {
  const one = (checklist: string, kind: 'self' | 'internal' | 'external', visits: number) => ({
    ...{ checklist, kind, visits, title: checklist, first: '2026-01-01', last: '2026-02-01' },
  });
  const series = [
    one('ece-funcional', 'self', 4),
    one('ece-funcional', 'external', 9),
    one('capacidad-ece', 'self', 7),
  ];

  it('is the one with most visits, of what the address says', () => {
    expect(seriesOf(series, {})).toEqual({ kind: 'external', checklist: 'ece-funcional' });
    expect(seriesOf(series, { kind: 'self' })).toEqual({ kind: 'self', checklist: 'capacidad-ece' });
    expect(seriesOf(series, { checklist: 'capacidad-ece' })).toEqual({ kind: 'self', checklist: 'capacidad-ece' });
  });

  it('is what the address says even where there are no visits, and never a kind that there is not', () => {
    const asked = { kind: 'internal', checklist: 'nom-004-ssa3-2012' };
    expect(seriesOf(series, asked)).toEqual(asked);
    expect(seriesOf(series, { kind: 'todas' }).kind).toBe('external');
  });
});

describe('the figures of 2011', () => {
  it('stand beside those of the functional checklist only', () => {
    expect(national2011('ece-funcional')).toMatchObject({ mean: 42, lowest: 7, highest: 71 });
    expect(national2011('capacidad-ece')).toBeNull();
  });
});
