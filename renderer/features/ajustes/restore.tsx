import { useState } from 'react';
import { Confirm } from '../../components/confirm.tsx';
import { Button } from '../../components/controls.tsx';
import { Field } from '../../components/fields.tsx';
import { call, sentenceOf } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { toastError, useToasts } from '../../state/toasts.ts';

/** Puts a backup in the place of the registry, after a question; a refusal is said where the key can be mended. */
export function Restore() {
  const { t, count } = useText();
  const [path, setPath] = useState<string | null>(null);
  const [recoveryKey, setKey] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const choose = () => {
    call('dialog.openBackup', undefined)
      .then((answer) => setPath(answer.path))
      .catch(toastError);
  };
  const leave = () => {
    setPath(null);
    setKey('');
    setProblem('');
  };
  const restore = async (from: string) => {
    setBusy(true);
    setProblem('');
    try {
      const key = recoveryKey.trim();
      const done = await call('registry.restore', { path: from, ...(key ? { recoveryKey: key } : {}) });
      const text = count('settings.restoreDone', done.runs, { path: done.previousCopy });
      useToasts.getState().add({ kind: 'done', text, path: done.previousCopy });
      leave();
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="setting">
      <p>{t('settings.restoreText')}</p>
      <Button onPress={choose} data-testid="restore">
        {t('settings.restore')}
      </Button>
      <Confirm
        open={path !== null}
        busy={busy}
        title={t('settings.restoreTitle')}
        action={t('settings.restore').replace('…', '')}
        onCancel={leave}
        onConfirm={() => path !== null && void restore(path)}
      >
        <p className="path">{path}</p>
        <p>{t('settings.restoreConfirm')}</p>
        <Field
          label={t('settings.restoreKey')}
          value={recoveryKey}
          onChange={setKey}
          problem={problem}
          mono
          maxLength={200}
        />
      </Confirm>
    </div>
  );
}
