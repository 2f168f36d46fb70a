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
import { NATIONAL_2011 } from '../../../shared/statistics/index.ts';
import { useText } from '../../state/text.ts';
import { binsOf } from './scores.ts';

/** Last scores in groups of ten points, with the range and mean of 2011 behind them on the same scale. */
export default function Distribution({ scores }: { readonly scores: readonly number[] }) {
  const { t, f } = useText();
  const bins = binsOf(scores);
  const data = bins.map((bin) => ({ middle: bin.index * 10 + 5, units: bin.units }));
  const label = t('home.distributionAlt', {
    n: f.number(scores.length),
    bins:
      f.list(bins.filter((b) => b.units > 0).map((b) => t('home.bin', { range: b.range, n: f.number(b.units) }))) ||
      '0',
  });
  return (
    <section className="card">
      <h2>{t('home.distribution')}</h2>
      {scores.length === 0 && <p>{t('home.distributionEmpty')}</p>}
      <figure className="figure">
        <div className="chart" role="img" aria-label={label}>
          <ResponsiveContainer width="100%" height={230}>
            <BarChart data={data} margin={{ top: 24, right: 16, bottom: 22, left: 4 }} accessibilityLayer={false}>
              <CartesianGrid vertical={false} stroke="var(--line)" />
              <ReferenceArea
                x1={NATIONAL_2011.lowest}
                x2={NATIONAL_2011.highest}
                className="chart-area"
                ifOverflow="visible"
                label={{ value: t('home.nationalRange'), position: 'insideTopRight', className: 'chart-note' }}
              />
              <XAxis
                type="number"
                dataKey="middle"
                domain={[0, 100]}
                ticks={[0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]}
                stroke="var(--edge)"
                tick={{ className: 'chart-tick' }}
              >
                <Label value={t('home.axisScore')} position="insideBottom" offset={-14} className="chart-note" />
              </XAxis>
              <YAxis
                allowDecimals={false}
                width={44}
                stroke="var(--edge)"
                tick={{ className: 'chart-tick' }}
                domain={[0, scores.length ? 'auto' : 4]}
              >
                <Label value={t('home.axisUnits')} angle={-90} position="insideLeft" className="chart-note" />
              </YAxis>
              <Bar dataKey="units" className="chart-bar" barSize={48} isAnimationActive={false} />
              <ReferenceLine
                x={NATIONAL_2011.mean}
                className="chart-line"
                strokeDasharray="5 4"
                label={{ value: t('home.nationalMean'), position: 'top', className: 'chart-note chart-strong' }}
              />
            </BarChart>
          </ResponsiveContainer>
        </div>
        <figcaption className="muted">{t('home.nationalNote')}</figcaption>
      </figure>
    </section>
  );
}
