import type { Agreement } from '../../../shared/model/index.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { useToasts } from '../../state/toasts.ts';
import { useAttempt } from '../../state/use-attempt.ts';

interface Props {
  readonly agreement: Agreement;
  readonly onClose: (changed: boolean) => void;
}

/** Takes an agreement off the board and out of its visit; its reason stays in the audit. */
export function RemoveDialog({ agreement, onClose }: Props) {
  const { t } = useText();
  const { busy, problem, attempt } = useAttempt();
  const remove = (reason: string) =>
    attempt(async () => {
      await call('agreements.remove', { id: agreement.id, reason });
      useToasts.getState().add({ kind: 'done', text: t('agreements.remove.done') });
      onClose(true);
    });
  return (
    <ReasonDialog
      title={t('agreements.remove.title')}
      label={t('agreements.remove.reason')}
      action={t('common.remove')}
      busy={busy}
      problem={problem}
      onGo={(reason) => void remove(reason)}
      onCancel={() => onClose(false)}
    >
      <p>
        <strong>{agreement.action}</strong>
      </p>
      <p>{t('agreements.remove.text')}</p>
    </ReasonDialog>
  );
}
