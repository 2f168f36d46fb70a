import type { VisitHead } from '../../../shared/model/index.ts';

/**
 * Joins what two registries say of one open visit beside its answers. Nothing that either wrote is lost, and whichever
 * takes in the other, and however often, the facts come to the same; of what both filled in differently, ours stays.
 */
export function mergeHeads(ours: VisitHead, theirs: VisitHead): VisitHead {
  return {
    ...ours,
    campaign: ours.campaign ?? theirs.campaign,
    openedAt: Date.parse(theirs.openedAt) < Date.parse(ours.openedAt) ? theirs.openedAt : ours.openedAt,
    people: [...ours.people, ...theirs.people.filter(({ id }) => !ours.people.some((person) => person.id === id))],
    modules: mergeModules(ours.modules, theirs.modules),
    runs: [...ours.runs, ...theirs.runs.filter(({ run }) => !ours.runs.some((one) => one.run === run))],
    samples: mergeSamples(ours.samples, theirs.samples),
    facts: mergeFacts(ours.facts, theirs.facts),
  };
}

function mergeModules(ours: VisitHead['modules'], theirs: VisitHead['modules']): VisitHead['modules'] {
  return ours.map((module) => {
    const other = theirs.find(({ checklist, module: id }) => checklist === module.checklist && id === module.module);
    if (other === undefined) return module;
    const deployed = module.deployed ?? other.deployed;
    return { ...module, deployed, note: module.note || other.note };
  });
}

function mergeSamples(ours: VisitHead['samples'], theirs: VisitHead['samples']): VisitHead['samples'] {
  const joined = ours.map(({ checklist, labels }) => {
    const others = theirs.find((sample) => sample.checklist === checklist)?.labels ?? [];
    const length = Math.max(labels.length, others.length);
    return { checklist, labels: Array.from({ length }, (_, n) => labels[n] || others[n] || '') };
  });
  return [...joined, ...theirs.filter(({ checklist }) => !ours.some((sample) => sample.checklist === checklist))];
}

/** One text where it holds the other; else both, in an order that does not hang on who joins. */
function mergeFacts(ours: string, theirs: string): string {
  if (ours.includes(theirs)) return ours;
  if (theirs.includes(ours)) return theirs;
  return [ours, theirs].sort().join('\n\n');
}
