import type { Answer, ClosedVisit, VisitHead, VisitResult } from '../../../shared/model/index.ts';
import { appendAudit } from '../audit.ts';
import { RegistryError } from '../errors.ts';
import type { VisitTable } from '../schema.ts';
import { execute, query, type Store, write } from '../store.ts';
import { appendAnswers, lastLink } from './answers.ts';
import { restoreEvidence } from './evidence-rows.ts';
import { type Count, counted } from './give.ts';
import { headOf, openVisitRow, saveHead, visitRow } from './heads.ts';
import { documentAnswers, readMaterial, standingOf, type VisitMaterial } from './material.ts';
import { replaceScores, type VisitScore } from './scores.ts';
import { touchStanding } from './standing.ts';
import { closedJson, insertVersion, lastClosed } from './versions.ts';

/** What closes a visit, computed where the checklists are known; it throws where something stands in the way. */
export interface Closing {
  readonly folio: string;
  readonly scores: readonly VisitScore[];
}

/**
 * Closes a visit: its document, scores, the unit's standing and the entry in the chain are kept together or not at all.
 *
 * @param closedAt null for the present moment
 */
export function closeVisit(
  store: Store,
  close: { readonly visit: string; readonly closedAt: string | null; readonly toolVersion: string },
  judge: (material: VisitMaterial) => Closing,
): VisitMaterial {
  return write(store, () => {
    const row = openVisitRow(store, close.visit);
    const open = readMaterial(store, row);
    const head: VisitHead = { ...open.head, status: 'cerrada', closedAt: close.closedAt ?? store.now() };
    const { folio, scores } = judge({ ...open, head });
    const results = scores.map(({ result }) => result);
    keepEnd(store, row, { head, results, folio, toolVersion: close.toolVersion }, scores);
    return readMaterial(store, visitRow(store, close.visit));
  });
}

/** Ends a visit to a unit that could not be reached: a closed version without results. */
export function endInaccessible(
  store: Store,
  end: { readonly visit: string; readonly reason: string; readonly folio: string; readonly toolVersion: string },
): VisitMaterial {
  return write(store, () => {
    const row = openVisitRow(store, end.visit);
    const { reason, folio, toolVersion } = end;
    const head: VisitHead = { ...headOf(row), status: 'inaccesible', closedAt: store.now(), reason };
    keepEnd(store, row, { head, results: [], folio, toolVersion }, []);
    return readMaterial(store, visitRow(store, end.visit));
  });
}

/** Gives an open visit up. Of a correction only the open version goes: the closed one is the visit's state again. */
export function cancelVisit(store: Store, visit: string, reason: string, count: Count): VisitMaterial {
  return write(store, () => {
    const row = openVisitRow(store, visit);
    const before = lastClosed(store, visit)?.closed;
    appendAudit(store, 'visita-cancelada', { visit, version: row.version, answersHash: lastLink(store, visit).hash });
    if (before === undefined) {
      saveHead(store, { ...headOf(row), status: 'cancelada', reason });
      touchStanding(store, row.unit);
      return readMaterial(store, visitRow(store, visit));
    }
    restoreEvidence(store, visit);
    forgetOpen(store, visit);
    saveHead(store, before.head);
    touchStanding(store, row.unit);
    return counted(store, visit, count);
  });
}

/** Opens the next version of a visit that has ended, with its answers in their place. */
export function correctVisit(store: Store, visit: string, reason: string): void {
  write(store, () => {
    const row = visitRow(store, visit);
    const last = lastClosed(store, visit);
    if (last === null || (row.status !== 'cerrada' && row.status !== 'inaccesible')) {
      throw new RegistryError('conflict', 'Solo se corrige una visita que ya se cerró y que nadie está corrigiendo.');
    }
    const { head, answers } = last.closed;
    const version = head.version + 1;
    saveHead(store, { ...head, status: 'abierta', closedAt: null, reason: '', version, correction: reason });
    putBack(store, visit, answers);
    touchStanding(store, row.unit);
    appendAudit(store, 'visita-corregida', { visit, version, previousSha256: last.ref.sha256 });
  });
}

/** Takes the open answers of a visit out, and what was not decided between them. To be called inside a transaction. */
export function forgetOpen(store: Store, visit: string): void {
  execute(store, query.deleteFrom('visit_conflict').where('visit', '=', visit));
  execute(store, query.deleteFrom('visit_answer').where('visit', '=', visit));
}

function putBack(store: Store, visit: string, answers: readonly Answer[]): void {
  forgetOpen(store, visit);
  appendAnswers(store, visit, answers, false);
  const standing = standingOf(answers).map(({ id }) => id);
  const stand = store.db.prepare('UPDATE visit_answer SET stands = 1 WHERE visit = ? AND id = ?');
  for (const id of standing) stand.run(visit, id);
}

function keepEnd(
  store: Store,
  row: VisitTable,
  end: Pick<ClosedVisit, 'head' | 'results'> & { readonly folio: string; readonly toolVersion: string },
  scores: readonly VisitScore[],
): void {
  const { head, results, folio } = end;
  const open = readMaterial(store, row);
  const closed: ClosedVisit = {
    schema: 'cotejo/visit@1',
    tool: { name: 'cotejo', version: end.toolVersion },
    head,
    answers: documentAnswers(store, head.id),
    results: results satisfies readonly VisitResult[],
    evidence: open.evidence,
    agreements: open.agreements.map(({ checklist: _checklist, ...agreement }) => agreement),
    previousSha256: open.versions.at(-1)?.sha256 ?? null,
  };
  const { hash: answersHash } = lastLink(store, head.id);
  const sha256 = insertVersion(store, closed, closedJson(closed), folio);
  forgetOpen(store, head.id);
  saveHead(store, head);
  replaceScores(store, head, row.unit, scores);
  touchStanding(store, row.unit);
  const detail = { visit: head.id, unit: row.unit, version: head.version, folio, sha256 };
  appendAudit(store, head.status === 'cerrada' ? 'visita-cerrada' : 'visita-inaccesible', {
    ...detail,
    answers: closed.answers.length,
    answersHash,
  });
}
