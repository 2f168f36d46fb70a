import { describe, expect, test } from 'vitest';
import { createCatalogSet } from '../../../shared/catalogs/create.ts';
import { CANNOT_TELL, compileChecks, FAILS, HOLDS } from '../../../shared/checklist/compile.ts';
import { catalogsIn, unnamedFields } from '../../../shared/checklist/keywords/catalog.ts';
import { KEYWORDS } from '../../../shared/checklist/keywords/index.ts';
import { catalog, SYNTHETIC_CATALOGS } from '../../resources/synthetic-catalogs.ts';
import { checkOf } from './synthetic.ts';

/** Verdict of one keyword on `field` of a record. */
function judge(field: string, schema: object, record: object, catalogs = SYNTHETIC_CATALOGS) {
  const [compiled] = compileChecks([checkOf({ field, must: { properties: { [field]: schema } } })], catalogs);
  const verdict = compiled.evaluate(record);
  return { verdict, ...(verdict === FAILS ? compiled.cause() : {}) };
}

const holds = { verdict: HOLDS };
const fails = (cause: object = {}) => ({ verdict: FAILS, ...cause });
const cannotTell = { verdict: CANNOT_TELL };

describe('curp', () => {
  test('structure, with the position at fault', () => {
    expect(judge('curp', { curp: 'structure' }, { curp: 'HEGG560427MVZRRL04' })).toEqual(holds);
    expect(judge('curp', { curp: 'structure' }, { curp: 'HEGG560427AVZRRL04' })).toEqual(
      fails({ expected: 'Posición 11: se espera H, M o X.' }),
    );
  });
  test('check digit', () => {
    expect(judge('curp', { curp: 'checkDigit' }, { curp: 'BOXW310820HNERXN09' })).toEqual(holds);
    expect(judge('curp', { curp: 'checkDigit' }, { curp: 'BOXW310820HNERXN08' })).toEqual(fails());
  });
  test('not the generic value', () => {
    expect(judge('curp', { curp: 'notGeneric' }, { curp: 'LOPA850312HDFPRN05' })).toEqual(holds);
    expect(judge('curp', { curp: 'notGeneric' }, { curp: 'XXXX999999XXXXXX99' })).toEqual(fails());
  });
});

describe('clues', () => {
  test('structure', () => {
    expect(judge('clues', { clues: 'structure' }, { clues: 'DFSSA000864' })).toEqual(holds);
    expect(judge('clues', { clues: 'structure' }, { clues: 'XXSSA000864' })).toEqual(fails());
  });
  test('derived digit, which says nothing on what is not well formed', () => {
    expect(judge('clues', { clues: 'derivedDigit' }, { clues: 'DFSSA000864' })).toEqual(holds);
    expect(judge('clues', { clues: 'derivedDigit' }, { clues: 'DFSSA000865' })).toEqual(fails());
    expect(judge('clues', { clues: 'derivedDigit' }, { clues: 'CLUES' })).toEqual(holds);
  });
});

test.each([
  ['code', { cie10: 'syntax' }, 'A00.0', 'A0'],
  ['license', { cedula: true }, '1234567', '12 345'],
  ['date', { isoDate: true }, '2024-02-29', '2023-02-29'],
])('%s: %o', (field, schema, right, wrong) => {
  expect(judge(field, schema, { [field]: right })).toEqual(holds);
  expect(judge(field, schema, { [field]: wrong })).toEqual(fails());
});

describe('agreesWith', () => {
  const person = { curp: 'LOPA850312HDFPRN05', birthDate: '1985-03-12', sex: 'H', birthState: '09' };
  const names = { givenNames: 'ANTONIO', firstSurname: 'LOPEZ', secondSurname: 'PEREZ' };
  const facts = { agreesWith: { curp: ['birthDate', 'sex', 'birthState'] } };

  test('says which data contradict the CURP', () => {
    expect(judge('curp', facts, person)).toEqual(holds);
    expect(judge('curp', facts, { ...person, sex: 'M' })).toEqual(
      fails({ message: 'La CURP no concuerda con el sexo' }),
    );
    expect(judge('curp', facts, { ...person, sex: 'M', birthState: '14' })).toEqual(
      fails({ message: 'La CURP no concuerda con el sexo ni con la entidad de nacimiento' }),
    );
  });
  test('looks only at the data it was given', () => {
    expect(judge('curp', facts, { ...person, ...names, firstSurname: 'GARCIA' })).toEqual(holds);
    expect(judge('curp', { agreesWith: { curp: ['names'] } }, { ...person, ...names, sex: 'M' })).toEqual(holds);
    expect(judge('curp', { agreesWith: { curp: ['names'] } }, { ...person, ...names, firstSurname: 'GARCIA' })).toEqual(
      fails({ message: 'La CURP no concuerda con el primer apellido' }),
    );
  });
  test('absent data contradict nothing', () => {
    expect(judge('curp', facts, { curp: person.curp })).toEqual(holds);
  });
});

