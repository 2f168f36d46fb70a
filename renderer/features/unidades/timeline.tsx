import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { ScoreSeries } from '../../../shared/report/unit-series.ts';
import { useText } from '../../state/text.ts';

/** Scores over time, one picture for each checklist and each kind of visit or runs: they are never joined. */
export default function Timeline({ series }: { readonly series: readonly ScoreSeries[] }) {
  const { t } = useText();
  return (
    <section className="card">
      <h2>{t('units.timeline')}</h2>
      {series.length === 0 ? (
        <p>{t('units.timelineEmpty')}</p>
      ) : (
        <>
          <div className="split split-even">
            {series.map((one) => (
              <Series key={`${one.origin} ${one.checklist}`} series={one} />
            ))}
          </div>
          <p className="muted small">{t('units.timelineNote')}</p>
        </>
      )}
    </section>
  );
}

function Series({ series }: { readonly series: ScoreSeries }) {
  const { t, f } = useText();
  const data = [...series.points];
  const origin = t(`units.origin.${series.origin}`);
  const label = t('units.timelineAlt', {
    origin,
    points: f.list(data.map((point) => `${f.moment(point.day)}: ${f.percent(point.percent)}`)),
  });
  const dayOf = (at: number) => f.moment(data.find((point) => point.at === at)?.day ?? new Date(at).toISOString());
  const start = data[0]?.at ?? 0;
  const end = data[data.length - 1]?.at ?? 0;
  // One day at each side keeps the first and the last point off the edges; one run alone stands in the middle.
  const edge = Math.max(86_400_000, (end - start) * 0.06);
  return (
    <figure className="figure">
      <figcaption className="small">
        <strong>{origin}</strong> <span className="mono">{series.checklist}</span>
      </figcaption>
      <div className="chart" role="img" aria-label={label}>
        <ResponsiveContainer width="100%" height={200}>
          <ComposedChart data={data} margin={{ top: 10, right: 20, bottom: 4, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="at"
              type="number"
              scale="time"
              domain={[start - edge, end + edge]}
              ticks={data.map((point) => point.at)}
              tickFormatter={(at: number) => dayOf(at).slice(0, 10)}
              minTickGap={24}
              stroke="var(--edge)"
              tick={{ className: 'chart-tick' }}
            />
            <YAxis
              domain={[0, 100]}
              ticks={[0, 25, 50, 75, 100]}
              width={40}
              stroke="var(--edge)"
              tick={{ className: 'chart-tick' }}
            />
            <Area
              dataKey="interval"
              className="chart-band"
              stroke="none"
              activeDot={false}
              dot={data.length === 1}
              isAnimationActive={false}
            />
            <Line
              dataKey="percent"
              className="chart-score"
              strokeWidth={2}
              dot={{ r: 4, className: 'chart-dot' }}
              activeDot={{ r: 5 }}
              isAnimationActive={false}
            />
            <Tooltip
              isAnimationActive={false}
              content={({ active, payload }) => {
                const point = payload?.[0]?.payload as (typeof data)[number] | undefined;
                if (!active || !point) return null;
                return (
                  <div className="chart-tip">
                    <strong>{f.percent(point.percent)}</strong> {f.moment(point.day)}
                    {point.interval && (
                      <div className="muted">
                        {t('common.intervalText', {
                          low: f.percent(point.interval[0]),
                          high: f.percent(point.interval[1]),
                        })}
                      </div>
                    )}
                  </div>
                );
              }}
            />
          </ComposedChart>
        </ResponsiveContainer>
      </div>
    </figure>
  );
}
