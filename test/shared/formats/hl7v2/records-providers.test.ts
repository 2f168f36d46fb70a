import { describe, expect, it } from 'vitest';
import { HEADER, PID, read, segment } from './records-harness.ts';

const CURP = 'MUEM800229MDFSJR06';
const CEDULA = '&2.16.840.1.113883.3.215.12.18&ISO';
const typed = (type: string) => HEADER.replace('ADT^A01^ADT_A01', type);
const people = (...lines: readonly string[]) => read(HEADER, PID, ...lines).of('practitioner');

describe('practitioners', () => {
  it('are read with cédula, CURP and names, the one who attended first', () => {
    const visit = segment('PV1', { 2: 'I', 7: `00000001^MUÑOZ^MAR^^^^^^${CEDULA}`, 44: '20260301' });
    expect(people(segment('PD1', { 4: '9^SOLIS^RAUL' }), visit)).toEqual([
      { license: '00000001', givenNames: 'MAR', firstSurname: 'MUÑOZ', careDate: '2026-03-01' },
      { givenNames: 'RAUL', firstSurname: 'SOLIS', careDate: '2026-03-01' },
    ]);
  });

  it('join what repetitions say of one person', () => {
    const visit = segment('PV1', { 7: `00000001^MUÑOZ^MAR^^^^^^${CEDULA}~${CURP}^^^^^^^^^^^^NNMEX` });
    expect(people(visit)).toEqual([{ license: '00000001', curp: CURP, givenNames: 'MAR', firstSurname: 'MUÑOZ' }]);
  });

  it('are told once a message, by identifier or name', () => {
    const lines = [
      segment('PV1', { 7: '7^MUÑOZ^MAR', 9: '8^SOLIS^RAUL~9^DIAZ^EVA' }),
      segment('ORC', { 12: `00000001^Muñoz^Mar^^^^^^${CEDULA}` }),
      segment('OBR', { 16: '7^MUÑOZ', 32: '8&SOLIS&RAUL' }),
    ];
    expect(people(...lines)).toEqual([
      { license: '00000001', givenNames: 'MAR', firstSurname: 'MUÑOZ' },
      { givenNames: 'RAUL', firstSurname: 'SOLIS' },
      { givenNames: 'EVA', firstSurname: 'DIAZ' },
    ]);
  });

  it('of one name and two cédulas are two', () => {
    const field = `00000001^DIAZ^EVA^^^^^^${CEDULA}~00000002^DIAZ^EVA^^^^^^${CEDULA}`;
    expect(people(segment('PV1', { 9: field })).map(({ license }) => license)).toEqual(['00000001', '00000002']);
  });

  it.each([
    ['00000001^DIAZ^EVA^^^^^^SEP', '00000001'],
    ['00000001^DIAZ^EVA^^^^^^^^^^MD', '00000001'],
    // A number of somebody else.
    ['00000001^DIAZ^EVA^^^^^^HOSPITAL^^^^MD', undefined],
    ['00000001^DIAZ^EVA', undefined],
  ])('cédula of %s: %s', (field, license) => {
    expect(people(segment('PV1', { 7: field }))[0].license).toBe(license);
  });

  it('say the kind of staff where it is coded', () => {
    const rol = segment('ROL', { 3: 'AT', 4: '7^DIAZ^EVA', 9: '2^Medicina general^99TIPOPERSONAL' });
    expect(people(segment('PV1', { 7: '7^DIAZ^EVA' }), rol)).toEqual([
      { givenNames: 'EVA', firstSurname: 'DIAZ', staffType: '2' },
    ]);
  });

  it('of whom only a local number is known are none', () => {
    expect(people(segment('PV1', { 7: '0210' }))).toEqual([]);
  });

  it('a CURP without a declaration is known by its structure, with a warning', () => {
    const obr = segment('OBR', { 16: `${CURP}^MUÑOZ^MAR` });
    const seen = read(HEADER, PID, segment('PV1', { 7: `${CURP}^MUÑOZ^MAR` }), obr);
    expect(seen.of('practitioner')[0].curp).toBe(CURP);
    expect(seen.reported).toEqual(['curpByForm PV1-7[1].1']);
  });
});

