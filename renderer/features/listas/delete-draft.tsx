import { useState } from 'react';
import { Confirm } from '../../components/confirm.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { toastError, useToasts } from '../../state/toasts.ts';
import { useDrafts } from './draft-session.ts';

interface Props {
  readonly draft: string;
  readonly title: string;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

/** Asks, then removes a draft for good. */
export function DeleteDraft({ draft, title, onClose, onDeleted }: Props) {
  const { t } = useText();
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    try {
      await call('checklists.deleteDraft', { draft });
      useDrafts.getState().forget(draft);
      useToasts.getState().add({ kind: 'done', text: t('checklists.deleted') });
      onDeleted();
    } catch (error) {
      toastError(error);
      onClose();
    }
  };
  return (
    <Confirm
      open
      title={t('checklists.deleteTitle')}
      action={t('checklists.delete')}
      busy={busy}
      onCancel={onClose}
      onConfirm={() => void remove()}
    >
      <p>{t('checklists.deleteText', { title })}</p>
    </Confirm>
  );
}
