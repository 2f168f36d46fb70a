import { createColumnHelper, createSortedRowModel, rowSortingFeature, tableFeatures } from '@tanstack/react-table';
import type { ItemResult } from '../../../shared/model/index.ts';
import { formatRatio } from '../../../shared/text/format.ts';
import { OutcomeMark } from '../../components/marks.tsx';
import { useText } from '../../state/text.ts';
import { OUTCOME_ORDER } from './selectors.ts';

export const itemFeatures = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const helper = createColumnHelper<typeof itemFeatures, ItemResult>();

/** Column ids with the key of their title in the string tables. */
export const ITEM_COLUMNS = ['item', 'outcome', 'weight', 'ratio', 'failed', 'applicable'] as const;
export type ItemColumn = (typeof ITEM_COLUMNS)[number];

export const itemColumns = helper.columns([
  helper.accessor('title', { id: 'item' }),
  helper.accessor((item) => OUTCOME_ORDER.indexOf(item.outcome), {
    id: 'outcome',
    cell: (info) => <OutcomeMark outcome={info.row.original.outcome} />,
  }),
  helper.accessor('weight', { id: 'weight', sortDescFirst: true, cell: (info) => <Count n={info.getValue()} /> }),
  helper.accessor((item) => item.ratio ?? undefined, {
    id: 'ratio',
    sortUndefined: 'last',
    cell: (info) => formatRatio(info.row.original.ratio),
  }),
  helper.accessor('failed', {
    id: 'failed',
    sortDescFirst: true,
    // Nothing was decided: not zero faults, but none known.
    cell: (info) => (info.row.original.ratio === null ? '—' : <Count n={info.getValue()} />),
  }),
  helper.accessor('applicable', {
    id: 'applicable',
    sortDescFirst: true,
    cell: (info) => (info.row.original.decidedBy === 'attestation' ? '—' : <Count n={info.getValue()} />),
  }),
]);

function Count({ n }: { readonly n: number }) {
  const { f } = useText();
  return <>{f.number(n)}</>;
}
