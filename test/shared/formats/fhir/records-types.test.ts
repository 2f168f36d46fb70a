import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../shared/formats/fhir/json/value.ts';
import { createRecordContext } from '../../../../shared/formats/fhir/records/context.ts';
import { CARRIES, RECORD_READERS, readRecords } from '../../../../shared/formats/fhir/records/index.ts';
import { r4Definitions } from '../../../support/fhir/definitions.ts';
import { toXml } from '../../../support/fhir/xml-writer.ts';
import { RESOURCES } from '../../../support/project.ts';
import { config, formats, read, type SeenRecord } from './harness.ts';

const CLUES = 'urn:oid:2.16.840.1.113883.4.631';
const LICENSE = 'urn:oid:2.16.840.1.113883.3.215.12.18';
const subject = { reference: 'Patient/p' };
const patient = { resourceType: 'Patient', id: 'p', gender: 'female', birthDate: '1985-03-12' };
const unit = {
  resourceType: 'Organization',
  id: 'u',
  name: 'UNIDAD',
  identifier: [{ system: CLUES, value: 'DFSSA900014' }],
};
const doctor = {
  resourceType: 'Practitioner',
  id: 'm',
  identifier: [{ system: LICENSE, value: '00000001' }],
  name: [{ family: 'MUESTRA', given: ['MARTA'] }],
};
const concept = (code: string, text: string) => ({ coding: [{ system: 'urn:oid:2.999', code }], text });

const NDJSON = formats[1];

/** Resources one after the other in a file, and the records of the last. */
function recordsOf(...resources: readonly object[]): readonly SeenRecord[] {
  const all = (some: readonly object[]) =>
    read(some.map((resource) => `${JSON.stringify(resource)}\n`).join(''), undefined, NDJSON).records;
  return all(resources).slice(all(resources.slice(0, -1)).length);
}

const dataOf = (...resources: readonly object[]) => recordsOf(...resources).map(({ type, data }) => [type, data]);

describe('each resource type gives its record', () => {
  it.each<[string, object, string, object]>([
    [
      'allergy',
      {
        resourceType: 'AllergyIntolerance',
        clinicalStatus: { coding: [{ code: 'active' }] },
        code: concept('1', 'Penicilina'),
        recordedDate: '2025-06-10',
        patient: subject,
      },
      'allergy',
      { code: '1', system: 'urn:oid:2.999', name: 'Penicilina', date: '2025-06-10', status: 'active' },
    ],
    [
      'vaccine',
      {
        resourceType: 'Immunization',
        status: 'completed',
        vaccineCode: concept('2', 'Influenza'),
        occurrenceDateTime: '2025-11-15T10:00:00-06:00',
        patient: subject,
      },
      'immunization',
      { code: '2', system: 'urn:oid:2.999', name: 'Influenza', date: '2025-11-15', status: 'completed' },
    ],
    [
      'administration',
      {
        resourceType: 'MedicationAdministration',
        status: 'completed',
        medicationCodeableConcept: concept('3', 'SALBUTAMOL'),
        effectivePeriod: { start: '2026-03-05' },
        subject,
      },
      'medication',
      { code: '3', system: 'urn:oid:2.999', name: 'SALBUTAMOL', date: '2026-03-05', status: 'completed' },
    ],
    [
      'statement',
      {
        resourceType: 'MedicationStatement',
        status: 'active',
        medicationReference: { display: 'SALBUTAMOL' },
        dateAsserted: '2026-03-05',
        subject,
      },
      'medication',
      { name: 'SALBUTAMOL', date: '2026-03-05', status: 'active' },
    ],
    [
      'study',
      {
        resourceType: 'DiagnosticReport',
        status: 'final',
        code: { coding: [{ system: 'http://loinc.org', code: '58410-2' }], text: 'Biometría' },
        issued: '2026-03-04T09:20:00-06:00',
        performer: [{ display: 'LABORATORIO' }],
        conclusion: 'Sin alteraciones.',
        subject,
      },
      'study',
      {
        code: '58410-2',
        system: 'http://loinc.org',
        name: 'Biometría',
        date: '2026-03-04',
        status: 'final',
        performer: 'LABORATORIO',
        conclusion: 'Sin alteraciones.',
      },
    ],
    [
      'coverage',
      {
        resourceType: 'Coverage',
        status: 'active',
        type: { coding: [{ system: 'urn:oid:2.999', code: '2' }] },
        payor: [{ display: 'IMSS' }],
        period: { start: '2020-01-01', end: '2020' },
        beneficiary: subject,
      },
      'coverage',
      { payer: 'IMSS', status: 'active', start: '2020-01-01' },
    ],
  ])('%s', (_name, resource, type, data) => {
    expect(dataOf(resource)).toEqual([[type, data]]);
  });

  it('reads XML and JSON alike, with the value at its place', () => {
    const resource = {
      resourceType: 'DiagnosticReport',
      status: 'final',
      code: { coding: [{ system: 'http://loinc.org', code: '58410-2' }], text: 'Biometría' },
      subject,
      issued: '2026-03-04T09:20:00-06:00',
      conclusion: 'Sin alteraciones.',
    };
    const [inJson] = read(resource).records;
    const [inXml] = read(toXml(resource, r4Definitions())).records;
    expect(inXml.data).toEqual(inJson.data);
    expect(inXml.texts).toEqual(inJson.texts);
    expect(inXml.texts.conclusion).toBe('Sin alteraciones.');
  });
});

