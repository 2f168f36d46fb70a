import { describe, expect, it } from 'vitest';
import { changed, recordsOf, SUMMARY } from '../../../support/cda/judge.ts';

const CIE10 = 'codeSystem="2.16.840.1.113883.6.3"';
const SNOMED = 'codeSystem="2.16.840.1.113883.6.96"';

/** A document whose only section with entries is this one. */
function withSection(code: string, ...entries: readonly string[]): string {
  const section = `<component><section><code code="${code}" codeSystem="2.16.840.1.113883.6.1" displayName="-"/><text>-</text>${entries
    .map((entry) => `<entry>${entry}</entry>`)
    .join('')}</section></component>`;
  return changed(SUMMARY, /<structuredBody>[\s\S]*<\/structuredBody>/, `<structuredBody>${section}</structuredBody>`);
}

const observation = (inner: string, attributes = 'moodCode="EVN"', code = '282291009'): string =>
  `<observation classCode="OBS" ${attributes}><code code="${code}" ${SNOMED}/><statusCode code="completed"/><effectiveTime><low value="20260301"/></effectiveTime>${inner}</observation>`;

const diagnosesOf = (inner: string, attributes?: string, code?: string) =>
  recordsOf(withSection('11450-4', observation(inner, attributes, code))).of('diagnosis');

