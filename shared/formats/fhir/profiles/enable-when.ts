import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import { choiceOf } from './choice.ts';
import { compareValues, isSame } from './values.ts';

/** Values that were given to a question; undefined where it stands more than once, and it is not clear which is meant. */
export type AnswersOf = (linkId: string) => readonly unknown[] | undefined;

/** Whether an item of a Questionnaire is enabled by the other answers; null where nobody can tell. */
export function isEnabled(item: Json, answersOf: AnswersOf): boolean | null {
  const conditions = Array.isArray(item.enableWhen) ? item.enableWhen.filter(isObject) : [];
  if (hasForeignCondition(item)) return null;
  if (conditions.length === 0) return true;
  const verdicts = conditions.map((condition) => holds(condition, answersOf));
  if (item.enableBehavior === 'any') {
    if (verdicts.includes(true)) return true;
    return verdicts.includes(null) ? null : false;
  }
  // R4 asks for enableBehavior where there are several; without it nobody can tell.
  if (conditions.length > 1 && item.enableBehavior !== 'all') return null;
  if (verdicts.includes(false)) return false;
  return verdicts.includes(null) ? null : true;
}

/** Extensions may put conditions of their own: `sdc-questionnaire-enableWhenExpression`. */
function hasForeignCondition({ extension, modifierExtension }: Json): boolean {
  const all = [extension, modifierExtension].flatMap((list) => (Array.isArray(list) ? list.filter(isObject) : []));
  return all.some(({ url }) => typeof url === 'string' && /enable-?when/i.test(url));
}

function holds(condition: Json, answersOf: AnswersOf): boolean | null {
  const { question, operator } = condition;
  const answers = typeof question === 'string' ? answersOf(question) : undefined;
  const wanted = choiceOf(condition, 'answer')?.value;
  if (answers === undefined || wanted === undefined) return null;
  if (operator === 'exists') return typeof wanted === 'boolean' ? answers.length > 0 === wanted : null;
  if (operator === '=') return answers.some((answer) => isEqual(answer, wanted));
  if (operator === '!=') return answers.length === 0 ? null : !answers.some((answer) => isEqual(answer, wanted));
  const test = COMPARISONS.get(String(operator));
  if (test === undefined) return null;
  const verdicts = answers.map((answer) => {
    const order = compareValues(answer, wanted);
    return order === null ? null : test(order);
  });
  if (verdicts.includes(true)) return true;
  return verdicts.includes(null) ? null : false;
}

const COMPARISONS: ReadonlyMap<string, (order: number) => boolean> = new Map([
  ['>', (order: number) => order > 0],
  ['<', (order: number) => order < 0],
  ['>=', (order: number) => order >= 0],
  ['<=', (order: number) => order <= 0],
]);

/** Codings are the same by system and code, whatever their display. */
function isEqual(a: unknown, b: unknown): boolean {
  if (isObject(a) && isObject(b) && typeof a.code === 'string' && typeof b.code === 'string')
    return a.code === b.code && a.system === b.system && isSame(a.value, b.value);
  return isSame(a, b);
}
