import { type Saved, SaveMark } from '../../components/save-mark.tsx';
import { type T, useText } from '../../state/text.ts';
import { type DraftSession, useDrafts } from './draft-session.ts';

/** Whether what was typed is on the disk, and since when. */
export function DraftSaveMark({ draft, session }: { readonly draft: string; readonly session: DraftSession }) {
  const { t } = useText();
  return <SaveMark saved={savedOf(draft, session, t)} before={t('checklists.keptAlways')} testId="draft-saved" />;
}

function savedOf(draft: string, { history, kept, problem, savedAt }: DraftSession, t: T): Saved {
  if (problem !== null) {
    const retry = () => void useDrafts.getState().flush(draft);
    return { state: 'refused', why: t('checklists.notSaved', { problem }), retry };
  }
  return history.present === kept ? { state: 'saved', at: savedAt } : { state: 'saving' };
}
