import { describe, expect, it } from 'vitest';
import { createHashSet } from '../../../../shared/formats/fhir/structure/hash-set.ts';
import { isWellFormedUrn } from '../../../../shared/formats/fhir/structure/urn.ts';
import { read } from './harness.ts';

/** Findings of a single resource, as rule (without prefix) and place. */
function faults(resource: object): string[] {
  return read(resource).findings.map(({ rule, place }) => `${rule.replace('fhir-estructura-', '')} ${place.path}`);
}

const OBSERVATION = { resourceType: 'Observation', status: 'final', code: { text: 'x' } };
const REQUEST = { resourceType: 'MedicationRequest', status: 'active', intent: 'order', subject: { display: 'x' } };
const PATIENT = { resourceType: 'Patient' };
const REASON = { extension: [{ url: 'http://example.org/x', valueString: 'y' }] };

describe('structure of a resource', () => {
  it.each([
    [{ id: 'x' }, 'sin-tipo-de-recurso Resource'],
    [{ resourceType: 'Paciente' }, 'tipo-de-recurso-desconocido Resource.resourceType'],
    [{ resourceType: 'patient' }, 'tipo-de-recurso-desconocido Resource.resourceType'],
    [{ resourceType: 'constructor' }, 'tipo-de-recurso-desconocido Resource.resourceType'],
    [{ resourceType: 'DomainResource' }, 'tipo-de-recurso-desconocido Resource.resourceType'],
    [{ ...OBSERVATION, status: undefined }, 'elemento-obligatorio Observation.status'],
    [{ ...OBSERVATION, code: undefined }, 'elemento-obligatorio Observation.code'],
    [{ ...OBSERVATION, component: [{}, { code: { text: 'x' } }] }, 'valor-vacio Observation.component[0]'],
    [{ ...OBSERVATION, component: [{ valueString: 'x' }] }, 'elemento-obligatorio Observation.component[0].code'],
    [{ ...OBSERVATION, code: { id: 'x' } }, 'valor-vacio Observation.code'],
    [{ ...OBSERVATION, id: 'a b' }, 'formato-primitivo Observation.id'],
    [{ ...OBSERVATION, id: 7 }, 'tipo-json Observation.id'],
    [{ ...OBSERVATION, effectiveDateTime: '  ' }, 'formato-primitivo Observation.effectiveDateTime'],
    [{ ...OBSERVATION, valueString: 'a\u0001' }, 'caracter-de-control Observation.valueString'],
    [{ ...OBSERVATION, effectiveDateTime: '2024-05-31T10:20' }, 'formato-primitivo Observation.effectiveDateTime'],
    [{ ...OBSERVATION, valueQuantity: { value: '7' } }, 'tipo-json Observation.valueQuantity.value'],
    [{ ...OBSERVATION, valueInteger: 1.5 }, 'formato-primitivo Observation.valueInteger'],
    [{ ...OBSERVATION, valueAddress: { text: 'x' } }, 'elemento-desconocido Observation.valueAddress'],
    [{ ...OBSERVATION, valueString: 'x', valueInteger: 1 }, 'eleccion-doble Observation.valueInteger'],
    [{ ...OBSERVATION, valueString: 'x', _valueInteger: REASON }, 'eleccion-doble Observation.valueInteger'],
    [{ ...OBSERVATION, estado: 'x' }, 'elemento-desconocido Observation.estado'],
    [{ ...OBSERVATION, __proto__: { x: 1 }, toString: 'x' }, 'elemento-desconocido Observation.toString'],
    [{ ...OBSERVATION, code: [{ text: 'x' }] }, 'tipo-json Observation.code'],
    [{ ...OBSERVATION, code: 'x' }, 'tipo-json Observation.code'],
    [{ ...OBSERVATION, note: [] }, 'valor-vacio Observation.note'],
    [{ ...OBSERVATION, note: [[{ text: 'x' }]] }, 'tipo-json Observation.note[0]'],
    [{ ...OBSERVATION, note: [null] }, 'nulo Observation.note[0]'],
    [{ ...OBSERVATION, valueString: '' }, 'valor-vacio Observation.valueString'],
    [{ ...OBSERVATION, valueString: ' \n' }, 'texto-en-blanco Observation.valueString'],
    [{ ...OBSERVATION, subject: null }, 'nulo Observation.subject'],
    [{ ...OBSERVATION, _status: { extension: [] } }, 'valor-vacio Observation.status.extension'],
    [{ ...OBSERVATION, _status: {} }, 'valor-vacio Observation.status'],
    [{ ...OBSERVATION, _status: { x: 1 } }, 'elemento-desconocido Observation.status.x'],
    [{ ...OBSERVATION, status: undefined, _status: { id: 'x' } }, 'valor-vacio Observation.status'],
    [{ ...OBSERVATION, contained: [{ id: 'x' }] }, 'sin-tipo-de-recurso Observation.contained[0]'],
    [{ ...OBSERVATION, contained: [PATIENT] }, 'contenido-sin-id-propio Observation.contained[0]'],
    [
      { ...OBSERVATION, contained: [1, 2].map(() => ({ ...PATIENT, id: 'x' })) },
      'contenido-sin-id-propio Observation.contained[1].id',
    ],
    [
      { ...OBSERVATION, contained: [{ ...PATIENT, id: 'x', gendre: 'x' }] },
      'elemento-desconocido Observation.contained[0].gendre',
    ],
    [
      { ...OBSERVATION, code: { id: 'a', text: 'x', coding: [{ id: 'a', code: 'y' }] } },
      'id-de-elemento-repetido Observation.code.coding[0].id',
    ],
    [{ ...PATIENT, birthDate: '1985-02-30' }, 'formato-primitivo Patient.birthDate'],
    [{ ...PATIENT, name: { family: 'X' } }, 'tipo-json Patient.name'],
    [{ ...PATIENT, name: [{ given: [null, 'A'] }] }, 'nulo Patient.name[0].given[0]'],
    [
      { ...PATIENT, name: [{ given: ['A', 'B'], _given: [REASON] }] },
      'extension-de-primitivo-desalineada Patient.name[0].given',
    ],
    [{ ...PATIENT, name: [{ given: ['A'], _given: REASON }] }, 'tipo-json Patient.name[0].given'],
    [
      {
        ...PATIENT,
        identifier: [
          { system: 'urn:oid:2.16.840.1.113883.4.629', value: 'x' },
          { system: 'urn:oid:curp', value: 'x' },
        ],
      },
      'urn-mal-formado Patient.identifier[1].system',
    ],
    [{ ...PATIENT, photo: [{ data: 'AAAA', size: 4 }] }, 'tamano-de-adjunto Patient.photo[0].size'],
    [{ ...PATIENT, photo: [{ data: 'AAAA AAAA' }] }, 'espacio-en-base64 Patient.photo[0].data'],
    [REQUEST, 'elemento-obligatorio MedicationRequest.medication'],
    [
      { resourceType: 'Composition', status: 'final', type: { text: 'x' }, date: '2024', title: 'x' },
      'elemento-obligatorio Composition.author',
    ],
    [
      { resourceType: 'Parameters', parameter: [{ name: 'x', resource: { ...PATIENT, x: 1 } }] },
      'elemento-desconocido Parameters.parameter[0].resource.x',
    ],
  ])('%j: %s', (resource, fault) => {
    expect(faults(resource)).toContain(fault);
  });

  it.each([
    [{ ...OBSERVATION, status: undefined, _status: REASON }],
    [{ ...PATIENT, name: [{ given: [null, 'A'], _given: [REASON, null] }] }],
    [{ ...PATIENT, name: [{ given: ['A', 'B'], _given: [null, { id: 'x' }] }] }],
    [{ ...PATIENT, birthDate: '1985', gender: 'unknown' }],
    [
      {
        ...PATIENT,
        photo: [{ data: 'AAA=', size: 2 }, { data: 'AA==', size: 1 }, { data: 'AAAA', size: 3 }, { size: 9 }],
      },
    ],
    [{ ...OBSERVATION, effectiveDateTime: '2024-05-31T10:20:00.5-06:00', valueQuantity: { value: 0 } }],
    [{ ...OBSERVATION, valueBoolean: false, _valueBoolean: REASON }],
    [{ ...REQUEST, medicationReference: { display: 'x' } }],
    [{ ...REQUEST, _medicationReference: undefined, medicationCodeableConcept: { text: 'x' } }],
    [{ resourceType: 'Basic', code: { text: 'x' } }],
    [{ ...OBSERVATION, contained: ['x', 'y'].map((id) => ({ ...PATIENT, id })) }],
    [
      {
        resourceType: 'Questionnaire',
        status: 'draft',
        item: [
          {
            linkId: '1',
            type: 'group',
            item: [{ linkId: '1.1', type: 'group', item: [{ linkId: '1.1.1', type: 'string' }] }],
          },
        ],
      },
    ],
    [
      {
        resourceType: 'StructureDefinition',
        url: 'http://example.org/x',
        name: 'X',
        status: 'draft',
        kind: 'resource',
        abstract: false,
        type: 'Patient',
        snapshot: { element: [{ id: 'Patient', path: 'Patient' }] },
        differential: { element: [{ id: 'Patient', path: 'Patient' }] },
      },
    ],
  ])('%j holds', (resource) => {
    expect(faults(resource)).toEqual([]);
    expect(read(resource).layers['fhir-estructura']).toEqual({ holds: 1, fails: 0 });
  });

  it('fails the layer by errors and not by warnings', () => {
    expect(read({ ...OBSERVATION, x: 1 }).layers['fhir-estructura']).toEqual({ holds: 0, fails: 1 });
    expect(read({ ...OBSERVATION, valueString: ' ' }).layers['fhir-estructura']).toEqual({ holds: 1, fails: 0 });
  });

  it('says which types a choice has', () => {
    const [finding] = read({ ...OBSERVATION, valueAddress: {} }).findings;
    expect(finding.expected).toContain('Quantity, CodeableConcept');
  });

  it('masks nothing itself but says what kind a birth date is', () => {
    const [finding] = read({ ...PATIENT, birthDate: '12/03/1985' }).findings;
    expect(finding).toMatchObject({ actual: '12/03/1985', sensitivity: 'date', text: '12/03/1985' });
  });

  it('tells two missing elements of a resource apart', () => {
    expect(faults({ resourceType: 'Encounter' })).toEqual([
      'elemento-obligatorio Encounter.status',
      'elemento-obligatorio Encounter.class',
    ]);
  });

  it('judges a million extensions, and contained resources that contain each other, in linear time', () => {
    const extension = Array.from({ length: 200_000 }, () => ({ url: 'http://example.org/x', valueBoolean: true }));
    expect(faults({ ...PATIENT, extension })).toEqual([]);
    let inner: object = { ...PATIENT, id: 'x' };
    for (let i = 0; i < 60; i++) inner = { ...PATIENT, id: `x${i}`, contained: [inner] };
    expect(read(inner).layers['fhir-estructura']).toEqual({ holds: 1, fails: 0 });
  });
});