describe('what was not done is no fact', () => {
  it.each([
    { resourceType: 'Procedure', status: 'not-done', subject },
    { resourceType: 'Immunization', status: 'not-done', vaccineCode: { text: 'x' }, patient: subject },
    { resourceType: 'MedicationAdministration', status: 'not-done', medicationReference: subject, subject },
    { resourceType: 'MedicationStatement', status: 'not-taken', medicationReference: subject, subject },
    { resourceType: 'MedicationRequest', status: 'active', intent: 'order', doNotPerform: true, subject },
    { resourceType: 'DocumentReference', status: 'current', docStatus: 'entered-in-error', content: [] },
  ])('$resourceType', (resource) => expect(recordsOf(resource)).toEqual([]));
});

describe('facts of what is named', () => {
  it('a medication that the same file has', () => {
    const medication = { resourceType: 'Medication', id: 'x', code: concept('9', 'METFORMINA') };
    const request = {
      resourceType: 'MedicationRequest',
      status: 'active',
      medicationReference: { reference: 'Medication/x' },
    };
    expect(dataOf(medication, request)).toEqual([
      ['medication', { code: '9', system: 'urn:oid:2.999', name: 'METFORMINA', status: 'active' }],
    ]);
  });

  it('a contained resource, and of no other resource', () => {
    const contained = [{ ...doctor, id: 'dr' }];
    const composition = { resourceType: 'Composition', author: [{ reference: '#dr' }], contained };
    const author = (...resources: object[]) =>
      recordsOf(...resources).map(({ data }) => [data.author, data.authorLicense]);
    expect(author(composition)).toEqual([['MARTA MUESTRA', '00000001']]);
    expect(author(composition, { ...composition, contained: [] })).toEqual([['#dr', undefined]]);
  });

  it('the identifier alone, where a reference gives no more', () => {
    const identified = { identifier: { system: LICENSE, value: '00000009' } };
    const consent = {
      resourceType: 'Consent',
      status: 'active',
      dateTime: '2026',
      patient: { identifier: { value: 'EXP-1' } },
    };
    expect(dataOf({ resourceType: 'Composition', author: [identified] })).toEqual([
      ['document', { author: '00000009', authorLicense: '00000009' }],
    ]);
    expect(dataOf(consent)).toEqual([['consent', { status: 'active', date: '2026', patient: 'EXP-1' }]]);
  });

  it('a role is the person that it names, and gives a record only of what that one lacks', () => {
    const role = { resourceType: 'PractitionerRole', id: 'r', practitioner: { reference: 'Practitioner/m' } };
    const note = { resourceType: 'Composition', author: [{ reference: 'PractitionerRole/r' }] };
    expect(dataOf(doctor, role)).toEqual([]);
    expect(recordsOf(doctor, role, note)[0].data).toEqual({ author: 'MARTA MUESTRA', authorLicense: '00000001' });
    const own = { ...role, identifier: [{ system: LICENSE, value: '00000007' }] };
    expect(dataOf(doctor, own)).toEqual([['practitioner', { license: '00000007' }]]);
  });

  it('a place is of the organization that runs it', () => {
    const place = { resourceType: 'Location', id: 'l', managingOrganization: { reference: 'Organization/u' } };
    const encounter = {
      resourceType: 'Encounter',
      status: 'finished',
      location: [{ location: { reference: 'Location/l' } }],
    };
    const [{ data, places }] = recordsOf(unit, place, encounter);
    expect(data.clues).toBe('DFSSA900014');
    expect(places.clues.path).toBe('Encounter.location[0].location');
  });

  it('stands in another file: nothing is known, and nothing said of it', () => {
    const condition = {
      resourceType: 'Condition',
      subject,
      code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'O80' }] },
    };
    expect(recordsOf(condition)[0].data).not.toHaveProperty('sex');
    expect(recordsOf(patient, condition)[0].data).toMatchObject({ sex: 'M', birthDate: '1985-03-12' });
  });
});

