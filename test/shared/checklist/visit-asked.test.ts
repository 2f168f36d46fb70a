import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  askedKeys,
  checkAnswer,
  figureAnswers,
  interviewOf,
  scoreVisit,
  visitProgress,
} from '../../../shared/checklist/visit.ts';
import type { AnswerValue, AttestedOutcome, Checklist, Question } from '../../../shared/model/index.ts';
import { checklistOf, itemOf } from './synthetic.ts';
import { inputOf, left, said } from './visit-support.ts';

const ATTESTED = { by: 'attestation' } as const;
const OPTIONS = [
  { id: 'operando', title: 'Operando' },
  { id: 'sin', title: 'Sin proyecto' },
];
const QUESTIONS: readonly Question[] = [
  {
    id: 'estado',
    domain: 'dominio',
    title: '¿En qué estado está?',
    answer: { type: 'choice', options: OPTIONS },
    required: true,
    figure: { kind: 'ece-status' },
  },
  {
    id: 'fondos',
    domain: 'dominio',
    title: '¿Hay fondos?',
    answer: { type: 'yes-no' },
    figure: { kind: 'barrier', title: 'Faltan fondos', when: ['no'] },
  },
  {
    id: 'expedientes',
    domain: 'dominio',
    title: '¿Cuántos?',
    answer: { type: 'number', min: 0, integer: true, unit: 'expedientes' },
  },
  {
    id: 'sistema',
    domain: 'dominio',
    title: '¿Cuál?',
    answer: { type: 'by-module', of: { type: 'text', maxLength: 5 } },
    required: true,
  },
  { id: 'modulos', domain: 'dominio', title: '¿Cuáles?', answer: { type: 'choice', options: OPTIONS, many: true } },
];
const LIST = checklistOf(
  [
    itemOf({ id: 'auto' }),
    itemOf({ id: 'mixto', evidence: 'La pantalla.' }),
    itemOf({ id: 'persona', decision: ATTESTED, domain: 'antes' }),
    itemOf({ id: 'modulos-x', decision: ATTESTED, modules: ['a', 'b'] }),
    itemOf({ id: 'muestra', decision: { by: 'sample' } }),
  ],
  {
    domains: [
      { id: 'antes', title: 'Antes' },
      { id: 'dominio', title: 'Dominio' },
    ],
    modules: [
      { id: 'a', title: 'Módulo A' },
      { id: 'b', title: 'Módulo B' },
    ],
    questions: QUESTIONS,
  },
);
const asked = (parts: Parameters<typeof inputOf>[0]) =>
  askedKeys(LIST, inputOf(parts)).map(({ item, module, record }) => `${item}/${module}#${record}`);
const values = (...given: readonly (string | number)[]): AnswerValue => ({ kind: 'question', values: given });

describe('what is asked', () => {
  test('in the order of the domains: what a person decides, and the questions that must be answered', () => {
    expect(asked({})).toEqual([
      'persona/#0',
      'mixto/#0',
      'modulos-x/a#0',
      'modulos-x/b#0',
      'muestra/#0',
      'estado/#0',
      'sistema/a#0',
      'sistema/b#0',
    ]);
  });
  test('not what the run decides, nor of modules that the unit does not have; each sampled record', () => {
    expect(asked({ run: [left('mixto', 'no-cumple')], absent: ['b'], records: 2 })).toEqual([
      'persona/#0',
      'modulos-x/a#0',
      'muestra/#1',
      'muestra/#2',
      'estado/#0',
      'sistema/a#0',
    ]);
    expect(asked({ run: [left('mixto', 'no-evaluada')] })).toContain('mixto/#0');
  });
  test('not what the earlier visit left met, unless somebody answers it anew', () => {
    const previous = [left('persona', 'cumple'), left('muestra', 'no-aplica'), left('mixto', 'no-cumple')];
    expect(asked({ previous })).not.toContain('persona/#0');
    expect(asked({ previous })).not.toContain('muestra/#0');
    expect(asked({ previous })).toContain('mixto/#0');
    expect(asked({ previous, answers: said(['persona', 'no-cumple']) })).toContain('persona/#0');
  });
  test('how far it has come', () => {
    const answers = said(
      ['persona', 'cumple'],
      ['mixto', 'por-revisar'],
      ['modulos-x', 'cumple'],
      ['muestra#1', 'no-aplica'],
      ['estado', values('operando')],
      ['sistema/a', { kind: 'cleared' }],
    );
    const progress = visitProgress(LIST, inputOf({ answers, records: 2, absent: ['b'] }));
    expect(progress).toMatchObject({ asked: 7, answered: 4 });
    expect(progress.domains).toEqual([
      { domain: 'antes', asked: 1, answered: 1 },
      { domain: 'dominio', asked: 6, answered: 3 },
    ]);
    expect(progress.missing.map(({ item, record }) => [item, record])).toEqual([
      ['mixto', 0],
      ['muestra', 2],
      ['sistema', 0],
    ]);
  });
  test('when nothing is missing, no item that a person is asked for is open', () => {
    const outcome = fc.constantFrom<AttestedOutcome>(
      'cumple',
      'cumple-parcial',
      'no-cumple',
      'no-aplica',
      'no-desplegado',
    );
    const own: Checklist = { ...LIST, questions: [] };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        fc.boolean(),
        fc.infiniteStream(outcome),
        (records, absent, stream) => {
          const start = inputOf({ records, absent: absent ? ['a'] : [], run: [left('auto', 'cumple')] });
          const rows = askedKeys(own, start).map(
            ({ item, module, record }) => [`${item}/${module}#${record}`, stream.next().value] as const,
          );
          const input = { ...start, answers: said(...rows) };
          expect(visitProgress(own, input).missing).toEqual([]);
          expect(scoreVisit(own, input).preliminary).toBe(false);
        },
      ),
    );
  });
});

