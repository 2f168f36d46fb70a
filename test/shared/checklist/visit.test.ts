import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreChecklist } from '../../../shared/checklist/score.ts';
import { pointsAndWeight, scoreVisit, visitProgress } from '../../../shared/checklist/visit.ts';
import type { AttestedOutcome, Outcome } from '../../../shared/model/index.ts';
import { checklistOf, evidenceOf, itemOf } from './synthetic.ts';
import { inputOf, left, said } from './visit-support.ts';

const ATTESTED = { by: 'attestation' } as const;
const MODULES = ['a', 'b', 'c'].map((id) => ({ id, title: `Módulo ${id}` }));

describe('a person and a run', () => {
  const automatic = checklistOf([itemOf({ id: 'x' })]);
  const judge = (input: Parameters<typeof inputOf>[0], list = automatic) => scoreVisit(list, inputOf(input)).items[0];

  test('the run decides what nobody answered', () => {
    const item = judge({ run: [left('x', 'cumple-parcial')] });
    expect(item).toMatchObject({ outcome: 'cumple-parcial', source: 'export', points: 0.5, held: 9 });
    expect(item.exported).toBeUndefined();
  });
  test("a person's word stands above it, and both are shown", () => {
    expect(judge({ run: [left('x', 'cumple')], answers: said(['x', 'no-cumple']) })).toMatchObject({
      outcome: 'no-cumple',
      source: 'person',
      exported: 'cumple',
      points: 0,
      held: 9,
    });
    expect(judge({ run: [left('x', 'cumple')], answers: said(['x', 'cumple']) }).exported).toBeUndefined();
    expect(judge({ run: [left('x', 'no-evaluada')], answers: said(['x', 'cumple']) }).exported).toBeUndefined();
  });
  test('an answer taken back is none', () => {
    const answers = said(['x', { kind: 'cleared' }, 'nota']);
    expect(judge({ run: [left('x', 'cumple')], answers })).toMatchObject({ outcome: 'cumple', source: 'export' });
  });
  test('without a run nothing is known of what an export decides, but a person may say it', () => {
    expect(judge({})).toMatchObject({
      outcome: 'no-evaluada',
      points: null,
      reason: 'La visita no lleva una verificación de archivos exportados que lo decida.',
    });
    expect(judge({}).source).toBeUndefined();
    expect(judge({ answers: said(['x', 'cumple']) })).toMatchObject({ outcome: 'cumple', source: 'person' });
  });
  test('why it does not apply is the note', () => {
    expect(judge({ answers: said(['x', 'no-aplica', 'No hay farmacia.']) })).toMatchObject({
      outcome: 'no-aplica',
      reason: 'No hay farmacia.',
    });
  });
  test('that an export has no such data settles nothing where a person can look', () => {
    const both = checklistOf([itemOf({ id: 'x', evidence: 'La pantalla de alta.' })]);
    expect(judge({ run: [left('x', 'no-aplica')] })).toMatchObject({ outcome: 'no-aplica', source: 'export' });
    expect(judge({ run: [left('x', 'no-aplica')] }, both)).toMatchObject({
      outcome: 'por-revisar',
      reason: 'La exportación no lo muestra. Lo decide una persona. Qué pedir: La pantalla de alta.',
    });
    expect(judge({ run: [left('x', 'cumple')] }, both)).toMatchObject({ outcome: 'cumple', source: 'export' });
  });
  test('answers, modules and samples of other checklists are passed over', () => {
    const other = said(['x', 'cumple']).map((answer) => ({ ...answer, checklist: 'otra' }));
    expect(judge({ answers: other }).outcome).toBe('no-evaluada');
  });
  test('it is the same arithmetic as that of a run', () => {
    const outcome = fc.constantFrom<AttestedOutcome>(
      'cumple',
      'cumple-parcial',
      'no-cumple',
      'no-aplica',
      'por-revisar',
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(outcome, fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 20 }),
        (rows) => {
          const list = checklistOf(rows.map(([, weight], i) => itemOf({ id: `r${i}`, weight, decision: ATTESTED })));
          const visit = scoreVisit(list, inputOf({ answers: said(...rows.map(([is], i) => [`r${i}`, is] as const)) }));
          const run = scoreChecklist(list, evidenceOf({ attested: (id) => rows[Number(id.slice(1))][0] }));
          const { items: _visit, ...ofVisit } = visit;
          const { items: _run, ...ofRun } = run;
          expect(ofVisit).toEqual(ofRun);
        },
      ),
    );
  });
});

