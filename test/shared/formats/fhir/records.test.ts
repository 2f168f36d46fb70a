import { describe, expect, it } from 'vitest';
import { bundle, format, read, rulesOf, type SeenRecord } from './harness.ts';

const CURP = 'urn:oid:2.16.840.1.113883.4.629';
const CLUES = 'urn:oid:2.16.840.1.113883.4.631';
const LICENSE = 'urn:oid:2.16.840.1.113883.3.215.12.18';
const VALUE = 'PUEA850312MDFRJL07';

const one = (resource: object): SeenRecord => read(resource).records[0];
const patient = (data: object) => one({ resourceType: 'Patient', ...data }).data;
const extension = (name: string, rest: object) => ({ url: `http://hl7.org/fhir/StructureDefinition/${name}`, ...rest });

describe('patient', () => {
  it('takes the CURP by any configured system, current before old', () => {
    const identifier = [
      { use: 'old', system: CURP, value: 'AAAA000101HDFAAA00' },
      { system: 'https://www.gob.mx/curp', value: ` ${VALUE} ` },
    ];
    expect(patient({ identifier })).toMatchObject({ curp: VALUE });
  });

  it('keeps a faulty CURP of a declared system as it is', () => {
    expect(patient({ identifier: [{ system: CURP, value: 'no tiene' }] })).toEqual({ curp: 'no tiene' });
  });

  it('recognises a CURP without a system, with a warning', () => {
    const seen = read({ resourceType: 'Patient', identifier: [{ value: 'X-1' }, { value: VALUE }] });
    expect(seen.records[0].data).toEqual({ curp: VALUE, folio: 'X-1' });
    expect(seen.findings).toMatchObject([
      {
        rule: 'fhir-identificador-sin-sistema',
        severity: 'warning',
        text: VALUE,
        place: { path: 'Patient.identifier[1].value' },
      },
    ]);
    expect(seen.layers['fhir-estructura']).toEqual({ holds: 1, fails: 0 });
  });

  it('prefers the medical record number as folio', () => {
    const typed = { type: { coding: [{ code: 'MR' }] }, system: 'urn:x', value: 'MR-7' };
    expect(patient({ identifier: [{ system: 'urn:y', value: 'otro' }, typed] })).toEqual({ folio: 'MR-7' });
    expect(patient({ identifier: [{ system: CURP, value: VALUE }] })).toEqual({ curp: VALUE });
  });

  it('reads the two surnames from their extensions, with places', () => {
    const seen = one({
      resourceType: 'Patient',
      name: [
        { use: 'nickname', given: ['LITA'] },
        {
          use: 'official',
          family: 'DE LA CRUZ LÓPEZ',
          _family: {
            extension: [
              extension('humanname-fathers-family', { valueString: 'DE LA CRUZ' }),
              extension('humanname-mothers-family', { valueString: 'LÓPEZ' }),
            ],
          },
          given: ['ANA', 'MARÍA'],
        },
      ],
    });
    expect(seen.data).toEqual({ givenNames: 'ANA MARÍA', firstSurname: 'DE LA CRUZ', secondSurname: 'LÓPEZ' });
    expect(seen.texts).toMatchObject({ firstSurname: 'DE LA CRUZ', secondSurname: 'LÓPEZ' });
    expect(seen.places.secondSurname).toMatchObject({
      path: 'Patient.name[1].family.extension[1].valueString',
      field: 'Patient.name.family.extension.valueString',
    });
  });

  it('does not split a family name that has no extensions', () => {
    expect(patient({ name: [{ family: 'DE LA CRUZ LOPEZ', given: ['ANA'] }] })).toEqual({
      givenNames: 'ANA',
      firstSurname: 'DE LA CRUZ LOPEZ',
    });
  });

  it('reads sex and birth date, and keeps what it cannot read', () => {
    expect(patient({ gender: 'male', birthDate: '1985-03-12' })).toEqual({ sex: 'H', birthDate: '1985-03-12' });
    expect(patient({ gender: 'other', birthDate: '1985-03' })).toEqual({ birthDateText: '1985-03' });
  });

  it.each([
    ['Ciudad de México', undefined, '09'],
    ['jalisco', 'MX', '14'],
    ['MX-NLE', 'México', '19'],
    ['VZ', 'MEX', '30'],
    ['07', undefined, '07'],
    ['Estado de México', undefined, '15'],
    ['Massachusetts', 'US', '88'],
    ['MS', 'US', '88'],
    ['Massachusetts', undefined, undefined],
  ])('birth state %s, country %s: %s', (state, country, key) => {
    const place = extension('patient-birthPlace', { valueAddress: { state, country } });
    expect(patient({ extension: [place] }).birthState).toBe(key);
  });

  it.each([
    [
      {
        extension: [
          { url: 'code', valueCodeableConcept: { coding: [{ system: 'urn:iso:std:iso:3166', code: 'MX' }] } },
        ],
      },
      'MEX',
      'MX',
    ],
    [{ extension: [{ url: 'code', valueCodeableConcept: { coding: [{ code: 'GTM' }] } }] }, 'GTM', 'GTM'],
    [{ valueCode: 'MEX' }, 'MEX', 'MEX'],
    [{ valueCoding: { code: 'NND' } }, 'NND', 'NND'],
  ])('nationality %j: %s', (rest, key, written) => {
    const { data, texts } = one({ resourceType: 'Patient', extension: [extension('patient-nationality', rest)] });
    expect(data.nationality).toBe(key);
    expect(texts.nationality).toBe(written);
  });

  it.each([
    [
      { state: 'Jalisco', district: '039', postalCode: '44100' },
      { residenceState: '14', residenceMunicipality: '039', postalCode: '44100' },
    ],
    [{ state: 'Jalisco', district: 'Guadalajara' }, { residenceState: '14' }],
    [{ district: '14039' }, { residenceState: '14', residenceMunicipality: '039' }],
    [
      { state: '14', extension: [extension('iso21090-ADXP-censusTract', { valueString: '140390001' })] },
      { residenceState: '14', residenceMunicipality: '039', residenceLocality: '0001' },
    ],
    [
      {
        extension: [
          extension('iso21090-ADXP-precinct', { valueString: '039' }),
          extension('iso21090-ADXP-censusTract', { valueString: '0001' }),
        ],
      },
      { residenceMunicipality: '039', residenceLocality: '0001' },
    ],
  ])('residence %j', (address, expected) => {
    expect(
      patient({
        address: [
          { use: 'old', state: 'Colima' },
          { use: 'home', ...address },
        ],
      }),
    ).toEqual(expected);
  });

  it('shows nothing of a datum that is not there', () => {
    const seen = read({ resourceType: 'Patient', name: [{ family: 'PRUEBA' }], identifier: [{ value: 'X' }] });
    expect(Object.keys(seen.records[0].texts).sort()).toEqual(['firstSurname', 'folio']);
  });
});

