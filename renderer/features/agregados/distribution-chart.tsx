import {
  Bar,
  BarChart,
  CartesianGrid,
  Label,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import type { AggregateResult } from '../../../shared/ipc/campaigns.ts';
import { national2011, type ScoreRow } from '../../../shared/statistics/index.ts';
import { useText } from '../../state/text.ts';
import { ScopeFoot } from './scope-foot.tsx';

interface Props {
  readonly result: AggregateResult;
  readonly figures: ScoreRow;
}

const TENS = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

/** Units in classes of ten points; range and mean of 2011 behind them where they measure the same. */
export default function DistributionChart({ result, figures }: Props) {
  const { t, f, count } = useText();
  const { bins, overHundred } = figures;
  const then = national2011(result.checklist.id);
  const data = bins.map(({ from, to, units }) => ({ middle: (from + to) / 2, units }));
  const told = bins.filter(({ units }) => units > 0);
  const label = t('aggregates.distributionAlt', {
    bins:
      f.list(
        told.map(({ from, to, units }) =>
          t('aggregates.bin', { from: f.number(from), to: f.number(to), n: f.number(units) }),
        ),
      ) || '0',
  });
  return (
    <section className="card">
      <h2>{t('aggregates.distribution')}</h2>
      {bins.length === 0 ? (
        <p>{t('aggregates.extremesHidden')}</p>
      ) : (
        <figure className="figure">
          <div className="chart" role="img" aria-label={label}>
            <ResponsiveContainer width="100%" height={230}>
              <BarChart data={data} margin={{ top: 24, right: 12, bottom: 22, left: 0 }} accessibilityLayer={false}>
                <CartesianGrid vertical={false} stroke="var(--line)" />
                {then && (
                  <ReferenceArea x1={then.lowest} x2={then.highest} className="chart-area" ifOverflow="visible" />
                )}
                <XAxis
                  type="number"
                  dataKey="middle"
                  domain={[0, 100]}
                  ticks={TENS}
                  stroke="var(--edge)"
                  tick={{ className: 'chart-tick' }}
                >
                  <Label
                    value={t('aggregates.axisScore')}
                    position="insideBottom"
                    offset={-14}
                    className="chart-note"
                  />
                </XAxis>
                <YAxis allowDecimals={false} width={44} stroke="var(--edge)" tick={{ className: 'chart-tick' }}>
                  <Label value={t('aggregates.axisUnits')} angle={-90} position="insideLeft" className="chart-note" />
                </YAxis>
                <Bar dataKey="units" className="chart-bar" barSize={28} isAnimationActive={false} />
                {then && (
                  <ReferenceLine
                    x={then.mean}
                    className="chart-line"
                    strokeDasharray="5 4"
                    label={{ value: t('aggregates.mean2011'), position: 'top', className: 'chart-note chart-strong' }}
                  />
                )}
              </BarChart>
            </ResponsiveContainer>
          </div>
          {then && (
            <figcaption className="muted small">
              {t('aggregates.note2011', {
                low: f.percent(then.lowest),
                high: f.percent(then.highest),
                mean: f.percent(then.mean),
              })}
            </figcaption>
          )}
          {overHundred > 0 && <p className="small">{count('aggregates.overHundred', overHundred)}</p>}
        </figure>
      )}
      <ScopeFoot scope={result.scope} />
    </section>
  );
}