describe('master files', () => {
  const staff = typed('MFN^M02^MFN_M02');
  const stf = segment('STF', {
    1: 'E-1',
    2: `E-1^^^HOSP~${CURP}^^^&2.16.840.1.113883.4.629&ISO`,
    3: 'MUÑOZ^MAR',
    4: '2^^99TIPOPERSONAL',
    5: 'F',
    6: '19800229',
  });
  const pra = segment('PRA', { 1: 'E-1', 6: '00000001^MD' });

  it('give each person of the staff', () => {
    const seen = read(staff, 'MFI|PRA||UPD', 'MFE|MAD|1||E-1', stf, pra, 'MFE|MAD|2||E-2', 'STF|E-2||SOLIS^RAUL');
    expect(seen.of('practitioner')).toEqual([
      {
        curp: CURP,
        license: '00000001',
        staffType: '2',
        givenNames: 'MAR',
        firstSurname: 'MUÑOZ',
        birthDate: '1980-02-29',
        sex: 'M',
      },
      { givenNames: 'RAUL', firstSurname: 'SOLIS' },
    ]);
    expect(seen.records.at(-2)?.at.license).toBe('PRA-6[1].1');
  });

  it('give none that they delete', () => {
    expect(read(staff, 'MFI|PRA||UPD', 'MFE|MDL|1||E-1', stf, pra).of('practitioner')).toEqual([]);
  });

  it('give places with a CLUES, each once', () => {
    const lines = [
      'MFE|MAD|1||U',
      segment('LOC', { 1: '^^^JCSSA900015&2.16.840.1.113883.4.631&ISO', 4: 'CENTRO SINTÉTICO' }),
      'MFE|MAD|2||V',
      segment('LOC', { 1: '^^^V', 4: 'OTRO^^^^^CLUES^^^^VZSSA900016' }),
      'MFE|MAD|3||W',
      segment('LOC', { 1: '^^^W' }),
      segment('LCH', { 4: 'CLUES', 5: 'JCSSA900015' }),
      'MFE|MDL|4||X',
      segment('LOC', { 1: '^^^CLSSA900017&2.16.840.1.113883.4.631&ISO' }),
    ];
    const seen = read(typed('MFN^M05^MFN_M05'), 'MFI|LOC||UPD', ...lines);
    expect(seen.of('establishment')).toEqual([
      { clues: 'DFSSA900014' },
      { clues: 'JCSSA900015', name: 'CENTRO SINTÉTICO' },
      { clues: 'VZSSA900016', name: 'OTRO' },
    ]);
  });
});

describe('the unit', () => {
  const sent = (facility: string, ...lines: readonly string[]) =>
    read(HEADER.replace('DFSSA900014^2.16.840.1.113883.4.631^ISO', facility), ...lines, PID);

  it.each([
    ['DFSSA900014^2.16.840.1.113883.4.631^ISO', 'DFSSA900014', []],
    ['HOSPITAL^DFSSA900014^CLUES', 'DFSSA900014', []],
    ['DFSSA900014', 'DFSSA900014', ['cluesByForm MSH-4[1].1']],
    ['HOSPITAL^DFSSA900014^L', 'DFSSA900014', ['cluesByForm MSH-4[1].2']],
    ['HOSPITAL', undefined, ['messageWithoutClues MSH-4[1].1']],
    ['', undefined, ['messageWithoutClues MSH-4']],
    // Declared and faulty: it is no key of a unit, and the checks tell it.
    ['DFSSA9^2.16.840.1.113883.4.631^ISO', undefined, []],
  ])('of MSH-4 %s: %s', (facility, unit, reported) => {
    const seen = sent(facility);
    expect(seen.units).toEqual([unit]);
    expect(seen.reported).toEqual(reported);
    expect(seen.of('establishment')).toHaveLength(1);
  });

  it('is of the place of the visit or of the event where the sender has none', () => {
    expect(sent('ECE', 'EVN||20260302|||||DFSSA900014').units).toEqual(['DFSSA900014']);
    const seen = read(HEADER.replace(/DFSSA[^|]*/, 'ECE'), PID, segment('PV1', { 3: '^^^JCSSA900015', 39: 'X' }));
    expect(seen.units).toEqual(['JCSSA900015']);
    expect(seen.of('establishment')).toEqual([{ clues: 'JCSSA900015' }]);
  });
});
