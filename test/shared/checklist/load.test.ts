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
    [withItem({ weight: 0 }), 'La lista de cotejo: en /items/0/weight se esperaba un número > 0.'],
    [withItem({ peso: 1 }), 'La lista de cotejo: en /items/0 sobra «peso», que no se conoce.'],
    [
      withItem({ decision: { by: 'attestation', checks: ['a'] } }),
      'La lista de cotejo: en /items/0/decision sobra «checks», que no se conoce.',
    ],
    [withItem({ decision: { by: 'layer' } }), 'La lista de cotejo: en /items/0/decision falta «layers».'],
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
    [
      { ...list, scoreBands: [...list.scoreBands].reverse() },
      'El nivel «medio» no está en orden: los niveles van del mayor al menor.',
    ],
  ])('%o is refused', (json, sentence) => {
    expect(() => parseChecklist(json, checks)).toThrow(sentence);
  });
});
