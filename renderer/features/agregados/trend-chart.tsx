import { CartesianGrid, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { AggregateResult } from '../../../shared/ipc/campaigns.ts';
import { formatNumber } from '../../../shared/text/format.ts';
import { TableBox } from '../../components/table-box.tsx';
import { useText } from '../../state/text.ts';
import { ScopeFoot } from './scope-foot.tsx';

/** Mean by period, with the table of the same figures. A period without visits is a gap, which is no 0. */
export default function TrendChart({ result }: { readonly result: AggregateResult }) {
  const { t, f } = useText();
  const { points } = result.trend;
  const data = points.map(({ period, figures }) => ({ period, mean: figures.meanOfPercents }));
  const top = Math.max(100, ...data.map(({ mean }) => mean ?? 0));
  const label = t('aggregates.trendAlt', {
    points: f.list(data.map(({ period, mean }) => `${period}: ${f.percent(mean)}`)) || '—',
  });
  const signed = (value: number | null | undefined) =>
    value === null || value === undefined ? '—' : `${value > 0 ? '+' : ''}${formatNumber(value, 1)}`;
  return (
    <section className="card">
      <h2>{t('aggregates.trend')}</h2>
      {points.length === 0 && <p>{t('aggregates.trendEmpty')}</p>}
      {points.length > 1 && (
        <div className="chart" role="img" aria-label={label}>
          <ResponsiveContainer width="100%" height={140}>
            <LineChart data={data} margin={{ top: 10, right: 20, bottom: 0, left: 0 }} accessibilityLayer={false}>
              <CartesianGrid vertical={false} stroke="var(--line)" />
              <XAxis
                dataKey="period"
                stroke="var(--edge)"
                tick={{ className: 'chart-tick' }}
                padding={{ left: 20, right: 20 }}
              />
              <YAxis
                domain={[0, top]}
                width={44}
                tickCount={3}
                stroke="var(--edge)"
                tick={{ className: 'chart-tick' }}
              />
              <Line
                dataKey="mean"
                className="chart-score"
                strokeWidth={2}
                dot={{ r: 4, className: 'chart-dot' }}
                isAnimationActive={false}
              />
            </LineChart>
          </ResponsiveContainer>
        </div>
      )}
      {points.length > 0 && (
        <TableBox label={t('aggregates.trend')} className="table-trend">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('aggregates.dimension.period')}</th>
                <th scope="col" className="number">
                  {t('aggregates.figures.units')}
                </th>
                <th scope="col" className="number">
                  {t('aggregates.figures.mean')}
                </th>
                <th scope="col" className="number">
                  {t('aggregates.change')}
                </th>
              </tr>
            </thead>
            <tbody>
              {points.map(({ period, figures, since }) => (
                <tr key={period}>
                  <th scope="row">{period}</th>
                  <td className="number">{f.number(figures.units)}</td>
                  <td className="number">{f.percent(figures.meanOfPercents)}</td>
                  <td className="number">
                    {signed(since?.change.meanOfPercents)}
                    {since && <small>{t('aggregates.since', { period: since.period })}</small>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      {result.hidden.periods.length > 0 && (
        <p className="small">{t('aggregates.hiddenPeriods', { list: f.list(result.hidden.periods) })}</p>
      )}
      <ScopeFoot scope={result.scope} />
    </section>
  );
}
