import { randomUUID } from 'node:crypto';
import type { PackageCounts, PublishedChecklist, VisitHead } from '../../../shared/model/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { committeeOf } from '../agreements/committees.ts';
import { appendAudit } from '../audit.ts';
import { campaignContents } from '../campaigns/keep.ts';
import { listEditions } from '../checklists/editions.ts';
import { RegistryError } from '../errors.ts';
import { all, query, type Store, write } from '../store.ts';
import { closedBytes, readBlob, readIncoming } from '../visits/index.ts';
import { agreementContents } from './agreement-content.ts';
import { type DeviceCard, ownDevice } from './device.ts';
import { unitContents } from './unit-content.ts';

/** What a package is asked to hold: all, or some visits with what belongs to them. */
export interface PackageRequest {
  readonly visits?: readonly string[];
  readonly evidence: boolean;
}

/** What does not change once it is written is read when its turn comes: a package can be larger than the memory. */
export type LaterPart =
  | { readonly kind: 'version'; readonly path: string; readonly visit: string; readonly version: number }
  | { readonly kind: 'runs'; readonly path: string; readonly visit: string }
  | { readonly kind: 'evidence'; readonly path: string; readonly sha256: string };

export interface OutgoingPackage {
  readonly id: string;
  readonly device: DeviceCard;
  readonly createdAt: string;
  readonly counts: PackageCounts;
  /** What can change, as it is in this moment. */
  readonly parts: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly later: readonly LaterPart[];
}

/**
 * What leaves in a package. Visits that were given up stay; of runs only the references in visits go.
 *
 * @throws RegistryError `not-found` for a visit that the registry has not
 */
export function preparePackage(store: Store, request: PackageRequest): OutgoingPackage {
  const { id, name, publicKey } = ownDevice(store);
  const visits = chosenVisits(store, request.visits);
  const chosen = new Set(visits.map((visit) => visit.id));
  const versions = visits.flatMap((visit) => visit.versions);
  const open = visits.filter((visit) => visit.status === 'abierta');
  const campaigns = request.visits === undefined ? campaignIds(store).map((key) => campaignContents(store, key)) : [];
  const committees =
    request.visits === undefined ? committeeIds(store).flatMap((key) => committeeOf(store, key) ?? []) : [];
  const agreements = agreementContents(store, request.visits === undefined ? null : chosen);
  const units = unitContents(store, request.visits === undefined ? null : new Set(visits.map((visit) => visit.unit)));
  const checklists = editionsOf(store, request.visits === undefined ? null : visits.map(({ head }) => head));
  const evidence = request.evidence ? evidenceDigests(store, chosen) : [];
  const lines = (path: string, rows: readonly unknown[]) => ({
    path,
    bytes: Buffer.from(rows.map((row) => `${canonicalJson(row)}\n`).join('')),
  });
  return {
    id: randomUUID(),
    device: { id, name, publicKey },
    createdAt: store.now(),
    counts: {
      units: units.length,
      visits: visits.length,
      agreements: agreements.length,
      committees: committees.length,
      campaigns: campaigns.length,
      checklists: checklists.length,
      evidence: evidence.length,
    },
    parts: [
      lines('checklists.jsonl', checklists),
      lines('units.jsonl', units),
      lines('visits.jsonl', versions),
      ...open.map((visit) => ({
        path: `open/${visit.id}.json`,
        bytes: Buffer.from(canonicalJson(readIncoming(store, visit.id))),
      })),
      lines(
        'campaigns.jsonl',
        campaigns.map(({ campaign }) => campaign),
      ),
      ...campaigns.flatMap(({ campaign, draw }) =>
        draw === null ? [] : [{ path: `draws/${campaign.id}.json`, bytes: draw }],
      ),
      lines('committees.jsonl', committees),
      lines('agreements.jsonl', agreements),
    ],
    later: [
      ...versions.map(({ visit, version }): LaterPart => {
        return { kind: 'version', path: `visits/${visit}/${version}.json`, visit, version };
      }),
      ...withRuns(store, visits).map(
        ({ id: visit }): LaterPart => ({ kind: 'runs', path: `runs/${visit}.json`, visit }),
      ),
      ...evidence.map((sha256): LaterPart => ({ kind: 'evidence', path: `evidence/${sha256}`, sha256 })),
    ],
  };
}

