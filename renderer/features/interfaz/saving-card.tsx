import { ProgressBar } from 'react-aria-components';
import type { Saving } from '../../state/live.ts';
import { useText } from '../../state/text.ts';

/** How far the verification of what came is. */
export function SavingCard({ saving }: { readonly saving: Saving }) {
  const { t, f } = useText();
  const { progress, session } = saving;
  const total = progress?.totalBytes || session.bytes;
  const percent = progress && total > 0 ? Math.min(100, (100 * progress.bytes) / total) : null;
  return (
    <section className="card run-card" data-testid="live-saving">
      <h2>{t('live.saving')}</h2>
      <ProgressBar
        className="progress"
        aria-label={t('verify.progressLabel')}
        value={percent ?? 0}
        isIndeterminate={percent === null}
      >
        <div className="progress-ground">
          <div
            className={percent === null ? 'progress-fill progress-unknown' : 'progress-fill'}
            style={{ width: `${percent ?? 20}%` }}
          />
        </div>
        <div className="progress-text">
          <strong>{percent === null ? '' : f.percent(percent)}</strong>
          <span>{t('verify.readOf', { read: f.bytes(progress?.bytes ?? 0), total: f.bytes(total) })}</span>
        </div>
      </ProgressBar>
      <p className="muted">{t('live.savingText')}</p>
    </section>
  );
}
