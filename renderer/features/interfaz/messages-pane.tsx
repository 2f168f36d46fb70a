import { useCallback } from 'react';
import type { LiveMessage, LiveState } from '../../../shared/model/index.ts';
import { Empty } from '../../components/states.tsx';
import { useLive } from '../../state/live.ts';
import { useText } from '../../state/text.ts';
import { MessageDetail } from './message-detail.tsx';
import { MessageList } from './message-list.tsx';

interface Props {
  readonly state: LiveState;
  readonly shown: readonly LiveMessage[];
}

/** The rolling list, and beside it the message that was chosen. */
export function MessagesPane({ state, shown }: Props) {
  const { t } = useText();
  const { view, look } = useLive();
  const { chosen } = view;
  const messages = state.messages;
  // What is looked at must not run away, so the list stands still from here on.
  const choose = useCallback(
    (number: number) => {
      const { frozen } = useLive.getState().view;
      look({ chosen: number, frozen: { messages: frozen?.messages ?? messages, by: 'hand' } });
    },
    [look, messages],
  );
  const close = useCallback(() => {
    look({ chosen: null });
    document.querySelector<HTMLElement>('[data-live-list]')?.focus();
  }, [look]);
  const at = shown.findIndex(({ number }) => number === chosen);
  const message = shown[at];
  if (state.counts.messages === 0) {
    return (
      <Empty icon="interfaz" title={t('live.emptyTitle')}>
        <p>{t('live.emptyText')}</p>
      </Empty>
    );
  }
  if (shown.length === 0) return <Empty icon="check" title={t('live.emptyErrors')} />;
  return (
    <div className="live-body" data-chosen={message !== undefined || undefined}>
      <MessageList shown={shown} chosen={message?.number ?? null} onChoose={choose} onClose={close} />
      {message && (
        <MessageDetail
          message={message}
          previous={shown[at - 1]?.number ?? null}
          next={shown[at + 1]?.number ?? null}
          onChoose={choose}
          onClose={close}
        />
      )}
    </div>
  );
}
