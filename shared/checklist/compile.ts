import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { CatalogSet } from '../catalogs/catalog.ts';
import type { Check, JsonSchema, RecordType } from '../model/index.ts';
import { catalogsIn, unnamedFields } from './keywords/catalog.ts';
import { addKeywords } from './keywords/index.ts';
import type { Cause, Judgement } from './keywords/keyword.ts';
import { addTogether, OPEN, type Together } from './together.ts';

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
  /** Fields that the verdict depends on though the schemas do not name them: the day that decides on an edition. */
  unnamedFields(): readonly string[];
  /** Makes one judge of several checks of the set that this one is of. */
  together(checks: readonly CompiledCheck[]): JudgeTogether;
}

/**
 * Judges one record by several checks: their verdicts, as `evaluate` would give them, in one array that the next call
 * overwrites. For the cause of a failure, `evaluate` that check.
 */
export type JudgeTogether = (record: object) => Uint8Array;

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
  const together = addTogether(ajv, judgement, { fails: FAILS, holds: HOLDS, notApplicable: NOT_APPLICABLE });
  return checks.map((check) => compileCheck(check, { ajv, judgement, catalogs, together }));
}

/** What the checks of a set share. */
interface CheckSet {
  readonly ajv: Ajv2020;
  readonly judgement: Judgement;
  readonly catalogs: CatalogSet;
  readonly together: Together;
}

function compileCheck(check: Check, { ajv, judgement, catalogs, together }: CheckSet): CompiledCheck {
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
    unnamedFields: () => unnamedFields([check.when, check.must], catalogs),
    together: (checks) => judgeTogether(together, checks),
  };
}

/** The judge is compiled on the first call. */
function judgeTogether(together: Together, checks: readonly CompiledCheck[]): JudgeTogether {
  let judge: JudgeTogether | undefined;

  function prepare(): JudgeTogether {
    try {
      return together.compile(checks.map(({ check }) => check));
    } catch {
      // Alone, the check at fault says in a sentence what is wrong with it.
      return () => new Uint8Array(checks.length).fill(OPEN);
    }
  }

  return (record) => {
    judge ??= prepare();
    const verdicts = judge(record);
    for (let i = 0; i < verdicts.length; i++) if (verdicts[i] === OPEN) verdicts[i] = checks[i].evaluate(record);
    return verdicts;
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