describe('whether an answer fits', () => {
  const check = (place: string, value: AttestedOutcome | AnswerValue, note = '', records = 2) => {
    const [answer] = said([place, value, note]);
    return checkAnswer(LIST, answer, answer.value, answer.note, records);
  };

  test.each<[string, AttestedOutcome | AnswerValue]>([
    ['persona', 'cumple'],
    ['auto', 'no-cumple'],
    ['modulos-x', 'cumple'],
    ['modulos-x/a', 'no-desplegado'],
    ['muestra#2', 'no-aplica'],
    ['estado', values('sin')],
    ['fondos', values('no')],
    ['expedientes', values(0)],
    ['sistema/b', values('Uno')],
    ['modulos', values()],
    ['modulos', values('operando', 'sin')],
    ['persona', { kind: 'cleared' }],
    ['estado', { kind: 'cleared' }],
  ])('%s %j does', (place, value) => {
    expect(check(place, value)).toBeNull();
  });
  test.each<[string, AttestedOutcome | AnswerValue, string]>([
    ['nada', 'cumple', 'La lista «lista-sintetica» no tiene el requisito o la pregunta «nada».'],
    ['nada', { kind: 'cleared' }, 'La lista «lista-sintetica» no tiene el requisito o la pregunta «nada».'],
    ['persona/a', 'cumple', 'El requisito «persona» no se pregunta en el módulo «a».'],
    ['modulos-x/z', 'cumple', 'El requisito «modulos-x» no se pregunta en el módulo «z».'],
    ['persona#1', 'cumple', 'El requisito «persona» no se revisa por expediente.'],
    ['muestra#3', 'cumple', 'La muestra tiene 2 expedientes: no hay un expediente 3.'],
    ['muestra#1', 'no-desplegado', 'De un expediente no se dice «no desplegado»; use «no aplica».'],
    ['persona', 'no-aplica', 'Escriba por qué no aplica.'],
    ['persona', values('yes'), 'El requisito «persona» se contesta con un resultado, no con un valor.'],
    ['estado', 'cumple', 'La pregunta «estado» no se contesta con un resultado.'],
    ['estado', values('nada'), 'No existe la opción «nada».'],
    ['estado', values('sin', 'operando'), 'La pregunta «estado» lleva una sola respuesta.'],
    ['estado', values(), 'La pregunta «estado» lleva una sola respuesta.'],
    ['estado/a', values('sin'), 'La pregunta «estado» no se contesta por módulo.'],
    ['modulos', values('sin', 'sin'), 'La pregunta «modulos» lleva dos veces la misma opción.'],
    ['fondos', values('quizá'), 'Se contesta con sí o no.'],
    ['expedientes', values('10'), 'Se contesta con un número.'],
    ['expedientes', values(1.5), 'Se contesta con un número entero.'],
    ['expedientes', values(-1), 'El número no puede ser menor que 0.'],
    ['sistema', values('Uno'), 'La pregunta «sistema» se contesta por módulo: falta decir cuál.'],
    ['sistema/z', values('Uno'), 'La lista «lista-sintetica» no tiene el módulo «z».'],
    ['sistema/a', values('Demasiado'), 'El texto es más largo que 5 caracteres.'],
    ['sistema/a', values(' '), 'El texto está vacío; si no hay respuesta, bórrela.'],
    ['sistema/a#1', values('Uno'), 'La pregunta «sistema» no se contesta por expediente.'],
  ])('%s %j does not', (place, value, sentence) => {
    expect(check(place, value)).toBe(sentence);
  });
  test('the reason for what does not apply, and the checklist that it is of', () => {
    expect(check('persona', 'no-aplica', 'No hay quirófano.')).toBeNull();
    expect(check('muestra#1', 'cumple', '', 0)).toBe(
      'La visita no tiene todavía una muestra de expedientes de esta lista.',
    );
    const [answer] = said(['persona', 'cumple']);
    expect(checkAnswer(LIST, { ...answer, checklist: 'otra' }, answer.value, '')).toBe(
      'La respuesta es de la lista «otra», no de «lista-sintetica».',
    );
  });
});

test('figures of an interview', () => {
  expect(figureAnswers(LIST, [])).toEqual({ barriers: [], asked: [] });
  expect(figureAnswers(LIST, said(['estado', values('sin')], ['fondos', values('no')]))).toEqual({
    eceStatus: 'sin',
    barriers: ['fondos'],
    asked: ['fondos'],
  });
  expect(figureAnswers(LIST, said(['fondos', values('yes')]))).toEqual({ barriers: [], asked: ['fondos'] });
});

test('an interview in words', () => {
  const answers = said(
    ['estado', values('operando')],
    ['fondos', values('no')],
    ['expedientes', values(12_500)],
    ['sistema/b', values('Uno')],
    ['modulos', values('operando', 'sin')],
  );
  expect(interviewOf(LIST, answers).map(({ id, answers: given }) => [id, given])).toEqual([
    ['estado', [{ module: null, text: 'Operando' }]],
    ['fondos', [{ module: null, text: 'No' }]],
    ['expedientes', [{ module: null, text: '12,500 expedientes' }]],
    ['sistema', [{ module: 'Módulo B', text: 'Uno' }]],
    ['modulos', [{ module: null, text: 'Operando, Sin proyecto' }]],
  ]);
  expect(interviewOf(LIST, [])[0]).toMatchObject({ id: 'estado', domain: 'dominio', answers: [] });
});
