import { type ReactNode, useState } from 'react';
import type { LiveSession } from '../../../shared/model/index.ts';
import { Confirm } from '../../components/confirm.tsx';
import { Button } from '../../components/controls.tsx';
import { useLive } from '../../state/live.ts';
import { useText } from '../../state/text.ts';

interface Props {
  readonly session: LiveSession;
  /** What would be lost. */
  readonly children: ReactNode;
}

/** Removes what came, after asking. */
export function Discard({ session, children }: Props) {
  const { t } = useText();
  const { discard, busy, saving } = useLive();
  const [asking, setAsking] = useState(false);
  const confirm = async () => {
    await discard(session);
    setAsking(false);
  };
  return (
    <>
      <Button
        kind="danger"
        icon="trash"
        onPress={() => setAsking(true)}
        isDisabled={saving !== null}
        data-testid="live-discard"
      >
        {t('live.discard')}
      </Button>
      <Confirm
        open={asking}
        title={t('live.discardTitle')}
        action={t('live.discardAction')}
        busy={busy === 'discard'}
        onCancel={() => setAsking(false)}
        onConfirm={() => void confirm()}
      >
        <p>{children}</p>
      </Confirm>
    </>
  );
}
