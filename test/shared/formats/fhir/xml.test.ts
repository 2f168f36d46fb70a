import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FHIR_NAMESPACE } from '../../../../shared/formats/fhir/sniff.ts';
import { r4Definitions } from '../../../support/fhir/definitions.ts';
import { pathsOf, readPieces, rulesOf } from '../../../support/fhir/pieces.ts';
import { PLAIN, toXml } from '../../../support/fhir/xml-writer.ts';
import { SHARED } from '../../../support/project.ts';
import { describeWithShared } from '../../../support/with-shared.ts';
import { formats } from './harness.ts';

const definitions = r4Definitions();
const all = (value: unknown) => [...pathsOf(value)].map(([path]) => path);
const bytes = (text: string) => new TextEncoder().encode(text);
const patient = (inside: string) => `<Patient xmlns="${FHIR_NAMESPACE}">${inside}</Patient>`;
const value = (inside: string) => readPieces(patient(inside), 'xml').values[0];

/** Synthetic. */
const PATIENT = {
  resourceType: 'Patient',
  id: 'p1',
  meta: { profile: ['http://example.org/a', 'http://example.org/b'] },
  text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>PRUEBA &amp; más</p></div>' },
  contained: [{ resourceType: 'Organization', id: 'o1', name: 'Hospital «Ñ» 😀' }],
  extension: [{ id: 'x', url: 'http://example.org/e', valueBoolean: true }],
  active: true,
  name: [
    {
      id: 'n',
      family: 'PRUEBA',
      _family: { id: 'f', extension: [{ url: 'http://example.org/f', valueString: 'a"b' }] },
    },
    { given: ['A', null, 'C'], _given: [null, { extension: [{ url: 'http://example.org/g', valueCode: 'x' }] }, null] },
  ],
  _birthDate: { extension: [{ url: 'http://example.org/h', valueDecimal: 1.5 }] },
  multipleBirthInteger: 2,
  contact: [{ telecom: [{ system: 'phone', value: 'a\tb\n<c>' }] }],
};

