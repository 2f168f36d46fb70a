import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFieldJudge } from '../../../../shared/formats/hl7v2/fields/judge.ts';
import { createStructureJudge } from '../../../../shared/formats/hl7v2/structure/judge.ts';
import { judgeText } from '../../../support/hl7v2/judge.ts';
import { header, messageOf } from '../../../support/hl7v2/messages.ts';

const judge = (text: string): ReturnType<typeof judgeText> => judgeText(text, createFieldJudge);
const said = (segments: readonly string[], version?: string): readonly string[] =>
  judge(messageOf('ADT^A01^ADT_A01', segments, version)).said;

describe('fields of HL7 v2 segments', () => {
  it('a required field with nothing but delimiters or blanks is missing', () => {
    expect(said(['PV1|1|'])).toEqual(['fieldMissing PV1-2']);
    expect(said(['PID|1||^^~ ||PRUEBA^ANA'])).toEqual(['fieldMissing PID-3']);
  });

  it('a required field whose value is assumed where it is empty is not missing', () => {
    expect(said(['RXA|0|1|20240105||08^HepB^CVX|999'])).toEqual([]);
    expect(said(['RXA|0|1|||08^HepB^CVX|999'])).toEqual(['fieldMissing RXA-3']);
  });

  it('an explicit null is written', () => {
    expect(said(['PV1|1|""|""|""', 'PID|""||""||""||""|""'])).toEqual([]);
    expect(said(['PID|1||F-1^^^""&""&""^""||PRUEBA^""||19800229'])).toEqual([]);
  });

  it('local segments and unknown ones are not judged', () => {
    expect(said(['ZPI|x^y&z~w|99999999', 'QQQ|x^y'])).toEqual([]);
  });

  it('a field that does not repeat is told once, however often it does', () => {
    expect(said([`PID|1||F-1||PRUEBA^ANA||19800229|${'F~'.repeat(1000)}F`])).toEqual(['fieldRepeated PID-8[2]']);
  });

  it('what may repeat does', () => {
    expect(said([`PID|1||${'F-1~'.repeat(50)}F-2||PRUEBA^ANA~PRUEBA^LUCIA`])).toEqual([]);
  });

  it('of a million repetitions, twenty faults are told', () => {
    const judged = judge(messageOf('ADT^A01^ADT_A01', [`PID|1||${'^^^HG~'.repeat(1_000_000)}F-1||PRUEBA^ANA`]));
    expect(judged.said.length).toBe(20);
    expect(judged.said[19]).toBe('partMissing PID-3[20].1');
    expect(said([`PID|1||${'F-1^^^HG~'.repeat(1_000_000)}F-1||PRUEBA^ANA`])).toEqual([]);
  });

  it('a component that is cut a million times is told once', () => {
    // Of so many, those after the 4,096th are taken for one.
    expect(said([`PID|1||F-1||PRUEBA${'^'.repeat(1_000_000)}X`])).toEqual(['partSurplus PID-5.4097']);
  });

  it('lengths: of texts, without the escapes and trailing blanks, up to 2.6', () => {
    const set = (id: string, version?: string): readonly string[] =>
      judge(`${header('ADT^A01^ADT_A01', version).replace('MSG1', id)}\r`).said;
    expect(set('M'.repeat(20))).toEqual([]);
    expect(set('M'.repeat(21))).toEqual(['fieldLong MSH-10']);
    expect(set(`${'M'.repeat(19)}\\T\\`)).toEqual([]);
    expect(set(`${'M'.repeat(20)}    `)).toEqual([]);
    expect(set('M'.repeat(500), '2.7')).toEqual([]);
    expect(judge(`${header('ADT^A01').replace('MSG1', 'M'.repeat(21))}`).details[0]).toMatchObject({
      actual: '21 caracteres',
      expected: 'hasta 20 caracteres',
    });
  });

  it('fields that the version does not have are told once a segment', () => {
    expect(said([`PV1|1|I${'|'.repeat(60)}X|Y|Z`])).toEqual(['fieldSurplus PV1-62']);
    expect(said([`PV1|1|I${'|'.repeat(200)}`])).toEqual([]);
  });

  it('fields that a line within the segment brings are not counted: the line is the fault', () => {
    expect(said(['AL1|1|DA|PEN\rdg1|1|||B|C|D'])).toEqual([]);
    expect(said(['AL1|1|DA|PEN|1|||B|C|D'])).toEqual(['fieldSurplus AL1-7']);
  });

  it('of a version without tables, only what every version asks for is asked for', () => {
    const judged = judge(
      messageOf('ADT^A01^ADT_A01', [`PV1|1||${'|'.repeat(80)}X`, 'PID|1||F-1~F-2||PRUEBA|A~B|19810229'], '2.9'),
    );
    expect(judged.said).toEqual(['fieldMissing PV1-2', 'dateCalendar PID-7']);
    expect(judged.undecided).toEqual(['hl7v2-campo', 'hl7v2-tabla']);
  });
});

