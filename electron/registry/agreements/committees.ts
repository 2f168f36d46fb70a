import type { Committee, CommitteeFigures, CommitteeTable } from '../../../shared/model/index.ts';
import { share } from '../../../shared/statistics/index.ts';
import { appendAudit } from '../audit.ts';
import { RegistryError } from '../errors.ts';
import type { CommitteeTable as CommitteeRow } from '../schema.ts';
import { all, execute, first, query, type Store, write } from '../store.ts';
import { canonicalClues, enterUnit } from '../unit-rows.ts';

/** The report of 2024 prints two. */
const DECIMALS = 2;

/** Committees of a year, or of all, the latest year first; the total is Σ/Σ, not the mean of their percentages. */
export function listCommittees(store: Store, year?: number): CommitteeTable {
  let rows = query.selectFrom('committee').selectAll();
  if (year !== undefined) rows = rows.where('year', '=', year);
  const committees = all(store, rows.orderBy('year', 'desc').orderBy('name').orderBy('id'));
  const sessions = groupBy(allSessions(store), (session) => session.committee);
  const agreements = new Map(agreementCounts(store).map((row) => [row.committee, row]));
  const listed = committees.map((row) => {
    const own = sessions.get(row.id) ?? [];
    const { made = 0, met = 0 } = agreements.get(row.id) ?? {};
    const held = own.filter((session) => session.held !== null).length;
    return { ...toCommittee(row, own), ...figures(row.id, own.length, held, made, met) };
  });
  const sum = (of: (row: CommitteeFigures) => number) => listed.reduce((total, row) => total + of(row), 0);
  const [programmed, held] = [sum((row) => row.programmed), sum((row) => row.held)];
  return {
    committees: listed,
    total: figures(
      '',
      programmed,
      held,
      sum((row) => row.made),
      sum((row) => row.met),
    ),
  };
}

/** Keeps a committee with all its sessions; one that is left out goes, unless agreements were made in it. */
export function saveCommittee(store: Store, committee: Committee): void {
  const { id, sessions } = committee;
  if (new Set(sessions.map((session) => session.id)).size < sessions.length) {
    throw new RegistryError('conflict', 'Dos sesiones del comité tienen el mismo identificador.');
  }
  const unit = committee.unit === null ? null : canonicalClues(store, committee.unit);
  write(store, () => {
    if (unit !== null) enterUnit(store, unit);
    const { name, kind, state, year } = committee;
    writeCommittee(store, { id, name: name.trim(), kind: kind.trim(), state, unit, year, changed_at: store.now() });
    for (const { id: gone, programmed } of sessionsOf(store, id)) {
      if (sessions.some((session) => session.id === gone)) continue;
      refuseUsed(store, [gone], `La sesión del ${programmed} tiene acuerdos: no se puede quitar del comité.`);
      execute(store, query.deleteFrom('committee_session').where('id', '=', gone));
    }
    for (const session of sessions) writeSession(store, id, session);
    appendAudit(store, 'comite-guardado', { committee: id, year, sessions: sessions.length });
  });
}

export function removeCommittee(store: Store, id: string): boolean {
  return write(store, () => {
    const known = first(store, query.selectFrom('committee').select('id').where('id', '=', id));
    if (known === undefined) return false;
    const sessions = sessionsOf(store, id).map((session) => session.id);
    refuseUsed(store, sessions, 'El comité tiene acuerdos: elimine primero los acuerdos o conserve el comité.');
    execute(store, query.deleteFrom('committee').where('id', '=', id));
    appendAudit(store, 'comite-eliminado', { committee: id });
    return true;
  });
}

export function committeeOf(store: Store, id: string): Committee | null {
  const row = first(store, query.selectFrom('committee').selectAll().where('id', '=', id));
  return row === undefined ? null : toCommittee(row, sessionsOf(store, id));
}

/** To be called inside a transaction. */
export function writeCommittee(store: Store, row: CommitteeRow): void {
  const { id: _id, ...changed } = row;
  execute(
    store,
    query
      .insertInto('committee')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(changed)),
  );
}

/** To be called inside a transaction. @throws RegistryError where another committee has a session of that id */
export function writeSession(store: Store, committee: string, session: Committee['sessions'][number]): void {
  const { id, ...changed } = session;
  const known = first(store, query.selectFrom('committee_session').select('committee').where('id', '=', id));
  if (known !== undefined && known.committee !== committee) {
    throw new RegistryError('conflict', 'Una de las sesiones ya es de otro comité.');
  }
  execute(
    store,
    query
      .insertInto('committee_session')
      .values({ id, committee, programmed: changed.programmed, held: changed.held, note: changed.note })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(changed)),
  );
}

type SessionRow = ReturnType<typeof sessionsOf>[number];

function sessionsOf(store: Store, committee: string) {
  return all(store, sessionRows().where('committee', '=', committee));
}

function allSessions(store: Store): readonly SessionRow[] {
  return all(store, sessionRows());
}

function sessionRows() {
  return query.selectFrom('committee_session').selectAll().orderBy('programmed').orderBy('id');
}

function agreementCounts(store: Store) {
  return all(
    store,
    query
      .selectFrom('agreement')
      .innerJoin('committee_session', 'committee_session.id', 'agreement.session')
      .select('committee_session.committee')
      .select(({ fn }) => fn.countAll<number>().as('made'))
      .select(({ fn, eb }) => fn.sum<number>(eb('agreement.status', '=', 'solventada')).as('met'))
      .where('agreement.removed_at', 'is', null)
      .groupBy('committee_session.committee'),
  );
}

function refuseUsed(store: Store, sessions: readonly string[], sentence: string): void {
  if (sessions.length === 0) return;
  const used = first(
    store,
    query
      .selectFrom('agreement')
      .select('id')
      .where('session', 'in', sessions)
      .where('removed_at', 'is', null)
      .limit(1),
  );
  if (used !== undefined) throw new RegistryError('conflict', sentence);
}

function figures(committee: string, programmed: number, held: number, made: number, met: number): CommitteeFigures {
  const heldPercent = share(held, programmed, DECIMALS).percent;
  return { committee, programmed, held, heldPercent, made, met, metPercent: share(met, made, DECIMALS).percent };
}

function toCommittee(row: CommitteeRow, sessions: readonly SessionRow[]): Committee {
  const { id, name, kind, state, unit, year } = row;
  const listed = sessions.map(({ id: session, programmed, held, note }) => ({ id: session, programmed, held, note }));
  return { id, name, kind, state, unit, year, sessions: listed };
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}
