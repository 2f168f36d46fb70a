import type { Check, Checklist } from '../model/index.ts';
import { checklistFaults, type KnownNames } from './checklist-faults.ts';
import { nameOf } from './fault-sentence.ts';
import { firstFormFault, sizeFault } from './form-faults.ts';
import { repeated } from './repeated.ts';

/**
 * Reads checks from parsed JSON files: each is one check or a table of siblings (an array).
 *
 * @throws Error with one plain sentence (where, and what is wrong) on the first fault: unknown keys, missing texts,
 * an id given twice.
 */
export function parseChecks(files: readonly unknown[]): readonly Check[] {
  const checks = files.flat().map((json, i) => {
    refuse(firstFormFault('check', json, nameOf(json, 'La comprobación', i)));
    return json as Check;
  });
  refuse(repeated(checks, 'La comprobación')[0]);
  return checks;
}

/**
 * Checks that the program itself carries, as they were read: the tests of `resources/` have judged their form, and a
 * program that starts need not do so again.
 *
 * @throws Error when an id is given twice
 */
export function ownChecks(files: readonly unknown[]): readonly Check[] {
  const checks = files.flat() as readonly Check[];
  refuse(repeated(checks, 'La comprobación')[0]);
  return checks;
}

/** A checklist that the program itself carries; see {@link ownChecks}. */
export function ownChecklist(json: unknown): Checklist {
  return json as Checklist;
}

/**
 * Reads a checklist from parsed JSON. One that says what it inherits from is first made whole by `resolveChecklist`.
 *
 * @param checks the checks that items may name
 * @param layers ids of the conformance layers; left out, what items say of them is not compared
 * @throws Error with one plain sentence on the first fault: size, form, repeated ids, names of nothing, bands out of
 * order.
 */
export function parseChecklist(
  json: unknown,
  checks: readonly Pick<Check, 'id'>[],
  layers?: readonly string[],
): Checklist {
  refuse(sizeFault(json));
  refuse(firstFormFault('checklist', json, 'La lista de cotejo'));
  const checklist = json as Checklist;
  refuse(checklistFaults(checklist, knownNames(checks, layers))[0]);
  return checklist;
}

export function knownNames(checks: readonly Pick<Check, 'id'>[], layers?: readonly string[]): KnownNames {
  return {
    checks: new Set(checks.map(({ id }) => id)),
    ...(layers === undefined ? {} : { layers: new Set(layers) }),
  };
}

function refuse(fault: string | undefined): void {
  if (fault !== undefined) throw new Error(fault);
}
