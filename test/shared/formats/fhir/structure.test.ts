import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createHashSet } from '../../../../shared/formats/fhir/structure/hash-set.ts';
import { isFhirDate, isFhirDateTime, isFhirInstant } from '../../../../shared/formats/fhir/structure/primitives.ts';
import { compileStructure } from '../../../../shared/formats/fhir/structure/tables.ts';
import { SHARED } from '../../../support/project.ts';
import { describeWithShared } from '../../../support/with-shared.ts';
import { bundle, config, format, read, rulesOf } from './harness.ts';

/** Findings of a single resource, as rule (without prefix) and place. */
function faults(resource: object): string[] {
  return read(resource).findings.map(({ rule, place }) => `${rule.replace('fhir-estructura-', '')} ${place.path}`);
}

const OBSERVATION = { resourceType: 'Observation', status: 'final', code: { text: 'x' } };

describe('structure of a resource', () => {
  it.each([
    [{ id: 'x' }, 'sin-tipo-de-recurso Resource'],
    [{ resourceType: 'Paciente' }, 'tipo-de-recurso-desconocido Resource.resourceType'],
    [{ resourceType: 'patient' }, 'tipo-de-recurso-desconocido Resource.resourceType'],
    [{ resourceType: 'constructor' }, 'tipo-de-recurso-desconocido Resource.resourceType'],
    [{ ...OBSERVATION, status: undefined }, 'elemento-obligatorio Observation.status'],
    [{ ...OBSERVATION, code: undefined }, 'elemento-obligatorio Observation.code'],
    [{ ...OBSERVATION, component: [{}, { code: {} }] }, 'valor-vacio Observation.component[0]'],
    [{ ...OBSERVATION, status: 'Final' }, 'codigo-fuera-de-lista Observation.status'],
    [{ ...OBSERVATION, id: 'a b' }, 'formato-primitivo Observation.id'],
    [{ ...OBSERVATION, effectiveDateTime: '2024-05-31T10:20' }, 'formato-primitivo Observation.effectiveDateTime'],
    [{ ...OBSERVATION, valueQuantity: { value: '7' } }, 'tipo-json Observation.valueQuantity.value'],
    [{ ...OBSERVATION, code: [{ text: 'x' }] }, 'tipo-json Observation.code'],
    [{ ...OBSERVATION, note: [] }, 'valor-vacio Observation.note'],
    [{ ...OBSERVATION, note: [[{ text: 'x' }]] }, 'tipo-json Observation.note[0]'],
    [{ ...OBSERVATION, valueString: '' }, 'valor-vacio Observation.valueString'],
    [{ ...OBSERVATION, subject: null }, 'nulo Observation.subject'],
    [{ ...OBSERVATION, contained: [{ id: 'x' }] }, 'sin-tipo-de-recurso Observation.contained[0]'],
    [{ resourceType: 'Patient', birthDate: '1985-02-30' }, 'formato-primitivo Patient.birthDate'],
    [{ resourceType: 'Patient', name: { family: 'X' } }, 'tipo-json Patient.name'],
    [{ resourceType: 'Patient', name: [{ given: [null, 'A'] }] }, 'nulo Patient.name[0].given[0]'],
    [
      { resourceType: 'MedicationRequest', status: 'active', intent: 'order', subject: { display: 'x' } },
      'elemento-obligatorio MedicationRequest.medication',
    ],
    [
      { resourceType: 'Composition', status: 'final', type: { text: 'x' }, date: '2024', title: 'x' },
      'elemento-obligatorio Composition.author',
    ],
  ])('%j: %s', (resource, fault) => {
    expect(faults(resource)[0]).toBe(fault);
    expect(read(resource).layers['fhir-estructura']).toEqual({ holds: 0, fails: 1 });
  });

  it.each([
    [{ ...OBSERVATION, status: undefined, _status: { extension: [{ url: 'x', valueCode: 'unknown' }] } }],
    [
      {
        resourceType: 'Patient',
        name: [{ given: [null, 'A'], _given: [{ extension: [{ url: 'x', valueString: 'y' }] }, null] }],
      },
    ],
    [{ resourceType: 'Patient', birthDate: '1985', gender: 'unknown' }],
    [{ ...OBSERVATION, effectiveDateTime: '2024-05-31T10:20:00.5-06:00', valueQuantity: { value: 0 } }],
    [
      {
        resourceType: 'MedicationRequest',
        status: 'active',
        intent: 'order',
        subject: { display: 'x' },
        medicationReference: { display: 'x' },
      },
    ],
    [{ resourceType: 'Basic', code: { text: 'x' } }],
  ])('%j holds', (resource) => {
    expect(faults(resource)).toEqual([]);
  });

  it('masks nothing itself but says what kind a birth date is', () => {
    const [finding] = read({ resourceType: 'Patient', birthDate: '12/03/1985' }).findings;
    expect(finding).toMatchObject({ actual: '12/03/1985', sensitivity: 'date', text: '12/03/1985' });
  });

  it('tells two missing elements of a resource apart', () => {
    expect(faults({ resourceType: 'Encounter' })).toEqual([
      'elemento-obligatorio Encounter.status',
      'elemento-obligatorio Encounter.class',
    ]);
  });
});

