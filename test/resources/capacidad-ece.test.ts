import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseChecklist } from '../../shared/checklist/load.ts';
import type { AnswerForm, Question } from '../../shared/model/index.ts';
import { SHARED } from '../support/project.ts';
import { describeWithShared } from '../support/with-shared.ts';
import { readResources } from './resources.ts';

const checklist = parseChecklist(readResources('checklists').get('capacidad-ece.json'), []);
const questions = checklist.questions!;
const barriers = questions.flatMap(({ id, figure }) => (figure?.kind === 'barrier' ? [{ id, ...figure }] : []));

const optionsOf = (form: AnswerForm): readonly string[] =>
  form.type === 'choice' ? form.options.map(({ id }) => id) : [];

function question(id: string): Question {
  return questions.find((one) => one.id === id)!;
}

test('only asks: nothing in it has a weight', () => {
  expect(checklist.items).toEqual([]);
  expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
});

test('one question gives the state of the ECE, and a visit is not closed without it', () => {
  const status = questions.filter(({ figure }) => figure?.kind === 'ece-status');
  expect(status.map(({ id, required }) => [id, required])).toEqual([['estado-del-ece', true]]);
  expect(optionsOf(status[0].answer)).toEqual(['operando', 'proyecto', 'iniciativa', 'sin']);
  for (const word of ['Operando:', 'Proyecto:', 'Iniciativa:', 'Sin ECE:']) expect(status[0].help).toContain(word);
});

test('a barrier stands where the means are said to be missing', () => {
  expect(barriers.map(({ id, when }) => [id, when])).toEqual([
    ['telecomunicaciones-con-el-exterior', ['no']],
    ['personal-para-operar', ['no']],
    ['personal-para-desarrollar', ['no']],
    ['recursos-para-desarrollar', ['no']],
  ]);
  for (const { id } of barriers) expect([id, question(id).answer.type]).toEqual([id, 'yes-no']);
});

test('every question is one, and says what counts as which answer', () => {
  for (const { id, title, help } of questions) {
    expect([id, /^¿.+\?$/.test(title)]).toEqual([id, true]);
    expect([id, help?.endsWith('.')]).toEqual([id, true]);
  }
});

test('no number is without limits', () => {
  const numbers = questions.flatMap(({ id, answer }) => (answer.type === 'number' ? [{ id, ...answer }] : []));
  expect(numbers.length).toBeGreaterThan(5);
  for (const { id, min, max } of numbers) expect([id, min! < max!]).toEqual([id, true]);
});

test('what can be answered with several may be answered with none of them', () => {
  const many = questions.filter(({ answer }) => answer.type === 'choice' && answer.many === true);
  expect(many.length).toBeGreaterThan(0);
  for (const { id, answer } of many) {
    expect([id, optionsOf(answer).some((option) => ['ninguno', 'nadie'].includes(option))]).toEqual([id, true]);
  }
});

describeWithShared('golden/ece-diagnostico-2011.json', 'the tables of 2011', () => {
  const golden = JSON.parse(readFileSync(join(SHARED, 'golden', 'ece-diagnostico-2011.json'), 'utf8'));

  test('the states are those of its table', () => {
    const { total: _total, note: _note, ...states } = golden.eceStatusJuly2011;
    expect(optionsOf(question('estado-del-ece').answer)).toEqual(Object.keys(states));
  });

  test('there is a barrier for each of its figures', () => {
    expect(barriers).toHaveLength(Object.keys(golden.barriersPctOfUnits).length);
  });
});
