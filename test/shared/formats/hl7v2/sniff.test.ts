import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sniffHl7v2 } from '../../../../shared/formats/hl7v2/sniff.ts';
import { RESOURCES, SHARED } from '../../../support/project.ts';
import { describeWithShared } from '../../../support/with-shared.ts';
import { HEADER, latin1 } from './reading.ts';

const sniff = (text: string): number => sniffHl7v2(latin1(text));
const HEAD = 65536;

describe('sniffing HL7 v2', () => {
  it.each([
    ['a message', `${HEADER}\r`, 0.95],
    ['other delimiters', 'MSH#*!/@#A', 0.95],
    ['a byte order mark and blank lines', `\xef\xbb\xbf\r\n\r\n${HEADER}`, 0.95],
    ['MLLP', `\x0b${HEADER}`, 0.95],
    ['a batch', 'FHS|^~\\&|A', 0.9],
    ['a batch of messages', '\rBHS|^~\\&|A', 0.9],
    ['UTF-16', `\xff\xfe${[...HEADER].map((character) => `${character}\0`).join('')}`, 0.9],
    ['a message without MSH-2', 'MSH|LAB|ECE', 0.7],
    ['a log with messages', `2024-01-05 recibido:\n${HEADER}\n`, 0.6],
  ])('is sure of %s', (_name, text, confidence) => {
    expect(sniff(text)).toBe(confidence);
  });

  it.each([
    ['nothing', ''],
    ['a name alone', 'MSH'],
    ['text', 'MSH: hormona\nMSHA|^~'],
    ['a message in the middle of a line', `x ${HEADER}`],
    ['GIIS', 'DFSSA000001|MSH|1|2\r\nDFSSA000001|X|1'],
    ['JSON', `{"a":"${HEADER}"}`],
    ['a segment of no message', 'PID|1||x\rPV1|1\r'],
    ['UTF-16 of something else', '\xff\xfeh\0o\0l\0a\0'],
  ])('does not claim %s', (_name, text) => {
    expect(sniff(text)).toBe(0);
  });

  it.each(['giis', 'fhir'])('does not claim the samples of %s', (format) => {
    const folder = join(RESOURCES, 'samples', format);
    for (const name of readdirSync(folder)) {
      expect(sniffHl7v2(new Uint8Array(readFileSync(join(folder, name))).subarray(0, HEAD)), name).toBe(0);
    }
  });
});

describeWithShared('corpora', 'sniffing the corpora', () => {
  const root = join(SHARED, 'corpora');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(root, name)).isFile(),
  );

  it('claims all messages and nothing else', () => {
    for (const name of files.filter((one, index) => one.startsWith('hl7v2/') || index % 20 === 0)) {
      const confidence = sniffHl7v2(new Uint8Array(readFileSync(join(root, name))).subarray(0, HEAD));
      expect(confidence, name).toBe(name.startsWith('hl7v2/') ? 0.95 : 0);
    }
  });
});
