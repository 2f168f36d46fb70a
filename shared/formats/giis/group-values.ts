import type { Guide, GuideColumn } from './guide.ts';
import { isNumeric } from './row-values.ts';
import type { ReadValue, RowValue } from './value-rules.ts';

/** Place of a sub-value in each group of a column, for the fact `<column>@<sub-value>`; -1 where there is none such. */
export function groupField({ domain }: GuideColumn, name: string): number {
  return domain.kind === 'groups' ? domain.fields.findIndex((field) => field.name === name) : -1;
}

/** Whether a name in a rule is a fact that only a catalogue can tell: `clues@typology`, not a sub-value of groups. */
export function needsCatalog(guide: Guide, name: string): boolean {
  const [columnName, datum] = name.split('@');
  if (datum === undefined) return false;
  const column = guide.columns.find((one) => one.name === columnName);
  return column === undefined || groupField(column, datum) < 0;
}

/**
 * Reads one sub-value of all groups of a cell, in their order: texts, or numbers where its domain is one. No groups in
 * an empty cell; no value when the cell has none.
 */
export function groupReader(column: GuideColumn, field: number, cell: ReadValue): ReadValue {
  if (column.domain.kind !== 'groups') return () => undefined;
  const { domain } = column.domain.fields[field];
  const numbers = isNumeric({ ...column, type: undefined, domain });
  return () => {
    const text = cell();
    if (typeof text !== 'string') return undefined;
    return text === '' ? [] : subValues(text, field, numbers);
  };
}

function subValues(text: string, field: number, numbers: boolean): RowValue {
  return text.split('&').map((group) => {
    const value = (group.split('#')[field] ?? '').trim();
    return numbers && value !== '' ? Number(value) : value;
  });
}
