import type { Checklist } from '../model/index.ts';

const CHECKLIST = [
  'schema',
  'id',
  'edition',
  'basedOn',
  'title',
  'norm',
  'description',
  'formats',
  'bands',
  'scoreBands',
  'rounding',
  'notDeployed',
  'domains',
  'modules',
  'groupings',
  'items',
  'questions',
];
const MEMBER = [
  'id',
  'domain',
  'title',
  'help',
  'why',
  'remedy',
  'evidence',
  'citation',
  'weight',
  'decision',
  'bands',
  'mandatory',
  'evidenceClass',
  'modules',
  'groups',
  'answer',
  'required',
  'figure',
];

/** A checklist with its keys in the order in which a person reads them: what is kept has them in that of the alphabet. */
export function inFileOrder(checklist: Checklist): Checklist {
  const members = <T extends object>(list: readonly T[]): readonly T[] => list.map((member) => ordered(member, MEMBER));
  const { items, questions } = checklist;
  const whole = {
    ...checklist,
    items: members(items),
    ...(questions === undefined ? {} : { questions: members(questions) }),
  };
  return ordered(whole, CHECKLIST);
}

/** Keys that are not listed come last, as they stood. */
function ordered<T extends object>(value: T, keys: readonly string[]): T {
  const first = keys.filter((key) => key in value);
  const rest = Object.keys(value).filter((key) => !keys.includes(key));
  return Object.fromEntries([...first, ...rest].map((key) => [key, value[key as keyof T]])) as T;
}
