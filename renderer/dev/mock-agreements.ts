import type {
  Agreement,
  AgreementReport,
  Committee,
  CommitteeFigures,
  CommitteeTable,
  Device,
  DueList,
  RegistryConflict,
} from '../../shared/model/index.ts';
import { progressBoard } from '../../shared/statistics/index.ts';

const TODAY = '2026-11-22';
const ACTIONS = [
  'Instalar el catálogo CIE-10 vigente y asignarlo a los formularios de diagnóstico',
  'Capacitar al personal de enfermería en la nota de ingreso',
  'Registrar quién consulta cada expediente',
  'Firmar electrónicamente las notas de evolución',
  'Respaldar la base de datos fuera del edificio',
];
const STATUSES = ['pendiente', 'pendiente', 'solventada', 'no-solventada'] as const;

/** Agreements, committees, what is due and packages, all synthetic: `?empty` none of them. */
export function mockAgreements(options: URLSearchParams) {
  let agreements = options.has('empty') ? [] : Array.from({ length: 40 }, (_, i) => agreementOf(i));
  let committees = options.has('empty') ? [] : Array.from({ length: 6 }, (_, i) => committeeOf(i));
  let conflicts = options.has('empty') ? [] : CONFLICTS;
  const change = (id: string, to: (agreement: Agreement) => Agreement) => {
    agreements = agreements.map((agreement) => (agreement.id === id ? to(agreement) : agreement));
    return agreements.find((agreement) => agreement.id === id);
  };
  const table = (year?: number): CommitteeTable => {
    const listed = committees.filter((one) => year === undefined || one.year === year).map(withFigures);
    return { committees: listed, total: totalOf(listed) };
  };
  return {
    'agreements.list': ({ session }: { session?: string }) =>
      agreements.filter((one) => session === undefined || one.session === session),
    'agreements.board': ({ unit }: { unit?: string }) => {
      const shown = agreements.filter((one) => unit === undefined || one.unit === unit);
      return { on: TODAY, board: progressBoard([], TODAY), agreements: shown };
    },
    'agreements.save': (input: Partial<Agreement>) => {
      const made = { ...agreementOf(0), ...input, unitName: null, itemTitle: null, reports: [], real: null };
      agreements = [...agreements.filter(({ id }) => id !== input.id), { ...made, status: 'pendiente' }];
      return made;
    },
    'agreements.remove': ({ id }: { id: string }) => {
      agreements = agreements.filter((one) => one.id !== id);
      return { removed: true };
    },
    'agreements.report': ({ agreement, ...said }: Omit<AgreementReport, 'at'> & { agreement: string }) =>
      change(agreement, (one) => ({
        ...{ ...one, status: said.status, real: said.real ?? one.real, expected: said.expected },
        reports: [...one.reports, { ...said, at: `${TODAY}T10:00:00-06:00` }],
      })),
    'committees.list': ({ year }: { year?: number }) => table(year),
    'committees.save': (committee: Committee) => {
      committees = [...committees.filter(({ id }) => id !== committee.id), committee];
      return table(committee.year);
    },
    'committees.remove': ({ id }: { id: string }) => {
      committees = committees.filter((one) => one.id !== id);
      return { removed: true };
    },
    'due.get': () => dueOf(agreements, conflicts.length),
    'devices.list': () => (options.has('empty') ? DEVICES.slice(0, 1) : DEVICES),
    'devices.rename': ({ name }: { name: string }) => ({ ...DEVICES[0], name }),
    'devices.trust': () => DEVICES,
    'conflicts.list': () => conflicts,
    'conflicts.resolve': ({ id }: { id: string }) => {
      conflicts = conflicts.filter((one) => one.id !== id);
      return conflicts;
    },
  };
}

function agreementOf(i: number): Agreement {
  const real = i % 4 === 3 ? null : i % 7 === 0 ? 104.5 : (i * 13) % 100;
  const status = STATUSES[i % STATUSES.length] ?? 'pendiente';
  const report = { id: `informe-${i}`, at: '2026-10-15T12:00:00-06:00', by: 'Evaluadora sintética', note: '' };
  return {
    ...{ id: `acuerdo-${i}`, unit: `DFSSA00001${i % 10}`, unitName: `Hospital sintético ${i % 10}`, visit: null },
    ...{ checklist: null, item: null, itemTitle: null, session: null, action: ACTIONS[i % ACTIONS.length] ?? '' },
    ...{ responsible: 'Dirección médica (sintética)', start: '2026-08-01', expectedEnd: `2026-1${i % 3}-15` },
    ...{ weight: 1 + (i % 3), status, real, expected: null, createdAt: '2026-08-01T09:00:00-06:00' },
    reports: real === null ? [] : [{ ...report, real, expected: null, status }],
  };
}

function committeeOf(i: number): Committee {
  const sessions = Array.from({ length: i }, (_, n) => {
    const programmed = `2026-0${n + 1}-15`;
    return { id: `sesion-${i}-${n}`, programmed, held: n % 2 === 0 ? programmed : null, note: '' };
  });
  const name = `Comité sintético ${i + 1}`;
  return { id: `comite-${i}`, name, kind: 'CECAS', state: `0${i + 1}`, unit: null, year: 2025 + (i % 2), sessions };
}

function withFigures(committee: Committee): CommitteeTable['committees'][number] {
  const held = committee.sessions.filter((session) => session.held !== null).length;
  return { ...committee, ...figuresOf(committee.id, committee.sessions.length, held, held * 2, held) };
}

function totalOf(listed: readonly CommitteeFigures[]): CommitteeFigures {
  const sum = (of: (one: CommitteeFigures) => number) => listed.reduce((n, one) => n + of(one), 0);
  return figuresOf(
    '',
    sum((one) => one.programmed),
    sum((one) => one.held),
    sum((one) => one.made),
    sum((one) => one.met),
  );
}

function figuresOf(committee: string, programmed: number, held: number, made: number, met: number): CommitteeFigures {
  const share = (part: number, whole: number) => (whole === 0 ? null : (100 * part) / whole);
  const [heldPercent, metPercent] = [share(held, programmed), share(met, made)];
  return { committee, programmed, held, heldPercent, made, met, metPercent };
}

function dueOf(agreements: readonly Agreement[], conflicts: number): DueList {
  const pending = agreements.filter((one) => one.status === 'pendiente');
  const overdue = pending.filter((one) => one.expectedEnd < TODAY);
  const soon = pending.filter((one) => one.expectedEnd >= TODAY);
  const units = pending.slice(0, 3).map((one, i) => ({
    ...{ clues: one.unit ?? '', name: one.unitName, validUntil: `2026-1${i}-30`, over: i < 1 },
  }));
  return {
    ...{ today: TODAY, overdue, soon, units, openVisits: [], sessions: [], conflicts },
    totals: { overdue: overdue.length, soon: soon.length, units: units.length, openVisits: 0, sessions: 0 },
  };
}

const DEVICES: readonly Device[] = ['Este equipo', 'Equipo sintético de Colima'].map((name, i) => ({
  ...{ id: `equipo-${i}`, name, own: i === 0, trusted: true },
  fingerprint: Array.from({ length: 16 }, (_, n) => `${i}${n.toString(16)}ab`).join(' '),
}));

const CONFLICTS: readonly RegistryConflict[] = [
  {
    ...{ id: 'conflicto-1', kind: 'unidad', key: 'DFSSA000010', foundAt: `${TODAY}T09:00:00-06:00`, visit: null },
    message: 'Los dos registros dan otro nombre a la unidad DFSSA000010.',
    ...{ ours: 'Hospital sintético 0', theirs: 'Hospital general sintético' },
  },
];
