import { describe, expect, test } from 'vitest';
import { parseChecklist, parseChecks } from '../../../shared/checklist/load.ts';
import { checklistOf, checkOf, itemOf } from './synthetic.ts';

describe('checks', () => {
  const check = checkOf({ must: true });

  test('one in a file, or a table of siblings', () => {
    const ids = parseChecks([
      { ...check, id: 'una' },
      [
        { ...check, id: 'dos' },
        { ...check, id: 'tres' },
      ],
    ]);
    expect(ids.map(({ id }) => id)).toEqual(['una', 'dos', 'tres']);
  });
  test.each<[object | null, string]>([
    [null, 'La comprobación número 1: en la raíz se esperaba un objeto.'],
    [{ ...check, extra: 1 }, 'La comprobación «comprobacion-sintetica»: en la raíz sobra «extra», que no se conoce.'],
    [{ ...check, why: undefined }, 'La comprobación «comprobacion-sintetica»: en la raíz falta «why».'],
    [
      { ...check, severity: 'grave' },
      'La comprobación «comprobacion-sintetica»: en /severity se esperaba uno de: error, warning, info.',
    ],
    [
      { ...check, citation: [] },
      'La comprobación «comprobacion-sintetica»: en /citation se esperaban al menos 1 elementos.',
    ],
    [
      { ...check, citation: [{ norm: 'Norma sintética', clause: '1', confidence: 'recalled' }] },
      'La comprobación «comprobacion-sintetica»: en /citation/0/confidence se esperaba uno de: confirmed, reported.',
    ],
    [
      { ...check, appliesTo: 'paciente' },
      'La comprobación «comprobacion-sintetica»: en /appliesTo se esperaba uno de: patient, practitioner, establishment, encounter, diagnosis, procedure, observation, medication, document, consent, auditEvent, allergy, immunization, study, coverage.',
    ],
    [
      { ...check, examples: { valid: [{}], invalid: [{}] } },
      'La comprobación «comprobacion-sintetica»: en /examples/invalid se esperaban al menos 2 elementos.',
    ],
  ])('%o is refused', (json, sentence) => {
    expect(() => parseChecks([json])).toThrow(sentence);
  });
  test('an id given twice is refused', () => {
    expect(() => parseChecks([check, [check]])).toThrow(
      'La comprobación «comprobacion-sintetica» se define más de una vez.',
    );
  });
});

