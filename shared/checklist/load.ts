import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Bands, Check, Checklist } from '../model/index.ts';
import { CHECK_SCHEMA } from './check-schema.ts';
import { CHECKLIST_SCHEMA } from './checklist-schema.ts';
import { faultSentence } from './fault-sentence.ts';

/**
 * Reads checks from parsed JSON files: each is one check or a table of siblings (an array).
 *
 * @throws Error with one plain sentence (where, and what is wrong) on the first fault: unknown keys, missing texts,
 * an id given twice.
 */
export function parseChecks(files: readonly unknown[]): readonly Check[] {
  const isCheck = validators().check;
  const checks = files.flat().map((json, i) => {
    if (isCheck(json)) return json;
    throw new Error(faultSentence(nameOf(json, 'La comprobación', i), isCheck.errors![0]));
  });
  refuseRepeated(checks, 'La comprobación');
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
  refuseRepeated(checks, 'La comprobación');
  return checks;
}

/** A checklist that the program itself carries; see {@link ownChecks}. */
export function ownChecklist(json: unknown): Checklist {
  return json as Checklist;
}

/**
 * Reads a checklist from parsed JSON.
 *
 * @param checks the checks that items may name
 * @throws Error with one plain sentence on the first fault: form, repeated ids, unknown checks or domains, bands out
 * of order.
 */
export function parseChecklist(json: unknown, checks: readonly Pick<Check, 'id'>[]): Checklist {
  const isChecklist = validators().checklist;
  if (!isChecklist(json)) throw new Error(faultSentence('La lista de cotejo', isChecklist.errors![0]));
  refuseRepeated(json.domains, 'El dominio');
  refuseRepeated(json.items, 'El requisito');
  refuseRepeated(json.scoreBands, 'El nivel');
  refuseUnknown(json, new Set(checks.map((check) => check.id)));
  refuseBadBands(json.bands, 'La lista de cotejo');
  for (const item of json.items) if (item.bands !== undefined) refuseBadBands(item.bands, `El requisito «${item.id}»`);
  refuseUnorderedScoreBands(json);
  return json;
}

interface Validators {
  readonly check: ValidateFunction<Check>;
  readonly checklist: ValidateFunction<Checklist>;
}

let compiled: Validators | undefined;

/** Compiled on first use: a program that only lists its units should not wait for it. */
function validators(): Validators {
  if (compiled !== undefined) return compiled;
  const ajv = new Ajv2020({
    meta: false,
    validateSchema: false,
    strict: true,
    strictTypes: false,
    strictRequired: false,
  });
  const { $schema: _check, ...check } = CHECK_SCHEMA;
  const { $schema: _checklist, ...checklist } = CHECKLIST_SCHEMA;
  compiled = { check: ajv.compile<Check>(check), checklist: ajv.compile<Checklist>(checklist) };
  return compiled;
}

function nameOf(json: unknown, kind: string, index: number): string {
  const id = typeof json === 'object' && json !== null && 'id' in json ? json.id : undefined;
  return typeof id === 'string' ? `${kind} «${id}»` : `${kind} número ${index + 1}`;
}

function refuseRepeated(definitions: readonly { readonly id: string }[], kind: string): void {
  const seen = new Set<string>();
  for (const { id } of definitions) {
    if (seen.has(id)) throw new Error(`${kind} «${id}» se define más de una vez.`);
    seen.add(id);
  }
}

function refuseUnknown(checklist: Checklist, checks: ReadonlySet<string>): void {
  const domains = new Set(checklist.domains.map((domain) => domain.id));
  for (const { id, domain, decision } of checklist.items) {
    if (!domains.has(domain)) throw new Error(`El requisito «${id}» nombra el dominio «${domain}», que no existe.`);
    if (decision.by !== 'check') continue;
    const unknown = decision.checks.find((check) => !checks.has(check));
    if (unknown !== undefined) {
      throw new Error(`El requisito «${id}» nombra la comprobación «${unknown}», que no existe.`);
    }
  }
}

function refuseBadBands({ full, partial }: Bands, whose: string): void {
  if (partial <= full) return;
  throw new Error(`${whose} pide más para cumplir en parte (${partial}) que para cumplir (${full}).`);
}

function refuseUnorderedScoreBands({ scoreBands }: Checklist): void {
  const misplaced = scoreBands.find((band, i) => i > 0 && band.from >= scoreBands[i - 1].from);
  if (misplaced === undefined) return;
  throw new Error(`El nivel «${misplaced.id}» no está en orden: los niveles van del mayor al menor.`);
}
