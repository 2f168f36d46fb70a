import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { useToasts } from '../../state/toasts.ts';
import { useAttempt } from '../../state/use-attempt.ts';

interface Props {
  readonly clues: string;
  /** Then it is the way back that is asked for. */
  readonly isAnnulled: boolean;
  readonly onDone: (done: boolean) => void;
}

/** Takes a verification back, or gives it back. Both stand in the history with their reason. */
export function AnnulDialog({ clues, isAnnulled, onDone }: Props) {
  const { t } = useText();
  const { busy, problem, attempt } = useAttempt();
  const what = isAnnulled ? 'reinstate' : 'annul';
  const go = (reason: string) =>
    attempt(async () => {
      await call(`units.${what}`, { clues, reason });
      useToasts.getState().add({ kind: 'done', text: t(`units.${what}.done`) });
      onDone(true);
    });
  return (
    <ReasonDialog
      title={t(`units.${what}.title`)}
      label={t('units.reason')}
      action={t(`units.${what}.action`)}
      kind={isAnnulled ? 'main' : 'danger'}
      busy={busy}
      problem={problem}
      onGo={(reason) => void go(reason)}
      onCancel={() => onDone(false)}
    >
      <p>{t(`units.${what}.text`)}</p>
    </ReasonDialog>
  );
}
