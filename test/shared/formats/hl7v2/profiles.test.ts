import { describe, expect, it } from 'vitest';
import { ADMISSION, admission, judgeByProfiles, sampleProfile } from '../../../support/hl7v2/profiles.ts';

const said = (changes: Parameters<typeof admission>[0]) => judgeByProfiles(admission(changes)).said;
/** A segment of the admission with another field in it. */
const withField = (name: string, field: number, value: string): Record<string, string> => {
  const parts = ADMISSION[name].split('|');
  while (parts.length <= field) parts.push('');
  parts[name === 'MSH' ? field - 1 : field] = value;
  return { [name]: parts.join('|') };
};

describe('a local profile', () => {
  it('has nothing to say against a message that holds to it', () => {
    const { said: findings, state } = judgeByProfiles(admission());
    expect(findings).toEqual([]);
    expect(state).toBe('judged');
  });

  it('is silent on messages that it is not about', () => {
    const other = judgeByProfiles(admission(withField('MSH', 9, 'ADT^A03^ADT_A03')));
    expect([other.state, other.said]).toEqual(['silent', []]);
    expect(judgeByProfiles(admission(), []).state).toBe('silent');
  });

  it.each<[string, Record<string, string | undefined>, string[]]>([
    ['a required segment that is missing', { PV1: undefined }, ['profileMissingSegment PV1']],
    ['a required group that is missing', { IN1: undefined }, ['profileMissingGroup INSURANCE']],
    ['a segment that is not admitted', { PR1: 'PR1|1\rGT1|1' }, ['profileProhibitedSegment GT1']],
    ['a segment too often', { NK1: 'NK1|1\rNK1|2\rNK1|3' }, ['profileManySegments NK1[3]']],
    ['a group too often', { IN1: 'IN1|1\rIN1|2\rIN2|1\rIN1|3' }, ['profileManySegments IN1[3]']],
    ['a segment of its own', { IN1: 'IN1|1\rZMX|1' }, ['profileUnexpectedSegment ZMX']],
    [
      'a segment in the wrong place',
      { EVN: 'PV1|1|E|URG', PV1: undefined, PID: `${ADMISSION.EVN}\r${ADMISSION.PID}` },
      ['profileDisplacedSegment PV1'],
    ],
    ['a required field that is empty', withField('PID', 5, ''), ['profileMissingElement PID-5']],
    ['a required component that is empty', withField('PID', 5, 'PRUEBA'), ['profileMissingElement PID-5[1].2']],
    ['a required subcomponent that is empty', withField('PID', 5, '&DE^ANA'), ['profileMissingElement PID-5[1].1.1']],
    ['a field that is not admitted', withField('PID', 2, 'E-1'), ['profileProhibitedElement PID-2[1]']],
    ['a withdrawn field', withField('PID', 4, 'E-1'), ['profileWithdrawnElement PID-4[1]']],
    [
      'a component that is not admitted',
      withField('PID', 7, '19800229101500^D'),
      ['profileProhibitedElement PID-7[1].2'],
    ],
    ['a field too seldom', withField('PID', 3, 'PEAA800229MDFRNN09^^^RENAPO^NNMEX'), ['profileFewRepetitions PID-3']],
    ['a field too often', withField('PID', 5, 'A^B~C^D~E^F'), ['profileManyRepetitions PID-5[3]']],
    ['a field beyond the last', withField('PID', 40, 'x'), ['profileUnexpectedElement PID-40']],
    ['a component beyond the last', withField('MSH', 11, 'P^T^x'), ['profileUnexpectedElement MSH-11[1].3']],
    ['parts in what has none', withField('MSH', 10, 'A^B'), ['profileUnexpectedElement MSH-10[1].2']],
    ['a value that is too long', withField('MSH', 10, 'M'.repeat(21)), ['profileLength MSH-10[1]']],
    ['a value that is too short', withField('MSH', 9, 'ADT^A01^ADT'), ['profileLength MSH-9[1].3']],
    [
      'a value longer than everybody takes',
      withField('PID', 5, `${'P'.repeat(31)}^ANA`),
      ['profileConformanceLength PID-5[1].1.1'],
    ],
    ['a code outside of a closed list', withField('PID', 8, 'H'), ['profileValueSet PID-8[1]']],
    ['a code outside of an open list', withField('PV1', 2, 'X'), ['profileSuggestedValueSet PV1-2[1]']],
    ['none of two codes in the list', withField('PID', 16, 'X^^HL70002^Y^^HL70002'), ['profileValueSet PID-16[1].1']],
    ['a code with another system', withField('PID', 16, 'M^Casada^L'), ['profileCodeSystem PID-16[1].3']],
    ['a condition that asks for a field', withField('PID', 30, 'Y'), ['profileConditionRequires PID-29']],
    ['a condition that does not admit one', withField('PID', 29, '20240105'), ['profileConditionProhibits PID-29[1]']],
    ['a condition in a data type', withField('NK1', 3, 'SPO^Esposo'), ['profileConditionRequires NK1-3[1].3']],
    ['a rule of a data type', withField('MSH', 4, 'DF-SA000001'), ['profileConstraint MSH-4[1].1']],
    ['a rule of a segment', withField('PID', 3, 'E-1^^^HG^MR~E-2^^^HG^PI'), ['profileConstraint PID-3[1]']],
    ['a rule on numbering', { DG1: 'DG1|1||J189^^I10|||W\rDG1|3||O800^^I10|||W' }, ['profileConstraint DG1[2]-1[1]']],
    ['a rule that is advice', withField('PV1', 3, 'URG^01'), ['profileAdvice PV1']],
    ['a rule of the message', withField('EVN', 2, '19700101101500'), ['profileConstraint PID-7[1]']],
  ])('finds %s', (_, changes, expected) => {
    expect(said(changes)).toEqual(expected);
  });

  it.each<[string, Record<string, string | undefined>]>([
    ['one of two codes in the list', withField('PID', 16, 'X^^HL70002^M^^HL70002')],
    ['a table by its number', withField('PID', 16, 'M^Casada^0002')],
    ['an explicit null', withField('PID', 16, '""')],
    ['what only may be there', withField('PID', 11, '')],
    ['a value that an escape makes longer', withField('MSH', 10, `${'M'.repeat(19)}\\T\\`)],
    ['delimiters and nothing else in what is not admitted', withField('PID', 2, '^^')],
    ['dates of another precision', withField('EVN', 2, '2024')],
    ['more groups and segments', { PR1: 'PR1|1\rROL|1\rROL|2\rPR1|2\rROL|1' }],
    ['a text where the observation is one', { OBX: 'OBX|1|ST|1^a^L||algo||||||F' }],
  ])('admits %s', (_, changes) => {
    expect(said(changes)).toEqual([]);
  });

  it('judges OBX-5 by the type that OBX-2 says', () => {
    expect(said({ OBX: 'OBX|1|CWE|1^a^L||1^^||||||F' })).toEqual(['profileConditionRequires OBX-5[1].3']);
  });

  it('says what the profile says, and never what the message says', () => {
    const { messages } = judgeByProfiles(admission(withField('MSH', 4, 'DF-SA000001')));
    expect(messages).toEqual([
      'No se cumple la regla MX-01: «La CLUES lleva cinco letras y seis dígitos.» (perfil «Admisión de ejemplo (sintético)»)',
    ]);
  });

  it('says of a misplaced segment that it is misplaced, not that it is missing', () => {
    const { PID, ...rest } = ADMISSION;
    const text = [...Object.values(rest), PID].join('\r');
    expect(judgeByProfiles(text).said).toEqual(['profileDisplacedSegment PID']);
  });

  it('leaves what is missing undecided where the message goes on in another', () => {
    const { said: findings, state } = judgeByProfiles(admission({ IN1: 'DSC|1|I', PV1: undefined }));
    expect([findings, state]).toEqual([[], 'undecided']);
  });

  it('cannot tell without the files of rules and lists, and tells the rest', () => {
    const { name, profile } = sampleProfile;
    const { said: findings, state } = judgeByProfiles(admission(withField('PID', 8, 'H')), [{ name, profile }]);
    expect([findings, state]).toEqual([[], 'undecided']);
    const missing = judgeByProfiles(admission(withField('PID', 5, '')), [{ name, profile }]);
    expect(missing.said).toEqual(['profileMissingElement PID-5']);
  });

  it('takes lists from a file of bindings as well', () => {
    const location = (code: string, system: string) =>
      `<BindingLocations><ComplexBindingLocation CodeLocation="${code}" CodeSystemLocation="${system}"/></BindingLocations>`;
    const bindings = `<ValueSetBindingsContext><ValueSetBindings><Segment><ByID ID="NK1_MX">
      <ValueSetBinding BindingStrength="R" Target="3[*]">${location('1[1]', '3[1]')}
        <Bindings><Binding BindingIdentifier="ESTADO_CIVIL"/><Binding BindingIdentifier="SI_NO"/></Bindings>
      </ValueSetBinding></ByID></Segment></ValueSetBindings>
      <SingleCodeBindings><Segment><ByName Name="DG1">
        <SingleCodeBinding Code="J189" CodeSystem="I10" Target="3[*]">${location('1[1]', '3[1]')}</SingleCodeBinding>
      </ByName></Segment></SingleCodeBindings></ValueSetBindingsContext>`;
    const judge = (changes: Parameters<typeof admission>[0]) =>
      judgeByProfiles(admission(changes), [{ ...sampleProfile, bindings }]).said;
    expect(judge({})).toEqual(['profileValueSet NK1-3[1].1']);
    expect(judge(withField('NK1', 3, 'Y^Sí^HL70136'))).toEqual([]);
    expect(judge(withField('NK1', 3, 'Y^Sí^L'))).toEqual(['profileCodeSystem NK1-3[1].3']);
    expect(judge({ NK1: undefined, ...withField('DG1', 3, 'O800^Parto^I10') })).toEqual(['profileValueSet DG1-3[1].1']);
  });
});
