import type { Terminology, Visit } from '../conformance/model.ts';
import type { Segment } from '../json/locate.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import { choiceOf } from './choice.ts';
import type { AnswersOf } from './enable-when.ts';
import { isEnabled } from './enable-when.ts';
import { isSame } from './values.ts';

/** Types of `value[x]` by which each type of question is answered; a group and a text to show are not. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  group: [],
  display: [],
  boolean: ['Boolean'],
  decimal: ['Decimal', 'Integer'],
  integer: ['Integer'],
  date: ['Date'],
  dateTime: ['DateTime'],
  time: ['Time'],
  string: ['String'],
  text: ['String'],
  url: ['Uri'],
  'open-choice': ['Coding', 'String'],
  attachment: ['Attachment'],
  reference: ['Reference'],
  quantity: ['Quantity'],
};
/** Items of one response that are looked at; more, and nobody can tell. */
const MAX_ITEMS = 50_000;

/** Holds a QuestionnaireResponse against its Questionnaire. */
export function judgeResponse(
  response: Json,
  questionnaire: Json,
  visit: Visit,
  terminology: Terminology | undefined,
): void {
  const isFinished = response.status === 'completed' || response.status === 'amended';
  const isModular = isPutTogether(questionnaire);
  const answers = new Map<string, unknown[] | undefined>();
  let left = MAX_ITEMS;
  const answersOf: AnswersOf = (linkId) => (answers.has(linkId) ? answers.get(linkId) : []);

  const collect = (items: readonly Json[]): void => {
    for (const { linkId, answer, item } of items) {
      if (--left < 0) return;
      const own = list(answer);
      if (typeof linkId === 'string')
        answers.set(linkId, answers.has(linkId) ? undefined : own.map((one) => choiceOf(one, 'value')?.value));
      collect(list(item));
      for (const one of own) collect(list(one.item));
    }
  };

  const judgeItems = (defined: readonly Json[], given: readonly Json[], below: readonly Segment[]): void => {
    const byLinkId = new Map(defined.map((item) => [item.linkId, item]));
    const counts = new Map<unknown, number>();
    given.forEach((item, index) => {
      const path = [...below, 'item', index];
      const definition = byLinkId.get(item.linkId);
      if (definition === undefined) {
        if (isModular) visit.undecided('fhir-perfil');
        else visit.report('formItem', [...path, 'linkId']);
        return;
      }
      const count = (counts.get(item.linkId) ?? 0) + 1;
      counts.set(item.linkId, count);
      if (count === 2 && definition.repeats !== true) visit.report('formRepeats', path);
      judgeItem(definition, item, path);
    });
    if (!isFinished) return;
    for (const definition of defined) {
      if (definition.required !== true || counts.has(definition.linkId) || definition.type === 'display') continue;
      const enabled = isEnabled(definition, answersOf);
      if (enabled === null) visit.undecided('fhir-perfil');
      if (enabled)
        visit.report('formRequired', [...below, 'item'], { expected: `linkId ${String(definition.linkId)}` });
    }
  };

  const judgeItem = (definition: Json, item: Json, path: readonly Segment[]): void => {
    const own = list(item.answer);
    const enabled = isEnabled(definition, answersOf);
    if (enabled === null) visit.undecided('fhir-perfil');
    if (enabled === false && (own.length > 0 || list(item.item).length > 0)) {
      visit.report('formDisabled', path);
      return;
    }
    if (own.length > 1 && definition.repeats !== true) visit.report('formRepeats', [...path, 'answer', 1]);
    if (own.length === 0 && definition.required === true && isFinished && definition.type !== 'group' && enabled)
      visit.report('formRequired', path);
    own.forEach((answer, index) => {
      judgeAnswer(definition, answer, [...path, 'answer', index]);
      if (answer.item !== undefined) judgeItems(list(definition.item), list(answer.item), [...path, 'answer', index]);
    });
    if (definition.type === 'group' || item.item !== undefined)
      judgeItems(list(definition.item), list(item.item), path);
  };

  const judgeAnswer = (definition: Json, answer: Json, path: readonly Segment[]): void => {
    const choice = choiceOf(answer, 'value');
    if (choice === undefined) return;
    const { key, type, value } = choice;
    const options = list(definition.answerOption);
    const wanted = answerTypes(definition, options);
    if (wanted === undefined) return;
    if (!wanted.includes(type)) {
      visit.report('formAnswerType', [...path, key], { expected: wanted.map((name) => `value${name}`).join(', ') });
      return;
    }
    const { maxLength } = definition;
    if (typeof maxLength === 'number' && typeof value === 'string' && value.length > maxLength)
      visit.report('formLength', [...path, key], { expected: `a lo más ${maxLength} caracteres` });
    const isOption =
      options.length === 0 || (definition.type === 'open-choice' && type === 'String') || hasOption(options, value);
    if (!isOption) visit.report('formOption', [...path, key]);
    if (type === 'Coding' && isObject(value)) judgeCoding(definition, value, [...path, key]);
  };

  /** A value set binds a choice; an open one may be answered with other codes. */
  const judgeCoding = ({ type, answerValueSet }: Json, { system, code }: Json, path: readonly Segment[]): void => {
    if (type !== 'choice' || typeof answerValueSet !== 'string') return;
    const isCoded = typeof system === 'string' && typeof code === 'string' && !answerValueSet.startsWith('#');
    const verdict = isCoded ? terminology?.memberOf(answerValueSet, system, code) : null;
    if (verdict === false) visit.report('formOption', path, { expected: answerValueSet });
    else if (verdict !== true) visit.undecided('fhir-perfil');
  };

  collect(list(response.item));
  if (left < 0) visit.undecided('fhir-perfil');
  else judgeItems(list(questionnaire.item), list(response.item), []);
}

const modular = new WeakMap<Json, boolean>();

/** A Questionnaire that is put together from parts may have items that are not in it. */
function isPutTogether(questionnaire: Json): boolean {
  let known = modular.get(questionnaire);
  if (known === undefined) {
    known = JSON.stringify(questionnaire).includes('subQuestionnaire');
    modular.set(questionnaire, known);
  }
  return known;
}

/** Types of answers; those of its options for a choice. Undefined for types that R4 does not have. */
function answerTypes({ type, answerValueSet }: Json, options: readonly Json[]): readonly string[] | undefined {
  if (type !== 'choice') return ANSWERS[String(type)];
  if (answerValueSet !== undefined || options.length === 0) return ['Coding'];
  return [...new Set(options.flatMap((option) => choiceOf(option, 'value')?.type ?? []))];
}

function hasOption(options: readonly Json[], value: unknown): boolean {
  return options.some((option) => {
    const own = choiceOf(option, 'value')?.value;
    if (isObject(own) && isObject(value) && own.code !== undefined)
      return own.code === value.code && own.system === value.system;
    if (isObject(own) && isObject(value) && own.reference !== undefined) return own.reference === value.reference;
    return isSame(own, value);
  });
}

function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
