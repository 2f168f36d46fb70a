import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundle, errorsOf, format, read, rulesOf, toBytes } from './harness.ts';

const PATIENT = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ system: 'urn:oid:2.16.840.1.113883.4.629', value: 'PUEA850312MDFRJL07' }],
  name: [{ use: 'official', family: 'PRUEBA', given: ['ÑANDÚ 😀'] }],
  gender: 'female',
  birthDate: '1985-03-12',
};
const ENCOUNTER = { resourceType: 'Encounter', id: 'e1', status: 'finished', class: { code: 'AMB' } };

const entries = (...texts: string[]) => `{"resourceType":"Bundle","type":"collection","entry":[${texts.join(',')}]}`;
const entry = (resource: object, n: number) => JSON.stringify({ fullUrl: `urn:uuid:${n}`, resource });

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

describe('reader of faulty files', () => {
  const good = [entry(PATIENT, 1), entry(ENCOUNTER, 2)];

  it('verifies what stands before a cut, wherever it is', () => {
    const text = entries(...good, good[1].replace('urn:uuid:2', 'urn:uuid:3'));
    const bytes = toBytes(text);
    for (let end = 0; end < bytes.length; end++) {
      const seen = read(bytes.subarray(0, end), 50);
      expect(seen.problems, `${end}`).toHaveLength(1);
      expect(rulesOf(seen), `${end}`).toEqual(['fhir-sintaxis-json-truncado']);
      const complete = good.filter((piece) => end >= text.indexOf(piece) + toBytes(piece).length + 20).length;
      expect(seen.records.length, `${end}`).toBeGreaterThanOrEqual(complete);
    }
  });

  it.each([
    ['NaN', '{"resource":{"resourceType":"Observation","valueQuantity":{"value":NaN}}}', 'numero-invalido'],
    ['a trailing comma', '{"resource":{"resourceType":"Observation",}}', 'coma-sobrante'],
    ['a comment with a quote and a bracket', '{"resource":{ /* ] " */ "resourceType":"Observation"}}', 'comentario'],
    ['a comment of a line', '{"resource":{ // it\'s "\n "resourceType":"Observation"}}', 'comentario'],
    ['a control character', '{"resource":{"resourceType":"Obser\tvation"}}', 'cadena-invalida'],
    ['a bare word', '{"resource":{"resourceType":Observation}}', 'json-invalido'],
  ])('goes on after %s in an entry', (_name, broken, rule) => {
    const seen = read(entries(good[0], broken, good[1]), 11);
    expect(rulesOf(seen)).toEqual([`fhir-sintaxis-${rule}`]);
    expect(seen.findings[0].place).toMatchObject({ record: 2, path: 'Bundle.entry[1]' });
    expect(seen.records.map(({ type }) => type)).toEqual(['patient', 'encounter']);
    expect(seen.layers['fhir-sintaxis']).toEqual({ holds: 3, fails: 1 });
    expect(seen.problems).toEqual([]);
  });

  it('reports commas and comments between entries', () => {
    const seen = read(`{"resourceType":"Bundle","type":"batch","entry":[${good[0]}, /* x */ ,]}`);
    const rules = rulesOf(seen).filter((rule) => rule.startsWith('fhir-sintaxis'));
    expect(rules).toEqual(['fhir-sintaxis-comentario', 'fhir-sintaxis-coma-sobrante', 'fhir-sintaxis-coma-sobrante']);
    expect(seen.records).toHaveLength(1);
  });

  it('stops at a second root and says so', () => {
    const seen = read(`${JSON.stringify(PATIENT)}\n${JSON.stringify(PATIENT)}`);
    expect(rulesOf(seen)).toEqual(['fhir-sintaxis-raiz-multiple']);
    expect(seen.findings[0].place).toMatchObject({ line: 2, column: 1 });
    expect(seen.records).toHaveLength(1);
    expect(seen.problems[0]).toContain('línea 2');
  });

  it('reads past a byte order mark', () => {
    const seen = read(`\ufeff${JSON.stringify(PATIENT)}`, 1);
    expect(seen.findings.map(({ rule, severity }) => [rule, severity])).toEqual([['fhir-sintaxis-bom', 'info']]);
    expect(seen.records[0].places.curp).toMatchObject({
      line: 1,
      column: JSON.stringify(PATIENT).indexOf('"PUEA') + 1,
    });
    expect(seen.layers['fhir-sintaxis']).toEqual({ holds: 1, fails: 0 });
  });

  it('names the byte that is not UTF-8 and keeps reading', () => {
    const bytes = toBytes(JSON.stringify({ ...PATIENT, name: [{ family: 'MU#OZ', given: ['A'] }] }));
    const at = bytes.indexOf('#'.charCodeAt(0));
    bytes[at] = 0xd1;
    const seen = read(bytes);
    expect(rulesOf(seen)).toEqual(['fhir-sintaxis-utf8-invalido']);
    expect(seen.findings[0].place).toMatchObject({ offset: at, line: 1, column: at + 1 });
    expect(seen.records).toHaveLength(1);
    expect(seen.layers['fhir-sintaxis']).toEqual({ holds: 0, fails: 1 });
  });

  it('finds repeated keys, also in the Bundle itself', () => {
    const twice = '{"resource":{"resourceType":"Patient","gender":"male","gender":"female"}}';
    const seen = read(`{"resourceType":"Bundle","type":"batch","type":"batch","entry":[${twice}]}`);
    expect(errorsOf(seen).map(({ rule, place }) => [rule, place.column])).toEqual([
      ['fhir-sintaxis-clave-duplicada', 119],
      ['fhir-sintaxis-clave-duplicada', 41],
    ]);
    expect(seen.records[0].data.sex).toBe('M');
    expect(seen.records[0].texts.sex).toBe('female');
  });

  it('finds half a surrogate pair and accepts a whole one', () => {
    const text = (value: string) => `{"resourceType":"Patient","name":[{"family":"${value}"}]}`;
    expect(rulesOf(read(text('A\\ud83d')))).toEqual(['fhir-sintaxis-sustituto-suelto']);
    expect(rulesOf(read(text('A\\ud83d\\ude00')))).toEqual([]);
  });

  it('survives 10,000 levels, alone and in an entry', () => {
    const deep = `{"resourceType":"Patient","x":${'[{"a":'.repeat(5000)}1${'}]'.repeat(5000)}}`;
    expect(rulesOf(read(deep))).toEqual(['fhir-sintaxis-profundidad-excesiva']);
    const seen = read(entries(`{"resource":${deep}}`, good[1]));
    expect(rulesOf(seen)).toEqual(['fhir-sintaxis-profundidad-excesiva']);
    expect(seen.records.map(({ type }) => type)).toEqual(['encounter']);
    expect(rulesOf(read('['.repeat(10_000)))).toEqual(['fhir-sintaxis-profundidad-excesiva']);
  });

  it('warns of a string above 16 MiB', () => {
    const seen = read(`{"resourceType":"Binary","contentType":"a/b","data":"${'A'.repeat(17 * 1024 * 1024)}"}`);
    expect(seen.findings.map(({ rule, severity, place }) => [rule, severity, place.column])).toEqual([
      ['fhir-sintaxis-cadena-excesiva', 'warning', 53],
    ]);
  });

  it('says a sentence for files that are nothing', () => {
    expect(read('').problems).toEqual(['El archivo está vacío.']);
    for (const text of ['hola', '"x"', '12', '}', '{]', '{"resourceType":"Patient"']) {
      expect(read(text).problems, text).toHaveLength(1);
      expect(errorsOf(read(text)), text).not.toEqual([]);
    }
  });

  it('costs no scan per fault on a resource with 50,000 faults', () => {
    const seen = read(`{"resourceType":"Patient","extension":[${Array(50_000).fill('""').join(',')}]}`);
    expect(seen.findings).toHaveLength(50_000);
  });

  it('never fails on any bytes', () => {
    const whole = toBytes(JSON.stringify(bundle([PATIENT, ENCOUNTER])));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
        fc.integer({ min: 1, max: 400 }),
        (changes, chunk) => {
          const bytes = whole.slice();
          for (const [at, byte] of changes) bytes[at] = byte;
          const seen = read(bytes, chunk);
          expect(seen.rows).toBeLessThanOrEqual(whole.length);
        },
      ),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(read(bytes, 3).rows).toBeLessThan(201);
      }),
    );
  });

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

describe('sniff', () => {
  const sniff = (text: string) => format.sniff(toBytes(text));

  it.each([
    '{"resourceType":"Patient"}',
    '\ufeff \n{ "id": "x",\n "resourceType" : "Bundle"',
    '[{"resourceType":"Patient"}]',
    '{"entry":[{"resource":{"resourceType":"Patient"',
  ])('recognises %j', (text) => expect(sniff(text)).toBe(0.95));

  it.each([
    '',
    '{}',
    '{"a":1}',
    'clues|folio',
    '<Patient/>',
    '"resourceType":"Patient"',
    '%PDF-1.7',
    '[1,2]',
    '{"resourceType":1}',
  ])('leaves %j', (text) => expect(sniff(text)).toBe(0));
});
