import { useCallback, useEffect, useState } from 'react';
import type { MethodInput, MethodName, MethodOutput } from '../../shared/ipc/contract.ts';
import { call, sentenceOf } from './bridge.ts';

/** What a screen knows of an answer that it waits for. `data` stays while a newer answer is on its way. */
export type Answer<T> =
  | { readonly status: 'loading'; readonly data: T | null }
  | { readonly status: 'error'; readonly data: T | null; readonly message: string }
  | { readonly status: 'ready'; readonly data: T };

/** Calls a method when the component appears and whenever the input changes; answers that come too late are dropped. */
export function useCall<M extends MethodName>(
  method: M,
  input: MethodInput<M>,
): { readonly answer: Answer<MethodOutput<M>>; readonly reload: () => void } {
  const [answer, setAnswer] = useState<Answer<MethodOutput<M>>>({ status: 'loading', data: null });
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify(input ?? null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for `input`; `turn` asks again
  useEffect(() => {
    let current = true;
    setAnswer((before) => ({ status: 'loading', data: before.data }));
    call(method, input).then(
      (data) => current && setAnswer({ status: 'ready', data }),
      (error) => current && setAnswer((before) => ({ status: 'error', data: before.data, message: sentenceOf(error) })),
    );
    return () => {
      current = false;
    };
  }, [method, key, turn]);
  const reload = useCallback(() => setTurn((n) => n + 1), []);
  return { answer, reload };
}