describe('by module', () => {
  const list = checklistOf([itemOf({ id: 'x', decision: ATTESTED, modules: ['a', 'b', 'c'] })], { modules: MODULES });
  const judge = (answers: ReturnType<typeof said>, parts: Parameters<typeof inputOf>[0] = {}) =>
    scoreVisit(list, inputOf({ answers, ...parts })).items[0];

  test.each<[readonly Outcome[], Outcome]>([
    [['cumple', 'cumple', 'cumple'], 'cumple'],
    [['no-cumple', 'no-cumple', 'no-cumple'], 'no-cumple'],
    [['cumple', 'no-cumple', 'cumple'], 'cumple-parcial'],
    [['cumple-parcial', 'cumple-parcial', 'cumple-parcial'], 'cumple-parcial'],
    [['cumple', 'no-aplica', 'no-desplegado'], 'cumple'],
    [['no-aplica', 'no-aplica', 'no-desplegado'], 'no-aplica'],
    [['no-desplegado', 'no-desplegado', 'no-desplegado'], 'no-desplegado'],
    [['cumple', 'por-revisar', 'no-cumple'], 'por-revisar'],
  ])('%j: %s', (cells, outcome) => {
    const answers = said(...cells.map((cell, i) => [`x/${'abc'[i]}`, cell as AttestedOutcome] as const));
    const item = judge(answers);
    expect(item.outcome).toBe(outcome);
    expect(item.modules?.map((cell) => cell.outcome)).toEqual(cells);
  });
  test('an unanswered module leaves it open', () => {
    expect(judge(said(['x/a', 'cumple'], ['x/b', 'cumple'])).outcome).toBe('por-revisar');
    expect(judge([]).outcome).toBe('por-revisar');
    expect(judge([]).source).toBeUndefined();
  });
  test('modules that the unit does not have drop out, whatever was answered', () => {
    const answers = said(['x/a', 'cumple'], ['x/b', 'cumple'], ['x/c', 'no-cumple']);
    expect(judge(answers, { absent: ['c'] })).toMatchObject({
      outcome: 'cumple',
      modules: [{ outcome: 'cumple' }, { outcome: 'cumple' }, { module: 'c', outcome: 'no-desplegado' }],
    });
    expect(judge([], { absent: ['a', 'b', 'c'] })).toMatchObject({ outcome: 'no-desplegado', points: null });
  });
  test('an answer for the unit counts where a module has none of its own', () => {
    const item = judge(said(['x', 'cumple'], ['x/b', 'no-cumple']));
    expect(item).toMatchObject({ outcome: 'cumple-parcial', reason: 'Se cumple en 2 de 3 módulos.' });
    expect(item.modules?.map(({ outcome }) => outcome)).toEqual(['cumple', 'no-cumple', 'cumple']);
  });
  test('a run speaks of the unit, and fills what nobody answered', () => {
    const automatic = checklistOf([itemOf({ id: 'x', modules: ['a', 'b', 'c'] })], { modules: MODULES });
    const of = (parts: Parameters<typeof inputOf>[0]) => scoreVisit(automatic, inputOf(parts)).items[0];
    expect(of({ run: [left('x', 'cumple')] })).toMatchObject({ outcome: 'cumple', source: 'export' });
    expect(of({ run: [left('x', 'cumple')], answers: said(['x/a', 'no-cumple']) })).toMatchObject({
      outcome: 'cumple-parcial',
      source: 'person',
      exported: 'cumple',
    });
    expect(of({})).toMatchObject({ outcome: 'no-evaluada' });
  });
});

