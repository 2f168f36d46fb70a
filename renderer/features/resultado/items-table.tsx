import { useTable } from '@tanstack/react-table';
import { Fragment, useEffect, useRef, useState } from 'react';
import type { ItemResult, VerificationResult } from '../../../shared/model/index.ts';
import { Icon } from '../../components/icons.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';
import { ItemDetail } from './item-detail.tsx';
import { ITEM_COLUMNS, itemColumns, itemFeatures } from './items-columns.tsx';

interface Props {
  readonly items: readonly ItemResult[];
  readonly result: VerificationResult;
  readonly runId: string;
  /** Item that stands open at first. */
  readonly open: string | null;
}

/** One row an item; its heading opens the reason, the norm and the remedy. Columns sort by their headings. */
export function ItemsTable({ items, result, runId, open }: Props) {
  const { t } = useText();
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set(open ? [open] : []));
  const table = useTable({ features: itemFeatures, columns: itemColumns, data: items, getRowId: (item) => item.id });
  const named = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    named.current?.scrollIntoView({ block: 'center' });
  }, []);
  const toggle = (id: string) =>
    setOpened((before) => (before.has(id) ? new Set([...before].filter((o) => o !== id)) : new Set([...before, id])));
  return (
    <TableBox className="card-table" label={t('result.tabs.requisitos')}>
      <table className="table items">
        <thead>
          <tr>
            {table.getFlatHeaders().map((header) => {
              const name = ITEM_COLUMNS.find((column) => column === header.id) ?? 'item';
              const sorted = header.column.getIsSorted();
              const numeric = name !== 'item' && name !== 'outcome';
              return (
                <th
                  key={header.id}
                  scope="col"
                  className={numeric ? 'number' : undefined}
                  aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
                >
                  <button type="button" className="sort" onClick={header.column.getToggleSortingHandler()}>
                    {t(`result.items.${name}`)}
                    {sorted && <Icon name={sorted === 'asc' ? 'up' : 'down'} size={14} />}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => {
            const item = row.original;
            const isOpen = opened.has(item.id);
            const [title, ...others] = row.getAllCells();
            return (
              <Fragment key={row.id}>
                <tr
                  data-testid="item-row"
                  data-item={item.id}
                  data-outcome={item.outcome}
                  ref={item.id === open ? named : undefined}
                >
                  <th scope="row">
                    <button
                      type="button"
                      className="opener"
                      aria-expanded={isOpen}
                      aria-controls={`item-${item.id}`}
                      onClick={() => toggle(item.id)}
                    >
                      <Icon name={isOpen ? 'down' : 'right'} size={16} />
                      <span>{title && <table.FlexRender cell={title} />}</span>
                      {item.mandatory && <span className="chip">{t('result.items.mandatory')}</span>}
                    </button>
                  </th>
                  {others.map((cell) => (
                    <td key={cell.id} className={cell.column.id === 'outcome' ? 'nowrap' : 'number'}>
                      <table.FlexRender cell={cell} />
                    </td>
                  ))}
                </tr>
                {isOpen && (
                  <tr className="detail-row" id={`item-${item.id}`}>
                    <td colSpan={ITEM_COLUMNS.length}>
                      <ItemDetail item={item} result={result} runId={runId} />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </TableBox>
  );
}
