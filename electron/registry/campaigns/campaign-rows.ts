import type { Campaign, SampleDraw } from '../../../shared/model/index.ts';
import { inflated } from '../deflated.ts';
import { RegistryError } from '../errors.ts';
import type { CampaignTable } from '../schema.ts';
import { sha256Hex } from '../sha256.ts';
import { all, first, query, type Store } from '../store.ts';

const LISTED = ['id', 'title', 'status', 'body', 'created_at', 'drawn_at', 'draw_sha256'] as const;

type ListedRow = Pick<CampaignTable, (typeof LISTED)[number]>;

/** What was made last comes first. */
export function listCampaigns(store: Store): readonly Campaign[] {
  const rows = all(store, query.selectFrom('campaign').select(LISTED).orderBy('created_at', 'desc').orderBy('id'));
  return rows.map(toCampaign);
}

export function findCampaign(store: Store, id: string): Campaign | undefined {
  const row = first(store, query.selectFrom('campaign').select(LISTED).where('id', '=', id));
  return row && toCampaign(row);
}

/** @throws RegistryError `not-found` */
export function getCampaign(store: Store, id: string): Campaign {
  const campaign = findCampaign(store, id);
  if (campaign === undefined) throw new RegistryError('not-found', 'Esa campaña no está en el registro.');
  return campaign;
}

/** Canonical JSON of a campaign's draw; null while it was not drawn. @throws RegistryError `damaged` */
export function drawBytes(store: Store, id: string): Uint8Array | null {
  const row = first(store, query.selectFrom('campaign').select('draw').where('id', '=', id));
  return row === undefined || row.draw === null ? null : inflated(row.draw);
}

/** @throws RegistryError `conflict` where the campaign was not drawn, `damaged` where its bytes are not those drawn */
export function getDraw(store: Store, id: string): SampleDraw {
  const { drawSha256 } = getCampaign(store, id);
  const bytes = drawBytes(store, id);
  if (bytes === null) throw new RegistryError('conflict', 'La campaña todavía no se ha sorteado.');
  if (sha256Hex(bytes) !== drawSha256) {
    throw new RegistryError(
      'damaged',
      'El sorteo guardado de la campaña no es el que se publicó: el registro está dañado.',
    );
  }
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as SampleDraw;
}

/** What the columns say goes before what the body says. */
function toCampaign({ body, id, title, status, created_at, drawn_at, draw_sha256 }: ListedRow): Campaign {
  const kept = JSON.parse(body) as Campaign;
  return { ...kept, id, title, status, createdAt: created_at, drawnAt: drawn_at, drawSha256: draw_sha256 };
}
