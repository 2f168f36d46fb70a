import type { Agreement } from '../../model/index.ts';
import { type Board, type PlannedAction, progressBoard } from './board.ts';

/** The board of agreements on a day (ISO 8601): whoever has not reported is kept apart from whoever reported 0. */
export function boardOf(agreements: readonly Agreement[], on: string): Board {
  return progressBoard(agreements.map(plannedAction), on);
}

function plannedAction({ id, start, expectedEnd, expected, real, weight }: Agreement): PlannedAction {
  const stated = expected === null ? {} : { expected };
  return { id, start, expectedEnd, weight, real: real ?? 'not-reported', ...stated };
}
