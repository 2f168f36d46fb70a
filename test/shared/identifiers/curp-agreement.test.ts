import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CurpPerson, curpAgreement, GENERIC_CURP } from '../../../shared/identifiers/curp.ts';
import { parseDayMonthYear } from '../../../shared/identifiers/dates.ts';
import { validCurp } from './curp-arbitrary.ts';

/** Fields that disagree. */
const fields = (curp: string, person: CurpPerson) => curpAgreement(curp, person).map(({ field }) => field);

/** A CURP with the letters given: surname 1 (3), surname 2 (2), name (2); everything else is fixed. */
function curpOf(first: string, second: string, given: string): string {
  return `${first.slice(0, 2)}${second[0]}${given[0]}800101HDF${first[2]}${second[1]}${given[1]}09`;
}

describe('date, sex and state', () => {
  it('agree with what the CURP states', () => {
    fc.assert(
      fc.property(validCurp, ({ curp, birthDate, sex, birthState }) => {
        expect(curpAgreement(curp, { birthDate, sex, birthState })).toEqual([]);
      }),
    );
  });

  it('disagree as errors', () => {
    const curp = 'HEGG560427MVZRRL04';
    expect(curpAgreement(curp, { birthDate: '1956-04-28' })).toEqual([{ field: 'birthDate', level: 'error' }]);
    expect(curpAgreement(curp, { birthDate: '2056-04-27' })).toEqual([{ field: 'birthDate', level: 'error' }]);
    expect(curpAgreement(curp, { sex: 'H' })).toEqual([{ field: 'sex', level: 'error' }]);
    expect(curpAgreement(curp, { birthState: '29' })).toEqual([{ field: 'birthState', level: 'error' }]);
    expect(curpAgreement(curp, { birthState: '88' })).toEqual([{ field: 'birthState', level: 'error' }]);
  });

  it('are left alone where they are not known', () => {
    for (const birthState of ['00', '99', '']) expect(fields('HEGG560427MVZRRL04', { birthState })).toEqual([]);
    expect(fields('HEGG560427MVZRRL04', { birthDate: '1957', sex: '' })).toEqual([]);
    expect(fields('BOXW310820HNERXN09', { birthState: '88' })).toEqual([]);
  });

  it('are not compared with a generic or malformed CURP', () => {
    const person: CurpPerson = { birthDate: '2001-01-01', sex: 'H', birthState: '01', givenNames: 'ANA' };
    expect(fields(GENERIC_CURP, person)).toEqual([]);
    expect(fields('HEGG560427', person)).toEqual([]);
  });
});

