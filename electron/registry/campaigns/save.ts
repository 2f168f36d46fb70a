import type { Campaign } from '../../../shared/model/index.ts';
import { appendAudit } from '../audit.ts';
import { RegistryError } from '../errors.ts';
import { execute, query, type Store, write } from '../store.ts';
import { findCampaign, getCampaign } from './campaign-rows.ts';

/** What a person says of a campaign. */
export type CampaignDraft = Pick<Campaign, 'id' | 'title' | 'universe' | 'sizeAttribute' | 'design' | 'rules'>;

/** Keeps a draft, faults and all. @throws RegistryError `conflict` where the campaign was drawn */
export function saveCampaign(store: Store, draft: CampaignDraft): Campaign {
  return write(store, () => {
    const known = findCampaign(store, draft.id);
    if (known !== undefined && known.status !== 'borrador') {
      throw new RegistryError('conflict', 'La campaña ya se sorteó: su universo y su diseño no cambian.');
    }
    const now = store.now();
    const title = draft.title.trim();
    if (title === '') throw new RegistryError('conflict', 'La campaña necesita un nombre.');
    const { id, universe, sizeAttribute, design, rules } = draft;
    const createdAt = known?.createdAt ?? now;
    const kept: Campaign = {
      ...{ id, title, status: 'borrador', universe, sizeAttribute, design, rules },
      ...{ createdAt, drawnAt: null, drawSha256: null },
    };
    const changed = { title, body: JSON.stringify(kept), changed_at: now };
    execute(
      store,
      query
        .insertInto('campaign')
        .values({
          id,
          status: 'borrador',
          created_at: createdAt,
          drawn_at: null,
          draw_sha256: null,
          draw: null,
          ...changed,
        })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(changed)),
    );
    appendAudit(store, 'campana-guardada', { campaign: id, title });
    return kept;
  });
}

/** Only a draft can go: what was drawn was published. */
export function deleteCampaign(store: Store, id: string): boolean {
  return write(store, () => {
    const known = findCampaign(store, id);
    if (known === undefined) return false;
    if (known.status !== 'borrador') {
      throw new RegistryError('conflict', 'Una campaña sorteada se conserva con sus unidades; puede cerrarse.');
    }
    execute(store, query.deleteFrom('campaign').where('id', '=', id));
    appendAudit(store, 'campana-eliminada', { campaign: id, title: known.title });
    return true;
  });
}

/** Ends a drawn campaign; its units, visits and figures stay. */
export function closeCampaign(store: Store, id: string): Campaign {
  return write(store, () => {
    const campaign = getCampaign(store, id);
    if (campaign.status === 'borrador') {
      throw new RegistryError('conflict', 'La campaña es un borrador: sortéela primero, o elimínela.');
    }
    if (campaign.status === 'cerrada') return campaign;
    const closed: Campaign = { ...campaign, status: 'cerrada' };
    const row = { status: closed.status, body: JSON.stringify(closed), changed_at: store.now() };
    execute(store, query.updateTable('campaign').set(row).where('id', '=', id));
    appendAudit(store, 'campana-cerrada', { campaign: id, title: campaign.title });
    return closed;
  });
}
