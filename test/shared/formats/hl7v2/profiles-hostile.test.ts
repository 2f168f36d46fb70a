import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileFault, profilePartOf } from '../../../../shared/formats/hl7v2/profiles/index.ts';
import { ADMISSION, admission, judgeByProfiles, profileOf, sampleProfile } from '../../../support/hl7v2/profiles.ts';

const NODES = '<Segment Ref="MSH" Usage="R" Min="1" Max="1"/><Segment Ref="ZA1" Usage="O" Min="0" Max="*"/>';
const FIELD = '<Field Name="campo" Usage="O" Datatype="ST" Min="0" Max="*"/>';
const SEGMENTS = `<Segment ID="MSH" Name="MSH"/><Segment ID="ZA1" Name="ZA1">${FIELD}</Segment>`;
const HEAD = 'MSH|^~\\&|A|B|||20240105||ADT^A01^ADT_A01|1|P|2.5.1';
const faultOf = (profile: string) => profileFault({ name: 'p.xml', profile })?.sentence;
const rule = (assertion: string) => `<Constraint ID="R"><Assertion>${assertion}</Assertion></Constraint>`;
const ofSegment = (rules: string) => `<Constraints><Segment><ByID ID="ZA1">${rules}</ByID></Segment></Constraints>`;

describe('profiles that cannot be used', () => {
  it.each([
    ['<ConformanceProfile', /bien formado/],
    ['', /bien formado/],
    ['<!DOCTYPE a [<!ENTITY b "c">]><ConformanceProfile/>', /DOCTYPE/],
    ['<ConformanceProfile>&otra;</ConformanceProfile>', /bien formado/],
    ['<Otro/>', /No es un perfil de HL7 v2/],
    ['<ConformanceProfile/>', /ningún mensaje/],
    [`${'<a>'.repeat(300)}${'</a>'.repeat(300)}`, /Anida más de 200/],
    [
      '<ConformanceProfile><Messages><Message Type="ADT" Event="A01"><Segment Ref="X"/></Message></Messages></ConformanceProfile>',
      /segmento que el perfil no define/,
    ],
  ])('%s gives one sentence', (text, sentence) => {
    expect(faultOf(text)).toMatch(sentence);
  });

  it('name the fault of the other two files as well', () => {
    expect(profileFault({ ...sampleProfile, constraints: '<Otro/>' })).toEqual({
      part: 'constraints',
      sentence: 'No es un archivo de reglas de perfil.',
    });
    expect(profileFault({ ...sampleProfile, valueSets: '<Otro/>' })).toEqual({
      part: 'valueSets',
      sentence: 'No es una biblioteca de valores.',
    });
    expect(profileFault(sampleProfile)).toBeUndefined();
  });

  it('are told apart by their root', () => {
    expect(profilePartOf(sampleProfile.profile)).toBe('profile');
    expect(profilePartOf(sampleProfile.constraints!)).toBe('constraints');
    expect(profilePartOf(sampleProfile.valueSets!)).toBe('valueSets');
    expect(profilePartOf('<html/>')).toBeUndefined();
    expect(profilePartOf('MSH|^~\\&|')).toBeUndefined();
  });

  it('have one message too many for a large number of elements', () => {
    const text = `<ConformanceProfile>${'<a/>'.repeat(400_001)}</ConformanceProfile>`;
    expect(faultOf(text)).toMatch(/más de 400000 elementos/);
  });
});

describe('profiles and messages that nobody would write', () => {
  it('end where data types lead back to themselves', () => {
    const datatypes = `<Datatype ID="A" Name="A"><Component Name="b" Usage="R" Datatype="B"/></Datatype>
      <Datatype ID="B" Name="B"><Component Name="a" Usage="R" Datatype="A"/></Datatype>`;
    const segments = SEGMENTS.replace('Datatype="ST"', 'Datatype="A"');
    const source = profileOf({ nodes: NODES, segments, datatypes });
    expect(judgeByProfiles(`${HEAD}\rZA1|x`, [source]).said).toEqual([]);
  });

  it('end where a pattern would take for ever, and where there are rules without end', () => {
    const slow = rule('<Format Path="1[1]" Regex="(a|aa)+b"/>');
    const one = profileOf({ nodes: NODES, segments: SEGMENTS, constraints: ofSegment(slow) });
    expect(judgeByProfiles(`${HEAD}\rZA1|${'a'.repeat(10_000)}`, [one]).said).toEqual(['profileConstraint ZA1']);

    const deep = `${'<XOR><Presence Path="1[*]"/>'.repeat(60)}<Presence Path="1[*]"/>${'</XOR>'.repeat(60)}`;
    const many = profileOf({ nodes: NODES, segments: SEGMENTS, constraints: ofSegment(rule(deep).repeat(500)) });
    const { state } = judgeByProfiles(`${HEAD}\r${'ZA1|x\r'.repeat(2_000)}`, [many]);
    expect(state).toBe('undecided');
  });

  it('look at a bounded number of repetitions', () => {
    const source = profileOf({
      nodes: NODES,
      segments: SEGMENTS,
      constraints: ofSegment(rule('<Presence Path="1[*]"/>')),
    });
    const { said, state } = judgeByProfiles(`${HEAD}\rZA1|${'x~'.repeat(1_000_000)}`, [source]);
    expect([said, state]).toEqual([[], 'undecided']);
  });

  it('place segments without end', () => {
    const groups = '<Group ID="g" Name="G" Usage="O" Min="0" Max="*">'.repeat(100);
    const nodes = `<Segment Ref="MSH" Usage="R" Min="1" Max="1"/>${groups}<Segment Ref="ZA1" Usage="R" Min="1" Max="1"/>${'</Group>'.repeat(100)}`;
    const source = profileOf({ nodes, segments: SEGMENTS });
    const { state } = judgeByProfiles(`${HEAD}\r${'ZA1|x\rZZ9|x\r'.repeat(20_000)}`, [source]);
    expect(['judged', 'undecided']).toContain(state);
  });

  it('never throw, whatever a message has in it', () => {
    const piece = fc.constantFrom(
      ...Object.values(ADMISSION),
      'ZZZ',
      'PID|',
      'GT1|1',
      'OBX|1|NM|a^b~c&d',
      '|',
      '^^&~',
      'DG1|x|y|z',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { said } = judgeByProfiles([ADMISSION.MSH, ...pieces].join('\r'));
        expect(said.every((one) => one.startsWith('profile'))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('never throw, whatever a profile has in it', () => {
    const { profile, constraints = '', valueSets = '' } = sampleProfile;
    const spoil = (text: string, at: number, put: string) =>
      `${text.slice(0, at % text.length)}${put}${text.slice((at % text.length) + 1)}`;
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('', '"', '<', 'X', '[', '999', '*'), fc.nat(2), (at, put, which) => {
        const source = {
          name: 'p.xml',
          profile: which === 0 ? spoil(profile, at, put) : profile,
          constraints: which === 1 ? spoil(constraints, at, put) : constraints,
          valueSets: which === 2 ? spoil(valueSets, at, put) : valueSets,
        };
        const fault = profileFault(source);
        if (fault === undefined) judgeByProfiles(admission(), [source]);
        else expect(fault.sentence).toMatch(/\.$/);
      }),
      { numRuns: 300 },
    );
  });
});
