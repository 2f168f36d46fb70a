import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pathOf } from '../../../../shared/formats/cda/document.ts';
import { readDocument } from '../../../../shared/formats/cda/reader/index.ts';
import { STRUCTURE_RULES } from '../../../../shared/formats/cda/rules/structure.ts';
import { createStructureJudge } from '../../../../shared/formats/cda/structure/judge.ts';
import { RESOURCES, SHARED } from '../../../support/project.ts';
import { describeWithShared } from '../../../support/with-shared.ts';
import { documentText } from './document-text.ts';

const judge = createStructureJudge(JSON.parse(readFileSync(join(RESOURCES, 'cda', 'structure.json'), 'utf8')));

interface Said {
  readonly rule: string;
  readonly path: string;
  readonly expected?: string;
  readonly message?: string;
}

function judged(text: string | Uint8Array, unfinished = false): readonly Said[] {
  const said: Said[] = [];
  const { root } = readDocument(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  judge({
    root: root!,
    ...(unfinished ? { unfinished: new Set([root!]) } : {}),
    isOn: () => true,
    report: (rule, { element, attribute, missing }, detail) => {
      const path = `${pathOf(element).replace('/ClinicalDocument', '')}${attribute === undefined ? '' : `/@${attribute}`}`;
      said.push({
        rule,
        path: missing === undefined ? path : `${path} (${missing})`,
        expected: detail?.expected,
        message: detail?.message,
      });
    },
    undecided: () => said.push({ rule: 'undecided', path: '' }),
    silent: () => undefined,
  });
  return said;
}

const brief = (text: string): readonly (readonly string[])[] => judged(text).map(({ rule, path }) => [rule, path]);
const patient = (content: string): string => documentText({ patient: `<patient>${content}</patient>` });
const entry = (content: string): string =>
  documentText({
    body: `<structuredBody><component><section><text>x</text><entry>${content}</entry></section></component></structuredBody>`,
  });
const observation = (content: string): string =>
  entry(
    `<observation classCode="OBS" moodCode="EVN"><code code="8302-2" codeSystem="2.16.840.1.113883.6.1"/>${content}</observation>`,
  );
const narrative = (content: string): string =>
  documentText({
    body: `<structuredBody><component><section><text>${content}</text></section></component></structuredBody>`,
  });

const PATIENT = '/recordTarget/patientRole/patient';
const OBSERVATION = '/component/structuredBody/component/section/entry/observation';
const TEXT = '/component/structuredBody/component/section/text';

describe('structure of CDA documents', () => {
  it('finds nothing in a sound one', () => {
    expect(judged(documentText())).toEqual([]);
    expect(
      judged(
        observation(
          '<effectiveTime><low value="20240301"/><high nullFlavor="UNK"/></effectiveTime><value xsi:type="PQ" value="1.7" unit="m"/>',
        ),
      ),
    ).toEqual([]);
    expect(
      judged(
        observation(
          '<value xsi:type="IVL_PQ"><low value="1" unit="m"/></value><value xsi:type="ED">a<x:b xmlns:x="urn:ejemplo"/></value>',
        ),
      ),
    ).toEqual([]);
  });

  it.each([
    [
      'a missing element',
      documentText().replace(/<title>.*<\/title>\s*<effectiveTime.*\/>/, ''),
      'missingElement',
      ' (effectiveTime)',
    ],
    ['an unknown element', patient('<name/><apodo/>'), 'unknownElement', `${PATIENT}/apodo`],
    [
      'an element twice',
      patient('<birthTime value="1990"/><birthTime value="1991"/>'),
      'repeatedElement',
      `${PATIENT}/birthTime[2]`,
    ],
    ['an element too early', patient('<birthTime value="1990"/><name/>'), 'order', `${PATIENT}/birthTime`],
    ['an element of no namespace', patient('<name xmlns=""/>'), 'unknownElement', `${PATIENT}/name`],
    [
      'an extension of SDTC out of its place',
      patient('<name/><sdtc:signatureText/>'),
      'unknownElement',
      `${PATIENT}/signatureText`,
    ],
    ['a vendor’s extension', patient('<name/><x:dato xmlns:x="urn:ejemplo"/>'), 'extension', `${PATIENT}/dato`],
    ['a vendor’s attribute', patient('<name x:a="1" xmlns:x="urn:ejemplo"/>'), 'extension', `${PATIENT}/name/@a`],
    ['text between elements', patient('Ejemplo<name/>'), 'text', PATIENT],
    ['blanks in an empty element', patient('<birthTime value="1990"> </birthTime>'), 'text', `${PATIENT}/birthTime`],
    ['an unknown attribute', patient('<birthTime valor="1990"/>'), 'unknownAttribute', `${PATIENT}/birthTime/@valor`],
    [
      'a fixed value',
      documentText().replace('<recordTarget>', '<recordTarget typeCode="AUT">'),
      'fixedValue',
      '/recordTarget/@typeCode',
    ],
    ['a code', patient('<name nullFlavor="XX"/>'), 'code', `${PATIENT}/name/@nullFlavor`],
    ['a code in a list', patient('<name use="L XX"/>'), 'code', `${PATIENT}/name/@use`],
    ['a time', patient('<birthTime value="1990-01-01"/>'), 'value', `${PATIENT}/birthTime/@value`],
    ['an OID', documentText().replace('3.215.99"', '3.215.099"'), 'value', '/id/@root'],
    [
      'an empty text',
      patient('<maritalStatusCode code="S" displayName=""/>'),
      'value',
      `${PATIENT}/maritalStatusCode/@displayName`,
    ],
    [
      'a missing attribute',
      entry('<observation classCode="OBS"><code code="1"/></observation>'),
      'missingAttribute',
      `${OBSERVATION}/@moodCode`,
    ],
    ['a value without its type', observation('<value value="1"/>'), 'typeMissing', `${OBSERVATION}/value/@xsi:type`],
    [
      'an unknown type',
      observation('<value xsi:type="Cantidad" value="1"/>'),
      'typeUnknown',
      `${OBSERVATION}/value/@xsi:type`,
    ],
    [
      'a type of no namespace',
      observation('<value xsi:type="x:PQ" value="1"/>'),
      'typeUnknown',
      `${OBSERVATION}/value/@xsi:type`,
    ],
    [
      'a type that does not fit',
      observation('<effectiveTime xsi:type="TS" value="2024"/>'),
      'typeRefused',
      `${OBSERVATION}/effectiveTime/@xsi:type`,
    ],
    [
      'an interval from its end',
      observation('<effectiveTime><high value="2024"/><low value="2023"/></effectiveTime>'),
      'interval',
      `${OBSERVATION}/effectiveTime/low`,
    ],
    [
      'an interval with all',
      observation('<effectiveTime><low/><width/><high/></effectiveTime>'),
      'interval',
      `${OBSERVATION}/effectiveTime/high`,
    ],
    ['a quantity', observation('<value xsi:type="PQ" value="1,7"/>'), 'value', `${OBSERVATION}/value/@value`],
    ['nil', patient('<name xsi:nil="true"/>'), 'nil', `${PATIENT}/name/@nil`],
    [
      'an ID twice',
      narrative('<paragraph ID="a">x</paragraph><paragraph ID="a">y</paragraph>'),
      'duplicateId',
      `${TEXT}/paragraph[2]/@ID`,
    ],
    [
      'a table without rows',
      narrative('<table><thead><tr><th/></tr></thead></table>'),
      'missingElement',
      `${TEXT}/table (tbody)`,
    ],
    ['HTML in the narrative', narrative('<b>x</b>'), 'unknownElement', `${TEXT}/b`],
    ['a break with text', narrative('<br> </br>'), 'value', `${TEXT}/br`],
    [
      'two things of a choice',
      entry('<act classCode="ACT" moodCode="EVN"><code/></act><supply classCode="SPLY" moodCode="EVN"/>'),
      'choice',
      '/component/structuredBody/component/section/entry/supply',
    ],
  ])('names %s', (_, text, rule, path) => {
    expect(brief(text)).toEqual([[rule, path]]);
  });

  it('tells one fault once', () => {
    // Misspelt: not also missing. Moved to the end: not all the others out of order.
    expect(judged(documentText().replaceAll('effectiveTime', 'efectiveTime'))).toMatchObject([
      { rule: 'unknownElement', expected: 'effectiveTime' },
    ]);
    const moved = documentText().replace('<typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>', '');
    const text = moved.replace(
      '<component>',
      '<typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/><component>',
    );
    expect(judged(text)).toMatchObject([{ rule: 'order', path: '/typeId', expected: 'antes de id' }]);
  });

  it('takes the order of the Mexican annex for information', () => {
    const recipient = '<informationRecipient><intendedRecipient/></informationRecipient>';
    const mexican = documentText().replace('<author>', `${recipient}<author>`);
    expect(brief(mexican)).toEqual([['orderOfAnnex', '/informationRecipient']]);
    const early = mexican.replace('<realmCode code="MX"/>', '<realmCode code="US"/>');
    expect(brief(early)).toEqual([['order', '/informationRecipient']]);
    const annex = early.replace(
      '<id root="2.16.840.1.113883.3.215.99" extension="EJEMPLO-1"/>',
      '<templateId root="2.16.840.1.113883.3.215.11.1.1"/>$&',
    );
    expect(brief(annex)).toEqual([['orderOfAnnex', '/informationRecipient']]);
    expect(STRUCTURE_RULES.orderOfAnnex.severity).toBe('info');
    expect(
      brief(
        annex
          .replace('<languageCode code="es-MX"/>', '')
          .replace('<component>', '<languageCode code="es-MX"/><component>'),
      ),
    ).toEqual([
      ['orderOfAnnex', '/informationRecipient'],
      ['order', '/languageCode'],
    ]);
  });

  it('takes time in proportion to the children that are misplaced', () => {
    const patient = `<patient>${'<birthTime value="2020"/><name>Ejemplo</name>'.repeat(50_000)}</patient>`;
    const { root } = readDocument(new TextEncoder().encode(documentText({ patient })));
    let found = 0;
    const from = performance.now();
    judge({
      root: root!,
      isOn: () => true,
      report: () => found++,
      undecided: () => undefined,
      silent: () => undefined,
    });
    // One more for each is a tenth of a second; a square would be half a minute.
    expect(performance.now() - from).toBeLessThan(8000);
    expect(found).toBeGreaterThan(49_000);
  });

  it('knows the other places where the annex has an order or a type of its own', () => {
    const annex = documentText({
      patient:
        '<patient><birthplace><place/></birthplace><guardian><guardianPerson><name>Ejemplo</name></guardianPerson></guardian></patient>',
      header: `<author><time value="20240301"/><assignedAuthor><id root="2.999.1"/><assignedAuthoringDevice><softwareName>Ejemplo</softwareName></assignedAuthoringDevice><telecom value="tel:1"/><addr/></assignedAuthor></author>
  <custodian><assignedCustodian><representedCustodianOrganization><id root="2.999.2"/></representedCustodianOrganization></assignedCustodian></custodian>
  <componentOf><encompassingEncounter><effectiveTime/><responsibleParty><assignedEntity><id root="2.999.3"/></assignedEntity></responsibleParty><dischargeDispositionCode code="2"/></encompassingEncounter></componentOf>`,
      body: '<structuredBody><component><section><text>Texto</text><entry><substanceAdministration classCode="SBADM" moodCode="EVN"><routeCode code="1"/><doseQuantity value="1"/><effectiveTime><low value="2024"/></effectiveTime><consumable><manufacturedProduct><manufacturedMaterial/></manufacturedProduct></consumable></substanceAdministration></entry></section></component></structuredBody>',
    });
    const said = brief(annex);
    expect(said.map(([rule]) => rule).sort()).toEqual([...Array(4).fill('orderOfAnnex'), 'typeOfAnnex']);
    expect(STRUCTURE_RULES.typeOfAnnex.severity).toBe('info');
    const elsewhere = brief(annex.replace('<realmCode code="MX"/>', '<realmCode code="US"/>')).map(([rule]) => rule);
    expect(new Set(elsewhere)).toEqual(new Set(['order', 'typeMissing']));
    expect(elsewhere.filter((rule) => rule === 'typeMissing')).toHaveLength(1);
  });

  it('tells a data type without the prefix of its namespace once, and judges by it', () => {
    const body = (type: string): string =>
      `<structuredBody><component><section><text>Texto</text><entry><substanceAdministration classCode="SBADM" moodCode="EVN"><effectiveTime xsi:type="${type}"><low value="2024"/></effectiveTime><consumable><manufacturedProduct><manufacturedMaterial/></manufacturedProduct></consumable></substanceAdministration></entry></section></component></structuredBody>`;
    expect(brief(documentText({ body: body('IVL_TS') }))).toEqual([]);
    expect(brief(documentText({ body: body('sdtc:IVL_TS') })).map(([rule]) => rule)).toEqual(['typeUnknown']);
  });

  it('demands nothing of what reading broke off in, and cannot tell', () => {
    const half = documentText().slice(0, documentText().indexOf('<confidentialityCode'));
    expect(judged(half, true)).toEqual([{ rule: 'undecided', path: '' }]);
    expect(brief(documentText().replaceAll('ClinicalDocument', 'Bundle'))).toEqual([['undecided', '']]);
  });

  it('judges a document of another namespace as if it were of HL7’s', () => {
    expect(judged(documentText().replace('xmlns="urn:hl7-org:v3"', ''))).toEqual([]);
    const typed = observation('<value xsi:type="PQ" value="1" unit="m"/>');
    expect(judged(typed.replace('xmlns="urn:hl7-org:v3"', ''))).toEqual([]);
  });

  it('gives each rule an id of its own', () => {
    const ids = Object.values(STRUCTURE_RULES).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^cda-estructura-[a-z-]+$/.test(id))).toBe(true);
  });
});

describeWithShared('corpora/cda', 'structure of public CDA documents', () => {
  const folder = join(SHARED, 'corpora/cda');
  it('finds no fault where the schema finds none', () => {
    for (const file of readdirSync(folder)) expect(judged(readFileSync(join(folder, file))), file).toEqual([]);
  });
});
