import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCampaignWork } from '../../electron/engine/campaigns-work.ts';
import { loadResources } from '../../electron/engine/resources.ts';
import { createVisitWork } from '../../electron/engine/visits-work.ts';
import { openRegistry, type Registry } from '../../electron/registry/index.ts';
import { type AggregateResult, campaignMethods } from '../../shared/ipc/campaigns.ts';
import type { AnswerValue, Checklist, VisitPerson } from '../../shared/model/index.ts';
import { comparePublishedShare } from '../../shared/statistics/index.ts';
import { formatPercent } from '../../shared/text/format.ts';
import { openOptions } from '../electron/registry/support.ts';
import { RESOURCES, SHARED } from '../support/project.ts';
import {
  fillRegistry,
  putEdition,
  putUnits,
  type SyntheticUnit,
  syntheticChecklist,
  syntheticClues,
} from '../support/registry/synthetic-visits.ts';
import { syntheticScores } from '../support/scores-2011.ts';
import { describeWithShared } from '../support/with-shared.ts';

const FILE = 'golden/ece-diagnostico-2011.json';
const STATUSES = ['operando', 'proyecto', 'iniciativa', 'sin'] as const;
const NOW = '2011-07-15T10:00:00-06:00';

/** Seven items whose weights make every whole percentage. */
const WEIGHTS = [37, 32, 16, 8, 4, 2, 1];
const ADHERENCE: Checklist = weighed(syntheticChecklist('adherencia-sintetica', WEIGHTS.length));

function weighed(checklist: Checklist): Checklist {
  return { ...checklist, items: checklist.items.map((item, i) => ({ ...item, weight: WEIGHTS[i] })) };
}

