import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { closeStore, type OpenOptions, openStore } from '../../../electron/registry/open.ts';
import type { VisitScoreTable, VisitTable } from '../../../electron/registry/schema.ts';
import { batchInserter, type Store, write } from '../../../electron/registry/store.ts';
import type { Checklist, Outcome, Question } from '../../../shared/model/index.ts';
import { OUTCOMES } from '../../../shared/statistics/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';

/** Rows of a registry as closed visits leave them, put in without the visits themselves: all of it is synthetic. */

/** CLUES of nobody: `SYN` is no institution. */
export function syntheticClues(number: number, letters = 'DF'): string {
  return `${letters}SYN${String(number).padStart(6, '0')}`;
}

export interface SyntheticUnit {
  readonly clues: string;
  readonly state?: string;
  readonly institution?: string;
  readonly level?: string;
  readonly type?: string;
  readonly attributes?: Readonly<Record<string, number>>;
}

export interface SyntheticVisit {
  readonly id: string;
  readonly clues: string;
  readonly checklist: Checklist;
  readonly kind?: VisitScoreTable['kind'];
  readonly day?: string;
  /** Hour of the day with its zone; ten in the morning where left out. */
  readonly openedAt?: string;
  /** Of a visit that was corrected, later than it was opened; null while a correction is open. */
  readonly closedAt?: string | null;
  readonly campaign?: string;
  readonly status?: VisitTable['status'];
  readonly percent?: number | null;
  readonly outcomes?: readonly Outcome[];
  /** Codes already; goes before `outcomes`. */
  readonly codes?: Uint8Array;
  readonly interview?: {
    readonly eceStatus?: string;
    readonly barriers: readonly string[];
    readonly asked: readonly string[];
  };
}

/** A checklist of so many items, of weight 1 each. */
export function syntheticChecklist(
  id: string,
  items: number | readonly string[],
  edition = '1.0',
  questions: readonly Question[] = [],
): Checklist {
  const ids = typeof items === 'number' ? Array.from({ length: items }, (_, i) => `reactivo-${i + 1}`) : items;
  return {
    schema: 'cotejo/checklist@1',
    ...{ id, edition, title: `Lista sintética ${id}`, norm: 'Ninguna', description: 'Sintética.' },
    bands: { full: 0.95, partial: 0.7 },
    scoreBands: [
      { id: 'alta', title: 'Alta', from: 80 },
      { id: 'baja', title: 'Baja', from: 0 },
    ],
    rounding: { mode: 'half-up', decimals: 1 },
    notDeployed: 'exclude',
    domains: [{ id: 'dominio', title: 'Dominio' }],
    items: ids.map((item) => ({
      ...{ id: item, domain: 'dominio', title: `Se cumple ${item}`, why: 'Sintético.', remedy: 'Sintético.' },
      ...{ citation: [], weight: 1, decision: { by: 'attestation' }, evidence: 'Ninguna.' },
    })),
    ...(questions.length === 0 ? {} : { questions }),
  };
}

export const ECE_QUESTIONS: readonly Question[] = [
  {
    ...{ id: 'situacion', domain: 'dominio', title: '¿En qué situación está el expediente electrónico?' },
    answer: {
      type: 'choice',
      options: [
        { id: 'operando', title: 'En operación' },
        { id: 'proyecto', title: 'En proyecto' },
        { id: 'iniciativa', title: 'Iniciativa' },
        { id: 'sin', title: 'Sin expediente electrónico' },
      ],
    },
    figure: { kind: 'ece-status' },
  },
  {
    ...{ id: 'fondos', domain: 'dominio', title: '¿Hay fondos?', answer: { type: 'yes-no' } },
    figure: { kind: 'barrier', title: 'Sin fondos', when: ['no'] },
  },
];

/** Puts rows into a registry that nobody has open. */
export function fillRegistry(options: OpenOptions, fill: (store: Store) => void): void {
  const open = openStore(options);
  try {
    write(open.store, () => fill(open.store));
  } finally {
    closeStore(open);
  }
}

export function putUnits(store: Store, units: readonly SyntheticUnit[]): void {
  const columns = [
    'clues',
    'name',
    'own_name',
    'state',
    'institution',
    'typology',
    'level',
    'type',
    'operating',
  ] as const;
  const rows = batchInserter(store, 'unit', columns);
  const search = batchInserter(store, 'unit_search', ['clues', 'state', 'name', 'text']);
  for (const { clues, state = '09', institution = 'SYN', level = null, type = null } of units) {
    const name = `Unidad sintética ${clues.slice(5)}`;
    rows.add(clues, name, null, state, institution, null, level, type, 1);
    search.add(clues, state, name.toLowerCase(), `${clues} ${name}`.toLowerCase());
  }
  rows.flush();
  search.flush();
  const values = batchInserter(store, 'unit_attribute', ['clues', 'name', 'value', 'source']);
  for (const { clues, attributes = {} } of units) {
    for (const [name, value] of Object.entries(attributes)) values.add(clues, name, value, 'sintético');
  }
  values.flush();
}

export function putEdition(store: Store, checklist: Checklist): void {
  const { id, edition, title, items } = checklist;
  const body = canonicalJson(checklist);
  const sha256 = createHash('sha256').update(body).digest('hex');
  store.db
    .prepare('INSERT INTO checklist_edition VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
    .run(id, edition, sha256, 'propia', null, title, JSON.stringify(items.map((one) => one.id)), deflateSync(body));
}

/** Visits with their scores; those that are not closed have none. */
export function putVisits(store: Store, visits: readonly SyntheticVisit[]): void {
  const visit = batchInserter(store, 'visit', [
    ...(['id', 'unit', 'clues', 'kind', 'purpose', 'previous', 'campaign', 'status', 'version', 'opened_at'] as const),
    ...(['closed_at', 'head', 'asked', 'answered', 'changed_at'] as const),
  ]);
  const score = batchInserter(store, 'visit_score', [
    ...(['visit', 'checklist', 'edition', 'kind', 'unit', 'day', 'campaign', 'percent', 'low', 'high'] as const),
    ...(['coverage', 'preliminary', 'band', 'points', 'weight', 'outcomes', 'answers'] as const),
  ]);
  const seen = new Set<string>();
  for (const one of visits) {
    const { id, clues, kind = 'external', day = '2026-03-10', campaign = null, status = 'cerrada' } = one;
    const at = one.openedAt ?? `${day}T10:00:00-06:00`;
    const closed = status === 'abierta' ? null : one.closedAt === undefined ? at : one.closedAt;
    if (!seen.has(id))
      visit.add(id, clues, clues, kind, 'first', null, campaign, status, 1, at, closed, '{}', 0, 0, at);
    seen.add(id);
    if (status !== 'cerrada') continue;
    const { checklist, percent = null, outcomes = [], interview = { barriers: [], asked: [] } } = one;
    const codes = one.codes ?? Uint8Array.from(outcomes, (outcome) => OUTCOMES.indexOf(outcome));
    score.add(
      ...[id, checklist.id, checklist.edition, kind, clues, day, campaign, percent, percent, percent],
      ...[1, 0, null, percent ?? 0, percent === null ? 0 : 100, codes, JSON.stringify(interview)],
    );
  }
  visit.flush();
  score.flush();
}
