import type { Visit } from '../conformance/model.ts';
import type { Segment } from '../json/locate.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';
import { judgeCodeSystem } from './code-system-resource.ts';
import { KEPT_APART } from './coding.ts';
import type { Membership } from './membership.ts';
import type { SystemFacts } from './system-facts.ts';
import type { LocalTerminology } from './terminology.ts';

/** What the checks of terminology resources ask. */
interface Asked {
  readonly factsOfSystem: (system: string) => SystemFacts;
  readonly terminology: LocalTerminology;
  readonly visit: Visit;
}

export const TERMINOLOGY_RESOURCES: ReadonlySet<unknown> = new Set(['CodeSystem', 'ValueSet', 'ConceptMap']);

/** Judges what CodeSystem, ValueSet and ConceptMap say of codes; other resources have nothing of the kind. */
export function judgeTerminologyResource(resource: Json, asked: Asked): void {
  switch (resource.resourceType) {
    case 'CodeSystem':
      judgeCodeSystem(resource, asked.visit);
      break;
    case 'ValueSet':
      if (!isObject(resource.compose)) break;
      eachObject(resource.compose.include, ['compose', 'include'], (rule, path) => judgeRule(rule, path, asked));
      eachObject(resource.compose.exclude, ['compose', 'exclude'], (rule, path) => judgeRule(rule, path, asked));
      break;
    case 'ConceptMap':
      judgeConceptMap(resource, asked);
      break;
  }
}

type Path = readonly Segment[];

function eachObject(items: unknown, path: Path, judge: (item: Json, path: Path) => void): void {
  if (!Array.isArray(items)) return;
  for (let i = 0; i < items.length; i++) if (isObject(items[i])) judge(items[i], [...path, i]);
}

/** `ValueSet.compose.include`. */
function judgeRule({ system, version, concept, filter }: Json, path: Path, asked: Asked): void {
  if (typeof system !== 'string' || !isRightSystem(system, [...path, 'system'], asked)) return;
  // Another edition of the system may have other codes.
  if (version !== undefined) return;
  eachObject(concept, [...path, 'concept'], ({ code }, at) => {
    if (typeof code === 'string' && asked.terminology.hasCode(system, code) === false) {
      const detail = { actual: code, expected: `un código de ${system}` };
      asked.visit.report('includedCode', [...at, 'code'], detail);
    }
  });
  eachObject(filter, [...path, 'filter'], (item, at) => judgeFilter(item, system, [...at, 'value'], asked));
}

const OF_HIERARCHY: ReadonlySet<unknown> = new Set(['is-a', 'descendent-of', 'is-not-a', 'generalizes']);

function judgeFilter({ property, op, value }: Json, system: string, path: Path, asked: Asked): void {
  if (typeof value !== 'string') return;
  if (op === 'exists' && value !== 'true' && value !== 'false') {
    asked.visit.report('filterValue', path, { actual: value, expected: 'true, false' });
  }
  const isOfConcepts = (property === 'concept' || property === 'code') && OF_HIERARCHY.has(op);
  if (isOfConcepts && asked.terminology.hasCode(system, value) === false) {
    asked.visit.report('filterValue', path, { actual: value, expected: `un código de ${system}` });
  }
}

/** Its codes are of the systems that its groups name, and of the value sets that it maps from and to. */
function judgeConceptMap(resource: Json, asked: Asked): void {
  const from = valueSetOf(resource, 'source', asked);
  const to = valueSetOf(resource, 'target', asked);
  eachObject(resource.group, ['group'], (group, path) => {
    judgeGroup(group, path, asked);
    if (!from && !to) return;
    eachObject(group.element, [...path, 'element'], (item, at) => {
      judgeMember(from, group.source, item.code, at, asked);
      eachObject(item.target, [...at, 'target'], ({ code }, below) =>
        judgeMember(to, group.target, code, below, asked),
      );
    });
  });
}

/** `sourceUri` may name a code system too. */
function valueSetOf(resource: Json, side: 'source' | 'target', { terminology }: Asked): Membership | undefined {
  const url = resource[`${side}Canonical`] ?? resource[`${side}Uri`];
  return typeof url === 'string' ? terminology.membership(url) : undefined;
}

function judgeMember(list: Membership | undefined, system: unknown, code: unknown, path: Path, asked: Asked): void {
  if (!list || typeof system !== 'string' || typeof code !== 'string') return;
  // Of a code that its system has not, that is said.
  if (asked.terminology.hasCode(system, code) === false) return;
  if (list.contains(system, code) === false) asked.visit.report('mappedCode', [...path, 'code'], { actual: code });
}

/** `ConceptMap.group`. */
function judgeGroup({ source, target, sourceVersion, targetVersion, element }: Json, path: Path, asked: Asked): void {
  const from = systemOf(source, sourceVersion, [...path, 'source'], asked);
  const to = systemOf(target, targetVersion, [...path, 'target'], asked);
  if (from === undefined && to === undefined) return;
  eachObject(element, [...path, 'element'], (item, at) => {
    judgeMapped(from, item.code, at, asked);
    eachObject(item.target, [...at, 'target'], ({ code }, below) => judgeMapped(to, code, below, asked));
  });
}

/** Undefined where the codes of the system cannot be judged. */
function systemOf(system: unknown, version: unknown, path: Path, asked: Asked): string | undefined {
  if (typeof system !== 'string' || !isRightSystem(system, path, asked)) return undefined;
  return version === undefined && asked.factsOfSystem(system).local ? system : undefined;
}

function judgeMapped(system: string | undefined, code: unknown, path: Path, { terminology, visit }: Asked): void {
  if (system === undefined || typeof code !== 'string' || terminology.hasCode(system, code) !== false) return;
  const rule = system.startsWith(KEPT_APART) ? 'unlistedCode' : 'unknownCode';
  visit.report(rule, [...path, 'code'], { actual: code, expected: `un código de ${system}` });
}

function isRightSystem(system: string, path: Path, { factsOfSystem, visit }: Asked): boolean {
  const { fault } = factsOfSystem(system);
  if (!fault) return true;
  visit.report(fault.rule, path, { actual: system, expected: fault.expected });
  return false;
}
