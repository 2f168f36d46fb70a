import type { LiveState } from '../../../shared/model/index.ts';
import { useText } from '../../state/text.ts';
import { ACCEPT_ACKS, APPLICATION_ACKS } from './acks.tsx';

/** What came, how it was answered, and the score of all of it together. */
export function Counters({ state }: { readonly state: LiveState }) {
  const { t, f } = useText();
  const { counts, score, preliminary } = state;
  // A sender in the original mode never gets these.
  const accepts = ACCEPT_ACKS.filter((ack) => counts.acks[ack] > 0);
  return (
    <section className="card live-counts" aria-label={t('live.counts')}>
      <dl>
        <div className="live-count-main">
          <dt>{t('live.received')}</dt>
          <dd data-testid="live-received">{f.number(counts.messages)}</dd>
        </div>
        <div className="live-count-main">
          <dt>
            {t('live.score')}
            {preliminary && score !== null && <span className="chip chip-open">{t('common.preliminary')}</span>}
          </dt>
          <dd data-testid="live-score">{score === null ? '—' : f.percent(score)}</dd>
        </div>
        {[...APPLICATION_ACKS, ...accepts].map((ack) => (
          <div key={ack}>
            <dt>
              <span className="mono">{ack}</span> {t(`live.ackCounts.${ack}`)}
            </dt>
            <dd data-testid={`live-count-${ack}`}>{f.number(counts.acks[ack])}</dd>
          </div>
        ))}
        <div>
          <dt>{t('live.faultsShort')}</dt>
          <dd data-testid="live-faults">{f.number(counts.faults)}</dd>
        </div>
      </dl>
    </section>
  );
}
