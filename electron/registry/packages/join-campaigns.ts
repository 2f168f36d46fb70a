import type { Campaign } from '../../../shared/model/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { campaignContents, keepCampaign } from '../campaigns/keep.ts';
import { execute, first, query, type Store } from '../store.ts';
import type { CampaignContent } from './content.ts';
import type { Outcome, Tally } from './join-tally.ts';

/**
 * A campaign goes from draft to drawn to closed; the registry that is behind follows the one that is ahead while both
 * mean the same design and the same draw. Anything else is a conflict.
 */
export function joinCampaign(store: Store, { campaign, draw }: CampaignContent, tally: Tally): Outcome {
  const known = first(store, query.selectFrom('campaign').select('id').where('id', '=', campaign.id));
  if (known === undefined) {
    keepCampaign(store, campaign, draw);
    return 'added';
  }
  const ours = campaignContents(store, campaign.id).campaign;
  const isSameDesign = designText(ours) === designText(campaign);
  const bothDrawn = ours.drawSha256 !== null && campaign.drawSha256 !== null;
  if (isSameDesign && (!bothDrawn || ours.drawSha256 === campaign.drawSha256)) {
    if (STEPS.indexOf(campaign.status) <= STEPS.indexOf(ours.status)) return 'same';
    followCampaign(store, ours, { campaign, draw });
    return 'added';
  }
  tally.conflict({
    kind: 'campana',
    key: campaign.id,
    message: `La campaña «${ours.title}» ${bothDrawn ? 'se sorteó de dos maneras' : 'tiene aquí un diseño y en el paquete otro'}.`,
    ours: words(ours),
    theirs: words(campaign),
    body: {
      what: 'campaign',
      campaign,
      draw: draw === null ? null : Buffer.from(draw).toString('utf8'),
    },
  });
  return 'conflict';
}

const STEPS: readonly Campaign['status'][] = ['borrador', 'sorteada', 'cerrada'];

/** Puts what came in the place of a draft, or ends a campaign that has the same draw. */
export function followCampaign(store: Store, ours: Campaign, { campaign, draw }: CampaignContent): void {
  if (ours.status === 'borrador') {
    execute(store, query.deleteFrom('campaign').where('id', '=', ours.id));
    keepCampaign(store, campaign, draw);
    return;
  }
  const row = { status: campaign.status, body: JSON.stringify(campaign), changed_at: store.now() };
  execute(store, query.updateTable('campaign').set(row).where('id', '=', ours.id));
}

function designText({ title, universe, sizeAttribute, design, rules }: Campaign): string {
  return canonicalJson({ title, universe, sizeAttribute, design, rules });
}

function words({ title, status, drawSha256 }: Campaign): string {
  return [title, status, drawSha256?.slice(0, 12) ?? ''].filter((part) => part !== '').join(' · ');
}
