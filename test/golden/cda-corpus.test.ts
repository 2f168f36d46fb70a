import { expect, it } from 'vitest';
import { describeWithShared } from '../support/with-shared.ts';
import { judgeCorpus, judgeForm, readGoldenCorpus } from './cda-corpus.ts';

// `node test/golden/cda-corpus.ts` writes the golden result anew; a rule without an explanation must be looked at.
describeWithShared('corpora/cda', 'the content of the C-CDA documents', () => {
  it('is that of the golden result', () => {
    expect(judgeCorpus()).toEqual(readGoldenCorpus());
  });

  it('is all that is found: their syntax and their structure are those of CDA', () => {
    expect(judgeForm()).toEqual([]);
  });

  it('has each of its findings explained by a person', () => {
    const { rules } = readGoldenCorpus();
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter(({ explanation }) => explanation.length < 20)).toEqual([]);
  });
});
