import type { LayerJudge, Visit } from '../conformance/model.ts';
import type { Definitions } from '../definitions/model.ts';
import type { Segment } from '../json/locate.ts';
import type { Json } from '../json/value.ts';
import { isObject } from '../json/value.ts';

/** `resources/fhir/r4/search.json`: `end-of-URL code type base…` of each search parameter that R4 defines. */
export interface SearchTables {
  readonly base: string;
  readonly parameters: readonly string[];
}

interface SearchParameter {
  readonly type: string;
  readonly bases: readonly string[];
}

/**
 * Whether what is said of R4's search parameters agrees with their definitions: in a CapabilityStatement, and in a
 * SearchParameter that is derived from one.
 *
 * @param tables asked for when the first of these resources comes
 */
export function createSearchParameterJudge(definitions: Definitions, tables: () => SearchTables): LayerJudge {
  let known: ReadonlyMap<string, SearchParameter> | undefined;
  const find = (canonical: unknown): SearchParameter | undefined => {
    if (typeof canonical !== 'string') return undefined;
    known ??= readTables(tables());
    return known.get(canonical.split('|', 1)[0]);
  };
  /** Of the type itself, or of one that it is made of: `Resource`, `DomainResource`. */
  const serves = ({ bases }: SearchParameter, type: string): boolean =>
    bases.some((base) => base === type || definitions.isKindOf(type, base));

  const judgeParameter = (parameter: Json, type: string | undefined, path: readonly Segment[], visit: Visit): void => {
    const found = find(parameter.definition);
    if (!found) return;
    if (typeof parameter.type === 'string' && parameter.type !== found.type) {
      visit.report('searchType', [...path, 'type'], { actual: parameter.type, expected: found.type });
    }
    if (type !== undefined && definitions.shape(type) && !serves(found, type)) {
      visit.report('searchBase', [...path, 'definition'], { actual: type, expected: found.bases.join(', ') });
    }
  };

  const judgeCapabilities = ({ rest }: Json, visit: Visit): void => {
    each(rest, ['rest'], (server, at) => {
      each(server.searchParam, [...at, 'searchParam'], (one, path) => judgeParameter(one, undefined, path, visit));
      each(server.resource, [...at, 'resource'], (resource, below) => {
        const type = typeof resource.type === 'string' ? resource.type : undefined;
        each(resource.searchParam, [...below, 'searchParam'], (one, path) => judgeParameter(one, type, path, visit));
      });
    });
  };

  const judgeDerived = ({ derivedFrom, type, base }: Json, visit: Visit): void => {
    const found = find(derivedFrom);
    if (!found) return;
    if (typeof type === 'string' && type !== found.type) {
      visit.report('searchType', ['type'], { actual: type, expected: found.type });
    }
    if (!Array.isArray(base)) return;
    for (let i = 0; i < base.length; i++) {
      const one: unknown = base[i];
      if (typeof one !== 'string' || !definitions.shape(one) || serves(found, one)) continue;
      visit.report('searchBase', ['base', i], { actual: one, expected: found.bases.join(', ') });
    }
  };

  return {
    layer: 'fhir-referencia',
    wantsComplex: () => false,
    wantsPrimitive: () => false,
    resource(value, _shape, visit) {
      if (value.resourceType === 'CapabilityStatement') judgeCapabilities(value, visit);
      else if (value.resourceType === 'SearchParameter') judgeDerived(value, visit);
    },
  };
}

function readTables({ base, parameters }: SearchTables): ReadonlyMap<string, SearchParameter> {
  return new Map(
    parameters.map((row) => {
      const [end, , type, ...bases] = row.split(' ');
      return [base + end, { type, bases }];
    }),
  );
}

function each(items: unknown, path: readonly Segment[], judge: (item: Json, path: readonly Segment[]) => void): void {
  if (!Array.isArray(items)) return;
  for (let i = 0; i < items.length; i++) if (isObject(items[i])) judge(items[i], [...path, i]);
}