describe('XML in the form of JSON', () => {
  it.each([
    [
      'numbers and booleans by type',
      '<active value="true"/><multipleBirthInteger value="2"/>',
      { active: true, multipleBirthInteger: 2 },
    ],
    ['text that is no number stays text', '<multipleBirthInteger value="x"/>', { multipleBirthInteger: 'x' }],
    ['text that is no boolean stays text', '<active value="TRUE"/>', { active: 'TRUE' }],
    ['what repeats where it may is a list', '<name><family value="A"/></name>', { name: [{ family: 'A' }] }],
    [
      'what repeats where it may not is one too',
      '<gender value="male"/><gender value="female"/>',
      { gender: ['male', 'female'] },
    ],
    ['an element without anything', '<name/><birthDate/>', { _birthDate: {}, name: [{}] }],
    ['an empty value', '<gender value=""/>', { gender: '' }],
    ['an unknown primitive', '<weight value="3"/>', { weight: '3' }],
    ['an unknown element', '<weight><unit value="kg"/><x a="b"/></weight>', { weight: { unit: 'kg', x: { a: 'b' } } }],
    ['a name that objects know', '<__proto__ value="x"/>', JSON.parse('{"__proto__":"x"}')],
    ['comments', '<!-- a < b --><gender value="male"/><!-- c -->', { gender: 'male' }],
    ['entities', '<gender value="&lt;&amp;&#233;&#xE9;"/>', { gender: '<&éé' }],
    ['an id of the resource', '<id value="a"/>', { id: 'a' }],
    ['single quotes', "<gender value='male'/>", { gender: 'male' }],
  ])('%s', (_name, inside, expected) => {
    const read = readPieces(patient(inside), 'xml');
    expect(read.values).toEqual([{ resourceType: 'Patient', ...expected }]);
    expect(read.faults).toEqual([]);
    expect(read.holds).toEqual([true]);
  });

  it('keeps the narrative as it is written', () => {
    const div = '<div xmlns="http://www.w3.org/1999/xhtml"><p class=\'a\'>x &lt; <br/>\r\n y</p></div>';
    expect(value(`<text><status value="generated"/>${div}</text>`)).toMatchObject({ text: { div } });
  });

  it('reads what a twin that writes XML makes of a resource, in any style', () => {
    for (const style of [
      PLAIN,
      { gap: '\n  ', quote: "'", prefix: '', comment: '<!-- x -->' } as const,
      { gap: ' ', quote: '"', prefix: 'f:', comment: '' } as const,
    ]) {
      const text = toXml(PATIENT, definitions, style);
      for (const chunk of [1, 13, 1 << 16]) {
        const { values, faults } = readPieces(text, 'xml', chunk);
        expect(values).toEqual([PATIENT]);
        expect(faults).toEqual([]);
      }
    }
  });

  it('reads any text, list and extension back as JSON has them', () => {
    // Characters that XML has; a carriage return is one that lines end in.
    const text = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((one) => !/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u.test(one));
    const extension = fc.record({ url: text, valueString: text }, { requiredKeys: ['url'] });
    const twin = fc.record(
      { id: text, extension: fc.array(extension, { minLength: 1, maxLength: 2 }) },
      { requiredKeys: ['extension'] },
    );
    const name = fc
      .array(
        fc.tuple(fc.option(text), fc.option(twin)).filter(([value, more]) => value !== null || more !== null),
        { minLength: 1, maxLength: 3 },
      )
      .map((given) => ({
        ...(given.some(([value]) => value !== null) ? { given: given.map(([value]) => value) } : {}),
        ...(given.some(([, more]) => more !== null) ? { _given: given.map(([, more]) => more) } : {}),
      }));
    const parts = {
      id: text,
      contained: fc.array(fc.record({ resourceType: fc.constant('Device'), id: text }), { minLength: 1, maxLength: 2 }),
      active: fc.boolean(),
      name: fc.array(name, { minLength: 1, maxLength: 3 }),
      multipleBirthInteger: fc.integer(),
      extension: fc.array(extension, { minLength: 1, maxLength: 3 }),
    };
    fc.assert(
      fc.property(fc.record(parts, { requiredKeys: [] }), fc.integer({ min: 1, max: 99 }), (body, chunk) => {
        const patient = { resourceType: 'Patient', ...body };
        const { values, faults, spots } = readPieces(toXml(patient, definitions), 'xml', chunk, all);
        expect(values).toEqual([patient]);
        expect(faults).toEqual([]);
        for (const [i, [path, one]] of [...pathsOf(values[0])].entries()) {
          if (typeof one !== 'object') expect(spots[i].text, path).toBe(String(one));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives at each path the text of the value and its place', () => {
    const text = toXml(PATIENT, definitions, { ...PLAIN, gap: '\n' });
    const { spots } = readPieces(text, 'xml', 50, all);
    const source = bytes(text);
    const found = new Map(spots.map((spot) => [spot.path, spot]));
    for (const [path, one] of pathsOf(PATIENT)) {
      const spot = found.get(path);
      // An element does not show whether JSON would have a list there.
      if (one === null || Array.isArray(one)) continue;
      expect(spot?.text, path).toBe(typeof one === 'object' ? undefined : String(one));
      const there = new TextDecoder().decode(source.subarray(spot!.offset));
      if (typeof one === 'object') expect(there, path).toMatch(/^</);
      else if (path.endsWith('resourceType')) expect(there.startsWith(one as string), path).toBe(true);
      else expect(there, path).toMatch(path.endsWith('div') ? /^<div/ : /^"/);
    }
  });

  it('keeps the digits of a decimal as they are written', () => {
    const text = `<Observation xmlns="${FHIR_NAMESPACE}"><valueQuantity><value value="1.00"/></valueQuantity></Observation>`;
    const read = readPieces(text, 'xml', 9, () => ['valueQuantity.value']);
    expect(read.values).toEqual([{ resourceType: 'Observation', valueQuantity: { value: 1 } }]);
    expect(read.spots[0].text).toBe('1.00');
    const long = readPieces(text.replace('1.00', '0.1234567890123456789'), 'xml');
    expect(rulesOf(long)).toEqual(['precision-perdida']);
    expect(long.holds).toEqual([true]);
  });
});

describe('Bundles in XML', () => {
  const entry = (n: number, inside = '<Patient><id value="p"/></Patient>') =>
    `<entry><fullUrl value="urn:uuid:${n}"/><resource>${inside}</resource></entry>`;
  const bundle = (...entries: string[]) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<Bundle xmlns="${FHIR_NAMESPACE}">\n<id value="b"/><type value="batch"/>\n${entries.join('\n')}\n<signature><when value="2020"/></signature></Bundle>`;

  it('come entry by entry, and the Bundle without them at its end, however the chunks are cut', () => {
    const text = bundle(entry(1), '<!-- x -->', entry(2));
    for (const chunk of [1, 7, 100_000]) {
      const read = readPieces(text, 'xml', chunk, all);
      expect(read.values).toEqual([
        { fullUrl: 'urn:uuid:1', resource: { resourceType: 'Patient', id: 'p' } },
        { fullUrl: 'urn:uuid:2', resource: { resourceType: 'Patient', id: 'p' } },
        { resourceType: 'Bundle', id: 'b', type: 'batch', signature: { when: '2020' } },
      ]);
      expect(read.properties).toEqual(['resourceType=Bundle', 'id=b', 'type=batch']);
      expect(read.faults).toEqual([]);
      expect(read.rows).toBe(2);
      // Places are those of the file.
      const place = (path: string, nth: number) => read.spots.filter((spot) => spot.path === path)[nth].offset;
      expect(text.slice(place('fullUrl', 1))).toMatch(/^"urn:uuid:2"/);
      expect(text.slice(place('type', 0))).toMatch(/^"batch"/);
      expect(text.slice(place('signature.when', 0))).toMatch(/^"2020"/);
    }
  });

  it.each([
    ['a tag that is not closed', '<Patient><name><family value="x"></name></Patient>', 'xml-invalido'],
    ['a tag closed by another', '<Patient><name></nombre></Patient>', 'xml-invalido'],
    ['an attribute without quotes', '<Patient><id value=p/></Patient>', 'xml-invalido'],
    ['a bare ampersand', '<Patient><id value="a & b;"/></Patient>', 'xml-entidad'],
    ['an entity of HTML', '<Patient><id value="a&eacute;"/></Patient>', 'xml-entidad'],
    ['a repeated attribute', '<Patient><id value="a" value="b"/></Patient>', 'xml-invalido'],
    ['a character that XML has not', '<Patient><id value="a\u0001"/></Patient>', 'xml-invalido'],
  ])('lose one entry at most to %s', (_name, broken, rule) => {
    const read = readPieces(bundle(entry(1), entry(2, broken), entry(3)), 'xml', 20);
    expect(read.faults[0].rule).toBe(rule);
    expect(read.faults[0].place).toMatchObject({ line: 5, record: 2 });
    expect(read.faults[0].place.path).toMatch(/^Bundle\.entry\[1\]/);
    expect(read.values).toContainEqual({ fullUrl: 'urn:uuid:3', resource: { resourceType: 'Patient', id: 'p' } });
    expect(read.holds).toEqual([true, false, true, true]);
    expect(read.problems).toEqual([]);
  });

  it('verifies what stands before a cut, wherever it is', () => {
    const text = bundle(entry(1), entry(2));
    const first = text.indexOf('</entry>') + 8;
    for (let end = text.indexOf('<Bundle') + 1; end < text.length; end++) {
      const read = readPieces(text.slice(0, end), 'xml', 50);
      expect(read.problems, `${end}`).toHaveLength(1);
      expect(rulesOf(read), `${end}`).toEqual(['xml-truncado']);
      expect(read.values.length >= (end >= first ? 1 : 0), `${end}`).toBe(true);
      expect(read.ended).toBe(1);
    }
  });
});

describe('XML that FHIR does not allow', () => {
  it.each([
    [
      'a DOCTYPE',
      `<!DOCTYPE Patient [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n${patient('<id value="a"/>')}`,
      'xml-doctype',
      '<!DOCTYPE',
      '',
    ],
    [
      'an instruction before the root',
      `<?xml-stylesheet href="a.xsl"?>${patient('')}`,
      'xml-instruccion',
      '<?xml-',
      '',
    ],
    ['an instruction inside', patient('<?php echo 1 ?><id value="a"/>'), 'xml-instruccion', '<?php', 'Patient'],
    ['another encoding', `<?xml version="1.0" encoding="ISO-8859-1"?>${patient('')}`, 'xml-codificacion', '<?xml', ''],
    ['no namespace', '<Patient><id value="a"/></Patient>', 'xml-espacio-de-nombres', '<Patient', 'Patient'],
    [
      'another namespace inside',
      patient('<id xmlns="urn:x" value="a"/>'),
      'xml-espacio-de-nombres',
      '<id',
      'Patient.id',
    ],
    [
      'a narrative of another namespace',
      patient('<text><status value="empty"/><div>x</div></text>'),
      'xml-espacio-de-nombres',
      '<div',
      'Patient.text.div',
    ],
    ['an unknown attribute', patient('<id value="a" other="b"/>'), 'xml-atributo', 'other', 'Patient.id'],
    [
      'an id in the tag of a resource',
      `<Patient xmlns="${FHIR_NAMESPACE}" id="a"/>`,
      'xml-atributo',
      'id="a"',
      'Patient',
    ],
    ['loose text', patient('<name>\n Juan <family value="a"/></name>'), 'xml-texto', 'Juan', 'Patient.name[0]'],
    ['a section of characters', patient('<![CDATA[x]]>'), 'xml-texto', '<![CDATA', 'Patient'],
    ['a section on its own line', patient('<id value="a"/>\n  <![CDATA[x]]>'), 'xml-texto', '<![CDATA', 'Patient'],
    [
      'elements out of order',
      patient('<birthDate value="2000"/><gender value="male"/><active value="true"/>'),
      'xml-orden',
      '<gender',
      'Patient.gender',
    ],
    [
      'repeated elements apart',
      patient('<name/><gender value="male"/><name id="x"/>'),
      'xml-orden',
      '<name id',
      'Patient.name[1]',
    ],
    [
      'two resources in one holder',
      patient('<contained><Device/><Device /></contained>'),
      'xml-contenido',
      '<Device />',
      'Patient.contained[0]',
    ],
    ['a holder without resource', patient('<contained/>'), 'xml-contenido', '<contained', 'Patient'],
    ['a second root', `${patient('')}\n<Patient/>`, 'raiz-multiple', '<Patient/>', ''],
    ['text after the root', `${patient('')}\nx`, 'xml-invalido', '\nx', ''],
  ])('%s', (_name, text, rule, needle, path) => {
    const before = text.slice(0, text.indexOf(needle) + needle.search(/\S/)).split('\n');
    const { faults } = readPieces(text, 'xml');
    expect(faults).toMatchObject([{ rule, place: { line: before.length, column: before.at(-1)!.length + 1, path } }]);
    expect(readPieces(text, 'xml', 3).values).toHaveLength(1);
  });

  it('an entity that a DOCTYPE declares', () => {
    const read = readPieces(`<!DOCTYPE a [<!ENTITY x "y">]>${patient('<id value="&x;"/>')}`, 'xml');
    expect(rulesOf(read)).toEqual(['xml-doctype', 'xml-entidad']);
    expect(read.values).toEqual([{ resourceType: 'Patient', id: '&x;' }]);
  });

  it('lets pass what says nothing of the data', () => {
    const text = `\ufeff<?xml version="1.0" encoding="utf-8"?>\n<Patient xmlns="${FHIR_NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b"><id value="a"/></Patient>\n<!-- x -->\n`;
    expect(readPieces(text, 'xml').faults).toEqual([]);
  });

  it('bounds depth: 1,000 elements, and 100,000', () => {
    const deep = (n: number) => patient(`${'<extension url="a">'.repeat(n)}${'</extension>'.repeat(n)}`);
    for (const n of [1000, 100_000]) {
      const read = readPieces(deep(n), 'xml');
      expect(rulesOf(read)).toEqual(['profundidad-excesiva']);
      expect(read.values).toEqual([]);
      expect(read.problems).toHaveLength(1);
    }
    const narrative = patient(`<text><div xmlns="http://www.w3.org/1999/xhtml">${'<b>'.repeat(50_000)}</div></text>`);
    expect(rulesOf(readPieces(narrative, 'xml'))).toEqual(['profundidad-excesiva']);
  });

  it('says what is not UTF-8', () => {
    const source = bytes(patient('<id value="MU#OZ"/>'));
    const at = source.indexOf('#'.charCodeAt(0));
    source[at] = 0xd1;
    const read = readPieces(source, 'xml');
    expect(read.faults).toMatchObject([{ rule: 'utf8-invalido', place: { offset: at } }]);
    expect(read.holds).toEqual([false]);
    expect(read.values).toHaveLength(1);
  });

  it('never fails on any bytes, and says the same however the chunks are cut', () => {
    const whole = bytes(
      `<Bundle xmlns="${FHIR_NAMESPACE}"><type value="batch"/><entry><resource><Patient><name><given value="Ñ"/><!-- x --></name></Patient></resource></entry><entry><fullUrl value="a&amp;b"/></entry></Bundle>`,
    );
    const change = fc.tuple(fc.nat(whole.length - 1), fc.constantFrom(...bytes('<>/"=&;! -?[]a\u0001'), 0xff, 0xc3));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 5 }), fc.integer({ min: 1, max: 200 }), (changes, chunk) => {
        const source = whole.slice();
        for (const [at, byte] of changes) source[at] = byte;
        expect(readPieces(source, 'xml', chunk, all)).toEqual(readPieces(source, 'xml', 1 << 20, all));
      }),
      { numRuns: 600 },
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '<',
            '>',
            '/',
            'a',
            '"',
            '=',
            '<!--',
            '-->',
            '<![CDATA[',
            ']]>',
            '<?',
            '?>',
            '<!DOCTYPE',
            '<Bundle>',
            '</Bundle>',
            '<entry>',
            '</entry>',
            ' ',
            '&',
            'é',
          ),
          { maxLength: 30 },
        ),
        fc.integer({ min: 1, max: 9 }),
        (parts, chunk) => {
          const text = parts.join('');
          expect(readPieces(text, 'xml', chunk, all)).toEqual(readPieces(text, 'xml', 1 << 20, all));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('XML is told from other XML', () => {
  const sniff = (text: string) => formats.map((format) => format.sniff(bytes(text)));

  it.each([
    patient(''),
    `\ufeff<?xml version="1.0"?>\n<!-- <a> -->\n${patient('')}`,
    `<!DOCTYPE x [<!ENTITY a "b">]>${patient('')}`,
    `<f:Patient xmlns:f='${FHIR_NAMESPACE}'>`,
    '<Patient>',
    '<Observation xmlns="http://hl7.org/fhir/">',
  ])('recognises %j', (text) => {
    const [json, ndjson, xml] = sniff(text);
    expect([json, ndjson]).toEqual([0, 0]);
    expect(xml).toBeGreaterThan(0.5);
  });

  it.each([
    '<ClinicalDocument xmlns="urn:hl7-org:v3">',
    '<Patient xmlns="urn:hl7-org:v3">',
    '<html>',
    '<a',
    '',
    '{"a":1}',
    'clues|folio',
  ])('leaves %j', (text) => expect(sniff(text)).toEqual([0, 0, 0]));
});

describeWithShared('corpora/synthea-r4', 'synthea as XML', () => {
  const folder = join(SHARED, 'corpora/synthea-r4');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

  it('gives the same as the JSON, resource by resource, with the text at every place', () => {
    for (const name of files.slice(0, 3)) {
      const { entry, ...rest } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      const text = toXml({ ...rest, entry }, definitions, { ...PLAIN, gap: '\n' });
      const read = readPieces(text, 'xml', 8191, all);
      expect(read.faults).toEqual([]);
      expect(read.values).toEqual([...entry, rest]);
      const texts = read.values.flatMap((one) => [...pathsOf(one)].map(([, leaf]) => leaf));
      for (const [i, leaf] of texts.entries()) {
        if (typeof leaf === 'object') continue;
        const found = read.spots[i].text;
        // A decimal may be written in more digits than it needs.
        if (typeof leaf === 'number') expect(Number(found)).toBe(leaf);
        else expect(found).toBe(String(leaf));
      }
    }
  });
});
