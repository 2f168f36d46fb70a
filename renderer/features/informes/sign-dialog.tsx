import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { SignableRef } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Field } from '../../components/fields.tsx';
import { Problem } from '../../components/problem.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { useToasts } from '../../state/toasts.ts';
import { useAttempt } from '../../state/use-attempt.ts';
import { CredentialFields } from './credential-fields.tsx';
import { useCredential } from './use-credential.ts';

interface Props {
  readonly subject: SignableRef;
  /** `signed`: there is one more signature. */
  readonly onClose: (signed: boolean) => void;
}

/** One person signs with the own e.firma. Whatever comes of it, the password is gone from the field afterwards. */
export function SignDialog({ subject, onClose }: Props) {
  const { t } = useText();
  const credential = useCredential();
  const [role, setRole] = useState('');
  const { busy, problem, attempt } = useAttempt();
  const { files } = credential;
  const sign = () =>
    attempt(async () => {
      if (files === null) return;
      try {
        await call('signatures.sign', { subject, credential: files, role: role.trim() });
      } finally {
        credential.forget();
      }
      useToasts.getState().add({ kind: 'done', text: t('reports.sign.done') });
      onClose(true);
    });
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(now) => !now && onClose(false)} isDismissable={!busy}>
      <Modal className="modal">
        <Dialog className="dialog" data-testid="sign-dialog">
          <Heading slot="title">{t('reports.sign.title')}</Heading>
          <p>{t('reports.sign.dialogText')}</p>
          <CredentialFields credential={credential} busy={busy} />
          <Field
            label={t('reports.sign.role')}
            value={role}
            onChange={setRole}
            help={t('reports.sign.roleHelp')}
            maxLength={100}
            testId="sign-role"
          />
          <Problem text={problem} testId="sign-problem" />
          <div className="actions actions-end">
            <Button onPress={() => onClose(false)} isDisabled={busy}>
              {t('common.cancel')}
            </Button>
            <Button
              kind="main"
              icon="pen"
              onPress={() => void sign()}
              isDisabled={busy || files === null}
              data-testid="sign-go"
            >
              {busy ? t('reports.sign.signing') : t('reports.sign.go')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
