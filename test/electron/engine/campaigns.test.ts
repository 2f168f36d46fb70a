import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { campaignMethods } from '../../../shared/ipc/campaigns.ts';
import type { Campaign, DesignTemplate, SampleDesign, StratumDesign } from '../../../shared/model/index.ts';
import { canonicalJson } from '../../../shared/text/canonical-json.ts';
import { SHARED } from '../../support/project.ts';
import {
  fillRegistry,
  putEdition,
  putUnits,
  putVisits,
  type SyntheticUnit,
  type SyntheticVisit,
  syntheticChecklist,
  syntheticClues,
} from '../../support/registry/synthetic-visits.ts';
import { describeWithShared } from '../../support/with-shared.ts';
import { errorOf, open, openOptions, temporaryFolder } from '../registry/support.ts';
import { handlersOver } from './campaign-support.ts';

const SAVED = campaignMethods['campaigns.save'].input;
/** As the window sends it. */
type Draft = ReturnType<typeof SAVED.parse>;
type Changes = Partial<Pick<Campaign, 'id' | 'title' | 'universe' | 'sizeAttribute' | 'design' | 'rules'>>;

function designOf(strata: readonly StratumDesign[], seed = 'semilla'): SampleDesign {
  return { schema: 'cotejo/sample-design@1', id: 'prueba', title: 'Diseño sintético', seed, strata };
}

function draftOf(strata: readonly StratumDesign[], changes: Changes = {}): Draft {
  const draft = { id: randomUUID(), title: 'Campaña sintética', universe: {}, sizeAttribute: null, rules: [] };
  return SAVED.parse({ ...draft, design: designOf(strata), ...changes });
}

const ALL: StratumDesign = { id: 'todas', title: 'Todas', method: 'equal', sampleSize: 5, replacements: 3 };

function someUnits(count: number, unit: Partial<SyntheticUnit> = {}): readonly SyntheticUnit[] {
  return Array.from({ length: count }, (_, i) => ({ ...unit, clues: syntheticClues(i) }));
}

describeWithShared('golden/ece-diagnostico-2011.json', 'the design of 2011 as a template (synthetic units)', () => {
  const published = JSON.parse(readFileSync(join(SHARED, 'golden/ece-diagnostico-2011.json'), 'utf8')) as {
    readonly universe: { readonly hospitalUnits: number };
    readonly strata: readonly { readonly id: string; readonly selected: number; readonly frameUnits?: number }[];
    readonly sampleSize: number;
  };

  it('draws 382 of 709 with the sizes of the report', async () => {
    const { handlers } = handlersOver((store) => putUnits(store, universe2011()));
    const templates = await handlers['campaigns.templates'](undefined);
    const template = templates.find(({ id }) => id === 'diagnostico-ece-2011') as DesignTemplate;
    const { strata, universe, rules, sizeAttribute } = template;
    const draft = draftOf(strata, { universe, rules, sizeAttribute });
    const preview = await handlers['campaigns.preview'](draft);
    expect(preview).toMatchObject({ universe: published.universe.hospitalUnits, unassigned: 0, faults: [] });
    // Those with an ECE in a priority state fit two rules; the first one takes them.
    expect(preview.notes.map(({ message }) => message)).toEqual([expect.stringContaining('varios estratos: 28.')]);
    await handlers['campaigns.save'](draft);
    const summary = await handlers['campaigns.draw']({ campaign: draft.id });
    expect(summary).toMatchObject({ universe: 709, selected: published.sampleSize, visited: 0, inaccessible: 0 });
    const draw = await handlers['campaigns.draws']({ campaign: draft.id });
    expect(draw.strata.map(({ id, frame, selected }) => ({ id, frame, selected }))).toEqual(
      published.strata.map(({ id, selected, frameUnits }) => ({ id, frame: frameUnits ?? selected, selected })),
    );
    expect(draw.strata.map(({ selected }) => selected)).toEqual([109, 140, 9, 124]);
    expect(preview.strata).toEqual(draw.strata);
  });
});