describe('providers', () => {
  const unit = {
    resourceType: 'Organization',
    id: 'u',
    name: 'UNIDAD',
    identifier: [{ system: CLUES, value: 'DFSSA900014' }],
  };

  it('reads a practitioner with cédula and CURP', () => {
    const identifier = [{ system: CURP, value: VALUE }];
    const qualification = [{ code: { text: 'x' }, identifier: [{ system: LICENSE, value: '00000001' }] }];
    const { data, texts } = one({ resourceType: 'Practitioner', identifier, qualification });
    expect(data).toEqual({ curp: VALUE, license: '00000001' });
    expect(texts.license).toBe('00000001');
    expect(one({ resourceType: 'Practitioner', identifier: [{ system: LICENSE, value: '1' }] }).data).toEqual({
      license: '1',
    });
  });

  it('reads an establishment by CLUES, by type or as provider, and no other organization', () => {
    expect(one(unit).data).toEqual({ clues: 'DFSSA900014', name: 'UNIDAD' });
    const typed = { resourceType: 'Organization', type: [{ coding: [{ code: 'prov' }] }], name: 'A' };
    expect(one(typed).data).toEqual({ name: 'A' });
    expect(read({ resourceType: 'Organization', name: 'ASEGURADORA' }).records).toEqual([]);
    const encounter = {
      resourceType: 'Encounter',
      status: 'finished',
      class: { code: 'AMB' },
      serviceProvider: { reference: 'Organization/b' },
    };
    const seen = read(bundle([encounter, { resourceType: 'Organization', id: 'b', name: 'B' }]));
    expect(seen.records[1]).toMatchObject({ type: 'establishment', data: { name: 'B' } });
  });

  it('recognises a CLUES by its form only without a system', () => {
    const location = (system?: string) => ({
      resourceType: 'Location',
      identifier: [{ system, value: 'DFSSA900014' }],
    });
    expect(rulesOf(read(location()))).toEqual(['fhir-identificador-sin-sistema']);
    expect(read(location()).records[0].data).toEqual({ clues: 'DFSSA900014' });
    expect(read(location('urn:otro')).records).toEqual([]);
  });

  it('ties encounters to the CLUES of a provider read before', () => {
    const encounter = (serviceProvider: object) => ({
      resourceType: 'Encounter',
      status: 'finished',
      class: { code: 'AMB' },
      serviceProvider,
    });
    const seen = read(
      bundle([
        unit,
        encounter({ reference: 'urn:uuid:00000000-0000-4000-8000-000000000000' }),
        encounter({ reference: 'Organization/u' }),
        encounter({ reference: 'https://servidor.invalid/fhir/Organization/u/_history/2' }),
        encounter({ identifier: { system: CLUES, value: 'DFSSA900014' } }),
        encounter({ reference: 'Organization/otra' }),
      ]),
    );
    expect(seen.records.slice(1).map(({ data }) => data.clues)).toEqual([...Array(4).fill('DFSSA900014'), undefined]);
  });
});

