import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Checklist } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Field, Pick } from '../../components/fields.tsx';
import { useText } from '../../state/text.ts';
import { takenIds } from './edits.ts';
import { ID_LENGTH, isId, proposedId } from './names.ts';
import type { MemberHead } from './new-members.ts';

interface Props {
  readonly list: 'items' | 'questions';
  readonly checklist: Checklist;
  /** Proposed. */
  readonly domain: string | null;
  readonly onAdd: (head: MemberHead) => void;
  readonly onClose: () => void;
}

/** What an item or a question begins with; the rest is written in its form. */
export function AddMember({ list, checklist, domain: proposed, onAdd, onClose }: Props) {
  const { t } = useText();
  const [title, setTitle] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const [domain, setDomain] = useState(proposed ?? checklist.domains[0]?.id ?? null);
  const taken = takenIds(checklist);
  const id = typed ?? proposedId(title, taken);
  const problem = id === '' || isId(id) ? (taken.has(id) ? t('checklists.idTaken') : '') : t('checklists.idForm');
  const isReady = title.trim().length >= 3 && id !== '' && problem === '' && domain !== null;
  const add = () => {
    if (isReady && domain !== null) onAdd({ id, title: title.trim(), domain });
  };
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(now) => !now && onClose()} isDismissable>
      <Modal className="modal">
        <Dialog className="dialog" data-testid="add-member">
          <Heading slot="title">{t(list === 'items' ? 'checklists.addItem' : 'checklists.addQuestion')}</Heading>
          <form
            className="stack stack-tight"
            onSubmit={(event) => {
              event.preventDefault();
              add();
            }}
          >
            <Field
              label={t(list === 'items' ? 'checklists.itemTitle' : 'checklists.questionTitle')}
              help={t(list === 'items' ? 'checklists.itemTitleHelp' : 'checklists.questionTitleHelp')}
              value={title}
              onChange={setTitle}
              maxLength={1000}
              testId="add-title"
            />
            <Pick
              label={t('result.domain')}
              choices={checklist.domains.map((one) => ({ id: one.id, label: one.title }))}
              value={domain}
              onChange={setDomain}
            />
            <Field
              label={t('checklists.id')}
              help={t('checklists.idHelp')}
              problem={problem}
              value={id}
              onChange={setTyped}
              mono
              maxLength={ID_LENGTH}
              testId="add-id"
            />
            <div className="actions actions-end">
              <Button onPress={onClose}>{t('common.cancel')}</Button>
              <Button kind="main" type="submit" isDisabled={!isReady} data-testid="add-go">
                {t('checklists.add')}
              </Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
