import type { Checklist, DomainScore, Item, ItemResult, Outcome, Score } from '../model/index.ts';
import { roundedPercent, scaleWeights } from '../model/rounding.ts';
import type { Evidence } from './evidence.ts';
import { decideItem } from './outcome.ts';

/**
 * Scores a checklist over what a run saw: 100 · Σ weight·points / Σ weight over the decided, applicable items, with
 * the coverage and the interval in which the score can still fall. All percentages are rounded as the checklist says,
 * and the band is read off the rounded one. Nothing is clamped; what was not decided is `null`, not 0.
 */
export function scoreChecklist(checklist: Checklist, evidence: Evidence): Score {
  const weights = scaleWeights(checklist.items.map((item) => item.weight));
  const items = checklist.items.map((item) => resultOf(item, checklist, evidence));
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

function resultOf(item: Item, checklist: Checklist, evidence: Evidence): ItemResult {
  const { outcome, counts, reason } = decideItem(item, checklist, evidence);
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
