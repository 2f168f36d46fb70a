import type { CatalogSet } from '../catalogs/catalog.ts';
import type { CompiledCheck, JudgeTogether } from '../checklist/compile.ts';
import type { Format } from '../formats/format.ts';
import { hashText32, RECORD_TYPES, type RecordType, type RuleDefinition } from '../model/index.ts';
import { agedFields } from './aged.ts';
import { CURP_REPEATED } from './person-measures.ts';
import { fieldsRead } from './repeat-memo.ts';
import { restOfVouched } from './vouched.ts';

/** One check on one record type: what is counted. */
export interface Binding {
  readonly index: number;
  readonly type: RecordType;
  readonly check: CompiledCheck;
  readonly rule: PlannedRule;
}

export interface PlannedRule {
  readonly definition: RuleDefinition;
  readonly hash: number;
}

/** What a run does, worked out once: which checks meet which records of which format, and where they are counted. */
export interface Plan {
  readonly formats: readonly PlannedFormat[];
  readonly bindings: readonly Binding[];
  readonly rules: ReadonlyMap<string, PlannedRule>;
  /** Ids of all conformance layers, in counting order. */
  readonly layers: readonly string[];
  readonly curpRepeated: PlannedRule;
  /** For the readers whose rules look keys up. */
  readonly catalogs: CatalogSet;
  readonly maxFindings: number;
  /** Whether files of a format count for the checklist. */
  readonly counts: (format: string) => boolean;
  /** Formats of which delimited text is taken to be, whatever it looks like; the one that fits best, else the first. */
  readonly forced?: { readonly guide: string; readonly formats: readonly PlannedFormat[] };
  /** Ids of conformance layers that are left out. */
  readonly withoutLayers: ReadonlySet<string>;
  /** Canonicals of FHIR profiles that a person chose. */
  readonly profiles: readonly string[];
}

/** What a person turned on or off for one run. */
export interface Switches {
  readonly withoutLayers?: readonly string[];
  readonly profiles?: readonly string[];
}

/** The guide that a person says the text files are of, and its versions from the latest to the earliest. */
export interface ForcedGuide {
  readonly guide: string;
  readonly formats: readonly Format[];
}

/** The checks on one record type of one format, and every datum that they look at. */
export interface JudgedType {
  readonly bindings: readonly Binding[];
  readonly fields: readonly string[];
  /** Where the age is told besides; undefined where the checks look at the birth date in other ways too. */
  readonly agedFields: readonly string[] | undefined;
  /** Of a patient that the reader vouches for; undefined where that settles nothing. */
  readonly vouchedFields: readonly string[] | undefined;
  /** Judges a record by all bindings. */
  readonly judge: JudgeTogether;
}

export interface PlannedFormat {
  readonly format: Format;
  /** By record type, what this format's records can be judged by. */
  readonly judged: Readonly<Partial<Record<RecordType, JudgedType>>>;
  /** Its own: formats that share a rule's id cite their own norms, and may be less sure of it. */
  readonly rules: readonly PlannedRule[];
  /** Counting index of each of the format's layers. */
  readonly layers: readonly number[];
}

/**
 * Plans a run. `maxFindings` is the number of findings kept per rule; totals always count all. `about` is what the
 * checklist is about (`Checklist.formats`).
 *
 * @throws when two rules bear one id.
 */
export function planVerification(
  formats: readonly Format[],
  checks: readonly CompiledCheck[],
  catalogs: CatalogSet,
  maxFindings: number,
  forced?: ForcedGuide,
  about?: readonly string[],
  switches: Switches = {},
): Plan {
  const rules = new Map<string, PlannedRule>();
  const curpRepeated = addRule(rules, CURP_REPEATED);
  const bindings = checks.flatMap((check) => {
    const rule = addRule(rules, check.check);
    return [...check.appliesTo].map((type) => ({ type, check, rule }));
  });
  const indexed = bindings.map((binding, index) => ({ ...binding, index }));
  const layers = [...new Set(formats.flatMap((format) => format.layers.map((layer) => layer.id)))];
  const planned = formats.map((format) => ({
    format,
    judged: judgedTypes(format, indexed),
    rules: format.rules.map((definition) => ownRule(rules, definition)),
    layers: format.layers.map((layer) => layers.indexOf(layer.id)),
  }));
  return {
    formats: planned,
    bindings: indexed,
    rules,
    layers,
    curpRepeated,
    catalogs,
    maxFindings,
    withoutLayers: new Set(switches.withoutLayers),
    profiles: switches.profiles ?? [],
    counts: (format) => about === undefined || about.some((one) => format.startsWith(one)),
    ...(forced === undefined ? {} : { forced: forcedFormats(planned, forced) }),
  };
}

function forcedFormats(planned: readonly PlannedFormat[], { guide, formats }: ForcedGuide): Plan['forced'] {
  return { guide, formats: formats.flatMap((format) => planned.filter((known) => known.format === format)) };
}

/** True when records of `type` in this format have a place for every datum the check needs. */
export function canCarry(format: Format, check: CompiledCheck, type: RecordType): boolean {
  const carried: readonly string[] = format.carries[type] ?? [];
  return (check.check.needs ?? [check.check.field]).every((field) => carried.includes(field));
}

function judgedTypes(format: Format, bindings: readonly Binding[]): PlannedFormat['judged'] {
  const judged: Partial<Record<RecordType, JudgedType>> = {};
  for (const type of RECORD_TYPES) {
    const own = bindings.filter((binding) => binding.type === type && canCarry(format, binding.check, type));
    if (own.length === 0) continue;
    judged[type] = judgedType(format, type, own);
  }
  return judged;
}

/** Which data are read is worked out for the formats of the files that there are: most runs meet one of a dozen. */
function judgedType(format: Format, type: RecordType, bindings: readonly Binding[]): JudgedType {
  const compiled = bindings.map(({ check }) => check);
  const checks = compiled.map(({ check }) => check);
  const unnamed = once(() => compiled.flatMap((check) => check.unnamedFields()));
  const fields = once(() => fieldsRead(format, type, checks, unnamed()));
  const aged = once(() => (type === 'diagnosis' ? agedFields(format, type, checks, unnamed()) : undefined));
  const vouched = once(() => {
    const rest = type === 'patient' ? restOfVouched(checks) : undefined;
    return rest && [...new Set([...rest, ...unnamed()])];
  });
  return {
    bindings,
    judge: compiled[0].together(compiled),
    get fields() {
      return fields();
    },
    get agedFields() {
      return aged();
    },
    get vouchedFields() {
      return vouched();
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function addRule(rules: Map<string, PlannedRule>, definition: RuleDefinition): PlannedRule {
  if (rules.has(definition.id)) throw new Error(`Dos reglas llevan el identificador «${definition.id}».`);
  const rule = { definition, hash: hashText32(definition.id) };
  rules.set(definition.id, rule);
  return rule;
}

/** A rule of a format; several formats may share an id, and then their findings count together. */
function ownRule(rules: Map<string, PlannedRule>, definition: RuleDefinition): PlannedRule {
  const known = rules.get(definition.id);
  return known === undefined ? addRule(rules, definition) : { definition, hash: known.hash };
}
