import { useState } from 'react';
import { Button } from '../../components/controls.tsx';
import { Icon } from '../../components/icons.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { toastError, useToasts } from '../../state/toasts.ts';
import { Restore } from './restore.tsx';

/** Backup, restore, recovery key and the chain of the log. */
export function Registry() {
  const { t, f } = useText();
  const [busy, setBusy] = useState(false);
  const backup = async () => {
    setBusy(true);
    try {
      const { path } = await call('dialog.saveBackup', undefined);
      if (path === null) return;
      const done = await call('registry.backup', { path });
      const text = t('settings.backupDone', { bytes: f.bytes(done.bytes), path: done.path });
      useToasts.getState().add({ kind: 'done', text, path: done.path });
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="card">
      <h2>{t('settings.registry')}</h2>
      <div className="setting">
        <p>{t('settings.backupText')}</p>
        <Button onPress={() => void backup()} isDisabled={busy} data-testid="backup">
          {t('settings.backup')}
        </Button>
      </div>
      <Restore />
      <RecoveryKey />
      <Audit />
    </section>
  );
}

function RecoveryKey() {
  const { t } = useText();
  const [key, setKey] = useState<string | null>(null);
  const show = () => {
    call('registry.recoveryKey', undefined)
      .then((answer) => setKey(answer.key))
      .catch(toastError);
  };
  return (
    <div className="setting">
      <div>
        <h3>{t('settings.recovery')}</h3>
        <p>{t('settings.recoveryText')}</p>
        {key !== null && (
          <>
            <code className="secret" data-testid="recovery-key">
              {key}
            </code>
            <p className="mark severity-warning">
              <Icon name="warning" size={16} />
              <span>{t('settings.recoveryWarning')}</span>
            </p>
          </>
        )}
      </div>
      <Button onPress={key === null ? show : () => setKey(null)} data-testid="recovery-show">
        {key === null ? t('settings.recoveryShow') : t('settings.recoveryHide')}
      </Button>
    </div>
  );
}

function Audit() {
  const { t, f, count } = useText();
  const [said, setSaid] = useState<{ readonly intact: boolean; readonly text: string } | null>(null);
  const check = () => {
    call('registry.audit', undefined)
      .then(({ intact, entries, brokenAt }) =>
        setSaid({
          intact,
          text: intact
            ? count('settings.auditIntact', entries)
            : t('settings.auditBroken', { n: f.number(brokenAt ?? 0) }),
        }),
      )
      .catch(toastError);
  };
  return (
    <div className="setting">
      <div>
        <h3>{t('settings.audit')}</h3>
        <p>{t('settings.auditText')}</p>
        <p
          role="status"
          className={said ? `mark ${said.intact ? 'outcome-cumple' : 'severity-error'}` : 'visually-hidden'}
        >
          {said && <Icon name={said.intact ? 'check' : 'error'} size={16} />}
          {said && <span data-testid="audit-report">{said.text}</span>}
        </p>
      </div>
      <Button onPress={check} data-testid="audit-check">
        {t('settings.auditCheck')}
      </Button>
    </div>
  );
}
