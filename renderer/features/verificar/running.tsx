import { ProgressBar } from 'react-aria-components';
import { Button } from '../../components/controls.tsx';
import { useText } from '../../state/text.ts';
import { toastError } from '../../state/toasts.ts';
import { type Phase, useVerify } from '../../state/verify.ts';

/** How far the run is: bytes, rows, findings, file, speed; and the way to stop it. */
export function Running({ phase }: { readonly phase: Extract<Phase, { kind: 'running' }> }) {
  const { t, f } = useText();
  const cancel = useVerify((state) => state.cancel);
  const { progress } = phase;
  const total = progress?.totalBytes ?? phase.inspection.totalBytes;
  const read = progress?.bytes ?? 0;
  const percent = total > 0 ? Math.min(100, (100 * read) / total) : 0;
  const seconds = Math.max(0.2, (performance.now() - phase.since) / 1000);
  return (
    <section className="card run-card">
      <h2>{t('verify.running')}</h2>
      <ProgressBar
        className="progress"
        aria-label={t('verify.progressLabel')}
        value={percent}
        isIndeterminate={progress === null}
        valueLabel={f.percent(percent)}
        data-testid="progress-bar"
      >
        {({ percentage, isIndeterminate }) => (
          <>
            <div className="progress-ground">
              <div
                className={isIndeterminate ? 'progress-fill progress-unknown' : 'progress-fill'}
                style={{ width: `${percentage ?? 20}%` }}
              />
            </div>
            <div className="progress-text">
              <strong>{f.percent(percentage ?? 0)}</strong>
              <span>{t('verify.readOf', { read: f.bytes(read), total: f.bytes(total) })}</span>
            </div>
          </>
        )}
      </ProgressBar>
      <dl className="figures figures-small">
        <div>
          <dt>{t('verify.rows')}</dt>
          <dd>{f.number(progress?.rows ?? 0)}</dd>
        </div>
        <div>
          <dt>{t('verify.findings')}</dt>
          <dd>{f.number(progress?.findings ?? 0)}</dd>
        </div>
        <div>
          <dt>{t('verify.speed')}</dt>
          <dd className="small">
            {t('verify.rate', { rows: f.number((progress?.rows ?? 0) / seconds), bytes: f.bytes(read / seconds) })}
          </dd>
        </div>
        <div>
          <dt>{t('verify.currentFile')}</dt>
          <dd className="small path">{progress?.file ?? '—'}</dd>
        </div>
      </dl>
      <div className="actions">
        <Button
          onPress={() => void cancel().catch(toastError)}
          isDisabled={phase.cancelling || phase.runId === null}
          data-testid="cancel-run"
        >
          {phase.cancelling ? t('verify.cancelling') : t('verify.cancelRun')}
        </Button>
        <span className="muted">{t('verify.canLeave')}</span>
      </div>
    </section>
  );
}