describe('diagnoses', () => {
  const person = { sex: 'M', birthDate: '1985-03-12', date: '2026-03-01' };

  it('prefer the CIE-10, in the value or in a translation, and lose the dot', () => {
    const expected = [{ ...person, code: 'K358', system: '2.16.840.1.113883.6.3' }];
    expect(diagnosesOf(`<value xsi:type="CD" code="K35.8" ${CIE10}/>`)).toEqual(expected);
    const translated = `<value xsi:type="CD" code="74400008" ${SNOMED}><translation code="K35.8" ${CIE10}/></value>`;
    expect(diagnosesOf(translated)).toEqual(expected);
    expect(diagnosesOf(`<value xsi:type="CD" nullFlavor="OTH"><translation code="K35.8" ${CIE10}/></value>`)).toEqual(
      expected,
    );
  });

  it('keep other systems as they are: the clinical modification of the United States is not the CIE-10', () => {
    const american = `<value xsi:type="CD" code="K35.80" codeSystem="2.16.840.1.113883.6.90"/>`;
    expect(diagnosesOf(american)).toEqual([{ ...person, code: 'K35.80', system: '2.16.840.1.113883.6.90' }]);
    const snomed = `<value xsi:type="CD" code="74400008" ${SNOMED}/>`;
    expect(diagnosesOf(snomed)).toEqual([{ ...person, code: '74400008', system: '2.16.840.1.113883.6.96' }]);
  });

  it('have no code where there is only text, and are none where nothing is said', () => {
    const text = '<value xsi:type="CD" nullFlavor="OTH"><originalText>Apendicitis</originalText></value>';
    expect(diagnosesOf(text)).toEqual([person]);
    expect(diagnosesOf('<value xsi:type="CD" nullFlavor="NI"/>')).toEqual([]);
    expect(diagnosesOf(`<value xsi:type="CD" code="160245001" ${SNOMED}/>`)).toEqual([]);
  });

  const value = `<value xsi:type="CD" code="K35.8" ${CIE10}/>`;

  it.each(['moodCode="EVN" negationInd="true"', 'moodCode="INT"', 'moodCode="GOL"', 'moodCode="EVN" nullFlavor="NI"'])(
    'are none with %s',
    (attributes) => expect(diagnosesOf(value, attributes)).toEqual([]),
  );

  it.each(['aborted', 'nullified', 'cancelled'])('are none when %s', (status) => {
    const entry = observation(value).replace('<statusCode code="completed"/>', `<statusCode code="${status}"/>`);
    expect(recordsOf(withSection('11450-4', entry)).of('diagnosis')).toEqual([]);
  });

  it('are no measurements and remarks among the problems', () => {
    for (const value of ['<value xsi:type="PQ" value="15" unit="1"/>', '<value xsi:type="ST">Estable</value>']) {
      const read = recordsOf(withSection('51848-0', observation(value, undefined, '35088-4')));
      expect(read.of('diagnosis')).toEqual([]);
      expect(read.of('observation')).toHaveLength(1);
    }
    expect(diagnosesOf('<value xsi:type="ST">Apendicitis</value>')).toEqual([person]);
  });

  it('and allergies and medications are none where a code says that none is known', () => {
    const absent = (code: string): string => `code="${code}" codeSystem="2.16.840.1.113883.5.1150.1"`;
    expect(diagnosesOf(`<value xsi:type="CD" ${absent('no-known-problems')}/>`)).toEqual([]);
    const allergies = (value: string) => recordsOf(withSection('48765-2', observation(value))).of('allergy');
    expect(allergies(`<value xsi:type="CD" ${absent('no-known-allergies')}/>`)).toEqual([]);
    expect(allergies(`<value xsi:type="CD" code="716186003" ${SNOMED}/>`)).toEqual([]);
    const known = `<value xsi:type="CD" code="91936005" ${SNOMED}/>`;
    expect(allergies(known)).toHaveLength(1);
    const severity = observation('<value xsi:type="CD" code="371924009"/>').replace('282291009', 'SEV');
    expect(recordsOf(withSection('48765-2', observation(known), severity)).of('allergy')).toHaveLength(1);
    const medication = `<substanceAdministration classCode="SBADM" moodCode="EVN"><consumable><manufacturedProduct><manufacturedMaterial><code ${absent('no-known-medications')}/></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>`;
    expect(recordsOf(withSection('10160-0', medication)).of('medication')).toEqual([]);
  });

  it('are not those of the family, nor reasons of something else, nor the status of a problem', () => {
    expect(recordsOf(withSection('10157-6', observation(value))).records.map(({ type }) => type)).not.toContain(
      'diagnosis',
    );
    const reason = `<encounter classCode="ENC" moodCode="EVN"><entryRelationship typeCode="RSON">${observation(value)}</entryRelationship></encounter>`;
    expect(recordsOf(withSection('46240-8', reason)).of('diagnosis')).toEqual([]);
    const status = `<entryRelationship typeCode="REFR">${observation(`<value xsi:type="CD" code="55561003" ${SNOMED}/>`, undefined, '33999-4')}</entryRelationship>`;
    expect(diagnosesOf(value + status)).toHaveLength(1);
  });

  it('are found inside of a concern, with the day it was written down', () => {
    const author = '<author><time value="20260302"/><assignedAuthor><id nullFlavor="NI"/></assignedAuthor></author>';
    const concern = `<act classCode="ACT" moodCode="EVN"><code code="CONC" codeSystem="2.16.840.1.113883.5.6"/><statusCode code="active"/>${author}<entryRelationship typeCode="SUBJ">${observation(value)}</entryRelationship></act>`;
    expect(recordsOf(withSection('11450-4', concern)).of('diagnosis')).toMatchObject([
      { code: 'K358', date: '2026-03-02' },
    ]);
    expect(recordsOf(withSection('99999-9', concern)).of('diagnosis')).toHaveLength(1);
  });
});

describe('measurements and studies', () => {
  const result = (value: string): string =>
    `<observation classCode="OBS" moodCode="EVN"><code code="718-7" codeSystem="2.16.840.1.113883.6.1"/><statusCode code="completed"/>${value}</observation>`;
  const organizer = (inner: string): string =>
    `<organizer classCode="BATTERY" moodCode="EVN"><code code="58410-2" codeSystem="2.16.840.1.113883.6.1" displayName="Biometría hemática"/><statusCode code="completed"/><effectiveTime value="20260301"/><component>${inner}</component></organizer>`;

  it.each([
    ['<value xsi:type="PQ" value="13.5" unit="g/dL"/>', { value: 13.5, unit: 'g/dL' }],
    ['<value xsi:type="INT" value="4"/>', { value: 4 }],
    ['<value xsi:type="ST">Negativo</value>', { valueText: 'Negativo' }],
    [`<value xsi:type="CD" code="10828004" ${SNOMED} displayName="Positivo"/>`, { valueText: 'Positivo' }],
    ['<value xsi:type="PQ" nullFlavor="NASK"/>', {}],
  ])('%s', (value, expected) => {
    const { of } = recordsOf(withSection('30954-2', organizer(result(value))));
    const coded = { code: '718-7', system: '2.16.840.1.113883.6.1', date: '2026-03-01', status: 'completed' };
    expect(of('observation')).toEqual([{ ...coded, ...expected }]);
    expect(of('study')).toEqual([
      {
        code: '58410-2',
        system: '2.16.840.1.113883.6.1',
        name: 'Biometría hemática',
        date: '2026-03-01',
        status: 'completed',
      },
    ]);
  });

  it('say nothing where neither code nor value is there', () => {
    const silent =
      '<observation classCode="OBS" moodCode="EVN"><code nullFlavor="NI"/><value xsi:type="CD" nullFlavor="NI"/></observation>';
    expect(recordsOf(withSection('30954-2', silent)).of('observation')).toEqual([]);
    expect(recordsOf(withSection('8716-3', organizer(result('')))).of('study')).toEqual([]);
  });
});

