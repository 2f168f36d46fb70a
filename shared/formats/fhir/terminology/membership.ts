import type { CodeSystem } from './code-system.ts';
import type { Composition, Rule } from './composition.ts';
import type { ConceptTest } from './filters.ts';
import { compileFilter } from './filters.ts';
import { isComparableUnit } from './ucum.ts';
import { UCUM } from './well-known.ts';

/** A value set that answers for its members. */
export interface Membership {
  readonly title: string | undefined;
  /** Systems that its rules name, those of imported value sets included. */
  systems(): ReadonlySet<string>;
  /** @param system undefined for a plain `code`, which takes the system of the value set */
  contains(system: string | undefined, code: string): boolean | null;
  /** All its codes, where that is a list and not too long a one. */
  codes(): readonly string[] | undefined;
}

/** What a value set needs of the others and of the code systems. */
export interface Surroundings {
  system(url: string): CodeSystem | undefined;
  hasCode(system: string, code: string): boolean | null;
  membership(valueSet: string): Membership | undefined;
  /** How many value sets are being asked, each by the one before. */
  readonly asking: { depth: number };
}

/** Value sets that import one another deeper than this are told of no more: nobody writes them, and stacks end. */
const MAX_DEPTH = 40;
const MAX_LISTED = 4000;
const MAX_REMEMBERED = 20_000;

interface CompiledRule {
  readonly rule: Rule;
  readonly codes: ReadonlySet<string> | undefined;
  readonly filters: readonly ConceptTest[];
}

export function compileValueSet(composition: Composition, around: Surroundings): Membership {
  const include = composition.include.map((rule) => compileRule(rule, around));
  const exclude = composition.exclude.map((rule) => compileRule(rule, around));
  const expanded = composition.expansion && listMembers(composition.expansion);
  const answers = new Map<string, boolean | null>();
  let isOpen = false;
  let listed: { readonly codes: readonly string[] | undefined } | undefined;
  let named: ReadonlySet<string> | undefined;

  const judge = (system: string | undefined, code: string): boolean | null => {
    if (include.length === 0) return expanded ? isListed(expanded, system, code) : null;
    const included = anyRule(include, system, code, around);
    if (included === null && expanded && isListed(expanded, system, code)) return true;
    if (included !== true || exclude.length === 0) return included;
    const excluded = anyRule(exclude, system, code, around);
    return excluded === null ? null : !excluded;
  };

  return {
    title: composition.title,
    systems() {
      if (named) return named;
      const found = new Set<string>();
      named = found;
      for (const { rule } of include) {
        if (rule.system !== undefined) found.add(rule.system);
        for (const url of rule.valueSets) for (const name of around.membership(url)?.systems() ?? []) found.add(name);
      }
      for (const { system } of composition.expansion ?? []) found.add(system);
      return found;
    },
    contains(system, code) {
      const key = system === undefined ? code : `${code} ${system}`;
      const known = answers.get(key);
      if (known !== undefined) return known;
      // A value set that imports itself adds nothing to itself.
      if (isOpen || around.asking.depth > MAX_DEPTH) return null;
      isOpen = true;
      around.asking.depth++;
      const answer = judge(system, code);
      around.asking.depth--;
      isOpen = false;
      if (answers.size >= MAX_REMEMBERED) answers.clear();
      answers.set(key, answer);
      return answer;
    },
    codes() {
      listed ??= { codes: listCodes(include, exclude, around) };
      return listed.codes;
    },
  };
}

function compileRule(rule: Rule, around: Surroundings): CompiledRule {
  const system = rule.system === undefined || rule.filters.length === 0 ? undefined : around.system(rule.system);
  return {
    rule,
    codes: rule.codes && new Set(rule.codes),
    filters: system ? rule.filters.map((filter) => compileFilter(filter, system)) : [],
  };
}

function anyRule(
  rules: readonly CompiledRule[],
  system: string | undefined,
  code: string,
  around: Surroundings,
): boolean | null {
  let answer: boolean | null = false;
  for (const rule of rules) {
    const one = passes(rule, system, code, around);
    if (one === true) return true;
    if (one === null) answer = null;
  }
  return answer;
}

/** A code must be of the rule's system (and list, and filters) and of every value set that the rule imports. */
function passes(
  compiled: CompiledRule,
  system: string | undefined,
  code: string,
  around: Surroundings,
): boolean | null {
  const { rule } = compiled;
  if (rule.system !== undefined && system !== undefined && system !== rule.system) return false;
  let answer = rule.system === undefined ? true : inSystem(compiled, rule.system, code, around);
  for (const url of rule.valueSets) {
    if (answer === false) return false;
    const imported = around.membership(url);
    const one = imported ? imported.contains(system ?? rule.system, code) : null;
    if (one !== true) answer = one;
  }
  return answer;
}

function inSystem(compiled: CompiledRule, url: string, code: string, around: Surroundings): boolean | null {
  const { rule, codes, filters } = compiled;
  const system = around.system(url);
  if (codes) {
    if (codes.has(code)) return true;
    const concept = system?.find(code);
    if (concept) return codes.has(concept.code);
    return system && system.caseSensitive === undefined && system.hasOtherCase(code) ? null : false;
  }
  if (url === UCUM && rule.filters.length > 0) return isComparable(rule, code);
  if (rule.filters.length > 0 && !system) return null;
  // Another edition may have fewer codes, or more.
  if (rule.version !== undefined && rule.version !== system?.version) return null;
  const concept = system?.find(code);
  if (!concept || !system) return around.hasCode(url, code);
  let answer: boolean | null = true;
  for (const filter of filters) {
    const one = filter(concept);
    if (one === false) return system.content === 'complete' ? false : null;
    if (one === null) answer = null;
  }
  return answer;
}

function isComparable({ filters }: Rule, code: string): boolean | null {
  const [filter] = filters;
  const isCanonical = filters.length === 1 && filter.property === 'canonical' && filter.op === '=';
  return isCanonical ? isComparableUnit(code, filter.value) : null;
}

function listMembers(members: readonly { readonly system: string; readonly code: string }[]): ReadonlySet<string> {
  return new Set(members.flatMap(({ system, code }) => [`${code} ${system}`, code]));
}

function isListed(members: ReadonlySet<string>, system: string | undefined, code: string): boolean {
  return members.has(system === undefined ? code : `${code} ${system}`);
}

function listCodes(
  include: readonly CompiledRule[],
  exclude: readonly CompiledRule[],
  around: Surroundings,
): readonly string[] | undefined {
  const found = new Set<string>();
  for (const compiled of include) {
    const { rule, codes } = compiled;
    if (rule.valueSets.length > 0 || rule.system === undefined) return undefined;
    const system = around.system(rule.system);
    if (!codes && system?.content !== 'complete') return undefined;
    for (const code of codes ?? [...system!.concepts()].map((item) => item.code)) {
      const included = passes(compiled, rule.system, code, around);
      const excluded = included === true && anyRule(exclude, rule.system, code, around);
      if (included === null || excluded === null || found.size > MAX_LISTED) return undefined;
      if (included && !excluded) found.add(code);
    }
  }
  return include.length === 0 ? undefined : [...found];
}
