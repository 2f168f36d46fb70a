import { type ReactNode, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { LONGEST_REASON } from '../../shared/model/index.ts';
import { useText } from '../state/text.ts';
import { Button } from './controls.tsx';
import { Problem } from './problem.tsx';
import { TextArea } from './text-area.tsx';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  /** What the reason is called. */
  readonly label: string;
  readonly action: string;
  /** `main` where it can be taken back again. */
  readonly kind?: 'main' | 'danger';
  readonly busy: boolean;
  readonly problem: string;
  readonly onGo: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Something that is kept with its reason: no reason, no change. */
export function ReasonDialog(props: Props) {
  const { title, children, label, action, kind = 'danger', busy, problem, onGo, onCancel } = props;
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const reason = typed.trim();
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(now) => !now && onCancel()} isDismissable={!busy}>
      <Modal className="modal">
        <Dialog role="alertdialog" className="dialog" data-testid="reason-dialog">
          <Heading slot="title">{title}</Heading>
          {children}
          <TextArea
            label={label}
            value={typed}
            onChange={setTyped}
            maxLength={LONGEST_REASON}
            required
            autoFocus
            testId="reason"
          />
          <Problem text={problem} />
          <div className="actions actions-end">
            <Button onPress={onCancel} isDisabled={busy}>
              {t('common.cancel')}
            </Button>
            <Button kind={kind} onPress={() => onGo(reason)} isDisabled={busy || reason === ''} data-testid="reason-go">
              {action}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
