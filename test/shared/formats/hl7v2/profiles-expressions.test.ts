import { describe, expect, it } from 'vitest';
import { judgeByProfiles, profileOf } from '../../../support/hl7v2/profiles.ts';

const NODES = `<Segment Ref="MSH" Usage="R" Min="1" Max="1"/>
  <Group ID="g" Name="ADT_A01.GRUPO" Usage="O" Min="0" Max="*">
    <Segment Ref="ZA1" Usage="R" Min="1" Max="1"/><Segment Ref="ZB1" Usage="O" Min="0" Max="*"/></Group>`;
const FIELD = '<Field Name="campo" Usage="O" Datatype="ST" Min="0" Max="*"/>';
const SEGMENTS = `<Segment ID="MSH" Name="MSH"/>
  <Segment ID="ZA1" Name="ZA1">${FIELD.repeat(3)}<Field Name="n" Usage="O" Datatype="NM" Min="0" Max="1"/>
    <Field Name="c" Usage="O" Datatype="CX" Min="0" Max="1"/></Segment>
  <Segment ID="ZB1" Name="ZB1">${FIELD.repeat(3)}</Segment>`;
const DATATYPES = `<Datatype ID="CX" Name="CX"><Component Name="a" Usage="O" Datatype="ST"/>
  <Component Name="b" Usage="O" Datatype="CX"/></Datatype>`;
const SETS = `<ValueSetDefinition BindingIdentifier="V" Extensibility="Closed" Stability="Static">
  <ValueElement Value="x" CodeSystem="S"/></ValueSetDefinition>`;
const HEAD = 'MSH|^~\\&|A|B|||20240105||ADT^A01^ADT_A01|1|P|2.5.1';

/** Whether an assertion on a segment, or on what `kind` says, holds of a message; undefined where nobody can tell. */
function holds(assertion: string, lines: string, kind = 'Segment', id = 'ZA1'): boolean | undefined {
  const constraints = `<Constraints><${kind}><ByID ID="${id}"><Constraint ID="R">
    <Description>Regla</Description><Assertion>${assertion}</Assertion></Constraint></ByID></${kind}></Constraints>`;
  const source = profileOf({ nodes: NODES, segments: SEGMENTS, datatypes: DATATYPES, constraints, valueSets: SETS });
  const { said, state } = judgeByProfiles(`${HEAD}\r${lines}`, [source]);
  const others = said.filter((one) => !one.startsWith('profileConstraint '));
  expect(others).toEqual([]);
  if (state === 'undecided') return undefined;
  return said.length === 0;
}

