import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Check } from '../../components/check.tsx';
import { Button } from '../../components/controls.tsx';
import { Field } from '../../components/fields.tsx';
import { Problem } from '../../components/problem.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { useToasts } from '../../state/toasts.ts';
import { useAttempt } from '../../state/use-attempt.ts';
import { PackageProgress } from './package-progress.tsx';
import { passwordFault } from './password.ts';

interface Props {
  /** Only those visits; the whole registry where left out. */
  readonly visits?: readonly string[];
  readonly onClose: () => void;
}

/** The registry, or some visits of it, as a signed package to be joined on another computer. */
export function ExportPackage({ visits, onClose }: Props) {
  const { t, f } = useText();
  const [evidence, setEvidence] = useState(true);
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const { busy, problem, attempt } = useAttempt();
  const fault = passwordFault(password, again);
  const write = () =>
    attempt(async () => {
      const { path } = await call('dialog.savePackage', undefined);
      if (path === null) return;
      const secret = password === '' ? {} : { password };
      const written = await call('packages.export', {
        path,
        evidence,
        ...secret,
        ...(visits && { visits: [...visits] }),
      });
      const text = t('settings.joining.exported', { bytes: f.bytes(written.bytes), path: written.path });
      useToasts.getState().add({ kind: 'done', text, path: written.path });
      onClose();
    });
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(now) => !now && !busy && onClose()} isDismissable={!busy}>
      <Modal className="modal">
        <Dialog className="dialog" data-testid="export-dialog">
          <Heading slot="title">{t('settings.joining.exportTitle')}</Heading>
          {visits === undefined && <p>{t('settings.joining.exportText')}</p>}
          <Check
            checked={evidence}
            onChange={setEvidence}
            note={t('settings.joining.evidenceNote')}
            testId="export-evidence"
          >
            {t('settings.joining.evidence')}
          </Check>
          <Field
            label={t('settings.joining.password')}
            value={password}
            onChange={setPassword}
            help={t('settings.joining.passwordHelp')}
            problem={fault === 'passwordShort' ? t('settings.joining.passwordShort') : ''}
            maxLength={200}
            secret
            testId="export-password"
          />
          {password !== '' && (
            <Field
              label={t('settings.joining.passwordAgain')}
              value={again}
              onChange={setAgain}
              problem={fault === 'passwordDiffers' && again !== '' ? t('settings.joining.passwordDiffers') : ''}
              maxLength={200}
              secret
              testId="export-password-again"
            />
          )}
          {busy && <PackageProgress label={t('settings.joining.exportTitle')} />}
          <Problem text={problem} />
          <div className="actions actions-end">
            <Button onPress={onClose} isDisabled={busy}>
              {t('common.cancel')}
            </Button>
            <Button
              kind="main"
              onPress={() => void write()}
              isDisabled={busy || fault !== null}
              data-testid="export-now"
            >
              {t('settings.joining.exportNow')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
