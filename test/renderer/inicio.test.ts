import { describe, expect, it } from 'vitest';
import { daysFrom, dueGroups } from '../../renderer/features/inicio/due.ts';
import type { Agreement, DueList } from '../../shared/model/index.ts';

const agreement = (n: number, unit: string | null = 'DFSSA000010'): Agreement => ({
  ...{ id: `a${n}`, unit, unitName: null, visit: null, checklist: null, item: null, itemTitle: null, session: null },
  ...{ action: `Acción ${n}`, responsible: '', start: '2026-01-01', expectedEnd: '2026-10-01', weight: 1 },
  ...{ status: 'pendiente', real: null, expected: null, reports: [], createdAt: '2026-01-01T09:00:00-06:00' },
});

const NOTHING: DueList = {
  ...{ today: '2026-11-22', overdue: [], soon: [], units: [], openVisits: [], sessions: [], conflicts: 0 },
  totals: { overdue: 0, soon: 0, units: 0, openVisits: 0, sessions: 0 },
};

describe('what is due', () => {
  it('has no group where nothing waits', () => {
    expect(dueGroups(NOTHING)).toEqual([]);
  });

  it('shows the first few and tells of all', () => {
    const overdue = Array.from({ length: 200 }, (_, n) => agreement(n));
    const [group, ...others] = dueGroups({ ...NOTHING, overdue, totals: { ...NOTHING.totals, overdue: 734 } });
    expect(others).toEqual([]);
    expect(group).toMatchObject({ name: 'overdue', total: 734, late: true, href: '#/acuerdos' });
    expect(group?.lines).toHaveLength(4);
    expect(group?.lines[0]).toMatchObject({ title: 'Acción 0', href: '#/acuerdos?acuerdo=a0', of: 'DFSSA000010' });
  });

  it('leads to the visit that waits, and tells of units and sessions whether their day is over', () => {
    const groups = dueGroups({
      ...NOTHING,
      openVisits: [
        {
          visit: 'v1',
          clues: 'DFSSA000010',
          unitName: null,
          openedAt: '2026-11-01T09:00:00-06:00',
          answered: 3,
          asked: 9,
        },
      ],
      units: [{ clues: 'DFSSA000011', name: 'Clínica', validUntil: '2026-12-01', over: false }],
      sessions: [
        { committee: 'c1', name: 'CECAS', programmed: '2026-10-01', over: true },
        { committee: 'c1', name: 'CECAS', programmed: '2026-10-01', over: true },
      ],
      totals: { ...NOTHING.totals, openVisits: 1, units: 1, sessions: 2 },
    });
    expect(groups.map(({ name, late }) => [name, late])).toEqual([
      ['openVisits', false],
      ['units', false],
      ['sessions', true],
    ]);
    expect(groups[0]?.lines[0]).toMatchObject({ title: 'DFSSA000010', href: '#/visitas/v1', day: null });
    expect(groups[1]?.lines[0]).toMatchObject({ title: 'Clínica', of: 'DFSSA000011' });
    expect(new Set(groups[2]?.lines.map(({ id }) => id)).size).toBe(2);
  });
});

describe('days from today', () => {
  it('are counted over the end of a month', () => {
    expect(daysFrom('2026-11-22', '2026-11-22')).toBe(0);
    expect(daysFrom('2026-11-22', '2026-12-01')).toBe(9);
    expect(daysFrom('2026-11-22', '2026-10-03')).toBe(-50);
    expect(daysFrom('2026-11-22', 'ayer')).toBeNull();
  });
});
