import { describe, expect, it } from 'vitest';
import { bandMarks, bandTitle } from '../../renderer/features/resultado/band.ts';
import { makeResult } from '../support/result-fixture.ts';

const made = makeResult({ findings: 200 });
const withBand = (band: string | null, scoreBands?: readonly { id: string; title: string; from: number }[]) => ({
  ...made,
  score: { ...made.score, band },
  run: { ...made.run, checklist: { ...made.run.checklist, scoreBands } },
});
const BANDS = [
  { id: 'alto', title: 'Cumplimiento alto', from: 80 },
  { id: 'bajo', title: 'Cumplimiento bajo', from: 0 },
];

describe('the band of a score', () => {
  it('bears the title that the checklist gives it', () => {
    expect(bandTitle(withBand('alto', BANDS))).toBe('Cumplimiento alto');
  });

  it('is its id in words where the result does not carry the bands, and nothing without a score', () => {
    expect(bandTitle(withBand('muy-alto'))).toBe('Muy alto');
    expect(bandTitle(withBand('otra', BANDS))).toBe('Otra');
    expect(bandTitle(withBand(null, BANDS))).toBeNull();
  });

  it('divides the scale where it begins, but not at its ends', () => {
    expect(bandMarks(withBand('alto', BANDS))).toEqual([80]);
    expect(bandMarks(withBand('alto'))).toEqual([]);
  });
});
