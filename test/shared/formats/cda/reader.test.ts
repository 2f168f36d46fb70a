import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CdaElement, Position } from '../../../../shared/formats/cda/document.ts';
import { attribute, descend, pathOf, TEXT_KEPT } from '../../../../shared/formats/cda/document.ts';
import type { DocumentReading } from '../../../../shared/formats/cda/reader/read.ts';
import { startReading } from '../../../../shared/formats/cda/reader/read.ts';
import { encodeWindows1252 } from '../../../../shared/formats/support/windows1252.ts';
import { SHARED } from '../../../support/project.ts';
import { describeWithShared } from '../../../support/with-shared.ts';
import { documentText } from './document-text.ts';

interface Fault {
  readonly rule: string;
  readonly at: Position;
  readonly message?: string;
  readonly path?: string;
}

const utf8 = new TextEncoder();

function reading(): { readonly start: DocumentReading; readonly faults: Fault[]; readonly encodings: string[] } {
  const faults: Fault[] = [];
  const encodings: string[] = [];
  const start = startReading(
    (rule, at, detail, path) => faults.push({ rule, at, message: detail?.message, path }),
    (name) => encodings.push(name),
  );
  return { start, faults, encodings };
}

function read(content: string | Uint8Array, size = Number.MAX_SAFE_INTEGER) {
  const bytes = typeof content === 'string' ? utf8.encode(content) : content;
  const { start, faults, encodings } = reading();
  for (let i = 0; i < bytes.length; i += size) start.write(bytes.subarray(i, i + size));
  return { ...start.end(), faults, encodings, rules: faults.map(({ rule }) => rule) };
}

function all(element: CdaElement | undefined): readonly CdaElement[] {
  return element === undefined ? [] : [element, ...element.children.flatMap(all)];
}

/** What stands at the place of each element, by offset and by line and column, begins its tag. */
function expectPlaces(root: CdaElement | undefined, bytes: Uint8Array, text: string): void {
  const lines = text.split('\n');
  for (const { name, at } of all(root)) {
    const tag = new RegExp(`^<(?:[\\w.-]+:)?${name}[\\s/>]`);
    expect(new TextDecoder().decode(bytes.subarray(at.offset, at.offset + 80))).toMatch(tag);
    expect(`${lines[at.line - 1].slice(at.column - 1)}\n`).toMatch(tag);
  }
}

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), !bigEndian);
  return new Uint8Array(view.buffer);
}

