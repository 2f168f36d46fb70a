import { describe, expect, it } from 'vitest';
import { createFieldJudge } from '../../../../shared/formats/hl7v2/fields/judge.ts';
import { judgeText } from '../../../support/hl7v2/judge.ts';
import { header, messageOf } from '../../../support/hl7v2/messages.ts';

const judge = (segments: readonly string[], version?: string): ReturnType<typeof judgeText> =>
  judgeText(messageOf('ADT^A01^ADT_A01', segments, version), createFieldJudge);
const said = (segments: readonly string[], version?: string): readonly string[] => judge(segments, version).said;
/** What is said of OBX-5 under a type. */
const value = (type: string, text: string, version?: string): readonly string[] =>
  said([`OBX|1|${type}|718-7^Hb^LN||${text}||||||F`], version);

describe('data types of HL7 v2', () => {
  it('OBX-5 is of the type that OBX-2 names, in each of its repetitions', () => {
    expect(value('NM', '13.5~-2')).toEqual([]);
    expect(value('NM', '13.5~alto~<2')).toEqual(['numberForm OBX-5[2]', 'numberForm OBX-5[3]']);
    expect(value('SN', '<^5')).toEqual([]);
    expect(value('SN', '<^cinco')).toEqual(['numberForm OBX-5.2']);
    expect(value('DT', '20240229')).toEqual([]);
    expect(value('DT', '20240230')).toEqual(['dateCalendar OBX-5']);
    expect(value('TM', '11:30')).toEqual(['dateForm OBX-5']);
    expect(value('TS', '20240229101500')).toEqual([]);
    expect(value('TS', 'ayer', '2.3')).toEqual(['dateForm OBX-5.1']);
    expect(value('CE', '10828004^Positivo^SCT')).toEqual([]);
    expect(value('CX', '1^^^HG&1.2.3&ISO^MR^^hoy')).toEqual(['dateForm OBX-5.7']);
    expect(value('CX', '1^^^HG&1.x&ISO', '2.7.1')).toContain('universalIdForm OBX-5.4.2');
  });

  it('types whose components nobody knows are let be', () => {
    expect(value('ZZZ', 'a^b&c')).toEqual(['codeClosed OBX-2']);
    expect(said(['OBX|1||718-7^Hb^LN||a^b&c||||||F'])).toEqual(['fieldConditional OBX-2']);
    expect(said(['QPD|Q22^Buscar^HL7|1|@PID.5.1^PRUEBA~@PID.7^1980|otro|más'])).toEqual([]);
  });

  it('a simple value with delimiters in it', () => {
    expect(value('ST', 'uno^dos')).toEqual(['simpleWithParts OBX-5']);
    expect(value('TX', 'sal & agua')).toEqual(['simpleWithParts OBX-5']);
    expect(value('ST', 'uno^^')).toEqual([]);
    expect(value('FT', 'uno\\.br\\dos \\T\\ tres')).toEqual([]);
  });

  it('what is under components and subcomponents', () => {
    expect(said(['PID|1||F-1^^^HG&1.2.3&ISO^MR^^20240231||PRUEBA^ANA'])).toEqual(['dateCalendar PID-3.7']);
    expect(said(['FT1|1|||20240105||CG|C-1||||mil&MXN'])).toEqual(['numberForm FT1-11.1.1']);
    // Deeper than delimiters go: only the first subcomponent is sure.
    expect(said(['PID|1||F-1||PRUEBA^ANA^^^^^L^^^20240101&D&20241231&D'])).toEqual([]);
    expect(said(['PID|1||F-1^^^HG&1.2.3&ISO&X||PRUEBA^ANA'])).toEqual(['partSurplus PID-3.4.4']);
  });

  it('an id that is unique in the world and its type: both or neither', () => {
    const hd = (text: string): readonly string[] =>
      judgeText(header('ADT^A01').replace('|UNIDAD|RECEPTOR', `|${text}|RECEPTOR`), createFieldJudge).said;
    expect(hd('HG')).toEqual([]);
    expect(hd('^2.16.840.1.113883.3.215^ISO')).toEqual([]);
    expect(hd('HG^6f1b0e0a-3b7e-4c38-9d1c-0a1b2c3d4e5f^UUID')).toEqual([]);
    expect(hd('HG^hospital.example^DNS')).toEqual([]);
    expect(hd('HG^""^ISO')).toEqual([]);
    expect(hd('HG^2.16.840.1')).toEqual(['universalIdPair MSH-4.3']);
    expect(hd('HG^^ISO')).toEqual(['universalIdPair MSH-4.2']);
    expect(hd('HG^2.16.840.01^ISO')).toEqual(['universalIdForm MSH-4.2']);
    expect(hd('HG^no-es^UUID')).toEqual(['universalIdForm MSH-4.2']);
  });

  it('the precision of TS before 2.5 is a component of its own', () => {
    expect(said(['EVN|A01|20240105^D'], '2.3')).toEqual([]);
    expect(said(['EVN|A01|20240105^D^X'], '2.3')).toEqual(['partSurplus EVN-2.3']);
  });

  it('blanks around a value are not held against it', () => {
    expect(value('NM', ' 13.5 ')).toEqual([]);
    expect(value('DT', '20240101 ')).toEqual([]);
    expect(value('NM', '   ')).toEqual([]);
  });

  it('a finding says how it should be, and which value it is', () => {
    expect(judge(['PID|1||F-1||PRUEBA^ANA||29/02/1980']).details[0]).toMatchObject({
      actual: '29/02/1980',
      expected: 'AAAA[MM[DD[HH[MM[SS[.SSSS]]]]]][±HHMM]',
    });
  });

  it('a value of 20 MB is read, not copied into a finding', () => {
    const long = 'A'.repeat(20_000_000);
    expect(value('ED', `UNIDAD^AP^PDF^Base64^${long}`)).toEqual([]);
    expect(judge([`OBX|1|NM|718-7^Hb^LN||${long}||||||F`]).details[0].actual?.length).toBe(100);
  });
});
