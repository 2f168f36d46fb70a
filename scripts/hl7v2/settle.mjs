/**
 * One set of facts for each version out of the two packages, with what differed and how it was settled. Wherever the
 * standard itself is not at hand the laxer reading is taken: a false alarm costs more than a missed fault.
 */
import { table354 } from './events.mjs';
import { mainFacts, otherFacts } from './facts.mjs';
import {
  settleFieldsByNeighbours,
  settleKnownFields,
  settlePackageFields,
  settleRarelyRequired,
} from './settle-fields.mjs';
import { addMissingSegments, addMissingStructures, replaceBrokenStructures } from './settle-missing.mjs';
import { settleKnownStructures, settleStructuresByNeighbours } from './settle-structures.mjs';
import { VERSIONS } from './sources.mjs';

/** 2.2 is only looked at as the neighbour of 2.3. */
const BEFORE = '2.2';
/** 2.5.1 and 2.7.1 changed next to nothing: what is wrong in one of a pair is wrong in the other. */
const TWINS = Object.fromEntries(
  [BEFORE, ...VERSIONS].map((version) => [version, version.replace('2.5.1', '2.5').replace('2.7.1', '2.7')]),
);

/**
 * Differences and how each was settled: `rule` is a key of `RULES` in scripts/docs/hl7v2-tables-page.mjs.
 *
 * @returns {Promise<{ versions: Map<string, object>, settled: { rule: string, version: string, at: string, from: string, to: string }[] }>}
 */
export async function settledFacts() {
  const versions = new Map([BEFORE, ...VERSIONS].map((version) => [version, mainFacts(version)]));
  const other = await otherFacts();
  const settled = [];
  const { shared } = table354();
  for (const version of VERSIONS) {
    const facts = versions.get(version);
    const log = (rule, at, from, to) => settled.push({ rule, version, at, from: String(from), to: String(to) });
    settleKnownFields(facts, versions.get('2.6'), version, log);
    settleKnownStructures(facts, neighboursOf(versions, version)[0], version, log);
    settlePackageFields(facts, other(version), neighboursOf(versions, version), log);
  }
  const before = structuredClone(versions);
  for (const version of VERSIONS) {
    const log = (rule, at, from, to) => settled.push({ rule, version, at, from: String(from), to: String(to) });
    const neighbours = neighboursOf(before, version);
    settleFieldsByNeighbours(versions.get(version), neighbours, log);
    if (!version.startsWith('2.7')) settleRarelyRequired(versions.get(version), [...before.values()], log);
    settleStructuresByNeighbours(versions.get(version), neighbours, log);
    replaceBrokenStructures(versions.get(version), before, version, log);
    addMissingStructures(versions.get(version), before, version, shared, log);
    addMissingSegments(versions.get(version), before, version, log);
  }
  versions.delete(BEFORE);
  return { versions, settled };
}

/** The facts of the version before and of the one after, where there are; those that are all but the same count as one. */
function neighboursOf(versions, version) {
  const names = [...versions.keys()].filter((name) => name === version || TWINS[name] !== TWINS[version]);
  const at = names.indexOf(version);
  return [versions.get(names[at - 1]), versions.get(names[at + 1])];
}
