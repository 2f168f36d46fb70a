import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CampaignDraft } from '../../../electron/registry/campaigns/index.ts';
import { campaignContents, keepCampaign } from '../../../electron/registry/campaigns/keep.ts';
import {
  fillRegistry,
  putEdition,
  putUnits,
  putVisits,
  syntheticChecklist,
  syntheticClues,
} from '../../support/registry/synthetic-visits.ts';
import { errorOf, open, openOptions, temporaryFolder } from './support.ts';

const units = (count: number) => Array.from({ length: count }, (_, i) => ({ clues: syntheticClues(i) }));

function draftOf(sampleSize: number): CampaignDraft {
  const stratum = { id: 'todas', title: 'Todas', method: 'equal', sampleSize, replacements: 2 } as const;
  const design = {
    schema: 'cotejo/sample-design@1',
    id: 'prueba',
    title: 'Prueba',
    seed: 'semilla',
    strata: [stratum],
  } as const;
  return { id: randomUUID(), title: 'Sintética', universe: {}, sizeAttribute: null, design, rules: [] };
}

/** A registry with units and a drawn campaign of 4, closed again. */
async function drawn() {
  const folder = temporaryFolder();
  fillRegistry(openOptions(folder), (store) => putUnits(store, units(20)));
  const registry = open(folder);
  const draft = draftOf(4);
  await registry.campaigns.save(draft);
  const { campaign } = await registry.campaigns.draw(draft.id);
  const selected = await registry.campaigns.units({ campaign: draft.id, only: 'selected', limit: 50 });
  await registry.close();
  return { folder, campaign, selected: selected.units.map(({ clues }) => clues) };
}

describe('a campaign in another registry', () => {
  it('is taken to the byte, with its units', async () => {
    const { folder, campaign } = await drawn();
    const other = temporaryFolder();
    fillRegistry(openOptions(folder), (from) => {
      const contents = campaignContents(from, campaign.id);
      fillRegistry(openOptions(other), (to) => keepCampaign(to, contents.campaign, contents.draw));
    });
    const registry = open(other);
    expect(await registry.campaigns.list()).toMatchObject([{ campaign, universe: 20, selected: 4 }]);
    expect((await registry.campaigns.draws(campaign.id)).units).toHaveLength(20);
  });

  it('is refused where its draw is another one', async () => {
    const { folder, campaign } = await drawn();
    const other = temporaryFolder();
    const error = await errorOf(() =>
      fillRegistry(openOptions(folder), (from) => {
        const { draw } = campaignContents(from, campaign.id);
        fillRegistry(openOptions(other), (to) => keepCampaign(to, campaign, Buffer.concat([draw!, Buffer.from(' ')])));
      }),
    );
    expect(error.kind).toBe('conflict');
    expect(await open(other).campaigns.list()).toEqual([]);
  });
});

describe('units that are re-keyed', () => {
  it('count for the campaign that drew them under the key of then', async () => {
    const { folder, campaign, selected } = await drawn();
    const checklist = syntheticChecklist('lista', 1);
    fillRegistry(openOptions(folder), (store) => {
      putEdition(store, checklist);
      const visit = { id: randomUUID(), clues: selected[1], checklist, percent: 60, outcomes: ['cumple'] } as const;
      putVisits(store, [{ ...visit, campaign: campaign.id }]);
    });
    const registry = open(folder);
    await registry.saveUnit({ clues: 'DFIMB000001', name: null, aliases: [selected[1]] });
    const board = await registry.campaigns.board(campaign.id);
    expect(board.summary).toMatchObject({ selected: 4, visited: 1 });
    expect(board.estimates).toMatchObject([
      { visited: { units: 1, mean: 60 }, estimate: { response: { outside: [] } } },
    ]);
    const page = await registry.campaigns.units({
      campaign: campaign.id,
      only: 'selected',
      text: selected[1],
      limit: 5,
    });
    expect(page.units).toMatchObject([{ clues: selected[1], status: 'visitada' }]);
    const { records } = await registry.campaigns.scores({ checklist: 'lista', kind: 'external' }, {});
    expect(records.map(({ score }) => score.clues)).toEqual(['DFIMB000001']);
  });

  it('before the draw are drawn under the key of today', async () => {
    const folder = temporaryFolder();
    fillRegistry(openOptions(folder), (store) => putUnits(store, units(6)));
    const registry = open(folder);
    await registry.saveUnit({ clues: syntheticClues(0), name: null, aliases: [syntheticClues(1)] });
    const draft = draftOf(5);
    await registry.campaigns.save(draft);
    await registry.campaigns.draw(draft.id);
    const { units: all } = await registry.campaigns.units({ campaign: draft.id, only: 'all', limit: 50 });
    expect(all.map(({ clues }) => clues)).not.toContain(syntheticClues(1));
    expect(all).toHaveLength(5);
  });
});

describe('a visit that is corrected', () => {
  it('still counts as visited while its correction is open', async () => {
    const { folder, campaign, selected } = await drawn();
    const checklist = syntheticChecklist('lista', 1);
    const id = randomUUID();
    fillRegistry(openOptions(folder), (store) => {
      putEdition(store, checklist);
      putVisits(store, [
        { id, clues: selected[0], checklist, percent: 60, outcomes: ['cumple'], campaign: campaign.id },
      ]);
      store.db.prepare("UPDATE visit SET status = 'abierta', version = 2, closed_at = NULL").run();
    });
    const registry = open(folder);
    expect(await registry.campaigns.counts(campaign.id)).toMatchObject({ visited: 1 });
  });
});

it('reads a universe of 100,000 units, and refuses more than the design can have', async () => {
  const folder = temporaryFolder();
  fillRegistry(openOptions(folder), (store) => putUnits(store, units(100_000)));
  const registry = open(folder);
  const preview = await registry.campaigns.preview(draftOf(500));
  expect(preview).toMatchObject({ universe: 100_000, faults: [], strata: [{ frame: 100_000, selected: 500 }] });
}, 60_000);
