import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { formatNumber } from '../text/format.ts';
import { CHECK_SCHEMA } from './check-schema.ts';
import { CHECKLIST_SCHEMA } from './checklist-schema.ts';
import { faultSentence } from './fault-sentence.ts';
import { LIMITS } from './limits.ts';

/** What is wrong with the form of a checklist. */
export interface FormFaults {
  /** The first ones, each as a sentence. */
  readonly sentences: readonly string[];
  /** JSON Pointers of all that is wrong: `/items/3/title`. */
  readonly paths: readonly string[];
}

/** Faults of form told of one checklist: whoever has more begins with these. */
const MOST_FAULTS = 200;

/** The first fault of form of a check or a checklist; undefined where it is sound. */
export function firstFormFault(kind: 'check' | 'checklist', json: unknown, what: string): string | undefined {
  const isSound = validators('first')[kind];
  return isSound(json) ? undefined : faultSentence(what, isSound.errors![0], json);
}

/** All faults of form of a checklist. */
export function allFormFaults(json: unknown, what: string): FormFaults {
  const isSound = validators('all').checklist;
  if (isSound(json)) return { sentences: [], paths: [] };
  const faults = isSound.errors!.filter(({ keyword }) => keyword !== 'if');
  return {
    sentences: faults.slice(0, MOST_FAULTS).map((fault) => faultSentence(what, fault, json)),
    paths: faults.map(({ instancePath }) => instancePath),
  };
}

/** What is too large to be looked at; told before anything walks through it. */
export function sizeFault(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const { items, questions } = json as { readonly items?: unknown; readonly questions?: unknown };
  if (Array.isArray(items) && items.length > LIMITS.items) {
    return tooMany(items.length, 'requisitos', LIMITS.items);
  }
  if (Array.isArray(questions) && questions.length > LIMITS.questions) {
    return tooMany(questions.length, 'preguntas', LIMITS.questions);
  }
  return undefined;
}

function tooMany(count: number, what: string, most: number): string {
  return `La lista de cotejo trae ${formatNumber(count)} ${what}; el máximo es ${formatNumber(most)}.`;
}

interface Validators {
  readonly check: ValidateFunction;
  readonly checklist: ValidateFunction;
}

const compiled = new Map<'first' | 'all', Validators>();

/** Compiled on first use: a program that only lists its units should not wait for it. */
function validators(errors: 'first' | 'all'): Validators {
  const known = compiled.get(errors);
  if (known !== undefined) return known;
  const ajv = new Ajv2020({
    meta: false,
    validateSchema: false,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allErrors: errors === 'all',
  });
  const { $schema: _check, ...check } = CHECK_SCHEMA;
  const { $schema: _checklist, ...checklist } = CHECKLIST_SCHEMA;
  const made = { check: ajv.compile(check), checklist: ajv.compile(checklist) };
  compiled.set(errors, made);
  return made;
}
