import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, useMemo, useRef, useState } from 'react';
import { useText } from '../../state/text.ts';
import { columnsByFile, columnsByRule, findingFeatures, type ShownFinding } from './findings-columns.tsx';
import type { FindingsIndex } from './findings-index.ts';
import { GroupRow } from './group-row.tsx';
import { listAction } from './list-keys.ts';
import type { FindingsListState } from './use-findings.ts';

interface Props {
  readonly state: FindingsListState;
  readonly chosen: number | null;
  /** Those to be accepted together. */
  readonly marked: ReadonlySet<number>;
  readonly onChoose: (number: number) => void;
  readonly onMark: (number: number) => void;
  readonly onClose: () => void;
}

/** Height of a row in pixels: a fixed one lets 100,000 rows scroll without being measured. */
const ROW = 36;

/**
 * Groups and their findings; only what is on screen is in the document. One stop for Tab, arrows inside; Ctrl with the
 * space bar or a click marks a row.
 */
export const FindingsList = memo(function FindingsList(props: Props) {
  const { state, chosen, marked, onChoose, onMark, onClose } = props;
  const { t } = useText();
  const { index, flags, grouped, grouping } = state;
  const { rows } = grouped;
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 8,
    scrollPaddingStart: ROW,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items[items.length - 1]?.index ?? -1;
  const shown = useMemo(() => {
    const list: ShownFinding[] = [];
    for (const number of rows.subarray(first, last + 1)) {
      const finding = number >= 0 ? index.findings[number] : undefined;
      if (finding) list.push({ number, finding, file: pathOf(index, number), accepted: flags?.[number] === 1 });
    }
    return list;
  }, [rows, first, last, index, flags]);
  const table = useTable({
    features: findingFeatures,
    columns: grouping === 'rule' ? columnsByRule : columnsByFile,
    data: shown,
    getRowId: (row) => String(row.number),
  });
  const rowModel = table.getRowModel().rowsById;
  const at = Math.min(active, rows.length - 1);
  const move = (to: number) => {
    setActive(to);
    virtual.scrollToIndex(to);
    const number = rows[to] ?? -1;
    if (chosen !== null && number >= 0) onChoose(number);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[at] ?? -1;
    if (event.key === ' ' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (row >= 0) onMark(row);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { heads } = grouped;
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW) - 2);
    const action = listAction(event.key, { rows, heads, closed: state.closed, at, page });
    if (!action) return;
    event.preventDefault();
    if (action.do === 'move') move(action.to);
    else if (action.do === 'toggle') state.toggle(action.group);
    else if (action.do === 'choose') onChoose(action.number);
    else onClose();
  };
  return (
    <div
      className="list"
      ref={box}
      role="treegrid"
      tabIndex={0}
      aria-label={t('findings.list')}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={at >= first && at <= last ? `finding-${at}` : undefined}
      data-findings-list=""
      data-grouping={grouping}
      data-testid="findings-list"
      onKeyDown={onKeyDown}
    >
      {/* biome-ignore-start lint/a11y/useFocusableInteractive: the list holds the focus and names the active row */}
      {/* biome-ignore-start lint/a11y/useSemanticElements: a <tr> cannot be placed by the virtualiser outside a table */}
      <div className="list-head" role="row" aria-rowindex={1}>
        {table.getFlatHeaders().map((header) => (
          <span key={header.id} role="columnheader" className="cell">
            {t(`findings.column.${header.id as 'finding' | 'place' | 'actual' | 'expected'}`)}
          </span>
        ))}
      </div>
      <div role="rowgroup" className="list-body" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const number = rows[item.index] ?? 0;
          const style = { transform: `translateY(${item.start}px)`, height: ROW };
          const rowProps = {
            id: `finding-${item.index}`,
            'aria-rowindex': item.index + 2,
            'data-active': item.index === at || undefined,
            style,
          };
          if (number < 0) {
            const group = ~number;
            return (
              <GroupRow
                key={`group-${group}`}
                group={group}
                state={state}
                accepted={state.acceptedOf(group)}
                rowProps={rowProps}
                onToggle={() => {
                  setActive(item.index);
                  state.toggle(group);
                }}
              />
            );
          }
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the list opens the active row
            <div
              key={number}
              role="row"
              aria-level={2}
              aria-selected={number === chosen}
              className="row"
              data-testid="finding-row"
              data-rule={index.findings[number]?.rule}
              data-accepted={flags?.[number] === 1 || undefined}
              {...rowProps}
              onClick={(event) => {
                setActive(item.index);
                if (event.ctrlKey || event.metaKey) onMark(number);
                else onChoose(number);
              }}
            >
              {rowModel[number]?.getAllCells().map((cell, i) => (
                <span key={cell.id} role="gridcell" className="cell">
                  {i === 0 && (
                    <input
                      type="checkbox"
                      className="row-mark"
                      tabIndex={-1}
                      checked={marked.has(number)}
                      aria-label={t('acceptances.markRow')}
                      data-testid="mark-finding"
                      onClick={(event) => event.stopPropagation()}
                      onChange={() => onMark(number)}
                    />
                  )}
                  <table.FlexRender cell={cell} />
                </span>
              ))}
            </div>
          );
        })}
      </div>
      {/* biome-ignore-end lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore-end lint/a11y/useFocusableInteractive: see above */}
    </div>
  );
});

/** Where there is only one file its name need not be said at each row. */
function pathOf(index: FindingsIndex, number: number): string {
  if (index.files.length < 2) return '';
  return index.files[index.fileOf[number] ?? 0]?.path ?? '';
}
