import type { ClosedVisit, Committee, CommitteeSession, RegistryConflict } from '../../../shared/model/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { deflated, inflated } from '../deflated.ts';
import { RegistryError } from '../errors.ts';
import type { RegistryConflictTable } from '../schema.ts';
import { all, execute, first, query, type Store } from '../store.ts';
import type { IncomingVisit } from '../visits/index.ts';
import type { AgreementContent, CampaignContent } from './content.ts';
import { uuidOf } from './uuid-of.ts';

/** What came and could not be joined, whole, so that a person can still put it in the place of ours. */
export type ConflictBody =
  | { readonly what: 'version'; readonly closed: ClosedVisit }
  /** `kept: theirs`: what was open here was set aside for what came closed. */
  | { readonly what: 'open-visit'; readonly kept: 'ours' | 'theirs'; readonly incoming: IncomingVisit }
  | { readonly what: 'unit-name'; readonly clues: string; readonly name: string }
  | { readonly what: 'alias'; readonly clues: string; readonly alias: string }
  | {
      readonly what: 'attribute';
      readonly clues: string;
      readonly name: string;
      readonly value: number;
      readonly source: string;
    }
  | {
      readonly what: 'reinstated';
      readonly clues: string;
      readonly reason: string;
      readonly visit: string | null;
    }
  | { readonly what: 'agreement'; readonly agreement: AgreementContent }
  | { readonly what: 'campaign'; readonly campaign: CampaignContent['campaign']; readonly draw: string | null }
  | { readonly what: 'checklist' }
  | { readonly what: 'committee'; readonly committee: Omit<Committee, 'sessions'> }
  | { readonly what: 'session'; readonly committee: string; readonly session: CommitteeSession };

export interface FoundConflict {
  readonly kind: Exclude<RegistryConflict['kind'], 'respuesta'>;
  /** What it is about: the same in every registry. */
  readonly key: string;
  /** One sentence. */
  readonly message: string;
  readonly ours: string;
  readonly theirs: string;
  readonly visit?: string;
  readonly body: ConflictBody;
}

/**
 * Keeps a conflict, once: what came again and was decided already is not asked again. To be called inside a
 * transaction.
 *
 * @returns null where a person has decided
 */
export function keepConflict(store: Store, found: FoundConflict): RegistryConflict | null {
  const { kind, key, message, ours, theirs, visit = null } = found;
  const body = canonicalJson(found.body);
  const id = uuidOf(`${kind}\n${key}\n${body}`);
  const known = first(store, query.selectFrom('registry_conflict').selectAll().where('id', '=', id));
  if (known !== undefined) return known.resolved_at === null ? toConflict(known) : null;
  const row: RegistryConflictTable = {
    ...{ id, kind, key, message, ours, theirs, body: deflated(body), found_at: store.now(), visit },
    ...{ resolved_at: null, resolution: null },
  };
  execute(store, query.insertInto('registry_conflict').values(row));
  return toConflict(row);
}

/** Undecided ones, newest first; last, visits in which two persons answered apart, which are decided in the visit. */
export function listConflicts(store: Store): readonly RegistryConflict[] {
  const rows = query.selectFrom('registry_conflict').selectAll().where('resolved_at', 'is', null);
  const kept = all(store, rows.orderBy('found_at', 'desc').orderBy('id')).map(toConflict);
  return [...kept, ...answerConflicts(store)];
}

export function answerConflicts(store: Store, visit?: string): readonly RegistryConflict[] {
  let rows = query
    .selectFrom('visit_conflict')
    .innerJoin('visit', 'visit.id', 'visit_conflict.visit')
    .select(['visit.id', 'visit.unit'])
    .select(({ fn }) => [fn.countAll<number>().as('total'), fn.min('found_at').as('found_at')])
    .groupBy(['visit.id', 'visit.unit'])
    .orderBy('visit.id');
  if (visit !== undefined) rows = rows.where('visit.id', '=', visit);
  return all(store, rows).map(({ id, unit, total, found_at }) => ({
    ...{ id, kind: 'respuesta', key: id, visit: id, foundAt: found_at },
    message:
      total === 1
        ? `En la visita a ${unit} dos personas contestaron distinto una pregunta: elija en la visita cuál vale.`
        : `En la visita a ${unit} dos personas contestaron distinto ${total} preguntas: elija en la visita cuál vale.`,
    ours: '',
    theirs: '',
  }));
}

/** @throws RegistryError `not-found` where it is not there, or was decided */
export function openConflict(
  store: Store,
  id: string,
): { readonly conflict: RegistryConflict; readonly body: ConflictBody } {
  const row = first(store, query.selectFrom('registry_conflict').selectAll().where('id', '=', id));
  if (row === undefined || row.resolved_at !== null || row.body === null) {
    throw new RegistryError('not-found', 'Ese conflicto ya no está por resolver.');
  }
  return { conflict: toConflict(row), body: JSON.parse(inflated(row.body).toString('utf8')) as ConflictBody };
}

export function markResolved(store: Store, id: string, resolution: string): void {
  const resolved = { resolved_at: store.now(), resolution };
  execute(store, query.updateTable('registry_conflict').set(resolved).where('id', '=', id));
}

function toConflict(row: RegistryConflictTable): RegistryConflict {
  const { id, kind, key, message, ours, theirs, found_at, visit } = row;
  return { id, kind, key, message, ours, theirs, foundAt: found_at, visit };
}
