import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isLoincCode,
  isSnomedExpression,
  isSnomedId,
} from '../../../../shared/formats/fhir/terminology/check-digit.ts';
import { isLanguageTag } from '../../../../shared/formats/fhir/terminology/language-tag.ts';
import { isMediaType } from '../../../../shared/formats/fhir/terminology/media-type.ts';
import { unpack } from '../../../../shared/formats/fhir/terminology/tables.ts';
import { isComparableUnit, isUcumUnit } from '../../../../shared/formats/fhir/terminology/ucum.ts';
import { r4TerminologyTables } from '../../../support/fhir/terminology.ts';

/** Codes that R4's value sets list of a system. */
function listedIn(system: string): readonly string[] {
  return Object.values(r4TerminologyTables().valueSets).flatMap(({ include }) =>
    include.flatMap((rule) => (rule.system === system ? unpack(rule.codes) : [])),
  );
}

describe('units of UCUM', () => {
  const right =
    'mg/dL mm[Hg] 10*3/uL 10*9/L 10^3/uL /min {score} kg/m2 kg.m/s2 % [ppm] ug/(kg.h) mL/min/{1.73_m2} 1 {RBC}/uL ' +
    "m[H2O] [in_i] [degF] Cel dB KiBy mmol/L [iU]/mL k[iU]/L a wk mo_s 10 2.m m-2 s+3 (m) [arb'U] [hp'_X] cm[H2O]/L/s";
  it.each(right.split(' '))('takes %s', (unit) => expect(isUcumUnit(unit)).toBe(true));

  const wrong = 'mmHg years bpm sec beats/minute Kg kmin //s m//s ) ( m( 2. m/ .m (m/s)2 {a}{b {} } m{é} k[in_i] MG/DL';
  it.each(wrong.split(' '))('refuses %s', (unit) => {
    // `{}` is an annotation that says nothing: it is the one of the list that the grammar allows.
    expect(isUcumUnit(unit)).toBe(unit === '{}');
  });

  it('refuses nothing and what is too long', () => {
    expect(isUcumUnit('')).toBe(false);
    expect(isUcumUnit(`${'('.repeat(1_000_000)}m`)).toBe(false);
  });

  it('takes every unit that the value sets of R4 list', () => {
    const units = listedIn('http://unitsofmeasure.org');
    expect(units.length).toBeGreaterThan(1300);
    expect(units.filter((unit) => !isUcumUnit(unit))).toEqual([]);
  });

  it('knows which single units measure time and length', () => {
    expect(['min', 'a', 'ms', 'd{day}'].map((unit) => isComparableUnit(unit, 'a'))).toEqual([true, true, true, true]);
    expect(isComparableUnit('kg', 'a')).toBe(false);
    expect(isComparableUnit('cm', 'm')).toBe(true);
    expect(isComparableUnit('m/s', 'a')).toBeNull();
    expect(isComparableUnit('hours', 'a')).toBe(false);
    expect(isComparableUnit('mg', 'g')).toBeNull();
  });

  it('answers for any text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'m2(){}[]/.*^k1 é') });
    fc.assert(fc.property(text, (unit) => typeof isUcumUnit(unit) === 'boolean'));
  });
});

describe('codes with a check digit', () => {
  it.each(['34552-0', '8480-6', '85354-9', '2160-0', 'LA33-6', 'LP43571-6'])('LOINC takes %s', (code) =>
    expect(isLoincCode(code)).toBe(true),
  );
  it.each(['34552-1', '8480', '8480-', 'x8480-6', '123456789-1', '8480-6 '])('LOINC refuses %s', (code) =>
    expect(isLoincCode(code)).toBe(false),
  );
  it.each(['73211009', '38341003', '900000000000207008'])('SNOMED CT takes %s', (code) =>
    expect(isSnomedId(code)).toBe(true),
  );
  it.each(['73211008', '0732110', '12345', '34552-0', '276885007x'])('SNOMED CT refuses %s', (code) =>
    expect(isSnomedId(code)).toBe(false),
  );

  it('finds every single wrong digit of a SNOMED CT identifier', () => {
    const places = fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(places, ([at, shift]) => {
        const digits = [...'73211009'];
        digits[at] = String((Number(digits[at]) + shift) % 10);
        return !isSnomedId(digits.join(''));
      }),
    );
  });

  it('tells an expression from an identifier', () => {
    expect(isSnomedExpression('73211009 |Diabetes mellitus|')).toBe(true);
    expect(isSnomedExpression('73211009:363698007=113331007')).toBe(true);
    expect(isSnomedExpression('276885007x')).toBe(false);
  });

  it('takes every code of LOINC and SNOMED CT that the value sets of R4 list', () => {
    const loinc = listedIn('http://loinc.org');
    const snomed = listedIn('http://snomed.info/sct');
    expect(loinc.length).toBeGreaterThan(6000);
    expect(snomed.length).toBeGreaterThan(2000);
    expect(loinc.filter((code) => !isLoincCode(code))).toEqual([]);
    expect(snomed.filter((code) => !isSnomedId(code))).toEqual([]);
  });
});

describe('language tags', () => {
  it.each(['es', 'es-MX', 'ES-mx', 'zh-Hans-CN', 'es-419', 'de-CH-1996', 'en-a-bbb-x-a', 'x-propio', 'i-klingon'])(
    'takes %s',
    (tag) => expect(isLanguageTag(tag)).toBe(true),
  );
  it.each(['es_MX', 'xx', 'spanish', 'es-', '-es', 'es-MX-MX', 'es MX', 'x', 'e', `es${'-a'.repeat(200)}`])(
    'refuses %s',
    (tag) => expect(isLanguageTag(tag)).toBe(false),
  );
  it('cannot tell languages of three letters', () => expect(isLanguageTag('nah')).toBeNull());
});

describe('media types', () => {
  it.each(['application/pdf', 'text/plain; charset=UTF-8', 'application/fhir+xml;version=4.0'])('takes %s', (type) =>
    expect(isMediaType(type)).toBe(true),
  );
  it.each(['application/', '/pdf', 'a/b/c', 'ima ge/png', '', '*/*', 'pdf', 'jpg', 'PDF'])('refuses %s', (type) =>
    expect(isMediaType(type)).toBe(false),
  );
  it.each(['json', 'xml', 'image/*'])('cannot tell %s', (type) => expect(isMediaType(type)).toBeNull());
});
