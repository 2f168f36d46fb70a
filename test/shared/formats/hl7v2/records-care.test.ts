import { describe, expect, it } from 'vitest';
import { HEADER, one, PID, read, segment } from './records-harness.ts';

const EVN = 'EVN||20260302101500';
const typed = (type: string) => HEADER.replace('ADT^A01^ADT_A01', type);
const CARE = { 2: 'I', 44: '202603011200' };

describe('encounter', () => {
  const encounter = (type: string, fields: Readonly<Record<number, string>>) =>
    one('encounter', typed(type), EVN, PID, segment('PV1', fields)).data;
  const own = { clues: 'DFSSA900014', birthDate: '1985-03-12' };

  it.each([
    ['ADT^A01', CARE, { ...own, date: '2026-03-01', class: 'I', status: 'in-progress' }],
    ['ADT^A01', { 2: 'I' }, { ...own, date: '2026-03-02', class: 'I', status: 'in-progress' }],
    ['ADT^A01', { 2: 'I', 44: '202603' }, { ...own, dateText: '202603', class: 'I', status: 'in-progress' }],
    [
      'ADT^A03',
      { ...CARE, 45: '20260304' },
      { ...own, date: '2026-03-01', end: '2026-03-04', class: 'I', status: 'finished' },
    ],
    [
      'ADT^A08',
      { ...CARE, 45: '20260304' },
      { ...own, date: '2026-03-01', end: '2026-03-04', class: 'I', status: 'finished' },
    ],
    ['ADT^A08', CARE, { ...own, date: '2026-03-01', class: 'I' }],
    ['ADT^A05', CARE, { ...own, date: '2026-03-01', class: 'I', status: 'planned' }],
    ['ADT^A13', CARE, { ...own, date: '2026-03-01', class: 'I', status: 'in-progress' }],
    ['ORU^R01', { 2: 'O', 10: '4^Pediatría^99SERVICIOS' }, { ...own, class: 'O', service: '4' }],
    // Codes of table 0069 are no keys of the catalogue.
    ['ORU^R01', { 2: 'O', 10: 'MED' }, { ...own, class: 'O' }],
  ])('%s %j', (type, fields, expected) => {
    expect(encounter(type, fields)).toEqual(expected);
  });

  it('is not there where the message is of no visit', () => {
    expect(read(typed('VXU^V04'), PID, 'PV1|1|N').of('encounter')).toEqual([]);
  });

  it('is of the facility of its place', () => {
    const seen = read(
      HEADER,
      EVN,
      PID,
      segment('PV1', { 2: 'I', 3: 'URG^1^2^JCSSA900015&2.16.840.1.113883.4.631&ISO' }),
    );
    expect(seen.of('encounter')[0].clues).toBe('JCSSA900015');
    expect(seen.units).toEqual(['DFSSA900014']);
    expect(seen.of('establishment').map(({ clues }) => clues)).toEqual(['DFSSA900014', 'JCSSA900015']);
  });
});

describe('diagnosis', () => {
  const diagnosis = (fields: Readonly<Record<number, string>>) =>
    one('diagnosis', HEADER, PID, segment('PV1', CARE), segment('DG1', fields)).data;
  const shared = { sex: 'M', birthDate: '1985-03-12', date: '2026-03-01' };
  const system = '2.16.840.1.113883.6.3';

  it.each([
    [{ 3: 'E11.9^Diabetes^I10' }, { code: 'E119', system }],
    [
      { 3: 'E11.9^Diabetes^CIE-10', 15: '1' },
      { code: 'E119', system, rank: 1 },
    ],
    [{ 3: '73211009^^SCT^E11.9^^I10' }, { code: 'E119', system }],
    [{ 3: 'E11.9^^^^^^^^^^^^^2.16.840.1.113883.6.3' }, { code: 'E119', system }],
    [
      { 2: 'I10', 3: 'E11.9', 15: '0' },
      { code: 'E119', system },
    ],
    [{ 3: '250.00^^I9C' }, { code: '250.00', system: 'I9C' }],
    [{ 3: 'E11.9' }, { code: 'E11.9' }],
    [{ 4: 'Diabetes' }, {}],
  ])('%j', (fields, expected) => {
    expect(diagnosis(fields)).toEqual({ ...shared, ...expected });
  });

  it('has the day of its own where it says one, and is gone where it is deleted', () => {
    expect(diagnosis({ 3: 'E119^^I10', 5: '20251231' }).date).toBe('2025-12-31');
    expect(read(HEADER, PID, segment('DG1', { 3: 'E119^^I10', 21: 'D' })).of('diagnosis')).toEqual([]);
  });
});