describe('reader of CDA documents', () => {
  it('gives a tree with attributes, texts and places', () => {
    const text = documentText();
    const { root, complete, rules } = read(text);
    expect([complete, rules]).toEqual([true, []]);
    expect(attribute(descend(root, 'recordTarget', 'patientRole', 'id')!, 'extension')).toBe('1');
    expect(descend(root, 'title')?.text).toBe('Resumen clínico de ejemplo ñ 𝒜');
    expectPlaces(root, utf8.encode(text), text);
  });

  it('reads the same however the bytes are cut', () => {
    const text = documentText({
      patient: '<!-- 1 < 2 --><patient><name>Ñandú &amp; &#225;<![CDATA[<x>]]></name></patient>',
    });
    const whole = read(text);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (size) => {
        const cut = read(text, size);
        expect(all(cut.root).map(({ name, text: own, at }) => [name, own, at])).toEqual(
          all(whole.root).map(({ name, text: own, at }) => [name, own, at]),
        );
      }),
      { numRuns: 40 },
    );
    expect(descend(whole.root, 'recordTarget', 'patientRole', 'patient', 'name')?.text).toBe('Ñandú & á<x>');
  });

  it('says where the documents of the encodings it reads stand', () => {
    const text = documentText().replace('𝒜', '').replace('UTF-8', 'UTF-16');
    for (const bigEndian of [false, true]) {
      const bytes = utf16(`\ufeff${text}`, bigEndian);
      const { root, rules, encodings } = read(bytes, 7);
      expect([rules, encodings]).toEqual([[], [bigEndian ? 'utf-16be' : 'utf-16le']]);
      const title = descend(root, 'title')!;
      expect(title.text).toContain('clínico');
      expect(title.at.offset).toBe(2 + text.indexOf('<title>') * 2);
    }
    for (const name of ['ISO-8859-1', 'windows-1252']) {
      const latin = encodeWindows1252(text.replace('UTF-16', name));
      const { root, rules, encodings } = read(latin);
      expect([rules, encodings]).toEqual([[], [name.toLowerCase()]]);
      expect(descend(root, 'title')?.text).toContain('clínico');
    }
    expect(read(`\ufeff${text.replace('UTF-16', 'UTF-8')}`).root?.at.column).toBe(1);
  });

  it('tells lies about the encoding once, at their place, and reads what was meant', () => {
    const text = documentText().replace(' 𝒜', '');
    const broken = read(encodeWindows1252(text));
    expect(broken.rules).toEqual(['encodingBroken']);
    expect(broken.faults[0].at.offset).toBe(text.indexOf('í'));
    expect(descend(broken.root, 'title')?.text).toBe('Resumen clínico de ejemplo ñ');

    const other = read(text.replace('UTF-8', 'ISO-8859-1'));
    expect(other.rules).toEqual(['encodingOther']);
    expect(descend(other.root, 'title')?.text).toContain('clínico');
    expect(other.encodings.at(-1)).toBe('utf-8');

    const mixed = utf8.encode(text);
    const where = text.indexOf('Motivo');
    mixed[utf8.encode(text.slice(0, where)).length] = 0xd1;
    expect(read(mixed).rules).toEqual(['encodingBroken']);
    expect(read(text.replace('UTF-8', 'KOI8-R')).rules).toEqual(['encodingUnknown']);
    expect(read(text.replace('UTF-8', 'UTF-16')).rules).toEqual(['encodingOther']);
    expect(read(text.replace('UTF-8', 'US-ASCII')).rules).toEqual(['encodingOther']);
  });

  it('refuses DOCTYPE and entities, and expands nothing', () => {
    const text = documentText({ patient: '<patient><name>&lol;&nbsp;</name></patient>' }).replace(
      '<ClinicalDocument',
      '<!DOCTYPE ClinicalDocument [<!ENTITY lol "mucho">]><ClinicalDocument',
    );
    const { rules, complete, root, faults } = read(text);
    expect(rules).toEqual(['doctype', 'entity', 'entity']);
    expect(complete).toBe(true);
    expect(all(root).some((element) => element.text.includes('mucho'))).toBe(false);
    expect(text.split('\n')[faults[1].at.line - 1].slice(faults[1].at.column - 1)).toMatch(/^&lol;/);
    expect(faults[1].path).toBe('/ClinicalDocument/recordTarget/patientRole/patient/name');
  });

  it.each([
    ['a tag without its end', (text: string) => text.replace('</title>', ''), 'notWellFormed', false],
    ['an end without its tag', (text: string) => text.replace('<title>', '</b><title>'), 'notWellFormed', false],
    [
      'two attributes of one name',
      (text: string) => text.replace('code="MX"', 'code="MX" code="US"'),
      'duplicateAttribute',
      true,
    ],
    ['an attribute without quotes', (text: string) => text.replace('"MX"', 'MX'), 'notWellFormed', false],
    ['a prefix that is not declared', (text: string) => text.replace('code="MX"', 'x:code="MX"'), 'prefix', true],
    ['a control character', (text: string) => text.replace('Motivo', 'Mo\u0001ivo'), 'notWellFormed', true],
    ['half a file', (text: string) => text.slice(0, text.length / 2), 'truncated', false],
    ['a second root', (text: string) => `${text}<ClinicalDocument xmlns="urn:hl7-org:v3"/>`, 'secondRoot', true],
    ['text after the root', (text: string) => `${text}fin`, 'notWellFormed', true],
    ['another root', (text: string) => text.replaceAll('ClinicalDocument', 'Bundle'), 'wrongRoot', true],
    [
      'another namespace',
      (text: string) => text.replace('"urn:hl7-org:v3"', '"urn:hl7-org:v2"'),
      'wrongNamespace',
      true,
    ],
    ['no namespace', (text: string) => text.replace('xmlns="urn:hl7-org:v3"', ''), 'wrongNamespace', true],
  ])('names %s', (_, change, rule, isComplete) => {
    const { rules, complete, root } = read(change(documentText()));
    expect([rules, complete]).toEqual([[rule], isComplete]);
    expect(root?.space).toBe('hl7');
  });

  it.each([
    ['in an attribute', '<title', '<title ID="mitad de un val', ''],
    ['in a comment', '<title', '<!-- mitad de un com', ''],
    ['in text', 'Motivo', 'Mitad de un tex', 'Mitad de un tex'],
  ])('keeps nothing of markup that is cut %s, and the text that is not', (_, from, last, kept) => {
    const text = documentText();
    const { root, rules } = read(`${text.slice(0, text.indexOf(from))}${last}`);
    expect(rules).toEqual(['truncated']);
    expect(
      all(root)
        .map((element) => element.text.trim())
        .filter((own) => own.startsWith('Mitad') || own.startsWith('mitad'))
        .join(),
    ).toBe(kept);
  });

  it.each(['', '   \n', 'nada', '<?xml version="1.0"?>', '\ufeff'])('finds no element in «%s»', (text) => {
    const { root, rules } = read(text);
    expect(root).toBeUndefined();
    expect(rules).toContain('empty');
  });

  it('ends at too many levels and too long a tag, and keeps what was before', () => {
    const deep = read(documentText({ patient: '<a>'.repeat(5000) }));
    expect(deep.rules).toEqual(['limit']);
    expect(all(deep.root).length).toBeLessThan(250);
    const long = reading();
    long.start.write(utf8.encode('<ClinicalDocument xmlns="urn:hl7-org:v3"><id root="'));
    for (let i = 0; i < 100; i++) long.start.write(new Uint8Array(64 * 1024).fill(0x61));
    expect(long.start.end().root?.name).toBe('ClinicalDocument');
    expect(long.faults.map(({ rule }) => rule)).toEqual(['limit']);
  });

  it.each([
    ['text', '', ''],
    ['a section of characters', '<![CDATA[', ']]>'],
  ])('measures 30 MB of base64 in %s and keeps little of it', (_, before, after) => {
    const { start, faults } = reading();
    const [head, tail] = documentText({
      body: `<nonXMLBody><text mediaType="application/pdf" representation="B64">${before}|${after}</text></nonXMLBody>`,
    }).split('|');
    start.write(utf8.encode(head));
    for (let i = 0; i < 480; i++) start.write(new Uint8Array(64 * 1024).fill(0x41));
    start.write(utf8.encode(tail));
    const { root, complete } = start.end();
    const text = descend(root, 'component', 'nonXMLBody', 'text')!;
    expect([complete, faults]).toEqual([true, []]);
    expect([text.textLength, text.text.length]).toEqual([480 * 64 * 1024, TEXT_KEPT]);
  });

  it('knows the places after a long text and a long comment', () => {
    const long = 'x'.repeat(300_000);
    const text = documentText({
      body: `<nonXMLBody><text>${long}&amp;${long}</text><!-- ${long} - ${long} --><confidentialityCode code="N"/></nonXMLBody>`,
    });
    const { root, rules } = read(text, 10_000);
    expect(rules).toEqual([]);
    expect(descend(root, 'component', 'nonXMLBody', 'text')?.textLength).toBe(600_001);
    expectPlaces(root, utf8.encode(text), text);
  });

  it('counts long texts right wherever entities, brackets and ends stand', () => {
    const piece = fc.constantFrom(
      '&amp;',
      '&#xe1;',
      ']',
      ']]',
      '-',
      '--',
      ';',
      'a',
      'ñ',
      '\n',
      'b'.repeat(3000),
      'c;'.repeat(2000),
    );
    const pieces = fc.array(piece, { minLength: 30, maxLength: 80 });
    fc.assert(
      fc.property(
        pieces,
        fc.constantFrom('text', 'cdata', 'comment'),
        fc.integer({ min: 500, max: 70_000 }),
        (list, kind, size) => {
          const long = list.join('').replace(/--+/g, kind === 'comment' ? '-a' : '$&');
          const content = { text: long, cdata: `<![CDATA[${long}]]>`, comment: `<!--${long}a-->` }[kind];
          const text = documentText({
            body: `<nonXMLBody><text>${content.repeat(3)}</text><confidentialityCode/></nonXMLBody>`,
          });
          const { root, rules } = read(text, size);
          const length = { text: long.replace(/&[^;]*;/g, '.').length, cdata: long.length, comment: 0 }[kind] * 3;
          expect([rules, descend(root, 'component', 'nonXMLBody', 'text')?.textLength]).toEqual([[], length]);
          expectPlaces(root, utf8.encode(text), text);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('says of each xsi:type the namespace that its prefix stands for', () => {
    const { root } = read(
      documentText({
        patient: '<patient xsi:type="x:Patient" xmlns:x="urn:hl7-org:v3"><name xsi:type="y:PN"/></patient>',
      }),
    );
    const patient = descend(root, 'recordTarget', 'patientRole', 'patient')!;
    expect(patient.attributes.map(({ typeSpace }) => typeSpace)).toEqual(['hl7']);
    expect(patient.children[0].attributes.map(({ typeSpace }) => typeSpace)).toEqual(['none']);
    expect(pathOf(patient.children[0])).toBe('/ClinicalDocument/recordTarget/patientRole/patient/name');
  });

  it('answers any bytes with a result', () => {
    const bytes = utf8.encode(documentText());
    fc.assert(
      fc.property(
        fc.nat(bytes.length - 1),
        fc.uint8Array({ maxLength: 6 }),
        fc.integer({ min: 1, max: 999 }),
        (at, put, size) => {
          const changed = new Uint8Array(bytes.length + put.length);
          changed.set(bytes.subarray(0, at));
          changed.set(put, at);
          changed.set(bytes.subarray(at), at + put.length);
          const { complete, faults } = read(changed, size);
          expect(complete || faults.length > 0).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describeWithShared('corpora/cda', 'reader of CDA documents, on public ones', () => {
  const folder = join(SHARED, 'corpora/cda');
  it.each(readdirSync(folder).slice(0, 12))('%s', (file) => {
    const bytes = readFileSync(join(folder, file));
    const { root, complete, faults } = read(bytes, 5000);
    expect([complete, faults]).toEqual([true, []]);
    expectPlaces(root, bytes, new TextDecoder().decode(bytes));
  });
});
