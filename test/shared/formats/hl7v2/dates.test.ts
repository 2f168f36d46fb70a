import { describe, expect, it } from 'vitest';
import {
  judgeDate,
  judgeDateTime,
  judgeTime,
  NOT_A_DATE,
  NOT_A_ZONE,
  NOT_IN_CALENDAR,
  SOUND,
} from '../../../../shared/formats/hl7v2/fields/dates.ts';
import { isNumber, isOid, isSequence, isUuid } from '../../../../shared/formats/hl7v2/fields/primitives.ts';

/** Judges a text inside of another one: what stands around it must not count. */
function inside(judge: (text: string, start: number, end: number) => unknown, text: string): unknown {
  return judge(`19${text}00`, 2, 2 + text.length);
}

describe('dates and times of HL7 v2', () => {
  it.each(['2024', '202402', '20240229', '20000229', '19991231'])('DT %s', (text) => {
    expect(inside(judgeDate, text)).toBe(SOUND);
  });

  it.each([
    ['', NOT_A_DATE],
    ['24', NOT_A_DATE],
    ['20240', NOT_A_DATE],
    ['2024-02-29', NOT_A_DATE],
    ['20240101120000', NOT_A_DATE],
    ['20240101-0600', NOT_A_DATE],
    ['00000000', NOT_IN_CALENDAR],
    ['20241301', NOT_IN_CALENDAR],
    ['20240001', NOT_IN_CALENDAR],
    ['20230229', NOT_IN_CALENDAR],
    ['19000229', NOT_IN_CALENDAR],
    ['20240431', NOT_IN_CALENDAR],
    ['20240100', NOT_IN_CALENDAR],
  ])('DT %j is %j', (text, fault) => {
    expect(inside(judgeDate, text)).toBe(fault);
  });

  it.each(['00', '2359', '235959', '235959.1', '235959.1234', '10-0600', '101500+1400'])('TM %s', (text) => {
    expect(inside(judgeTime, text)).toBe(SOUND);
  });

  it.each([
    ['9', NOT_A_DATE],
    ['11:30', NOT_A_DATE],
    ['1130.5', NOT_A_DATE],
    ['113000.', NOT_A_DATE],
    ['113000.12345', NOT_A_DATE],
    ['24', NOT_IN_CALENDAR],
    ['1160', NOT_IN_CALENDAR],
    ['113060', NOT_IN_CALENDAR],
    ['1130-06', NOT_A_ZONE],
    ['1130-06:00', NOT_A_ZONE],
  ])('TM %j is %j', (text, fault) => {
    expect(inside(judgeTime, text)).toBe(fault);
  });

  it.each([
    '2024',
    '202402',
    '20240229',
    '2024022923',
    '202402292359',
    '20240229235959',
    '20240229235959.9999-0600',
    '2024-0600',
    '202402291015+0530',
  ])('DTM %s', (text) => {
    expect(inside(judgeDateTime, text)).toBe(SOUND);
  });

  it.each([
    ['2024022', NOT_A_DATE],
    ['2004062916460000', NOT_A_DATE],
    ['2024-02-29T10:00:00', NOT_A_DATE],
    ['2024-02-29', NOT_A_DATE],
    ['202402-29', NOT_A_DATE],
    ['20240229-06:00', NOT_A_DATE],
    ['2024022910-06:00', NOT_A_ZONE],
    ['20240229101500 -0600', NOT_A_DATE],
    ['20240229Z', NOT_A_DATE],
    ['20230229', NOT_IN_CALENDAR],
    ['2024022924', NOT_IN_CALENDAR],
    ['20240229101500-1500', NOT_A_ZONE],
    ['20240229101500-0660', NOT_A_ZONE],
    ['20240229101500-600', NOT_A_ZONE],
  ])('DTM %j is %j', (text, fault) => {
    expect(inside(judgeDateTime, text)).toBe(fault);
  });
});

describe('numbers and universal ids', () => {
  it.each(['0', '-1', '+12.50', '.5', '5.', '007'])('NM %s', (text) => {
    expect(inside(isNumber, text)).toBe(true);
  });

  it.each(['', '.', '-', '+.', '1e5', '1,5', '<5', '5 mg', '1.2.3', 'NaN'])('not NM: %j', (text) => {
    expect(inside(isNumber, text)).toBe(false);
  });

  it('SI has digits only', () => {
    expect(['1', '0001'].every((text) => inside(isSequence, text))).toBe(true);
    expect(['', '-1', '1.0', 'A'].some((text) => inside(isSequence, text))).toBe(false);
  });

  it.each(['0.0', '1.39', '2.999.1', '2.16.840.1.113883.3.215'])('OID %s', (text) => {
    expect(isOid(text)).toBe(true);
  });

  it.each(['', '2', '3.1', '1.40', '1.100', '2.16.', '.2.16', '2..16', '2.016', '22.1', '2.16.x', '1.Edu'])(
    'not an OID: %j',
    (text) => {
      expect(isOid(text)).toBe(false);
    },
  );

  it('UUID in hexadecimal digits, with all hyphens or none', () => {
    expect(isUuid('6f1b0e0a-3b7e-4c38-9d1c-0a1b2c3d4e5f')).toBe(true);
    expect(isUuid('6f1b0e0a3b7e4c389d1c0a1b2c3d4e5f')).toBe(true);
    expect(isUuid('6f1b0e0a-3b7e4c389d1c0a1b2c3d4e5f')).toBe(false);
    expect(isUuid('6f1b0e0a3b7e4c389d1c0a1b2c3d4e5g')).toBe(false);
  });
});
