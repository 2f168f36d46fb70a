import { LIVE_LIMITS } from '../../../shared/model/index.ts';
import { Field } from '../../components/fields.tsx';
import { useText } from '../../state/text.ts';
import { MOST_MEGABYTES } from './live-draft.ts';
import type { LiveFieldsProps } from './reach-fields.tsx';

/** What a broken sender may cost; folded, since the usual limits serve. */
export function LimitsFields({ draft, change, problems }: LiveFieldsProps) {
  const { t, f } = useText();
  const { megabytes, idleSeconds: seconds, maxConnections: connections } = draft;
  const isWrong = Boolean(problems.megabytes || problems.idle || problems.connections);
  return (
    <details className="card facts" open={isWrong || undefined}>
      <summary data-testid="live-limits">
        {t('live.form.limits')}{' '}
        <span className="muted small">{t('live.form.limitsSummary', { megabytes, connections })}</span>
      </summary>
      <div className="stack stack-tight">
        <p className="hint">{t('live.form.limitsHelp')}</p>
        <Field
          label={t('live.form.megabytes')}
          problem={problems.megabytes ? t('live.form.problems.megabytes', { most: f.number(MOST_MEGABYTES) }) : ''}
          value={megabytes}
          onChange={(text) => change({ megabytes: text })}
          maxLength={3}
          testId="live-megabytes"
        />
        <Field
          label={t('live.form.idle')}
          problem={problems.idle ? t('live.form.problems.idle', { most: f.number(LIVE_LIMITS.idleSeconds.most) }) : ''}
          value={seconds}
          onChange={(idleSeconds) => change({ idleSeconds })}
          maxLength={6}
        />
        <Field
          label={t('live.form.connections')}
          problem={
            problems.connections
              ? t('live.form.problems.connections', { most: f.number(LIVE_LIMITS.maxConnections.most) })
              : ''
          }
          value={connections}
          onChange={(maxConnections) => change({ maxConnections })}
          maxLength={5}
        />
      </div>
    </details>
  );
}
