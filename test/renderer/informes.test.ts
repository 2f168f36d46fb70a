import { beforeEach, describe, expect, it, vi } from 'vitest';
import { linesOf, moved, signatoriesOf } from '../../renderer/features/ajustes/signatory-lines.ts';
import { batchOf, MOST_UNITS, printUnits, readList, useBatch } from '../../renderer/features/informes/batch-store.ts';
import { earlierOf } from '../../renderer/features/informes/comparison-choice.tsx';
import {
  hasDetail,
  queryOfKind,
  queryOfReport,
  queryOfSignable,
  type ReportSubject,
  reportHash,
  signableOf,
  subjectOf,
  WHATS,
  whatOf,
} from '../../renderer/features/informes/requests.ts';
import { FIRST_STYLE, styleOf } from '../../renderer/features/informes/style-fields.tsx';
import { parseHash } from '../../renderer/state/router.ts';
import type { MethodInput } from '../../shared/ipc/contract.ts';
import { reportRequest } from '../../shared/ipc/reports.ts';
import type { RunSummary } from '../../shared/model/index.ts';

const RUN = '01ffbb52-34a7-4c0c-9f55-000000000001';
const VISIT = '01ffbb52-34a7-4c0c-9f55-0000000000aa';
const QUERY = {
  kind: 'external' as const,
  checklist: 'nom-024-ssa3-2012',
  groupBy: [],
  grain: 'year' as const,
  threshold: 0,
};

const SUBJECTS: readonly ReportSubject[] = [
  { kind: 'run', run: RUN },
  { kind: 'unit', clues: 'DFSSA000010' },
  { kind: 'visit', visit: VISIT },
  { kind: 'visit', visit: VISIT, version: 2 },
  { kind: 'comparison', before: RUN, after: `${RUN}-b` },
  { kind: 'comparative', query: QUERY },
  { kind: 'campaign', campaign: VISIT },
  { kind: 'checklist', checklist: 'nom-024-ssa3-2012' },
  { kind: 'checklist', checklist: 'nom-024-ssa3-2012', edition: '2026.1' },
];

describe('the address of a report', () => {
  it.each(SUBJECTS)('gives back $kind as it was asked for', (subject) => {
    const { screen, parts, query } = parseHash(reportHash(subject));
    expect([screen, ...parts]).toEqual(['informes', 'preparar']);
    expect(whatOf(query)).toBe(subject.kind);
    expect(subjectOf(query, subject.kind === 'comparative' ? QUERY : null)).toEqual(subject);
  });

  it('is asked of the engine in a form that its contract takes', () => {
    for (const subject of SUBJECTS) {
      const style = styleOf({ ...FIRST_STYLE, paper: 'oficio' }, hasDetail(subject.kind));
      expect(reportRequest.parse({ ...subject, ...style })).toMatchObject({ kind: subject.kind, paper: 'oficio' });
    }
  });

  it('asks for nothing while something is missing, or has not the form of a unit or a version', () => {
    for (const kind of WHATS) expect(subjectOf(queryOfKind(kind), null)).toBeNull();
    expect(subjectOf({ que: 'unidad', clues: 'DFSSA1' }, null)).toBeNull();
    expect(subjectOf({ que: 'comparacion', despues: RUN }, null)).toBeNull();
    expect(subjectOf({ que: 'visita', visita: VISIT, version: '0' }, null)).toEqual({ kind: 'visit', visit: VISIT });
    expect(whatOf({ que: 'otra cosa' })).toBe('run');
  });

  it('never mixes what one kind left behind into another', () => {
    const query = { ...queryOfReport({ kind: 'run', run: RUN }), ...queryOfKind('unit') };
    expect(subjectOf(query, null)).toBeNull();
  });
});

describe('what is signed', () => {
  it.each([
    { kind: 'run', id: RUN },
    { kind: 'visit', id: VISIT, version: 3 },
  ] as const)('stands in the address: $kind', (subject) => {
    expect(signableOf(queryOfSignable(subject))).toEqual(subject);
  });

  it('is not known of a visit without a version', () => {
    expect(signableOf({ visita: VISIT })).toBeNull();
    expect(signableOf({ visita: VISIT, version: 'dos' })).toBeNull();
  });
});

