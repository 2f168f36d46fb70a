import type { ReactNode } from 'react';

interface Props {
  readonly id: string;
  readonly kind: 'item' | 'question';
  readonly title: string;
  readonly active: boolean;
  readonly onActivate: () => void;
  /** Short marks beside the title. */
  readonly flags: ReactNode;
  readonly children: ReactNode;
}

/** The frame of something that is asked: a click or the focus brings it in hand. */
export function AskedFrame({ id, kind, title, active, onActivate, flags, children }: Props) {
  return (
    <article
      id={`asked-${id}`}
      className="asked"
      tabIndex={-1}
      data-active={active || undefined}
      data-testid={`asked-${kind}`}
      data-item={id}
      aria-label={title}
      onFocus={(event) => event.target === event.currentTarget && onActivate()}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the arrows bring it in hand, a click does the same */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: nothing here cannot be done with the keyboard */}
      <div className="asked-head" onClick={onActivate}>
        <h3>{title}</h3>
        <span className="asked-flags">{flags}</span>
      </div>
      {children}
    </article>
  );
}
