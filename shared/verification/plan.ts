import type { CompiledCheck } from '../checklist/compile.ts';
import type { Format } from '../formats/format.ts';
import { hashText32, RECORD_TYPES, type RecordType, type RuleDefinition } from '../model/index.ts';
import { CURP_REPEATED } from './person-measures.ts';
import { fieldsRead } from './repeat-memo.ts';

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
  readonly maxFindings: number;
}

/** The checks on one record type of one format, and every datum that they look at. */
export interface JudgedType {
  readonly bindings: readonly Binding[];
  readonly fields: readonly string[];
}

export interface PlannedFormat {
  readonly format: Format;
  /** By record type, what this format's records can be judged by. */
  readonly judged: Readonly<Partial<Record<RecordType, JudgedType>>>;
  readonly rules: readonly PlannedRule[];
  /** Counting index of each of the format's layers. */
  readonly layers: readonly number[];
}

/**
 * Plans a run. `maxFindings` is the number of findings kept per rule; totals always count all.
 *
 * @throws when two rules bear one id.
 */
export function planVerification(
  formats: readonly Format[],
  checks: readonly CompiledCheck[],
  maxFindings: number,
): Plan {
  const rules = new Map<string, PlannedRule>();
  const curpRepeated = addRule(rules, CURP_REPEATED);
  const bindings = checks.flatMap((check) => {
    const rule = addRule(rules, check.check);
    return [...check.appliesTo].map((type) => ({ type, check, rule }));
  });
  const indexed = bindings.map((binding, index) => ({ ...binding, index }));
  const layers = [...new Set(formats.flatMap((format) => format.layers.map((layer) => layer.id)))];
  return {
    formats: formats.map((format) => ({
      format,
      judged: judgedTypes(format, indexed),
      rules: format.rules.map((definition) => rules.get(definition.id) ?? addRule(rules, definition)),
      layers: format.layers.map((layer) => layers.indexOf(layer.id)),
    })),
    bindings: indexed,
    rules,
    layers,
    curpRepeated,
    maxFindings,
  };
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
    const checks = own.map(({ check }) => check.check);
    judged[type] = { bindings: own, fields: fieldsRead(format, type, checks) };
  }
  return judged;
}

function addRule(rules: Map<string, PlannedRule>, definition: RuleDefinition): PlannedRule {
  if (rules.has(definition.id)) throw new Error(`Dos reglas llevan el identificador «${definition.id}».`);
  const rule = { definition, hash: hashText32(definition.id) };
  rules.set(definition.id, rule);
  return rule;
}
