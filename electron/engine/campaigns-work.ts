import { aggregateCsv } from '../../shared/export/aggregate-csv.ts';
import type { AggregateQuery, AggregateResult, CampaignBoard, campaignMethods } from '../../shared/ipc/campaigns.ts';
import { KIND_WORDS } from '../../shared/report/acta-model.ts';
import type { BoardFigures } from '../registry/campaigns/index.ts';
import type { Registry } from '../registry/registry.ts';
import { aggregateResult } from './aggregate-result.ts';
import { designTemplates } from './campaign-templates.ts';
import type { Resources } from './resources.ts';
import type { EngineHandlers } from './service.ts';
import { writeWhole } from './write-whole.ts';
import { inWords } from './write-words.ts';

export interface CampaignWork {
  readonly handlers: Pick<EngineHandlers, keyof typeof campaignMethods>;
}

/** A part of `WorkOptions`, so that the command line can have it without the rest. */
export interface CampaignWorkOptions {
  readonly registry: Pick<Registry, 'campaigns'>;
  readonly resources: Pick<Resources, 'checklists'>;
}

/** Campaigns and aggregates as the window and the command line ask for them. */
export function createCampaignWork({ registry, resources }: CampaignWorkOptions): CampaignWork {
  const { campaigns } = registry;
  const carried = new Map(resources.checklists.map(({ checklist: { id, title } }) => [id, title]));

  async function aggregates(query: AggregateQuery): Promise<AggregateResult> {
    const { checklist, kind, filter, campaign } = query;
    const material = await campaigns.scores({ checklist, kind }, { filter, campaign });
    return aggregateResult(query, { ...material, titles: new Map([...carried, ...material.titles]) });
  }

  return {
    handlers: {
      'campaigns.list': () => campaigns.list(),
      'campaigns.templates': async () => designTemplates(await campaigns.unitsByState()),
      'campaigns.save': (draft) => campaigns.save(draft),
      'campaigns.delete': async ({ campaign }) => ({ deleted: await campaigns.delete(campaign) }),
      'campaigns.preview': (draft) => campaigns.preview(draft),
      'campaigns.draw': ({ campaign }) => campaigns.draw(campaign),
      'campaigns.close': ({ campaign }) => campaigns.close(campaign),
      'campaigns.draws': ({ campaign }) => campaigns.draws(campaign),
      'campaigns.units': (wanted) => campaigns.units(wanted),
      'campaigns.board': async ({ campaign }) => boardOf(await campaigns.board(campaign), await campaigns.catalog()),
      'aggregates.get': aggregates,
      'aggregates.series': async () => {
        const titles = new Map([...carried, ...(await campaigns.titles())]);
        const series = await campaigns.series();
        return series.map((one) => ({ ...one, title: titles.get(one.checklist) ?? one.checklist }));
      },
      'aggregates.export': async ({ query, path }) => {
        const result = await aggregates(query);
        await inWords(writeWhole(path, aggregateCsv(result, KIND_WORDS[result.kind])));
        return { path };
      },
    },
  };
}

function boardOf(
  board: BoardFigures,
  catalog: { readonly id: string; readonly edition: string } | null,
): CampaignBoard {
  const { summary, coverage, byState, estimates } = board;
  const { title } = summary.campaign;
  return {
    ...{ summary, coverage, byState },
    estimates: estimates.map(({ checklist, editions, kind, cutOff, visited, estimate }) => ({
      ...{ checklist, kind, visited, estimate },
      hajek: estimate.mean,
      notes: estimate.mean.notes,
      scope: {
        universe: { title: `Unidades del universo de la campaña «${title}»`, units: summary.universe },
        cutOff,
        catalogs: catalog === null ? [] : [catalog],
        checklist: { id: checklist, edition: editions.join(', ') },
        campaign: title,
      },
    })),
  };
}