describe('hash set', () => {
  it('keeps every number apart while it grows', () => {
    const set = createHashSet(5000);
    const numbers = Array.from({ length: 4000 }, (_, i) => i * 2 ** 40 + (i % 7));
    for (const value of [0, ...numbers.slice(1)]) expect(set.add(value)).toBe(true);
    for (const value of numbers) expect(set.add(value)).toBe(false);
    expect(set.size).toBe(4000);
  });

  it('stops counting when it is full', () => {
    const set = createHashSet(2);
    expect([set.add(1), set.add(2), set.add(3), set.add(3)]).toEqual([true, true, true, true]);
  });
});

describe('URN', () => {
  it.each([
    'urn:uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b7',
    'urn:uuid:53FEFA32-FCBB-4FF8-8A92-55EE120877B7|1.0',
    'urn:oid:2.16.840.1.113883.4.629',
    'urn:ietf:rfc:3986',
  ])('%s is well formed', (text) => {
    expect(isWellFormedUrn(text)).toBe(true);
  });

  it.each([
    'urn:uuid:1',
    'urn:uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b',
    'urn:oid:2',
    'urn:oid:3.1',
    'urn:oid:2.01',
    `urn:oid:2${'.1'.repeat(1000)}`,
  ])('%s is not', (text) => {
    expect(isWellFormedUrn(text)).toBe(false);
  });
});
