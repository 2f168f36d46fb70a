import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { createCampaignWork } from '../../electron/engine/campaigns-work.ts';
import { newKey, openRegistry } from '../../electron/registry/index.ts';
import type { OpenOptions } from '../../electron/registry/open.ts';
import { type AggregateQuery, campaignMethods } from '../../shared/ipc/campaigns.ts';
import { canonicalJson } from '../../shared/text/canonical-json.ts';
import {
  ECE_QUESTIONS,
  fillRegistry,
  putEdition,
  putUnits,
  putVisits,
  type SyntheticVisit,
  syntheticChecklist,
  syntheticClues,
} from '../support/registry/synthetic-visits.ts';

/**
 * Aggregates over a registry of 60,000 units with 20,000 closed visits of 250 items, 5 million results, and a campaign
 * over all its units. Everything is synthetic; the file stands in the system's temporary folder and is removed. Run
 * with Node ≥ 22.14: `node test/bench/aggregates.ts`.
 */
const UNITS = 60_000;
const VISITS = 20_000;
const ITEMS = 250;
const ROUNDS = 5;
/** What any aggregate may take, in milliseconds. */
const LIMIT = 1000;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cotejo-bench-'));
const options: OpenOptions = {
  file: path.join(folder, 'registry.db'),
  key: newKey(),
  now: () => new Date().toISOString(),
  backupsFolder: path.join(folder, 'copias'),
  user: 'bench',
};

/** Milliseconds by the clock and of the processor: the two part where other programs want the processor too. */
interface Time {
  readonly wall: number;
  readonly cpu: number;
}

const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

function tell(what: string, times: readonly Time[], limit = LIMIT): void {
  const [wall, cpu] = [median(times.map((time) => time.wall)), median(times.map((time) => time.cpu))];
  const ratio = (of: number) => (of / limit).toFixed(2);
  console.log(
    `${what.padEnd(60)} ${wall.toFixed(0).padStart(6)} ms, ${ratio(wall)} of the limit; processor ${cpu.toFixed(0).padStart(5)} ms, ${ratio(cpu)}`,
  );
}

