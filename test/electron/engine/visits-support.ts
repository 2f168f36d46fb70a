import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createReportContent } from '../../../electron/engine/report-content.ts';
import { loadResources } from '../../../electron/engine/resources.ts';
import { createVisitWork } from '../../../electron/engine/visits-work.ts';
import { openRegistry, type Registry } from '../../../electron/registry/index.ts';
import type { VisitKind, VisitPerson, VisitState } from '../../../shared/model/index.ts';
import { openOptions, temporaryFolder } from '../registry/support.ts';

/** As the window hands it over. */
export type GivenValue = Parameters<Desk['visits']['visits.answer']>[0]['value'];

export const RESOURCES = loadResources(path.resolve(import.meta.dirname, '../../../resources'));
export const UNIT = 'CSSSA000020';

const person = (n: number, role: VisitPerson['role'], name: string): VisitPerson => ({
  id: `${n}1111111-1111-4111-8111-111111111111`,
  role,
  name,
  position: 'Puesto sintético',
  credential: `C-${n}`,
});
export const EVALUATOR = person(1, 'evaluador', 'Evaluadora Sintética');
export const PEOPLE = [
  EVALUATOR,
  person(2, 'atiende', 'Director Sintético'),
  person(3, 'testigo', 'Primera Testigo'),
  person(4, 'testigo', 'Segundo Testigo'),
];

export interface Desk {
  readonly registry: Registry;
  readonly folder: string;
  readonly visits: ReturnType<typeof createVisitWork>['handlers'];
  readonly contentOf: ReturnType<typeof createReportContent>;
  open(options?: {
    kind?: VisitKind;
    checklist?: string;
    previous?: string;
    people?: VisitPerson[];
  }): Promise<VisitState>;
  /** Answers every question that wants one; `outcome` by its place. */
  answerAll(state: VisitState, outcome?: (n: number) => string): Promise<VisitState>;
}

function optionsOver(registry: Registry, folder: string, resources: typeof RESOURCES) {
  const folders = { catalogs: folder, packages: folder } as Parameters<typeof createVisitWork>[0]['folders'];
  return { registry, folders, resources, toolVersion: '0.1.0', emit: () => {} };
}

export function workOver(registry: Registry, folder: string, resources: typeof RESOURCES) {
  return createVisitWork(optionsOver(registry, folder, resources)).handlers;
}

/** The handlers of visits over a registry of their own, with the program's own checklists. */
export function newDesk(now: () => string = () => '2026-11-22T10:00:00-06:00'): Desk {
  const folder = temporaryFolder();
  const registry = openRegistry(openOptions(folder, { now }));
  onTestFinished(() => registry.close());
  const visits = workOver(registry, folder, RESOURCES);
  const editionOf = (id: string) =>
    RESOURCES.checklists.find(({ checklist }) => checklist.id === id)?.checklist.edition ?? '';
  return {
    registry,
    folder,
    visits,
    contentOf: createReportContent(optionsOver(registry, folder, RESOURCES), now),
    open: ({ kind = 'external', checklist = 'ece-funcional', previous, people = PEOPLE } = {}) =>
      visits['visits.open']({
        clues: UNIT,
        kind,
        previous,
        people,
        checklists: [{ id: checklist, edition: editionOf(checklist) }],
      }),
    async answerAll(state, outcome = () => 'cumple') {
      let last = state;
      for (const [n, key] of state.progress.flatMap(({ missing }) => missing).entries()) {
        const value = { kind: 'outcome', outcome: outcome(n) } as GivenValue;
        const id = crypto.randomUUID();
        last = await visits['visits.answer']({ visit: state.head.id, id, key, value, note: 'visto', by: EVALUATOR.id });
      }
      return last;
    },
  };
}
