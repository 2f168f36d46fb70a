import { describe, expect, it } from 'vitest';
import { toPublication } from '../../../shared/export/fhir-publication.ts';
import { measureReportBundle } from '../../../shared/export/measure-report.ts';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { makeResult } from '../../support/result-fixture.ts';
import { errorsOf, read } from '../formats/fhir/harness.ts';

interface Resource {
  readonly resourceType: string;
  readonly reporter?: { readonly reference: string };
  readonly group?: readonly { readonly measureScore?: { readonly value: number } }[];
}

interface Collection {
  readonly type: string;
  readonly entry: readonly { readonly fullUrl: string; readonly resource: Resource; readonly request?: object }[];
}

const bundleOf = (result: VerificationResult, names = {}) => measureReportBundle(result, names) as Collection;
const reportsOf = ({ entry }: Collection) =>
  entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === 'MeasureReport');

describe('MeasureReport', () => {
  it.each([{ units: 3, findings: 60 }, { units: 1 }, { units: 0 }, { findings: 0 }])('is valid R4: %j', (options) => {
    const bundle = bundleOf(makeResult(options));
    expect(bundle.type).toBe('collection');
    expect(errorsOf(read(bundle))).toEqual([]);
  });

  it('has the figures of the whole run, and those of each unit', () => {
    const result = makeResult({ units: 3, findings: 60 });
    const [whole, ...units] = reportsOf(bundleOf(result));
    expect(whole.reporter).toBeUndefined();
    expect(whole.group?.[0].measureScore?.value).toBe(result.score.percent);
    expect(units.map(({ group }) => group?.[0].measureScore?.value)).toEqual(
      result.units.map(({ score }) => score.percent),
    );
  });

  it('of the unit that a run names is one', () => {
    const result = makeResult({ units: 1 });
    const reports = reportsOf(bundleOf(result, { [result.run.unit!]: 'HOSPITAL SINTÉTICO' }));
    expect(reports).toHaveLength(1);
    expect(reports[0].group?.[0].measureScore?.value).toBe(result.score.percent);
  });

  it('is the same resource as the one that is published', () => {
    const result = makeResult({ units: 2 });
    const published = toPublication(result, [])!.bundle.entry.filter(
      ({ resource }) => resource.resourceType !== 'DocumentReference',
    );
    const entries = bundleOf(result).entry;
    for (const { fullUrl, resource } of published) expect(entries).toContainEqual({ fullUrl, resource });
  });
});