describe('care', () => {
  const person = { resourceType: 'Patient', id: 'p', gender: 'female', birthDate: '1985-03-12' };
  const subject = { reference: 'Patient/p' };

  it('reads an encounter and keeps a date that is no day', () => {
    const encounter = {
      resourceType: 'Encounter',
      status: 'finished',
      class: { code: 'AMB' },
      subject,
      period: { start: '2026-03', end: '2026-03-02T10:00:00-06:00' },
    };
    expect(read(bundle([person, encounter])).records[1].data).toEqual({
      dateText: '2026-03',
      end: '2026-03-02',
      birthDate: '1985-03-12',
      class: 'AMB',
      status: 'finished',
    });
  });

  it('prefers the CIE-10 code, in its normal form, and tells of the subject', () => {
    const snomed = { system: 'http://snomed.info/sct', code: '82272006' };
    const icd = { system: 'http://hl7.org/fhir/sid/icd-10', code: 'e11.9' };
    const condition = {
      resourceType: 'Condition',
      subject,
      code: { coding: [snomed, icd] },
      onsetDateTime: '2020-01-01',
      recordedDate: '2026-03-02',
    };
    const { data, texts, places } = read(bundle([person, condition])).records[1];
    expect(data).toEqual({ code: 'E119', system: icd.system, sex: 'M', birthDate: '1985-03-12', date: '2026-03-02' });
    expect(texts).toMatchObject({ code: 'e11.9', system: icd.system, date: '2026-03-02' });
    expect(places.code.path).toBe('Bundle.entry[1].resource.code.coding[1].code');
    expect(one({ ...condition, code: { coding: [snomed] } }).data).toMatchObject(snomed);
  });

  it('gives no record of what was entered in error', () => {
    const verificationStatus = { coding: [{ code: 'entered-in-error' }] };
    expect(read({ resourceType: 'Condition', subject, verificationStatus }).records).toEqual([]);
    expect(read({ resourceType: 'Observation', status: 'entered-in-error', code: { text: 'x' } }).records).toEqual([]);
  });

  it('reads an observation of one value', () => {
    const observation = {
      resourceType: 'Observation',
      status: 'final',
      code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
      effectiveDateTime: '2026-03-02T10:00:00-06:00',
      valueQuantity: { value: 62.5, unit: 'kg' },
    };
    const { data, texts } = one(observation);
    expect(data).toEqual({
      code: '29463-7',
      system: 'http://loinc.org',
      value: 62.5,
      unit: 'kg',
      date: '2026-03-02',
      status: 'final',
    });
    expect(texts).toMatchObject({ value: '62.5', unit: 'kg', date: '2026-03-02T10:00:00-06:00' });
  });

  it('reads each component of a panel, and the panel when it has a value of its own', () => {
    const component = [8480, 8462].map((code) => ({
      code: { coding: [{ code: `${code}-x` }] },
      valueQuantity: { value: code },
    }));
    const panel = { resourceType: 'Observation', status: 'final', code: { coding: [{ code: 'panel' }] }, component };
    expect(read(panel).records.map(({ data }) => data.code)).toEqual(['8480-x', '8462-x']);
    expect(read(panel).records[1].texts.value).toBe('8462');
    expect(read({ ...panel, valueString: 'x' }).records).toHaveLength(3);
  });
});

