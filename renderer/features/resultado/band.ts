import type { VerificationResult } from '../../../shared/model/index.ts';

/** Title of the result's score band, as its checklist names it; the id in words where the result does not carry it. */
export function bandTitle(result: VerificationResult): string | null {
  const { band } = result.score;
  if (band === null) return null;
  const named = result.run.checklist.scoreBands?.find((known) => known.id === band);
  if (named) return named.title;
  const words = band.replace(/-/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Lower ends of the bands that divide the scale of the score; none where the result does not carry them. */
export function bandMarks(result: VerificationResult): readonly number[] {
  return (result.run.checklist.scoreBands ?? []).map((band) => band.from).filter((from) => from > 0 && from < 100);
}
