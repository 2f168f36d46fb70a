import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contentOf, recordsOf, SUMMARY } from '../../../support/cda/judge.ts';

const TAGS = [...SUMMARY.matchAll(/<[a-zA-Z][^<>]*\/>/g)].map(([tag]) => tag);
const NAMES = [...new Set([...SUMMARY.matchAll(/<([a-zA-Z]+)/g)].map(([, name]) => name))].filter(
  (name) => name !== 'ClinicalDocument',
);
const VALUES = [...new Set([...SUMMARY.matchAll(/"([^"]+)"/g)].map(([, value]) => value))];

/** One way to damage a document that stays well formed. */
const damage = fc.oneof(
  fc.constantFrom(...TAGS).map((tag) => (xml: string) => xml.replaceAll(tag, '')),
  fc
    .constantFrom(...NAMES)
    .map((name) => (xml: string) => xml.replaceAll(new RegExp(`(</?)${name}\\b`, 'g'), '$1otro')),
  fc.tuple(fc.constantFrom(...VALUES), fc.constantFrom('', ' ', '#', '-1', '99999999', 'MX', 'ñ')).map(
    ([value, other]) =>
      (xml: string) =>
        xml.replaceAll(`"${value}"`, `"${other}"`),
  ),
  fc.constantFrom(...NAMES).map((name) => (xml: string) => xml.replaceAll(`<${name}>`, `<${name} nullFlavor="UNK">`)),
);

it('any damage gives findings and records with their places, never a crash', () => {
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 6 }), (damages) => {
      const namespaces =
        '<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">';
      const bare = SUMMARY.replace(/<ClinicalDocument [^>]*>/, '<ClinicalDocument>');
      const damaged = damages.reduce((xml, one) => one(xml), bare).replace('<ClinicalDocument>', namespaces);
      for (const { path } of contentOf(damaged)) expect(path).toMatch(/^\/ClinicalDocument|^cda-contenido$/);
      for (const { at } of recordsOf(damaged).records) {
        for (const path of Object.values(at)) expect(path).toMatch(/^\/ClinicalDocument/);
      }
    }),
    { numRuns: 150 },
  );
});
