import { call } from '../state/bridge.ts';
import { useText } from '../state/text.ts';
import { toastError, useToasts } from '../state/toasts.ts';
import { Button } from './controls.tsx';
import { Icon } from './icons.tsx';

/** Notices at the foot of the window; screen readers are told of each. */
export function Toasts() {
  const { t } = useText();
  const { toasts, remove } = useToasts();
  return (
    <section className="toasts" aria-label={t('common.notices')} aria-live="polite">
      {toasts.map((toast) => (
        <div key={toast.id} className={`toast toast-${toast.kind}`} data-testid="toast">
          <Icon name={toast.kind === 'error' ? 'error' : 'check'} />
          <p>{toast.text}</p>
          {toast.path && (
            <Button onPress={() => call('shell.reveal', { path: toast.path ?? '' }).catch(toastError)}>
              {t('common.showInFolder')}
            </Button>
          )}
          <Button kind="quiet" icon="close" label={t('common.close')} onPress={() => remove(toast.id)} />
        </div>
      ))}
    </section>
  );
}
