import { describe, expect, it } from 'vitest';
import { createFieldJudge } from '../../../../shared/formats/hl7v2/fields/judge.ts';
import { judgeText } from '../../../support/hl7v2/judge.ts';
import { messageOf } from '../../../support/hl7v2/messages.ts';

const judge = (segments: readonly string[], version?: string): ReturnType<typeof judgeText> =>
  judgeText(messageOf('ADT^A01^ADT_A01', segments, version), createFieldJudge);
const said = (segments: readonly string[], version?: string): readonly string[] => judge(segments, version).said;

describe('HL7 tables', () => {
  it('closed ones: an unknown code is an error, with the codes that there are', () => {
    const { details } = judge(['OBX|1|ST|718-7^Hb^LN||x||||||Q']);
    expect(details).toMatchObject([{ rule: 'codeClosed', path: 'OBX-11', actual: 'Q' }]);
    expect(details[0].expected).toContain('tabla 0085');
    expect(said(['MSA|AA|1'])).toEqual([]);
    expect(said(['MSA|OK|1'])).toEqual(['codeClosed MSA-1']);
    expect(said(['PID|1||F-1||PRUEBA^ANA|||||||||||||||||||||||||SI'])).toEqual(['codeClosed PID-30']);
  });

  it('the other ones: a warning', () => {
    expect(said(['PID|1||F-1^^^HG^CURP||PRUEBA^ANA'])).toEqual(['codeUnlisted PID-3.5']);
    expect(said(['PID|1||F-1^^^HG^NNMEX||PRUEBA^ANA'])).toEqual([]);
    expect(said(['TXA|1|DS||||||||||D-1|||||AU|Q'])).toEqual(['codeUnlisted TXA-18']);
  });

  it('a character set goes by its name in the table', () => {
    const set = (name: string): readonly string[] =>
      judgeText(`${messageOf('ADT^A01^ADT_A01', [])}||||||${name}\r`, createFieldJudge).said;
    expect(set('UNICODE UTF-8')).toEqual([]);
    expect(set('8859/1~UNICODE UTF-8')).toEqual([]);
    expect(set('UTF-8')).toEqual(['codeUnlisted MSH-18']);
    expect(set('EBCDIC')).toEqual(['codeUnlisted MSH-18']);
  });

  it('tables that each site fills, and those that show examples, are not held against', () => {
    expect(said(['PID|1||F-1^^^HG^MR||PRUEBA^ANA|||MUJER'], '2.7')).toEqual([]);
    expect(said(['PV1|1|HOSPITALIZADO||X'], '2.7')).toEqual([]);
    expect(said(['NTE|1|QQQ|Nota'])).toEqual([]);
    expect(said(['DG1|1||A09X^Diarrea^CIE10MX|||F'])).toEqual([]);
    expect(said(['PV1|1|I||||||||CRD'], '2.3')).toEqual([]);
  });

  it('an escape, a null and a blank are no codes', () => {
    expect(said(['MSA|""|1'])).toEqual([]);
    expect(said(['MSA|\\T\\|1'])).toEqual([]);
    expect(said(['MSA|AA |1'])).toEqual([]);
  });

  it('coded without exceptions: a code of an HL7 table is in it', () => {
    const cne = (text: string): readonly string[] => said([`OBX|1|CNE|718-7^Hb^LN||${text}||||||F`], '2.6');
    expect(cne('Y^Sí^HL70136')).toEqual([]);
    expect(cne('S^Sí^HL70136')).toEqual(['codeOfSystem OBX-5.1']);
    expect(cne('S^Sí^L')).toEqual([]);
    expect(cne('S^Sí^HL79999')).toEqual([]);
  });

  it('what a finding shows of a long code may be anything: it is not shown plainly', () => {
    const sensitivity = (code: string): unknown => {
      let found: unknown;
      judgeText(
        messageOf('ADT^A01', [`MSA|${code}|1`]),
        () => (visit) =>
          createFieldJudge({
            definitions: { versions: [], of: () => expect.unreachable(), lastWith: () => undefined },
          })({
            ...visit,
            report: (_rule, _at, detail) => {
              found = detail?.sensitivity;
            },
          }),
      );
      return found;
    };
    expect(sensitivity('OK')).toBe('plain');
    expect(sensitivity('PRUEBA')).toBe('auto');
  });

  it('of a version without tables, none', () => {
    expect(said(['MSA|OK|1'], '2.9')).toEqual([]);
  });
});
