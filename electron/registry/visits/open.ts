import { randomUUID } from 'node:crypto';
import type { PublishedChecklist, VisitHead, VisitKind, VisitPerson } from '../../../shared/model/index.ts';
import { appendAudit } from '../audit.ts';
import { keepEdition } from '../checklists/editions.ts';
import { checklistDigest } from '../checklists/publish.ts';
import { RegistryError } from '../errors.ts';
import { first, query, type Store, write } from '../store.ts';
import { canonicalClues, enterUnit } from '../unit-rows.ts';
import { findVisit, insertVisit } from './heads.ts';
import { touchStanding } from './standing.ts';
import { lastClosed } from './versions.ts';

export interface NewVisit {
  readonly clues: string;
  readonly kind: VisitKind;
  readonly previous: string | null;
  readonly campaign: string | null;
  readonly checklists: readonly PublishedChecklist[];
  readonly people: readonly VisitPerson[];
}

/**
 * Opens a visit in the present moment. A unit that was not known becomes one; the editions of the checklists are kept,
 * so that a later version of the program does not lose them.
 *
 * @throws RegistryError `conflict` with the reason why it cannot be opened so
 */
export function openVisit(store: Store, visit: NewVisit): string {
  const id = randomUUID();
  write(store, () => {
    const unit = canonicalClues(store, visit.clues);
    refuseSecond(store, unit, visit.kind);
    refuseRepeated(
      visit.checklists.map(({ checklist }) => checklist.id),
      'lista',
    );
    refuseRepeated(
      visit.people.map((person) => person.id),
      'persona',
    );
    if (visit.previous !== null) refusePrevious(store, visit.previous, unit, visit.kind);
    if (visit.campaign !== null) refuseCampaign(store, visit.campaign, unit);
    enterUnit(store, unit);
    for (const published of visit.checklists) {
      if (keepEdition(store, published) === 'conflict') {
        const { id: list, edition } = published.checklist;
        throw new RegistryError(
          'conflict',
          `La lista ${list}, edición ${edition}, no es la que este registro ya conoce.`,
        );
      }
    }
    const head = headOfNew(store, id, unit, visit);
    insertVisit(store, head, unit);
    touchStanding(store, unit);
    appendAudit(store, 'visita-abierta', {
      visit: id,
      unit,
      kind: visit.kind,
      purpose: head.purpose,
      campaign: visit.campaign,
      checklists: head.checklists.map((list) => `${list.id}@${list.edition}`),
    });
  });
  return id;
}

function headOfNew(store: Store, id: string, unit: string, visit: NewVisit): VisitHead {
  const named = first(store, query.selectFrom('unit').select(['name', 'own_name']).where('clues', '=', unit));
  return {
    id,
    version: 1,
    clues: unit,
    unitName: named?.own_name ?? named?.name ?? null,
    kind: visit.kind,
    purpose: visit.previous === null ? 'first' : 'follow-up',
    previous: visit.previous,
    campaign: visit.campaign,
    status: 'abierta',
    openedAt: store.now(),
    closedAt: null,
    people: visit.people,
    checklists: visit.checklists.map(({ checklist }) => {
      const { id, edition, title } = checklist;
      return { id, edition, title, sha256: checklistDigest(checklist) };
    }),
    modules: visit.checklists.flatMap(({ checklist }) =>
      (checklist.modules ?? []).map((module) => ({
        checklist: checklist.id,
        module: module.id,
        deployed: null,
        note: '',
      })),
    ),
    runs: [],
    samples: [],
    facts: '',
    reason: '',
    correction: '',
  };
}

/** Two open visits of one kind to one unit would be two records of the same deed. */
function refuseSecond(store: Store, unit: string, kind: VisitKind): void {
  const other = first(
    store,
    query
      .selectFrom('visit')
      .select(['id', 'opened_at'])
      .where('unit', '=', unit)
      .where('kind', '=', kind)
      .where('status', '=', 'abierta'),
  );
  if (other === undefined) return;
  const since = other.opened_at.slice(0, 10);
  throw new RegistryError(
    'conflict',
    `La unidad ${unit} ya tiene una visita abierta de la misma clase, desde el ${since} (${other.id}). ` +
      'Continúe esa visita, ciérrela o cancélela.',
  );
}

function refuseRepeated(ids: readonly string[], what: string): void {
  if (new Set(ids).size === ids.length) return;
  throw new RegistryError('conflict', `En una visita no puede repetirse una ${what}.`);
}

/** What was said by others, or of another unit, is never carried over. */
function refusePrevious(store: Store, previous: string, unit: string, kind: VisitKind): void {
  const row = findVisit(store, previous);
  const closed = row === undefined ? null : lastClosed(store, previous)?.closed;
  if (row === undefined || !closed || closed.head.status !== 'cerrada') {
    throw new RegistryError('conflict', 'Un seguimiento parte de una visita cerrada que esté en este registro.');
  }
  if (row.unit !== unit) throw new RegistryError('conflict', 'La visita anterior es de otra unidad.');
  if (row.kind !== kind) {
    throw new RegistryError('conflict', 'La visita anterior es de otra clase; un seguimiento es de la misma.');
  }
}

function refuseCampaign(store: Store, campaign: string, unit: string): void {
  const row = first(store, query.selectFrom('campaign').select('status').where('id', '=', campaign));
  if (row?.status !== 'sorteada') {
    throw new RegistryError('conflict', 'Esa campaña no está abierta a visitas: falta su sorteo, o ya se cerró.');
  }
  const member = first(
    store,
    query.selectFrom('campaign_unit').select('clues').where('campaign', '=', campaign).where('unit', '=', unit),
  );
  if (member === undefined) throw new RegistryError('conflict', `La unidad ${unit} no está en esa campaña.`);
}
