import { useState } from 'react';
import type { RegistryConflict } from '../../../shared/model/index.ts';
import { Confirm } from '../../components/confirm.tsx';
import { Problem } from '../../components/problem.tsx';
import { TextArea } from '../../components/text-area.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { useToasts } from '../../state/toasts.ts';
import { useAttempt } from '../../state/use-attempt.ts';

export type Side = 'ours' | 'theirs';

interface Props {
  readonly conflict: RegistryConflict;
  readonly keep: Side;
  readonly onClose: (resolved: boolean) => void;
}

/** Asks once more before one of two sayings stands. */
export function ResolveDialog({ conflict, keep, onClose }: Props) {
  const { t } = useText();
  const [note, setNote] = useState('');
  const { busy, problem, attempt } = useAttempt();
  const resolve = () =>
    attempt(async () => {
      await call('conflicts.resolve', { id: conflict.id, keep, note: note.trim() });
      useToasts.getState().add({ kind: 'done', text: t('settings.conflicts.done') });
      onClose(true);
    });
  return (
    <Confirm
      open
      busy={busy}
      title={t(`settings.conflicts.${keep}Title`)}
      action={t(keep === 'ours' ? 'settings.conflicts.keepOurs' : 'settings.conflicts.keepTheirs')}
      onCancel={() => onClose(false)}
      onConfirm={() => void resolve()}
    >
      <p>{conflict.message}</p>
      <p>{t(`settings.conflicts.${keep}Text`)}</p>
      <TextArea
        label={t('settings.conflicts.note')}
        value={note}
        onChange={setNote}
        maxLength={1000}
        testId="conflict-note"
      />
      <Problem text={problem} />
    </Confirm>
  );
}