describeWithShared(FILE, 'the national verification of 2011 through the registry (synthetic units)', () => {
  const published = JSON.parse(readFileSync(join(SHARED, FILE), 'utf8')) as {
    readonly eceStatusJuly2011: Readonly<Record<string, { readonly units: number }>>;
    readonly adherenceNom024: Readonly<Record<'sesaMeanPct' | 'maxPct' | 'minPct' | 'unitsWithEce', number>>;
    readonly barriersPctOfUnits: Readonly<Record<string, number>>;
  };
  const resources = loadResources(RESOURCES);
  const folder = mkdtempSync(join(tmpdir(), 'cotejo-2011-'));
  const options = openOptions(folder, { now: () => NOW });
  const campaign = randomUUID();
  let registry: Registry;
  let work: ReturnType<typeof createCampaignWork>['handlers'];

  beforeAll(async () => {
    fillRegistry(options, (store) => {
      putUnits(store, universe());
      putEdition(store, ADHERENCE);
    });
    registry = openRegistry(options);
    await registry.importUnits([], 'clues@sintético-2011');
    work = createCampaignWork({ registry, resources }).handlers;
    await draw();
    await visitAll();
  }, 240_000);

  afterAll(async () => {
    await registry.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('prints the status of the ECE: 94, 73, 23 and 192 of 382 with 24.6, 19.1, 6.0 and 50.3 %', async () => {
    const { eceStatus, scope, kind } = await aggregate('capacidad-ece');
    expect(eceStatus?.answered).toBe(382);
    expect(
      eceStatus?.rows.map(({ units, ofAnswered }) => `${units} de ${ofAnswered.whole}: ${plain(ofAnswered.percent)}`),
    ).toEqual(['94 de 382: 24.6 %', '73 de 382: 19.1 %', '23 de 382: 6.0 %', '192 de 382: 50.3 %']);
    expect(eceStatus?.rows.map(({ category, units }) => [category, units])).toEqual(
      STATUSES.map((status) => [status, published.eceStatusJuly2011[status].units]),
    );
    expect(kind).toBe('external');
    expect(scope).toMatchObject({
      universe: { units: 709 },
      cutOff: '2011-07-15',
      catalogs: [{ id: 'clues', edition: 'sintético-2011' }],
      checklist: { id: 'capacidad-ece' },
    });
  });

  it('prints each published barrier', async () => {
    const { barriers } = await aggregate('capacidad-ece');
    const percents = Object.values(published.barriersPctOfUnits);
    expect(barriers).toHaveLength(percents.length);
    for (const [i, { units, asked }] of barriers.entries()) {
      expect(comparePublishedShare(String(percents[i]), Number(units), asked).status).toBe('agrees');
    }
  });

  it('prints the adherence of the units with an ECE: mean 42, at most 71, at least 7', async () => {
    const { total } = await aggregate(ADHERENCE.id);
    if (total.hidden) throw new Error('hidden');
    const { units, meanOfPercents, max, min } = total.value;
    const { unitsWithEce, sesaMeanPct, maxPct, minPct } = published.adherenceNom024;
    expect({ units, meanOfPercents, max, min }).toEqual({
      ...{ units: unitsWithEce, meanOfPercents: sesaMeanPct, max: maxPct, min: minPct },
    });
    expect([meanOfPercents, max, min].map((figure) => plain(figure, 0))).toEqual(['42 %', '71 %', '7 %']);
  });

  it('covers the 382 of its campaign, and the chain of the registry verifies', async () => {
    const { summary, coverage } = await work['campaigns.board']({ campaign });
    expect(summary).toMatchObject({ universe: 709, selected: 382, visited: 382, inaccessible: 0 });
    expect(coverage.map(({ selected, visited }) => [selected, visited])).toEqual(
      [109, 140, 9, 124].map((units) => [units, units]),
    );
    expect((await registry.auditChain()).intact).toBe(true);
  });

  function aggregate(checklist: string): Promise<AggregateResult> {
    const query = { kind: 'external', checklist, campaign, groupBy: [] };
    return work['aggregates.get'](campaignMethods['aggregates.get'].input.parse(query));
  }

  async function draw(): Promise<void> {
    const template = (await work['campaigns.templates'](undefined)).find(({ id }) => id === 'diagnostico-ece-2011');
    const { universe: filter, rules, sizeAttribute, strata } = template ?? {};
    const design = {
      schema: 'cotejo/sample-design@1',
      id: 'diagnostico-ece-2011',
      title: '2011',
      seed: '2011',
      strata,
    };
    const draft = { id: campaign, title: 'Diagnóstico de 2011', universe: filter, rules, sizeAttribute, design };
    await work['campaigns.save'](campaignMethods['campaigns.save'].input.parse(draft));
    await work['campaigns.draw']({ campaign });
  }

  /** Opens, answers and closes a visit to each unit drawn, as the window does. */
  async function visitAll(): Promise<void> {
    const folders = {} as Parameters<typeof createVisitWork>[0]['folders'];
    const visits = createVisitWork({ registry, resources, folders, toolVersion: '0', emit: () => {} }).handlers;
    const capacity = resources.checklists.find(({ checklist }) => checklist.id === 'capacidad-ece')!.checklist;
    const required = (capacity.questions ?? []).filter((question) => question.required);
    const status = STATUSES.flatMap((one) => new Array(published.eceStatusJuly2011[one].units).fill(one) as string[]);
    const scores = syntheticScores(published.adherenceNom024.unitsWithEce);
    const barred = Object.values(published.barriersPctOfUnits).map((percent) => Math.round((percent * 382) / 100));
    const barriers = required.filter(({ figure }) => figure?.kind === 'barrier').map(({ id }) => id);
    const { units } = await work['campaigns.units']({ campaign, only: 'selected', limit: 5000 });
    for (const [i, { clues }] of units.entries()) {
      const checklists = [{ id: capacity.id, edition: capacity.edition }];
      if (i < scores.length) checklists.push({ id: ADHERENCE.id, edition: ADHERENCE.edition });
      const { head } = await visits['visits.open']({ clues, kind: 'external', campaign, checklists, people: PEOPLE });
      const answer = (checklist: string, item: string, value: AnswerValue) =>
        visits['visits.answer']({
          ...{ visit: head.id, id: randomUUID(), key: { checklist, item, module: '', record: 0 } },
          ...{ value: value as never, note: '', by: PEOPLE[0].id },
        });
      for (const { id, answer: form, figure } of required) {
        const first = form.type === 'choice' ? form.options[0].id : 'yes';
        const barrier = i < (barred[barriers.indexOf(id)] ?? 0) ? 'no' : first;
        const value = figure?.kind === 'ece-status' ? status[i] : figure?.kind === 'barrier' ? barrier : first;
        await answer(capacity.id, id, { kind: 'question', values: [value] });
      }
      if (i < scores.length) {
        for (const [item, isMet] of subset(scores[i]).entries()) {
          const outcome = isMet ? 'cumple' : 'no-cumple';
          await answer(ADHERENCE.id, ADHERENCE.items[item].id, { kind: 'outcome', outcome });
        }
      }
      await visits['visits.close']({ visit: head.id });
    }
  }
});

const PEOPLE = (['evaluador', 'atiende', 'testigo', 'testigo'] as const).map(
  (role, i): VisitPerson => ({
    ...{ id: `${i + 1}1111111-1111-4111-8111-111111111111`, role, name: `Persona Sintética ${i + 1}` },
    ...{ position: 'Puesto sintético', credential: `C-${i + 1}` },
  }),
);

/** Which items are met where the score is that whole percentage. */
function subset(percent: number): readonly boolean[] {
  let left = percent;
  return WEIGHTS.map((weight) => {
    const isMet = weight <= left;
    if (isMet) left -= weight;
    return isMet;
  });
}

/** 709 synthetic hospital units, as many a stratum as the report says. */
function universe(): readonly SyntheticUnit[] {
  const priority = ['02', '04', '06', '15', '19', '25', '30'];
  const others = ['01', '09', '14', '21', '32'];
  const units = (count: number, first: number, states: readonly string[], extra: Readonly<Record<string, number>>) =>
    Array.from({ length: count }, (_, i): SyntheticUnit => {
      const attributes = { 'camas-censables': 10 + ((i * 37) % 240), ...extra };
      return { clues: syntheticClues(first + i), state: states[i % states.length], attributes };
    });
  return [
    ...units(109, 1000, [...priority, ...others], { 'con-ece-2010': 1 }),
    ...units(140, 2000, priority, {}),
    ...units(9, 3000, ['09'], { 'instituto-nacional': 1 }),
    ...units(451, 4000, others, {}),
  ];
}

function plain(figure: number | null, decimals?: number): string {
  return formatPercent(figure, decimals).replace('\u00a0', ' ');
}
