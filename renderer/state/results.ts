import { useEffect, useState } from 'react';
import type { VerificationResult } from '../../shared/model/index.ts';
import { call, sentenceOf } from './bridge.ts';
import type { Answer } from './use-call.ts';

/** A result is immutable, so it is asked for once; only the last few are held, since each may carry 100,000 findings. */
const HELD = 3;
const held = new Map<string, Promise<VerificationResult>>();

export function loadResult(runId: string): Promise<VerificationResult> {
  const known = held.get(runId);
  if (known) {
    held.delete(runId);
    held.set(runId, known);
    return known;
  }
  const asked = call('runs.get', { runId });
  held.set(runId, asked);
  asked.catch(() => held.delete(runId));
  for (const oldest of held.keys()) {
    if (held.size <= HELD) break;
    held.delete(oldest);
  }
  return asked;
}

/** The result of a run; null asks for none. */
export function useResult(runId: string | null): Answer<VerificationResult> {
  const [state, setState] = useState<{ id: string | null; answer: Answer<VerificationResult> }>({
    id: null,
    answer: { status: 'loading', data: null },
  });
  useEffect(() => {
    if (!runId) return;
    let current = true;
    setState({ id: runId, answer: { status: 'loading', data: null } });
    loadResult(runId).then(
      (data) => current && setState({ id: runId, answer: { status: 'ready', data } }),
      (error) =>
        current && setState({ id: runId, answer: { status: 'error', data: null, message: sentenceOf(error) } }),
    );
    return () => {
      current = false;
    };
  }, [runId]);
  return state.id === runId ? state.answer : { status: 'loading', data: null };
}
