import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareRun } from '../../electron/engine/run-setup.ts';
import { PROJECT, runSetup } from './project.ts';

const LIST = join(PROJECT, 'test', 'fixtures', 'rule-ids.txt');

/** Ids of all rules that a finding can name, in the order of the alphabet. */
export function ruleIds(): readonly string[] {
  const lists = [runSetup(), runSetup({ checklist: 'nom-004-ssa3-2012' })];
  return [...new Set(lists.flatMap((setup) => [...prepareRun(setup).plan.rules.keys()]))].sort();
}

/** Those that ever were, which never change: whoever keeps results finds a rule again by its id. */
export function recordedIds(): readonly string[] {
  return readFileSync(LIST, 'utf8').split('\n').filter(Boolean);
}

// `node test/support/rule-ids.ts` adds the new ones; none is ever taken off.
if (process.argv[1] === import.meta.filename) {
  const known = new Set<string>();
  try {
    for (const id of recordedIds()) known.add(id);
  } catch {
    // The first time there is no list.
  }
  for (const id of ruleIds()) known.add(id);
  writeFileSync(LIST, `${[...known].sort().join('\n')}\n`);
}
