import { describe, expect, it } from 'vitest';
import type { SyntaxRule } from '../../../../shared/formats/hl7v2/rules/syntax.ts';
import { SYNTAX_RULES } from '../../../../shared/formats/hl7v2/rules/syntax.ts';
import { HEADER, latin1, readHl7, rulesOf } from './reading.ts';

const message = `${HEADER}\rPID|1\r`;
const withEncoding = (encoding: string): string => `${message.replace('^~\\&', encoding)}`;
const declaring = (set: string, text: string): Uint8Array => latin1(`${HEADER}||||||${set}\rPID|1|${text}\r`);

/** What breaks each rule. */
const BREACHES: Readonly<Record<SyntaxRule, string | Uint8Array>> = {
  messageMissing: 'PID|1\r',
  textOutsideMessage: `hola\r${message}`,
  messageCut: 'MSH|^~\\&|LAB',
  messageExcessive: `${HEADER}\rPID|${'x'.repeat(500_000)}\r`,
  segmentsExcessive: `${HEADER}\r${'ZA1\r'.repeat(100_001)}`,
  segmentFieldsExcessive: `${HEADER}\rPID${'|'.repeat(2001)}\r`,
  lineInSegment: `${message}resto\r`,
  lineEnd: message.replaceAll('\r', '\n'),
  lineEndInFrame: `\x0b${message.replaceAll('\r', '\n')}\x1c\r`,
  frameLeft: `\x0b${message}\x1c\r`,
  frameOpen: `\x0b${message}`,
  encodingCharactersMissing: withEncoding(''),
  delimiterInvalid: withEncoding('AB'),
  delimiterRepeated: withEncoding('^^\\&'),
  encodingCharactersOmitted: withEncoding('^~\\'),
  encodingCharactersExtra: withEncoding('^~\\&#!'),
  escapeCharacterLost: withEncoding('^~&'),
  escapeOpen: `${HEADER}\rPID|a\\b\r`,
  escapeUnknown: `${HEADER}\rPID|\\Q\\\r`,
  controlCharacter: `${HEADER}\rPID|\0\r`,
  messageContinued: `${HEADER}\rDSC|1\r`,
  byteOrderMark: `\ufeff${message}`,
  charsetWide: latin1('\xff\xfeM\0S\0H\0|\0'),
  charsetUndeclared: declaring('', 'Ñ'),
  charsetBreach: declaring('UNICODE UTF-8', 'Ñ'),
  charsetContradicted: declaring('8859/1', '\xc3\x91'),
  charsetWindows: declaring('8859/1', '\x93'),
  charsetUnknown: declaring('ISO IR87', 'Ñ'),
  charsetMixed: Uint8Array.from([...declaring('', 'Ñ'), ...declaring('', '\xc3\x91')]),
  batchCount: `BHS|^~\\&|\r${message}BTS|2\r`,
  batchFileCount: `FHS|^~\\&|\rBHS|^~\\&|\r${message}BTS|1\rFTS|2\r`,
  batchUnpaired: `BHS|^~\\&|\r${message}`,
};
const LIMIT = 450_000;

describe('rules of syntax', () => {
  it.each(Object.keys(SYNTAX_RULES) as SyntaxRule[])(
    '%s is told of what breaks it, and of a sound message is not',
    (rule) => {
      expect(rulesOf(readHl7(BREACHES[rule], 1000, LIMIT))).toContain(rule);
      expect(rulesOf(readHl7(message))).toEqual([]);
    },
  );

  it('have ids of their layer, and texts of their own', () => {
    const rules = Object.values(SYNTAX_RULES);
    for (const { id } of rules) expect(id).toMatch(/^hl7v2-sintaxis(-[a-z0-9]+)+$/);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(new Set(rules.map(({ failureTitle }) => failureTitle)).size).toBe(rules.length);
  });
});
