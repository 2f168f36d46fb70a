import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { StructureDefinition, ValueSet, ValueSetComposeInclude } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { createTerminology } from '../../../../shared/formats/fhir/terminology/index.ts';
import { CORE_DEFINITIONS } from '../../../support/fhir/core-definitions.ts';
import {
  CORE_CODE_SYSTEMS,
  coreCodeSystems,
  coreValueSets,
  flatten,
  r4TerminologyTables,
} from '../../../support/fhir/terminology.ts';
import { SHARED } from '../../../support/project.ts';
import { describeWithShared } from '../../../support/with-shared.ts';

/** Required lists over systems without end, or kept by others: nothing to compare them with. */
const NOT_LISTED = new Set([
  'http://hl7.org/fhir/ValueSet/currencies',
  'http://hl7.org/fhir/ValueSet/mimetypes',
  'http://hl7.org/fhir/ValueSet/timezones',
  'http://hl7.org/fhir/ValueSet/ucum-units',
]);

describe('generated terminology', () => {
  it('is small, and quick to read', () => {
    const tables = r4TerminologyTables();
    expect(Object.keys(tables.systems).length).toBeGreaterThan(1050);
    expect(Object.keys(tables.valueSets)).toHaveLength(1316);
    expect(JSON.stringify(tables).length).toBeLessThan(1_500_000);
  });
});

describeWithShared(CORE_CODE_SYSTEMS, 'terminology beside the published R4', () => {
  const systems = coreCodeSystems();
  const valueSets = new Map(coreValueSets().map((valueSet) => [valueSet.url!, valueSet]));
  const terminology = createTerminology(r4TerminologyTables());

  it('has the codes, main displays and facts of every code system', () => {
    const differences = systems.flatMap((system) => {
      const ours = terminology.system(system.url!);
      if (!ours) return [`${system.url} is missing`];
      const published = new Map<string, string>();
      for (const { code, display = '' } of flatten(system.concept)) {
        if (!published.has(code)) published.set(code, display);
      }
      const made = new Map([...ours.concepts()].map((item) => [item.code, item]));
      const lines = [
        ...[...published].filter(
          ([code, display]) => (made.get(code)?.displays[0] ?? '') !== display || !made.has(code),
        ),
        ...[...made.keys()].filter((code) => !published.has(code)),
      ];
      const facts = ours.content === system.content && ours.caseSensitive === system.caseSensitive;
      return [...lines.map((line) => `${system.url} ${line}`), ...(facts ? [] : [`${system.url} facts`])];
    });
    expect(differences).toEqual([]);
  });

  it('has the hierarchy of every code system', () => {
    const differences = systems.flatMap((system) =>
      flatten(system.concept).flatMap(({ code, above }) => {
        const parents = terminology.system(system.url!)?.find(code)?.parents ?? [];
        const parent = above.at(-1);
        return parent === undefined || parents.includes(parent) ? [] : [`${system.url} ${code}`];
      }),
    );
    expect(differences).toEqual([]);
  });

  const expand = (url: string): ReadonlySet<string> => {
    const { compose } = valueSets.get(url) as ValueSet;
    const excluded = new Set((compose!.exclude ?? []).flatMap(expandRule));
    return new Set(compose!.include.flatMap(expandRule).filter((code) => !excluded.has(code)));
  };

  /** The filters of required lists are all of one kind. */
  const expandRule = ({ system, concept, filter, valueSet = [] }: ValueSetComposeInclude): readonly string[] => {
    if (concept) return concept.map(({ code }) => code);
    if (system === undefined) return valueSet.flatMap((url) => [...expand(url)]);
    const found = systems.find(({ url }) => url === system);
    if (!found) throw new Error(system);
    const all = flatten(found.concept);
    if (!filter) return all.map(({ code }) => code);
    const [{ property, op, value }] = filter;
    if (filter.length > 1 || property !== 'concept' || op !== 'is-a') throw new Error(op);
    return [...closure(all, value)];
  };

  /** A code with all that is nested in it, or that it names as its child. */
  const closure = (all: ReturnType<typeof flatten>, code: string, seen = new Set<string>()): ReadonlySet<string> => {
    seen.add(code);
    const named = all.find((item) => item.code === code)?.property?.filter((item) => item.code === 'child') ?? [];
    const nested = all.filter(({ above }) => above.at(-1) === code).map((item) => item.code);
    for (const child of [...nested, ...named.map(({ valueCode }) => valueCode!)]) {
      if (!seen.has(child)) closure(all, child, seen);
    }
    return seen;
  };

  it('has the members of every required value set', () => {
    const required = requiredValueSets().filter((url) => valueSets.has(url) && !NOT_LISTED.has(url));
    expect(required.length).toBeGreaterThan(240);
    const differences = required.flatMap((url) => {
      const published = expand(url);
      const made = new Set(terminology.membership(url)?.codes());
      const missing = [...published].filter((code) => !made.has(code));
      return [...missing, ...[...made].filter((code) => !published.has(code))].map((code) => `${url} ${code}`);
    });
    expect(differences).toEqual([]);
  });

  it('tells members of a required value set with its own systems', () => {
    const wrong = requiredValueSets().flatMap((url) => {
      const rules = valueSets.get(url)?.compose?.include ?? [];
      return rules.flatMap(({ system, concept = [] }) =>
        concept.filter(({ code }) => terminology.memberOf(`${url}|4.0.1`, system, code) !== true),
      );
    });
    expect(wrong).toEqual([]);
  });
});

function requiredValueSets(): readonly string[] {
  const text = gunzipSync(readFileSync(join(SHARED, CORE_DEFINITIONS))).toString('utf8');
  const found = new Set<string>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const { kind, snapshot } = JSON.parse(line) as StructureDefinition;
    if (kind === 'logical') continue;
    for (const { binding } of snapshot?.element ?? []) {
      if (binding?.strength === 'required' && binding.valueSet) found.add(binding.valueSet.replace(/\|.*$/, ''));
    }
  }
  return [...found];
}
