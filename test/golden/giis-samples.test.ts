import { expect, it } from 'vitest';
import { describeWithShared } from '../support/with-shared.ts';
import { explained, readGolden, verifySamples } from './giis-samples.ts';

// `npm run golden` writes the golden result anew, keeping the explanations; a group without one must be looked at.
describeWithShared('dgis-giis-samples', 'the official samples', () => {
  it('have the findings of the golden result, line by line', async () => {
    const golden = readGolden();
    expect(explained(await verifySamples(), golden)).toEqual(golden);
  });

  it('have each of their findings explained by a person', () => {
    const groups = readGolden().flatMap(({ file, groups: all }) => all.map((group) => ({ file, ...group })));
    expect(groups.length).toBeGreaterThan(0);
    expect(groups.filter(({ explanation }) => explanation.length < 20)).toEqual([]);
  });
});
