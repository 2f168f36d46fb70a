import type { AggregateResult } from '../../shared/ipc/campaigns.ts';
import type { Question, VisitKind } from '../../shared/model/index.ts';
import {
  addAbsence,
  addCategory,
  categoryTable,
  createCategorySummary,
  share,
  suppressList,
} from '../../shared/statistics/index.ts';
import type { ChosenScores } from './aggregate-query.ts';

type Interview = Pick<AggregateResult, 'eceStatus' | 'eceStatusTitles' | 'barriers'> & {
  readonly hiddenCategories: readonly string[];
  readonly hiddenBarriers: readonly string[];
};

/** What aggregates make of interviews: units by the state of their system, and the barriers that stand. */
export function interviewTables(kind: VisitKind, chosen: ChosenScores, threshold: number): Interview {
  const questions = new Map(
    chosen.editions.flatMap(({ checklist }) => (checklist.questions ?? []).map((one) => [one.id, one] as const)),
  );
  return {
    ...statusTable(kind, chosen, [...questions.values()], threshold),
    ...barrierRows(chosen, [...questions.values()], threshold),
  };
}

function statusTable(
  kind: VisitKind,
  chosen: ChosenScores,
  questions: readonly Question[],
  threshold: number,
): Pick<Interview, 'eceStatus' | 'eceStatusTitles' | 'hiddenCategories'> {
  const question = questions.find(({ figure }) => figure?.kind === 'ece-status');
  if (question === undefined || chosen.records.length === 0) {
    return { eceStatus: null, eceStatusTitles: [], hiddenCategories: [] };
  }
  const asking = new Set(
    chosen.editions
      .filter(({ checklist }) => checklist.questions?.some(({ figure }) => figure?.kind === 'ece-status'))
      .map(({ edition }) => edition),
  );
  const titles = question.answer.type === 'choice' ? question.answer.options : [];
  const order = titles.map(({ id }) => id);
  const summary = createCategorySummary(kind, order);
  for (const { edition, interview } of chosen.records) {
    if (interview.eceStatus !== undefined) addCategory(summary, interview.eceStatus);
    else addAbsence(summary, asking.has(edition) ? 'blank' : 'not-applicable');
  }
  const table = categoryTable(summary, order);
  const counts = table.rows.map(({ units }) => units);
  const { absent } = table;
  const hidden = suppressList([...counts, absent.blank, absent['not-applicable']], threshold);
  // Absences have no row that could be left out, and the total stands beside each share.
  const isWholeHidden = hidden.slice(counts.length).some(Boolean);
  const kept = table.rows.filter((_, i) => !hidden[i]);
  return {
    eceStatus: isWholeHidden ? null : { ...table, rows: kept },
    eceStatusTitles: titles.map(({ id, title }) => ({ id, title })),
    hiddenCategories: table.rows.filter((_, i) => isWholeHidden || hidden[i]).map(({ category }) => category),
  };
}

function barrierRows(
  chosen: ChosenScores,
  questions: readonly Question[],
  threshold: number,
): Pick<Interview, 'barriers' | 'hiddenBarriers'> {
  const asked = countIds(chosen, ({ asked }) => asked);
  const standing = countIds(chosen, ({ barriers }) => barriers);
  const rows = questions.flatMap(({ id, figure }) => {
    if (figure?.kind !== 'barrier') return [];
    const [units, of] = [standing.get(id) ?? 0, asked.get(id) ?? 0];
    const { percent } = share(units, of);
    return [{ id, title: figure.title, units: of === 0 ? ('blank' as const) : units, asked: of, percent }];
  });
  const isHidden = ({ units, asked }: (typeof rows)[number]) =>
    typeof units === 'number' &&
    suppressList([units, asked - units, chosen.records.length - asked], threshold).some(Boolean);
  return {
    barriers: rows.filter((row) => !isHidden(row)),
    hiddenBarriers: rows.filter(isHidden).map(({ title }) => title),
  };
}

type Figures = ChosenScores['records'][number]['interview'];

function countIds(chosen: ChosenScores, ids: (figures: Figures) => readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { interview } of chosen.records) {
    for (const id of new Set(ids(interview))) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}
