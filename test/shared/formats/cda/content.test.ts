import { describe, expect, it } from 'vitest';
import { CONTENT_RULES } from '../../../../shared/formats/cda/rules/content.ts';
import type { Said } from '../../../support/cda/judge.ts';
import { changed, contentOf, rootOf, SUMMARY } from '../../../support/cda/judge.ts';

/** Rule → what breaks it in a document in which nothing is wrong. */
const BREACHES: Readonly<Record<string, readonly [from: string | RegExp, to: string]>> = {
  documentCodeNotLoinc: [
    /<code code="11488-4" codeSystem="2.16.840.1.113883.6.1"/,
    '<code code="11488-4" codeSystem="2.999.9"',
  ],
  documentIdNull: [/(<templateId[^>]*>\s*)<id root="[^"]*"\/>/, '$1<id nullFlavor="UNK"/>'],
  custodianIdNull: [
    /(<representedCustodianOrganization>\s*)<id [^>]*>/,
    '$1<id root="2.16.840.1.113883.4.631" nullFlavor="UNK"/>',
  ],
  documentTimeNull: [/<effectiveTime value="20260302101500-0600"\/>/, '<effectiveTime nullFlavor="UNK"/>'],
  confidentialityMissing: [/<confidentialityCode [^>]*>/, '<confidentialityCode nullFlavor="UNK"/>'],
  confidentialityUnknown: [/(<confidentialityCode )code="N"/, '$1code="SECRETO"'],
  setIncomplete: [/<versionNumber value="1"\/>/, ''],
  documentBeforeEvent: [/<low value="20260302100000-0600"\/>/, '<low value="20260305"/>'],
  signedBeforeWritten: [/(<legalAuthenticator>\s*<time value=")20260302102000/, '$120260301102000'],
  birthAfterDocument: [/<birthTime value="19850312"/, '<birthTime value="20270312"'],
  impossibleTime: [/<birthTime value="19850312"/, '<birthTime value="19850230"'],
  intervalInverted: [/<high value="20260302103000-0600"\/>/, '<high value="20260302093000-0600"/>'],
  eventAfterDocument: [
    /<effectiveTime value="20260302101000-0600"\/>(\s*<value)/,
    '<effectiveTime value="20260402"/>$1',
  ],
  sectionTextMissing: [/<text><content ID="problema-1">.*<\/text>/, ''],
  sectionTextEmpty: [/<text>Independiente.<\/text>/, '<text> <paragraph> </paragraph></text>'],
  sectionCodeMissing: [/<code code="47420-5"[^>]*>/, ''],
  sectionCodeNotLoinc: [/<code code="47420-5" codeSystem="[^"]*"/, '<code code="47420-5" codeSystem="2.999.9"'],
  brokenReference: [/<reference value="#problema-1"\/>/, '<reference value="#problema-2"/>'],
  brokenMedia: [/<text>Independiente.<\/text>/, '<text>Ver <renderMultiMedia referencedObject="imagen"/></text>'],
  nullWithValue: [/<value xsi:type="PQ" value="161"/, '<value xsi:type="PQ" nullFlavor="UNK" value="161"'],
  embeddedNotBase64: [
    /<text>Independiente.<\/text>/,
    '<text><renderMultiMedia referencedObject="foto"/></text><entry><observationMedia classCode="OBS" moodCode="EVN" ID="foto"><value mediaType="image/png" representation="B64">¿foto?</value></observationMedia></entry>',
  ],
  embeddedNotDeclared: [
    /<text>Independiente.<\/text>/,
    '<text><renderMultiMedia referencedObject="foto"/></text><entry><observationMedia classCode="OBS" moodCode="EVN" ID="foto"><value mediaType="image/png">iVBORw0KGgo=</value></observationMedia></entry>',
  ],
  codeWithoutSystem: [/<maritalStatusCode code="M" codeSystem="[^"]*"\/>/, '<maritalStatusCode code="M"/>'],
  codeWithoutName: [/(<code code="47420-5"[^>]*) displayName="[^"]*"/, '$1'],
  annexTemplate: [/<templateId root="[^"]*"\/>/, ''],
  annexRealm: [/<realmCode code="MX"\/>/, '<realmCode code="US"/>'],
  annexLanguage: [/<languageCode code="es-MX"\/>/, '<languageCode code="en-US"/>'],
  annexCode: [/<code code="11488-4"/, '<code code="11506-3"'],
  annexVersion: [/<setId [^>]*>\s*<versionNumber value="1"\/>/, ''],
  annexConfidentiality: [/(<confidentialityCode )code="N"/, '$1code="PSY"'],
  annexParticipant: [/<informationRecipient>[\s\S]*<\/informationRecipient>/, ''],
  annexCustodian: [/(<representedCustodianOrganization>\s*)<id [^>]*>/, '$1<id root="2.999.8" extension="17"/>'],
  annexSigner: [
    /(<signatureCode code="S"\/>\s*<assignedEntity>\s*<id root=")2.16.840.1.113883.3.215.12.18/,
    '$12.999.7',
  ],
  annexSignature: [/<signatureCode code="S"\/>/, '<signatureCode code="I"/>'],
  annexCurp: [/<id root="2.16.840.1.113883.4.629" extension="PUEA850312MDFRJL07"\/>/, ''],
  annexAddress: [/<precinct>0001<\/precinct>/, ''],
  annexGender: [/<administrativeGenderCode code="F"/, '<administrativeGenderCode code="MUJER"'],
  annexMarital: [/<maritalStatusCode code="M"/, '<maritalStatusCode code="S"'],
  annexBirthplace: [/<birthplace>[\s\S]*<\/birthplace>/, ''],
  annexGuardian: [/<birthTime value="19850312"/, '<birthTime value="20150312"'],
  annexEncounter: [/<code code="AMB"/, '<code code="CONSULTA"'],
  annexServiceEvent: [
    /<componentOf>/,
    '<documentationOf><serviceEvent classCode="ACT"><code code="OTRO" codeSystem="2.16.840.1.113883.5.4"/></serviceEvent></documentationOf><componentOf>',
  ],
  annexFacility: [/<healthCareFacility>\s*<id [^>]*>/, '<healthCareFacility>'],
  annexDisposition: [
    /<location>/,
    '<dischargeDispositionCode code="9" codeSystem="2.999.3" displayName="Otro"/><location>',
  ],
  annexSections: [
    /<code code="47420-5" ([^>]*)displayName="Estado funcional"/,
    '<code code="51847-2" $1displayName="Otra"',
  ],
  annexEntries: [/(10157-6[\s\S]*?<\/text>)[\s\S]*?(<\/section>)/, '$1$2'],
  annexVitalSigns: [/<code code="9279-1"/, '<code code="9278-3"'],
  annexFamilyHistory: [/(<value xsi:type="CD" code=")E14"/, '$1E15"'],
};

/** Rules whose breach is another rule's as well. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  documentBeforeEvent: ['intervalInverted'],
  sectionCodeMissing: ['annexSections'],
};

/** Rules that the records reader reports, and those with a test of their own below. */
const ELSEWHERE = new Set([
  'curpByForm',
  'cluesByForm',
  'documentCodeMissing',
  'patientIdNull',
  'instanceRepeated',
  'relatedItself',
  'relatedCombination',
  'relatedSet',
  'relatedVersion',
  'bodyEmpty',
]);

const names = (said: readonly Said[]): readonly string[] => [...new Set(said.map(({ rule }) => rule))].sort();

describe('the content of a CDA document', () => {
  it('has nothing to say of a summary in which nothing is wrong', () => {
    expect(contentOf(SUMMARY)).toEqual([]);
  });

  it.each(Object.entries(BREACHES))('tells %s, and nothing else', (rule, [from, to]) => {
    expect(names(contentOf(changed(SUMMARY, from, to)))).toEqual([rule, ...(ALSO[rule] ?? [])].sort());
  });

  it('has a breach for every rule', () => {
    const told = new Set([...Object.keys(BREACHES), ...ELSEWHERE]);
    expect(Object.keys(CONTENT_RULES).filter((rule) => !told.has(rule))).toEqual([]);
  });

  it('never makes more than a warning of what is only reported of the annex', () => {
    const rules = Object.values(CONTENT_RULES);
    const reported = rules.filter(({ citation }) => citation.every(({ confidence }) => confidence === 'reported'));
    expect(reported.length).toBeGreaterThan(10);
    expect(reported.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('says nothing of another root', () => {
    expect(contentOf('<Bundle xmlns="urn:hl7-org:v3"/>')).toEqual([{ rule: 'silent', path: 'cda-contenido' }]);
  });
});

describe('what is only of some documents', () => {
  const generic = changed(
    changed(SUMMARY, /<templateId root="[^"]*"\/>/, ''),
    /<realmCode code="MX"\/>/,
    '<realmCode code="US"/>',
  );

  it('asks nothing of the annex of a document from elsewhere', () => {
    expect(contentOf(changed(generic, /<dataEnterer>[\s\S]*<\/dataEnterer>/, ''))).toEqual([]);
  });

  it('tells a kind of document without a code', () => {
    const none = changed(generic, /<code code="11488-4"[^>]*>/, '<code nullFlavor="UNK"/>');
    expect(names(contentOf(none))).toEqual(['documentCodeMissing']);
  });

  it('tells a patient without any identifier', () => {
    const start = generic.indexOf('<patientRole>') + '<patientRole>'.length;
    const none = `${generic.slice(0, start)}<id nullFlavor="UNK"/>${generic.slice(generic.indexOf('<addr use="HP">'))}`;
    expect(names(contentOf(none))).toEqual(['patientIdNull']);
  });

  it('wants no identifier of a patient that there is not', () => {
    const none =
      '<recordTarget nullFlavor="NA"><patientRole nullFlavor="NA"><id nullFlavor="NA"/></patientRole></recordTarget>';
    expect(contentOf(changed(generic, /<recordTarget>[\s\S]*<\/recordTarget>/, none))).toEqual([]);
  });

  it('wants no code of a section within another, nor anything of one that says that it has no information', () => {
    const inner = '<component><section><title>Detalle</title><text>Algo.</text></section></component>';
    expect(contentOf(changed(generic, /(<text>Independiente.<\/text>)/, `$1${inner}`))).toEqual([]);
    expect(contentOf(changed(generic, /<section>([\s\S]*?)<text>Independiente.<\/text>/, '<section>$1'))).toEqual([]);
  });

  it('takes a text inside of a section for the text of its data', () => {
    const inner =
      '<component><section><text><content ID="problema-1">Hipertensión</content></text></section></component>';
    const moved = changed(generic, /<text><content ID="problema-1">.*<\/text>([\s\S]*?)(<\/section>)/, `$1${inner}$2`);
    expect(contentOf(moved)).toEqual([]);
  });

  it('accepts the root of an id beside nullFlavor', () => {
    const masked = changed(generic, /<id root="2.999.1" [^>]*>/, '<id root="2.999.1" nullFlavor="MSK"/>');
    expect(contentOf(masked)).toEqual([]);
  });

  it('lets a masked identifier show what is left of it', () => {
    const masked = '<id root="2.999.1" nullFlavor="MSK" extension="*****01"/>';
    expect(contentOf(changed(generic, /<id root="2.999.1" [^>]*>/, masked))).toEqual([]);
    expect(names(contentOf(changed(generic, /<id root="2.999.1" [^>]*>/, masked.replace('MSK', 'UNK'))))).toContain(
      'nullWithValue',
    );
  });

  it('wants no system of a code that declares that it has none, of a qualifier, and of the event of a time', () => {
    const code = '<code code="UNK" nullFlavor="UNK"/>';
    const both = contentOf(changed(generic, /<maritalStatusCode [^>]*>/, code.replace('<code', '<maritalStatusCode')));
    expect(names(both)).toEqual(['nullWithValue']);
    const qualifier = '<qualifier><name code="272741003"/><value code="7771000"/></qualifier>';
    expect(contentOf(changed(generic, /(<value xsi:type="CD" [^>]*)\/>/, `$1>${qualifier}</value>`))).toEqual([]);
    const meal = '<effectiveTime xsi:type="EIVL_TS"><event code="ACM"/></effectiveTime>';
    expect(contentOf(changed(generic, /(<observation [^>]*>)/, `$1${meal}`))).toEqual([]);
  });

  it('takes a statement that is told twice, once with less, for the same', () => {
    const [told] =
      /<observation classCode="OBS" moodCode="EVN">\s*<id[^>]*>\s*<code code="8310-5"[\s\S]*?<\/observation>/.exec(
        generic,
      )!;
    const less = told.replace(/(<effectiveTime value="\d{8})[^"]*/, '$1').replace(/ displayName="[^"]*"/, '');
    expect(names(contentOf(generic.replace(told, `${told}</component><component>${less}`)))).toEqual([
      'codeWithoutName',
    ]);
  });

  it('tells two statements with one id by their content', () => {
    const ids = [...generic.matchAll(/<observation [^>]*>\s*<id root="([^"]*)"/g)].map(([, id]) => id);
    const twice = changed(generic, ids.at(-1)!, ids.at(-2)!);
    expect(names(contentOf(twice))).toEqual(['instanceRepeated']);
    const same =
      /<observation classCode="OBS" moodCode="EVN">\s*<id[^>]*>\s*<code code="8310-5"[\s\S]*?<\/observation>/.exec(
        generic,
      )![0];
    expect(contentOf(generic.replace(same, `${same}</component><component>${same}`))).toEqual([]);
  });

  it('lets a container and what it holds share an id', () => {
    const shared = changed(
      generic,
      /(<organizer [^>]*>\s*<id root=")[^"]*("[\s\S]*?<observation [^>]*>\s*<id root=")[^"]*"/,
      '$12.999.40$22.999.40"',
    );
    expect(contentOf(shared)).toEqual([]);
  });

  it('gathers codes without a name in one finding that counts them', () => {
    const nameless = generic.replaceAll(/(codeSystemName="LOINC") displayName="[^"]*"/g, '$1');
    const said = contentOf(nameless);
    expect(names(said)).toEqual(['codeWithoutName']);
    expect(said).toHaveLength(1);
    expect(said[0].detail?.message).toMatch(/^Hay \d+ códigos clínicos sin su nombre/);
  });

  it('does not demand what may have come after a break', () => {
    const half = changed(generic, /<versionNumber value="1"\/>/, '');
    expect(names(contentOf(half, (root) => [root]))).toEqual(['undecided']);
  });
});

describe('addresses and births of a clinical summary', () => {
  const empty = '<addr use="WP"><streetAddressLine>CALLE SINTÉTICA 3</streetAddressLine></addr>';

  it('are judged by the most complete address', () => {
    expect(contentOf(changed(SUMMARY, /<addr use="HP">/, `${empty}<addr use="HP">`))).toEqual([]);
    const partial = changed(SUMMARY, /<addr use="HP">[\s\S]*?<\/addr>/, empty);
    expect(contentOf(partial).map(({ path }) => path.split('/').at(-1))).toEqual([
      'precinct',
      'county',
      'state',
      'postalCode',
    ]);
  });

  it('have no Mexican parts abroad', () => {
    const away = '<addr><streetAddressLine>CALLE SINTÉTICA 3</streetAddressLine><country>US</country></addr>';
    expect(contentOf(changed(SUMMARY, /<addr use="HP">[\s\S]*?<\/addr>/, away))).toEqual([]);
    expect(contentOf(changed(SUMMARY, /<state>Ciudad de México<\/state>\s*<country>MX/, '<country>US'))).toEqual([]);
    const nowhere = changed(SUMMARY, /<state>Ciudad de México<\/state>/, '');
    expect(names(contentOf(nowhere))).toEqual(['annexBirthplace']);
  });
});

describe('what the annex itself writes', () => {
  it('is no fault: countries by key, an unknown sex, the disabilities of SNOMED CT, an episode without an encounter', () => {
    for (const country of ['142', '223', 'Estados Unidos Mexicanos']) {
      expect(contentOf(changed(SUMMARY, /<country>MX<\/country>/, `<country>${country}</country>`))).toEqual([]);
      const incomplete = changed(SUMMARY, /<precinct>0001<\/precinct>([\s\S]*?)<country>MX/, `$1<country>${country}`);
      expect(names(contentOf(incomplete))).toEqual(['annexAddress']);
    }
    expect(
      contentOf(changed(SUMMARY, /<administrativeGenderCode code="F"/, '<administrativeGenderCode code="UNK"')),
    ).toEqual([]);
    const disabilities = /<code code="47420-5" ([^>]*)codeSystem="[^"]*"|<code code="47420-5" codeSystem="[^"]*"/;
    const snomed = changed(SUMMARY, disabilities, '<code code="21134002" codeSystem="2.16.840.1.113883.6.96"');
    expect(names(contentOf(snomed))).toEqual(['annexSections']);
    const episode = '<documentationOf><serviceEvent classCode="PCPR"/></documentationOf>';
    expect(contentOf(changed(SUMMARY, /<componentOf>[\s\S]*<\/componentOf>/, episode))).toEqual([]);
    expect(names(contentOf(changed(SUMMARY, /<componentOf>[\s\S]*<\/componentOf>/, '')))).toEqual(['annexParticipant']);
  });

  it('leaves to the records a CURP and a CLUES that are known by their form', () => {
    const curp = changed(SUMMARY, /root="2.16.840.1.113883.4.629" extension="PUEA/, 'root="2.999.9" extension="PUEA');
    expect(contentOf(curp)).toEqual([]);
    const clues = /(<representedCustodianOrganization>\s*<id root=")2.16.840.1.113883.4.631/;
    expect(contentOf(changed(SUMMARY, clues, '$12.999.8'))).toEqual([]);
  });
});

describe('times that do not exist', () => {
  it.each([
    ['<low value="20260302100000-0600"/>', '<low value="20260302250000-0600"/>'],
    ['<time value="20260302101500-0600"/>', '<time value="20260332"/>'],
  ])('are told of limits and of authors: %s', (from, to) => {
    expect(names(contentOf(changed(SUMMARY, from, to)))).toEqual(['impossibleTime']);
  });

  it('are no numbers of a quantity', () => {
    const value = '<value xsi:type="IVL_PQ"><low value="20260230" unit="1"/></value>';
    expect(contentOf(changed(SUMMARY, /<value xsi:type="PQ" value="161"[^>]*>/, value))).toEqual([]);
  });
});

describe('a body that is no XML', () => {
  const withBody = (text: string): readonly string[] =>
    names(
      contentOf(
        changed(
          SUMMARY,
          /<component>\s*<structuredBody>[\s\S]*<\/structuredBody>/,
          `<component><nonXMLBody>${text}</nonXMLBody>`,
        ),
      ),
    ).filter((rule) => !rule.startsWith('annex'));

  it.each([
    [
      'a PDF in base64, in lines',
      '<text mediaType="application/pdf" representation="B64">JVBE\nRi0x\nLjQ=\n</text>',
      [],
    ],
    ['plain text', '<text mediaType="text/plain">Nota sintética.</text>', []],
    ['a file elsewhere', '<text mediaType="application/pdf"><reference value="nota.pdf"/></text>', []],
    ['a file that is kept back', '<text nullFlavor="MSK"/>', []],
    ['nothing', '<text mediaType="application/pdf" representation="B64">  </text>', ['bodyEmpty']],
    ['what is no base64', '<text representation="B64">%PDF-1.4</text>', ['embeddedNotBase64']],
    ['a PDF as characters', '<text mediaType="application/pdf">JVBERi0x</text>', ['embeddedNotDeclared']],
  ])('%s', (_what, text, rules) => {
    expect(withBody(text)).toEqual(rules);
  });
});

describe('related documents', () => {
  const related = (...items: readonly string[]): string =>
    changed(SUMMARY, /<componentOf>/, `${items.join('')}<componentOf>`);
  const item = (type: string, inner: string): string =>
    `<relatedDocument typeCode="${type}"><parentDocument>${inner}</parentDocument></relatedDocument>`;
  const own = /<templateId[^>]*>\s*(<id [^>]*>)/.exec(SUMMARY)![1];
  const set = /<setId [^>]*>/.exec(SUMMARY)![0];
  const other = '<id root="2.999.5" extension="1"/>';

  it.each([
    ['a replacement of the same set', [item('RPLC', `${other}${set}<versionNumber value="0"/>`)], []],
    ['a transformation beside a replacement', [item('XFRM', other), item('RPLC', other)], []],
    ['itself', [item('APND', own)], ['relatedItself']],
    ['two replacements', [item('RPLC', other), item('RPLC', '<id root="2.999.6"/>')], ['relatedCombination']],
    ['an addition beside a replacement', [item('APND', other), item('RPLC', other)], ['relatedCombination']],
    ['another set', [item('RPLC', `${other}<setId root="2.999.7"/>`)], ['relatedSet']],
    ['a version not below its own', [item('RPLC', `${other}${set}<versionNumber value="1"/>`)], ['relatedVersion']],
  ])('%s', (_title, items, expected) => {
    expect(names(contentOf(related(...items)))).toEqual(expected);
  });
});

describe('places of content', () => {
  it('are those of the element in its file', () => {
    const root = rootOf(SUMMARY);
    expect(root.name).toBe('ClinicalDocument');
    const [said] = contentOf(changed(SUMMARY, /<versionNumber value="1"\/>/, ''));
    expect(said.path).toBe('/ClinicalDocument/versionNumber');
  });
});