describe('structure of a Bundle', () => {
  const twice = { entry: [1, 2].map(() => ({ fullUrl: 'urn:uuid:1', resource: OBSERVATION })) };
  const repeated = 'fhir-estructura-fullurl-repetido';

  it.each([
    [{ resourceType: 'Bundle' }, ['fhir-estructura-elemento-obligatorio']],
    [{ resourceType: 'Bundle', type: 'colección' }, ['fhir-estructura-codigo-fuera-de-lista']],
    [{ resourceType: 'Bundle', type: 'batch', entry: [] }, ['fhir-estructura-valor-vacio']],
    [
      { resourceType: 'Bundle', type: 'batch', entry: {} },
      ['fhir-estructura-valor-vacio', 'fhir-estructura-tipo-json'],
    ],
    [{ resourceType: 'Bundle', type: 'batch', entry: [7] }, ['fhir-estructura-tipo-json']],
    [{ resourceType: 'Bundle', type: 'batch', entry: [{ fullUrl: 'urn:x' }] }, ['fhir-estructura-entrada-sin-recurso']],
    [{ resourceType: 'Bundle', type: 'batch', entry: [{ request: { method: 'DELETE', url: 'Patient/1' } }] }, []],
    [
      { resourceType: 'Bundle', type: 'searchset', entry: [{ response: { status: '200' } }] },
      ['fhir-estructura-entrada-sin-recurso'],
    ],
    [
      { resourceType: 'Bundle', type: 'batch', entry: [{ request: { url: 'x' } }] },
      ['fhir-estructura-elemento-obligatorio'],
    ],
    [
      { resourceType: 'Bundle', type: 'document', entry: [{ resource: OBSERVATION }] },
      ['fhir-estructura-primera-entrada'],
    ],
    [{ resourceType: 'Bundle', type: 'collection', ...twice }, [repeated]],
    [{ resourceType: 'Bundle', ...twice, type: 'collection' }, [repeated]],
    [{ resourceType: 'Bundle', type: 'history', ...twice }, []],
    [{ resourceType: 'Bundle', ...twice, type: 'history' }, []],
    [{ entry: [{ resource: OBSERVATION }], type: 'batch' }, ['fhir-estructura-sin-tipo-de-recurso']],
  ])('%j: %j', (source, rules) => {
    expect(rulesOf(read(source))).toEqual(rules);
  });

  it('admits one fullUrl in two versions', () => {
    const version = (versionId: string) => ({
      fullUrl: 'urn:uuid:1',
      resource: { ...OBSERVATION, meta: { versionId } },
    });
    expect(rulesOf(read({ resourceType: 'Bundle', type: 'batch', entry: [version('1'), version('2')] }))).toEqual([]);
  });

  it('points at the entry, before and after the type is known', () => {
    for (const source of [
      { resourceType: 'Bundle', type: 'batch', ...twice },
      { resourceType: 'Bundle', ...twice, type: 'batch' },
    ]) {
      const [finding] = read(JSON.stringify(source, null, 1)).findings;
      expect(finding.place).toMatchObject({ path: 'Bundle.entry[1].fullUrl', record: 2 });
      expect(finding.place.line).toBeGreaterThan(10);
    }
  });

  it('judges the inner rules of a nested Bundle', () => {
    const inner = { resourceType: 'Bundle', type: 'batch', ...twice };
    expect(rulesOf(read(bundle([inner])))).toEqual([repeated]);
  });
});

