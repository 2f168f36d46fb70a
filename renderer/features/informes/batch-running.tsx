import { ProgressBar } from 'react-aria-components';
import { Button } from '../../components/controls.tsx';
import { Loading } from '../../components/states.tsx';
import { useText } from '../../state/text.ts';
import { toastError } from '../../state/toasts.ts';
import { useLostFocus } from '../../state/use-lost-focus.ts';
import { useBatch } from './batch-store.ts';

/** How far the batch is, and the way to stop it. */
export function BatchRunning() {
  const { t, f } = useText();
  const { phase, cancel } = useBatch();
  const ref = useLostFocus<HTMLElement>();
  if (phase.kind !== 'running') return null;
  const { progress } = phase;
  const percent = progress === null || progress.total === 0 ? 0 : (100 * progress.done) / progress.total;
  return (
    <section className="card run-card" ref={ref} tabIndex={-1} data-testid="batch-running">
      <h2>{t('reports.batch.running')}</h2>
      {progress === null ? (
        <Loading label={t('reports.batch.waiting')} />
      ) : (
        <>
          <ProgressBar className="progress" aria-label={t('reports.batch.running')} value={percent}>
            <div className="progress-ground">
              <div className="progress-fill" style={{ width: `${percent}%` }} />
            </div>
          </ProgressBar>
          <p data-testid="batch-progress">
            {t('reports.batch.progress', {
              done: f.number(progress.done),
              total: f.number(progress.total),
              clues: progress.clues,
            })}
          </p>
        </>
      )}
      <div className="actions">
        <Button icon="stop" onPress={() => void cancel().catch(toastError)} data-testid="batch-cancel">
          {t('common.cancel')}
        </Button>
      </div>
    </section>
  );
}
