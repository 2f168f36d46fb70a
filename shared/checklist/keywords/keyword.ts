import type { CatalogSet } from '../../catalogs/catalog.ts';

/** A record as a check sees it: a flat object of neutral fields. */
export type RecordFields = Readonly<Record<string, unknown>>;

/** Why a keyword failed, in words for people; left out, the check's own texts stand. */
export interface Cause {
  /** What should have stood there. */
  readonly expected?: string;
  /** In place of the check's `failureTitle`; names no value of the record. */
  readonly message?: string;
}

/**
 * What the keywords of one set of compiled checks share while a record is judged.
 *
 * Three values out of a two-valued validator: where a keyword cannot tell, it notes so in `metUnknown` and answers
 * `unknownAs`. The check is then judged again with the other answer; verdicts that agree do not depend on it.
 */
export interface Judgement {
  unknownAs: boolean;
  metUnknown: boolean;
  cause: Cause | undefined;
}

export interface KeywordContext {
  readonly catalogs: CatalogSet;
  readonly judgement: Judgement;
}

/** Judges a value; `record` is the record (or object) that the value is a field of. */
export type KeywordTest = (value: never, record: RecordFields) => boolean;

/**
 * A keyword beyond JSON Schema.
 *
 * `prepare` reads the keyword's parameter once and throws an Error with a plain sentence when it makes no sense.
 * Values of another type than `type` are left to the schema's own `type`, as in JSON Schema.
 */
export interface Keyword {
  readonly name: string;
  readonly type: 'string' | 'array' | 'object';
  prepare(parameter: unknown, context: KeywordContext): KeywordTest;
}

/** Answer of a keyword that cannot tell. */
export function cannotTell(judgement: Judgement): boolean {
  judgement.metUnknown = true;
  return judgement.unknownAs;
}

/** Answer of a keyword that fails, with its cause. */
export function fail(judgement: Judgement, cause: Cause): false {
  judgement.cause = cause;
  return false;
}

/** A field of the record where it is a text that stands there. */
export function textOf(record: RecordFields, field: string): string | undefined {
  const value = record[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
