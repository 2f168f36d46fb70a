import { useState } from 'react';
import { Confirm } from '../../components/confirm.tsx';
import { Button } from '../../components/controls.tsx';
import { call } from '../../state/bridge.ts';
import { navigate } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { toastError, useToasts } from '../../state/toasts.ts';
import { DeleteDraft } from './delete-draft.tsx';
import { DraftSaveMark } from './draft-save-mark.tsx';
import { type DraftSession, useDrafts } from './draft-session.ts';
import { editionHash, editionText } from './paths.ts';

interface Props {
  readonly draft: string;
  readonly session: DraftSession;
}

/** Which draft it is, whether it is kept, and the ways out of it: publish or delete. */
export function DraftHead({ draft, session }: Props) {
  const { t } = useText();
  const [asked, setAsked] = useState<'publish' | 'delete' | null>(null);
  const [busy, setBusy] = useState(false);
  const { past, present, future } = session.history;
  const { id, edition, title, basedOn } = present;
  const { undo, redo, flush, forget } = useDrafts.getState();
  const publish = async () => {
    setBusy(true);
    try {
      if (!(await flush(draft))) return;
      const { checklist } = await call('checklists.publish', { draft });
      const text = t('checklists.published', { title: checklist.title, edition: checklist.edition });
      useToasts.getState().add({ kind: 'done', text });
      window.location.hash = editionHash(checklist);
      forget(draft);
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
      setAsked(null);
    }
  };
  return (
    <header className="screen-head">
      <div>
        <h1>{title || t('checklists.untitled')}</h1>
        <p className="meta small">
          <span>{t('checklists.draft')}</span>
          <span className="mono">{id}</span>
          <span>{t('checklists.editionText', { edition })}</span>
          {basedOn && <span>{t('checklists.basedOnText', { base: editionText(basedOn) })}</span>}
        </p>
        <DraftSaveMark draft={draft} session={session} />
      </div>
      <div className="actions">
        <Button onPress={() => undo(draft)} isDisabled={past.length === 0} data-testid="undo">
          {t('checklists.undo')}
        </Button>
        <Button onPress={() => redo(draft)} isDisabled={future.length === 0} data-testid="redo">
          {t('checklists.redo')}
        </Button>
        <Button kind="danger" icon="trash" onPress={() => setAsked('delete')} data-testid="draft-delete">
          {t('checklists.delete')}
        </Button>
        <Button
          kind="main"
          onPress={() => setAsked('publish')}
          isDisabled={busy || session.faults.length > 0}
          data-testid="draft-publish"
        >
          {t('checklists.publish')}
        </Button>
      </div>
      <Confirm
        open={asked === 'publish'}
        title={t('checklists.publishTitle', { edition, id })}
        action={t('checklists.publish')}
        busy={busy}
        onCancel={() => setAsked(null)}
        onConfirm={() => void publish()}
      >
        <p>{t('checklists.publishText')}</p>
        <p>{t('checklists.publishNext')}</p>
      </Confirm>
      {asked === 'delete' && (
        <DeleteDraft draft={draft} title={title} onClose={() => setAsked(null)} onDeleted={() => navigate('listas')} />
      )}
    </header>
  );
}
