import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { RunAcceptances } from '../../../shared/ipc/acceptances.ts';
import type { Finding } from '../../../shared/model/index.ts';
import { call, sentenceOf } from '../../state/bridge.ts';

/** What a person says when accepting. */
export interface AcceptingWords {
  readonly reason: string;
  readonly author: string;
  /** ISO 8601 day. */
  readonly expiresOn: string;
}

/** What is accepted in the run on the screen, and how that is changed. */
export interface AcceptanceState {
  /** Null until the engine has answered. */
  readonly applied: RunAcceptances | null;
  /** Why it is not known; '' while it is. */
  readonly problem: string;
  /** Who accepted last, to begin with that the next time. */
  readonly lastAuthor: string;
  /** @throws Error with a sentence */
  readonly accept: (findings: readonly Finding[], words: AcceptingWords) => Promise<void>;
  /** @throws Error with a sentence */
  readonly withdraw: (ids: readonly string[], by: string, reason: string) => Promise<void>;
}

const NONE: AcceptanceState = {
  ...{ applied: null, problem: '', lastAuthor: '' },
  accept: async () => undefined,
  withdraw: async () => undefined,
};

const Acceptances = createContext<AcceptanceState>(NONE);

export function useAcceptances(): AcceptanceState {
  return useContext(Acceptances);
}

/** Remembered for as long as the window lives; after that whoever accepted last for the unit is proposed. */
let saidLast = '';

/** Asks once for each run what is accepted in it; every change answers with how things stand afterwards. */
export function AcceptancesProvider({ runId, children }: { readonly runId: string; readonly children: ReactNode }) {
  const [applied, setApplied] = useState<RunAcceptances | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    let current = true;
    call('acceptances.of', { run: runId }).then(
      (answer) => current && setApplied(answer),
      (error) => current && setProblem(sentenceOf(error)),
    );
    return () => {
      current = false;
    };
  }, [runId]);
  const accept = useCallback(
    async (findings: readonly Finding[], words: AcceptingWords) => {
      const chosen = findings.map(({ rule, fingerprint }) => ({ id: crypto.randomUUID(), rule, fingerprint }));
      setApplied(await call('acceptances.accept', { run: runId, findings: chosen, ...words }));
      saidLast = words.author;
    },
    [runId],
  );
  const withdraw = useCallback(
    async (ids: readonly string[], by: string, reason: string) => {
      setApplied(await call('acceptances.withdraw', { run: runId, ids: [...ids], by, reason }));
      saidLast = by;
    },
    [runId],
  );
  const state = useMemo(
    () => ({ applied, problem, lastAuthor: saidLast || lastAuthorOf(applied), accept, withdraw }),
    [applied, problem, accept, withdraw],
  );
  return <Acceptances.Provider value={state}>{children}</Acceptances.Provider>;
}

function lastAuthorOf(applied: RunAcceptances | null): string {
  if (applied === null) return '';
  const all = [...applied.accepted.map(({ acceptance }) => acceptance), ...applied.expired, ...applied.stale];
  const last = all.toSorted((one, other) => (one.acceptedAt < other.acceptedAt ? 1 : -1))[0];
  return last?.author ?? '';
}
