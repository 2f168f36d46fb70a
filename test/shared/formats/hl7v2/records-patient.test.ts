import { describe, expect, it } from 'vitest';
import { HEADER, one, PID, read, segment } from './records-harness.ts';

const CURP = 'PUEA850312MDFRJL07';
const EVN = 'EVN|A01|20260302101500';

const pid = (fields: Readonly<Record<number, string>>) => segment('PID', fields);
const patient = (fields: Readonly<Record<number, string>>) => one('patient', HEADER, pid(fields));

describe('CURP and folio', () => {
  it.each([
    ['by its OID', `S-1^^^HOSP^MR~${CURP}^^^&2.16.840.1.113883.4.629&ISO`],
    ['by the name of its authority', `S-1^^^HOSP^MR~${CURP}^^^Renapo`],
    ['by its type of identifier', `S-1^^^HOSP^MR~${CURP}^^^^NNMEX`],
  ])('%s', (_, list) => {
    const seen = read(HEADER, pid({ 3: list }));
    expect(seen.of('patient')).toEqual([{ curp: CURP, folio: 'S-1' }]);
    expect(seen.records.find(({ type }) => type === 'patient')?.at.curp).toBe('PID-3[2].1');
    expect(seen.reported).toEqual([]);
  });

  it('is known by its structure, with a warning', () => {
    const seen = read(HEADER, pid({ 3: `S-1^^^HOSP^MR~${CURP}^^^HOSP^NI` }));
    expect(seen.of('patient')).toEqual([{ curp: CURP, folio: 'S-1' }]);
    expect(seen.reported).toEqual(['curpByForm PID-3[2].1']);
  });

  it('is found in the fields of earlier versions', () => {
    expect(patient({ 2: CURP, 3: 'S-1' }).data).toEqual({ curp: CURP, folio: 'S-1' });
    expect(patient({ 3: 'S-1', 19: CURP }).at.curp).toBe('PID-19[1].1');
  });

  it('that is declared and faulty stays as it is written', () => {
    expect(patient({ 3: 'NO TIENE^^^CURP' }).data).toEqual({ curp: 'NO TIENE' });
  });

  it('that is missing has its place', () => {
    const seen = patient({ 3: 'S-1^^^HOSP^MR' });
    expect(seen.data).toEqual({ folio: 'S-1' });
    expect(seen.at.curp).toBe('PID-3');
  });

  it.each([
    ['S-9^^^H^PI~S-1^^^H^MR', 'S-1'],
    ['S-1', 'S-1'],
    ['111-22-3333^^^USSSA^SS', undefined],
    [`${CURP}^^^CURP^MR`, undefined],
    ['""', undefined],
  ])('folio of %s: %s', (list, folio) => {
    expect(patient({ 3: list }).data.folio).toBe(folio);
  });
});

describe('names', () => {
  const name = (family: string, mother = '') => {
    const { givenNames: _, ...surnames } = patient({ 5: family, 6: mother }).data;
    return surnames;
  };

  it.each([
    ['PEREZ^ANA', 'LOPEZ', { firstSurname: 'PEREZ', secondSurname: 'LOPEZ' }],
    ['PEREZ^ANA', 'LOPEZ GARCIA^ROSA', { firstSurname: 'PEREZ', secondSurname: 'LOPEZ GARCIA' }],
    ['PÉREZ LÓPEZ^ANA', 'LOPEZ', { firstSurname: 'PÉREZ', secondSurname: 'LÓPEZ' }],
    ['PEREZ LOPEZ^ANA', 'LOPEZ GARCIA', { firstSurname: 'PEREZ', secondSurname: 'LOPEZ' }],
    ['DE LA CRUZ DEL RIO^ANA', 'DEL RIO', { firstSurname: 'DE LA CRUZ', secondSurname: 'DEL RIO' }],
    ['PEREZ^ANA', 'XX', { firstSurname: 'PEREZ' }],
    ['PEREZ LOPEZ^ANA', undefined, { firstSurname: 'PEREZ LOPEZ' }],
    ['PEREZ LOPEZ&&PEREZ^ANA', undefined, { firstSurname: 'PEREZ', secondSurname: 'LOPEZ' }],
    ['DE LA CRUZ RUIZ&DE LA&CRUZ^ANA', undefined, { firstSurname: 'DE LA CRUZ', secondSurname: 'RUIZ' }],
    ['LA CRUZ&DE^ANA', undefined, { firstSurname: 'DE LA CRUZ' }],
    // A spouse's surname is not the mother's.
    ['PEREZ DE GARCIA&&PEREZ&DE&GARCIA^ANA', undefined, { firstSurname: 'PEREZ' }],
  ])('%s, mother %s', (family, mother, expected) => {
    expect(name(family, mother)).toEqual(expected);
  });

  it('are of the legal repetition, never an alias', () => {
    const { data, at } = patient({ 5: 'LITA^^^^^^N~PEREZ^ANA^MARIA^^^^D~PEREZ^ANA^MARIA T\\E\\S^^^^L' });
    expect(data).toMatchObject({ givenNames: 'ANA MARIA T\\S' });
    expect(at.givenNames).toBe('PID-5[3].2');
    expect(patient({ 5: 'LITA^^^^^^N' }).data).toEqual({});
  });
});

