import { describe, expect, it } from 'vitest';
import { faultOf, narrowed, readPercent } from '../../renderer/features/acuerdos/board.ts';
import { committeeFault, draftOf, newDraft, savedCommittee } from '../../renderer/features/acuerdos/committee-draft.ts';
import type { Agreement, Committee } from '../../shared/model/index.ts';
import { boardOf } from '../../shared/statistics/index.ts';

const agreement = (id: string, patch: Partial<Agreement> = {}): Agreement => ({
  ...{ id, unit: 'DFSSA000010', unitName: 'Hospital Sintético', visit: null, checklist: null, item: null },
  ...{ itemTitle: null, session: null, action: 'Capacitar al personal', responsible: 'Dirección médica' },
  ...{ start: '2026-01-01', expectedEnd: '2026-12-31', weight: 1, status: 'pendiente' },
  ...{ real: null, expected: null, reports: [], createdAt: '2026-01-01T09:00:00-06:00' },
  ...patch,
});

describe('the board', () => {
  it('keeps whoever has not reported apart from whoever reported 0', () => {
    const board = boardOf([agreement('a', { expected: 50 }), agreement('b', { expected: 50, real: 0 })], '2026-06-30');
    expect(board.rows.map(({ light }) => light)).toEqual([null, 'far-behind']);
    expect(board.absent['not-reported']).toBe(1);
    expect(board.counted).toBe(1);
    expect(board.real).toBe(0);
  });

  it('cuts nothing to 100, and weighs', () => {
    const board = boardOf(
      [agreement('a', { expected: 100, real: 130, weight: 3 }), agreement('b', { expected: 100, real: 50 })],
      '2026-06-30',
    );
    expect(board.rows[0]).toMatchObject({ real: 130, overHundred: true, light: 'as-expected' });
    expect(board.real).toBe(110);
  });

  it('turns amber up to 30 % below the expected, and red beyond', () => {
    const lights = [80, 56, 55.9].map((real) => boardOf([agreement('a', { expected: 80, real })], '2026-06-30').light);
    expect(lights).toEqual(['as-expected', 'behind', 'far-behind']);
  });

  it('goes by the dates where no expected progress is stated', () => {
    const [row] = boardOf([agreement('a', { start: '2026-01-01', expectedEnd: '2026-01-11' })], '2026-01-06').rows;
    expect(row).toMatchObject({ expected: 50, isExpectedByDate: true });
  });
});

describe('what is shown of the board', () => {
  const all = [
    agreement('a', { action: 'Actualizar catálogos', status: 'solventada' }),
    agreement('b', { action: 'Respaldar la base', unit: null, unitName: null }),
    agreement('c', { itemTitle: 'Bitácora de accesos' }),
  ];
  const ids = (text: string, status: Agreement['status'] | null = null) =>
    narrowed(all, { text, status }).map(({ id }) => id);

  it('is found by any words, without accents', () => {
    expect(ids('CATALOGOS')).toEqual(['a']);
    expect(ids('accesos bitacora')).toEqual(['c']);
    expect(ids('hospital sintetico')).toEqual(['a', 'c']);
    expect(ids('respaldar hospital')).toEqual([]);
    expect(ids('  ')).toEqual(['a', 'b', 'c']);
  });

  it('is narrowed by status', () => {
    expect(ids('', 'solventada')).toEqual(['a']);
    expect(ids('catalogos', 'pendiente')).toEqual([]);
  });
});

describe('a percentage as it is typed', () => {
  it.each([
    ['0', 0],
    ['85', 85],
    ['85.5', 85.5],
    ['85,5', 85.5],
    [' 120 % ', 120],
    ['1000', 1000],
  ])('%s', (typed, percent) => {
    expect(readPercent(typed)).toBe(percent);
  });

  it('is none where nothing is typed, which is not 0', () => {
    expect(readPercent('')).toBeNull();
    expect(readPercent('   ')).toBeNull();
  });

  it.each(['-1', '1000.1', '1001', 'ochenta', '8 5', '%', '1e2', '.5'])('is refused: %s', (typed) => {
    expect(readPercent(typed)).toBeUndefined();
  });
});

describe('an agreement as it is typed', () => {
  const typed = { action: 'Capacitar', start: '2026-01-01', end: '2026-01-01', weight: '1.5' };

  it('is kept when it is whole', () => {
    expect(faultOf(typed)).toBeNull();
  });

  it.each([
    ['action', { action: '  ' }],
    ['dates', { end: '2025-12-31' }],
    ['end', { end: '' }],
    ['weight', { weight: '0' }],
    ['weight', { weight: '' }],
    ['weight', { weight: '1001' }],
    ['weight', { weight: 'uno' }],
  ])('is refused for its %s', (fault, patch) => {
    expect(faultOf({ ...typed, ...patch })).toBe(fault);
  });
});

describe('a committee as it is typed', () => {
  const committee: Committee = {
    ...{ id: 'c', name: 'CECAS Colima', kind: 'CECAS', state: '06', unit: null, year: 2024 },
    sessions: [
      { id: 's1', programmed: '2024-03-01', held: '2024-03-02', note: '' },
      { id: 's2', programmed: '2024-06-01', held: null, note: 'Sin quórum' },
    ],
  };

  it('comes back as it was', () => {
    expect(savedCommittee(draftOf(committee))).toEqual(committee);
    expect(committeeFault(draftOf(committee))).toBeNull();
  });

  it('begins in this year, without a name', () => {
    const draft = newDraft('x', '2026-11-22');
    expect(draft.year).toBe('2026');
    expect(committeeFault(draft)).toBe('name');
  });

  it.each([
    ['kind', { kind: ' ' }],
    ['year', { year: '1989' }],
    ['year', { year: '20a4' }],
    ['unit', { unit: null }],
    ['sessions', { sessions: [{ id: 's', programmed: '', held: '', note: '' }] }],
  ])('is refused for its %s', (fault, patch) => {
    expect(committeeFault({ ...draftOf(committee), ...patch })).toBe(fault);
  });
});
