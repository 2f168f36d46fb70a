import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { OpenOptions } from '../../../electron/registry/open.ts';
import { closeStore, openStore } from '../../../electron/registry/open.ts';
import { execute, query, type Store, write } from '../../../electron/registry/store.ts';
import type { UnitRow } from '../../../electron/registry/unit-import.ts';
import { touchStanding } from '../../../electron/registry/visits/standing.ts';
import { closedJson, insertVersion } from '../../../electron/registry/visits/versions.ts';
import type { ClosedVisit, VisitHead, VisitKind, VisitStatus } from '../../../shared/model/index.ts';
import { openOptions } from './support.ts';

/** An open registry without the door that the program goes through, closed after the test. */
export function openRaw(folder: string, change: Partial<OpenOptions> = {}): Store {
  const opened = openStore(openOptions(folder, change));
  onTestFinished(() => closeStore(opened));
  return opened.store;
}

/** A synthetic unit. */
export function unitRow(clues: string, change: Partial<UnitRow> = {}): UnitRow {
  return { clues, name: `Unidad sintética ${clues}`, state: '07', institution: 'SSA', typology: 'HG', ...change };
}

export interface VisitOptions {
  readonly clues: string;
  readonly kind?: VisitKind;
  readonly status?: VisitStatus;
  readonly openedAt?: string;
  readonly reason?: string;
}

/** A synthetic visit; a closed one has its version and its score. Gives its id. */
export function addVisit(store: Store, options: VisitOptions): string {
  const {
    clues,
    kind = 'external',
    status = 'cerrada',
    openedAt = '2026-01-05T09:00:00.000-06:00',
    reason = '',
  } = options;
  const id = randomUUID();
  const closedAt = status === 'abierta' || status === 'cancelada' ? null : openedAt.replace('T09', 'T15');
  const head: VisitHead = {
    id,
    version: 1,
    clues,
    unitName: null,
    kind,
    purpose: 'first',
    previous: null,
    campaign: null,
    status,
    openedAt,
    closedAt,
    people: [
      { id: randomUUID(), role: 'evaluador', name: 'Evaluadora Sintética', position: 'Médica', credential: '1' },
    ],
    checklists: [],
    modules: [],
    runs: [],
    samples: [],
    facts: '',
    reason,
    correction: '',
  };
  const visit = {
    ...{ id, unit: clues, clues, kind, purpose: head.purpose, previous: null, campaign: null, status, version: 1 },
    ...{ opened_at: openedAt, closed_at: closedAt, head: JSON.stringify(head), asked: 1, answered: 1 },
    changed_at: openedAt,
  };
  write(store, () => {
    execute(store, query.insertInto('visit').values(visit));
    if (closedAt !== null) closeIt(store, head);
    touchStanding(store, clues);
  });
  return id;
}

/** The next version of a closed visit. */
export function correctVisit(store: Store, visit: string, closedAt: string, correction: string): void {
  const row = store.db.prepare<[string], { head: string }>('SELECT head FROM visit WHERE id = ?').get(visit);
  const head = JSON.parse(row?.head ?? '') as VisitHead;
  write(store, () => insertClosed(store, { ...head, version: 2, closedAt, correction }));
}

function closeIt(store: Store, head: VisitHead): void {
  insertClosed(store, head);
  if (head.status !== 'cerrada') return;
  const score = {
    ...{ visit: head.id, checklist: 'ece-funcional', edition: '1.0', kind: head.kind, unit: head.clues },
    ...{ day: head.openedAt.slice(0, 10), campaign: null, percent: 80, low: 80, high: 80, coverage: 1 },
    ...{ preliminary: 0, band: null, points: 8, weight: 10, outcomes: new Uint8Array([0]), answers: '{}' },
  };
  execute(store, query.insertInto('visit_score').values(score));
}

function insertClosed(store: Store, head: VisitHead): void {
  const closed: ClosedVisit = {
    ...{ schema: 'cotejo/visit@1', tool: { name: 'cotejo', version: '0' }, head, answers: [], results: [] },
    ...{ evidence: [], agreements: [], previousSha256: null },
  };
  insertVersion(store, closed, closedJson(closed), `F-${head.version}`);
}

/** A synthetic agreement. */
export function addAgreement(store: Store, unit: string, visit: string | null, status = 'pendiente'): string {
  const id = randomUUID();
  const row = {
    ...{ id, unit, visit, checklist: null, item: null, item_title: null, session: null, action: 'Habilitar bitácora' },
    ...{ responsible: 'Dirección', start: '2026-01-06', expected_end: '2026-03-01', weight: 1, real: null },
    ...{ expected: null, created_at: '2026-01-06T10:00:00.000-06:00', changed_at: '2026-01-06T10:00:00.000-06:00' },
    ...{ status: status as 'pendiente', removed_at: null },
  };
  write(store, () => execute(store, query.insertInto('agreement').values(row)));
  return id;
}
