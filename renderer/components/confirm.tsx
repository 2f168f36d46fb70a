import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useText } from '../state/text.ts';
import { Button } from './controls.tsx';

interface Props {
  readonly open: boolean;
  readonly title: string;
  readonly action: string;
  readonly busy?: boolean;
  readonly children: ReactNode;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

/** Asks before something that cannot be taken back. Escape and the first button leave everything as it was. */
export function Confirm({ open, title, action, busy = false, children, onCancel, onConfirm }: Props) {
  const { t } = useText();
  return (
    <ModalOverlay className="overlay" isOpen={open} onOpenChange={(now) => !now && onCancel()} isDismissable={!busy}>
      <Modal className="modal">
        <Dialog role="alertdialog" className="dialog">
          <Heading slot="title">{title}</Heading>
          {children}
          <div className="actions actions-end">
            <Button autoFocus onPress={onCancel} isDisabled={busy}>
              {t('common.cancel')}
            </Button>
            <Button kind="danger" onPress={onConfirm} isDisabled={busy} data-testid="confirm">
              {action}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