describe('an earlier run to compare with', () => {
  const run = (
    id: string,
    startedAt: string,
    unit: string | null = 'DFSSA000010',
    status: RunSummary['status'] = 'completa',
  ) => ({ id, startedAt, unit, status }) as RunSummary;
  const after = run('c', '2026-11-20T09:00:00-06:00');

  it('is of the same unit, complete and not later; the latest first', () => {
    const runs = [
      run('a', '2026-10-01T09:00:00-06:00'),
      run('b', '2026-11-01T09:00:00-06:00'),
      after,
      run('d', '2026-11-21T09:00:00-06:00'),
      run('e', '2026-11-02T09:00:00-06:00', 'JCSSA000020'),
      run('f', '2026-11-03T09:00:00-06:00', 'DFSSA000010', 'cancelada'),
    ];
    expect(earlierOf(after, runs).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

describe('a list of units as typed', () => {
  it('is read whatever stands between them, each unit once', () => {
    const { clues, wrong } = readList('dfssa000010, JCSSA000020;\nDFSSA000010\n\tMSIMB000036 ');
    expect(clues).toEqual(['DFSSA000010', 'JCSSA000020', 'MSIMB000036']);
    expect(wrong).toEqual([]);
  });

  it('names what has not the form of a CLUES', () => {
    expect(readList('DFSSA000010 DFSSA12 hospital')).toEqual({
      clues: ['DFSSA000010'],
      wrong: ['DFSSA12', 'hospital'],
    });
    expect(readList('  ')).toEqual({ clues: [], wrong: [] });
  });
});

describe('a batch', () => {
  const call = vi.fn();
  let tell: ((payload: unknown) => void) | null = null;
  const first = useBatch.getState();

  beforeEach(() => {
    call.mockReset();
    tell = null;
    useBatch.setState(first, true);
    vi.stubGlobal('window', {
      location: { hash: '' },
      cotejo: {
        call,
        on: (_event: string, listener: (payload: unknown) => void) => {
          tell = listener;
          return () => {
            tell = null;
          };
        },
      },
    });
  });

  it('asks for the units of a filter, of a list or of a selection, with a detail only where findings are listed', () => {
    const { choice } = first;
    expect(batchOf({ ...choice, filter: { states: ['20'], text: '  ' } })).toEqual({
      units: { states: ['20'] },
      what: 'unit',
    });
    expect(batchOf({ ...choice, source: 'list', list: 'DFSSA000010', what: 'last-run' })).toEqual({
      ...{ units: ['DFSSA000010'], what: 'last-run', detail: 'summary' },
    });
    expect(batchOf({ ...choice, source: 'selection', selection: ['JCSSA000020'] })?.units).toEqual(['JCSSA000020']);
  });

  it('cannot begin without units, with too many, or with something in the list that is no CLUES', () => {
    const { choice } = first;
    const many = Array.from({ length: MOST_UNITS + 1 }, (_, i) => `DFSSA${String(i).padStart(6, '0')}`);
    expect(batchOf({ ...choice, source: 'list', list: ' ' })).toBeNull();
    expect(batchOf({ ...choice, source: 'list', list: 'DFSSA000010 otra' })).toBeNull();
    expect(batchOf({ ...choice, source: 'selection', selection: many })).toBeNull();
  });

  it('is opened ready by another screen', () => {
    printUnits(['DFSSA000010']);
    expect(window.location.hash).toBe('#/informes/lote');
    expect(useBatch.getState().choice).toMatchObject({ source: 'selection', selection: ['DFSSA000010'] });
  });

  it('tells how far it is, and what came of it', async () => {
    const result = { path: 'lote.zip', printed: 2, skipped: 0, failed: 0, cancelled: false };
    let finish: (value: unknown) => void = () => undefined;
    call.mockReturnValue(new Promise((done) => (finish = done)));
    const running = useBatch.getState().start();
    expect(useBatch.getState().phase).toEqual({ kind: 'running', progress: null });
    tell?.({ done: 1, total: 2, clues: 'DFSSA000010' });
    expect(useBatch.getState().phase).toMatchObject({ kind: 'running', progress: { done: 1, total: 2 } });
    finish(result);
    await running;
    expect(useBatch.getState().phase).toEqual({ kind: 'ended', result });
    expect(tell).toBeNull();
    expect(call).toHaveBeenCalledWith('report.batch', {
      units: {},
      what: 'unit',
    } satisfies MethodInput<'report.batch'>);
  });

  it('begins once at a time, and leaves everything as it was where the dialog is closed', async () => {
    call.mockResolvedValue(null);
    await Promise.all([useBatch.getState().start(), useBatch.getState().start()]);
    expect(call).toHaveBeenCalledTimes(1);
    expect(useBatch.getState().phase).toEqual({ kind: 'idle' });
  });

  it('says in a sentence why it failed', async () => {
    call.mockRejectedValue(new Error('Error: No hay espacio en el disco.'));
    await useBatch.getState().start();
    expect(useBatch.getState().phase).toEqual({ kind: 'failed', problem: 'No hay espacio en el disco.' });
  });
});

describe('the signatories', () => {
  const lines = linesOf([
    { name: 'Ana Sintética', position: 'Evaluadora' },
    { name: 'Luis Ejemplo', position: '' },
  ]);

  it('are kept without blanks, and without those that have no name yet', () => {
    const typed = [
      ...lines,
      { id: 'x', name: '  ', position: 'Testigo' },
      { id: 'y', name: ' Eva ', position: ' Titular ' },
    ];
    expect(signatoriesOf(typed)).toEqual([
      { name: 'Ana Sintética', position: 'Evaluadora' },
      { name: 'Luis Ejemplo', position: '' },
      { name: 'Eva', position: 'Titular' },
    ]);
  });

  it('change places one by one, and stay at the ends', () => {
    const [ana, luis] = lines;
    expect(moved(lines, luis?.id ?? '', -1)).toEqual([luis, ana]);
    expect(moved(lines, ana?.id ?? '', -1)).toEqual(lines);
    expect(moved(lines, luis?.id ?? '', 1)).toEqual(lines);
  });
});
