import type { RunStatus, RunSummary, VerificationResult } from '../../shared/model/index.ts';
import { appendAudit } from './audit.ts';
import { RegistryError } from './errors.ts';
import { isOwnerAlive } from './owners.ts';
import { readResult } from './result-read.ts';
import { headOf, writeResult } from './result-write.ts';
import { findRow, finishedColumns, type NewRun, NO_SCORE, newRow, openRow, rowOf } from './run-rows.ts';
import { type RunSource, writeSources } from './run-sources.ts';
import { SUMMARY_COLUMNS, scoreColumns, toSummary } from './run-summary.ts';
import { isSignedRun } from './signatures/signed.ts';
import { all, execute, inserter, query, type Store, write } from './store.ts';
import { canonicalClues, enterUnit, isClues } from './unit-rows.ts';

export function startRun(store: Store, run: NewRun): void {
  write(store, () => {
    if (findRow(store, run.id) !== undefined)
      throw new RegistryError('conflict', 'Ya existe una verificación con ese identificador.');
    execute(store, query.insertInto('run').values(newRow(run, store.owner)));
    const { number } = rowOf(store, run.id);
    const insertInput = inserter(store, 'run_input', ['run', 'seq', 'location']);
    for (const [seq, location] of run.paths.entries()) insertInput(number, seq, location);
    if (run.unit !== null) insertUnit(store, number, run.unit, NO_SCORE);
    const detail = { run: run.id, unit: run.unit, checklist: run.checklist, edition: run.edition };
    appendAudit(store, 'verificacion-iniciada', detail);
  });
}

/**
 * Keeps a result, whole or partial (`run.status` says which), in one transaction: all of it or nothing.
 *
 * @throws RegistryError `not-found` when it was never started, `conflict` when it has ended already
 */
export function finishRun(store: Store, result: VerificationResult, sources: readonly RunSource[]): void {
  const head = headOf(result);
  const { id, status } = result.run;
  write(store, () => {
    const { number, unit: startedFor } = openRow(store, id);
    const unit = result.run.unit ?? startedFor;
    execute(
      store,
      query
        .updateTable('run')
        .set(finishedColumns(result, unit, head))
        .where('number', '=', number),
    );
    const resultSha256 = writeResult(store, number, result);
    writeSources(store, number, sources);
    enterUnits(store, number, result, unit);
    appendAudit(store, ENDED[status], { run: id, unit, percent: result.score.percent, resultSha256 });
  });
}

/** Ends a run that has no result. */
export function endRun(store: Store, id: string, status: Exclude<RunStatus, 'completa'>): void {
  write(store, () => {
    const { number } = openRow(store, id);
    execute(store, query.updateTable('run').set({ status }).where('number', '=', number));
    appendAudit(store, ENDED[status], { run: id });
  });
}

/** Marks the runs that a process left behind when it ended; gives how many. */
export function markAbandonedRuns(store: Store): number {
  return write(store, () => {
    const open = all(
      store,
      query.selectFrom('run').select(['id', 'number', 'owner']).where('status', '=', 'en-curso').orderBy('number'),
    );
    const abandoned = open.filter(({ owner }) => !isOwnerAlive(store.file, owner));
    for (const { id, number } of abandoned) {
      execute(store, query.updateTable('run').set({ status: 'interrumpida' }).where('number', '=', number));
      appendAudit(store, 'verificacion-interrumpida', { run: id });
    }
    return abandoned.length;
  });
}

/** Newest first. */
export function listRuns(store: Store, limit: number): readonly RunSummary[] {
  const rows = all(
    store,
    query
      .selectFrom('run')
      .select(SUMMARY_COLUMNS)
      .orderBy('started_at', 'desc')
      .orderBy('number', 'desc')
      .limit(limit),
  );
  return rows.map((row) => toSummary(row));
}

/** @throws RegistryError `not-found` with the reason why there is no result */
export function getRun(store: Store, id: string): VerificationResult {
  const row = rowOf(store, id);
  if (row.head === null) throw new RegistryError('not-found', NO_RESULT[row.status]);
  return readResult(store, row.number, row.head);
}

/** False when there was no such run. @throws RegistryError `conflict` while it goes on, or where it was signed */
export function deleteRun(store: Store, id: string): boolean {
  return write(store, () => {
    const row = findRow(store, id);
    if (row === undefined) return false;
    if (row.status === 'en-curso' && isOwnerAlive(store.file, row.owner)) {
      throw new RegistryError('conflict', 'La verificación sigue en curso. Cancélela antes de eliminarla.');
    }
    if (isSignedRun(store, id)) {
      throw new RegistryError('conflict', 'La verificación lleva firmas electrónicas: no se puede eliminar.');
    }
    execute(store, query.deleteFrom('run').where('number', '=', row.number));
    appendAudit(store, 'verificacion-eliminada', { run: id });
    return true;
  });
}

const ENDED = {
  completa: 'verificacion-terminada',
  cancelada: 'verificacion-cancelada',
  interrumpida: 'verificacion-interrumpida',
} as const satisfies Record<RunStatus, string>;

const NO_RESULT: Readonly<Record<RunSummary['status'], string>> = {
  'en-curso': 'La verificación sigue en curso; todavía no hay resultado.',
  completa: 'El resultado de esta verificación no está en el registro.',
  cancelada: 'La verificación se canceló antes de tener un resultado.',
  interrumpida: 'La verificación se interrumpió antes de tener un resultado.',
};

/** A run belongs to the unit that it was made for; else to each unit in its data, with that unit's own score. */
function enterUnits(store: Store, run: number, result: VerificationResult, unit: string | null): void {
  execute(store, query.deleteFrom('run_unit').where('run', '=', run));
  if (unit !== null) {
    insertUnit(store, run, unit, result.score);
    return;
  }
  for (const { clues, score } of result.units) if (isClues(clues)) insertUnit(store, run, clues, score);
}

function insertUnit(store: Store, run: number, clues: string, score: Parameters<typeof scoreColumns>[0]): void {
  const unit = canonicalClues(store, clues);
  enterUnit(store, unit);
  execute(store, query.insertInto('run_unit').values({ run, clues, unit, ...scoreColumns(score) }));
}
