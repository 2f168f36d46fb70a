import type { CatalogSet } from '../../../catalogs/catalog.ts';
import type { TerminologySource } from '../conformance/model.ts';
import type { TerminologyTables } from './tables.ts';
import type { LocalTerminology } from './terminology.ts';
import { createTerminology } from './terminology.ts';

export { createTerminologyJudge } from './judge.ts';
export type { TerminologyTables } from './tables.ts';
export type { LocalTerminology } from './terminology.ts';
export { createTerminology } from './terminology.ts';

/** Gives the terminology for a set of catalogues; files that share the catalogues share what was unpacked. */
export function createTerminologyProvider(
  tables: TerminologyTables,
  sources: readonly TerminologySource[] = [],
): (catalogs?: CatalogSet) => LocalTerminology {
  let last: { readonly catalogs: CatalogSet | undefined; readonly terminology: LocalTerminology } | undefined;
  return (catalogs) => {
    if (last?.catalogs === catalogs && last) return last.terminology;
    last = { catalogs, terminology: createTerminology(tables, catalogs, sources) };
    return last.terminology;
  };
}
