import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { type Acceptance, LONGEST_REASON } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Field } from '../../components/fields.tsx';
import { Problem } from '../../components/problem.tsx';
import { TextArea } from '../../components/text-area.tsx';
import { useText } from '../../state/text.ts';
import { useToasts } from '../../state/toasts.ts';
import { useAttempt } from '../../state/use-attempt.ts';
import { useAcceptances } from './acceptances.tsx';

interface Props {
  readonly acceptance: Acceptance;
  readonly onClose: () => void;
}

/** Takes an acceptance back: its findings count again, and that it was made stays in the registry. */
export function WithdrawDialog({ acceptance, onClose }: Props) {
  const { t } = useText();
  const { lastAuthor, withdraw } = useAcceptances();
  const { busy, problem, attempt } = useAttempt();
  const add = useToasts((state) => state.add);
  const [by, setBy] = useState(lastAuthor);
  const [reason, setReason] = useState('');
  const save = () =>
    attempt(async () => {
      await withdraw([acceptance.id], by.trim(), reason.trim());
      add({ kind: 'done', text: t('acceptances.withdrawn') });
      onClose();
    });
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(now) => !now && !busy && onClose()} isDismissable={!busy}>
      <Modal className="modal">
        <Dialog role="alertdialog" className="dialog" data-testid="withdraw-dialog">
          <Heading slot="title">{t('acceptances.withdrawTitle')}</Heading>
          <p>{t('acceptances.withdrawText')}</p>
          <Field label={t('acceptances.by')} value={by} onChange={setBy} maxLength={200} testId="withdraw-by" />
          <TextArea
            label={t('acceptances.withdrawReason')}
            value={reason}
            onChange={setReason}
            maxLength={LONGEST_REASON}
            testId="withdraw-reason"
          />
          <Problem text={problem} />
          <div className="actions actions-end">
            <Button onPress={onClose} isDisabled={busy}>
              {t('common.cancel')}
            </Button>
            <Button kind="danger" onPress={save} isDisabled={busy || by.trim() === ''} data-testid="withdraw-go">
              {t('acceptances.withdrawGo')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