/** 109 units with an ECE (some of them in priority states), 140 without in those, 9 institutes, 451 others; 30 clinics. */
function universe2011(): readonly SyntheticUnit[] {
  const units = (count: number, first: number, state: (i: number) => string, extra: Readonly<Record<string, number>>) =>
    Array.from({ length: count }, (_, i): SyntheticUnit => {
      const beds = { 'camas-censables': 10 + ((i * 37) % 240) };
      return { clues: syntheticClues(first + i), state: state(i), attributes: { ...beds, ...extra } };
    });
  const priority = ['02', '04', '06', '15', '19', '25', '30'];
  return [
    ...units(109, 1000, (i) => (i % 4 === 0 ? priority[i % 7] : '09'), { 'con-ece-2010': 1 }),
    ...units(140, 2000, (i) => priority[i % 7], {}),
    ...units(9, 3000, () => '09', { 'instituto-nacional': 1 }),
    ...units(451, 4000, (i) => ['01', '09', '14', '21', '32'][i % 5], {}),
    ...someUnits(30, { state: '09' }),
  ];
}

describe('drawing a campaign', () => {
  it('gives the same bytes for the same seed, universe and design on another machine', async () => {
    const draft = draftOf([ALL]);
    const shas: (string | null)[] = [];
    for (const units of [someUnits(40), someUnits(40).toReversed()]) {
      const { handlers } = handlersOver((store) => putUnits(store, units));
      await handlers['campaigns.save'](draft);
      const { campaign } = await handlers['campaigns.draw']({ campaign: draft.id });
      const draw = await handlers['campaigns.draws']({ campaign: draft.id });
      expect(createHash('sha256').update(canonicalJson(draw)).digest('hex')).toBe(campaign.drawSha256);
      shas.push(campaign.drawSha256);
    }
    expect(shas[0]).toBe(shas[1]);
    const other = handlersOver((store) => putUnits(store, someUnits(40)));
    await other.handlers['campaigns.save'](draftOf([ALL], { ...draft, design: designOf([ALL], 'otra') }));
    const drawn = await other.handlers['campaigns.draw']({ campaign: draft.id });
    expect(drawn.campaign.drawSha256).not.toBe(shas[0]);
  });

  it('keeps every unit with its probability, and tells the chain the seed and the digest', async () => {
    const { handlers, registry } = handlersOver((store) => putUnits(store, someUnits(40)));
    const draft = draftOf([ALL]);
    await handlers['campaigns.save'](draft);
    const { campaign } = await handlers['campaigns.draw']({ campaign: draft.id });
    const all = await handlers['campaigns.units']({ campaign: draft.id, only: 'all', limit: 5000 });
    expect(all.total).toBe(40);
    expect(all.units.every(({ probability }) => probability === 5 / 40)).toBe(true);
    const replacements = await handlers['campaigns.units']({ campaign: draft.id, only: 'replacements', limit: 5000 });
    expect(replacements.units.map(({ replacement }) => replacement)).toEqual([1, 2, 3]);
    const wanted = all.units[7].clues.toLowerCase().slice(5);
    const found = await handlers['campaigns.units']({ campaign: draft.id, only: 'all', text: wanted, limit: 5 });
    expect(found.units.map(({ clues }) => clues)).toEqual([all.units[7].clues]);
    const draw = await handlers['campaigns.draws']({ campaign: draft.id });
    const [entry] = await registry.auditEntries(1);
    expect(entry).toMatchObject({
      action: 'campana-sorteada',
      detail: {
        ...{ campaign: draft.id, seed: 'semilla', universe: 40, selected: 5 },
        ...{ universeFingerprint: draw.universeFingerprint, sha256: campaign.drawSha256 },
      },
    });
    expect((await registry.auditChain()).intact).toBe(true);
  });

  it('cannot be changed, drawn again or deleted afterwards; it can be closed', async () => {
    const { handlers } = handlersOver((store) => putUnits(store, someUnits(40)));
    const draft = draftOf([ALL]);
    await handlers['campaigns.save'](draft);
    expect((await errorOf(() => handlers['campaigns.close']({ campaign: draft.id }))).message).toMatch(/borrador/);
    await handlers['campaigns.draw']({ campaign: draft.id });
    for (const refused of [
      () => handlers['campaigns.save'](draft),
      () => handlers['campaigns.draw']({ campaign: draft.id }),
      () => handlers['campaigns.delete']({ campaign: draft.id }),
    ]) {
      expect((await errorOf(refused)).kind).toBe('conflict');
    }
    expect((await handlers['campaigns.close']({ campaign: draft.id })).campaign.status).toBe('cerrada');
    expect((await handlers['campaigns.list'](undefined)).map(({ selected }) => selected)).toEqual([5]);
  });

  it('deletes a draft', async () => {
    const { handlers } = handlersOver((store) => putUnits(store, someUnits(4)));
    const draft = draftOf([ALL]);
    await handlers['campaigns.save'](draft);
    expect(await handlers['campaigns.delete']({ campaign: draft.id })).toEqual({ deleted: true });
    expect(await handlers['campaigns.delete']({ campaign: draft.id })).toEqual({ deleted: false });
    expect(await handlers['campaigns.list'](undefined)).toEqual([]);
  });

  it('tells of a draw whose bytes were changed', async () => {
    const folder = temporaryFolder();
    fillRegistry(openOptions(folder), (store) => putUnits(store, someUnits(40)));
    const registry = open(folder);
    const draft = draftOf([ALL]);
    await registry.campaigns.save(draft);
    await registry.campaigns.draw(draft.id);
    await registry.close();
    fillRegistry(openOptions(folder), (store) => {
      store.db.prepare("UPDATE campaign SET draw_sha256 = 'otro'").run();
    });
    const again = open(folder);
    expect((await errorOf(() => again.campaigns.draws(draft.id))).kind).toBe('damaged');
  });
});

