import { describe, expect, it } from 'vitest';
import { readDocument } from '../../shared/formats/cda/reader/index.ts';
import { documentText } from '../shared/formats/cda/document-text.ts';
import { CHANGES, mutantsOf } from './cda-mutate.ts';

const SAMPLE = documentText({
  header: `<author><time value="20240301"/><assignedAuthor><id root="2.999.1"/><telecom value="tel:1"/></assignedAuthor></author>
  <custodian><assignedCustodian><representedCustodianOrganization><id root="2.999.2"/></representedCustodianOrganization></assignedCustodian></custodian>`,
  body: `<structuredBody><component><section><text>x</text><entry><observation classCode="OBS" moodCode="EVN"><code code="a"/>
  <value xsi:type="PQ" value="1" unit="m"/></observation></entry></section></component></structuredBody>`,
});

describe('mutants of a document', () => {
  it('are of every kind, and the same for the same seed', () => {
    const kinds = new Set(
      Array.from({ length: 30 }, (_, seed) => mutantsOf(SAMPLE, seed))
        .flat()
        .map(({ kind }) => kind),
    );
    expect([...kinds].sort()).toEqual(Object.keys(CHANGES).sort());
    expect(mutantsOf(SAMPLE, 7)).toEqual(mutantsOf(SAMPLE, 7));
    expect(mutantsOf(SAMPLE, 7)).not.toEqual(mutantsOf(SAMPLE, 8));
  });

  it('stay well-formed, but for those that are to be otherwise', () => {
    const mutants = Array.from({ length: 30 }, (_, seed) => mutantsOf(SAMPLE, seed)).flat();
    for (const { text, said, kind } of mutants.filter((mutant) => mutant.kind !== 'not well-formed')) {
      const rules: string[] = [];
      readDocument(new TextEncoder().encode(text), (rule) => rules.push(rule));
      const isBroken = rules.some((rule) => rule !== 'wrongRoot' && rule !== 'wrongNamespace');
      expect(isBroken, `${kind}: ${said}`).toBe(false);
    }
  });
});
