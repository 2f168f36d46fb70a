import { useEffect, useState } from 'react';
import type { EvidenceRef } from '../../../shared/model/index.ts';
import { call, sentenceOf } from '../../state/bridge.ts';

/** Pictures that were shown lately; more would only fill the memory. */
const KEPT = 24;
const seen = new Map<string, string>();

export function isPicture({ mediaType }: EvidenceRef): boolean {
  return ['image/jpeg', 'image/png', 'image/webp'].includes(mediaType);
}

/** The bytes of an evidence as an address that an image can show; null until they are here. */
export function useEvidence(
  evidence: EvidenceRef,
  wanted: boolean,
): { readonly url: string | null; readonly problem: string } {
  const [state, setState] = useState({ url: seen.get(evidence.sha256) ?? null, problem: '' });
  useEffect(() => {
    const known = seen.get(evidence.sha256) ?? null;
    setState({ url: known, problem: '' });
    if (!wanted || known !== null) return;
    let current = true;
    call('visits.evidence', { evidence: evidence.id }).then(
      ({ ref, base64 }) => {
        const url = `data:${ref.mediaType};base64,${base64}`;
        seen.set(ref.sha256, url);
        for (const [oldest] of seen) {
          if (seen.size <= KEPT) break;
          seen.delete(oldest);
        }
        if (current) setState({ url, problem: '' });
      },
      (error: unknown) => current && setState({ url: null, problem: sentenceOf(error) }),
    );
    return () => {
      current = false;
    };
  }, [evidence.id, evidence.sha256, wanted]);
  return state;
}
