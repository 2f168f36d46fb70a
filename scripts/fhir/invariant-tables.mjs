/**
 * Makes `invariants.json`: of each constraint of R4 what its rule needs, so that the list of rules can be made without
 * reading `structure.json`. Rows: key, severity (`e` error, `w` warning, `i` best practice), first element that has it,
 * the standard's sentence.
 */
import { structureTables } from './structure-tables.mjs';

export const outputs = ['invariants.json'];
export const modules = ['structure-tables.mjs', 'structure-corrections.mjs'];

export async function generate() {
  const { constraints, types } = structureTables();
  const places = placesOf(types);
  const rows = new Map();
  constraints.forEach(([key, severity, , human, bestPractice], index) => {
    // Several constraints bear the keys inv-1 and inv-2: one rule stands for all, under the first sentence.
    if (rows.has(key)) return;
    rows.set(key, [key, bestPractice ? 'i' : severity[0], places.get(index) ?? '', human.replace(/\s+/g, ' ').trim()]);
  });
  return { 'invariants.json': [...rows.values()] };
}

/** Index of a constraint → path of the first element that has it. */
function placesOf(types) {
  const places = new Map();
  const add = (index, path) => places.has(index) || places.set(index, path);
  for (const [type, { constraints = [], elements = [] }] of Object.entries(types)) {
    for (const index of constraints) add(index, type);
    for (const [path, , , facts] of elements) {
      for (const index of facts?.constraints ?? []) add(index, `${type}.${path}`);
    }
  }
  return places;
}
