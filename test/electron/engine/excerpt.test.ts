import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceExcerpt } from '../../../electron/engine/excerpt.ts';
import { verifyExport } from '../../../electron/engine/verify-export.ts';
import { runSetup } from '../../support/project.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cotejo-fuente-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Verifies a file, and gives what its source pane shows of the first finding at a path. */
async function shown(name: string, content: string | Uint8Array, path: string) {
  const location = join(folder, name);
  writeFileSync(location, content);
  const { result } = await verifyExport({ paths: [location], setup: runSetup(), toolVersion: '0', threads: 0 });
  const file = result.files[0];
  const found = file.findings.find(({ place }) => place.path?.endsWith(path));
  if (found?.place.line === undefined) {
    throw new Error(`no finding at ${path}: ${file.findings.map(({ place }) => place.path).join(', ')}`);
  }
  const { line, column } = found.place;
  const { path: shownPath, sha256, format, encoding } = file;
  const excerpt = await sourceExcerpt({ location, path: shownPath, sha256, format, encoding, line, column });
  const { mark, lines } = excerpt;
  return { excerpt, line, marked: mark === null ? undefined : lines[mark.line].slice(mark.start, mark.end) };
}

/** A synthetic message with a birth date that no calendar has, a sex without a letter and no assigned location. */
const SEGMENTS = [
  'MSH|^~\\&|HIS|DFSSA000001|LAB|DFSSA000001|20260101120000||ADT^A01^ADT_A01|1|P|2.5',
  'EVN|A01|20260101120000',
  'PID|1||7^^^HIS^MR||ÑANDÚ^ANA SINTÉTICA||19900230|F',
  'PV1|1|',
];

describe.each([
  ['CR', '\r'],
  ['LF', '\n'],
  ['CRLF', '\r\n'],
])('the source of a message whose segments end with %s', (_name, end) => {
  it('shows its segment, and marks what stands there', async () => {
    const { excerpt, line, marked } = await shown('mensaje.hl7', SEGMENTS.join(end) + end, 'PID-7');
    expect(line).toBe(3);
    expect(excerpt).toMatchObject({ status: 'ok', firstLine: 1, lines: SEGMENTS });
    expect(marked).toBe('19900230');
  });
});

describe('the source of HL7 v2', () => {
  it('marks an empty spot where nothing stands', async () => {
    const { marked } = await shown('vacio.hl7', SEGMENTS.join('\r'), 'PV1-2');
    expect(marked).toBe('');
  });

  it('is read in the set that MSH-18 names', async () => {
    const [header, ...rest] = SEGMENTS;
    const text = [`${header}||||||8859/1`, ...rest].join('\r');
    const { excerpt, marked } = await shown('latino.hl7', Buffer.from(text, 'latin1'), 'PID-7');
    expect(excerpt.lines[2]).toBe(SEGMENTS[2]);
    expect(marked).toBe('19900230');
  });

  it('counts what MLLP left in the file as the reader does', async () => {
    const framed = `\v${SEGMENTS.join('\r')}\r\x1c\r`;
    const { marked } = await shown('trama.hl7', framed + framed.replace('|1|P', '|2|P'), 'PID-7');
    expect(marked).toBe('19900230');
  });
});

describe('the source of CDA', () => {
  const document = (declared: string) =>
    `<?xml version="1.0" encoding="${declared}"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3">\n  <título/>\n</ClinicalDocument>\n`;

  it('marks the name of an element', async () => {
    const { marked } = await shown('nombre.xml', document('UTF-8'), '/título');
    expect(marked).toBe('<título');
  });

  it('is read in UTF-16, in which a line feed has two bytes', async () => {
    const text = Buffer.from(`\ufeff${document('UTF-16')}`, 'utf16le');
    const { excerpt, marked } = await shown('ancho.xml', text, '/título');
    expect(excerpt.lines.slice(0, 3)).toEqual(document('UTF-16').split('\n').slice(0, 3).map(String));
    expect(marked).toBe('<título');
  });
});