describe('by sample', () => {
  const item = itemOf({ id: 'x', decision: { by: 'sample', checks: ['x'] }, bands: { full: 0.9, partial: 0.5 } });
  const list = checklistOf([item]);
  const judge = (records: number, outcomes: readonly (AttestedOutcome | null)[], run?: Outcome) => {
    const rows = outcomes.flatMap((is, i) => (is === null ? [] : [[`x#${i + 1}`, is] as const]));
    return scoreVisit(
      list,
      inputOf({ records, answers: said(...rows), ...(run === undefined ? {} : { run: [left('x', run)] }) }),
    ).items[0];
  };

  test('the share of records in which it holds decides; in part is not held, what does not apply is out', () => {
    expect(judge(4, ['cumple', 'cumple', 'cumple-parcial', 'no-aplica'])).toMatchObject({
      outcome: 'cumple-parcial',
      source: 'sample',
      held: 2,
      failed: 1,
      applicable: 3,
      reason: 'Se cumple en 2 de 3 expedientes revisados.',
    });
    expect(judge(2, ['no-aplica', 'no-aplica'])).toMatchObject({ outcome: 'no-aplica', source: 'sample' });
  });
  test('records without an answer leave it open only where they could change it', () => {
    expect(judge(3, ['cumple', null, null])).toMatchObject({ outcome: 'por-revisar', undecided: 2, points: null });
    expect(judge(3, ['no-cumple', 'no-cumple', null])).toMatchObject({ outcome: 'no-cumple', undecided: 1 });
    expect(judge(10, [...new Array(9).fill('cumple'), null])).toMatchObject({ outcome: 'cumple' });
  });
  test('where no record was looked at, the run counts, or a person is asked', () => {
    expect(judge(3, [], 'no-cumple')).toMatchObject({ outcome: 'no-cumple', source: 'export' });
    expect(judge(3, [], 'no-aplica')).toMatchObject({ outcome: 'por-revisar' });
    expect(judge(0, [])).toMatchObject({
      outcome: 'por-revisar',
      reason: 'Lo decide una persona sobre una muestra de expedientes.',
    });
    expect(judge(1, ['cumple'], 'no-cumple')).toMatchObject({ outcome: 'cumple', exported: 'no-cumple' });
  });
  test('answers of records beyond the sample do not count; one for the whole item does', () => {
    expect(judge(1, ['cumple', 'no-cumple'])).toMatchObject({ outcome: 'cumple', applicable: 1 });
    const answers = said(['x', 'no-cumple'], ['x#1', 'cumple']);
    expect(scoreVisit(list, inputOf({ records: 1, answers })).items[0]).toMatchObject({
      outcome: 'no-cumple',
      source: 'person',
    });
  });
});

describe('a follow-up', () => {
  const list = checklistOf([itemOf({ id: 'x', decision: ATTESTED })]);
  const judge = (previous: Outcome, answers: ReturnType<typeof said> = []) =>
    scoreVisit(list, inputOf({ previous: [left('x', previous)], answers })).items[0];

  test('brings along what was met or did not apply', () => {
    expect(judge('cumple')).toMatchObject({ outcome: 'cumple', source: 'previous', points: 1 });
    expect(judge('no-aplica')).toMatchObject({ outcome: 'no-aplica', source: 'previous' });
    expect(judge('no-desplegado')).toMatchObject({ outcome: 'por-revisar' });
    expect(judge('cumple', said(['x', 'no-cumple']))).toMatchObject({ outcome: 'no-cumple', source: 'person' });
  });
  test('leaves what was not met as it was until it is answered anew: nothing looks better than it did', () => {
    expect(judge('no-cumple')).toMatchObject({ outcome: 'no-cumple', source: 'previous', points: 0 });
    expect(judge('cumple-parcial')).toMatchObject({ outcome: 'cumple-parcial', source: 'previous' });
    expect(judge('no-cumple', said(['x', 'cumple']))).toMatchObject({ outcome: 'cumple', source: 'person' });
    const input = inputOf({ previous: [left('x', 'no-cumple')] });
    expect(visitProgress(list, input)).toMatchObject({ asked: 1, answered: 0 });
  });
  test('a new run stands above it', () => {
    const automatic = checklistOf([itemOf({ id: 'x' })]);
    const input = inputOf({ previous: [left('x', 'cumple')], run: [left('x', 'no-cumple')] });
    expect(scoreVisit(automatic, input).items[0]).toMatchObject({ outcome: 'no-cumple', source: 'export' });
  });
  test('of an item met in part, the modules that met it', () => {
    const byModule = checklistOf([itemOf({ id: 'x', decision: ATTESTED, modules: ['a', 'b'] })], { modules: MODULES });
    const modules = [
      { module: 'a', outcome: 'cumple' as const },
      { module: 'b', outcome: 'no-cumple' as const },
    ];
    const previous = [left('x', 'cumple-parcial', { modules })];
    const of = (answers: ReturnType<typeof said>) => scoreVisit(byModule, inputOf({ previous, answers })).items[0];
    expect(of([])).toMatchObject({ outcome: 'cumple-parcial', source: 'previous' });
    const progress = visitProgress(byModule, inputOf({ previous }));
    expect(progress).toMatchObject({ asked: 1, answered: 0, missing: [{ module: 'b' }] });
    expect(of(said(['x/b', 'cumple']))).toMatchObject({ outcome: 'cumple', source: 'person' });
  });
});

test('points and weight are exact sums over what was decided', () => {
  const list = checklistOf([0.1, 0.2, 0.7, 5].map((weight, i) => itemOf({ id: `r${i}`, weight, decision: ATTESTED })));
  const answers = said(['r0', 'cumple'], ['r1', 'cumple'], ['r2', 'cumple-parcial']);
  expect(pointsAndWeight(scoreVisit(list, inputOf({ answers })))).toEqual({ points: 0.65, weight: 1 });
  expect(pointsAndWeight(scoreVisit(list, inputOf({})))).toEqual({ points: 0, weight: 0 });
});
