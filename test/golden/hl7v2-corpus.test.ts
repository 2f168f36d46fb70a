import { expect, it } from 'vitest';
import { describeWithShared } from '../support/with-shared.ts';
import { CORPUS, explained, judgeCorpus, readGolden } from './hl7v2-corpus.ts';

// `node test/golden/hl7v2-corpus.ts` writes the golden result anew, keeping the explanations; a class without one must
// be looked at.
describeWithShared(CORPUS, 'the corpus of HL7 v2', () => {
  it('has the findings of the golden result, class by class', () => {
    const golden = readGolden();
    expect(golden).toBeDefined();
    expect(explained(judgeCorpus(), golden)).toEqual(golden);
  });

  it('has each class of findings explained by a person', () => {
    const classes = readGolden()?.classes ?? [];
    expect(classes.length).toBeGreaterThan(0);
    expect(classes.filter(({ explanation }) => explanation.length < 20)).toEqual([]);
  });
});
