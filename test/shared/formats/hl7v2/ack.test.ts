import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Acknowledgement, buildAck } from '../../../../shared/formats/hl7v2/ack/build.ts';
import { errorOf, headerError, locationOf } from '../../../../shared/formats/hl7v2/ack/errors.ts';
import { type AckHeader, readAckHeader } from '../../../../shared/formats/hl7v2/ack/header.ts';
import { ackMode, asksFor, isAcknowledgement } from '../../../../shared/formats/hl7v2/ack/mode.ts';
import type { Finding } from '../../../../shared/model/index.ts';

interface Parts {
  readonly version?: string;
  readonly type?: string;
  readonly processing?: string;
  readonly controlId?: string;
  readonly accept?: string;
  readonly application?: string;
  readonly charset?: string;
}

/** A header, synthetic throughout. */
function msh(parts: Parts = {}): string {
  const { version = '2.5.1', type = 'ADT^A01^ADT_A01', processing = 'P', controlId = 'M1' } = parts;
  const { accept = '', application = '', charset = '' } = parts;
  return `MSH|^~\\&|HIS|DFSSA000001|LAB|DFSSA000002|20260101||${type}|${controlId}|${processing}|${version}|||${accept}|${application}|MEX|${charset}\rPID|1\r`;
}

function header(text: string, encoding: BufferEncoding = 'latin1'): AckHeader {
  const found = readAckHeader(Buffer.from(text, encoding));
  if (found === undefined) throw new Error('no header');
  return found;
}

const ANSWER: Acknowledgement = { code: 'AA', time: '20260101120000-0600', controlId: 'R1', errors: [] };

function ack(of: AckHeader, patch: Partial<Acknowledgement> = {}): readonly string[] {
  return Buffer.from(buildAck(of, { ...ANSWER, ...patch }))
    .toString('latin1')
    .split('\r')
    .slice(0, -1);
}

const FINDING: Finding = {
  rule: 'hl7v2-tabla-codigo',
  severity: 'error',
  message: 'El código | no está en la tabla según «HL7».',
  place: { path: 'OBX[3]-5[2].2.1', field: 'OBX-5.2.1' },
  actual: 'GOMC••••',
  fingerprint: '0',
};

describe('the header of a message', () => {
  it.each([
    ['\ufeffMSH|^~\\&|HIS\r', 'utf8'],
    ['\r\nMSH|^~\\&|HIS\n', 'latin1'],
    ['MSH|^~\\&|HIS', 'latin1'],
  ] as const)('is found in %j', (text, encoding) => {
    expect(header(text, encoding).component(3)).toBe('HIS');
  });

  it('is read with the delimiters that it names', () => {
    const own = header('MSH#*~!%#HIS*1#x#LAB##20260101##ORU*R01#77#T#2.4\r');
    expect([own.component(3), own.component(9, 2), own.field(10)]).toEqual(['HIS', 'R01', '77']);
    expect(ack(own)).toEqual(['MSH#*~!%#LAB##HIS*1#x#20260101120000-0600##ACK*R01*ACK#R1#T#2.4', 'MSA#AA#77']);
  });

  it.each(['', 'MS', 'MSH', 'PID|1', 'xMSH|^~\\&'])('is not found in %j', (text) => {
    expect(readAckHeader(Buffer.from(text))).toBeUndefined();
  });

  it('gives an answer of its own lines alone to any bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const of = readAckHeader(Buffer.concat([Buffer.from('MSH|^~\\&'), bytes]));
        if (of === undefined) return;
        const lines = ack(of, { code: 'AR', errors: [errorOf(FINDING)] });
        expect(lines.length).toBe(3);
        expect(lines[0].startsWith('MSH|') && lines[1].startsWith('MSA|AR') && lines[2].startsWith('ERR|')).toBe(true);
      }),
    );
  });
});