describe('expressions of a profile', () => {
  it.each<[string, string, boolean | undefined]>([
    ['<Presence Path="1[1]"/>', 'ZA1|x', true],
    ['<Presence Path="1[2]"/>', 'ZA1|x', false],
    ['<Presence Path="1[2]"/>', 'ZA1|x~y', true],
    ['<Presence Path="5[1].2[1].1[1]"/>', 'ZA1|||||^a', true],
    ['<Presence Path="5[1].2[1].1[1]"/>', 'ZA1|||||^&a', false],
    ['<Presence Path="9[1]"/>', 'ZA1|x', undefined],
    ['<Presence Path="uno"/>', 'ZA1|x', undefined],
    ['<isNULL Path="1[1]"/>', 'ZA1|""', true],
    ['<isNULL Path="1[1]"/>', 'ZA1|x', false],
    ['<PlainText Path="1[1]" Text="x"/>', 'ZA1|x', true],
    ['<PlainText Path="1[1]" Text="X"/>', 'ZA1|x', false],
    ['<PlainText Path="1[1]" Text="X" IgnoreCase="true"/>', 'ZA1|x', true],
    ['<PlainText Path="1[1]" Text="a&amp;b"/>', 'ZA1|a\\T\\b', true],
    ['<PlainText Path="1[1]" Text="x"/>', 'ZA1|', true],
    ['<PlainText Path="1[1]" Text="x" NotPresentBehavior="FAIL"/>', 'ZA1|', false],
    ['<PlainText Path="1[1]" Text="x" NotPresentBehavior="INCONCLUSIVE"/>', 'ZA1|', undefined],
    ['<PlainText Path="1[*]" Text="x"/>', 'ZA1|x~y', false],
    ['<PlainText Path="1[*]" Text="x" AtLeastOnce="true"/>', 'ZA1|x~y', true],
    ['<PlainText Path="1[*]" Text="x" Min="2" Max="2"/>', 'ZA1|x~y~x', true],
    ['<PlainText Path="1[*]" Text="x" Min="1" Max="1"/>', 'ZA1|x~y~x', false],
    ['<PlainText Path="5[1]" Text="x"/>', 'ZA1|||||x^y', undefined],
    ['<PlainText Path="1[1]"/>', 'ZA1|x', undefined],
    ['<StringList Path="1[1]" CSV="a, x"/>', 'ZA1|x', true],
    ['<StringList Path="1[1]" CSV="a,b"/>', 'ZA1|x', false],
    ['<NumberList Path="4[1]" CSV="1,2.0"/>', 'ZA1||||2', true],
    ['<NumberList Path="4[1]" CSV="1,2"/>', 'ZA1||||3', false],
    ['<NumberList Path="4[1]" CSV="1,dos"/>', 'ZA1||||3', undefined],
    ['<Format Path="1[1]" Regex="[a-z]+"/>', 'ZA1|abc', true],
    ['<Format Path="1[1]" Regex="[a-z]+"/>', 'ZA1|abc1', false],
    ['<Format Path="1[1]" Regex="(a)\\1"/>', 'ZA1|aa', undefined],
    ['<SimpleValue Path="4[1]" Operator="GT" Value="0" Type="Number"/>', 'ZA1||||1', true],
    ['<SimpleValue Path="4[1]" Operator="GT" Value="0" Type="Number"/>', 'ZA1||||0', false],
    ['<SimpleValue Path="4[1]" Operator="GT" Value="0" Type="Number"/>', 'ZA1||||uno', undefined],
    ['<SimpleValue Path="1[1]" Operator="NE" Value="y"/>', 'ZA1|x', true],
    ['<SimpleValue Path="1[1]" Operator="GT" Value="y"/>', 'ZA1|x', undefined],
    ['<PathValue Path1="1[1]" Operator="EQ" Path2="2[1]"/>', 'ZA1|x|x', true],
    ['<PathValue Path1="1[1]" Operator="EQ" Path2="2[1]"/>', 'ZA1|x|y', false],
    ['<PathValue Path1="1[1]" Operator="EQ" Path2="2[1]"/>', 'ZA1|x', true],
    ['<PathValue Path1="1[*]" Operator="EQ" Path2="2[1]"/>', 'ZA1|x~x|x', undefined],
    ['<ValueSet Path="1[1]" ValueSetID="V" BindingStrength="R" BindingLocation="1"/>', 'ZA1|x', true],
    ['<ValueSet Path="1[1]" ValueSetID="V" BindingStrength="R" BindingLocation="1"/>', 'ZA1|y', false],
    ['<ValueSet Path="1[1]" ValueSetID="W" BindingStrength="R" BindingLocation="1"/>', 'ZA1|y', undefined],
    ['<NOT><Presence Path="1[1]"/></NOT>', 'ZA1|x', false],
    ['<NOT><Plugin QualifiedClassName="x.Y"/></NOT>', 'ZA1|x', undefined],
    ['<AND><Presence Path="1[1]"/><Presence Path="2[1]"/></AND>', 'ZA1|x', false],
    ['<AND><Plugin QualifiedClassName="x.Y"/><Presence Path="2[1]"/></AND>', 'ZA1|x', false],
    ['<OR><Plugin QualifiedClassName="x.Y"/><Presence Path="1[1]"/></OR>', 'ZA1|x', true],
    ['<OR><Plugin QualifiedClassName="x.Y"/><Presence Path="2[1]"/></OR>', 'ZA1|x', undefined],
    ['<XOR><Presence Path="1[1]"/><Presence Path="2[1]"/></XOR>', 'ZA1|x', true],
    ['<XOR><Presence Path="1[1]"/><Presence Path="2[1]"/></XOR>', 'ZA1|x|y', false],
    ['<IMPLY><Presence Path="2[1]"/><Presence Path="3[1]"/></IMPLY>', 'ZA1|x', true],
    ['<IMPLY><Presence Path="1[1]"/><Presence Path="3[1]"/></IMPLY>', 'ZA1|x', false],
    ['<EXIST><Presence Path="2[1]"/><Presence Path="1[1]"/></EXIST>', 'ZA1|x', true],
    ['<FORALL><Presence Path="1[1]"/><Presence Path="2[1]"/></FORALL>', 'ZA1|x', false],
    ['<SubContext Path="5[*]"><Presence Path="2[1]"/></SubContext>', 'ZA1|||||^a', true],
    ['<SubContext Path="5[*]"><Presence Path="1[1]"/></SubContext>', 'ZA1|||||^a', false],
    ['<Nueva Path="1[1]"/>', 'ZA1|x', undefined],
    ['', 'ZA1|x', undefined],
  ])('%s of %s is %s', (assertion, lines, expected) => {
    expect(holds(assertion, lines)).toBe(expected);
  });

  it('go down from groups and messages', () => {
    const atLeastOnce = '<PlainText Path="2[*].1[1]" Text="x" AtLeastOnce="true"/>';
    expect(holds(atLeastOnce, 'ZA1|a\rZB1|y\rZB1|x', 'Group', 'g')).toBe(true);
    expect(holds(atLeastOnce, 'ZA1|a\rZB1|x\rZA1|b\rZB1|y', 'Group', 'g')).toBe(false);
    expect(holds('<Presence Path="2[2].2[1].1[1]"/>', 'ZA1|a\rZA1|b\rZB1|x', 'Message', 'm')).toBe(true);
    expect(holds('<Presence Path="2[1].2[1].1[1]"/>', 'ZA1|a\rZA1|b\rZB1|x', 'Message', 'm')).toBe(false);
  });

  it('see a data type wherever it is used, in itself too', () => {
    const assertion = '<NOT><PlainText Path="1[1]" Text="x"/></NOT>';
    expect(holds(assertion, 'ZA1|||||y^z', 'Datatype', 'CX')).toBe(true);
    expect(holds(assertion, 'ZA1|||||x^z', 'Datatype', 'CX')).toBe(false);
    expect(holds(assertion, 'ZA1|||||y^x', 'Datatype', 'CX')).toBe(false);
  });

  it('know numbers that run through a message or begin anew in each group', () => {
    const ids = '<IZSetID Parent="2[*]" Element="2[*].1[1]"/>';
    const lines = (numbers: readonly number[]) =>
      `ZA1|a\rZB1|${numbers[0]}\rZB1|${numbers[1]}\rZA1|b\rZB1|${numbers[2]}`;
    expect(holds(ids, lines([1, 2, 1]), 'Message', 'm')).toBe(true);
    expect(holds(ids, lines([1, 2, 3]), 'Message', 'm')).toBe(true);
    expect(holds(ids, lines([1, 2, 2]), 'Message', 'm')).toBe(false);
    expect(holds('<SetID Path="1[1]"/>', 'ZA1|a\rZB1|1\rZB1|2', 'Segment', 'ZB1')).toBe(true);
    expect(holds('<SetID Path="1[1]"/>', 'ZA1|a\rZB1|1\rZB1|1', 'Segment', 'ZB1')).toBe(false);
  });
});