describe('checklists', () => {
  const checks = [{ id: 'a' }];
  const list = checklistOf([itemOf({ id: 'a' })]);
  const withItem = (parts: object) => ({ ...list, items: [{ ...list.items[0], ...parts }] });

  test('a sound one comes back as it is', () => {
    expect(parseChecklist(list, checks)).toBe(list);
    const decisions = [
      { by: 'attestation' },
      { by: 'layer', layers: ['x'] },
      { by: 'measure', measure: 'x', limits: { share: 0.15 } },
      { by: 'check', checks: ['a'], of: 'patient' },
    ];
    for (const decision of decisions) expect(() => parseChecklist(withItem({ decision }), checks)).not.toThrow();
  });
  test.each<[object, string]>([
    [{ ...list, schema: 'otra@1' }, 'La lista de cotejo: en /schema se esperaba «cotejo/checklist@1».'],
    [withItem({ weight: 0 }), 'El requisito «a»: en /weight se esperaba un número > 0.'],
    [withItem({ peso: 1 }), 'El requisito «a»: sobra «peso», que no se conoce.'],
    [
      withItem({ decision: { by: 'attestation', checks: ['a'] } }),
      'El requisito «a»: en /decision sobra «checks», que no se conoce.',
    ],
    [withItem({ decision: { by: 'layer' } }), 'El requisito «a»: en /decision falta «layers».'],
    [
      withItem({ decision: { by: 'check', checks: ['otra'] } }),
      'El requisito «a» nombra la comprobación «otra», que no existe.',
    ],
    [withItem({ domain: 'otro' }), 'El requisito «a» nombra el dominio «otro», que no existe.'],
    [{ ...list, items: [...list.items, ...list.items] }, 'El requisito «a» se define más de una vez.'],
    [
      { ...list, bands: { full: 0.5, partial: 0.7 } },
      'La lista de cotejo pide más para cumplir en parte (0.7) que para cumplir (0.5).',
    ],
    [
      withItem({ bands: { full: 0.1, partial: 0.2 } }),
      'El requisito «a» pide más para cumplir en parte (0.2) que para cumplir (0.1).',
    ],
    [withItem({ decision: { by: 'sample', checks: ['otra'] } }), 'nombra la comprobación «otra», que no existe.'],
    [withItem({ decision: { by: 'attestation', shows: ['otra'] } }), 'nombra la comprobación «otra», que no existe.'],
    [withItem({ modules: ['farmacia'] }), 'El requisito «a» nombra el módulo «farmacia», que no existe.'],
    [withItem({ groups: ['d1'] }), 'El requisito «a» nombra la agrupación «d1», que no existe.'],
    [withItem({ evidenceClass: 'algo' }), 'El requisito «a»: en /evidenceClass se esperaba uno de: export, partial,'],
    [{ ...list, items: [] }, 'La lista de cotejo no tiene requisitos ni preguntas.'],
    [
      { ...withItem({ modules: ['m'], decision: { by: 'sample' } }), modules: [{ id: 'm', title: 'Módulo' }] },
      'El requisito «a» se revisa por expediente y no se puede preguntar además por módulo.',
    ],
    [
      { ...list, scoreBands: [...list.scoreBands].reverse() },
      'El nivel «medio» no está en orden: los niveles van del mayor al menor.',
    ],
  ])('%o is refused', (json, sentence) => {
    expect(() => parseChecklist(json, checks)).toThrow(sentence);
  });

  test('the fields of visits are taken', () => {
    const visited = {
      ...withItem({
        decision: { by: 'attestation', shows: ['a'] },
        evidenceClass: 'partial',
        modules: ['m'],
        groups: ['g'],
        citation: [{ norm: 'Modelo sintético', clause: 'DC.1', confidence: 'recalled' }],
      }),
      modules: [{ id: 'm', title: 'Módulo' }],
      groupings: [{ id: 'g', title: 'Agrupación', note: 'De memoria.' }],
      basedOn: { id: 'otra', edition: '1.0' },
    };
    expect(parseChecklist(visited, checks)).toBe(visited);
    expect(() => parseChecklist(withItem({ decision: { by: 'sample', checks: ['a'] } }), checks)).not.toThrow();
    expect(() => parseChecklist(withItem({ decision: { by: 'sample' } }), checks)).not.toThrow();
  });
  test('a layer is compared where the layers are known', () => {
    const named = withItem({ decision: { by: 'layer', layers: ['x'] } });
    expect(() => parseChecklist(named, checks, ['x'])).not.toThrow();
    expect(() => parseChecklist(named, checks, ['y'])).toThrow('El requisito «a» nombra la capa «x», que no existe.');
  });
  test.each(['items', 'questions'])('100,000 %s are refused before anything walks through them', (part) => {
    const started = performance.now();
    const many = { ...list, [part]: new Array(100_000).fill(list.items[0]) };
    expect(() => parseChecklist(many, checks)).toThrow(/trae 100,000 (requisitos|preguntas); el máximo es 5,000\.$/);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('questions', () => {
  const question = { id: 'p', domain: 'dominio', title: '¿Hay?', answer: { type: 'yes-no' } };
  const withQuestion = (parts: object, list: object = {}) => ({
    ...checklistOf([], { questions: [{ ...question, ...parts }] } as object),
    ...list,
  });
  const choice = {
    type: 'choice',
    options: [
      { id: 'si', title: 'Sí' },
      { id: 'no', title: 'No' },
    ],
  };

  test('a list of questions alone is sound, whatever their form', () => {
    const modules = [{ id: 'm', title: 'Módulo' }];
    for (const answer of [
      { type: 'yes-no' },
      choice,
      { type: 'number', min: 0, max: 10, unit: 'camas', integer: true },
      { type: 'text', maxLength: 100 },
      { type: 'by-module', of: choice },
    ]) {
      expect(() => parseChecklist(withQuestion({ answer, required: true }, { modules }), [])).not.toThrow();
    }
    const figure = { kind: 'barrier', title: 'Falta personal', when: ['no'] };
    expect(() => parseChecklist(withQuestion({ answer: choice, figure }), [])).not.toThrow();
    expect(() => parseChecklist(withQuestion({ answer: choice, figure: { kind: 'ece-status' } }), [])).not.toThrow();
  });
  test.each<[object, string]>([
    [{ domain: 'otro' }, 'La pregunta «p» nombra el dominio «otro», que no existe.'],
    [{ answer: { type: 'libre' } }, 'La pregunta «p»: en /answer/type se esperaba uno de: yes-no, choice,'],
    [{ answer: { type: 'choice' } }, 'La pregunta «p»: en /answer falta «options».'],
    [{ answer: { type: 'yes-no', options: [] } }, 'La pregunta «p»: en /answer sobra «options», que no se conoce.'],
    [
      { answer: { ...choice, options: [choice.options[0], choice.options[0]] } },
      'La pregunta «p»: la opción «si» se define más de una vez.',
    ],
    [
      { answer: { type: 'number', min: 5, max: 1 } },
      'La pregunta «p» pide un número de 5 a 1: el mínimo es mayor que el máximo.',
    ],
    [
      { answer: { type: 'by-module', of: { type: 'by-module', of: { type: 'text' } } } },
      'La pregunta «p»: en /answer/of/type se esperaba uno de: yes-no, choice, number, text.',
    ],
    [
      { answer: { type: 'by-module', of: { type: 'text' } } },
      'La pregunta «p» se contesta por módulo, y la lista de cotejo no tiene módulos.',
    ],
    [
      { figure: { kind: 'barrier', title: 'Falta', when: ['tal-vez'] } },
      'La pregunta «p» nombra la opción «tal-vez», que no existe.',
    ],
    [{ answer: { type: 'text' }, figure: { kind: 'ece-status' } }, 'La pregunta «p» alimenta una cifra'],
    [
      { answer: { ...choice, many: true }, figure: { kind: 'ece-status' } },
      'La pregunta «p» da el estado del expediente electrónico: sólo puede admitir una opción.',
    ],
  ])('%o is refused', (parts, sentence) => {
    expect(() => parseChecklist(withQuestion(parts), [])).toThrow(sentence);
  });
  test('an item and a question have ids of their own', () => {
    const list = checklistOf([itemOf({ id: 'p' })], { questions: [question] } as object);
    expect(() => parseChecklist(list, [{ id: 'p' }])).toThrow(
      'La pregunta «p» lleva el identificador de un requisito.',
    );
  });
});