describe('an acknowledgement', () => {
  it('goes back to the sender with its control id, version, country and character set', () => {
    expect(ack(header(msh({ charset: 'UNICODE UTF-8' })))).toEqual([
      'MSH|^~\\&|LAB|DFSSA000002|HIS|DFSSA000001|20260101120000-0600||ACK^A01^ACK|R1|P|2.5.1|||||MEX|UNICODE UTF-8',
      'MSA|AA|M1',
    ]);
  });

  it.each([
    ['2.2', 'ACK^A01'],
    ['2.3', 'ACK^A01'],
    ['2.3.1', 'ACK^A01^ACK'],
    ['2.7.1', 'ACK^A01^ACK'],
  ])('of %s says %s', (version, type) => {
    expect(ack(header(msh({ version })))[0].split('|')[8]).toBe(type);
  });

  it('of enhanced mode asks for none in turn', () => {
    expect(
      ack(header(msh({ accept: 'AL' })), { code: 'CA' })[0]
        .split('|')
        .slice(14, 16),
    ).toEqual(['NE', 'NE']);
  });

  it('says since 2.5 place, code, severity, rule and sentence of each error, and no value', () => {
    const lines = ack(header(msh()), { code: 'AE', errors: [errorOf(FINDING)] });
    expect(lines.slice(1)).toEqual([
      'MSA|AE|M1',
      'ERR||OBX^3^5^2^2^1|103^Table value not found^HL70357|E|hl7v2-tabla-codigo^^99COTEJO|||El codigo \\F\\ no esta en la tabla segun "HL7".',
    ]);
    expect(lines.join()).not.toContain('GOMC');
  });

  it('says until 2.4 the errors in one ERR-1, and the first sentence in MSA-3', () => {
    const errors = [FINDING, { ...FINDING, rule: 'hl7v2-tipo-fecha', place: { path: 'PID-7' } }].map(errorOf);
    expect(ack(header(msh({ version: '2.3.1' })), { code: 'AE', errors }).slice(1)).toEqual([
      'MSA|AE|M1|El codigo \\F\\ no esta en la tabla segun "HL7".',
      'ERR|OBX^3^5^103&Table value not found&HL70357~PID^1^7^102&Data type error&HL70357',
    ]);
  });

  it.each([
    ['UNICODE UTF-8', 'utf8', 'El código'],
    ['8859/1', 'latin1', 'El código'],
    ['', 'latin1', 'El codigo'],
    ['8859/15', 'latin1', 'El codigo'],
  ] as const)('speaks in the character set %j', (charset, encoding, words) => {
    const error = { ...errorOf(FINDING), text: 'El código' };
    const bytes = buildAck(header(msh({ charset })), { ...ANSWER, code: 'AE', errors: [error] });
    expect(Buffer.from(bytes).toString(encoding)).toContain(`|${words}\r`);
  });

  it('echoes names and control id byte by byte', () => {
    const bytes = Buffer.from(msh({ controlId: 'Ñ\xff1' }), 'latin1');
    const of = readAckHeader(bytes);
    expect(of && Buffer.from(buildAck(of, ANSWER)).includes(Buffer.from('MSA|AA|Ñ\xff1\r', 'latin1'))).toBe(true);
  });

  it('keeps to the first errors of many', () => {
    const errors = Array.from({ length: 500 }, () => errorOf(FINDING));
    expect(ack(header(msh()), { code: 'AE', errors }).length).toBe(22);
  });
});

describe('what a header alone makes rejected', () => {
  it.each([
    [{ version: '3.0' }, '203', 12],
    [{ version: '' }, '203', 12],
    [{ type: '' }, '200', 9],
    [{ type: 'Juan' }, '200', 9],
    [{ processing: 'X' }, '202', 11],
  ] as const)('%j: %s', (parts, code, field) => {
    expect(headerError(header(msh(parts)))).toMatchObject({ code, location: { segment: 'MSH', field } });
  });

  it('are delimiters that cannot be told apart; the answer uses those that HL7 recommends', () => {
    const same = header('MSH|||||HIS|x|2026\r');
    expect(headerError(same)).toMatchObject({ code: '102', location: { field: 2 } });
    expect(ack(same, { code: 'AR' })).toEqual(['MSH|^~\\&|||||20260101120000-0600||ACK|R1|P|2.5.1', 'MSA|AR']);
  });

  it('is none of what holds, nor a processing id that is left to the verification', () => {
    expect(headerError(header(msh()))).toBeUndefined();
    expect(headerError(header(msh({ processing: '' })))).toBeUndefined();
    expect(headerError(header(msh({ version: '2.8', processing: 'T^I' })))).toBeUndefined();
  });
});

describe('the mode of acknowledgement', () => {
  it('is enhanced where MSH-15 or MSH-16 is valued', () => {
    expect(ackMode(header(msh()))).toBe('original');
    expect(ackMode(header(msh({ accept: 'NE' })))).toBe('enhanced');
    expect(ackMode(header(msh({ application: 'AL' })))).toBe('enhanced');
  });

  it.each([
    ['AL', true, true],
    ['NE', false, false],
    ['ER', false, true],
    ['SU', true, false],
    ['', false, false],
  ])('%s', (condition, onSuccess, onFailure) => {
    expect([asksFor(condition, true), asksFor(condition, false)]).toEqual([onSuccess, onFailure]);
  });

  it('knows an acknowledgement', () => {
    expect(isAcknowledgement(header(msh({ type: 'ACK^A01^ACK' })))).toBe(true);
    expect(isAcknowledgement(header(msh()))).toBe(false);
  });
});

describe('the place of an error', () => {
  it.each([
    ['PID-3', ['PID', 1, 3, 1, 0, 0]],
    ['PID-3[2].1', ['PID', 1, 3, 2, 1, 0]],
    ['OBX[3]-5[1].2.1', ['OBX', 3, 5, 1, 2, 1]],
    ['PATIENT_RESULT.PATIENT.PID', ['PID', 1, 0, 0, 0, 0]],
    ['ZMX', ['ZMX', 1, 0, 0, 0, 0]],
  ] as const)('of %s', (path, [segment, sequence, field, repetition, component, subcomponent]) => {
    expect(locationOf(path)).toEqual({ segment, sequence, field, repetition, component, subcomponent });
  });

  it.each(['', 'PATIENT_RESULT', 'curp'])('of %j is none', (path) => {
    expect(locationOf(path)).toBeUndefined();
  });
});
