import { useEffect, useState } from 'react';
import { ProgressBar } from 'react-aria-components';
import { Button } from '../../components/controls.tsx';
import { type FetchPhase, useFetch } from '../../state/fetch.ts';
import { useText } from '../../state/text.ts';
import { toastError } from '../../state/toasts.ts';
import { useFocusWhenLost } from './use-focus-when-lost.ts';

/** How far a fetch is: resources, bytes, what comes now; and the way to stop it. */
export function FetchRunning({ phase }: { readonly phase: Extract<FetchPhase, { kind: 'running' }> }) {
  const { t, f } = useText();
  const cancel = useFetch((state) => state.cancel);
  const box = useFocusWhenLost();
  const { progress, since } = phase;
  const elapsed = useElapsed(since);
  const percent = progress?.percent ?? null;
  return (
    <div className="stack stack-tight" ref={box} tabIndex={-1}>
      <h3>{t('connections.fetch.runningOf', { name: phase.job.connection.name })}</h3>
      <ProgressBar
        className="progress"
        aria-label={t('connections.fetch.progressLabel')}
        value={percent ?? 0}
        isIndeterminate={percent === null}
        data-testid="fetch-progress"
      >
        <div className="progress-ground">
          <div
            className={percent === null ? 'progress-fill progress-unknown' : 'progress-fill'}
            style={{ width: `${percent ?? 20}%` }}
          />
        </div>
      </ProgressBar>
      <p className="muted" role="status">
        {percent === null
          ? progress === null && t('connections.fetch.waiting')
          : t('connections.fetch.preparing', { percent: f.percent(percent) })}
      </p>
      <dl className="figures figures-small">
        <div>
          <dt>{t('connections.fetch.resources')}</dt>
          <dd data-testid="fetch-resources">{f.number(progress?.resources ?? 0)}</dd>
        </div>
        <div>
          <dt>{t('connections.fetch.bytes')}</dt>
          <dd>{f.bytes(progress?.bytes ?? 0)}</dd>
        </div>
        <div>
          <dt>{t('connections.fetch.part')}</dt>
          <dd className="small path">{progress?.part ?? '—'}</dd>
        </div>
        <div>
          <dt>{t('connections.fetch.elapsed')}</dt>
          <dd className="small">{f.duration(elapsed)}</dd>
        </div>
      </dl>
      <p className="muted path">{phase.job.folder}</p>
      <div className="actions">
        <Button
          onPress={() => void cancel().catch(toastError)}
          isDisabled={phase.cancelling || phase.fetchId === null}
          data-testid="fetch-cancel"
        >
          {phase.cancelling ? t('connections.fetch.cancelling') : t('connections.fetch.cancel')}
        </Button>
        <span className="muted">{t('verify.canLeave')}</span>
      </div>
    </div>
  );
}

/** Milliseconds since then, told anew each second: a server may be silent for long. */
function useElapsed(since: number): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const clock = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(clock);
  }, []);
  return Math.max(0, now - since);
}
