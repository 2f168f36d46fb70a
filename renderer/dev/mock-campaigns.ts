import type { CampaignBoard } from '../../shared/ipc/campaigns.ts';
import type { MethodInput, MethodName } from '../../shared/ipc/contract.ts';
import type {
  Campaign,
  CampaignSummary,
  CampaignUnit,
  DesignTemplate,
  SampleDraw,
  StratumRule,
  UniverseUnit,
} from '../../shared/model/index.ts';
import {
  checkDesign,
  coverageOf,
  design2011,
  drawSample,
  estimateUniverse,
  type FieldEntry,
} from '../../shared/statistics/index.ts';

/** Stands for a universe of 2011's sizes; every unit is synthetic. */
const SIZES_2011 = { 'con-ece': 109, 'sin-ece-prioritarias': 140, 'institutos-nacionales': 9, resto: 451 } as const;
const RULES_2011: readonly StratumRule[] = [
  { stratum: 'con-ece', filter: { withAttribute: 'con-ece-2010' } },
  { stratum: 'institutos-nacionales', filter: { withAttribute: 'instituto-nacional' } },
  { stratum: 'sin-ece-prioritarias', filter: { states: ['02', '04', '06', '15', '19', '25', '30'] } },
  { stratum: 'resto', filter: {} },
];
const DRAWN_ID = '6f1c7a52-0d9e-4f6e-9a51-1c2d3e4f5a6b';
const DRAFT_ID = '0b7e9d34-52a1-4c88-8f3d-9e8d7c6b5a49';

const UNIVERSE: readonly UniverseUnit[] = Object.entries(SIZES_2011).flatMap(([stratum, units], s) =>
  Array.from({ length: units }, (_, i): UniverseUnit => {
    const state = 'ASBCBSCCCLCMCSCHDFDGGTGRHGJCMCMNMSNTNLOCPLQTQRSPSLSRTCTSTLVZYNZS'.slice(
      ((i * 7 + s) % 32) * 2,
      ((i * 7 + s) % 32) * 2 + 2,
    );
    return { clues: `${state}SIN${String(s * 1000 + i).padStart(6, '0')}`, stratum, size: 8 + ((i * 37) % 180) };
  }),
);

const TEMPLATES: readonly DesignTemplate[] = [
  {
    id: 'aleatorio-simple',
    title: 'Muestra aleatoria simple',
    description: 'Todas las unidades del universo tienen la misma probabilidad de salir sorteadas.',
    strata: [{ id: 'todas', title: 'Todas las unidades', method: 'equal', sampleSize: 50, replacements: 10 }],
  },
  {
    ...{ id: 'diagnostico-ece-2011', title: 'Diagnóstico nacional del expediente clínico electrónico, 2011' },
    description: '709 unidades hospitalarias: 258 completas y 124 sorteadas entre las otras 451.',
    ...{ strata: design2011('').strata, rules: RULES_2011, universe: { withAttribute: 'camas-censables' } },
    ...{ sizeAttribute: 'camas-censables', sizeName: 'camas censables' },
  },
];

/** Answers about campaigns: one that is drawn and half visited, one that is a draft. */
export function mockCampaigns(options: URLSearchParams): {
  readonly [M in MethodName]?: (input: never) => unknown;
} {
  const drawn = drawnCampaign();
  const campaigns = new Map<string, Campaign>(
    options.has('empty') ? [] : [drawn.campaign, draftOf(drawn.campaign)].map((one) => [one.id, one]),
  );
  const summaries = (): readonly CampaignSummary[] =>
    [...campaigns.values()].map((campaign) => summaryOf(campaign, drawn));
  return {
    'campaigns.list': summaries,
    'campaigns.templates': () => TEMPLATES,
    'campaigns.save': (input: MethodInput<'campaigns.save'>) => {
      const campaign: Campaign = {
        ...(input as unknown as Campaign),
        ...{ status: 'borrador', createdAt: '2026-11-20T10:00:00-06:00', drawnAt: null, drawSha256: null },
      };
      campaigns.set(campaign.id, campaign);
      return summaryOf(campaign, drawn);
    },
    'campaigns.delete': ({ campaign }: { campaign: string }) => ({ deleted: campaigns.delete(campaign) }),
    'campaigns.preview': (input: MethodInput<'campaigns.save'>) => previewOf(input as unknown as Campaign),
    'campaigns.draw': ({ campaign }: { campaign: string }) => {
      const draft = campaigns.get(campaign) ?? drawn.campaign;
      campaigns.set(campaign, {
        ...draft,
        status: 'sorteada',
        drawnAt: '2026-11-22T09:00:00-06:00',
        drawSha256: 'ab'.repeat(32),
      });
      return summaryOf(draft, drawn);
    },
    'campaigns.close': ({ campaign }: { campaign: string }) => {
      const open = campaigns.get(campaign) ?? drawn.campaign;
      campaigns.set(campaign, { ...open, status: 'cerrada' });
      return summaryOf(open, drawn);
    },
    'campaigns.units': ({ only, text, limit }: MethodInput<'campaigns.units'>) => {
      const units = unitsOf(drawn).filter(
        (unit) =>
          (only === 'all' || (only === 'selected' ? unit.selected : unit.replacement !== null)) &&
          `${unit.clues} ${unit.name}`.toLowerCase().includes((text ?? '').toLowerCase()),
      );
      return { total: units.length, units: units.slice(0, limit) };
    },
    'campaigns.board': () => boardOf(drawn),
  };
}

