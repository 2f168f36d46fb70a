import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { CatalogSet } from '../catalogs/catalog.ts';
import type { Check, JsonSchema, RecordType } from '../model/index.ts';
import { catalogsIn } from './keywords/catalog.ts';
import { addKeywords } from './keywords/index.ts';
import type { Cause, Judgement } from './keywords/keyword.ts';

/** Verdict on one record, as a number so that a tally can index by it. */
export const FAILS = 0;
export const HOLDS = 1;
export const CANNOT_TELL = 2;
export const NOT_APPLICABLE = 3;
export type VerdictCode = typeof FAILS | typeof HOLDS | typeof CANNOT_TELL | typeof NOT_APPLICABLE;

/** Why the last record failed. */
export interface FailureCause extends Cause {
  /** The field that is at fault, where it is not the one the check names. */
  readonly field?: string;
}

export interface CompiledCheck {
  readonly check: Check;
  readonly appliesTo: ReadonlySet<RecordType>;
  /**
   * Judges one record: 0 fails, 1 holds, 2 cannot tell, 3 not applicable. The record is not kept; fields that are
   * `undefined` count as absent. The check is compiled on the first call.
   *
   * @throws Error with one plain sentence when the check's schemas make no sense.
   */
  evaluate(record: object): VerdictCode;
  /** After a verdict of 0, and before the next `evaluate` of any check of the same set. */
  cause(): FailureCause;
  /** Ids of the catalogues that the check asks for and the run does not have. */
  missingCatalogs(): ReadonlySet<string>;
}

/**
 * Prepares checks for a run. Checks of one set share one validator and its state, so they judge one record at a time;
 * make one set for each thread.
 */
export function compileChecks(checks: readonly Check[], catalogs: CatalogSet): readonly CompiledCheck[] {
  const judgement: Judgement = { unknownAs: true, metUnknown: false, cause: undefined };
  const ajv = new Ajv2020({
    // The form of checks is checked when they are loaded; here only what cannot be compiled is refused.
    meta: false,
    validateSchema: false,
    strict: true,
    // Records are typed by the model: a schema need not repeat that a field is a text.
    strictTypes: false,
    strictRequired: false,
    addUsedSchema: false,
    messages: false,
    // Lengths in UTF-16 units: those of the norm's alphabets are the same, and no text is walked through for it.
    unicode: false,
    logger: false,
  });
  addKeywords(ajv, { catalogs, judgement });
  return checks.map((check) => compileCheck(check, ajv, judgement, catalogs));
}

function compileCheck(check: Check, ajv: Ajv2020, judgement: Judgement, catalogs: CatalogSet): CompiledCheck {
  let when: ValidateFunction | undefined;
  let must: ValidateFunction | undefined;

  function prepare(): ValidateFunction {
    when = check.when === undefined ? undefined : compileSchema(ajv, check.when, check.id);
    must = compileSchema(ajv, check.must, check.id);
    return must;
  }

  function judge(record: object, holds: ValidateFunction): VerdictCode {
    if (when !== undefined && !when(record)) return NOT_APPLICABLE;
    return holds(record) ? HOLDS : FAILS;
  }

  const catalogIds = new Set([...catalogsIn(check.when), ...catalogsIn(check.must)]);
  const missing = new Set([...catalogIds].filter((id) => catalogs.get(id) === undefined));

  return {
    check,
    appliesTo: new Set([check.appliesTo].flat()),
    evaluate(record) {
      const holds = must ?? prepare();
      judgement.unknownAs = true;
      judgement.metUnknown = false;
      const verdict = judge(record, holds);
      if (!judgement.metUnknown) return verdict;
      judgement.unknownAs = false;
      return judge(record, holds) === verdict ? verdict : CANNOT_TELL;
    },
    cause: () => causeOf(must?.errors ?? [], check.field),
    missingCatalogs: () => missing,
  };
}

function compileSchema(ajv: Ajv2020, schema: JsonSchema, id: string): ValidateFunction {
  try {
    return ajv.compile(schema as Parameters<Ajv2020['compile']>[0]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`La comprobación «${id}» no se puede usar: ${reason}.`);
  }
}

/** The last error is the outermost one that decided; the cause stands in the last keyword that gave one. */
function causeOf(errors: readonly ErrorObject[], named: string): FailureCause {
  const cause = errors.findLast((error) => error.params.cause !== undefined)?.params.cause as Cause | undefined;
  const last = errors.at(-1);
  const field = last === undefined ? undefined : fieldOf(last);
  return field === undefined || field === named ? { ...cause } : { ...cause, field };
}

/** First part of the path, or the property that is missing at the root. */
function fieldOf({ instancePath, params }: ErrorObject): string | undefined {
  const path = instancePath.split('/')[1];
  if (path !== undefined && path !== '') return path;
  return typeof params.missingProperty === 'string' ? params.missingProperty : undefined;
}
