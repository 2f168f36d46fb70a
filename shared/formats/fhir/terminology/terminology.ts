import type { CatalogSet } from '../../../catalogs/catalog.ts';
import { normalizeCie10 } from '../../../identifiers/cie10.ts';
import type { Terminology, TerminologySource } from '../conformance/model.ts';
import type { CodeSystem } from './code-system.ts';
import { codeSystemOfTable } from './code-system.ts';
import { compositionOfResource, compositionOfTable, withoutVersion } from './composition.ts';
import { isLanguageTag } from './language-tag.ts';
import { isMediaType } from './media-type.ts';
import type { Membership, Surroundings } from './membership.ts';
import { compileValueSet } from './membership.ts';
import { codeSystemOfResource } from './source-system.ts';
import type { TerminologyTables } from './tables.ts';
import { isUcumUnit } from './ucum.ts';
import { ICD_10, LANGUAGES, MEDIA_TYPES, properSystem, UCUM } from './well-known.ts';

/** What the layer asks beyond the contract that other layers use. */
export interface LocalTerminology extends Terminology, Surroundings {
  /** Whether a URL names a value set at hand. */
  isValueSet(url: string): boolean;
  /** The system that a URI that is not quite written as R4 says was meant to name. */
  properSystem(system: string): string | undefined;
}

/** Systems without end, by what all their codes look like. */
const BY_FORM: Readonly<Record<string, ((code: string) => boolean | null) | undefined>> = {
  [UCUM]: isUcumUnit,
  [LANGUAGES]: isLanguageTag,
  [MEDIA_TYPES]: isMediaType,
};

/** HL7 goes on adding codes to the tables of version 2 and to the vocabulary of version 3, whatever FHIR does. */
const STILL_GROWING = /^http:\/\/terminology\.hl7\.org\/CodeSystem\/v[23]-/;

/**
 * The terminology at hand: R4's own, what packages add, and the CIE-10 of the program's
 * catalogues. Nothing is unpacked or worked out before it is first asked for.
 */
export function createTerminology(
  tables: TerminologyTables,
  catalogs?: CatalogSet,
  sources: readonly TerminologySource[] = [],
): LocalTerminology {
  // Only what was found: the URLs that a file names may be without number.
  const systems = new Map<string, CodeSystem>();
  const memberships = new Map<string, Membership>();
  const asking = { depth: 0 };
  let byOid: ReadonlyMap<string | undefined, string> | undefined;

  const systemOfOid = (oid: string): string | undefined => {
    byOid ??= new Map(Object.entries(tables.systems).map(([url, table]) => [table.oid, url]));
    return byOid.get(oid);
  };

  const system = (url: string): CodeSystem | undefined => {
    const known = systems.get(url);
    if (known) return known;
    const table = own(tables.systems, url);
    let found = table && codeSystemOfTable(table);
    for (let i = 0; i < sources.length && !tells(found); i++) {
      const resource = sources[i].codeSystem(url);
      if (resource) found = codeSystemOfResource(resource);
    }
    if (found) systems.set(url, found);
    return found;
  };

  const hasCode = (url: string, code: string): boolean | null => {
    const form = own(BY_FORM, url);
    if (form) return form(code);
    const local = system(url);
    if (!local) return url === ICD_10 && inCie10(code, catalogs) ? true : null;
    if (local.find(code)) return true;
    if (local.content !== 'complete') return null;
    if (STILL_GROWING.test(url)) return null;
    // Where a system does not say whether case counts, a difference of case is not an error.
    return local.caseSensitive === undefined && local.hasOtherCase(code) ? null : false;
  };

  const membership = (canonical: string): Membership | undefined => {
    const url = withoutVersion(canonical);
    const known = memberships.get(url);
    if (known) return known;
    const table = own(tables.valueSets, url);
    let composition = table && compositionOfTable(table);
    for (let i = 0; i < sources.length && !composition; i++) {
      const resource = sources[i].valueSet(url);
      composition = resource && compositionOfResource(resource);
    }
    const found = composition && compileValueSet(composition, { system, hasCode, membership, asking });
    if (found) memberships.set(url, found);
    return found;
  };

  return {
    system,
    hasCode,
    membership,
    asking,
    memberOf(valueSet, systemOfCode, code) {
      return membership(valueSet)?.contains(systemOfCode, code) ?? null;
    },
    displays: (url, code) => system(url)?.find(code)?.displays,
    title: (valueSet) => membership(valueSet)?.title,
    isValueSet: (url) => own(tables.systems, url) === undefined && membership(url) !== undefined,
    properSystem: (url) => properSystem(url, (name) => Object.hasOwn(tables.systems, name), systemOfOid),
  };
}

/** Whether a system carries enough to answer for codes that it does not list. */
function tells(found: CodeSystem | undefined): boolean {
  return found !== undefined && (found.content === 'complete' || found.content === 'supplement');
}

/** The catalogue is of a country and of an edition: a code that is not in it may be one of CIE-10 all the same. */
function inCie10(code: string, catalogs: CatalogSet | undefined): boolean {
  return catalogs?.get('cie-10')?.get(normalizeCie10(code)) !== undefined;
}

/** URLs come from outside: `constructor` must not find anything. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
