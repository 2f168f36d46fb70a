import { describe, expect, it } from 'vitest';
import { createUnsignedDocuments } from '../../../../shared/formats/fhir/records/unsigned.ts';
import type { DocumentData } from '../../../../shared/model/index.ts';
import { r4Definitions } from '../../../support/fhir/definitions.ts';
import { toXml } from '../../../support/fhir/xml-writer.ts';
import { bundle, formats, read, type Seen } from './harness.ts';

const note = {
  resourceType: 'Composition',
  id: 'n',
  status: 'final',
  title: 'Nota sintética',
  author: [{ display: 'MARTA' }],
};
const sign = (reference: string) => ({
  resourceType: 'Provenance',
  target: [{ reference }],
  recorded: '2026-03-05T10:41:00-06:00',
  agent: [{ who: { display: 'MARTA' } }],
  signature: [
    {
      type: [{ system: 'urn:iso-astm:E1762-95:2013', code: '1.2.840.10065.1.12.1.1' }],
      when: '2026-03-05T10:41:00-06:00',
      who: { display: 'MARTA' },
    },
  ],
});
const documents = (seen: Seen) => seen.records.filter(({ type }) => type === 'document');
const signatures = (seen: Seen) => documents(seen).map(({ data }) => data.signature);
const lines = (...resources: object[]) => resources.map((resource) => `${JSON.stringify(resource)}\n`).join('');

describe('a signature that stands elsewhere', () => {
  it.each([
    ['after', [note, sign('Composition/n')], 'Provenance.signature'],
    ['before', [sign('Composition/n'), note], 'Provenance.signature'],
    ['of one version', [note, sign('https://servidor.invalid/fhir/Composition/n/_history/2')], 'Provenance.signature'],
    ['of another document', [note, sign('Composition/otra')], undefined],
    ['without a signature', [note, { ...sign('Composition/n'), signature: undefined }], undefined],
  ])('a Provenance %s', (_when, resources, expected) => {
    expect(signatures(read(lines(...resources), undefined, formats[1]))).toEqual([expected]);
  });

  it('a Provenance of the same Bundle, by fullUrl, and the signature of the Bundle itself', () => {
    const target = sign('urn:uuid:00000000-0000-4000-8000-000000000000');
    expect(signatures(read(bundle([note, target])))).toEqual(['Provenance.signature']);
    expect(signatures(read({ ...bundle([note]), signature: target.signature[0] }))).toEqual(['Bundle.signature']);
    expect(signatures(read(bundle([note])))).toEqual([undefined]);
  });

  it('keeps the places of a document that waited, whatever the syntax and the pieces it came in', () => {
    const whole = bundle([note, { ...note, id: 'm', title: 'Otra nota' }]);
    for (const source of [whole, toXml(whole as never, r4Definitions())]) {
      for (const { data, texts, places } of documents(read(source, 7))) {
        expect(texts.title).toBe(data.title);
        expect(places.title.path).toMatch(/^Bundle\.entry\[[01]\]\.resource\.title$/);
        expect(places.title.line).toBeGreaterThan(0);
      }
    }
    const [one, other] = documents(read(lines(note, { ...note, title: 'Otra nota' }), 7, formats[1]));
    expect([one, other].map(({ texts, places }) => [texts.title, places.title.line])).toEqual([
      ['Nota sintética', 1],
      ['Otra nota', 2],
    ]);
  });

  it('does not wait where there is no room', () => {
    const seen: DocumentData[] = [];
    const unsigned = createUnsignedDocuments(
      (_type, data) => seen.push(data as DocumentData),
      () => undefined,
    );
    unsigned.sign('Composition/a');
    unsigned.take({ title: 'a' }, {}, ['Composition/a']);
    unsigned.take({ title: 'b' }, {}, ['Composition/b']);
    expect(seen).toEqual([{ title: 'a', signature: 'Provenance.signature' }, { title: 'b' }]);
    unsigned.end();
    expect(seen).toHaveLength(2);
  });
});
