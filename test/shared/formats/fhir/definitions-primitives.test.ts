import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_STRING_LENGTH, PRIMITIVES } from '../../../../shared/formats/fhir/definitions/primitives.ts';
import { CORE_DEFINITIONS, coreTypes } from '../../../support/fhir/core-definitions.ts';
import { r4Definitions } from '../../../support/fhir/definitions.ts';
import { describeWithShared } from '../../../support/with-shared.ts';

const REGEX = 'http://hl7.org/fhir/StructureDefinition/regex';
const fits = (type: string, text: string): boolean => PRIMITIVES.get(type)!.fits(text);

const WELL_WRITTEN: Readonly<Record<string, readonly string[]>> = {
  date: ['2024', '2024-02', '2024-02-29', '0001-01-01', '9999-12-31'],
  dateTime: ['2024', '2024-02-29', '2024-02-29T23:59:60Z', '2024-02-29T00:00:00.000001-06:00'],
  instant: ['2015-02-07T13:28:17.239+02:00', '2017-01-01T00:00:00Z', '2024-01-01T00:00:00+14:00'],
  time: ['00:00:00', '23:59:60', '08:30:00.5'],
  id: ['a', 'A-b.9', 'x'.repeat(64)],
  code: ['final', 'a b', 'día'],
  uri: ['http://x.mx', 'urn:oid:1.2', '#a'],
  oid: ['urn:oid:2.16.840.1.113883.4.629', 'urn:oid:0.0'],
  uuid: ['urn:uuid:c757873d-ec9a-4326-a141-556f43239520'],
  base64Binary: ['QQ==', 'QUI=', 'QUJD', 'QUJD\nQUJD', ' QU JD '],
  boolean: ['true', 'false'],
  integer: ['0', '-0', '-2147483648', '2147483647'],
  unsignedInt: ['0', '2147483647'],
  positiveInt: ['1', '2147483647'],
  decimal: ['0', '-1.50', '1E-22', '100000000000000000000.1'],
  string: ['a', ' a ', 'línea\n\t\r', ' '],
};

const ILL_WRITTEN: Readonly<Record<string, readonly string[]>> = {
  date: ['0000', '2023-02-29', '2023-02-30', '2024-13', '2024-1', '24', '2024-01-01T', '31/12/2024', '2024-04-31', ''],
  dateTime: ['2024-01-01T10:00', '2024-01-01T10:00:00', '2024-02-30T10:00:00Z', '2024-01-01 10:00:00Z'],
  instant: [
    '2024-01-01',
    '2024-01-01T24:00:00Z',
    '2024-01-01T10:00:00+14:01',
    '2024-01-01T10:00:00.Z',
    '2024-01-01T10:00:00Zx',
  ],
  time: ['24:00:00', '08:30', '8:30:00', '08:30:00Z', '08:30:00.', '08-30-00'],
  id: ['', 'a_b', 'ñ', 'x'.repeat(65), 'a/b'],
  code: ['', ' a', 'a ', 'a  b', '\ta'],
  uri: ['', 'http://x.mx/a b'],
  oid: ['2.16.840', 'urn:oid:3.1', 'urn:oid:1.01', 'urn:oid:1'],
  uuid: ['c757873d-ec9a-4326-a141-556f43239520', 'urn:uuid:C757873D-EC9A-4326-A141-556F43239520'],
  base64Binary: ['', ' ', 'QQ', 'QQ=A', '====', 'QQ==QQ==', 'QU_D', 'QUÑD'],
  boolean: ['', 'TRUE', '1'],
  integer: ['', '01', '+1', '1.0', '2147483648', '-2147483649', '1e3'],
  unsignedInt: ['-1', '2147483648'],
  positiveInt: ['0', '-1'],
  decimal: ['', '.5', '5.', '01', '+1', 'NaN', '1,5'],
  string: ['', 'a\fb', 'a\vb'],
};