describe('names', () => {
  it.each([
    ['plain', 'GARCIA', 'LOPEZ', 'ANA', curpOf('GAR', 'LP', 'AN')],
    ['accents and case', 'García', 'López', 'Ána', curpOf('GAR', 'LP', 'AN')],
    ['decomposed accents', 'Garci\u0301a', 'Nu\u0301n\u0303ez', 'Ana', curpOf('GAR', 'NX', 'AN')],
    ['Ñ as X', 'ÑAÑEZ', 'NUÑEZ', 'BEGOÑA', curpOf('XAX', 'NX', 'BG')],
    ['diaeresis', 'AGÜERO', 'GÜEMEZ', 'ANA', curpOf('AUG', 'GM', 'AN')],
    ['particles', 'DE LA CRUZ', 'DEL RIO', 'ANA', curpOf('CUR', 'RX', 'AN')],
    ['particles as written', 'MAC GREGOR', 'VON HUMBOLDT', 'ANA', curpOf('MAC', 'VN', 'AN')],
    ['a surname that is a particle', 'Y', 'LA', 'ANA', curpOf('YXX', 'LX', 'AN')],
    ['María and a second name', 'GARCIA', 'LOPEZ', 'MARIA TERESA', curpOf('GAR', 'LP', 'TR')],
    ['María as written', 'GARCIA', 'LOPEZ', 'MARIA TERESA', curpOf('GAR', 'LP', 'MR')],
    ['Ma. and a second name', 'GARCIA', 'LOPEZ', 'MA. TERESA', curpOf('GAR', 'LP', 'TR')],
    ['M. and a second name', 'GARCIA', 'LOPEZ', 'M. ASUNCION', curpOf('GAR', 'LP', 'AS')],
    ['J. and a second name', 'GARCIA', 'LOPEZ', 'J. FRANCISCO', curpOf('GAR', 'LP', 'FR')],
    ['María de los Ángeles', 'GARCIA', 'LOPEZ', 'MARIA DE LOS ANGELES', curpOf('GAR', 'LP', 'AN')],
    ['María alone', 'GARCIA', 'LOPEZ', 'MARIA', curpOf('GAR', 'LP', 'MR')],
    ['José María', 'GARCIA', 'LOPEZ', 'JOSE MARIA', curpOf('GAR', 'LP', 'MR')],
    ['a compound first surname', 'SANTOS COY', 'LOPEZ', 'ANA', curpOf('SAN', 'LP', 'AN')],
    ['an apostrophe joined', "D'ANGELO", 'LOPEZ', 'ANA', curpOf('DAN', 'LP', 'AN')],
    ['an apostrophe as X', "O'FARRIL", 'LOPEZ', 'ANA', curpOf('OAX', 'LP', 'AN')],
    ['a hyphen', 'GARCIA-ROBLES', 'LOPEZ', 'ANA', curpOf('GAR', 'LP', 'AN')],
    ['an avoided word', 'PUERTAS', 'LOPEZ', 'ANA', curpOf('PXR', 'LP', 'AN')],
    ['no inner consonant', 'OEA', 'POO', 'EA', curpOf('OEX', 'PX', 'EX')],
    ['letters beyond Latin-1', 'ŁUKASZ', 'ŽIŽEK', 'ŞEBNEM', curpOf('GAR', 'LP', 'AN')],
    ['no letters at all', '---', '...', ',', curpOf('GAR', 'LP', 'AN')],
    ['XX for none', 'GARCIA', 'XX', 'ANA', curpOf('GAR', 'XX', 'AN')],
  ])('agree: %s', (_case, firstSurname, secondSurname, givenNames, curp) => {
    expect(fields(curp, { firstSurname, secondSurname, givenNames })).toEqual([]);
  });

  it('disagree as warnings, each by itself', () => {
    const person = { firstSurname: 'GARCIA', secondSurname: 'LOPEZ', givenNames: 'ANA' };
    const warning = (field: string) => [{ field, level: 'warning' }];
    expect(curpAgreement(curpOf('GER', 'LP', 'AN'), person)).toEqual(warning('firstSurname'));
    expect(curpAgreement(curpOf('GAC', 'LP', 'AN'), person)).toEqual(warning('firstSurname'));
    expect(curpAgreement(curpOf('GAR', 'LZ', 'AN'), person)).toEqual(warning('secondSurname'));
    expect(curpAgreement(curpOf('GAR', 'LP', 'BN'), person)).toEqual(warning('givenNames'));
    const luisa = { ...person, givenNames: 'LUISA TERESA' };
    expect(curpAgreement(curpOf('GAR', 'LP', 'TR'), luisa)).toEqual(warning('givenNames'));
  });

  it('say nothing of a second surname that the source does not give', () => {
    expect(fields(curpOf('GAR', 'XX', 'AN'), { firstSurname: 'GARCIA' })).toEqual([]);
    expect(fields(curpOf('GAR', 'LP', 'AN'), { firstSurname: 'GARCIA' })).toEqual([]);
    expect(fields(curpOf('GAR', 'LP', 'AN'), { firstSurname: 'GARCIA', secondSurname: 'RUIZ' })).toEqual([
      'secondSurname',
    ]);
    expect(fields(curpOf('GAR', 'LP', 'AN'), { firstSurname: 'GARCIA LOPEZ' })).toEqual([]);
    expect(fields(curpOf('GAR', 'LP', 'AN'), {})).toEqual([]);
  });

  it('never throw, whatever the texts', () => {
    const text = fc.option(fc.string({ unit: 'binary' }), { nil: undefined });
    const person = fc.record({
      ...{ birthDate: text, sex: text, birthState: text },
      ...{ givenNames: text, firstSurname: text, secondSurname: text },
    });
    fc.assert(
      fc.property(validCurp, person, ({ curp }, data) => {
        expect(curpAgreement(curp, data).length).toBeLessThanOrEqual(6);
      }),
    );
  });
});

describe('the outpatient sample of the DGIS', () => {
  const sample = resolve(import.meta.dirname, '../../../../shared/dgis-giis-samples/CEX-EJEMPLOS-2410.txt');

  it.skipIf(!existsSync(sample))('agrees throughout, patients and providers (skipped without ../shared)', () => {
    const rows = new TextDecoder('latin1').decode(readFileSync(sample)).trim().split(/\r?\n/).slice(1);
    const found = rows.flatMap((row, index) => {
      const cells = row.split('|');
      const patient: CurpPerson = {
        ...{ givenNames: cells[9], firstSurname: cells[10], secondSurname: cells[11] },
        ...{ birthDate: parseDayMonthYear(cells[12]), birthState: cells[14], sex: ' HMX'[Number(cells[15])] },
      };
      const provider: CurpPerson = { givenNames: cells[3], firstSurname: cells[4], secondSurname: cells[5] };
      return [...fields(cells[8], patient), ...fields(cells[2], provider)].map((field) => `${index + 1} ${field}`);
    });
    expect(rows).toHaveLength(11);
    expect(found).toEqual([]);
  });
});
