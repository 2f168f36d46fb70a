import { useState } from 'react';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { toastError, useToasts } from '../../state/toasts.ts';
import { editionHash } from './paths.ts';

/** Takes a file as a published edition, and opens it. */
export function useImport(onTaken: () => void): { readonly busy: boolean; readonly run: () => Promise<void> } {
  const { t } = useText();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const { path } = await call('dialog.openChecklist', undefined);
      if (path === null) return;
      const { checklist } = await call('checklists.import', { path });
      const text = t('checklists.imported', { title: checklist.title, edition: checklist.edition });
      useToasts.getState().add({ kind: 'done', text });
      onTaken();
      window.location.hash = editionHash(checklist);
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, run };
}
