import { describe, expect, it } from 'vitest';
import { bundle, readAll } from './harness.ts';

const OBSERVATION = { resourceType: 'Observation', status: 'final', code: { text: 'x' } };
const UUID = 'urn:uuid:00000000-0000-4000-8000-00000000000';
const POST = { method: 'POST', url: 'Observation' };

/** What the layers of Bundles and structure say, as rule (without the layer) and place. */
function faults(source: object | string): string[] {
  const off = new Set(['fhir-invariante', 'fhir-terminologia', 'fhir-perfil', 'fhir-referencia', 'fhir-narrativa']);
  return readAll(source, { withoutLayers: off }).findings.map(({ rule, place }) => {
    return `${rule.replace(/^fhir-(bundle|estructura)-/, '')} ${place.path}`;
  });
}

const one = { fullUrl: `${UUID}1`, resource: OBSERVATION };
const twice = [one, one];

describe('a Bundle', () => {
  it.each([
    [{ resourceType: 'Bundle' }, ['elemento-obligatorio Bundle.type']],
    [{ resourceType: 'Bundle', type: 'batch', entry: [] }, ['valor-vacio Bundle.entry']],
    [{ resourceType: 'Bundle', type: 'batch', entry: {} }, ['tipo-json Bundle.entry']],
    [{ resourceType: 'Bundle', type: 'batch', entry: [7] }, ['tipo-json Bundle.entry[0]']],
    [{ resourceType: 'Bundle', type: 'batch', entry: [{ request: { method: 'DELETE', url: 'Patient/1' } }] }, []],
    [{ resourceType: 'Bundle', type: 'batch', entry: [{ request: POST }] }, ['peticion-sin-recurso Bundle.entry[0]']],
    [
      { resourceType: 'Bundle', type: 'batch', entry: [{ request: { method: 'POST', url: 'Patient/1/$everything' } }] },
      [],
    ],
    [{ resourceType: 'Bundle', type: 'batch', entry: [{ ...one, request: POST }] }, []],
    [{ resourceType: 'Bundle', type: 'batch', entry: [one] }, ['peticion-ausente Bundle.entry[0].request']],
    [
      { resourceType: 'Bundle', type: 'collection', entry: [{ ...one, request: POST }] },
      ['peticion-fuera-de-lugar Bundle.entry[0].request'],
    ],
    [{ resourceType: 'Bundle', type: 'batch-response', entry: [one] }, ['respuesta-ausente Bundle.entry[0].response']],
    [
      { resourceType: 'Bundle', type: 'searchset', entry: [{ response: { status: '200' } }] },
      ['respuesta-fuera-de-lugar Bundle.entry[0].response', 'entrada-sin-recurso Bundle.entry[0]'],
    ],
    [
      { resourceType: 'Bundle', type: 'collection', entry: [{ ...one, search: { mode: 'match' } }] },
      ['resultado-sin-id Bundle.entry[0].resource', 'busqueda-fuera-de-lugar Bundle.entry[0].search'],
    ],
    [
      { resourceType: 'Bundle', type: 'batch', entry: [{ ...one, request: { url: 'x' } }] },
      ['elemento-obligatorio Bundle.entry[0].request.method'],
    ],
    [{ resourceType: 'Bundle', type: 'collection', total: 1 }, ['total-fuera-de-lugar Bundle.total']],
    [
      {
        resourceType: 'Bundle',
        type: 'collection',
        link: ['self', 'self', 'next'].map((relation) => ({ relation, url: 'http://x' })),
      },
      ['enlace-repetido Bundle.link[1].relation'],
    ],
    [
      { resourceType: 'Bundle', type: 'collection', entry: [{ resource: OBSERVATION }] },
      ['fullurl-omitido Bundle.entry[0].fullUrl'],
    ],
    [
      { resourceType: 'Bundle', type: 'collection', entry: [{ ...one, fullUrl: 'Observation/1' }] },
      ['fullurl-relativo Bundle.entry[0].fullUrl'],
    ],
    [
      { resourceType: 'Bundle', type: 'collection', entry: [{ ...one, fullUrl: 'http://x/Observation/1/_history/1' }] },
      ['fullurl-de-una-version Bundle.entry[0].fullUrl'],
    ],
    [
      { resourceType: 'Bundle', type: 'collection', entry: [{ ...one, fullUrl: 'http://x/Observation/1' }] },
      ['fullurl-contradice-id Bundle.entry[0].fullUrl'],
    ],
    [
      {
        resourceType: 'Bundle',
        type: 'collection',
        entry: [{ fullUrl: 'http://x/Patient/1', resource: { ...OBSERVATION, id: '1' } }],
      },
      ['fullurl-contradice-id Bundle.entry[0].fullUrl'],
    ],
    [
      {
        resourceType: 'Bundle',
        type: 'collection',
        entry: [{ fullUrl: 'http://x/Observation/1', resource: { ...OBSERVATION, id: '1' } }],
      },
      [],
    ],
    [
      {
        resourceType: 'Bundle',
        type: 'collection',
        entry: [{ fullUrl: 'http://x/y', resource: { ...OBSERVATION, id: '1' } }],
      },
      [],
    ],
    [
      { resourceType: 'Bundle', type: 'document', entry: [one] },
      [
        'documento-sin-identificador Bundle.identifier',
        'documento-sin-fecha Bundle.timestamp',
        'primera-entrada Bundle',
      ],
    ],
    [{ resourceType: 'Bundle', type: 'message', entry: [one] }, ['primera-entrada Bundle']],
    [
      {
        resourceType: 'Bundle',
        type: 'searchset',
        total: 0,
        entry: [{ ...one, resource: { ...OBSERVATION, id: '1' }, search: { mode: 'match' } }],
      },
      ['total-menor-que-entradas Bundle.total'],
    ],
    [
      { resourceType: 'Bundle', type: 'searchset', entry: [{ ...one, search: { mode: 'outcome' } }] },
      ['resultado-de-otro-tipo Bundle.entry[0].search.mode'],
    ],
    [{ resourceType: 'Bundle', type: 'collection', entry: twice }, ['fullurl-repetido Bundle.entry[1].fullUrl']],
    [{ resourceType: 'Bundle', entry: twice, type: 'collection' }, ['fullurl-repetido Bundle.entry[1].fullUrl']],
    [{ resourceType: 'Bundle', entry: [one], type: 'transaction' }, ['peticion-ausente Bundle.entry[0].request']],
  ])('%j: %j', (source, expected) => {
    expect(faults(source)).toEqual(expected);
  });

  it.each(['batch', 'history'])('admits one fullUrl in two versions (%s)', (type) => {
    const version = (versionId: string) => ({ ...one, resource: { ...OBSERVATION, meta: { versionId } } });
    const seen = faults({ resourceType: 'Bundle', type, entry: [version('1'), version('2')] });
    expect(seen.filter((fault) => fault.startsWith('fullurl-repetido'))).toEqual([]);
  });

  it('repeats what it likes in a history, whose type may come last', () => {
    const entry = twice.map((item) => ({ ...item, request: POST, response: { status: '200' } }));
    expect(faults({ resourceType: 'Bundle', type: 'history', entry })).toEqual([]);
    expect(faults({ resourceType: 'Bundle', entry, type: 'history' })).toEqual([]);
  });

  it('points at the entry, before and after the type is known', () => {
    for (const source of [
      { resourceType: 'Bundle', type: 'collection', entry: twice },
      { resourceType: 'Bundle', entry: twice, type: 'collection' },
    ]) {
      const findings = readAll(JSON.stringify(source, null, 1)).findings;
      const finding = findings.find(({ rule }) => rule === 'fhir-estructura-fullurl-repetido')!;
      expect(finding.place).toMatchObject({ path: 'Bundle.entry[1].fullUrl', record: 2 });
      expect(finding.place.line).toBeGreaterThan(10);
    }
  });

  it('in a Bundle is judged like any other', () => {
    const inner = { resourceType: 'Bundle', type: 'collection', entry: twice, total: 7 };
    expect(faults(bundle([inner]))).toEqual([
      'fullurl-repetido Bundle.entry[0].resource.entry[1].fullUrl',
      'total-fuera-de-lugar Bundle.entry[0].resource.total',
    ]);
  });

  it('of Bundles of Bundles ends', () => {
    let inner: object = OBSERVATION;
    for (let i = 0; i < 60; i++)
      inner = { resourceType: 'Bundle', type: 'collection', entry: [{ fullUrl: `${UUID}1`, resource: inner }] };
    const seen = readAll(inner);
    expect(seen.rows).toBe(60);
    expect(seen.layers['fhir-bundle']).toEqual({ holds: 61, fails: 0 });
  });

  it('gives the layer one verdict for each entry and one for itself', () => {
    const seen = readAll({ resourceType: 'Bundle', type: 'collection', entry: [one, { ...one, fullUrl: 'x' }] });
    expect(seen.layers['fhir-bundle']).toEqual({ holds: 2, fails: 1 });
    expect(readAll(OBSERVATION).layers['fhir-bundle']).toBeUndefined();
  });
});
