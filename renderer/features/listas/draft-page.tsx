import { useEffect } from 'react';
import { Button } from '../../components/controls.tsx';
import { Empty, Shown } from '../../components/states.tsx';
import { navigate } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { BackToLists } from './back-to-lists.tsx';
import { useDrafts } from './draft-session.ts';
import { Editor } from './editor.tsx';

interface Props {
  readonly draft: string;
  readonly tab: string;
}

/** A draft in hand. What was typed is kept when the page is left, also when the window is closed. */
export function DraftPage({ draft, tab }: Props) {
  const { t } = useText();
  const session = useDrafts((drafts) => drafts.sessions[draft]);
  const { answer, reload } = useCall('checklists.drafts', undefined);
  const kept = answer.data?.find((one) => one.draft === draft);
  useEffect(() => {
    if (kept) useDrafts.getState().open(kept);
  }, [kept]);
  useEffect(() => {
    const flush = () => void useDrafts.getState().flush(draft);
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [draft]);
  return (
    <div className="screen screen-result">
      <BackToLists />
      {session ? (
        <Editor draft={draft} session={session} tab={tab} />
      ) : (
        <Shown answer={answer} reload={reload}>
          {(drafts) =>
            drafts.some((one) => one.draft === draft) ? null : (
              <>
                <header className="screen-head">
                  <h1>{t('checklists.title')}</h1>
                </header>
                <Empty icon="listas" title={t('checklists.draftGone')}>
                  <Button kind="main" onPress={() => navigate('listas')}>
                    {t('checklists.back')}
                  </Button>
                </Empty>
              </>
            )
          }
        </Shown>
      )}
    </div>
  );
}
