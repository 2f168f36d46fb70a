import type { Checklist, Item, RuleDefinition } from '../model/index.ts';

/** The item of a checklist that forbids to accept the findings of a rule. */
export interface MandatoryItem {
  readonly item: string;
  readonly title: string;
}

/** By id of the rule. */
export type MandatoryRules = ReadonlyMap<string, MandatoryItem>;

/** As much of a rule as decides what it breaks. */
export type BreakingRule = Pick<RuleDefinition, 'id' | 'severity'>;

/**
 * Rules whose findings go against an item that a norm makes mandatory: nobody can accept these away. An item by checks
 * (or by a sample that checks decide where an export carries the datum) names them; an item by layers is broken by what
 * breaks one of them. What a person attests has no rule, and a measure counts over the whole export.
 *
 * @param rules those that the question is about: those of a result
 * @param layersBrokenBy ids of the conformance layers that a finding of the rule breaks
 */
export function mandatoryRules(
  checklist: Pick<Checklist, 'items'>,
  rules: readonly BreakingRule[],
  layersBrokenBy: (rule: BreakingRule) => readonly string[] = layersByName,
): MandatoryRules {
  const byCheck = new Map<string, MandatoryItem>();
  const byLayer = new Map<string, MandatoryItem>();
  for (const item of checklist.items) {
    if (item.mandatory !== true) continue;
    const entry = { item: item.id, title: item.title };
    for (const id of checksOf(item)) if (!byCheck.has(id)) byCheck.set(id, entry);
    for (const id of layersOf(item)) if (!byLayer.has(id)) byLayer.set(id, entry);
  }
  const found = new Map<string, MandatoryItem>();
  for (const rule of rules) {
    const layer = byLayer.size === 0 ? undefined : layersBrokenBy(rule).find((id) => byLayer.has(id));
    const entry = byCheck.get(rule.id) ?? (layer === undefined ? undefined : byLayer.get(layer));
    if (entry !== undefined) found.set(rule.id, entry);
  }
  return found;
}

/**
 * The layer with whose id and a hyphen the rule's own id begins, each beginning of it being one: `fhir-estructura-…`.
 * Only an error breaks a layer.
 */
export function layersByName({ id, severity }: BreakingRule): readonly string[] {
  if (severity !== 'error') return [];
  const words = id.split('-');
  return words.map((_, i) => words.slice(0, words.length - i).join('-'));
}

function checksOf({ decision }: Item): readonly string[] {
  if (decision.by === 'check') return decision.checks;
  return decision.by === 'sample' ? (decision.checks ?? []) : [];
}

function layersOf({ decision }: Item): readonly string[] {
  return decision.by === 'layer' ? decision.layers : [];
}
