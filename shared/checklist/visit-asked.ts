import type { AnswerKey, Checklist, Item, Question, VisitProgress } from '../model/index.ts';
import { decideAlone, isSettled } from './visit-item.ts';
import { cellsOf } from './visit-modules.ts';
import { isForAPerson, keyOf, type VisitInput, type VisitView, viewOf } from './visit-view.ts';

interface Asked {
  readonly key: AnswerKey;
  readonly domain: string;
  readonly answered: boolean;
}

/**
 * What a person must answer, in the order of the checklist: domain by domain, items and then questions. What the
 * attached run decides, or a follow-up brings along, is not asked, unless somebody answers it all the same.
 */
export function askedKeys(checklist: Checklist, input: VisitInput): readonly AnswerKey[] {
  return askedOf(checklist, viewOf(checklist, input)).map(({ key }) => key);
}

/** How far a checklist has come. What was answered `por-revisar` still wants an answer. */
export function visitProgress(checklist: Checklist, input: VisitInput): VisitProgress {
  const asked = askedOf(checklist, viewOf(checklist, input));
  const domains = checklist.domains.map(({ id }) => {
    const own = asked.filter(({ domain }) => domain === id);
    return { domain: id, asked: own.length, answered: countAnswered(own) };
  });
  return {
    checklist: checklist.id,
    asked: asked.length,
    answered: countAnswered(asked),
    domains,
    missing: asked.filter(({ answered }) => !answered).map(({ key }) => key),
  };
}

function countAnswered(asked: readonly Asked[]): number {
  return asked.filter(({ answered }) => answered).length;
}

function askedOf(checklist: Checklist, view: VisitView): readonly Asked[] {
  const items = Map.groupBy(checklist.items, ({ domain }) => domain);
  const questions = Map.groupBy(checklist.questions ?? [], ({ domain }) => domain);
  return checklist.domains.flatMap(({ id }) => [
    ...(items.get(id) ?? []).flatMap((item) => askedOfItem(item, checklist, view)),
    ...(questions.get(id) ?? []).flatMap((question) => askedOfQuestion(question, checklist, view)),
  ]);
}

function askedOfItem(item: Item, checklist: Checklist, view: VisitView): readonly Asked[] {
  const settled = isSettled(decideAlone(item, view));
  const wanted = isForAPerson(item) && !settled;
  const slot = (module: string, record: number): Asked => {
    const outcome = view.outcome(item.id, module, record);
    const answered = outcome !== undefined && outcome !== 'por-revisar';
    return { key: keyOf(checklist, item.id, module, record), domain: item.domain, answered };
  };
  if (item.modules !== undefined && item.modules.length > 0) return askedByModule(item, checklist, view, wanted);
  const records = Array.from({ length: item.decision.by === 'sample' ? view.records : 0 }, (_, i) => i + 1);
  const whole = view.outcome(item.id) !== undefined;
  const looked = !whole && records.some((record) => view.outcome(item.id, '', record) !== undefined);
  if (!wanted && !whole && !looked) return [];
  return whole || records.length === 0 ? [slot('', 0)] : records.map((record) => slot('', record));
}

function askedByModule(item: Item, checklist: Checklist, view: VisitView, wanted: boolean): readonly Asked[] {
  return cellsOf(item, view)
    .filter(({ module }) => view.deployed(module))
    .filter(
      ({ source, outcome }) =>
        source === 'person' || (wanted && !(outcome !== undefined && isSettled({ source, outcome }))),
    )
    .map(({ module, outcome, source }) => ({
      key: keyOf(checklist, item.id, module),
      domain: item.domain,
      answered: source === 'person' && outcome !== 'por-revisar',
    }));
}

function askedOfQuestion(question: Question, checklist: Checklist, view: VisitView): readonly Asked[] {
  if (question.required !== true) return [];
  const modules =
    question.answer.type === 'by-module'
      ? (checklist.modules ?? []).map(({ id }) => id).filter((id) => view.deployed(id))
      : [''];
  return modules.map((module) => ({
    key: keyOf(checklist, question.id, module),
    domain: question.domain,
    answered: view.answer(question.id, module) !== undefined,
  }));
}
