import { useCallback, useEffect, useState } from 'react';
import type { VisitState } from '../../../shared/model/index.ts';
import { sentenceOf } from '../../state/bridge.ts';
import type { Answer } from '../../state/use-call.ts';
import { useVisits } from '../../state/visit-session.ts';

/** A visit as the registry keeps it, read again whenever its page is opened. */
export function useVisit(visit: string): { readonly answer: Answer<VisitState>; readonly reload: () => void } {
  const state = useVisits((session) => session.visits[visit]);
  const [problem, setProblem] = useState<string | null>(null);
  const reload = useCallback(() => {
    setProblem(null);
    useVisits
      .getState()
      .load(visit)
      .catch((error: unknown) => setProblem(sentenceOf(error)));
  }, [visit]);
  useEffect(reload, [reload]);
  if (state) return { answer: { status: 'ready', data: state }, reload };
  if (problem !== null) return { answer: { status: 'error', data: null, message: problem }, reload };
  return { answer: { status: 'loading', data: null }, reload };
}

/** Asks for a change of a visit and says in a sentence why it failed; true once it was done. */
export function useChange(visit: string): {
  readonly busy: boolean;
  readonly problem: string;
  readonly run: (ask: () => Promise<VisitState>) => Promise<boolean>;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const run = useCallback(
    async (ask: () => Promise<VisitState>) => {
      setBusy(true);
      setProblem('');
      try {
        await useVisits.getState().change(visit, ask);
        return true;
      } catch (error) {
        setProblem(sentenceOf(error));
        return false;
      } finally {
        setBusy(false);
      }
    },
    [visit],
  );
  return { busy, problem, run };
}
