import { randomUUID } from 'node:crypto';
import { createCampaignWork } from '../../../electron/engine/campaigns-work.ts';
import { createReportContent } from '../../../electron/engine/report-content.ts';
import { campaignMethods } from '../../../shared/ipc/campaigns.ts';
import type { ReportContent } from '../../../shared/report/index.ts';
import {
  fillRegistry,
  putEdition,
  putUnits,
  putVisits,
  type SyntheticVisit,
  syntheticChecklist,
  syntheticClues,
} from '../../support/registry/synthetic-visits.ts';
import { keep, open, openOptions, temporaryFolder } from '../registry/support.ts';
import { EVALUATOR, type GivenValue, newDesk, RESOURCES, UNIT } from './visits-support.ts';

export const NOW = '2026-11-22T10:00:00-06:00';
export const LONG_NAME = `Hospital General de Alta Especialidad Sintético «${'Doctora Ficticia de Nombre Larguísimo '.repeat(5)}» del Municipio Imaginario`;

/** Of a given kind: the test says which one it asked for. */
export type ContentOf<K extends ReportContent['kind']> = Extract<ReportContent, { readonly kind: K }>;

/** A unit with visits of two kinds, runs, agreements and attributes; all of it is synthetic. */
export async function unitDesk() {
  const desk = newDesk();
  const { registry } = desk;
  await registry.saveUnit({ clues: UNIT, name: LONG_NAME, aliases: [] });
  const beds = { names: ['camas'], rows: [{ clues: UNIT, line: 2, values: [120] }] };
  await registry.units.importAttributes(beds, 'camas.csv', '00'.repeat(32));
  for (const [n, findings] of [90, 40, 15].entries()) {
    await keep(registry, {
      ...{ id: `corrida-${n}-0000`, unit: UNIT, startedAt: `2026-0${n + 1}-10T09:00:00.000-06:00` },
      ...{ findings, attested: n === 1 },
    });
  }
  for (const kind of ['self', 'external'] as const) {
    const { head, progress } = await desk.open({ kind });
    const visit = head.id;
    const keys = progress[0].missing.slice(0, 20);
    for (const [n, key] of keys.entries()) {
      const value = { kind: 'outcome', outcome: n % 3 === 0 ? 'no-cumple' : 'cumple' } as GivenValue;
      await desk.visits['visits.answer']({ visit, id: randomUUID(), key, value, note: 'visto', by: EVALUATOR.id });
    }
    await registry.agreements.save({
      ...{ id: randomUUID(), unit: UNIT, visit, checklist: 'ece-funcional', item: keys[0].item, session: null },
      ...{ action: 'Asignar perfiles por función.', responsible: 'Sistemas', weight: 2 },
      ...{ start: '2026-10-01', expectedEnd: '2027-01-31' },
    });
    await desk.visits['visits.close']({ visit });
  }
  return desk;
}

const LETTERS = ['DF', 'JC', 'MC', 'NL', 'CS', 'OC', 'YN', 'SR'] as const;
const KEYS = ['09', '14', '15', '19', '07', '20', '31', '26'] as const;
export const LIST = syntheticChecklist('lista-sintetica', 12);

/** Closed visits to so many units of eight states over three years; all of it is synthetic. */
export function fleet(units: number, checklist = LIST) {
  const folder = temporaryFolder();
  const clues = (n: number) => syntheticClues(n, LETTERS[n % LETTERS.length]);
  const visits = Array.from(
    { length: units },
    (_, n): SyntheticVisit => ({
      ...{ id: randomUUID(), clues: clues(n), checklist, day: `${2024 + (n % 3)}-03-10`, percent: 7 + ((n * 13) % 65) },
      outcomes: checklist.items.map((_, i) =>
        (n + i) % 3 === 0 ? 'no-cumple' : (n + i) % 5 === 0 ? 'cumple-parcial' : 'cumple',
      ),
      interview: {
        eceStatus: (['operando', 'proyecto', 'iniciativa', 'sin'] as const)[n % 4],
        barriers: n % 3 === 0 ? ['fondos'] : [],
        asked: ['fondos'],
      },
    }),
  );
  fillRegistry(openOptions(folder), (store) => {
    putUnits(
      store,
      Array.from({ length: units }, (_, n) => ({
        clues: clues(n),
        state: KEYS[n % KEYS.length],
        institution: n % 2 === 0 ? 'SYN' : 'SYM',
      })),
    );
    putEdition(store, checklist);
    putVisits(store, visits);
  });
  const registry = open(folder);
  const folders = { catalogs: folder, packages: folder } as Parameters<typeof createReportContent>[0]['folders'];
  const options = { registry, folders, resources: RESOURCES, toolVersion: '0.1.0', emit: () => {} };
  return {
    registry,
    folder,
    contentOf: createReportContent(options, () => NOW),
    handlers: createCampaignWork(options).handlers,
  };
}

/** A drawn campaign over units that nobody visited through it yet. */
export async function drawnCampaign(desk: ReturnType<typeof fleet>): Promise<string> {
  const id = randomUUID();
  const draft = campaignMethods['campaigns.save'].input.parse({
    ...{ id, title: 'Campaña sintética de otoño', universe: { states: ['09', '14', '15'] }, sizeAttribute: null },
    design: {
      ...{ schema: 'cotejo/sample-design@1', id: 'prueba', title: 'Diseño sintético', seed: 'semilla-publicada' },
      strata: [
        { id: 'capital', title: 'Ciudad de México', method: 'certainty' },
        { id: 'resto', title: 'Las demás', method: 'equal', sampleSize: 3, replacements: 2 },
      ],
    },
    rules: [
      { stratum: 'capital', filter: { states: ['09'] } },
      { stratum: 'resto', filter: {} },
    ],
  });
  await desk.handlers['campaigns.save'](draft);
  await desk.handlers['campaigns.draw']({ campaign: id });
  return id;
}
