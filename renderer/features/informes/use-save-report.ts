import { useState } from 'react';
import type { MethodInput } from '../../../shared/ipc/contract.ts';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { useToasts } from '../../state/toasts.ts';

type Input = MethodInput<'report.save'>;

/** Saves a report where the dialog says, and tells where it is. Resolves to whether a file was written. */
export function useSaveReport(): { readonly busy: boolean; readonly save: (input: Input) => Promise<boolean> } {
  const { t, count } = useText();
  const [busy, setBusy] = useState(false);
  const save = async (input: Input) => {
    setBusy(true);
    try {
      const written = await call('report.save', input);
      if (written === null) return false;
      const { path, pages, folio, annex } = written;
      const { add } = useToasts.getState();
      const text =
        pages === null ? t('reports.saved', { folio, path }) : count('reports.savedPages', pages, { folio, path });
      add({ kind: 'done', text, path });
      if (annex !== null) add({ kind: 'done', text: t('reports.savedAnnex', { path: annex }), path: annex });
      return true;
    } finally {
      setBusy(false);
    }
  };
  return { busy, save };
}
