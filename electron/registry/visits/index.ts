import type { Answer, AnswerKey, ClosedVisit, EvidenceRef, VisitSummary } from '../../../shared/model/index.ts';
import { write } from '../store.ts';
import type { Use } from '../use.ts';
import { attachRun, changeVisit, detachRun, type VisitChange } from './change.ts';
import { type Closing, cancelVisit, closeVisit, correctVisit, endInaccessible } from './end.ts';
import { addEvidence, getEvidence, type NewEvidence, removeEvidence } from './evidence.ts';
import { answerHistory, type Count, counted, type GivenAnswer, giveAnswer, resolveConflict } from './give.ts';
import { visitRow } from './heads.ts';
import { readMaterial, type VisitMaterial } from './material.ts';
import { type NewVisit, openVisit } from './open.ts';
import { listVisits, type VisitFilter } from './summary.ts';
import { closedVersion } from './versions.ts';

export { correctVisit } from './end.ts';
export { putBlob, readBlob } from './evidence-rows.ts';
export type { VisitMaterial } from './material.ts';
export { type IncomingVisit, keepClosedVersion, mergeVisit, readIncoming } from './merge.ts';
export type { VisitScore, VisitScore as ClosedScore } from './scores.ts';
export { touchStanding } from './standing.ts';
export { listVisits } from './summary.ts';
export { closedBytes } from './versions.ts';

/**
 * Visits as the registry keeps them. It computes no score: what does is handed in, and called inside the transaction
 * that changes the visit, so that what is written always fits.
 */
export interface VisitRegistry {
  list(filter: VisitFilter): Promise<{ readonly total: number; readonly visits: readonly VisitSummary[] }>;
  /** @returns its id */
  open(visit: NewVisit): Promise<string>;
  get(visit: string): Promise<VisitMaterial>;
  change(visit: string, change: VisitChange, count: Count): Promise<VisitMaterial>;
  /** Of a visit that was joined with another registry's. */
  recount(visit: string, count: Count): Promise<VisitMaterial>;
  /** On the disk before the promise is kept. */
  answer(given: GivenAnswer, count: Count): Promise<VisitMaterial>;
  history(visit: string, key: AnswerKey): Promise<readonly Answer[]>;
  resolve(choice: Parameters<typeof resolveConflict>[1], count: Count): Promise<VisitMaterial>;
  attachRun(visit: string, attached: Parameters<typeof attachRun>[2], count: Count): Promise<VisitMaterial>;
  detachRun(visit: string, run: string, count: Count): Promise<VisitMaterial>;
  addEvidence(
    visit: string,
    evidence: NewEvidence & { readonly id: string },
    bytes: Uint8Array,
    visitBytes: number,
  ): Promise<EvidenceRef>;
  removeEvidence(visit: string, evidence: string): Promise<void>;
  evidence(id: string): Promise<{ readonly ref: EvidenceRef; readonly bytes: Uint8Array }>;
  close(close: Parameters<typeof closeVisit>[1], judge: (material: VisitMaterial) => Closing): Promise<VisitMaterial>;
  inaccessible(end: Parameters<typeof endInaccessible>[1]): Promise<VisitMaterial>;
  cancel(visit: string, reason: string, count: Count): Promise<VisitMaterial>;
  correct(visit: string, reason: string, count: Count): Promise<VisitMaterial>;
  version(visit: string, version: number): Promise<ClosedVisit>;
}

export function createVisitRegistry(use: Use): VisitRegistry {
  return {
    list: (filter) => use((store) => listVisits(store, filter)),
    open: (visit) => use((store) => openVisit(store, visit)),
    get: (visit) => use((store) => readMaterial(store, visitRow(store, visit))),
    change: (visit, change, count) => use((store) => changeVisit(store, visit, change, count)),
    recount: (visit, count) => use((store) => write(store, () => counted(store, visit, count))),
    answer: (given, count) => use((store) => giveAnswer(store, given, count)),
    history: (visit, key) => use((store) => answerHistory(store, visit, key)),
    resolve: (choice, count) => use((store) => resolveConflict(store, choice, count)),
    attachRun: (visit, attached, count) => use((store) => attachRun(store, visit, attached, count)),
    detachRun: (visit, run, count) => use((store) => detachRun(store, visit, run, count)),
    addEvidence: (...added) => use((store) => addEvidence(store, ...added)),
    removeEvidence: (visit, evidence) => use((store) => removeEvidence(store, visit, evidence)),
    evidence: (id) => use((store) => getEvidence(store, id)),
    close: (close, judge) => use((store) => closeVisit(store, close, judge)),
    inaccessible: (end) => use((store) => endInaccessible(store, end)),
    cancel: (visit, reason, count) => use((store) => cancelVisit(store, visit, reason, count)),
    correct: (visit, reason, count) =>
      use((store) =>
        write(store, () => {
          correctVisit(store, visit, reason);
          return counted(store, visit, count);
        }),
      ),
    version: (visit, version) => use((store) => closedVersion(store, visit, version)),
  };
}
