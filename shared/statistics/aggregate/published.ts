import { countDecimals, type Reported, roundHalfUp } from '../../model/index.ts';
import { readReported } from './share.ts';

/**
 * `agrees`: the recomputed figure, rounded as the published one is, can be the published one; `differs`: it cannot;
 * `not-recomputable`: there is nothing to recompute it from (0 of 0, parts that were not reported);
 * `not-published`: the source gives no figure.
 */
export type PublishedStatus = 'agrees' | 'differs' | 'not-recomputable' | 'not-published';

export interface PublishedComparison {
  readonly published: Reported;
  /** Not rounded. */
  readonly recomputed: number | null;
  /** Rounded half up to the decimals of the published figure, to stand beside it. */
  readonly shown: number | null;
  /** `shown` − `published`. */
  readonly difference: number | null;
  readonly status: PublishedStatus;
  /** True only for `differs`. */
  readonly flagged: boolean;
}

/** Slack for binary fractions: 87.5 and 88 are half a unit apart, and so are 0.15 and 0.2. */
const SLACK = 1e-9;

/**
 * A published figure beside the recomputed one. Neither replaces the other; they differ where they are further apart
 * than half a unit of the last published decimal, which no way of rounding explains.
 *
 * @param published as written in the source, so that its decimals are known: `72.73`, `100.00`, `2,610`, `-`
 * @throws RangeError where the text is neither a number nor a known way to write that there is none
 */
export function comparePublished(published: string, recomputed: number | null): PublishedComparison {
  const value = readReported(published);
  if (value === undefined) throw new RangeError(`«${published}» no es una cifra ni dice que no la hay.`);
  const decimals = decimalsWritten(published);
  const shown = recomputed === null ? null : roundHalfUp(recomputed, decimals);
  const base = { published: value, recomputed, shown, flagged: false };
  if (typeof value === 'string') return { ...base, difference: null, status: 'not-published' };
  if (recomputed === null || shown === null) return { ...base, difference: null, status: 'not-recomputable' };
  const flagged = Math.abs(value - recomputed) > 0.5 * 10 ** -decimals + SLACK;
  const difference = roundHalfUp(shown - value, Math.max(decimals, countDecimals(value)));
  return { ...base, difference, status: flagged ? 'differs' : 'agrees', flagged };
}

/** A published percentage beside 100 · part / whole; of nothing there is no percentage to recompute. */
export function comparePublishedShare(published: string, part: number, whole: number): PublishedComparison {
  return comparePublished(published, whole === 0 ? null : (100 * part) / whole);
}

function decimalsWritten(text: string): number {
  return text.trim().split('.')[1]?.length ?? 0;
}
