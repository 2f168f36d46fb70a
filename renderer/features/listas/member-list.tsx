import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { formatExact } from '../../../shared/text/format.ts';
import { Icon } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';
import type { Member, MemberMarks } from './member-filter.ts';

interface Props {
  readonly label: string;
  readonly members: readonly Member[];
  readonly titles: ReadonlyMap<string, string>;
  readonly marks: MemberMarks;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}

/** Height of a row in pixels: a fixed one lets 5,000 rows scroll without being measured. */
const ROW = 58;

/** Items or questions, only those on the screen in the document. One stop for Tab, arrows inside. */
export function MemberList({ label, members, titles, marks, selected, onSelect }: Props) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: members.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const at = members.findIndex(({ id }) => id === selected);
  const rows = virtual.getVirtualItems();
  const isDrawn = rows.some(({ index }) => index === at);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each choice, not whenever the list scrolls
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, selected]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW) - 1);
    const last = members.length - 1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: last };
    const next = to[event.key as keyof typeof to];
    if (next === undefined) return;
    event.preventDefault();
    const member = members[Math.max(0, Math.min(last, next))];
    if (member) onSelect(member.id);
  };
  return (
    <div
      className="list member-list"
      ref={box}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={isDrawn ? `member-${at}` : undefined}
      data-testid="member-list"
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className="member-body" style={{ height: virtual.getTotalSize() }}>
        {rows.map(({ index, start }) => {
          const member = members[index];
          if (!member) return null;
          const { id, title, domain } = member;
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus and names the chosen row
            // biome-ignore lint/a11y/useKeyWithClickEvents: arrows on the list choose
            <div
              key={id}
              id={`member-${index}`}
              role="option"
              aria-selected={id === selected}
              aria-setsize={members.length}
              aria-posinset={index + 1}
              className="member"
              style={{ transform: `translateY(${start}px)`, height: ROW }}
              data-testid="member-row"
              data-id={id}
              onClick={() => onSelect(id)}
            >
              <span className="member-line">
                <span className="cut">{title || t('checklists.untitled')}</span>
                <span className="member-side">
                  {marks.faulty.has(id) && (
                    <span className="mark severity-error" title={t('checklists.hasFaults')}>
                      <Icon name="warning" size={16} />
                      <span className="visually-hidden">{t('checklists.hasFaults')}</span>
                    </span>
                  )}
                  {marks.added.has(id) && <span className="chip">{t('checklists.mark.added')}</span>}
                  {marks.changed.has(id) && <span className="chip">{t('checklists.mark.changed')}</span>}
                </span>
              </span>
              <span className="member-line">
                <small className="muted cut">{titles.get(domain) ?? domain}</small>
                <small className="muted">
                  {'weight' in member
                    ? t('checklists.weightShort', { n: formatExact(member.weight) })
                    : t(`checklists.form.${member.answer.type}`)}
                </small>
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
