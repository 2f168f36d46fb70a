import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { LiveMessage } from '../../../shared/model/index.ts';
import { useLive } from '../../state/live.ts';
import { useText } from '../../state/text.ts';
import { listAction } from '../resultado/list-keys.ts';
import { MessageCells } from './message-cells.tsx';
import { useStandStill } from './use-stand-still.ts';

interface Props {
  /** Newest first. */
  readonly shown: readonly LiveMessage[];
  readonly chosen: number | null;
  readonly onChoose: (number: number) => void;
  readonly onClose: () => void;
}

/** Height of a row in pixels. */
const ROW = 36;
const NO_HEADS: readonly number[] = [];
const NONE_CLOSED: ReadonlySet<number> = new Set();
const COLUMNS = ['time', 'type', 'controlId', 'sender', 'ack', 'findings', 'score'] as const;

/** Only the rows on screen are in the document. One stop for Tab, arrows inside. */
export function MessageList({ shown, chosen, onChoose, onClose }: Props) {
  const { t } = useText();
  const { frozen, onlyErrors } = useLive((store) => store.view);
  const box = useRef<HTMLDivElement>(null);
  const stand = useStandStill(box);
  const [active, setActive] = useState<number | null>(null);
  const rows = useMemo(() => Int32Array.from(shown, ({ number }) => number), [shown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter, or the list goes on: seen from its top
  useEffect(() => {
    if (frozen === null) box.current?.scrollTo({ top: 0 });
  }, [onlyErrors, frozen === null]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    getItemKey: (index) => rows[index] ?? index,
    overscan: 8,
    scrollPaddingStart: ROW,
  });
  // The row keeps the message it stands on while others come before it.
  const at = Math.max(0, active === null ? 0 : rows.indexOf(active));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^Arrow(Left|Right)$/.test(event.key)) return;
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW) - 2);
    const action = listAction(event.key, { rows, heads: NO_HEADS, closed: NONE_CLOSED, at, page });
    if (action === null) return;
    event.preventDefault();
    if (action.do === 'close') onClose();
    if (action.do === 'choose') onChoose(action.number);
    if (action.do !== 'move') return;
    const number = rows[action.to] ?? 0;
    stand.byHand();
    setActive(number);
    virtual.scrollToIndex(action.to);
    if (chosen !== null) onChoose(number);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <table> cannot hold rows that the virtualiser places
    <div
      className="list live-list"
      ref={box}
      role="grid"
      tabIndex={0}
      aria-label={t('live.messages')}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={virtual.getVirtualItems().some(({ index }) => index === at) ? `live-row-${at}` : undefined}
      data-live-list=""
      data-testid="live-list"
      onKeyDown={onKeyDown}
      onScroll={stand.onScroll}
      onPointerMove={stand.onPointerMove}
      onPointerLeave={stand.onPointerLeave}
    >
      {/* biome-ignore-start lint/a11y/useFocusableInteractive: the list holds the focus and names the active row */}
      {/* biome-ignore-start lint/a11y/useSemanticElements: a <tr> cannot be placed by the virtualiser outside a table */}
      <div className="list-head" role="row" aria-rowindex={1}>
        {COLUMNS.map((column) => (
          <span key={column} role="columnheader" className="cell">
            {t(`live.column.${column}`)}
          </span>
        ))}
      </div>
      <div role="rowgroup" className="list-body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const message = shown[index];
          if (message === undefined) return null;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the list opens the active row
            <div
              key={key}
              id={`live-row-${index}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={message.number === chosen}
              data-active={index === at || undefined}
              className="row"
              data-testid="live-row"
              style={{ transform: `translateY(${start}px)`, height: ROW }}
              onClick={() => {
                setActive(message.number);
                onChoose(message.number);
              }}
            >
              <MessageCells message={message} />
            </div>
          );
        })}
      </div>
      {/* biome-ignore-end lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore-end lint/a11y/useFocusableInteractive: see above */}
    </div>
  );
}