describe('documents', () => {
  const author = {
    resourceType: 'Practitioner',
    id: 'm',
    identifier: [{ system: LICENSE, value: '00000001' }],
    name: [{ family: 'MUESTRA', given: ['MARTA'] }],
  };
  const composition = {
    resourceType: 'Composition',
    meta: { versionId: '3' },
    status: 'final',
    type: { coding: [{ system: 'http://loinc.org', code: '34131-3' }] },
    date: '2026-03',
    author: [{ reference: 'Practitioner/m' }],
    title: 'Nota',
    attester: [{ mode: 'legal' }, { mode: 'professional', party: { reference: 'Practitioner/m' } }],
    custodian: { display: 'UNIDAD' },
  };

  it('reads a Composition with its author and signature', () => {
    const { data, texts } = read(bundle([author, composition])).records[1];
    expect(data).toEqual({
      type: '34131-3',
      title: 'Nota',
      author: 'MARTA MUESTRA',
      authorLicense: '00000001',
      date: '2026-03',
      status: 'final',
      signature: 'professional',
      version: '3',
      custodian: 'UNIDAD',
    });
    expect(texts).toMatchObject({ signature: 'professional', version: '3', title: 'Nota' });
    expect(one({ ...composition, attester: undefined }).data.signature).toBeUndefined();
  });

  it('reads the other kinds', () => {
    const agent = [
      { who: { display: 'A' }, requestor: false },
      { who: { display: 'B' }, requestor: true },
    ];
    const resources = [
      {
        resourceType: 'DocumentReference',
        status: 'current',
        docStatus: 'final',
        content: [{ attachment: { title: 'Nota' } }],
      },
      {
        resourceType: 'Consent',
        status: 'active',
        scope: { text: 'x' },
        category: [{ text: 'x' }],
        patient: { reference: 'Patient/p' },
        dateTime: '2026-03-02',
      },
      {
        resourceType: 'AuditEvent',
        type: { code: 'rest' },
        recorded: '2026-03-02T10:00:00Z',
        agent,
        source: { observer: { display: 'S' } },
      },
      {
        resourceType: 'Provenance',
        target: [{ reference: 'x' }],
        recorded: '2026-03-02T10:00:00Z',
        agent: [{ who: { display: 'A' } }],
        activity: { text: 'alta' },
      },
      {
        resourceType: 'Procedure',
        status: 'completed',
        subject: { reference: 'x' },
        code: { coding: [{ code: '1' }] },
        performedPeriod: { start: '2026-03-02' },
      },
      {
        resourceType: 'MedicationRequest',
        status: 'active',
        intent: 'order',
        subject: { reference: 'x' },
        medicationCodeableConcept: { text: 'M' },
        authoredOn: '2026-03-02',
      },
    ];
    const seen = read(bundle(resources));
    expect(seen.findings).toEqual([]);
    expect(seen.records.map(({ type, data }) => [type, data])).toEqual([
      ['consent', { status: 'active', date: '2026-03-02', patient: 'Patient/p' }],
      ['auditEvent', { who: 'B', when: '2026-03-02', action: 'rest' }],
      ['auditEvent', { who: 'A', when: '2026-03-02', action: 'alta' }],
      ['procedure', { code: '1', date: '2026-03-02' }],
      ['medication', { name: 'M', date: '2026-03-02', status: 'active' }],
      // Nobody signed it: that is known when the file has ended.
      ['document', { title: 'Nota', status: 'final' }],
    ]);
  });

  it('carries every field that a record showed here', () => {
    const seen = read(bundle([author, composition]));
    for (const { type, data } of seen.records) {
      for (const field of Object.keys(data)) expect(format.carries[type]).toContain(field);
    }
  });
});