describe('what was done and found', () => {
  it('procedures', () => {
    const seen = read(
      HEADER,
      PID,
      segment('PR1', { 3: '47.09^^I9CP', 5: '20260301' }),
      segment('PR1', { 3: 'X', 20: 'D' }),
    );
    expect(seen.of('procedure')).toEqual([{ code: '47.09', system: 'I9CP', date: '2026-03-01' }]);
  });

  it('charges, and their diagnoses where no DG1 tells them', () => {
    const ft1 = segment('FT1', { 4: '20260301', 19: 'E11.9^^I10', 25: '99213^^CPT' });
    const seen = read(typed('DFT^P03'), PID, ft1);
    expect(seen.of('procedure')).toEqual([{ code: '99213', system: 'CPT', date: '2026-03-01' }]);
    expect(seen.of('diagnosis')).toMatchObject([{ code: 'E119', date: '2026-03-01' }]);
    expect(read(typed('DFT^P03'), PID, ft1, 'DG1|1||J189^^I10').of('diagnosis')).toMatchObject([{ code: 'J189' }]);
  });

  it('allergies', () => {
    const iam = (action: string) => segment('IAM', { 3: '^Polen', 6: action, 11: '2024', 13: '20250101', 17: 'A' });
    const seen = read(
      HEADER,
      PID,
      segment('AL1', { 3: '7980^Penicilina^RXNORM', 6: '20240101' }),
      iam('A'),
      iam('D'),
      'AL1|3',
    );
    expect(seen.of('allergy')).toEqual([
      { code: '7980', name: 'Penicilina', system: 'RXNORM', date: '2024-01-01' },
      { name: 'Polen', date: '2025-01-01', status: 'A' },
    ]);
  });

  const obx = (fields: Readonly<Record<number, string>>) =>
    read(typed('ORU^R01'), PID, 'OBR|1|||X^^L|||20260301', segment('OBX', fields)).of('observation');

  it.each([
    [
      { 2: 'NM', 3: '2339-0^^LN', 5: '98.5', 6: 'mg/dL^^UCUM', 11: 'F' },
      { code: '2339-0', system: 'LN', value: 98.5, unit: 'mg/dL', status: 'F' },
    ],
    [
      { 2: 'NM', 3: 'GLU^^L^2339-0^^LN', 5: '1e5', 11: 'C' },
      { code: '2339-0', system: 'LN', valueText: '1e5', status: 'C' },
    ],
    [
      { 2: 'SN', 3: 'X', 5: '^5', 11: 'F' },
      { code: 'X', value: 5, status: 'F' },
    ],
    [
      { 2: 'SN', 3: 'X', 5: '>^5', 11: 'F' },
      { code: 'X', valueText: '>^5', status: 'F' },
    ],
    [
      { 2: 'CWE', 3: 'X', 5: 'A^Positivo^L', 11: 'P' },
      { code: 'X', valueText: 'Positivo', status: 'P' },
    ],
    [
      { 2: 'ED', 3: 'X', 5: '^application^pdf^Base64^AAAA', 11: 'F' },
      { code: 'X', status: 'F' },
    ],
    [
      { 2: 'TX', 3: 'X', 5: 'x'.repeat(5000), 11: 'F', 14: '20260105' },
      { code: 'X', status: 'F', date: '2026-01-05' },
    ],
  ])('observation %j', (fields, expected) => {
    expect(obx(fields)).toEqual([{ date: '2026-03-01', ...expected }]);
  });

  it.each(['D', 'W', 'X', 'N', 'O'])('a result of status %s is none', (status) => {
    expect(obx({ 2: 'NM', 3: 'X', 5: '1', 11: status })).toEqual([]);
  });

  it('a study names who interpreted it', () => {
    const study = (fields: Readonly<Record<number, string>>, ...more: string[]) =>
      one(
        'study',
        typed('ORU^R01'),
        PID,
        segment('OBR', { 4: '24323-8^Química^LN', 7: '20260301', 25: 'F', ...fields }),
        ...more,
      ).data;
    const own = { code: '24323-8', system: 'LN', name: 'Química', date: '2026-03-01', status: 'F' };
    expect(study({ 32: '7&LUNA&IRENE' })).toEqual({ ...own, performer: 'IRENE LUNA' });
    expect(study({}, segment('OBX', { 2: 'NM', 16: '7^LUNA^IRENE' }))).toEqual({ ...own, performer: 'IRENE LUNA' });
    expect(study({}, segment('OBX', { 2: 'NM', 23: 'LABORATORIO' }))).toEqual({ ...own, performer: 'LABORATORIO' });
    const asked = read(typed('ORM^O01'), PID, 'ORC|NW', segment('OBR', { 4: 'X' }));
    expect(asked.of('study')).toEqual([]);
    expect(read(typed('ORU^R01'), PID, segment('OBR', { 4: 'X', 25: 'X' })).of('study')).toEqual([]);
  });

  it('vaccines that were given', () => {
    const rxa = (fields: Readonly<Record<number, string>>) => segment('RXA', { 3: '20260301', ...fields });
    const lines = [
      rxa({ 5: '08^Hepatitis B^CVX', 20: 'CP' }),
      rxa({ 5: '08', 20: 'RE' }),
      rxa({ 5: '998^^CVX', 20: 'NA' }),
      rxa({ 5: '08', 21: 'D' }),
      rxa({ 5: '998^^CVX' }),
    ];
    expect(read(typed('VXU^V04'), PID, ...lines).of('immunization')).toEqual([
      { code: '08', name: 'Hepatitis B', system: 'CVX', date: '2026-03-01', status: 'CP' },
    ]);
  });

  it('medication that was ordered, dispensed or given, once each', () => {
    const orc = segment('ORC', { 1: 'NW', 5: 'IP', 9: '20260301' });
    const rxo = 'RXO|R^Receta';
    const rxe = segment('RXE', { 2: '010.000.0104.00^Paracetamol^99CBM' });
    const drug = { code: '010.000.0104.00', name: 'Paracetamol', system: '99CBM', date: '2026-03-01' };
    expect(read(typed('RDE^O11'), PID, orc, rxo, rxe).of('medication')).toEqual([{ ...drug, status: 'IP' }]);
    const rxa = segment('RXA', { 3: '20260302', 5: '010.000.0104.00^Paracetamol^99CBM', 20: 'CP' });
    expect(read(typed('RAS^O17'), PID, orc, rxo, rxe, rxa).of('medication')).toEqual([
      { ...drug, date: '2026-03-02', status: 'CP' },
    ]);
    expect(read(typed('RDE^O11'), PID, 'ORC|CA', rxe).of('medication')).toEqual([]);
  });

  it('who pays, with the affiliation where it is coded', () => {
    const in1 = segment('IN1', { 2: '2^IMSS^99AFILIACION', 3: 'IMSS', 4: 'INSTITUTO', 12: '20200101', 13: '20301231' });
    expect(read(HEADER, PID, in1, 'IN1|2|PLAN', 'IN1|3').of('coverage')).toEqual([
      { affiliation: ['2'], payer: 'INSTITUTO', start: '2020-01-01', end: '2030-12-31' },
      {},
    ]);
  });
});

