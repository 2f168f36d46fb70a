import type { ClosedVisit, RegistryConflict, VisitHead } from '../../../shared/model/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { writeCommittee, writeSession } from '../agreements/committees.ts';
import { appendAudit } from '../audit.ts';
import { campaignContents } from '../campaigns/keep.ts';
import { RegistryError } from '../errors.ts';
import { sha256Hex } from '../sha256.ts';
import { execute, first, query, type Store, write } from '../store.ts';
import { aliasesOf, canonicalClues } from '../unit-rows.ts';
import { reinstateUnit } from '../units/annul.ts';
import { standingRow } from '../units/standing.ts';
import { saveUnit } from '../units.ts';
import { type ClosedScore, closedBytes, keepClosedVersion } from '../visits/index.ts';
import { type ConflictBody, listConflicts, markResolved, openConflict } from './conflict-rows.ts';
import { replaceAgreement } from './join-agreements.ts';
import { followCampaign } from './join-campaigns.ts';
import { reopenWith } from './join-visits.ts';

export interface ConflictChoice {
  readonly id: string;
  readonly keep: 'ours' | 'theirs';
  readonly note: string;
}

/** What is computed where the checklists are known. */
export interface Judging {
  scoresOf(closed: ClosedVisit): readonly ClosedScore[];
  folioOf(head: VisitHead): string;
}

type BodyOf<W extends ConflictBody['what']> = Extract<ConflictBody, { readonly what: W }>;

/**
 * Carries out what a person decided. `theirs` puts what came in the place of ours, which stays in the history: of a
 * closed visit as its next version, of an open one as a correction in which its answers are decided one by one.
 *
 * @throws RegistryError with the reason why it cannot be carried out; it stays undecided then
 */
export function resolveConflict(store: Store, choice: ConflictChoice, judging: Judging): readonly RegistryConflict[] {
  const { id, keep, note } = choice;
  write(store, () => {
    refuseAnswers(store, id);
    const { conflict, body } = openConflict(store, id);
    apply(store, body, keep, note.trim(), judging);
    markResolved(store, id, canonicalJson({ keep, note }));
    appendAudit(store, 'conflicto-resuelto', { conflict: id, kind: conflict.kind, key: conflict.key, keep });
  });
  return listConflicts(store);
}

function apply(store: Store, body: ConflictBody, keep: 'ours' | 'theirs', note: string, judging: Judging): void {
  if (body.what === 'open-visit') {
    if (keep !== body.kept)
      reopenWith(store, body.incoming, note || 'Se retoman las respuestas que se guardaron aparte.');
    return;
  }
  if (keep === 'ours') return;
  const clues = 'clues' in body ? canonicalClues(store, body.clues) : '';
  if (body.what === 'version') takeVersion(store, body.closed, note, judging);
  if (body.what === 'unit-name') saveUnit(store, { clues, name: body.name, aliases: aliasesOf(store, clues) });
  if (body.what === 'alias') takeAlias(store, clues, body);
  if (body.what === 'attribute') takeAttribute(store, clues, body);
  if (body.what === 'reinstated' && standingRow(store, clues)?.state === 'anulada') {
    reinstateUnit(store, clues, note || 'Se restableció en otro equipo.');
  }
  if (body.what === 'agreement') replaceAgreement(store, body.agreement);
  if (body.what === 'campaign') takeCampaign(store, body);
  if (body.what === 'committee') writeCommittee(store, { ...body.committee, changed_at: store.now() });
  if (body.what === 'session') writeSession(store, body.committee, body.session);
  if (body.what !== 'checklist') return;
  throw new RegistryError(
    'conflict',
    'Una edición publicada no cambia: conserve la de este registro, o publique la otra con otro número de edición.',
  );
}

/** As the next version of the visit: both that were there before stay readable. */
function takeVersion(store: Store, theirs: ClosedVisit, note: string, { scoresOf, folioOf }: Judging): void {
  const { id } = theirs.head;
  const visit = first(store, query.selectFrom('visit').select('status').where('id', '=', id));
  if (visit?.status === 'abierta') {
    throw new RegistryError(
      'conflict',
      'La visita se está corrigiendo aquí: ciérrela o cancele la corrección primero.',
    );
  }
  const last = first(
    store,
    query
      .selectFrom('visit_version')
      .select(['version', 'sha256'])
      .where('visit', '=', id)
      .orderBy('version', 'desc')
      .limit(1),
  );
  const correction = note || 'Se tomó la versión que cerró otro equipo.';
  const head: VisitHead = { ...theirs.head, version: (last?.version ?? 0) + 1, correction };
  const closed: ClosedVisit = { ...theirs, head, previousSha256: last?.sha256 ?? null };
  const bytes = Buffer.from(canonicalJson(closed));
  keepClosedVersion(store, { closed, bytes, folio: folioOf(head), scores: scoresOf(closed) });
  const kept = closedBytes(store, id, head.version);
  if (sha256Hex(kept) !== sha256Hex(bytes)) throw new RegistryError('conflict', 'La versión no se pudo guardar.');
}

function takeAlias(store: Store, unit: string, { clues, alias }: BodyOf<'alias'>): void {
  const holder = canonicalClues(store, alias);
  if (unit === alias) {
    throw new RegistryError(
      'conflict',
      `Aquí ${clues} es una clave anterior de ${alias}: corrija primero las claves de esa unidad.`,
    );
  }
  if (holder !== alias) saveUnit(store, keptWithout(store, holder, alias));
  const own = nameOf(store, unit);
  saveUnit(store, { clues: unit, name: own, aliases: [...aliasesOf(store, unit), alias] });
}

function keptWithout(store: Store, clues: string, alias: string) {
  return { clues, name: nameOf(store, clues), aliases: aliasesOf(store, clues).filter((other) => other !== alias) };
}

function nameOf(store: Store, clues: string): string | null {
  return first(store, query.selectFrom('unit').select('own_name').where('clues', '=', clues))?.own_name ?? null;
}

function takeAttribute(store: Store, clues: string, { name, value, source }: BodyOf<'attribute'>): void {
  const row = { clues, name, value, source };
  execute(
    store,
    query
      .insertInto('unit_attribute')
      .values(row)
      .onConflict((conflict) => conflict.columns(['clues', 'name']).doUpdateSet({ value, source })),
  );
}

function takeCampaign(store: Store, body: BodyOf<'campaign'>): void {
  const ours = campaignContents(store, body.campaign.id).campaign;
  if (ours.status !== 'borrador') {
    throw new RegistryError(
      'conflict',
      'Una campaña sorteada no se reemplaza: sus unidades ya se publicaron. Conserve la de este registro.',
    );
  }
  followCampaign(store, ours, {
    campaign: body.campaign,
    draw: body.draw === null ? null : Buffer.from(body.draw, 'utf8'),
  });
}

function refuseAnswers(store: Store, id: string): void {
  const answers = first(store, query.selectFrom('visit_conflict').select('visit').where('visit', '=', id).limit(1));
  if (answers === undefined) return;
  throw new RegistryError('conflict', 'Las respuestas que no coinciden se resuelven en la visita, una por una.');
}
