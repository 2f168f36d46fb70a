import { memo, type ReactNode } from 'react';
import type { LiveMessage } from '../../../shared/model/index.ts';
import { Icon } from '../../components/icons.tsx';
import { useText } from '../../state/text.ts';
import { AckMark } from './acks.tsx';
import { clockOf } from './clock-of.ts';

/** One line of the rolling list. */
export const MessageCells = memo(function MessageCells({ message }: { readonly message: LiveMessage }) {
  const { t, f } = useText();
  const { receivedAt, sender, application, type, controlId, acks, score } = message;
  return (
    <>
      <Cell>{clockOf(receivedAt)}</Cell>
      <Cell mono>{type || t('live.noType')}</Cell>
      <Cell mono title={controlId}>
        {controlId || '—'}
      </Cell>
      <Cell title={`${application} ${sender}`.trim()}>{application || sender}</Cell>
      <Cell>
        <AckMark acks={acks} />
      </Cell>
      <Cell>
        <FindingCounts message={message} />
      </Cell>
      <Cell>{score === null ? '—' : f.percent(score)}</Cell>
    </>
  );
});

interface CellProps {
  readonly children: ReactNode;
  readonly mono?: boolean;
  readonly title?: string;
}

function Cell({ children, mono = false, title }: CellProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus and names the active row
    // biome-ignore lint/a11y/useSemanticElements: a <td> cannot be placed by the virtualiser outside a table
    <span role="gridcell" className="cell" title={title}>
      {typeof children === 'string' ? <span className={mono ? 'cut mono' : 'cut'}>{children}</span> : children}
    </span>
  );
}

/** Errors and warnings as icon and number; the words are for screen readers. */
function FindingCounts({ message: { errors, warnings, problem } }: { readonly message: LiveMessage }) {
  const { count, f } = useText();
  if (problem !== null && errors === 0) {
    return (
      <span className="mark severity-error cut" title={problem}>
        <Icon name="error" size={16} />
        <span className="cut">{problem}</span>
      </span>
    );
  }
  if (errors + warnings === 0) return <span className="muted">0</span>;
  const kinds = [
    { kind: 'error', n: errors, words: count('common.errorsCount', errors) },
    { kind: 'warning', n: warnings, words: count('common.warningsCount', warnings) },
  ] as const;
  return (
    <span className="severity-totals">
      {kinds.map(
        ({ kind, n, words }) =>
          n > 0 && (
            <span className={`mark severity-${kind}`} key={kind} title={words}>
              <Icon name={kind} size={16} />
              <span aria-hidden="true">{f.number(n)}</span>
              <span className="visually-hidden">{words}</span>
            </span>
          ),
      )}
    </span>
  );
}