interface Drawn {
  readonly campaign: Campaign;
  readonly draw: SampleDraw;
  readonly entries: readonly FieldEntry[];
}

function drawnCampaign(): Drawn {
  const design = design2011('5f2a-91c0-77be-1d34-a0e6-42c8');
  const outcome = drawSample(design, UNIVERSE);
  if (!('draw' in outcome)) throw new Error('El universo sintético no puede sortearse.');
  const { draw } = outcome;
  const entries = draw.units
    .filter(({ selected }) => selected)
    .flatMap(({ clues }, i): readonly FieldEntry[] => {
      if (i % 11 === 3) return [{ clues, state: 'unreachable' }];
      return i % 5 < 3 ? [{ clues, state: 'visited' }] : [];
    });
  const campaign: Campaign = {
    ...{
      id: DRAWN_ID,
      title: 'Diagnóstico nacional (ejemplo sintético)',
      status: 'sorteada',
      design,
      rules: RULES_2011,
    },
    ...{ universe: { withAttribute: 'camas-censables' }, sizeAttribute: 'camas-censables' },
    ...{ createdAt: '2026-10-01T09:00:00-06:00', drawnAt: '2026-10-02T10:30:00-06:00', drawSha256: 'c0'.repeat(32) },
  };
  return { campaign, draw, entries };
}

function draftOf(campaign: Campaign): Campaign {
  return {
    ...campaign,
    ...{
      id: DRAFT_ID,
      title: 'Segunda vuelta (ejemplo sintético)',
      status: 'borrador',
      drawnAt: null,
      drawSha256: null,
    },
  };
}

function summaryOf(campaign: Campaign, drawn: Drawn): CampaignSummary {
  if (campaign.status === 'borrador') return { campaign, universe: 0, selected: 0, visited: 0, inaccessible: 0 };
  const of = (state: FieldEntry['state']) => drawn.entries.filter((entry) => entry.state === state).length;
  return {
    campaign,
    universe: UNIVERSE.length,
    selected: 382,
    visited: of('visited'),
    inaccessible: of('unreachable'),
  };
}

function previewOf(campaign: Campaign) {
  const known = new Set(campaign.design.strata.map(({ id }) => id));
  const only = campaign.design.strata.length === 1 ? campaign.design.strata[0].id : null;
  const placed = UNIVERSE.map((unit) => (only === null ? unit : { ...unit, stratum: only }));
  const units = placed.filter(({ stratum }) => known.has(stratum));
  const { faults, notes } = checkDesign(campaign.design, units);
  const outcome = drawSample({ ...campaign.design, seed: campaign.design.seed || 'vista previa' }, units);
  return {
    universe: UNIVERSE.length,
    strata: 'draw' in outcome ? outcome.draw.strata : [],
    notes,
    faults: faults.map(({ message }) => message),
    unassigned: UNIVERSE.length - units.length,
  };
}

function unitsOf({ draw, entries }: Drawn): readonly CampaignUnit[] {
  const field = new Map(entries.map(({ clues, state }) => [clues, state]));
  return draw.units.map((unit, i): CampaignUnit => {
    const state = field.get(unit.clues);
    return {
      ...unit,
      ...{ name: `Hospital sintético ${i + 1}`, institution: ['SSA', 'IMSS', 'ISSSTE'][i % 3] ?? null },
      state: String((i % 32) + 1).padStart(2, '0'),
      status: state === 'visited' ? 'visitada' : state === 'unreachable' ? 'inaccesible' : 'por-visitar',
      visit: state === 'visited' ? `visita-${i}` : null,
    };
  });
}

function boardOf(drawn: Drawn): CampaignBoard {
  const { draw, entries, campaign } = drawn;
  const visits = entries.flatMap(({ clues, state }, i) =>
    state === 'visited' ? [{ clues, value: 7 + ((i * 29) % 640) / 10 }] : [],
  );
  const values = visits.map(({ value }) => value);
  const estimate = estimateUniverse(draw, visits);
  const summary = summaryOf(campaign, drawn);
  const units = unitsOf(drawn);
  const states = [...new Set(units.map(({ state }) => state))].sort();
  return {
    summary,
    coverage: coverageOf(draw, entries).strata,
    byState: states.map((state) => {
      const own = units.filter((unit) => unit.state === state && unit.selected);
      const of = (status: CampaignUnit['status']) => own.filter((unit) => unit.status === status).length;
      return { state, selected: own.length, visited: of('visitada'), inaccessible: of('inaccesible') };
    }),
    estimates: [
      {
        ...{ checklist: 'ece-funcional', kind: 'external', estimate, hajek: estimate.mean, notes: estimate.mean.notes },
        scope: {
          universe: { title: `Unidades del universo de la campaña «${campaign.title}»`, units: UNIVERSE.length },
          ...{ cutOff: '2026-11-20', catalogs: [{ id: 'clues', edition: '2026-10' }], campaign: campaign.title },
          checklist: { id: 'ece-funcional', edition: '1.0' },
        },
        visited: {
          units: values.length,
          ...{ mean: estimate.plain.mean, min: Math.min(...values), max: Math.max(...values) },
        },
      },
    ],
  };
}
