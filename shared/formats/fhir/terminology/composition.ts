import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import type { FilterTable, RuleTable, ValueSetTable } from './tables.ts';
import { unpack } from './tables.ts';

/** What a value set says of its members, wherever it was read from. */
export interface Composition {
  readonly title: string | undefined;
  readonly include: readonly Rule[];
  readonly exclude: readonly Rule[];
  /** Members worked out by others, where they are all there are; used when there are no rules. */
  readonly expansion: readonly Member[] | undefined;
}

export interface Rule {
  readonly system: string | undefined;
  readonly version: string | undefined;
  readonly codes: readonly string[] | undefined;
  readonly filters: readonly FilterTable[];
  /** Canonicals, without their versions. */
  readonly valueSets: readonly string[];
}

export interface Member {
  readonly system: string;
  readonly code: string;
}

export function compositionOfTable(table: ValueSetTable): Composition {
  return {
    title: table.title,
    include: table.include.map(ruleOfTable),
    exclude: (table.exclude ?? []).map(ruleOfTable),
    expansion: undefined,
  };
}

function ruleOfTable({ system, version, codes, filter, valueSet }: RuleTable): Rule {
  return {
    system,
    version,
    codes: codes === undefined ? undefined : unpack(codes),
    filters: filter ?? [],
    valueSets: (valueSet ?? []).map(withoutVersion),
  };
}

/** A ValueSet resource of a package, a Bundle or a contained one; undefined where it says nothing of its members. */
export function compositionOfResource(resource: Json): Composition | undefined {
  const { title, name, compose, expansion } = resource;
  const include = isObject(compose) ? rulesOf(compose.include) : [];
  const members = isObject(expansion) ? membersOf(expansion) : undefined;
  if (include.length === 0 && members === undefined) return undefined;
  return {
    title: typeof title === 'string' ? title : typeof name === 'string' ? name : undefined,
    include,
    exclude: isObject(compose) ? rulesOf(compose.exclude) : [],
    expansion: members,
  };
}

function rulesOf(rules: unknown): readonly Rule[] {
  if (!Array.isArray(rules)) return [];
  return rules.filter(isObject).map(({ system, version, concept, filter, valueSet }) => ({
    system: textOf(system),
    version: textOf(version),
    codes: Array.isArray(concept) ? concept.filter(isObject).flatMap(({ code }) => textOf(code) ?? []) : undefined,
    filters: filtersOf(filter),
    valueSets: Array.isArray(valueSet) ? valueSet.flatMap((url) => textOf(url) ?? []).map(withoutVersion) : [],
  }));
}

/** A filter that lacks something is kept: it must not look as if there were none. */
function filtersOf(filters: unknown): readonly FilterTable[] {
  if (!Array.isArray(filters)) return [];
  return filters.filter(isObject).map(({ property, op, value }) => ({
    property: textOf(property) ?? '',
    op: textOf(op) ?? '',
    value: textOf(value) ?? '',
  }));
}

/** Undefined for an expansion that is a page, a part, or may go on beyond what is written. */
function membersOf({ contains, total, offset, parameter, extension }: Json): readonly Member[] | undefined {
  if (!Array.isArray(contains) || (typeof offset === 'number' && offset > 0)) return undefined;
  // Extensions such as `valueset-toocostly` say that it is not the whole.
  if (Array.isArray(extension) && extension.length > 0) return undefined;
  if (Array.isArray(parameter) && parameter.some((item) => isObject(item) && isLimit(item))) return undefined;
  const members: Member[] = [];
  const open: unknown[] = [contains];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!Array.isArray(next)) continue;
    for (const item of next) {
      if (!isObject(item)) continue;
      if (item.abstract !== true && typeof item.code === 'string') {
        members.push({ system: textOf(item.system) ?? '', code: item.code });
      }
      if (item.contains !== undefined) open.push(item.contains);
    }
  }
  return typeof total === 'number' && total > members.length ? undefined : members;
}

function isLimit({ name, valueString, valueBoolean }: Json): boolean {
  return (name === 'limitedExpansion' && (valueString !== undefined || valueBoolean === true)) || name === 'filter';
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A canonical may say its version behind a bar. */
export function withoutVersion(canonical: string): string {
  const bar = canonical.indexOf('|');
  return bar < 0 ? canonical : canonical.slice(0, bar);
}
