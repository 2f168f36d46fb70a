import { useCallback } from 'react';
import type { AnnotatedCopies } from '../../../shared/ipc/contract.ts';
import { useText } from '../../state/text.ts';
import { useToasts } from '../../state/toasts.ts';

/** Says what was written of an annotated copy, and what to know of it. */
export function useAnnotatedNotice(): (written: AnnotatedCopies) => void {
  const { t, f, count } = useText();
  const add = useToasts((state) => state.add);
  return useCallback(
    ({ copies, cancelled }) => {
      const [first] = copies;
      if (cancelled) add({ kind: 'error', text: t('result.annotated.cancelled') });
      if (first === undefined) return;
      const parts = [
        copies.length > 1 ? count('result.annotated.several', copies.length) : '',
        t('result.annotated.done', {
          rows: count('common.rowsCount', first.rows),
          path: first.path,
          found: f.number(first.rowsWithFindings),
        }),
        copies.every((copy) => copy.sameAsRun) ? '' : t('result.annotated.otherFindings'),
      ];
      add({ kind: 'done', text: parts.filter(Boolean).join(' '), path: first.path });
    },
    [t, f, count, add],
  );
}
