import type { CampaignEstimate } from '../../../shared/ipc/campaigns.ts';
import type { Estimate } from '../../../shared/statistics/index.ts';
import { formatNumber } from '../../../shared/text/format.ts';
import { useText } from '../../state/text.ts';
import { Explain } from '../agregados/explain.tsx';
import { ScopeFoot } from '../agregados/scope-foot.tsx';
import { Whisker } from './whisker.tsx';

/** What was seen in the visited beside what it says of the universe, on one scale. */
export function EstimateCard({ estimate }: { readonly estimate: CampaignEstimate }) {
  const { t, f, count } = useText();
  const { visited, hajek, notes, kind, checklist } = estimate;
  const other = estimate.estimate?.meanHorvitzThompson ?? null;
  // The same assumption is told by both figures.
  const told = [...new Set([...notes, ...(other?.notes ?? [])])];
  return (
    <section className="card" data-testid="estimate-card">
      <h2>{t('campaigns.estimateTitle', { checklist, kind: t(`visits.kind.${kind}`) })}</h2>
      <div className="estimates">
        <div className="estimate">
          <div>
            <strong>{t('campaigns.plainMean')}</strong>
            <Explain name={t('campaigns.plainMean')} text={t('campaigns.plainMeanText')} />
            <small>
              {count('campaigns.visitedUnits', visited.units)}
              {visited.min !== null &&
                `, ${t('common.intervalText', { low: f.percent(visited.min), high: f.percent(visited.max) })}`}
            </small>
          </div>
          <Whisker value={visited.mean} interval={null} plain />
          <div className="estimate-figure" data-testid="plain-mean">
            {f.percent(visited.mean)}
          </div>
        </div>
        <Estimated name={t('campaigns.hajek')} text={t('campaigns.hajekText')} estimate={hajek} testId="hajek" />
        {other !== null && (
          <Estimated
            name={t('campaigns.horvitzThompson')}
            text={t('campaigns.horvitzThompsonText')}
            estimate={other}
            testId="horvitz-thompson"
          />
        )}
        <div className="estimate estimate-scale" aria-hidden="true">
          <span />
          <span className="track-scale">
            {[0, 25, 50, 75, 100].map((n) => (
              <span key={n}>{n}</span>
            ))}
          </span>
          <span />
        </div>
      </div>
      {told.length > 0 && (
        <ul className="small muted estimate-notes">
          {told.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <ScopeFoot scope={estimate.scope} />
    </section>
  );
}

function Estimated(props: {
  readonly name: string;
  readonly text: string;
  readonly estimate: Estimate | null;
  readonly testId: string;
}) {
  const { t, f } = useText();
  const { name, text, estimate } = props;
  const value = estimate?.value ?? null;
  const interval = estimate?.interval ?? null;
  const error = estimate?.standardError ?? null;
  const confidence = estimate === null ? '' : formatNumber(100 * estimate.confidence);
  return (
    <div className="estimate">
      <div>
        <strong>{name}</strong>
        <Explain name={name} text={text} />
        <small>
          {interval === null
            ? t('campaigns.noInterval')
            : t('campaigns.interval', { confidence, low: f.percent(interval[0]), high: f.percent(interval[1]) })}
        </small>
      </div>
      <Whisker value={value} interval={interval} />
      <div className="estimate-figure" data-testid={props.testId}>
        {f.percent(value)}
        {error !== null && <small>{t('campaigns.error', { n: formatNumber(error, 1) })}</small>}
      </div>
    </div>
  );
}
