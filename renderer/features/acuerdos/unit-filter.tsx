import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../../components/controls.tsx';
import { UnitChoice } from '../../components/unit-choice.tsx';
import { useText } from '../../state/text.ts';

/** Chooses the unit whose agreements are shown; null where none was. */
export function UnitFilterDialog({ onClose }: { readonly onClose: (clues: string | null) => void }) {
  const { t } = useText();
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(now) => !now && onClose(null)} isDismissable>
      <Modal className="modal">
        <Dialog className="dialog" data-testid="unit-filter">
          <Heading slot="title">{t('agreements.byUnit').replace('…', '')}</Heading>
          <UnitChoice clues={null} onChange={onClose} />
          <div className="actions actions-end">
            <Button onPress={() => onClose(null)}>{t('common.cancel')}</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
