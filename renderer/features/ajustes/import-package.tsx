import { useCallback, useEffect, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { PackageImport, PackageInfo } from '../../../shared/model/index.ts';
import { Check } from '../../components/check.tsx';
import { Button } from '../../components/controls.tsx';
import { Field } from '../../components/fields.tsx';
import { Problem } from '../../components/problem.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { useAttempt } from '../../state/use-attempt.ts';
import { ImportedPackage, PackageFacts } from './package-facts.tsx';
import { PackageProgress } from './package-progress.tsx';

interface Props {
  readonly path: string;
  readonly onClose: (joined: boolean) => void;
}

/** First says who a package comes from and what it holds; joins it once the person has said so. */
export function ImportPackage({ path, onClose }: Props) {
  const { t } = useText();
  const [password, setPassword] = useState('');
  const [info, setInfo] = useState<PackageInfo | null>(null);
  const [trust, setTrust] = useState(false);
  const [joined, setJoined] = useState<PackageImport | null>(null);
  const { busy, problem, attempt } = useAttempt();
  const secret = password === '' ? {} : { password };
  const inspect = (given: { readonly password?: string }) =>
    attempt(async () => setInfo(await call('packages.inspect', { path, ...given })));
  const join = () => attempt(async () => setJoined(await call('packages.import', { path, trust, ...secret })));
  // Once, without a password: most packages have none.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again only by its button
  useEffect(() => void inspect({}), []);
  const close = useCallback(() => onClose(joined !== null), [onClose, joined]);
  const isSure = info !== null && (info.device.own || info.device.trusted || trust);
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(now) => !now && !busy && close()} isDismissable={!busy}>
      <Modal className="modal modal-wide">
        <Dialog className="dialog" data-testid="import-dialog">
          <Heading slot="title">{t('settings.joining.importTitle')}</Heading>
          <p className="path muted">{path}</p>
          {joined === null && info === null && !busy && (
            <Field
              label={t('settings.joining.importPassword')}
              value={password}
              onChange={setPassword}
              help={t('settings.joining.importPasswordHelp')}
              maxLength={200}
              secret
              testId="import-password"
            />
          )}
          {joined === null && info !== null && <PackageFacts info={info} />}
          {joined === null && info !== null && !info.known && !info.device.own && !info.device.trusted && (
            <Check
              checked={trust}
              onChange={setTrust}
              note={t('settings.joining.trustNote')}
              isDisabled={busy}
              testId="import-trust"
            >
              {t('settings.joining.trust')}
            </Check>
          )}
          {joined !== null && <ImportedPackage joined={joined} />}
          {busy && (
            <PackageProgress label={t(info === null ? 'settings.joining.checking' : 'settings.joining.importTitle')} />
          )}
          <Problem text={problem} />
          <div className="actions actions-end">
            <Button onPress={close} isDisabled={busy} data-testid="import-close">
              {t(joined === null ? 'common.cancel' : 'common.close')}
            </Button>
            {joined === null && info === null && (
              <Button kind="main" onPress={() => void inspect(secret)} isDisabled={busy} data-testid="import-check">
                {t('settings.joining.check')}
              </Button>
            )}
            {joined === null && info !== null && !info.known && (
              <Button kind="main" onPress={() => void join()} isDisabled={busy || !isSure} data-testid="import-now">
                {t('settings.joining.importNow')}
              </Button>
            )}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
