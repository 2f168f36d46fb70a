import { Button } from '../../components/controls.tsx';
import { Icon } from '../../components/icons.tsx';
import { navigate } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { type Phase, useVerify } from '../../state/verify.ts';

/** How a run ended, and what can be done next. The chosen files are still there. */
export function Ended({ phase }: { readonly phase: Extract<Phase, { kind: 'ended' }> }) {
  const { t } = useText();
  const { again, clear } = useVerify();
  const { status, message, runId } = phase;
  const title = {
    completa: t('verify.endedDone'),
    cancelada: t('verify.endedCancelled'),
    error: t('verify.endedError'),
  };
  const kind = { completa: 'done', cancelada: 'warning', error: 'error' } as const;
  const icon = { completa: 'check', cancelada: 'dash', error: 'error' } as const;
  return (
    <section className="card run-card">
      <div
        className={`notice notice-${kind[status]}`}
        role={status === 'error' ? 'alert' : 'status'}
        data-testid="run-status"
        data-status={status}
      >
        <Icon name={icon[status]} />
        <div>
          <h2>{title[status]}</h2>
          {message && <p>{message}</p>}
          {status === 'cancelada' && <p>{t('verify.endedCancelledText')}</p>}
          {status === 'error' && <p>{t('verify.endedErrorText')}</p>}
        </div>
      </div>
      <div className="actions">
        {status === 'completa' && runId && (
          <Button kind="main" icon="resultado" onPress={() => navigate('resultado', [runId])}>
            {t('verify.openResult')}
          </Button>
        )}
        <Button kind={status === 'completa' ? 'plain' : 'main'} onPress={again}>
          {t('verify.again')}
        </Button>
        <Button kind="quiet" onPress={clear}>
          {t('verify.clear')}
        </Button>
      </div>
    </section>
  );
}
