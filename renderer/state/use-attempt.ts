import { useState } from 'react';
import { sentenceOf } from './bridge.ts';

/** Something asked for once at a time, with the sentence that says why it was refused. */
export function useAttempt(): {
  readonly busy: boolean;
  readonly problem: string;
  readonly attempt: (work: () => Promise<void>) => Promise<void>;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem('');
    try {
      await work();
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, attempt };
}
