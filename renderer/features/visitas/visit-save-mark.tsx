import { useEffect } from 'react';
import { type Saved, SaveMark } from '../../components/save-mark.tsx';
import { useText } from '../../state/text.ts';
import { useToasts } from '../../state/toasts.ts';
import { useVisits } from '../../state/visit-session.ts';

/** Whether what was answered is on the disk, and since when. */
export function VisitSaveMark({ visit }: { readonly visit: string }) {
  const { t, count } = useText();
  const unsaved = useVisits((session) => session.unsaved).filter((one) => one.visit === visit);
  const savedAt = useVisits((session) => session.savedAt[visit]);
  const refused = unsaved.filter((one) => one.problem !== null);
  const [first] = refused;
  const problem = first?.problem ?? null;
  useEffect(() => {
    if (problem !== null) useToasts.getState().add({ kind: 'error', text: t('visits.saveFailed', { problem }) });
  }, [problem, t]);
  const saved = (): Saved => {
    if (refused.length > 0) {
      const retry = () => useVisits.getState().retry();
      return { state: 'refused', why: count('visits.unsaved', refused.length), retry };
    }
    return unsaved.length > 0 ? { state: 'saving' } : { state: 'saved', at: savedAt ?? null };
  };
  return <SaveMark saved={saved()} testId="save-mark" />;
}