describe('birth, sex, nationality', () => {
  it.each([
    ['M', 'H', []],
    ['F', 'M', []],
    ['X', 'X', []],
    ['U', undefined, ['sexWithoutLetter PID-8']],
    ['O', undefined, ['sexWithoutLetter PID-8']],
    ['H', undefined, ['sexForeign PID-8']],
  ])('sex %s: %s', (code, letter, reported) => {
    const seen = read(HEADER, pid({ 3: 'S-1', 8: code }));
    expect(seen.of('patient')[0].sex).toBe(letter);
    expect(seen.reported).toEqual(reported);
  });

  it.each([
    ['19850312', { birthDate: '1985-03-12' }],
    ['198503121030-0600', { birthDate: '1985-03-12' }],
    ['198503', { birthDateText: '198503' }],
    ['19850231', { birthDateText: '19850231' }],
    ['12/03/1985', { birthDateText: '12/03/1985' }],
  ])('birth date %s', (written, expected) => {
    expect(patient({ 7: written }).data).toEqual(expected);
  });

  it.each([
    ['Jalisco', '14'],
    ['Guadalajara, Jalisco', '14'],
    ['GUADALAJARA, JALISCO, MÉXICO', '14'],
    ['MONTERREY, NL', '19'],
    ['HOUSTON, TEXAS, USA', '88'],
    ['NE', '88'],
    // The country or the state: it says neither.
    ['MEXICO', undefined],
    ['TOLUCA, MEXICO', undefined],
    ['Hospital Civil', undefined],
  ])('birth place %s: %s', (place, key) => {
    const seen = patient({ 23: place });
    expect(seen.data.birthState).toBe(key);
    expect(seen.at.birthState).toBe('PID-23');
  });

  it('an address of birth comes before the place', () => {
    const seen = patient({ 11: 'X^^^JAL^^MEX^N', 23: 'COLIMA' });
    expect(seen.data).toEqual({ birthState: '14' });
    expect(seen.texts.birthState).toBe('JAL');
    expect(patient({ 11: '^^^TX^^USA^BDL' }).data.birthState).toBe('88');
  });

  it.each([
    [{ 28: 'MEX' }, 'MEX', 'PID-28[1].1'],
    [{ 28: 'MX^México^HL70212' }, 'MEX', 'PID-28[1].1'],
    [{ 26: 'GT' }, 'GTM', 'PID-26[1].1'],
    [{ 26: 'NND^^RENAPO' }, 'NND', 'PID-26[1].1'],
    [{}, undefined, 'PID-26'],
  ])('nationality %j: %s', (fields, key, at) => {
    const seen = patient({ 3: 'S-1', ...fields });
    expect(seen.data.nationality).toBe(key);
    expect(seen.at.nationality).toBe(at);
  });
});

