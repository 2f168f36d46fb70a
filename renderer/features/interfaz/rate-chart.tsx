import { memo, useEffect, useState } from 'react';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { useLive } from '../../state/live.ts';
import { lastSeconds } from '../../state/live-merge.ts';
import { useText } from '../../state/text.ts';

const SECONDS = 60;

/**
 * Messages of each second of the last minute, those with errors at the foot of each bar. Drawn once a second, whatever
 * comes meanwhile: a chart costs more than all the rest of the screen.
 */
export default memo(function RateChart({ listening }: { readonly listening: boolean }) {
  const { t, f } = useText();
  const clock = useSecond(listening);
  const { rates } = useLive.getState();
  // The last minute of a session that is over stays to be seen.
  const now = listening ? clock : (rates.at(-1)?.second ?? clock);
  const data = lastSeconds(rates, now, SECONDS);
  const total = data.reduce((sum, { clean, faulty }) => sum + clean + faulty, 0);
  const bad = data.reduce((sum, { faulty }) => sum + faulty, 0);
  const most = Math.max(0, ...data.map(({ clean, faulty }) => clean + faulty));
  const label = t('live.rateAlt', { n: f.number(total), faulty: f.number(bad), most: f.number(most) });
  return (
    <figure className="figure">
      <figcaption className="live-legend">
        <span className="live-label">{t('live.rate')}</span>
        <span className="live-key live-key-clean">{t('live.rateClean')}</span>
        <span className="live-key live-key-faulty">{t('live.rateFaulty')}</span>
      </figcaption>
      <div className="chart" role="img" aria-label={label}>
        <ResponsiveContainer width="100%" height={132}>
          <BarChart
            data={data}
            margin={{ top: 4, right: 24, bottom: 0, left: 0 }}
            barCategoryGap={1}
            accessibilityLayer={false}
          >
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="ago"
              ticks={[1 - SECONDS, -30, 0]}
              interval={0}
              tickFormatter={(ago: number) =>
                ago === 0 && listening ? t('live.rateNow') : ago === 0 ? '' : t('live.rateAgo', { n: f.number(-ago) })
              }
              stroke="var(--edge)"
              tick={{ className: 'chart-tick' }}
            />
            <YAxis
              allowDecimals={false}
              width={34}
              tickCount={3}
              stroke="var(--edge)"
              tick={{ className: 'chart-tick' }}
              domain={[0, Math.max(2, most)]}
            />
            <Bar dataKey="faulty" stackId="all" className="chart-bar-faulty" isAnimationActive={false} />
            <Bar dataKey="clean" stackId="all" className="chart-bar" isAnimationActive={false} />
          </BarChart>
        </ResponsiveContainer>
      </div>
    </figure>
  );
});

/** The second of the clock, told anew while something listens. */
function useSecond(running: boolean): number {
  const [second, setSecond] = useState(() => Math.floor(Date.now() / 1000));
  useEffect(() => {
    if (!running) return;
    const clock = setInterval(() => setSecond(Math.floor(Date.now() / 1000)), 1000);
    return () => clearInterval(clock);
  }, [running]);
  return second;
}
