import type { Citation, RuleDefinition, RuleResult, Severity } from '../model/index.ts';
import { compareText } from './finding-sample.ts';
import type { Plan } from './plan.ts';
import type { Tally } from './tally.ts';

const WORST_FIRST: readonly Severity[] = ['error', 'warning', 'info'];

/** Every rule that has a finding, with its text and total, ordered by id. */
export function ruleResults(plan: Plan, tally: Tally): readonly RuleResult[] {
  return [...tally.totals]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([id, byFormat]) => {
      const definitions = definitionsOf(plan, id, byFormat);
      const [worst] = [...definitions].sort((a, b) => rank(a) - rank(b));
      if (worst === undefined) return [];
      const { severity, title, failureTitle, why, remedy } = worst;
      const citation = unionOf(definitions);
      const total = [...byFormat.values()].reduce((sum, count) => sum + count, 0);
      const kept = tally.kept.get(id)?.list().length ?? 0;
      return [{ id, severity, title, failureTitle, why, remedy, citation, total, kept }];
    });
}

/**
 * What stands behind an id: a rule that belongs to formats is said by those of them in which it was breached, in the
 * order of the plan, since each cites its own norm; any other rule is one for all.
 */
function definitionsOf(plan: Plan, id: string, byFormat: ReadonlyMap<string, number>): readonly RuleDefinition[] {
  const own = plan.formats
    .filter(({ format }) => byFormat.has(format.id))
    .flatMap(({ rules }) => rules.filter(({ definition }) => definition.id === id));
  if (own.length > 0) return own.map(({ definition }) => definition);
  const common = plan.rules.get(id);
  return common === undefined ? [] : [common.definition];
}

/** Each citation once. */
function unionOf(definitions: readonly RuleDefinition[]): readonly Citation[] {
  const all = definitions.flatMap(({ citation }) => citation);
  return [...new Map(all.map((citation) => [JSON.stringify(citation), citation])).values()];
}

function rank({ severity }: RuleDefinition): number {
  return WORST_FIRST.indexOf(severity);
}
