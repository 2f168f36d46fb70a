import type { Answer, ClosedVisit, EvidenceRef, ItemResult, VisitHead } from '../../../shared/model/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { appendAudit } from '../audit.ts';
import { RegistryError } from '../errors.ts';
import type { VisitTable } from '../schema.ts';
import { sha256Hex } from '../sha256.ts';
import { all, execute, first, query, type Store } from '../store.ts';
import { canonicalClues, enterUnit } from '../unit-rows.ts';
import { appendAnswers, logRows, toAnswer } from './answers.ts';
import { writeRunItems } from './change.ts';
import { forgetOpen } from './end.ts';
import { evidenceRows, toEvidence, toEvidenceRow } from './evidence-rows.ts';
import { findVisit, headOf, insertVisit, openVisitRow, saveHead, visitRow } from './heads.ts';
import { readMaterial } from './material.ts';
import { mergeHeads } from './merge-head.ts';
import { replaceScores, type VisitScore } from './scores.ts';
import { settleKey } from './settle.ts';
import { touchStanding } from './standing.ts';
import { insertVersion, keepAtHand, versionRefs } from './versions.ts';

/** An open visit as a package carries it. */
export interface IncomingVisit {
  readonly head: VisitHead;
  /** All of them, in the order in which they came. */
  readonly answers: readonly Answer[];
  readonly evidence: readonly { readonly ref: EvidenceRef; readonly removedAt: string | null }[];
  readonly runs: readonly { readonly run: string; readonly items: readonly ItemResult[] }[];
}

/** A closed version as a package carries it. `bytes` are its canonical JSON. */
interface IncomingVersion {
  readonly closed: ClosedVisit;
  readonly bytes: Uint8Array;
  readonly folio: string;
  readonly scores: readonly VisitScore[];
  readonly runs?: IncomingVisit['runs'];
}

export function readIncoming(store: Store, visit: string): IncomingVisit {
  const { head, runItems } = readMaterial(store, visitRow(store, visit));
  return {
    head,
    answers: logRows(store, visit).map(toAnswer),
    evidence: evidenceRows(store, visit).map((row) => ({ ref: toEvidence(row), removedAt: row.removed_at })),
    runs: [...runItems].map(([run, items]) => ({ run, items })),
  };
}

/**
 * Joins an open visit of another registry with ours, answer by answer; one that is not known here is added. An answer
 * that takes the place of another does so here too; two that were given apart to the same question and differ are a
 * conflict, in which ours stands until a person decides. To be called inside a transaction.
 *
 * @returns how many answers were new, and how many questions have a conflict now
 * @throws RegistryError `conflict` where the visit has ended here, or an answer of the same id says something else
 */
export function mergeVisit(
  store: Store,
  incoming: IncomingVisit,
): { readonly added: number; readonly conflicts: number } {
  const { head, answers } = incoming;
  const known = findVisit(store, head.id);
  if (known === undefined) addVisit(store, head);
  // They began to correct what is closed here.
  else if (isCorrectionOf(known, head)) saveHead(store, head);
  else saveHead(store, mergeHeads(sameVersion(openVisitRow(store, head.id), head), head));
  const ours = new Map(logRows(store, head.id).map((row) => [row.id, toAnswer(row)]));
  const fresh = new Map<string, Answer>();
  for (const answer of answers) {
    const same = ours.get(answer.id) ?? fresh.get(answer.id);
    if (same === undefined) fresh.set(answer.id, answer);
    else if (canonicalJson(same) !== canonicalJson(answer)) {
      throw new RegistryError('conflict', 'Una respuesta de la visita se cambió fuera del programa; no se unió nada.');
    }
  }
  appendAnswers(store, head.id, [...fresh.values()], false);
  const keys = new Map([...fresh.values()].map((answer) => [keyText(answer), answer]));
  for (const key of keys.values()) settleKey(store, head.id, key);
  mergeEvidence(store, head.id, incoming.evidence);
  for (const { run, items } of incoming.runs) writeRunItems(store, head.id, run, items);
  const { unit } = visitRow(store, head.id);
  touchStanding(store, unit);
  const conflicts = countConflicts(store, head.id);
  appendAudit(store, 'visita-unida', { visit: head.id, unit, answers: fresh.size, conflicts });
  return { added: fresh.size, conflicts };
}

/**
 * Takes a closed version in, byte for byte. It is the visit's state where it is the latest; what was open of the visit
 * here goes then, which the caller has seen to. To be called inside a transaction.
 *
 * @returns `differs` where the same version says something else here: nothing is written then
 */
export function keepClosedVersion(store: Store, incoming: IncomingVersion): 'same' | 'added' | 'differs' {
  const { closed, bytes, folio, scores, runs = [] } = incoming;
  const { head } = closed;
  const known = first(
    store,
    query.selectFrom('visit_version').select('sha256').where('visit', '=', head.id).where('version', '=', head.version),
  );
  if (known !== undefined) return known.sha256 === sha256Hex(bytes) ? 'same' : 'differs';
  const row = findVisit(store, head.id);
  const last = versionRefs(store, head.id).at(-1)?.version ?? 0;
  if (row === undefined) addVisit(store, head);
  const sha256 = insertVersion(store, closed, bytes, folio);
  keepAtHand(sha256, closed);
  const { unit } = visitRow(store, head.id);
  mergeEvidence(
    store,
    head.id,
    closed.evidence.map((ref) => ({ ref, removedAt: null })),
  );
  for (const { run, items } of runs) writeRunItems(store, head.id, run, items);
  if (head.version > last) {
    forgetOpen(store, head.id);
    saveHead(store, head);
    replaceScores(store, head, unit, scores);
  }
  touchStanding(store, unit);
  appendAudit(store, 'visita-unida', { visit: head.id, unit, version: head.version, folio, sha256 });
  return 'added';
}

function isCorrectionOf(row: VisitTable, head: VisitHead): boolean {
  const ended = row.status === 'cerrada' || row.status === 'inaccesible';
  return ended && head.status === 'abierta' && head.version === row.version + 1;
}

function sameVersion(row: VisitTable, theirs: VisitHead): VisitHead {
  if (row.version === theirs.version && theirs.status === 'abierta') return headOf(row);
  throw new RegistryError('conflict', 'La visita no está en el mismo punto en los dos registros; no se unió.');
}

function addVisit(store: Store, head: VisitHead): void {
  const unit = canonicalClues(store, head.clues);
  enterUnit(store, unit);
  insertVisit(store, head, unit);
}

/** Evidence is one by its id; what was taken back in either registry is taken back. */
function mergeEvidence(store: Store, visit: string, evidence: IncomingVisit['evidence']): void {
  const known = new Map(evidenceRows(store, visit).map((row) => [row.id, row]));
  for (const { ref, removedAt } of evidence) {
    const row = known.get(ref.id);
    if (row === undefined) {
      execute(
        store,
        query
          .insertInto('evidence')
          .values(toEvidenceRow(visit, ref, removedAt))
          .onConflict((conflict) => conflict.doNothing()),
      );
    } else if (row.removed_at === null && removedAt !== null) {
      execute(store, query.updateTable('evidence').set({ removed_at: removedAt }).where('id', '=', ref.id));
    }
  }
}

function countConflicts(store: Store, visit: string): number {
  return all(store, query.selectFrom('visit_conflict').select('item').where('visit', '=', visit)).length;
}

function keyText({ checklist, item, module, record }: Answer): string {
  return `${checklist}\n${item}\n${module}\n${record}`;
}
