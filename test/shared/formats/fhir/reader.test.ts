import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundle, read, rulesOf, toBytes } from './harness.ts';

const PATIENT = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ system: 'urn:oid:2.16.840.1.113883.4.629', value: 'PUEA850312MDFRJL07' }],
  name: [{ use: 'official', family: 'PRUEBA', given: ['ÑANDÚ 😀'] }],
  gender: 'female',
  birthDate: '1985-03-12',
};
const ENCOUNTER = { resourceType: 'Encounter', id: 'e1', status: 'finished', class: { code: 'AMB' } };

describe('reader of valid files', () => {
  it('reads a Bundle, a single resource and an array alike', () => {
    const types = (source: object) => read(source).records.map(({ type }) => type);
    expect(types(bundle([PATIENT, ENCOUNTER]))).toEqual(['patient', 'encounter']);
    expect(types([PATIENT, ENCOUNTER])).toEqual(['patient', 'encounter']);
    expect(types(PATIENT)).toEqual(['patient']);
    for (const source of [bundle([PATIENT, ENCOUNTER]), [PATIENT, ENCOUNTER], PATIENT]) {
      expect(read(source).findings).toEqual([]);
      expect(read(source).problems).toEqual([]);
    }
  });

  it('counts rows and layers by resource, the Bundle being judged too', () => {
    const seen = read(bundle([PATIENT, ENCOUNTER]));
    expect(seen.rows).toBe(2);
    expect(seen.layers).toEqual({
      'fhir-sintaxis': { holds: 3, fails: 0 },
      'fhir-estructura': { holds: 3, fails: 0 },
      'fhir-forma': { holds: 3, fails: 0 },
    });
  });

  it('opens a Bundle in a Bundle', () => {
    const seen = read(bundle([bundle([PATIENT], 'document')]));
    expect(seen.records[0].places.curp).toMatchObject({
      path: 'Bundle.entry[0].resource.entry[0].resource.identifier[0].value',
      field: 'Patient.identifier.value',
      record: 1,
    });
    expect(rulesOf(seen)).toEqual(['fhir-estructura-primera-entrada']);
  });

  it('gives the place of a datum by line, column, offset and path', () => {
    const text = JSON.stringify(bundle([ENCOUNTER, PATIENT]), null, 2);
    const { places } = read(text).records[1];
    const needle = '"PUEA850312MDFRJL07"';
    const before = text.slice(0, text.indexOf(needle)).split('\n');
    expect(places.curp).toEqual({
      line: before.length,
      column: (before.at(-1) ?? '').length + 1,
      offset: toBytes(text.slice(0, text.indexOf(needle))).length,
      field: 'Patient.identifier.value',
      path: 'Bundle.entry[1].resource.identifier[0].value',
      record: 2,
    });
  });
});

describe('reader of any file', () => {
  it('never fails on any JSON in the place of any element', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.nat(30), (value, n) => {
        const types = [
          'Patient',
          'Practitioner',
          'Organization',
          'Location',
          'Encounter',
          'Condition',
          'Observation',
          'Composition',
          'DocumentReference',
          'Procedure',
          'MedicationRequest',
          'Consent',
          'AuditEvent',
          'Provenance',
          'Bundle',
        ];
        const names = [
          'identifier',
          'name',
          'address',
          'extension',
          'code',
          'period',
          'subject',
          'author',
          'attester',
          'component',
          'agent',
          'meta',
          'entry',
          'qualification',
          'verificationStatus',
          'location',
          'content',
          'type',
        ];
        for (const wrapped of [
          value,
          [value],
          { coding: value, reference: value, extension: [value] },
          [{ coding: [value], type: value, _family: value, who: value }],
        ]) {
          const resource = Object.fromEntries(names.map((name) => [name, wrapped]));
          const seen = read({ ...resource, resourceType: types[n % types.length] }, 1000);
          expect(Object.keys(seen.layers)).toContain('fhir-estructura');
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('reader of a piece with many faults', () => {
  const anonymous = { resourceType: 'Patient', active: 'sí' };
  const nestedBundle = (count: number) =>
    bundle([{ resourceType: 'Bundle', type: 'collection', entry: Array(count).fill({ resource: anonymous }) }]);

  it('tells resources without an id apart inside a Bundle', () => {
    const { findings } = read(nestedBundle(3));
    const wrong = findings.filter(({ place }) => place.path?.endsWith('.active'));
    expect(new Set(wrong.map(({ identity }) => identity)).size).toBe(3);
  });

  it('does not hash the whole piece for each of them', () => {
    const start = performance.now();
    const { rows } = read(nestedBundle(6000));
    expect(rows).toBe(6001);
    // Some 300 kB each time would be two thousand million bytes.
    expect(performance.now() - start).toBeLessThan(15_000);
  }, 60_000);

  it('places faults that come against the order of the text, all in their line', () => {
    const extension = Array.from({ length: 20_000 }, () => ({ valueInexistente: 1 }));
    const start = performance.now();
    const text = JSON.stringify({ resourceType: 'Patient', extension });
    const { findings } = read(text.replaceAll('},{', '},\n{'));
    const missing = findings.filter(({ rule }) => rule === 'fhir-estructura-elemento-obligatorio');
    expect(missing.length).toBe(extension.length);
    expect(missing.every(({ place }, i) => place.line === i + 1)).toBe(true);
    expect(performance.now() - start).toBeLessThan(15_000);
  }, 60_000);
});
