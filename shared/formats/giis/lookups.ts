import type { CatalogSet } from '../../catalogs/catalog.ts';
import { shownText } from './cell-text.ts';
import type { Report } from './cells.ts';
import { beginsLater, createEditionReader, createEntryMemo } from './editions.ts';
import { columnIndex, type Guide, type Lookup } from './guide.ts';
import { isJudged } from './parse-columns.ts';
import type { Row } from './row.ts';
import type { CellReaders } from './row-values.ts';
import { RULE, reportedVariant, SECONDARY } from './rules.ts';
import type { RowValue } from './value-rules.ts';

/** Looks the keys of a row up in the catalogues that the guide names. */
export interface LookupJudge {
  /** Whether a value needs no look-up. */
  settles(column: number, value: number): boolean;
  /** Looks up the columns that the scan left open. The cells must have been judged. */
  judge(): void;
  readonly needsCatalogs: boolean;
}

interface CompiledLookup {
  readonly column: number;
  readonly rule: number;
  readonly expected: string;
  readonly message: string;
  /** 1 all keys are in the catalogue, 0 some are not, -1 the catalogue is not at hand. */
  readonly test: () => 1 | 0 | -1;
}

/**
 * Makes the judge of the columns that carry a `lookup`. A cell that is empty, has a fault of its own or says «no
 * aplica» is not looked up.
 *
 * @param undecided called when a key could not be looked up for want of its catalogue
 */
export function createLookupJudge(
  guide: Guide,
  row: Row,
  readers: CellReaders,
  catalogs: CatalogSet | undefined,
  report: Report,
  undecided: () => void,
): LookupJudge {
  const byColumn: (CompiledLookup | undefined)[] = guide.columns.map(
    ({ lookup, confidence, ruleConfidence }, column) =>
      lookup && isJudged(confidence) && isJudged(ruleConfidence)
        ? compile(guide, row, catalogs, readers, column, lookup)
        : undefined,
  );

  function judgeColumn(lookup: CompiledLookup): void {
    const truth = lookup.test();
    if (truth < 0) undecided();
    if (truth !== 0) return;
    const { column, rule, expected, message } = lookup;
    const { sensitivity } = guide.columns[column];
    report(rule, column, { actual: shownText(row, column), sensitivity, expected, message });
  }

  return {
    needsCatalogs: byColumn.some((lookup) => lookup !== undefined),
    settles: (column, value) => byColumn[column] === undefined || isExcepted(guide, column, value),
    judge() {
      for (let i = 0; i < row.openCount; i++) {
        const lookup = byColumn[row.open[i]];
        if (lookup !== undefined) judgeColumn(lookup);
      }
    },
  };
}

function compile(
  guide: Guide,
  row: Row,
  catalogs: CatalogSet | undefined,
  readers: CellReaders,
  column: number,
  lookup: Lookup,
): CompiledLookup {
  const { name, catalogue, confidence, ruleConfidence } = guide.columns[column];
  const care = guide.age ? columnIndex(guide, guide.age.at) : -1;
  const edition = createEditionReader(catalogs, row, care, lookup.catalog);
  const listed = createEntryMemo((entry) => entry !== undefined);
  const read = readers(column);
  const before = (lookup.prefix ?? []).map((prefix) => {
    const index = columnIndex(guide, prefix);
    return { index, read: readers(index) };
  });
  const allowed = new Set(lookup.allow ?? []);

  /** What stands before the key; undefined where a column of it has no key. */
  function prefix(): string | undefined {
    let text = '';
    for (const part of before) {
      const value = part.read();
      if (value === undefined || value === '' || isExcepted(guide, part.index, value)) return undefined;
      text += String(value);
    }
    return text;
  }

  function test(): 1 | 0 | -1 {
    const value = read();
    if (value === undefined || value === '' || isExcepted(guide, column, value)) return 1;
    const keys = typeof value === 'object' ? value : [value];
    const start = before.length === 0 ? '' : prefix();
    if (start === undefined) return 1;
    const catalog = edition();
    if (catalog === undefined) return -1;
    for (const key of keys) {
      const whole = start + String(key);
      if (allowed.has(whole) || listed(catalog, whole)) continue;
      return beginsLater(catalog, row, care) ? -1 : 0;
    }
    return 1;
  }

  const reported = confidence === 'reported' || ruleConfidence === 'reported';
  const where = catalogue ?? lookup.catalog;
  return {
    column,
    test,
    rule: reported ? reportedVariant(RULE.catalog) : RULE.catalog,
    expected: `una clave del catálogo «${where}»`,
    message: `${name}: la clave no está en el catálogo «${where}»${reported ? SECONDARY : ''}.`,
  };
}

/** Whether the guide accepts a value though no catalogue lists it. */
function isExcepted(guide: Guide, column: number, value: RowValue): boolean {
  if (typeof value === 'object') return value.length === 1 && isExcepted(guide, column, value[0]);
  const { notApplicable, lookup } = guide.columns[column];
  return Boolean(notApplicable?.includes(value) || lookup?.allow?.includes(String(value)));
}