describe('what stands in the way of a draw', () => {
  const units = [...someUnits(20, { attributes: { camas: 5 } }), { clues: syntheticClues(500), state: '14' }];
  const handlersOf = () => handlersOver((store) => putUnits(store, units)).handlers;
  const bySize: StratumDesign = { id: 'todas', title: 'Todas', method: 'proportional', sampleSize: 3 };
  const cases: readonly (readonly [string, Draft, RegExp])[] = [
    ['no seed', draftOf([ALL], { design: designOf([ALL], ' ') }), /semilla/],
    ['no strata', draftOf([]), /no tiene estratos/],
    ['an empty universe', draftOf([ALL], { universe: { states: ['31'] } }), /El universo no tiene unidades/],
    [
      'an empty stratum',
      draftOf([ALL, { ...ALL, id: 'otras' }], { rules: [{ stratum: 'todas', filter: {} }] }),
      /«otras» no tiene unidades/,
    ],
    [
      'units of no stratum',
      draftOf([ALL, { ...ALL, id: 'otras' }], { rules: [{ stratum: 'todas', filter: { states: ['09'] } }] }),
      /ningún estrato: 1\./,
    ],
    [
      'a rule for no stratum',
      draftOf([ALL], { rules: [{ stratum: 'nadie', filter: {} }] }),
      /«nadie», que el diseño no tiene/,
    ],
    ['a stratum twice', draftOf([ALL, ALL], { rules: [{ stratum: 'todas', filter: {} }] }), /está dos veces/],
    ['a size that nobody named', draftOf([bySize]), /no dice qué dato es el tamaño/],
    ['a size that was deleted', draftOf([bySize], { sizeAttribute: 'quirofanos' }), /no tiene el dato «quirofanos»/],
    ['units without size', draftOf([bySize], { sizeAttribute: 'camas' }), /sin tamaño, o con 0: 1/],
    ['more than there are', draftOf([{ ...ALL, sampleSize: 99_999 }]), /se piden 99999/],
  ];

  it.each(cases)('%s', async (_, draft, sentence) => {
    const handlers = handlersOf();
    const preview = await handlers['campaigns.preview'](draft);
    expect(preview.faults.some((fault) => sentence.test(fault))).toBe(true);
    await handlers['campaigns.save'](draft);
    const error = await errorOf(() => handlers['campaigns.draw']({ campaign: draft.id }));
    expect(error.kind).toBe('conflict');
    expect(error.message).toMatch(/^No se puede sortear\. /);
  });

  it('shows sizes before there is a seed', async () => {
    const handlers = handlersOf();
    const draft = draftOf([ALL], { design: designOf([ALL], '') });
    const preview = await handlers['campaigns.preview'](draft);
    expect(preview.faults).toHaveLength(1);
    expect(preview.strata).toMatchObject([{ id: 'todas', frame: 21, selected: 5, replacements: 3 }]);
  });

  it('puts a unit in the stratum of the first rule that fits, and says that others fit too', async () => {
    const handlers = handlersOf();
    const strata = [ALL, { ...ALL, id: 'otras', sampleSize: 1, replacements: 0 }];
    const rules = [
      { stratum: 'todas', filter: { states: ['09'] } },
      { stratum: 'otras', filter: { clues: [syntheticClues(0), syntheticClues(500)] } },
      { stratum: 'otras', filter: {} },
    ];
    const preview = await handlers['campaigns.preview'](draftOf(strata, { rules }));
    expect(preview).toMatchObject({ faults: [], strata: [{ frame: 20 }, { frame: 1 }] });
    expect(preview.notes).toMatchObject([{ clues: [syntheticClues(0)] }]);
  });

  it('says of negative sizes that they are', async () => {
    const wrong = handlersOver((store) => putUnits(store, someUnits(5, { attributes: { camas: -1 } })));
    const preview = await wrong.handlers['campaigns.preview'](draftOf([bySize], { sizeAttribute: 'camas' }));
    expect(preview.faults.some((fault) => /es negativo/.test(fault))).toBe(true);
  });

  it('offers a sample by states that can be drawn as it is', async () => {
    const handlers = handlersOf();
    const templates = await handlers['campaigns.templates'](undefined);
    const { strata, rules = [] } = templates.find(({ id }) => id === 'proporcional-por-entidad') as DesignTemplate;
    const preview = await handlers['campaigns.preview'](draftOf(strata, { rules }));
    expect(preview.faults).toEqual([]);
    expect(preview.strata).toMatchObject([
      { id: 'entidad-09', frame: 20, selected: 2 },
      { id: 'entidad-14', selected: 1 },
    ]);
  });
});