describe('document', () => {
  const TXA = {
    2: 'DS^Nota de egreso',
    4: '20260301',
    6: '20260304',
    9: '1234567^LUNA^IRENE^^^^^^&2.16.840.1.113883.3.215.12.18&ISO',
    12: 'DOC-1^ECE',
    17: 'LA',
    22: '1234567^LUNA^IRENE',
  };
  const document = (fields: Readonly<Record<number, string>>, ...more: string[]) =>
    one('document', typed('MDM^T02'), EVN, PID, 'PV1|1|I', segment('TXA', fields), ...more).data;
  const whole = {
    type: 'DS',
    title: 'Nota de egreso',
    author: 'IRENE LUNA',
    authorLicense: '1234567',
    date: '2026-03-04',
    status: 'LA',
    signature: 'IRENE LUNA',
    version: 'DOC-1',
    custodian: 'DFSSA900014',
    patient: 'S-1',
  };

  it('has author, time, state, signature, version and custodian', () => {
    expect(document(TXA)).toEqual(whole);
    expect(document({ ...TXA, 22: '' })).toEqual({ ...whole, signature: 'LA' });
    const { signature: _, ...unsigned } = whole;
    expect(document({ ...TXA, 22: '', 17: 'DO' })).toEqual({ ...unsigned, status: 'DO' });
    expect(document({ ...TXA, 9: '', 5: '7^SOLIS^RAUL', 6: '2026' })).toMatchObject({
      author: 'RAUL SOLIS',
      date: '2026-03-01',
    });
    expect(document({ 2: 'DS', 4: '202603' })).toEqual({
      type: 'DS',
      date: '2026-03',
      custodian: 'DFSSA900014',
      patient: 'S-1',
    });
    expect(document({ ...TXA, 6: '202603041045' })).toMatchObject({ date: '2026-03-04', time: '10:45' });
  });

  it('is named in LOINC by its type or its body', () => {
    expect(document({ ...TXA, 2: 'DS' }, 'OBX|1|TX|X^Nota').title).toBe('Nota');
    expect(document({ ...TXA, 2: '18842-5^^LN' }).type).toBe('18842-5');
    const body = segment('OBX', { 2: 'TX', 3: '18842-5^Nota^LN', 5: 'Texto', 11: 'F' });
    expect(document(TXA, body).type).toBe('18842-5');
  });

  it('has a body that is no observation, unless it is measured', () => {
    const lines = [segment('TXA', TXA), 'OBX|1|TX|N||Texto||||||F', 'OBX|2|NM|T||37||||||F'];
    expect(read(typed('MDM^T02'), PID, ...lines).of('observation')).toMatchObject([{ value: 37 }]);
  });

  it('that was cancelled is none', () => {
    expect(read(typed('MDM^T11'), PID, segment('TXA', TXA)).of('document')).toEqual([]);
    expect(read(typed('MDM^T08'), PID, segment('TXA', { ...TXA, 19: 'CA' })).of('document')).toEqual([]);
  });

  it('a consent is of the patient', () => {
    const con = segment('CON', { 1: '1', 11: 'A', 13: '20260301' });
    expect(read(typed('MDM^T02'), PID, con).of('consent')).toEqual([
      { status: 'A', date: '2026-03-01', patient: 'S-1' },
    ]);
  });
});
