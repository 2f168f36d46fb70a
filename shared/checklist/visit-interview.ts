import type { Answer, AnswerForm, Checklist, InterviewAnswer, Question } from '../model/index.ts';
import { countDecimals } from '../model/rounding.ts';
import { formatNumber } from '../text/format.ts';

/** What aggregates make of an interview: ids of the option that is the ECE status and of the questions. */
export interface FigureAnswers {
  readonly eceStatus?: string;
  /** Barriers that stand. */
  readonly barriers: readonly string[];
  /** Barriers that were asked and answered. */
  readonly asked: readonly string[];
}

/** @param answers those that stand; of other checklists they are passed over */
export function figureAnswers(checklist: Checklist, answers: readonly Answer[]): FigureAnswers {
  const given = valuesOf(checklist, answers);
  const barriers: string[] = [];
  const asked: string[] = [];
  let eceStatus: string | undefined;
  for (const { id, figure } of checklist.questions ?? []) {
    const values = given(id, '');
    if (figure === undefined || values === undefined) continue;
    if (figure.kind === 'ece-status') {
      if (typeof values[0] === 'string') eceStatus ??= values[0];
      continue;
    }
    asked.push(id);
    if (values.some((value) => figure.when.includes(String(value)))) barriers.push(id);
  }
  return { ...(eceStatus === undefined ? {} : { eceStatus }), barriers, asked };
}

/** Every question in the order of the checklist, with what was answered in words; nothing where nobody answered. */
export function interviewOf(checklist: Checklist, answers: readonly Answer[]): readonly InterviewAnswer[] {
  const given = valuesOf(checklist, answers);
  return (checklist.questions ?? []).map(({ id, domain, title, answer }) => ({
    id,
    domain,
    title,
    answers: placesOf(checklist, answer).flatMap(({ module, title: place, form }) => {
      const values = given(id, module);
      return values === undefined ? [] : [{ module: place, text: inWords(form, values) }];
    }),
  }));
}

type SimpleForm = Exclude<AnswerForm, { readonly type: 'by-module' }>;

function placesOf(checklist: Checklist, form: Question['answer']) {
  if (form.type !== 'by-module') return [{ module: '', title: null, form }];
  return (checklist.modules ?? []).map(({ id, title }) => ({ module: id, title, form: form.of }));
}

function inWords(form: SimpleForm, values: readonly (string | number)[]): string {
  if (values.length === 0) return 'Ninguna';
  switch (form.type) {
    case 'yes-no':
      return values[0] === 'yes' ? 'Sí' : 'No';
    case 'choice': {
      const titles = new Map<string | number, string>(form.options.map(({ id, title }) => [id, title]));
      return values.map((value) => titles.get(value) ?? String(value)).join(', ');
    }
    case 'number': {
      const number = Number(values[0]);
      const text = formatNumber(number, countDecimals(number));
      return form.unit === undefined ? text : `${text} ${form.unit}`;
    }
    case 'text':
      return String(values[0]);
  }
}

function valuesOf(checklist: Checklist, answers: readonly Answer[]) {
  const given = new Map<string, readonly (string | number)[]>();
  for (const { checklist: id, item, module, value } of answers) {
    if (id === checklist.id && value.kind === 'question') given.set(`${item} ${module}`, value.values);
  }
  return (question: string, module: string) => given.get(`${question} ${module}`);
}
