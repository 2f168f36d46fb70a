import { describe, expect, it } from 'vitest';
import { toPublication } from '../../../shared/export/fhir-publication.ts';
import { publicationDigest } from '../../../shared/export/publication-digest.ts';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { makeResult } from '../../support/result-fixture.ts';
import { errorsOf, read } from '../formats/fhir/harness.ts';

const DIGEST = {
  contentType: 'application/json',
  title: 'Cifras',
  data: 'e30K',
  hash: 'v7hYtJ4VEfjG9RqyxXDVFKFmhdM=',
  size: 3,
};

interface Group {
  readonly code: { readonly coding: readonly { readonly code: string }[] };
  readonly measureScore?: { readonly value: number };
  readonly population?: readonly { readonly count: number }[];
}

function published(result: VerificationResult) {
  const publication = toPublication(result, [DIGEST]);
  if (publication === null) throw new Error('nothing to publish');
  const of = (type: string) =>
    publication.bundle.entry.filter(({ resource }) => resource.resourceType === type).map(({ resource }) => resource);
  return { ...publication, of };
}

const groupOf = (report: { readonly [element: string]: unknown }, code: string) =>
  (report.group as readonly Group[]).find((group) => group.code.coding[0].code === code);

describe('a result as resources', () => {
  it('has the figures of the result, unit by unit', () => {
    const result = makeResult({ units: 3, findings: 60 });
    const { of, units } = published(result);
    expect(units).toEqual(result.units.map(({ clues }) => clues));
    const reports = of('MeasureReport');
    for (const [index, { score, items }] of result.units.entries()) {
      const group = groupOf(reports[index], score.preliminary ? 'puntaje-preliminar' : 'puntaje');
      expect(group?.measureScore?.value).toBe(score.percent);
      expect(group?.population?.reduce((sum, { count }) => sum + count, 0)).toBe(items.length);
      expect(groupOf(reports[index], 'cobertura')?.measureScore?.value).toBe(score.coverage);
      for (const domain of score.byDomain) {
        expect(groupOf(reports[index], domain.id)?.measureScore?.value ?? null).toBe(domain.percent);
      }
    }
  });

  it('of one unit has the score of the run', () => {
    const result = makeResult({ units: 2 });
    const { of } = published({ ...result, run: { ...result.run, unit: result.units[1].clues } });
    expect(of('Organization').map(({ identifier }) => identifier)).toEqual([
      [{ system: 'urn:oid:2.16.840.1.113883.4.631', value: result.units[1].clues }],
    ]);
    const group = groupOf(of('MeasureReport')[0], 'puntaje-preliminar');
    expect(group?.measureScore?.value).toBe(result.score.percent);
  });

  it('says no score where there is none, and none for what was not finished or has no unit', () => {
    const result = makeResult();
    const none = { ...result.units[0], score: { ...result.units[0].score, percent: null, interval: null } };
    const { of } = published({ ...result, run: { ...result.run, unit: undefined }, units: [none] });
    const group = groupOf(of('MeasureReport')[0], 'puntaje-preliminar');
    expect(group).toBeDefined();
    expect(group?.measureScore).toBeUndefined();
    expect(groupOf(of('MeasureReport')[0], 'intervalo-minimo')).toBeUndefined();
    expect(toPublication(makeResult({ units: 0 }), [DIGEST])).toBeNull();
    expect(toPublication(makeResult({ status: 'cancelada' }), [DIGEST])).toBeNull();
  });

  it('is the same for the same run, and apart for another run, unit or edition', () => {
    const result = makeResult({ units: 2 });
    expect(toPublication(result, [DIGEST])).toEqual(toPublication(result, [DIGEST]));
    const urls = (of: VerificationResult) => published(of).bundle.entry.map(({ fullUrl }) => fullUrl);
    const first = urls(result);
    expect(new Set(first).size).toBe(first.length);
    const again = urls({ ...result, run: { ...result.run, id: 'otra-corrida' } });
    // Checklist and units are the same; reports and document are those of the other run.
    expect(again.map((url, index) => url === first[index])).toEqual([true, true, true, false, false, false]);
    const { checklist } = result.run;
    const later = { ...result, run: { ...result.run, checklist: { ...checklist, edition: '2027.1' } } };
    expect(urls(later)[0]).not.toBe(first[0]);
    expect(published(later).of('Measure')[0].url).toBe(published(result).of('Measure')[0].url);
    for (const url of first)
      expect(url).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('is conditional in every entry, by what names the resource', () => {
    const { bundle } = published(makeResult());
    for (const { resource, request } of bundle.entry) {
      expect([request.method, request.url]).toEqual(['POST', resource.resourceType]);
      const query = new URLSearchParams(request.ifNoneExist);
      const token = query.get('identifier');
      if (resource.resourceType === 'Measure') {
        expect([query.get('url'), query.get('version')]).toEqual([resource.url, resource.version]);
      } else {
        const [{ system, value }] = resource.identifier as { readonly system: string; readonly value: string }[];
        expect(token).toBe(`${system}|${value}`);
      }
    }
  });

  it('has no fault by our own reading of FHIR', () => {
    for (const options of [{}, { units: 3, findings: 200 }, { hostile: true }, { attested: true }]) {
      const { bundle } = published(makeResult(options));
      const seen = read(bundle);
      expect(seen.rows).toBe(bundle.entry.length);
      expect(errorsOf(seen).map(({ rule, place }) => [rule, place.path])).toEqual([]);
    }
  });

  it('has nothing of a person: no finding, place, value, file name or practitioner', () => {
    const result = makeResult({ findings: 300, hostile: true, longNames: true });
    const { bundle } = published(result);
    const text = `${JSON.stringify(bundle)}${publicationDigest(result)}`;
    const words = [
      ...result.files.map(({ path }) => path),
      ...result.files.flatMap(({ findings }) => findings.flatMap((one) => [one.fingerprint, one.actual ?? one.rule])),
      ...result.gathering.practitioners.map(({ curp }) => curp),
    ];
    expect(words.length).toBeGreaterThan(100);
    const ids = new Set(result.rules.map(({ id }) => id));
    for (const word of words.filter((one) => !ids.has(one))) expect(text.includes(word)).toBe(false);
    expect(text).not.toMatch(/••/);
  });
});
