import type { Checklist, Score } from '../model/index.ts';
import { scoreItems } from './score.ts';
import { visitItemResult } from './visit-item.ts';
import { type VisitInput, viewOf } from './visit-view.ts';

export { pointsAndWeight } from './score.ts';
export { checkAnswer } from './visit-answer.ts';
export { askedKeys, visitProgress } from './visit-asked.ts';
export { type FigureAnswers, figureAnswers, interviewOf } from './visit-interview.ts';
export { isForAPerson, recordsOf, type VisitInput } from './visit-view.ts';

/** Scores a checklist over what was answered in a visit, with the arithmetic of runs. */
export function scoreVisit(checklist: Checklist, input: VisitInput): Score {
  const view = viewOf(checklist, input);
  return scoreItems(
    checklist,
    checklist.items.map((item) => visitItemResult(item, checklist, view)),
  );
}