async function timed(work: () => unknown): Promise<Time> {
  const [start, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { wall: performance.now() - start, cpu: (user + system) / 1000 };
}

/** Many different values, the same in each run. */
function scrambled(number: number): number {
  return Math.imul(number ^ (number >>> 15), 0x2c1b3c6d) >>> 0;
}

const checklist = syntheticChecklist('lista-sintetica', ITEMS, '1.0', ECE_QUESTIONS);
const interviews = ['operando', 'proyecto', 'iniciativa', 'sin'].map((eceStatus, i) => ({
  ...{ eceStatus, barriers: i === 3 ? ['fondos'] : [], asked: ['fondos'] },
}));

function units() {
  return Array.from({ length: UNITS }, (_, i) => ({
    clues: syntheticClues(i),
    state: String(1 + (i % 32)).padStart(2, '0'),
    institution: `I${scrambled(i) % 14}`,
    level: `Nivel ${1 + (scrambled(i + 7) % 3)}`,
    type: `Tipo ${scrambled(i + 13) % 40}`,
    attributes: { camas: 1 + (scrambled(i + 29) % 300) },
  }));
}

function visits(): readonly SyntheticVisit[] {
  return Array.from({ length: VISITS }, (_, i) => {
    const codes = Uint8Array.from({ length: ITEMS }, (_, item) => scrambled(i * ITEMS + item) % 6);
    const month = String(1 + (i % 12)).padStart(2, '0');
    return {
      id: `visita-${String(i).padStart(6, '0')}`,
      clues: syntheticClues(scrambled(i) % UNITS),
      ...{ checklist, codes, percent: (scrambled(i + 3) % 1001) / 10, interview: interviews[i % 4] },
      day: `${2019 + (scrambled(i + 5) % 8)}-${month}-${String(1 + (i % 28)).padStart(2, '0')}`,
    };
  });
}

const QUERIES: readonly (readonly [string, Partial<AggregateQuery>])[] = [
  ['no grouping (with items, trend, map, interview)', {}],
  ['by state', { groupBy: ['state'] }],
  ['by state and institution', { groupBy: ['state', 'institution'] }],
  ['by type and level, cells under 5 hidden', { groupBy: ['type', 'level'], threshold: 5 }],
  ['by state and month (96 of them)', { groupBy: ['state', 'period'], grain: 'month' }],
  ['of two states and one institution', { filter: { states: ['09', '15'], institutions: ['I3'] }, groupBy: ['level'] }],
  ['of one year', { from: '2024-01-01', to: '2024-12-31', groupBy: ['state'] }],
];

try {
  fillRegistry(options, (store) => {
    putUnits(store, units());
    putEdition(store, checklist);
    putVisits(store, visits());
  });
  const size = fs.statSync(options.file).size;
  console.log(
    `registry with ${UNITS} units, ${VISITS} visits and ${VISITS * ITEMS} item results: ${(size / 1e6).toFixed(1)} MB`,
  );
  const document = closedDocument();
  console.log(
    `beside that, the closed document of each visit: ${(document / 1e3).toFixed(1)} kB deflated, ${((document * VISITS) / 1e6).toFixed(0)} MB for all`,
  );
  for (const [what, query] of QUERIES) {
    const whole = campaignMethods['aggregates.get'].input.parse({
      ...{ kind: 'external', checklist: checklist.id, groupBy: [] },
      ...query,
    });
    const [first, again]: [Time[], Time[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      const registry = openRegistry(options);
      const { handlers } = createCampaignWork({ registry, resources: { checklists: [] } });
      first.push(await timed(() => handlers['aggregates.get'](whole)));
      again.push(await timed(() => handlers['aggregates.get'](whole)));
      await registry.close();
    }
    tell(`${what}, first look`, first);
    tell(`${what}, again`, again);
  }
  await measureCampaign();
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}

/** Bytes that the whole document of one visit takes: an answer and a result to each item, with ids of their own. */
function closedDocument(): number {
  const answers = checklist.items.map(({ id }, i) => ({
    ...{ id: crypto.randomUUID(), replaces: null, checklist: checklist.id, item: id, module: '', record: 0, note: '' },
    ...{ value: { kind: 'outcome', outcome: 'cumple' }, by: 'evaluadora', origin: 'este-equipo' },
    at: new Date(Date.UTC(2026, 0, 2) + i * 37_123).toISOString(),
  }));
  const items = checklist.items.map((item, i) => ({
    ...{ ...item, decidedBy: 'attestation', source: 'person', outcome: 'cumple', points: 1, reason: '' },
    ...{ applicable: scrambled(i) % 9, held: 1, failed: 0, undecided: 0, ratio: 1 },
  }));
  return deflateSync(canonicalJson({ schema: 'cotejo/visit@1', answers, results: [{ score: { items } }] })).length;
}

async function measureCampaign(): Promise<void> {
  const registry = openRegistry(options);
  const { handlers } = createCampaignWork({ registry, resources: { checklists: [] } });
  const id = crypto.randomUUID();
  const stratum = { id: 'todas', title: 'Todas', method: 'proportional' as const, sampleSize: 2000, replacements: 200 };
  const draft = {
    ...{ id, title: 'Sintética', universe: {}, sizeAttribute: 'camas', rules: [] },
    design: {
      schema: 'cotejo/sample-design@1' as const,
      id: 'prueba',
      title: 'Prueba',
      seed: 'semilla',
      strata: [stratum],
    },
  };
  tell('preview of a draw among all units', [await timed(() => handlers['campaigns.preview'](draft))], 5000);
  await handlers['campaigns.save'](draft);
  tell('the draw, kept', [await timed(() => handlers['campaigns.draw']({ campaign: id }))], 5000);
  tell('its board', [await timed(() => handlers['campaigns.board']({ campaign: id }))]);
  tell('list of campaigns', [await timed(() => handlers['campaigns.list'](undefined))]);
  const page = { campaign: id, only: 'all' as const, text: 'sintetica', limit: 200 };
  tell('a page of its units', [await timed(() => handlers['campaigns.units'](page))]);
  await registry.close();
}