describe('primitive types of FHIR', () => {
  it('has one matcher for each primitive of R4 that a value can be of', () => {
    const definitions = r4Definitions();
    expect([...PRIMITIVES.keys()].filter((type) => !definitions.isPrimitive(type))).toEqual([]);
    expect(PRIMITIVES.size).toBe(20);
  });

  it.each(Object.entries(WELL_WRITTEN))('takes well-written values of %s', (type, texts) => {
    expect(texts.filter((text) => !fits(type, text))).toEqual([]);
  });

  it.each(Object.entries(ILL_WRITTEN))('refuses ill-written values of %s', (type, texts) => {
    expect(texts.filter((text) => fits(type, text))).toEqual([]);
  });

  it('takes a day exactly where the calendar has it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.nat(13), fc.nat(32), (year, month, day) => {
        const iso = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
          '-',
        );
        const date = new Date(`${iso}T00:00:00Z`);
        expect(fits('date', iso)).toBe(!Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso));
      }),
    );
  });

  it('knows the range of numbers', () => {
    const holds = (type: string, value: number): boolean => PRIMITIVES.get(type)!.holds(value);
    expect([
      holds('integer', 1.5),
      holds('integer', 2 ** 31),
      holds('positiveInt', 0),
      holds('unsignedInt', -1),
    ]).toEqual([false, false, false, false]);
    expect([holds('integer', -(2 ** 31)), holds('positiveInt', 1), holds('decimal', 1e-7)]).toEqual([true, true, true]);
    expect(holds('decimal', Number.POSITIVE_INFINITY)).toBe(false);
  });

  it('bounds the length of a text', () => {
    expect(fits('string', 'x'.repeat(MAX_STRING_LENGTH))).toBe(true);
    expect(fits('string', 'x'.repeat(MAX_STRING_LENGTH + 1))).toBe(false);
  });
});

describeWithShared(CORE_DEFINITIONS, 'primitive matchers against the regexes of R4', () => {
  const regexes = coreTypes()
    .filter(({ kind }) => kind === 'primitive-type')
    .flatMap(({ type, snapshot }) => {
      const value = snapshot!.element.find(({ path }) => path === `${type}.value`);
      const regex = value?.type?.[0].extension?.find(({ url }) => url === REGEX)?.valueString;
      return regex === undefined ? [] : [[type, new RegExp(`^(?:${regex})$`)] as const];
    });
  const samples = [...Object.values(WELL_WRITTEN), ...Object.values(ILL_WRITTEN)].flat();

  it.each(regexes)('%s takes nothing that its regex refuses', (type, regex) => {
    // Blanks inside a group of four are harmless in base64 and the prose lets blanks stand.
    const bare = (text: string): string => (type === 'base64Binary' ? text.replace(/\s/g, '') : text);
    expect(samples.filter((text) => fits(type, text) && !regex.test(bare(text)))).toEqual([]);
    fc.assert(
      fc.property(mutated(samples), (text) => {
        if (fits(type, text)) expect(regex.test(bare(text))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  /** What the regexes let pass and the prose or arithmetic does not: days, 32 bits, base64's own rules, an empty URI. */
  const STRICTER: readonly string[] = [
    '',
    '2023-02-29',
    '2023-02-30',
    '2024-04-31',
    '2024-02-30T10:00:00Z',
    '2147483648',
    '-2147483649',
    'QQ=A',
    '====',
    'QQ==QQ==',
  ];

  it.each(regexes.filter(([type]) => type !== 'base64Binary'))('%s refuses no more than it', (type, regex) => {
    const refused = samples.filter((text) => !fits(type, text) && regex.test(text));
    expect(refused.filter((text) => !STRICTER.includes(text))).toEqual([]);
  });
});

/** A sample with some of its characters replaced, so that the values stand at the edge of the form. */
function mutated(samples: readonly string[]): fc.Arbitrary<string> {
  const short = samples.filter(({ length }) => length <= 64);
  return fc
    .tuple(fc.constantFrom(...short), fc.nat(64), fc.nat(2), fc.stringMatching(/^[0-9A-Za-z+:. \n=-]{0,3}$/))
    .map(([text, at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut));
}