describe('the board of a campaign', () => {
  const checklist = syntheticChecklist('lista', 4);

  /** A campaign of 5 of 40 units, then visits to some of them. */
  async function boardOf(
    visitsOf: (
      selected: readonly string[],
      replacements: readonly string[],
      campaign: string,
    ) => readonly SyntheticVisit[],
  ) {
    const folder = temporaryFolder();
    const units = someUnits(40).map((unit, i) => ({ ...unit, state: i % 2 === 0 ? '09' : '14' }));
    fillRegistry(openOptions(folder), (store) => putUnits(store, units));
    const draft = draftOf([ALL]);
    const registry = open(folder);
    await registry.campaigns.save(draft);
    await registry.campaigns.draw(draft.id);
    const keys = async (only: 'selected' | 'replacements') =>
      (await registry.campaigns.units({ campaign: draft.id, only, limit: 50 })).units.map(({ clues }) => clues);
    const [selected, replacements] = [await keys('selected'), await keys('replacements')];
    await registry.close();
    fillRegistry(openOptions(folder), (store) => {
      putEdition(store, checklist);
      putVisits(store, visitsOf(selected, replacements, draft.id));
    });
    const again = open(folder);
    const board = await again.campaigns.board(draft.id);
    const status = (await again.campaigns.units({ campaign: draft.id, only: 'all', limit: 50 })).units;
    return {
      board,
      selected,
      replacements,
      statusOf: (clues: string) => status.find((unit) => unit.clues === clues)?.status,
    };
  }

  const visit = (clues: string, campaign: string, changes: Partial<SyntheticVisit> = {}): SyntheticVisit => ({
    ...{
      id: randomUUID(),
      clues,
      campaign,
      checklist,
      percent: 50,
      outcomes: ['cumple', 'cumple', 'no-cumple', 'no-cumple'],
    },
    ...changes,
  });

  it('counts visited, unreachable, open and replaced units', async () => {
    const { board, statusOf, selected, replacements } = await boardOf((drawn, spare, campaign) => [
      visit(drawn[0], campaign, { percent: 20 }),
      visit(drawn[1], campaign, { status: 'inaccesible' }),
      visit(drawn[2], campaign, { status: 'abierta' }),
      visit(drawn[3], campaign, { status: 'inaccesible' }),
      visit(drawn[3], campaign, { percent: 40, day: '2026-03-20' }),
      visit(drawn[4], campaign, { status: 'cancelada' }),
      visit(spare[1], campaign, { percent: 90 }),
    ]);
    expect(selected.map(statusOf)).toEqual(['visitada', 'reemplazada', 'en-proceso', 'visitada', 'por-visitar']);
    expect(replacements.map(statusOf)).toEqual(['por-visitar', 'visitada', 'por-visitar']);
    expect(board.summary).toMatchObject({ universe: 40, selected: 5, visited: 3, inaccessible: 0 });
    expect(board.coverage).toMatchObject([{ selected: 5, visited: 2, replaced: 1, unreachable: 0, pending: 2 }]);
    const sum = (of: 'selected' | 'visited') => board.byState.reduce((total, row) => total + row[of], 0);
    expect([sum('selected'), sum('visited')]).toEqual([5, 3]);
  });

  it('sets the mean of the visited beside the estimate for the universe, each kind of visit apart', async () => {
    const { board } = await boardOf((drawn, spare, campaign) => [
      visit(drawn[0], campaign, { percent: 10, day: '2026-03-01' }),
      visit(drawn[0], campaign, { percent: 30, day: '2026-03-15' }),
      visit(drawn[1], campaign, { percent: 80 }),
      visit(drawn[2], campaign, { percent: null }),
      visit(drawn[0], campaign, { percent: 100, kind: 'self' }),
      visit(spare[0], campaign, { percent: 70 }),
    ]);
    expect(board.estimates.map(({ checklist: id, kind }) => `${id} ${kind}`).sort()).toEqual([
      'lista external',
      'lista self',
    ]);
    const external = board.estimates.find(({ kind }) => kind === 'external')!;
    // (30 + 80 + 70) / 3: the replacement replaces nobody and is only in the plain mean.
    expect(external.visited).toEqual({ units: 3, mean: 60, min: 30, max: 80 });
    expect(external.cutOff).toBe('2026-03-15');
    expect(external.estimate.mean.value).toBe(55);
    // Two answers of equal probability 2/40: √((1 − 2/40) · s² / 2), s² = (25² + 25²)/1.
    expect(external.estimate.mean.standardError).toBeCloseTo(Math.sqrt((0.95 * 1250) / 2), 10);
    expect(external.estimate.mean.notes.join(' ')).toMatch(/sin respuesta ni reemplazo: 3.*fuera de la muestra: 1/);
  });

  it('has the agreed shape for the window, with its scope', async () => {
    const { handlers, registry } = handlersOver((store) => putUnits(store, someUnits(40)));
    await registry.importUnits([], 'clues@2026-01');
    const draft = draftOf([ALL]);
    await handlers['campaigns.save'](draft);
    expect(await handlers['campaigns.board']({ campaign: draft.id })).toMatchObject({
      coverage: [],
      estimates: [],
      summary: { universe: 40, selected: 0 },
    });
    await handlers['campaigns.draw']({ campaign: draft.id });
    expect((await handlers['campaigns.board']({ campaign: draft.id })).coverage).toMatchObject([
      { id: 'todas', selected: 5, pending: 5 },
    ]);
  });
});