describe('fields that other data ask for', () => {
  const oru = (...segments: readonly string[]): readonly string[] => judge(messageOf('ORU^R01^ORU_R01', segments)).said;

  it('a value has a type', () => {
    expect(oru('OBX|1||718-7^Hb^LN||13.5||||||F')).toEqual(['fieldConditional OBX-2']);
    expect(oru('OBX|1||718-7^Hb^LN||||||||X')).toEqual([]);
  });

  it('a report says when the specimen was taken and its status; an order does not', () => {
    expect(oru('OBR|1|O-1|L-1|718-7^Hb^LN')).toEqual(['fieldConditional OBR-7', 'fieldConditional OBR-25']);
    expect(judge(messageOf('ORM^O01^ORM_O01', ['ORC|NW|O-1', 'OBR|1|O-1||718-7^Hb^LN'])).said).toEqual([]);
  });

  it('ORC and OBR say the same number, where both do', () => {
    const orm = (orc: string, obr: string): readonly string[] =>
      judge(messageOf('ORM^O01^ORM_O01', [orc, 'NTE|1', obr])).said;
    expect(orm('ORC|NW|O-1^HG', 'OBR|1|O-1||718-7^Hb^LN')).toEqual([]);
    expect(orm('ORC|NW|O-1', 'OBR|1|||718-7^Hb^LN')).toEqual([]);
    expect(orm('ORC|NW|O-1|L-1', 'OBR|1|O-1|L-2|718-7^Hb^LN')).toEqual(['orderNumber OBR-3.1']);
  });
});

describe('fields of any text', () => {
  it('are judged to the end, and what is told stands in the message', () => {
    const names = fc.constantFrom('PID', 'OBX', 'OBR', 'PV1', 'MSA', 'NK1', 'ZZ1', 'QQQ', 'IN1', 'TXA');
    const piece = fc.constantFrom(
      '|',
      '|',
      '^',
      '~',
      '&',
      '\\',
      '""',
      'A',
      '20240230',
      '1',
      ' ',
      'ISO',
      'NM',
      'Ñ',
      '😀',
    );
    const segment = fc
      .tuple(names, fc.array(piece, { maxLength: 60 }))
      .map(([name, pieces]) => `${name}|${pieces.join('')}`);
    const version = fc.constantFrom('2.1', '2.3', '2.4', '2.5.1', '2.7', '2.9', '', 'x');
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 8 }), version, (segments, named) => {
        const { details } = judgeText(messageOf('ADT^A01', segments, named), createStructureJudge, createFieldJudge);
        for (const { path } of details)
          expect(path).toMatch(/^[A-Z][A-Z0-9]{2}(\[\d+\])?(-\d+(\[\d+\])?(\.\d+){0,2})?$/);
      }),
      { numRuns: 300 },
    );
  });
});