describe('keys of the DGIS', () => {
  const own = 'https://hospital.example/catalogo';
  const mexico = { ...config.mexico, localCodes: { affiliation: [own], service: [own], staffType: [own] } };
  const coded = { coding: [{ code: 'x' }, { system: own, code: '7' }] };

  it.each([
    ['Coverage', { type: coded }, { affiliation: ['7'] }, 'type.coding[1].code'],
    ['Encounter', { serviceType: coded }, { service: '7' }, 'serviceType.coding[1].code'],
    ['PractitionerRole', { code: [{ text: 'x' }, coded] }, { staffType: '7' }, 'code[1].coding[1].code'],
  ])('%s: only in a system that is configured', (type, resource, expected, path) => {
    const [field] = Object.keys(expected);
    const seen = collect({ ...resource, resourceType: type }, mexico);
    expect(seen[0].data).toMatchObject(expected);
    expect(seen[0].paths[field]).toBe(path);
    expect(collect({ ...resource, resourceType: type }).flatMap(({ data }) => data[field] ?? [])).toEqual([]);
  });
});

interface Collected {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly paths: Readonly<Record<string, string>>;
}

function collect(resource: Json, mexico = config.mexico): readonly Collected[] {
  const seen: Collected[] = [];
  const context = createRecordContext(
    mexico,
    (type, data, paths) => seen.push({ type, data: data as Collected['data'], paths: paths as Collected['paths'] }),
    () => undefined,
  );
  readRecords(resource, String(resource.resourceType), 'urn:uuid:0', context);
  return seen;
}

