import { useState } from 'react';
import type { CredentialFiles } from '../../../shared/ipc/reports.ts';
import { Check } from '../../components/check.tsx';
import { useText } from '../../state/text.ts';
import { CredentialFields } from './credential-fields.tsx';
import type { Form } from './style-fields.tsx';
import { type CredentialState, useCredential } from './use-credential.ts';

/** Whether the PDF is signed as it is saved, and with what. */
export interface SealState {
  readonly wanted: boolean;
  readonly want: (wanted: boolean) => void;
  readonly credential: CredentialState;
  /** Nothing is missing to save: no signature is asked for, or all of it is there. */
  readonly ready: boolean;
  /** The part of the request that asks for it; nothing where none is wanted. */
  readonly part: { readonly seal?: CredentialFiles };
}

/** @param form only a PDF can hold a signature */
export function useSeal(form: Form): SealState {
  const [wanted, want] = useState(false);
  const credential = useCredential();
  const sealed = wanted && form === 'pdf';
  const { files } = credential;
  return {
    ...{ wanted, want, credential },
    ready: !sealed || files !== null,
    part: sealed && files !== null ? { seal: files } : {},
  };
}

/** The question whether the PDF is signed, and what that takes. */
export function SealFields({
  seal,
  form,
  busy,
}: {
  readonly seal: SealState;
  readonly form: Form;
  readonly busy: boolean;
}) {
  const { t } = useText();
  if (form !== 'pdf') return null;
  const { wanted, want, credential } = seal;
  return (
    <>
      <Check checked={wanted} onChange={want} isDisabled={busy} note={t('reports.sealNote')} testId="report-seal">
        {t('reports.seal')}
      </Check>
      {wanted && <CredentialFields credential={credential} busy={busy} />}
    </>
  );
}
