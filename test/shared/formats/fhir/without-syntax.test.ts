import { describe, expect, it } from 'vitest';
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
    const rest = ({ layers: { 'fhir-sintaxis': syntax, ...others } }: typeof on) => [syntax?.fails ?? 0, others];
    expect(rest(on)[0]).toBeGreaterThan(0);
    expect(off.layers['fhir-sintaxis']?.fails ?? 0).toBe(0);
    expect(off.layers['fhir-sintaxis']?.holds ?? 0).toBe(0);
    expect(rest(off)[1]).toEqual(rest(on)[1]);
    expect(off.findings.map(({ rule }) => rule)).toContain('fhir-estructura-elemento-desconocido');
    expect([off.rows, off.problems]).toEqual([on.rows, on.problems]);
  });
});
