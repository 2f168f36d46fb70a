import type { Checklist, DomainScore, Item, ItemResult, Outcome, Score } from '../model/index.ts';
import { countDecimals, roundedPercent, scaleWeights } from '../model/rounding.ts';
import type { Evidence } from './evidence.ts';
import { decideItem, type ItemDecision } from './outcome.ts';

/**
 * Scores a checklist over what a run saw: 100 · Σ weight·points / Σ weight over the decided, applicable items, with
 * the coverage and the interval in which the score can still fall. All percentages are rounded as the checklist says,
 * and the band is read off the rounded one. Nothing is clamped; what was not decided is `null`, not 0.
 */
export function scoreChecklist(checklist: Checklist, evidence: Evidence): Score {
  return scoreItems(
    checklist,
    checklist.items.map((item) => itemResult(item, checklist, decideItem(item, checklist, evidence))),
  );
}

/** Puts the results of a checklist's items, in its order, together: the one arithmetic of runs and visits. */
export function scoreItems(checklist: Checklist, items: readonly ItemResult[]): Score {
  const weights = scaleWeights(checklist.items.map((item) => item.weight));
  const decimals = checklist.rounding.decimals;
  const all = items.map((item, i): WeightedItem => {
    const open = pointsOf(item.outcome, checklist.notDeployed) === 'undecided';
    return { item, weight: weights[i], open };
  });
  const total = summarise(all, decimals);
  return {
    ...total,
    band: bandOf(total.percent, checklist),
    byDomain: checklist.domains.map((domain): DomainScore => {
      const own = all.filter(({ item }) => item.domain === domain.id);
      return { id: domain.id, title: domain.title, ...summarise(own, decimals), outcomes: countOutcomes(own) };
    }),
    items,
  };
}

/** Σ weight·points and Σ weight over the decided items of a score: exact sums, each made a number once. */
export function pointsAndWeight({ items }: Pick<Score, 'items'>): { readonly points: number; readonly weight: number } {
  const decided = items.filter((item) => item.points !== null);
  const weights = decided.map((item) => item.weight);
  const scaled = scaleWeights(weights);
  const scale = 10 ** Math.max(0, ...weights.map(countDecimals));
  let halves = 0n;
  let whole = 0n;
  for (const [i, { points }] of decided.entries()) {
    halves += BigInt(2 * (points ?? 0)) * scaled[i];
    whole += scaled[i];
  }
  return { points: Number(halves) / (2 * scale), weight: Number(whole) / scale };
}

/** Points of an outcome; `undecided` while they are open, `excluded` when the item leaves both sums. */
export function pointsOf(outcome: Outcome, notDeployed: Checklist['notDeployed']): number | 'undecided' | 'excluded' {
  switch (outcome) {
    case 'cumple':
      return 1;
    case 'cumple-parcial':
      return 0.5;
    case 'no-cumple':
      return 0;
    case 'no-aplica':
      return 'excluded';
    case 'no-desplegado':
      return notDeployed === 'zero' ? 0 : 'excluded';
    case 'por-revisar':
    case 'no-evaluada':
    case 'error':
      return 'undecided';
  }
}

interface WeightedItem {
  readonly item: ItemResult;
  readonly weight: bigint;
  /** Applicable, but not decided yet. */
  readonly open: boolean;
}

type Summary = Pick<Score, 'percent' | 'interval' | 'coverage' | 'preliminary'>;

/** An item with what decided it and the points that come of it. */
export function itemResult(item: Item, checklist: Checklist, { outcome, counts, reason }: ItemDecision): ItemResult {
  const points = pointsOf(outcome, checklist.notDeployed);
  const decided = counts.held + counts.failed;
  return {
    id: item.id,
    domain: item.domain,
    title: item.title,
    why: item.why,
    remedy: item.remedy,
    citation: item.citation,
    decidedBy: item.decision.by,
    outcome,
    weight: item.weight,
    points: typeof points === 'number' ? points : null,
    applicable: counts.applicable,
    held: counts.held,
    failed: counts.failed,
    undecided: counts.undecided,
    ratio: decided === 0 ? null : counts.held / decided,
    mandatory: item.mandatory === true,
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Sums in half points, so that everything stays an integer until the one division. */
function summarise(items: readonly WeightedItem[], decimals: number): Summary {
  let earned = 0n;
  let decided = 0n;
  let open = 0n;
  for (const { item, weight, open: isOpen } of items) {
    if (isOpen) open += 2n * weight;
    if (item.points === null) continue;
    earned += BigInt(2 * item.points) * weight;
    decided += 2n * weight;
  }
  const applicable = decided + open;
  if (applicable === 0n) return { percent: null, interval: null, coverage: null, preliminary: false };
  return {
    percent: decided === 0n ? null : roundedPercent(earned, decided, decimals),
    interval: [roundedPercent(earned, applicable, decimals), roundedPercent(earned + open, applicable, decimals)],
    coverage: coverageOf(decided, applicable, decimals),
    preliminary: open > 0n,
  };
}

/** An incomplete coverage never reads 100: where rounding would take it there, the next smaller figure stands. */
function coverageOf(decided: bigint, applicable: bigint, decimals: number): number {
  const rounded = roundedPercent(decided, applicable, decimals);
  if (decided === applicable || rounded < 100) return rounded;
  const scale = 10 ** decimals;
  return (100 * scale - 1) / scale;
}

function bandOf(percent: number | null, checklist: Checklist): string | null {
  if (percent === null) return null;
  return checklist.scoreBands.find((band) => percent >= band.from)?.id ?? null;
}

function countOutcomes(items: readonly WeightedItem[]): DomainScore['outcomes'] {
  const outcomes: Partial<Record<Outcome, number>> = {};
  for (const { item } of items) outcomes[item.outcome] = (outcomes[item.outcome] ?? 0) + 1;
  return outcomes;
}
