import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../../components/controls.tsx';
import { useText } from '../../state/text.ts';
import { OUTCOMES } from './answer-keys.ts';

/** The keys of the pane of answers, on one sheet. */
export function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText();
  const keys: readonly (readonly [keys: readonly string[], words: string])[] = [
    ...OUTCOMES.map((outcome, i) => [[String(i + 1)], t(`common.outcome.${outcome}`)] as const),
    [['0'], t('visits.keys.clear')],
    [['j', '↓'], t('visits.keys.next')],
    [['k', '↑'], t('visits.keys.before')],
    [['←', '→'], t('visits.keys.module')],
    [['m'], t('visits.keys.missing')],
    [['n'], t('visits.keys.note')],
    [['Esc'], t('visits.keys.leaveNote')],
    [['e'], t('visits.keys.evidence')],
    [['h'], t('visits.keys.history')],
    [['Ctrl', 'F'], t('visits.keys.search')],
    [['?'], t('visits.keys.help')],
  ];
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(now) => !now && onClose()} isDismissable>
      <Modal className="modal">
        <Dialog className="dialog" data-testid="keys-dialog">
          <Heading slot="title">{t('visits.keys.title')}</Heading>
          <p className="muted">{t('visits.keys.text')}</p>
          <dl className="pairs">
            {keys.map(([names, words]) => (
              <div key={names.join()}>
                <dt>
                  {names.map((name) => (
                    <kbd key={name}>{name}</kbd>
                  ))}
                </dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
          <p className="hint">{t('visits.keys.options')}</p>
          <div className="actions actions-end">
            <Button onPress={onClose} autoFocus>
              {t('common.close')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
