import type { ClosedVisit, VisitVersionRef } from '../../../shared/model/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { deflated, inflated } from '../deflated.ts';
import { RegistryError, registryError } from '../errors.ts';
import type { VisitVersionTable } from '../schema.ts';
import { sha256Hex } from '../sha256.ts';
import { all, execute, first, query, type Store } from '../store.ts';

/** Closed versions: written once, never changed. */

export function closedJson(closed: ClosedVisit): Buffer {
  return Buffer.from(canonicalJson(closed), 'utf8');
}

/** Keeps the bytes of a closed version. To be called inside a transaction. @returns their SHA-256 */
export function insertVersion(
  store: Store,
  closed: Pick<ClosedVisit, 'head'>,
  bytes: Uint8Array,
  folio: string,
): string {
  const { id, version, closedAt, correction } = closed.head;
  const digest = sha256Hex(bytes);
  const row: VisitVersionTable = {
    visit: id,
    version,
    closed_at: closedAt ?? store.now(),
    folio,
    sha256: digest,
    correction,
    body: deflated(bytes),
  };
  execute(store, query.insertInto('visit_version').values(row));
  return digest;
}

/** Oldest first. */
export function versionRefs(store: Store, visit: string): readonly VisitVersionRef[] {
  const rows = all(
    store,
    query
      .selectFrom('visit_version')
      .select(['version', 'closed_at', 'folio', 'sha256', 'correction'])
      .where('visit', '=', visit)
      .orderBy('version'),
  );
  return rows.map(({ closed_at, ...row }) => ({ ...row, closedAt: closed_at }));
}

/** Canonical JSON of a closed version, its digest compared. @throws RegistryError `not-found`, `damaged` */
export function closedBytes(store: Store, visit: string, version: number): Buffer {
  const row = first(
    store,
    query
      .selectFrom('visit_version')
      .select(['body', 'sha256'])
      .where('visit', '=', visit)
      .where('version', '=', version),
  );
  if (row === undefined)
    throw new RegistryError('not-found', 'Esa visita no tiene una versión cerrada con ese número.');
  const bytes = inflated(row.body);
  if (sha256Hex(bytes) !== row.sha256) throw registryError('damaged');
  return bytes;
}

export function closedVersion(store: Store, visit: string, version: number): ClosedVisit {
  return JSON.parse(closedBytes(store, visit, version).toString('utf8')) as ClosedVisit;
}

/** The last closed version of a visit; null where it has none. What was read is kept at hand: it does not change. */
export function lastClosed(
  store: Store,
  visit: string,
): { readonly ref: VisitVersionRef; readonly closed: ClosedVisit } | null {
  const ref = versionRefs(store, visit).at(-1);
  if (ref === undefined) return null;
  const closed = recent.get(ref.sha256) ?? closedVersion(store, visit, ref.version);
  keepAtHand(ref.sha256, closed);
  return { ref, closed };
}

/** A version that was just written need not be read back. @param closed what the bytes of that digest say */
export function keepAtHand(digest: string, closed: ClosedVisit): void {
  recent.delete(digest);
  recent.set(digest, closed);
  const [oldest] = recent.keys();
  if (recent.size > RECENT) recent.delete(oldest);
}

/** A follow-up looks at the visit before it with each answer. */
const RECENT = 4;
const recent = new Map<string, ClosedVisit>();
