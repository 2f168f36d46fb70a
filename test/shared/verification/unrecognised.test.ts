import { describe, expect, it } from 'vitest';
import { describeUnrecognised } from '../../../shared/verification/unrecognised.ts';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const known = [
  { title: 'GIIS-B015 Consulta externa 4.11', columns: [106] },
  { title: 'GIIS-B014 Urgencias 2.3', columns: [64, 60] },
  { title: 'FHIR R4' },
];

describe('a file that nobody recognises', () => {
  it.each([
    ['nada.txt', '', /está vacío/],
    ['CEX-DFSSA-2410.CIF', '\u0012\u0000\u00a3', /\.CIF.*entregue el \.TXT/],
    ['cex.cif', 'texto', /\.CIF.*entregue el \.TXT/],
    ['a.txt', '%PDF-1.7', /PDF/],
    ['a.hl7', 'EVN|A01|20260101\rPID|1||X', /HL7 v2.*MSH/],
    ['a.hl7', 'PID|1||X\r\nPV1|1', /HL7 v2.*MSH/],
    ['a.hl7', 'MSH', /HL7 v2.*MSH/],
    ['a.txt', 'PIDE|algo', /No se reconoce.*HL7 v2.*CDA/],
    ['a.xml', '<?xml?>', /XML.*CDA R2.*FHIR R4/],
    ['a.xml', '<svg/>', /XML.*CDA R2.*FHIR R4/],
    ['a.json', '{}', /resourceType/],
    ['a.bin', '\u0000\u0001\u0002', /binario/],
    ['a.txt', 'hola', /No se reconoce/],
    ['a.json', '\u00ff\u00fe{\u0000"\u0000', /UTF-16.*UTF-8/],
    ['a.xml', '\u00fe\u00ff\u0000<\u0000B', /UTF-16.*UTF-8/],
    ['a.json', '\u0000[\u0000{', /UTF-16.*UTF-8/],
    ['a.txt', '\u00ff\u00feA\u0000|\u0000', /windows-1252/],
  ])('%s is told in one sentence', (name, text, message) => {
    const sentence = describeUnrecognised(bytes(text), name, known);
    expect(sentence).toMatch(message);
    expect(sentence.match(/\.(?= [A-ZÁÉÍÓÚ]|$)/g)).toHaveLength(1);
  });

  it('names the guides of a table that is of none of them', () => {
    const sentence = describeUnrecognised(bytes(`${'x|'.repeat(29)}x\r1`), 'otra.txt', known);
    expect(sentence).toContain('30 columnas');
    expect(sentence).toContain('GIIS-B015 Consulta externa 4.11 (106 columnas)');
    expect(sentence).toContain('GIIS-B014 Urgencias 2.3 (64 o 60 columnas)');
    expect(sentence).not.toContain('FHIR');
    expect(describeUnrecognised(bytes(`${'x|'.repeat(29)}x\n`), 'otra.txt')).toMatch(/conocida\.$/);
  });
});