/** Bytes of a part whose turn has come. @throws RegistryError where they are gone or damaged */
export function partBytes(store: Store, part: LaterPart): Uint8Array {
  if (part.kind === 'version') return closedBytes(store, part.visit, part.version);
  if (part.kind === 'runs') return Buffer.from(canonicalJson(readIncoming(store, part.visit).runs));
  const bytes = readBlob(store, part.sha256);
  if (bytes === null) {
    throw new RegistryError(
      'not-found',
      'Una evidencia se retiró mientras se escribía el paquete: expórtelo de nuevo.',
    );
  }
  return bytes;
}

export function recordExport(store: Store, id: string, sha256: string, counts: PackageCounts): void {
  write(store, () => appendAudit(store, 'paquete-exportado', { package: id, sha256, visits: counts.visits }));
}

interface ChosenVisit {
  readonly id: string;
  readonly unit: string;
  readonly status: string;
  readonly head: VisitHead;
  readonly versions: readonly {
    readonly visit: string;
    readonly version: number;
    readonly folio: string;
    readonly sha256: string;
  }[];
}

/** With each chosen follow-up goes the visit that it builds on. */
function chosenVisits(store: Store, ids: readonly string[] | undefined): readonly ChosenVisit[] {
  const rows = all(store, query.selectFrom('visit').select(['id', 'unit', 'status', 'head', 'previous']).orderBy('id'));
  const known = new Map(rows.map((row) => [row.id, row]));
  const missing = ids?.find((id) => !known.has(id));
  if (missing !== undefined) throw new RegistryError('not-found', 'Una de las visitas pedidas no está en el registro.');
  const asked = new Set(ids?.flatMap((id) => [id, known.get(id)?.previous ?? id]));
  const versions = new Map<string, ChosenVisit['versions'][number][]>();
  const columns = ['visit', 'version', 'folio', 'sha256'] as const;
  for (const row of all(store, query.selectFrom('visit_version').select(columns).orderBy('visit').orderBy('version'))) {
    const own = versions.get(row.visit);
    if (own === undefined) versions.set(row.visit, [row]);
    else own.push(row);
  }
  return rows
    .filter(({ id, status }) => (ids === undefined || asked.has(id)) && (status !== 'cancelada' || versions.has(id)))
    .map(({ id, unit, status, head }) => {
      return { id, unit, status, head: JSON.parse(head) as VisitHead, versions: versions.get(id) ?? [] };
    });
}

/** Closed ones to which a run is attached; an open one carries its own. */
function withRuns(store: Store, visits: readonly ChosenVisit[]): readonly ChosenVisit[] {
  const attached = new Set(
    all(store, query.selectFrom('visit_run').select('visit').distinct()).map(({ visit }) => visit),
  );
  return visits.filter(({ id, versions }) => versions.length > 0 && attached.has(id));
}

function campaignIds(store: Store): readonly string[] {
  return all(store, query.selectFrom('campaign').select('id').orderBy('id')).map(({ id }) => id);
}

function committeeIds(store: Store): readonly string[] {
  return all(store, query.selectFrom('committee').select('id').orderBy('id')).map(({ id }) => id);
}

/** Editions that visits use; all that are kept where no visits were chosen. What the program carries goes too: the other may have another version of it. */
function editionsOf(store: Store, heads: readonly VisitHead[] | null): readonly PublishedChecklist[] {
  const wanted =
    heads && new Set(heads.flatMap((head) => head.checklists.map(({ id, edition }) => `${id}\n${edition}`)));
  return listEditions(store).filter(
    ({ checklist: { id, edition } }) =>
      wanted === null ||
      wanted.has(`${id}
${edition}`),
  );
}

function evidenceDigests(store: Store, visits: ReadonlySet<string>): readonly string[] {
  const rows = all(
    store,
    query
      .selectFrom('evidence')
      .innerJoin('evidence_blob', 'evidence_blob.sha256', 'evidence.sha256')
      .select(['evidence.visit', 'evidence.sha256'])
      .where('removed_at', 'is', null)
      .orderBy('evidence.sha256'),
  );
  return [...new Set(rows.filter(({ visit }) => visits.has(visit)).map(({ sha256 }) => sha256))];
}
