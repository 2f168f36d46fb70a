import { useCallback, useEffect, useRef, useState } from 'react';
import { call, sentenceOf } from '../../state/bridge.ts';
import { type Draft, inputOf } from './draft.ts';

/** Whether what is on the screen is on the disk. */
export type Kept =
  | { readonly state: 'saved'; readonly at: number | null }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly message: string };

/** Time without a change after which a draft is kept. */
const STILL_MS = 400;

/**
 * Keeps a draft after each change, one write after another. What could not be kept stays on the screen and is tried
 * again at the next change or when asked.
 */
export function useKeeping(draft: Draft): {
  readonly kept: Kept;
  /** Keeps what is not kept yet; false where that failed. */
  readonly flush: () => Promise<boolean>;
  /** From now on nothing is kept: the draft was deleted or drawn. */
  readonly drop: () => void;
} {
  const [kept, setKept] = useState<Kept>({ state: 'saved', at: null });
  const latest = useRef(draft);
  const written = useRef({ key: JSON.stringify(draft), title: draft.title });
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  const dropped = useRef(false);
  latest.current = draft;
  const flush = useCallback((): Promise<boolean> => {
    const next = turn.current.then(async () => {
      const now = latest.current;
      const key = JSON.stringify(now);
      if (dropped.current || key === written.current.key) return true;
      setKept({ state: 'saving' });
      try {
        const input = inputOf(now, written.current.title);
        await call('campaigns.save', input);
        written.current = { key, title: input.title };
        setKept({ state: 'saved', at: Date.now() });
        return true;
      } catch (error) {
        setKept({ state: 'failed', message: sentenceOf(error) });
        return false;
      }
    });
    turn.current = next;
    return next;
  }, []);
  const key = JSON.stringify(draft);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the draft
  useEffect(() => {
    const wait = setTimeout(() => void flush(), STILL_MS);
    return () => clearTimeout(wait);
  }, [key, flush]);
  // Whoever leaves the screen within that time loses nothing.
  useEffect(() => () => void flush(), [flush]);
  const drop = useCallback(() => {
    dropped.current = true;
  }, []);
  return { kept, flush, drop };
}