describe('medications, vaccines, allergies and procedures', () => {
  const substance = (
    attributes: string,
    code = '<code code="1" codeSystem="2.999.30" displayName="Losartán"/>',
  ): string =>
    `<substanceAdministration classCode="SBADM" ${attributes}><statusCode code="active"/><effectiveTime value="20260301"/><consumable><manufacturedProduct><manufacturedMaterial>${code}</manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>`;
  const typesOf = (section: string, entry: string) =>
    recordsOf(withSection(section, entry))
      .records.map(({ type }) => type)
      .filter((type) => ['medication', 'immunization', 'procedure', 'allergy', 'encounter'].includes(type))
      .filter((type, index) => !(type === 'encounter' && index === 0));

  it('count what was given, meant and ordered, and not what was refused', () => {
    for (const mood of ['EVN', 'INT', 'RQO'])
      expect(typesOf('10160-0', substance(`moodCode="${mood}"`))).toEqual(['medication']);
    expect(typesOf('10160-0', substance('moodCode="EVN" negationInd="true"'))).toEqual([]);
    expect(typesOf('10160-0', substance('moodCode="EVN"', '<code nullFlavor="NI"/>'))).toEqual([]);
  });

  it('tell a vaccine by its section or by its code system, once it was given', () => {
    expect(typesOf('11369-6', substance('moodCode="EVN"'))).toEqual(['immunization']);
    expect(typesOf('11369-6', substance('moodCode="INT"'))).toEqual([]);
    const cvx = '<code code="140" codeSystem="2.16.840.1.113883.12.292"/>';
    expect(typesOf('99999-9', substance('moodCode="EVN"', cvx))).toEqual(['immunization']);
  });

  it('name the substance of an allergy', () => {
    const participant =
      '<participant typeCode="CSM"><participantRole><playingEntity><code code="7980" codeSystem="2.999.31" displayName="Penicilina"/></playingEntity></participantRole></participant>';
    const allergy = observation(`<value xsi:type="CD" code="416098002" ${SNOMED}/>${participant}`);
    expect(recordsOf(withSection('48765-2', allergy)).of('allergy')).toEqual([
      { code: '7980', system: '2.999.31', name: 'Penicilina', date: '2026-03-01', status: 'completed' },
    ]);
  });

  it('count procedures that were done', () => {
    const procedure = (mood: string): string =>
      `<procedure classCode="PROC" moodCode="${mood}"><code code="47.09" codeSystem="2.16.840.1.113883.6.104"/><statusCode code="completed"/><effectiveTime value="20260301"/></procedure>`;
    expect(typesOf('47519-4', procedure('EVN'))).toEqual(['procedure']);
    expect(typesOf('18776-5', procedure('INT'))).toEqual([]);
  });

  it('count other encounters among the entries, and the own one once', () => {
    const encounter = (id: string): string =>
      `<encounter classCode="ENC" moodCode="EVN"><id root="2.999.2" extension="${id}"/><code code="AMB" codeSystem="2.16.840.1.113883.5.4"/><effectiveTime value="20250101"/></encounter>`;
    expect(recordsOf(withSection('46240-8', encounter('SINT-0001-1'))).of('encounter')).toHaveLength(1);
    const { of } = recordsOf(withSection('46240-8', encounter('OTRA')));
    expect(of('encounter')[1]).toEqual({ date: '2025-01-01', birthDate: '1985-03-12', class: 'AMB' });
  });
});