describe('whatever an export writes', () => {
  const types = [...RECORD_READERS];
  const definitions = r4Definitions();
  /** Names that mean something at any depth. */
  const words =
    'coding system code value reference identifier extension url text display start end family given use valueString valueAddress state country concept contained id resourceType contentType attachment party mode who location';
  const names = new Set(words.split(' '));
  for (const type of types) for (const name of definitions.shape(type)?.properties.keys() ?? []) names.add(name);
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(null, '', ' ', 'x', 'final', 'MX', '2026-03-01', '#a', 'a', 0, 1.5, true, 'DFSSA900014'),
      fc.constantFrom(
        CLUES,
        LICENSE,
        'urn:oid:2.16.840.1.113883.4.629',
        'http://loinc.org',
        '039',
        '0001',
        '140390001',
      ),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names), tie('tree'), { maxKeys: 6 }),
    ),
  }));

  it('has every type that the plan names', () => {
    const named =
      'Patient Practitioner PractitionerRole Organization Location Encounter Condition Procedure Observation MedicationRequest MedicationAdministration MedicationStatement AllergyIntolerance Immunization Composition DocumentReference DiagnosticReport Consent AuditEvent Provenance Coverage';
    expect(types).toEqual(expect.arrayContaining(named.split(' ')));
  });

  it.each(types)('%s: never throws, and gives texts and numbers with a path each', (type) => {
    const elements = [...definitions.shape(type)!.properties.keys()];
    const keys = fc.constantFrom(...elements, ...elements.map((name) => `_${name}`));
    const resource = fc.dictionary(keys, tree, { maxKeys: 12 });
    fc.assert(
      fc.property(resource, (value) => expectSound(collect({ ...value, resourceType: type }))),
      { numRuns: 200 },
    );
  });

  it('good resources with one value of a wrong kind: the same', () => {
    const good = sampleResources();
    expect([...new Set(good.map(({ resourceType }) => resourceType))].length).toBeGreaterThan(15);
    let records = 0;
    fc.assert(
      fc.property(fc.constantFrom(...good), fc.nat(80), tree, (resource, at, put) => {
        const spoilt = collect({ ...(spoil(resource, at, put) as Json), resourceType: resource.resourceType });
        records += spoilt.length;
        expectSound(spoilt);
      }),
      { numRuns: 3000 },
    );
    expect(records).toBeGreaterThan(1000);
  });
});

function expectSound(records: readonly Collected[]): void {
  for (const { type, data, paths } of records) {
    for (const [field, datum] of Object.entries(data)) {
      if (datum === undefined) continue;
      expect(CARRIES[type as keyof typeof CARRIES]).toContain(field);
      expect(paths[field], field).toBeTypeOf('string');
      const parts: readonly unknown[] = Array.isArray(datum) ? datum : [datum];
      expect(parts.every((part) => typeof part === 'number' || (typeof part === 'string' && part !== ''))).toBe(true);
    }
  }
}

/** The resources of the bundled samples and of the reference's own, one of each type at least. */
function sampleResources(): readonly Json[] {
  const folder = join(RESOURCES, 'samples', 'fhir');
  const lines = readFileSync(join(folder, 'urgencias-sinteticas.ndjson'), 'utf8').trim().split('\n');
  const { entry } = JSON.parse(readFileSync(join(folder, 'consulta-sintetica.json'), 'utf8')) as {
    readonly entry: readonly { readonly resource: Json }[];
  };
  const role = {
    resourceType: 'PractitionerRole',
    identifier: [{ system: LICENSE, value: '1' }],
    practitioner: { reference: '#m', display: 'MARTA' },
    code: [{ coding: [{ code: 'x' }] }],
    contained: [doctor],
  };
  const place = { ...unit, resourceType: 'Location', managingOrganization: { reference: '#u' }, contained: [unit] };
  const request = {
    resourceType: 'MedicationRequest',
    medicationReference: { reference: '#x' },
    contained: [{ resourceType: 'Medication', id: 'x', code: { text: 'M' } }],
  };
  const report = {
    resourceType: 'DiagnosticReport',
    code: { text: 'x' },
    conclusionCode: [{ text: 'x' }],
    resultsInterpreter: [{ reference: '#m' }],
    contained: [doctor],
  };
  const procedure = {
    resourceType: 'Procedure',
    code: { coding: [{ code: '1' }] },
    performedPeriod: { start: '2026-03-01' },
  };
  return [
    ...entry.map(({ resource }) => resource),
    ...lines.map((line) => JSON.parse(line) as Json),
    role,
    place,
    request,
    report,
    procedure,
  ];
}

/** The value with its node number `at`, counted from the top, replaced. */
function spoil(value: unknown, at: number, put: unknown): unknown {
  let count = 0;
  const walk = (node: unknown): unknown => {
    if (count++ === at) return put;
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, walk(child)]));
  };
  return walk(value);
}
