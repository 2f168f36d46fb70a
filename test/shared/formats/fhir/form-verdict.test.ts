import { describe, expect, it } from 'vitest';
import type { Source } from '../../../../shared/formats/format.ts';
import { formatOf, read } from './harness.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const FAULTY: readonly (readonly [name: string, text: string])[] = [
  ['JSON', '{"resourceType":"Patient","active":true,"active":false,"colour":1}'],
  ['NDJSON', '{"resourceType":"Patient","id":"a","id":"b","colour":1}\n{"resourceType":"Patient","id":\n'],
  ['XML', '<Patient xmlns="http://hl7.org/fhir" loose="1"><colour value="1"/></Patient>'],
];

describe('the layer of syntax, switched off', () => {
  it.each(FAULTY)('says nothing and gives no verdict: %s', (_name, text) => {
    const format = formatOf(bytes(text));
    const [on, off] = [new Set<string>(), new Set(['fhir-sintaxis'])].map((withoutLayers) =>
      read(text, undefined, format, { withoutLayers }),
    );
    const ofSyntax = (seen: typeof on) => seen.findings.filter(({ rule }) => rule.startsWith('fhir-sintaxis-'));
    expect([ofSyntax(on).length > 0, ofSyntax(off).length]).toEqual([true, 0]);
    const rest = ({ layers: { 'fhir-sintaxis': syntax, 'fhir-forma': _form, ...others } }: typeof on) => [
      syntax?.fails ?? 0,
      others,
    ];
    expect(rest(on)[0]).toBeGreaterThan(0);
    expect(off.layers['fhir-sintaxis']?.fails ?? 0).toBe(0);
    expect(off.layers['fhir-sintaxis']?.holds ?? 0).toBe(0);
    expect(rest(off)[1]).toEqual(rest(on)[1]);
    expect(off.findings.map(({ rule }) => rule)).toContain('fhir-estructura-elemento-desconocido');
    expect([off.rows, off.problems]).toEqual([on.rows, on.problems]);
  });

  it.each(FAULTY)('leaves the joined layer without a verdict, but where the structure fails: %s', (_name, text) => {
    const off = read(text, undefined, formatOf(bytes(text)), { withoutLayers: new Set(['fhir-sintaxis']) });
    expect(off.layers['fhir-forma']?.fails).toBe(1);
    expect(off.layers['fhir-forma']?.holds).toBe(0);
  });
});

describe('the layer that joins text and structure', () => {
  const form = (text: string, options?: Source) => {
    const { layers } = read(text, undefined, formatOf(bytes(text)), options);
    return layers['fhir-forma'];
  };
  const patient = (more = '') => `{"resourceType":"Patient","id":"a","active":true${more}}`;

  it('counts a resource once, and as failed where either fails', () => {
    expect(form(patient())).toEqual({ holds: 1, fails: 0 });
    expect(form(patient(',"active":false'))).toEqual({ holds: 0, fails: 1 });
    expect(form(patient(',"colour":1'))).toEqual({ holds: 0, fails: 1 });
    expect(form(patient(',"active":false,"colour":1'))).toEqual({ holds: 0, fails: 1 });
  });

  it('counts the Bundle and each of its resources', () => {
    const entry = (resource: string) =>
      `{"fullUrl":"urn:uuid:0b6f3f43-5a1f-4a38-9c0e-6f3c8a0f8d01","resource":${resource}}`;
    const bundle = `{"resourceType":"Bundle","type":"collection","entry":[${entry(patient())}]}`;
    expect(form(bundle)).toEqual({ holds: 2, fails: 0 });
  });

  it('cannot tell where the structure was left out', () => {
    const options = { withoutLayers: new Set(['fhir-estructura']) };
    expect(form(patient(), options)).toEqual({ holds: 0, fails: 0, undecided: 1 });
    expect(form(patient(',"active":false'), options)).toEqual({ holds: 0, fails: 1 });
  });
});