describe('primitives', () => {
  it('knows dates', () => {
    for (const text of ['2024', '2024-02', '2024-02-29']) expect(isFhirDate(text), text).toBe(true);
    for (const text of ['', '24', '0000', '2023-02-29', '2024-13', '2024-2-1', '2024-02-29Z', '2024-05-31T']) {
      expect(isFhirDate(text), text).toBe(false);
    }
  });

  it('knows dates with time', () => {
    for (const text of ['2024-05-31T10:20:30Z', '2024-05-31T23:59:60.123+14:00']) {
      expect(isFhirInstant(text), text).toBe(true);
      expect(isFhirDateTime(text), text).toBe(true);
    }
    for (const text of [
      '2024-05-31T10:20:30',
      '2024-05-31T24:00:00Z',
      '2024-05-31 10:20:30Z',
      '2024-05-31T10:20:30+15:00',
    ]) {
      expect(isFhirDateTime(text), text).toBe(false);
    }
    expect(isFhirInstant('2024-05-31')).toBe(false);
    expect(isFhirDateTime('2024-05-31')).toBe(true);
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

describe('rules', () => {
  it('have one id each, with the prefix of their layer', () => {
    const ids = format.rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, title, failureTitle, remedy, citation } of format.rules) {
      expect(id).toMatch(/^fhir-(sintaxis|estructura|identificador)-[a-z0-9-]+$/);
      for (const text of [title, failureTitle, remedy]) expect(text.length).toBeGreaterThan(10);
      expect(citation.length).toBeGreaterThan(0);
    }
  });
});

describe('tables', () => {
  it('refuse a line that cannot be read', () => {
    const broken = (line: string) => ({ ...config, structure: { valueSets: {}, elements: { Patient: { x: line } } } });
    for (const line of ['code', 'code !', 'code ? nope'])
      expect(() => compileStructure(broken(line))).toThrow('structure.json');
  });
});

interface Definition {
  readonly id: string;
  readonly kind: string;
  readonly abstract: boolean;
  readonly derivation?: string;
  readonly snapshot: { readonly element: readonly DefinedElement[] };
}
interface DefinedElement {
  readonly path: string;
  readonly min: number;
  readonly max: string;
  readonly type?: readonly { readonly code: string }[];
  readonly binding?: { readonly strength: string; readonly valueSet: string };
}
const CORE = 'corpora/fhir-r4-core';

describeWithShared(CORE, 'tables against R4 4.0.1', () => {
  const lines = (name: string) =>
    gunzipSync(readFileSync(join(SHARED, CORE, `${name}.ndjson.gz`)))
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const definitions: Definition[] = lines('StructureDefinition').filter(
    ({ kind, derivation }: Definition) =>
      (kind === 'resource' || kind === 'complex-type') && derivation !== 'constraint',
  );
  const byId = new Map(definitions.map((definition) => [definition.id, definition]));
  const primitives = ['string', 'uri', 'code', 'id', 'date', 'dateTime', 'instant', 'boolean', 'decimal', 'integer'];

  /** The definition of an element, through the types on its way. */
  function find(type: string, path: readonly string[]): DefinedElement {
    const { element } = byId.get(type)!.snapshot;
    const [first, ...rest] = path;
    const choice = element.find((candidate) => {
      const name = candidate.path.slice(type.length + 1);
      return name.endsWith('[x]') && first.startsWith(name.slice(0, -3)) && !first.endsWith('[x]');
    });
    const exact = element.find((candidate) => candidate.path === `${type}.${first}`);
    const found = exact ?? choice!;
    if (rest.length === 0) {
      if (exact) return exact;
      const code = first.slice(choice!.path.slice(type.length + 1, -3).length);
      return {
        ...choice!,
        min: 0,
        type: [{ code: primitives.find((name) => name.toLowerCase() === code.toLowerCase()) ?? code }],
      };
    }
    const nested = element.filter((candidate) => candidate.path.startsWith(`${found.path}.`));
    if (nested.length > 0) {
      const local = {
        id: 'local',
        snapshot: { element: nested.map((item) => ({ ...item, path: `local${item.path.slice(found.path.length)}` })) },
      };
      byId.set('local', local as unknown as Definition);
      return find('local', rest);
    }
    const code = exact ? exact.type![0].code : first.slice(choice!.path.slice(type.length + 1, -3).length);
    return find(code, rest);
  }

  it('list the resource types', () => {
    const names = definitions.filter(({ kind, abstract }) => kind === 'resource' && !abstract).map(({ id }) => id);
    expect([...config.resourceTypes].sort()).toEqual(names.sort());
  });

  const rows = Object.entries(config.structure.elements as Record<string, Record<string, string>>).flatMap(
    ([type, elements]) => Object.entries(elements).map(([path, line]) => [type, path, line] as const),
  );
  it.each(rows)('%s.%s: %s', (type, path, line) => {
    const defined =
      type === 'Bundle.entry' ? find('Bundle', ['entry', ...path.split('.')]) : find(type, path.split('.'));
    const [kind, cardinality, valueSet] = line.split(' ');
    const list = defined.max === '*';
    expect(cardinality).toBe(list ? (defined.min > 0 ? '+' : '*') : defined.min > 0 ? '1' : '?');
    const code = defined.type![0].code.replace('http://hl7.org/fhirpath/System.String', 'id');
    if (kind !== 'any') expect(kind).toBe(primitives.includes(code) ? code : 'object');
    if (valueSet) expect(defined.binding?.strength).toBe('required');
  });
});