describe('notAfter, notBefore', () => {
  test('notAfter', () => {
    const schema = { notAfter: 'careDate' };
    expect(judge('birthDate', schema, { birthDate: '2025-01-31', careDate: '2025-01-31' })).toEqual(holds);
    expect(judge('birthDate', schema, { birthDate: '2025-02-01', careDate: '2025-01-31' }).verdict).toBe(FAILS);
    expect(judge('birthDate', schema, { birthDate: '2025-02-01' })).toEqual(holds);
    expect(judge('birthDate', schema, { birthDate: '2025-02-01', careDate: 'ayer' })).toEqual(holds);
  });
  test('notBefore', () => {
    expect(judge('end', { notBefore: 'date' }, { end: '2025-01-31', date: '2025-01-31' })).toEqual(holds);
    expect(judge('end', { notBefore: 'date' }, { end: '2025-01-30', date: '2025-01-31' }).verdict).toBe(FAILS);
  });
  test('notBefore by completed years: the day before the birthday still counts', () => {
    const schema = { notBefore: { field: 'careDate', years: 120 } };
    expect(judge('birthDate', schema, { birthDate: '1904-02-01', careDate: '2025-01-31' })).toEqual(holds);
    expect(judge('birthDate', schema, { birthDate: '1904-01-31', careDate: '2025-01-31' }).verdict).toBe(FAILS);
    expect(judge('birthDate', schema, { birthDate: '1904-13-31', careDate: '2025-01-31' })).toEqual(holds);
  });
});

test('exclusiveKeys', () => {
  const schema = { exclusiveKeys: ['0', '1'] };
  expect(judge('affiliation', schema, { affiliation: ['1'] })).toEqual(holds);
  expect(judge('affiliation', schema, { affiliation: ['2', '3'] })).toEqual(holds);
  expect(judge('affiliation', schema, { affiliation: ['2', '1'] })).toEqual(
    fails({ expected: 'La clave 1 sola, sin otras.' }),
  );
});

