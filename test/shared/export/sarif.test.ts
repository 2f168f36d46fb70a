import { describe, expect, it } from 'vitest';
import { toSarif } from '../../../shared/export/sarif.ts';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { acceptedOf } from '../../support/acceptances.ts';
import { makeResult } from '../../support/result-fixture.ts';

interface Sarif {
  readonly runs: readonly [
    {
      readonly columnKind: string;
      readonly newlineSequences?: readonly string[];
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly artifacts: readonly { readonly location: { readonly uri: string } }[];
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly locations: readonly [
          {
            readonly physicalLocation: {
              readonly artifactLocation: { readonly uri: string };
              readonly region?: { readonly startLine: number; readonly startColumn?: number };
            };
          },
        ];
      }[];
    },
  ];
}

const sarif = (result: VerificationResult) => (toSarif(result) as Sarif).runs[0];

/** The first file of a result, as if it were of that format and had that path. */
function as(format: string, path: string): VerificationResult {
  const result = makeResult({ findings: 40 });
  const place = { line: 3, column: 14, offset: 40 };
  const files = result.files.map((file) => ({
    ...file,
    ...{ format, path, findings: file.findings.map((finding) => ({ ...finding, place })) },
  }));
  return { ...result, files };
}

describe('SARIF', () => {
  it('has one result for each kept finding, of the rule that it points at', () => {
    const result = makeResult({ findings: 60, files: 3 });
    const { results, tool } = sarif(result);
    expect(results).toHaveLength(result.files.reduce((sum, { findings }) => sum + findings.length, 0));
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it.each(['fhir/r4', 'fhir/r4-xml', 'fhir/r4-ndjson'])('gives columns in characters for %s', (format) => {
    const { results, columnKind } = sarif(as(format, 'a.json'));
    expect(columnKind).toBe('utf16CodeUnits');
    expect(results[0]?.locations[0].physicalLocation.region).toEqual({ startLine: 3, startColumn: 14, byteOffset: 40 });
  });

  it('says that a carriage return ends a line where there is HL7 v2', () => {
    expect(sarif(as('hl7v2', 'a.hl7')).newlineSequences).toEqual(['\r\n', '\n', '\r']);
    expect(sarif(as('cda/r2', 'a.xml'))).not.toHaveProperty('newlineSequences');
  });

  it('gives no column for a delimited file, which counts cells', () => {
    const { results } = sarif(as('giis/b015@4.11', 'a.txt'));
    expect(results[0]?.locations[0].physicalLocation.region).toEqual({ startLine: 3, byteOffset: 40 });
  });

  it.each([
    ['envío/paciente #1?.json', 'env%C3%ADo/paciente%20%231%3F.json'],
    ['c:x/a.json', 'c%3Ax/a.json'],
    ['a.zip!/b/c.xml', 'a.zip!/b/c.xml'],
    ['100%.json', '100%25.json'],
  ])('names %s by a relative URI', (path, uri) => {
    const { artifacts, results } = sarif(as('fhir/r4', path));
    expect(artifacts[0]?.location.uri).toBe(uri);
    expect(results[0]?.locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
    expect(decodeURIComponent(new URL(uri, 'file:///x/').pathname)).toBe(`/x/${path}`);
  });

  it('says of each result whether it is suppressed, where acceptances were looked for', () => {
    const result = makeResult({ findings: 60, files: 2 });
    const acceptances = acceptedOf(result, 2);
    const { results } = (toSarif(result, acceptances) as { runs: { results: { suppressions?: object[] }[] }[] })
      .runs[0];
    const suppressed = results.filter(({ suppressions }) => suppressions?.length === 1);
    expect(suppressed).toHaveLength(acceptances.keys.length);
    expect(suppressed[0].suppressions?.[0]).toMatchObject({
      ...{ kind: 'external', status: 'accepted' },
      justification: 'Se corrige con la próxima versión (Persona Sintética, hasta el 2027-03-01)',
    });
    expect(results.filter(({ suppressions }) => suppressions?.length === 0)).toHaveLength(
      results.length - suppressed.length,
    );
    expect(JSON.stringify(toSarif(result))).not.toContain('suppressions');
  });
});
