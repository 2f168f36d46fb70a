import {
  figureAnswers,
  interviewOf,
  pointsAndWeight,
  scoreVisit,
  visitProgress,
} from '../../shared/checklist/visit.ts';
import type {
  Answer,
  Checklist,
  ClosedVisit,
  PublishedChecklist,
  VisitHead,
  VisitProgress,
  VisitResult,
  VisitState,
} from '../../shared/model/index.ts';
import { folioOf } from '../../shared/report/folio.ts';
import type { VisitCount } from '../registry/visits/heads.ts';
import type { VisitMaterial, VisitScore } from '../registry/visits/index.ts';
import { ProblemError } from './reading.ts';

/** The checklists of a visit in their editions, by id. */
export type VisitChecklists = ReadonlyMap<string, PublishedChecklist>;

/** A visit as the window sees it. What has ended is shown as it was written; what is open is scored now. */
export function stateOf(material: VisitMaterial, checklists: VisitChecklists): VisitState {
  const { head, answers, conflicts, evidence, versions } = material;
  return {
    head,
    answers: answers.filter(({ value, note }) => value.kind !== 'cleared' || note !== ''),
    previous: material.previous ?? [],
    progress: progressOf(material, checklists),
    results: material.results ?? resultsOf(material, checklists),
    conflicts,
    evidence,
    versions,
  };
}

/** How many questions are asked, and how many were answered, over all checklists. */
export function countOf(progress: readonly VisitProgress[]): VisitCount {
  const sum = (read: (one: VisitProgress) => number) => progress.reduce((total, one) => total + read(one), 0);
  return { asked: sum(({ asked }) => asked), answered: sum(({ answered }) => answered) };
}

export function resultsOf(material: VisitMaterial, checklists: VisitChecklists): readonly VisitResult[] {
  return material.head.checklists.map((ref) => {
    const { checklist } = publishedOf(ref.id, checklists);
    return {
      checklist: { ...ref, scoreBands: checklist.scoreBands },
      score: scoreVisit(checklist, inputOf(material, checklist)),
      ...(checklist.modules === undefined ? {} : { modules: checklist.modules }),
      ...(checklist.questions === undefined ? {} : { interview: interviewOf(checklist, material.answers) }),
    };
  });
}

/** Of a visit that has ended a checklist may be missing: a package brought it without its edition. */
export function progressOf(material: VisitMaterial, checklists: VisitChecklists): readonly VisitProgress[] {
  const ended = material.results !== null;
  return material.head.checklists.flatMap(({ id }) => {
    if (ended && !checklists.has(id)) return [];
    const { checklist } = publishedOf(id, checklists);
    return [visitProgress(checklist, inputOf(material, checklist))];
  });
}

/** What the results of a visit give to the aggregates. */
export function scoresOf(
  results: readonly VisitResult[],
  answers: readonly Answer[],
  checklistOf: (id: string, edition: string) => Checklist | undefined,
): readonly VisitScore[] {
  return results.map((result) => {
    const checklist = checklistOf(result.checklist.id, result.checklist.edition);
    const figures = checklist === undefined ? { barriers: [], asked: [] } : figureAnswers(checklist, answers);
    return { result, ...pointsAndWeight(result.score), figures };
  });
}

/** The same of a closed document that came in a package. */
export function closedScores(
  closed: ClosedVisit,
  checklistOf: (id: string, edition: string) => Checklist | undefined,
): readonly VisitScore[] {
  // The last answer of each question stands.
  const standing = new Map(
    closed.answers.map((answer) => [`${answer.checklist}\n${answer.item}\n${answer.module}\n${answer.record}`, answer]),
  );
  return scoresOf(closed.results, [...standing.values()], checklistOf);
}

/** `CTJ-20261122-9F04C1`, and of a correction its version with it: `CTJ-20261122-9F04C1-V2`. */
export function visitFolio(head: Pick<VisitHead, 'id' | 'openedAt' | 'version'>): string {
  const folio = folioOf({ id: head.id, startedAt: head.openedAt });
  return head.version === 1 ? folio : `${folio}-V${head.version}`;
}

/**
 * What decides a checklist's items beside the answers: the run of the same edition that was attached last, and what the
 * visit before said of the same edition; another edition can mean something else by an item. Of a visit that has ended,
 * what its own results say of them.
 */
function inputOf(material: VisitMaterial, { id, edition }: Checklist) {
  const { head, answers } = material;
  const common = { answers, modules: head.modules, samples: head.samples };
  if (material.results !== null) {
    const items = material.results.find(({ checklist }) => checklist.id === id)?.score.items ?? [];
    const run = items.filter(({ source }) => source === 'export');
    return { ...common, run, previous: items.filter(({ source }) => source === 'previous') };
  }
  const run = head.runs.findLast((one) => one.checklist === id && one.edition === edition);
  const previous = material.previous?.find(({ checklist }) => checklist.id === id && checklist.edition === edition);
  return { ...common, run: run && material.runItems.get(run.run), previous: previous?.score.items };
}

function publishedOf(id: string, checklists: VisitChecklists): PublishedChecklist {
  const found = checklists.get(id);
  if (found === undefined) throw new ProblemError(`La lista «${id}» de la visita no está en este registro.`);
  return found;
}