describe('catalog', () => {
  test('key, special key, withdrawn key, catalogue that is not there', () => {
    const schema = { catalog: { name: 'afiliacion', allow: ['99'] } };
    expect(judge('key', schema, { key: '2' })).toEqual(holds);
    expect(judge('key', schema, { key: '99' })).toEqual(holds);
    expect(judge('key', schema, { key: '55' })).toEqual(
      fails({ expected: 'Una clave del catálogo «Catálogo sintético afiliacion», edición prueba.' }),
    );
    expect(judge('key', schema, { key: '7' })).toEqual(cannotTell);
    expect(judge('key', schema, { key: '2' }, createCatalogSet([]))).toEqual(cannotTell);
    expect(judge('key', schema, { key: '99' }, createCatalogSet([]))).toEqual(holds);
  });
  test('key with a prefix from the record', () => {
    const schema = { catalog: { name: 'municipios', prefix: ['state'] } };
    expect(judge('key', schema, { key: '003', state: '09' })).toEqual(holds);
    expect(judge('key', schema, { key: '003', state: '14' }).verdict).toBe(FAILS);
    expect(judge('key', schema, { key: '003' })).toEqual(holds);
  });
  test('normal form', () => {
    expect(judge('key', { catalog: { name: 'cie-10', normalise: 'cie10' } }, { key: 'I10' })).toEqual(holds);
    expect(judge('key', { catalog: { name: 'cie-10' } }, { key: 'I10' }).verdict).toBe(FAILS);
  });
  test('sex limit: only the plain opposite breaks it', () => {
    const schema = { catalog: { name: 'cie-10', sex: ['biologicalSex', 'sex'] } };
    for (const record of [{ biologicalSex: '2' }, { sex: 'M' }, { biologicalSex: '3', sex: 'H' }, { sex: 'X' }, {}]) {
      expect(judge('key', schema, { key: 'O800', ...record })).toEqual(holds);
    }
    for (const record of [{ biologicalSex: '1' }, { biologicalSex: '1', sex: 'M' }, { sex: 'H' }]) {
      expect(judge('key', schema, { key: 'O800', ...record })).toEqual(
        fails({ message: 'El catálogo limita esta clave al otro sexo', expected: 'Una persona de sexo mujer.' }),
      );
    }
    expect(judge('key', schema, { key: 'C61X', sex: 'M' }).verdict).toBe(FAILS);
  });
  test('age limits, in the words of the catalogue', () => {
    const schema = { catalog: { name: 'cie-10', birthDate: 'birthDate', at: 'date' } };
    const born = (birthDate: string) => ({ key: 'O800', birthDate, date: '2025-01-31' });
    expect(judge('key', schema, born('2016-01-31'))).toEqual(holds);
    expect(judge('key', schema, born('2016-02-01'))).toMatchObject(fails({ expected: 'Una persona desde 9 años.' }));
    expect(judge('key', schema, born('1965-01-31'))).toMatchObject(fails({ expected: 'Una persona hasta 59 años.' }));
    expect(judge('key', schema, { key: 'O800', birthDate: '1800-01-01' })).toEqual(holds);
    expect(judge('key', schema, { key: 'P220', birthDate: '2024-01-31', date: '2025-01-31' })).toMatchObject(
      fails({ expected: 'Una persona hasta 27 días.' }),
    );
  });
  test('coverage: a group of keys that the catalogue hardly has gives no verdict', () => {
    const catalogs = createCatalogSet([catalog('clues', ['DFSSA000001', 'DFSSA000002', 'DFSMP000001'])]);
    const schema = { catalog: { name: 'clues', coverage: { from: 2, to: 5, atLeast: 2 } } };
    expect(judge('key', schema, { key: 'DFSSA000009' }, catalogs).verdict).toBe(FAILS);
    expect(judge('key', schema, { key: 'DFSMP000009' }, catalogs)).toEqual(cannotTell);
    expect(judge('key', schema, { key: 'DFIMS000009' }, catalogs)).toEqual(cannotTell);
    expect(judge('key', schema, { key: 'DFSMP000001' }, catalogs)).toEqual(holds);
  });
  test('the edition of the day of the record; without a day, the latest', () => {
    const catalogs = createCatalogSet([
      { ...catalog('clues', ['DFSSA000001']), edition: 'uno', validFrom: '2024-01-01' },
      { ...catalog('clues', ['DFSSA000002']), edition: 'dos', validFrom: '2025-03-01' },
    ]);
    const schema = { catalog: { name: 'clues' } };
    const fault = (edition: string) =>
      fails({ expected: `Una clave del catálogo «Catálogo sintético clues», edición ${edition}.` });
    expect(judge('key', schema, { key: 'DFSSA000001', careDate: '2025-02-28' }, catalogs)).toEqual(holds);
    expect(judge('key', schema, { key: 'DFSSA000001', careDate: '2025-03-01' }, catalogs)).toEqual(fault('dos'));
    expect(judge('key', schema, { key: 'DFSSA000002', date: '2025-02-28' }, catalogs)).toEqual(fault('uno'));
    expect(judge('key', schema, { key: 'DFSSA000001', date: '2020-01-01' }, catalogs)).toEqual(holds);
    for (const record of [{}, { careDate: '' }, { careDate: '31/01/2025' }]) {
      expect(judge('key', schema, { key: 'DFSSA000002', ...record }, catalogs)).toEqual(holds);
    }
    const named = { catalog: { name: 'clues', at: 'end' } };
    expect(judge('key', named, { key: 'DFSSA000001', date: '2026-01-01', end: '2024-05-05' }, catalogs)).toEqual(holds);
  });
  test('each edition has its own coverage', () => {
    const catalogs = createCatalogSet([
      { ...catalog('clues', ['DFSSA000001', 'DFSSA000002']), validFrom: '2024-01-01' },
      { ...catalog('clues', ['DFIMS000001', 'DFIMS000002']), validFrom: '2025-01-01' },
    ]);
    const schema = { catalog: { name: 'clues', coverage: { from: 2, to: 5, atLeast: 2 } } };
    expect(judge('key', schema, { key: 'DFIMS000009', date: '2024-06-01' }, catalogs)).toEqual(cannotTell);
    expect(judge('key', schema, { key: 'DFIMS000009', date: '2025-06-01' }, catalogs).verdict).toBe(FAILS);
  });
  test('a key that another took the place of counts as that one', () => {
    const schema = { catalog: { name: 'clues', aliases: 'clues-alias' } };
    expect(judge('key', schema, { key: 'DFSSA700006' })).toEqual(holds);
    expect(judge('key', schema, { key: 'DFSSA700020' }).verdict).toBe(FAILS);
    const withoutTable = createCatalogSet([catalog('clues', ['DFSSA000001'])]);
    expect(judge('key', schema, { key: 'DFSSA700006' }, withoutTable).verdict).toBe(FAILS);
    expect(judge('key', schema, { key: 'DFSSA000001' }, withoutTable)).toEqual(holds);
  });
  test('a replaced key names the one of today, and leads nowhere in a circle', () => {
    const schema = { notReplaced: { name: 'clues-alias' } };
    expect(judge('key', schema, { key: 'DFSSA700006' })).toEqual(
      fails({ expected: 'La clave que la reemplazó: DFSSA000001.' }),
    );
    expect(judge('key', schema, { key: 'DFSSA000001' })).toEqual(holds);
    expect(judge('key', schema, { key: 'DFSSA000001' }, createCatalogSet([]))).toEqual(cannotTell);
    const circle = [
      { key: 'DFSSA700006', extra: { current: 'DFSSA700007' } },
      { key: 'DFSSA700007', extra: { current: 'DFSSA700006' } },
    ];
    expect(judge('key', schema, { key: 'DFSSA700006' }, createCatalogSet([catalog('clues-alias', circle)]))).toEqual(
      holds,
    );
  });
  test('the catalogues of a schema are found wherever they stand', () => {
    expect(catalogsIn({ anyOf: [{ items: { catalog: { name: 'a' } } }, { not: { catalog: { name: 'b' } } }] })).toEqual(
      ['a', 'b'],
    );
    expect(catalogsIn({ notReplaced: { name: 'c' } })).toEqual(['c']);
    expect(catalogsIn(true)).toEqual([]);
  });
  test('the day counts among what a verdict rests on where it decides, and only there', () => {
    const look = { properties: { key: { catalog: { name: 'clues' } } } };
    const first = { ...catalog('clues', []), validFrom: '2024-01-01' };
    const since = catalog('clues', []);
    expect(unnamedFields([undefined, look], createCatalogSet([since]))).toEqual([]);
    expect(unnamedFields([undefined, look], createCatalogSet([first]))).toEqual(['careDate', 'date']);
    expect(unnamedFields([undefined, look], createCatalogSet([first, since]))).toEqual(['careDate', 'date']);
    const replaced = { properties: { key: { notReplaced: { name: 'clues-alias' } } } };
    expect(unnamedFields([replaced], createCatalogSet([first]))).toEqual([]);
    expect(unnamedFields([replaced], createCatalogSet([catalog('clues-alias', [])]))).toEqual(['careDate', 'date']);
  });
});

