import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operationOutcomes, outcomeBundle } from '../../../shared/export/operation-outcome.ts';
import type { Finding, VerificationResult } from '../../../shared/model/index.ts';
import { makeResult } from '../../support/result-fixture.ts';
import { errorsOf, read } from '../formats/fhir/harness.ts';

interface Outcome {
  readonly issue: readonly {
    readonly severity: string;
    readonly code: string;
    readonly details: { readonly text: string; readonly coding?: readonly { readonly code: string }[] };
    readonly diagnostics?: string;
    readonly location?: readonly string[];
    readonly expression?: readonly string[];
  }[];
}

const outcomesOf = (result: VerificationResult) => operationOutcomes(result).map(({ outcome }) => outcome as Outcome);
const PLACE = {
  line: 3,
  column: 14,
  offset: 40,
  path: 'Bundle.entry[0].resource.birthDate',
  field: 'Patient.birthDate',
};

/** A result of one file with one finding at `PLACE`. */
function withFinding(format: string, changes: Partial<Finding> = {}): VerificationResult {
  const result = makeResult({ findings: 1 });
  const finding: Finding = {
    ...{ rule: 'fhir-estructura-fecha', severity: 'error', message: 'La fecha no existe', place: PLACE },
    ...{ fingerprint: '0'.repeat(16), expected: 'AAAA-MM-DD', actual: '2024••••', ...changes },
  };
  const [file] = result.files;
  if (file === undefined) throw new Error('the fixture has a file');
  return { ...result, files: [{ ...file, format, findings: [finding], findingsTotal: 1 }] };
}

describe('an OperationOutcome', () => {
  it.each([
    { findings: 40, files: 3 },
    { findings: 40, files: 2, hostile: true },
    { findings: 5000, maxFindings: 2 },
    { findings: 0 },
    { unreadable: true },
  ])('and the Bundle of all are valid R4: %j', (options) => {
    const outcomes = operationOutcomes(makeResult(options));
    expect(outcomes.length).toBeGreaterThan(0);
    for (const { outcome } of outcomes) expect(errorsOf(read(outcome))).toEqual([]);
    expect(errorsOf(read(outcomeBundle(outcomes)))).toEqual([]);
  });

  it('has one issue for each kept finding, with the id of its rule', () => {
    const result = makeResult({ findings: 60, files: 2 });
    const said = outcomesOf(result).map(({ issue }) => issue.flatMap(({ details }) => details.coding?.[0]?.code ?? []));
    expect(said).toEqual(result.files.map(({ findings }) => findings.map(({ rule }) => rule)));
  });

  it('tells place, expectation and remedy', () => {
    const [issue] = outcomesOf(withFinding('fhir/r4'))[0]?.issue ?? [];
    expect(issue).toMatchObject({
      severity: 'error',
      code: 'structure',
      details: { text: 'La fecha no existe', coding: [{ system: 'urn:cotejo:regla', code: 'fhir-estructura-fecha' }] },
      diagnostics: 'La fecha no existe. Se esperaba: AAAA-MM-DD. Está: 2024••••.',
      location: ['Line[3] Col[14]'],
      expression: ['Bundle.entry[0].resource.birthDate'],
    });
  });

  it.each(['hl7v2', 'cda/r2'])('tells the place of a finding of %s, which is no FHIRPath', (format) => {
    const [issue] = outcomesOf(withFinding(format))[0]?.issue ?? [];
    expect(issue?.location).toEqual(['Line[3] Col[14]', 'Bundle.entry[0].resource.birthDate']);
    expect(issue).not.toHaveProperty('expression');
  });

  it('gives no column for a delimited file, which counts cells', () => {
    const [issue] = outcomesOf(withFinding('giis/b015@4.11'))[0]?.issue ?? [];
    expect(issue?.location).toEqual(['Line[3]']);
    expect(issue).not.toHaveProperty('expression');
  });

  it.each([
    ['fhir-terminologia-x', 'code-invalid'],
    ['fhir-invariante-dom-2', 'invariant'],
    ['fhir-extension-x', 'extension'],
    ['curp-estructura', 'business-rule'],
  ])('calls %s %s', (rule, code) => {
    expect(outcomesOf(withFinding('fhir/r4', { rule }))[0]?.issue[0]?.code).toBe(code);
  });

  it('says how many findings it leaves out, and says so where there is none', () => {
    const [many] = outcomesOf(makeResult({ findings: 5000, maxFindings: 2 }));
    expect(many?.issue.at(-1)).toMatchObject({ severity: 'information', code: 'informational' });
    expect(many?.issue.at(-1)?.details.text).toMatch(/hallazgos más que no se listan/);
    expect(outcomesOf(makeResult({ findings: 0 }))[0]?.issue).toMatchObject([{ details: { text: 'Sin hallazgos.' } }]);
  });

  it('is fatal where the file could not be read', () => {
    const [outcome] = outcomesOf(makeResult({ unreadable: true }));
    expect(outcome?.issue[0]).toMatchObject({ severity: 'fatal', code: 'processing' });
  });

  it('is valid whatever stands in a message', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (message) => {
        const [outcome] = operationOutcomes(withFinding('fhir/r4', { message }));
        expect(errorsOf(read(outcome?.outcome ?? {}))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the Bundle', () => {
  it('names each outcome by a UUID of its own that stays the same', () => {
    const urls = (options: Parameters<typeof makeResult>[0]) =>
      (outcomeBundle(operationOutcomes(makeResult(options))) as { entry: { fullUrl: string }[] }).entry.map(
        ({ fullUrl }) => fullUrl,
      );
    const first = urls({ findings: 40, files: 5 });
    expect(new Set(first).size).toBe(5);
    expect(first).toEqual(urls({ findings: 40, files: 5 }));
    for (const url of first) {
      expect(url).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });
});
