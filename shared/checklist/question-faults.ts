import type { AnswerForm, Question } from '../model/index.ts';
import type { OwnNames } from './checklist-faults.ts';
import { repeated } from './repeated.ts';

/** What is wrong with a question of sound form; one plain sentence each. */
export function questionFaults(question: Question, own: OwnNames): readonly string[] {
  const whose = `La pregunta «${question.id}»`;
  const faults: string[] = [];
  if (!own.domains.has(question.domain)) {
    faults.push(`${whose} nombra el dominio «${question.domain}», que no existe.`);
  }
  if (question.answer.type === 'by-module' && own.modules.size === 0) {
    faults.push(`${whose} se contesta por módulo, y la lista de cotejo no tiene módulos.`);
  }
  return [...faults, ...formFaults(question.answer, whose), ...figureFaults(question, whose)];
}

function formFaults(form: AnswerForm, whose: string): readonly string[] {
  switch (form.type) {
    case 'choice':
      return repeated(form.options, `${whose}: la opción`);
    case 'number':
      if (form.min === undefined || form.max === undefined || form.min <= form.max) return [];
      return [`${whose} pide un número de ${form.min} a ${form.max}: el mínimo es mayor que el máximo.`];
    case 'by-module':
      return formFaults(form.of, whose);
    case 'yes-no':
    case 'text':
      return [];
  }
}

/** A figure counts units by one of few answers. */
function figureFaults({ figure, answer }: Question, whose: string): readonly string[] {
  if (figure === undefined) return [];
  const options = optionsOf(answer);
  if (options === null) return [`${whose} alimenta una cifra y se contesta sin opciones: use «choice» o «yes-no».`];
  if (figure.kind === 'ece-status') {
    const many = answer.type === 'choice' && answer.many === true;
    return many ? [`${whose} da el estado del expediente electrónico: sólo puede admitir una opción.`] : [];
  }
  return figure.when
    .filter((option) => !options.includes(option))
    .map((option) => `${whose} nombra la opción «${option}», que no existe.`);
}

function optionsOf(form: AnswerForm): readonly string[] | null {
  if (form.type === 'yes-no') return YES_NO;
  if (form.type === 'choice') return form.options.map(({ id }) => id);
  return null;
}

const YES_NO: readonly string[] = ['yes', 'no'];
