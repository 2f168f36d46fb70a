import type { Answer, ClosedVisit } from '../../../shared/model/index.ts';
import { all, first, query, type Store } from '../store.ts';
import {
  closedBytes,
  correctVisit,
  type IncomingVisit,
  keepClosedVersion,
  mergeVisit,
  readIncoming,
} from '../visits/index.ts';
import type { VersionContent } from './content.ts';
import type { Outcome, Tally } from './join-tally.ts';

type VisitRow = NonNullable<ReturnType<typeof rowOf>>;

/**
 * Takes in one closed version. A version that is not known is added and stands where it is the latest; the same version
 * with other bytes is a conflict. What was open here of a visit that came closed is set aside, as a conflict, where it
 * says anything that the closed one does not.
 */
export function joinVersion(store: Store, incoming: VersionContent, tally: Tally): Outcome {
  const { visit, version, sha256, folio } = incoming;
  const known = first(
    store,
    query
      .selectFrom('visit_version')
      .select(['sha256', 'folio', 'closed_at'])
      .where('visit', '=', visit)
      .where('version', '=', version),
  );
  if (known?.sha256 === sha256) return 'same';
  const { closed, bytes, scores, runs } = incoming.read();
  if (known !== undefined) {
    tally.conflict({
      kind: 'visita',
      key: `${visit}/${version}`,
      message: `La visita a ${closed.head.clues} se cerró de dos maneras (versión ${version}): vale la de aquí y la otra se guardó.`,
      ours: `${known.folio} · ${known.closed_at.slice(0, 10)}`,
      theirs: `${folio} · ${(closed.head.closedAt ?? '').slice(0, 10)}`,
      visit,
      body: { what: 'version', closed },
    });
    return 'conflict';
  }
  const ours = rowOf(store, visit);
  const lost = ours?.status === 'abierta' && version >= ours.version && setAside(store, ours, closed, tally);
  keepClosedVersion(store, { closed, bytes, folio, scores, runs });
  tally.touched(rowOf(store, visit)?.unit ?? closed.head.clues);
  return lost ? 'conflict' : 'added';
}

/** Joins a visit that is open where the package comes from. */
export function joinOpenVisit(store: Store, incoming: IncomingVisit, tally: Tally): Outcome {
  const { head } = incoming;
  const ours = rowOf(store, head.id);
  const isOpenHere = ours?.status === 'abierta' && ours.version === head.version;
  const isCorrection = ours !== undefined && hasEnded(ours) && head.version === ours.version + 1;
  if (ours === undefined || isOpenHere || isCorrection) {
    const { added, conflicts } = mergeVisit(store, incoming);
    if (ours !== undefined) tally.merged(added);
    if (added > 0 || ours === undefined) tally.touched(rowOf(store, head.id)?.unit ?? head.clues);
    return conflicts > 0 ? 'conflict' : added > 0 || ours === undefined ? 'added' : 'same';
  }
  // Given up here; whoever has it open goes on with it.
  if (ours.status === 'cancelada') return 'same';
  const said = knownAnswers(store, ours);
  if (incoming.answers.every(({ id }) => said.has(id))) return 'same';
  tally.conflict({
    kind: 'visita',
    key: `${head.id}/abierta`,
    message: `La visita a ${head.clues} está cerrada aquí y en el paquete sigue abierta, con respuestas que aquí no constan.`,
    ours: ours.closed_at?.slice(0, 10) ?? '',
    theirs: countSentence(incoming.answers.length),
    visit: head.id,
    body: { what: 'open-visit', kept: 'ours', incoming },
  });
  return 'conflict';
}

/** Opens a visit that has ended once more, and joins to it what had been set aside: the person decides in the visit. */
export function reopenWith(store: Store, incoming: IncomingVisit, reason: string): void {
  const { id } = incoming.head;
  const ours = rowOf(store, id);
  if (ours !== undefined && hasEnded(ours)) correctVisit(store, id, reason);
  const version = rowOf(store, id)?.version ?? incoming.head.version;
  mergeVisit(store, { ...incoming, head: { ...incoming.head, version, status: 'abierta' } });
}

function setAside(store: Store, ours: VisitRow, closed: ClosedVisit, tally: Tally): boolean {
  const incoming = readIncoming(store, ours.id);
  const said = new Set(closed.answers.map(({ id }) => id));
  const lost = incoming.answers.filter(({ id }) => !said.has(id));
  if (lost.length === 0) return false;
  tally.conflict({
    kind: 'visita',
    key: `${ours.id}/abierta`,
    message: `La visita a ${closed.head.clues} estaba abierta aquí y llegó cerrada: vale la cerrada y lo de aquí se guardó aparte.`,
    ours: countSentence(lost.length),
    theirs: closed.head.closedAt?.slice(0, 10) ?? '',
    visit: ours.id,
    body: { what: 'open-visit', kept: 'theirs', incoming },
  });
  return true;
}

function countSentence(answers: number): string {
  return answers === 1 ? '1 respuesta' : `${answers} respuestas`;
}

/** Ids of every answer that any version of the visit has here. */
function knownAnswers(store: Store, row: VisitRow): ReadonlySet<string> {
  const versions = all(store, query.selectFrom('visit_version').select('version').where('visit', '=', row.id));
  const closed = versions.flatMap(({ version }) => {
    const { answers } = JSON.parse(Buffer.from(closedBytes(store, row.id, version)).toString('utf8')) as ClosedVisit;
    return answers.map(({ id }: Answer) => id);
  });
  const open = all(store, query.selectFrom('visit_answer').select('id').where('visit', '=', row.id));
  return new Set([...closed, ...open.map(({ id }) => id)]);
}

function rowOf(store: Store, visit: string) {
  const columns = ['id', 'unit', 'status', 'version', 'closed_at'] as const;
  return first(store, query.selectFrom('visit').select(columns).where('id', '=', visit));
}

function hasEnded({ status }: VisitRow): boolean {
  return status === 'cerrada' || status === 'inaccesible';
}
