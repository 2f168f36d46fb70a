import type { AnswerForm, AnswerKey, AnswerValue, Checklist, Item, Question } from '../model/index.ts';
import { formatNumber } from '../text/format.ts';

/**
 * Whether an answer fits what it is given to. One plain sentence, or null where it does. What is taken back
 * (`cleared`) only has to be given to something that exists.
 *
 * @param records clinical records that the visit reviews for this checklist
 */
export function checkAnswer(
  checklist: Checklist,
  key: AnswerKey,
  value: AnswerValue,
  note: string,
  records = 0,
): string | null {
  if (key.checklist !== checklist.id) return `La respuesta es de la lista «${key.checklist}», no de «${checklist.id}».`;
  const item = checklist.items.find(({ id }) => id === key.item);
  if (item !== undefined) return itemKeyFault(item, key, records) ?? outcomeFault(item, key, value, note);
  const question = checklist.questions?.find(({ id }) => id === key.item);
  if (question !== undefined) return questionKeyFault(checklist, question, key) ?? questionFault(question, value);
  return `La lista «${checklist.id}» no tiene el requisito o la pregunta «${key.item}».`;
}

function itemKeyFault(item: Item, { module, record }: AnswerKey, records: number): string | null {
  if (module !== '' && item.modules?.includes(module) !== true) {
    return `El requisito «${item.id}» no se pregunta en el módulo «${module}».`;
  }
  if (record === 0) return null;
  if (item.decision.by !== 'sample') return `El requisito «${item.id}» no se revisa por expediente.`;
  if (Number.isInteger(record) && record > 0 && record <= records) return null;
  if (records === 0) return 'La visita no tiene todavía una muestra de expedientes de esta lista.';
  return `La muestra tiene ${records} expedientes: no hay un expediente ${record}.`;
}

function outcomeFault(item: Item, { record }: AnswerKey, value: AnswerValue, note: string): string | null {
  if (value.kind === 'cleared') return null;
  if (value.kind === 'question') return `El requisito «${item.id}» se contesta con un resultado, no con un valor.`;
  if (record > 0) {
    // That a record has no surgery to speak of is routine; no reason is asked for.
    return value.outcome === 'no-desplegado' ? 'De un expediente no se dice «no desplegado»; use «no aplica».' : null;
  }
  if (value.outcome === 'no-aplica' && note.trim() === '') return 'Escriba por qué no aplica.';
  return null;
}

function questionKeyFault(checklist: Checklist, question: Question, { module, record }: AnswerKey): string | null {
  const whose = `La pregunta «${question.id}»`;
  if (record !== 0) return `${whose} no se contesta por expediente.`;
  if (question.answer.type !== 'by-module') return module === '' ? null : `${whose} no se contesta por módulo.`;
  if (module === '') return `${whose} se contesta por módulo: falta decir cuál.`;
  if (checklist.modules?.some(({ id }) => id === module)) return null;
  return `La lista «${checklist.id}» no tiene el módulo «${module}».`;
}

function questionFault({ id, answer }: Question, value: AnswerValue): string | null {
  if (value.kind === 'cleared') return null;
  if (value.kind === 'outcome') return `La pregunta «${id}» no se contesta con un resultado.`;
  const form = answer.type === 'by-module' ? answer.of : answer;
  const many = form.type === 'choice' && form.many === true;
  if (!many && value.values.length !== 1) return `La pregunta «${id}» lleva una sola respuesta.`;
  if (new Set(value.values).size < value.values.length) return `La pregunta «${id}» lleva dos veces la misma opción.`;
  for (const one of value.values) {
    const fault = valueFault(form, one);
    if (fault !== null) return fault;
  }
  return null;
}

function valueFault(form: Exclude<AnswerForm, { readonly type: 'by-module' }>, value: string | number): string | null {
  switch (form.type) {
    case 'yes-no':
      return value === 'yes' || value === 'no' ? null : 'Se contesta con sí o no.';
    case 'choice':
      return form.options.some(({ id }) => id === value)
        ? null
        : `No existe la opción «${String(value).slice(0, 60)}».`;
    case 'text': {
      if (typeof value !== 'string') return 'Se contesta con un texto.';
      if (value.trim() === '') return 'El texto está vacío; si no hay respuesta, bórrela.';
      const most = form.maxLength ?? DEFAULT_TEXT;
      return value.length <= most ? null : `El texto es más largo que ${formatNumber(most)} caracteres.`;
    }
    case 'number':
      return numberFault(form, value);
  }
}

/** Characters of a text whose question sets no limit. */
const DEFAULT_TEXT = 4000;

function numberFault(form: Extract<AnswerForm, { readonly type: 'number' }>, value: string | number): string | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'Se contesta con un número.';
  if (form.integer === true && !Number.isSafeInteger(value)) return 'Se contesta con un número entero.';
  if (form.min !== undefined && value < form.min) return `El número no puede ser menor que ${form.min}.`;
  if (form.max !== undefined && value > form.max) return `El número no puede ser mayor que ${form.max}.`;
  return null;
}