describe('residence', () => {
  it.each([
    [
      'X^^^Jalisco^44100^MEX^H^^039^0001',
      { residenceState: '14', residenceMunicipality: '039', residenceLocality: '0001', postalCode: '44100' },
    ],
    ['X^^Guadalajara^Jalisco', { residenceState: '14' }],
    ['X^^^^^^^^14039', { residenceState: '14', residenceMunicipality: '039' }],
    ['X^^140390001', { residenceState: '14', residenceMunicipality: '039', residenceLocality: '0001' }],
    ['X^^^14^^^B~X^^^06^^^M~X^^^09^^^H', { residenceState: '09' }],
    ['X^^^TX^78701^USA^H^^453', { residenceState: '88', postalCode: '78701' }],
    ['X^^^14^^^B', {}],
  ])('%s', (address, expected) => {
    expect(patient({ 11: address }).data).toEqual(expected);
  });

  it('takes the county of PID-12 where the address has none', () => {
    const seen = patient({ 11: 'X^^^14', 12: '039' });
    expect(seen.data).toEqual({ residenceState: '14', residenceMunicipality: '039' });
    expect(seen.at.residenceMunicipality).toBe('PID-12');
  });
});

describe('events', () => {
  const typed = (type: string) => HEADER.replace('ADT^A01^ADT_A01', type);
  const VISIT = [segment('PV1', { 2: 'I', 44: '20260301', 45: '20260304' }), 'DG1|1||J18.9^^I10'];

  it('of a deleted person give neither the person nor the care', () => {
    const seen = read(typed('ADT^A29'), EVN, PID, ...VISIT);
    expect(seen.records.map(({ type }) => type)).toEqual(['establishment']);
  });

  it('of a cancelled admission give the person only', () => {
    const seen = read(typed('ADT^A11'), EVN, PID, ...VISIT);
    expect(seen.records.map(({ type }) => type)).toEqual(['establishment', 'patient']);
  });

  it('of a merge give the one who stays', () => {
    const seen = read(typed('ADT^A40'), EVN, PID, 'MRG|S-7^^^HOSPITAL^MR|||||||OTRA^ANA');
    expect(seen.of('patient')).toMatchObject([{ folio: 'S-1' }]);
  });

  it('an acknowledgement states nothing', () => {
    const seen = read(typed('ACK^A01'), 'MSA|AA|1');
    expect(seen.records).toEqual([]);
    expect(seen.units).toEqual(['DFSSA900014']);
  });

  it('a person named twice is one, and what follows is of that person', () => {
    const seen = read(HEADER, PID, 'PV1|1|O', PID, 'DG1|1||J189^^I10');
    expect(seen.of('patient')).toHaveLength(1);
    expect(seen.of('diagnosis')).toMatchObject([{ sex: 'M', birthDate: '1985-03-12' }]);
  });

  it('tell the day of the care', () => {
    const care = (...lines: string[]) => one('patient', ...lines).data.careDate;
    expect(care(HEADER, EVN, PID, ...VISIT)).toBe('2026-03-01');
    expect(care(HEADER, 'EVN||20260302||||20260228', PID)).toBe('2026-02-28');
    expect(care(HEADER, EVN, PID, 'PV1|1|O')).toBe('2026-03-02');
    expect(care(HEADER, EVN, PID)).toBeUndefined();
    expect(care(HEADER, PID, 'OBR|1|||X|||20260105')).toBe('2026-01-05');
  });
});

describe('hostile messages', () => {
  it('of 200,000 repetitions, names and identifiers are read without effort', () => {
    const many = (what: string) => `${what}~`.repeat(200_000);
    const seen = read(HEADER, pid({ 3: many('1^^^H^XX'), 5: many('A^B^^^^^N'), 11: many('X^^^14^^^B') }));
    expect(seen.of('patient')).toHaveLength(1);
    const visit = `PV1|1|O|||||${many('9^A')}`;
    expect(read(HEADER, PID, visit).of('practitioner').length).toBeLessThan(1001);
  });

  it('of 50,000 segments keep to their bounds', () => {
    const lines = Array.from({ length: 50_000 }, (_, n) => `OBX|${n}|NM|X||1||||||F|||||${n}^A${n}^B`);
    const seen = read(HEADER, PID, ...lines);
    expect(seen.of('observation')).toHaveLength(50_000);
    expect(seen.of('practitioner')).toHaveLength(1000);
  });
});
