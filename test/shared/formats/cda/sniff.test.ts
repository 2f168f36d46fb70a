import { describe, expect, it } from 'vitest';
import { sniffCda } from '../../../../shared/formats/cda/sniff.ts';
import { documentText } from './document-text.ts';

const sniff = (text: string): number => sniffCda(new TextEncoder().encode(text));

describe('sniffCda', () => {
  it.each([
    ['a document', documentText(), 0.97],
    ['one cut after its root tag', documentText().slice(0, 220), 0.97],
    ['a prefix', '<c:ClinicalDocument xmlns:c="urn:hl7-org:v3">', 0.97],
    [
      'a style sheet and comments before',
      '\ufeff<?xml version="1.0"?><?xml-stylesheet href="CDA.xsl"?>\n<!-- <a> --><ClinicalDocument\n a=">" xmlns=\'urn:hl7-org:v3\'>',
      0.97,
    ],
    ['a DOCTYPE', '<!DOCTYPE x [<!ENTITY a "b">]><ClinicalDocument xmlns="urn:hl7-org:v3"/>', 0.97],
    ['no namespace', '<ClinicalDocument><id/></ClinicalDocument>', 0.7],
    ['another namespace', '<ClinicalDocument xmlns="urn:otro"/>', 0.7],
    ['FHIR', '<Bundle xmlns="http://hl7.org/fhir"><ClinicalDocument/></Bundle>', 0],
    ['a message of HL7 v3', '<PRPA_IN201301UV02 xmlns="urn:hl7-org:v3"/>', 0],
    ['a name that begins so', '<ClinicalDocuments xmlns="urn:hl7-org:v3"/>', 0],
    ['GIIS', 'CLUES|FOLIO|CURP\nEJSSA000000|1|<ClinicalDocument>', 0],
    ['HL7 v2', 'MSH|^~\\&|A|B', 0],
    ['nothing', '', 0],
  ])('%s', (_, text, confidence) => {
    expect(sniff(text)).toBe(confidence);
  });

  it('knows UTF-16', () => {
    const text = '\ufeff<ClinicalDocument xmlns="urn:hl7-org:v3"/>';
    const units = Uint16Array.from(text, (character) => character.charCodeAt(0));
    expect(sniffCda(new Uint8Array(units.buffer))).toBe(0.97);
  });
});