describe('parameters that make no sense are refused with a sentence', () => {
  test.each([
    [{ curp: 'digito' }, 'la palabra clave «curp» admite structure, checkDigit, notGeneric'],
    [{ cedula: 'sí' }, 'la palabra clave «cedula» solo admite true'],
    [{ catalog: 'clues' }, 'la palabra clave «catalog» pide un objeto'],
    [{ catalog: { name: 'clues', key: 'x' } }, 'la palabra clave «catalog» no conoce «key»'],
    [{ catalog: { name: 'cie-10', birthDate: 'x' } }, 'la palabra clave «catalog» pide «at» junto con «birthDate»'],
    [{ notReplaced: { name: '' } }, 'la palabra clave «notReplaced» pide un texto'],
    [{ agreesWith: { curp: ['edad'] } }, 'la palabra clave «agreesWith» no conoce el dato «edad»'],
    [{ notBefore: { field: 'date', years: 1.5 } }, 'la palabra clave «notBefore» pide un número entero'],
    [{ exclusiveKeys: [] }, 'la palabra clave «exclusiveKeys» pide al menos una clave'],
  ])('%o', (schema, sentence) => {
    expect(() => judge('folio', schema, { folio: 'x' })).toThrow(
      `La comprobación «comprobacion-sintetica» no se puede usar: ${sentence}.`,
    );
  });
});

test('every keyword leaves values of another type alone', () => {
  const parameters: Record<string, unknown> = {
    curp: 'structure',
    clues: 'structure',
    cie10: 'syntax',
    cedula: true,
    isoDate: true,
    catalog: { name: 'paises' },
    agreesWith: { curp: ['sex'] },
    notAfter: 'date',
    notBefore: 'date',
    exclusiveKeys: ['0'],
  };
  for (const { name } of KEYWORDS) {
    expect([name, judge('folio', { [name]: parameters[name] }, { folio: 7, date: '2025-01-31' })]).toEqual([
      name,
      holds,
    ]);
  }
});
