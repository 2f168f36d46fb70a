import type { VisitState } from '../../../shared/model/index.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { useText } from '../../state/text.ts';
import { useChange } from './use-visit.ts';

interface Props {
  readonly visit: string;
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly ask: (reason: string) => Promise<VisitState>;
  readonly onClose: (done: boolean) => void;
}

/** A change of a visit that is kept with its reason. */
export function VisitReasonDialog({ visit, title, text, action, ask, onClose }: Props) {
  const { t } = useText();
  const { busy, problem, run } = useChange(visit);
  const go = async (reason: string) => {
    if (await run(() => ask(reason))) onClose(true);
  };
  return (
    <ReasonDialog
      title={title}
      label={t('visits.reason')}
      action={action}
      busy={busy}
      problem={problem}
      onGo={(reason) => void go(reason)}
      onCancel={() => onClose(false)}
    >
      <p>{text}</p>
    </ReasonDialog>
  );
}
