import type { CampaignBoard } from '../../shared/ipc/campaigns.ts';
import type { Campaign, CampaignUnit, SampleDraw, StratumDesign } from '../../shared/model/index.ts';
import type { CampaignReport, CampaignStratum } from '../../shared/report/campaign-data.ts';
import { share } from '../../shared/statistics/index.ts';
import type { Registry } from '../registry/registry.ts';
import { ProblemError } from './reading.ts';
import { reportedEstimate } from './report-content-comparative.ts';
import { filterWords, stateNameOf } from './report-content-words.ts';

/** Reasons are read one by one; a campaign with more of them than this has other troubles. */
const MOST_UNREACHED = 200;
const ALL = 5000;

/**
 * How far a campaign is, with the design that it was drawn by.
 *
 * @throws ProblemError where it is not drawn yet; RegistryError where there is no such campaign
 */
export async function campaignReport(registry: Registry, board: CampaignBoard, on: string): Promise<CampaignReport> {
  const { summary, byState, estimates } = board;
  const { campaign } = summary;
  if (campaign.status === 'borrador' || campaign.drawSha256 === null) {
    throw new ProblemError(`La campaña «${campaign.title}» todavía no se sortea: no hay cobertura que informar.`);
  }
  const draw = await registry.campaigns.draws(campaign.id);
  const { units } = await registry.campaigns.units({ campaign: campaign.id, only: 'selected', limit: ALL });
  const unreached = await unreachedUnits(registry, units);
  const { id, title, status, createdAt, drawnAt } = campaign;
  return {
    schema: 'cotejo/report-campaign@1',
    on,
    campaign: { id, title, status, createdAt, drawnAt },
    universe: { units: summary.universe, filter: filterWords(campaign.universe) },
    selected: summary.selected,
    draw: drawOf(campaign, draw),
    strata: strataOf(campaign, draw, board),
    byState: byState
      .filter(({ selected }) => selected > 0)
      .map(({ state, selected, visited, inaccessible }) => ({
        ...{ state, selected, visited, inaccessible },
        name: state === null ? 'Sin dato' : stateNameOf(state),
        done: share(visited, selected),
      })),
    ...unreached,
    estimates: estimates.map(reportedEstimate),
  };
}

function drawOf(campaign: Campaign, draw: SampleDraw): CampaignReport['draw'] {
  const { design, procedure, universeFingerprint, notes } = draw;
  const { sizeAttribute } = campaign;
  return {
    ...{ design: design.title, seed: design.seed, procedure, universeFingerprint, notes },
    sha256: campaign.drawSha256 ?? '',
    size: sizeAttribute === null ? null : { attribute: sizeAttribute, name: design.sizeName ?? sizeAttribute },
  };
}

function strataOf({ rules }: Campaign, draw: SampleDraw, { coverage }: CampaignBoard): readonly CampaignStratum[] {
  const covered = new Map(coverage.map((row) => [row.id, row]));
  const drawn = new Map(draw.strata.map((row) => [row.id, row]));
  return draw.design.strata.map((stratum: StratumDesign): CampaignStratum => {
    const { id, title, method, unsized } = stratum;
    const { frame = 0, excluded = 0, certain = 0, sizeTotal = null, replacements = 0 } = drawn.get(id) ?? {};
    const { selected = 0, visited = 0, replaced = 0, unreachable = 0, pending = 0 } = covered.get(id) ?? {};
    return {
      ...{ id, title: title || id, method, unsized: method === 'proportional' ? (unsized ?? 'refuse') : null },
      rules: rules
        .filter((rule) => rule.stratum === id)
        .map(({ filter }) => filterWords(filter).join(' · ') || 'Las que queden'),
      ...{ frame, excluded, certain, sizeTotal, replacements, selected, visited, replaced, unreachable, pending },
      done: covered.get(id)?.done ?? share(0, selected),
    };
  });
}

async function unreachedUnits(
  registry: Registry,
  units: readonly CampaignUnit[],
): Promise<Pick<CampaignReport, 'unreached' | 'unreachedMore'>> {
  const found = units.filter(({ status }) => status === 'inaccesible' || status === 'reemplazada');
  const unreached: CampaignReport['unreached'][number][] = [];
  for (const { clues, name, state, stratum, status, visit } of found.slice(0, MOST_UNREACHED)) {
    const reason = visit === null ? '' : (await registry.visits.get(visit)).head.reason;
    unreached.push({
      ...{ clues, name, stratum, reason },
      state: state === null ? null : stateNameOf(state),
      replaced: status === 'reemplazada',
    });
  }
  return { unreached, unreachedMore: found.length - unreached.length };
}
