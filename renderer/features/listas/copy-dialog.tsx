import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { EditionSummary } from '../../../shared/ipc/checklists.ts';
import { Button } from '../../components/controls.tsx';
import { Field } from '../../components/fields.tsx';
import { Problem } from '../../components/problem.tsx';
import { Radios } from '../../components/radios.tsx';
import { call, sentenceOf } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { EDITION_LENGTH, ID_LENGTH, isEdition, isId, nextEdition } from './names.ts';
import { draftHash, editionText } from './paths.ts';

type As = 'list' | 'edition';

interface Props {
  readonly from: Pick<EditionSummary, 'id' | 'edition' | 'title' | 'origin'>;
  readonly editions: readonly Pick<EditionSummary, 'id' | 'edition'>[];
  readonly onClose: () => void;
}

/** A draft that is a copy: another list, or the next edition of this one. */
export function CopyDialog({ from, editions, onClose }: Props) {
  const { t } = useText();
  const next = nextEdition(from.edition, new Set(editions.filter(({ id }) => id === from.id).map((e) => e.edition)));
  // What the program carries gets editions with it, so that one's own is better off under another id.
  const [as, setAs] = useState<As>(from.origin === 'integrada' ? 'list' : 'edition');
  const [id, setId] = useState(freeId(from.id, editions));
  const [edition, setEdition] = useState(as === 'edition' ? next : '1.0');
  const [title, setTitle] = useState(from.title);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');
  const target = { id: as === 'edition' ? from.id : id, edition };
  const isTaken = editions.some((one) => editionText(one) === editionText(target));
  const idProblem = as === 'edition' || isId(id) ? '' : t('checklists.idForm');
  const editionProblem = !isEdition(edition)
    ? t('checklists.editionForm')
    : isTaken
      ? t('checklists.editionTaken')
      : '';
  const titleProblem = title.trim().length < 3 ? t('checklists.titleShort') : '';
  const choose = (chosen: As) => {
    setAs(chosen);
    setEdition(chosen === 'edition' ? next : '1.0');
  };
  const copy = async () => {
    setBusy(true);
    setRefusal('');
    try {
      const source = { id: from.id, edition: from.edition };
      const { draft } = await call('checklists.copy', { from: source, ...target, title: title.trim() });
      window.location.hash = draftHash(draft);
    } catch (error) {
      setRefusal(sentenceOf(error));
      setBusy(false);
    }
  };
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(now) => !now && onClose()} isDismissable={!busy}>
      <Modal className="modal">
        <Dialog className="dialog" data-testid="copy-dialog">
          <Heading slot="title">{t('checklists.copy')}</Heading>
          <p className="muted">{t('checklists.copyText', { title: from.title, edition: from.edition })}</p>
          <Radios<As>
            label={t('checklists.copyAs')}
            value={as}
            onChange={choose}
            choices={[
              { id: 'list', label: t('checklists.asList'), note: t('checklists.asListNote') },
              {
                id: 'edition',
                label: t('checklists.asEdition'),
                note: t(from.origin === 'integrada' ? 'checklists.asEditionCarried' : 'checklists.asEditionNote'),
              },
            ]}
            testId="copy-as"
          />
          {as === 'list' && (
            <Field
              label={t('checklists.id')}
              help={t('checklists.idHelp')}
              problem={idProblem}
              value={id}
              onChange={setId}
              mono
              maxLength={ID_LENGTH}
              testId="copy-id"
            />
          )}
          <Field
            label={t('checklists.edition')}
            problem={editionProblem}
            value={edition}
            onChange={setEdition}
            maxLength={EDITION_LENGTH}
            testId="copy-edition"
          />
          <Field
            label={t('checklists.titleField')}
            problem={titleProblem}
            value={title}
            onChange={setTitle}
            maxLength={300}
            testId="copy-title"
          />
          <Problem text={refusal} />
          <div className="actions actions-end">
            <Button onPress={onClose} isDisabled={busy}>
              {t('common.cancel')}
            </Button>
            <Button
              kind="main"
              onPress={() => void copy()}
              isDisabled={busy || idProblem !== '' || editionProblem !== '' || titleProblem !== ''}
              data-testid="copy-go"
            >
              {t('checklists.copyGo')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** `ece-funcional` → `ece-funcional-propia`, then `…-2`. */
function freeId(id: string, editions: Props['editions']): string {
  const taken = new Set(editions.map((one) => one.id));
  const base = `${id.slice(0, ID_LENGTH - 12)}-propia`;
  let free = base;
  for (let n = 2; taken.has(free); n++) free = `${base}-${n}`;
  return free;
}
