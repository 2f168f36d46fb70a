import type { Campaign, SampleDraw } from '../../../shared/model/index.ts';
import { deflated } from '../deflated.ts';
import { RegistryError } from '../errors.ts';
import { sha256Hex } from '../sha256.ts';
import { execute, query, type Store } from '../store.ts';
import { drawBytes, getCampaign } from './campaign-rows.ts';
import { enterUnits } from './draw.ts';

/** A campaign with the canonical JSON of its draw; null while it was not drawn. */
export interface CampaignContents {
  readonly campaign: Campaign;
  readonly draw: Uint8Array | null;
}

/** A campaign as another registry can take it. */
export function campaignContents(store: Store, id: string): CampaignContents {
  return { campaign: getCampaign(store, id), draw: drawBytes(store, id) };
}

/**
 * Takes a campaign that this registry does not have from another one, its draw to the byte. To be called inside the
 * transaction that tells the audit chain of it.
 *
 * @throws RegistryError `conflict` where the draw is not the one that the campaign names
 */
export function keepCampaign(store: Store, campaign: Campaign, draw: Uint8Array | null): void {
  const { id, title, status, createdAt, drawnAt, drawSha256 } = campaign;
  if ((draw === null) !== (status === 'borrador') || (draw === null ? null : sha256Hex(draw)) !== drawSha256) {
    throw new RegistryError('conflict', 'El sorteo de la campaña no es el que la campaña dice; no se tomó.');
  }
  const row = {
    ...{ id, title, status, body: JSON.stringify(campaign), created_at: createdAt, changed_at: store.now() },
    ...{ drawn_at: drawnAt, draw_sha256: drawSha256, draw: null },
  };
  execute(store, query.insertInto('campaign').values(row));
  if (draw === null) return;
  enterUnits(store, id, (JSON.parse(Buffer.from(draw).toString('utf8')) as SampleDraw).units);
  execute(
    store,
    query
      .updateTable('campaign')
      .set({ draw: deflated(draw) })
      .where('id', '=', id),
  );
}
