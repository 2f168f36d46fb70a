import type { ReactNode } from 'react';
import type { AggregateResult } from '../../../shared/ipc/campaigns.ts';
import { national2011, type ScoreRow } from '../../../shared/statistics/index.ts';
import { useText } from '../../state/text.ts';
import { Explain } from './explain.tsx';
import { ScopeFoot } from './scope-foot.tsx';

interface Props {
  readonly result: AggregateResult;
  readonly figures: ScoreRow;
}

/** The figures of all units together; each has a name and says what it is. */
export function Figures({ result, figures }: Props) {
  const { t, f, count } = useText();
  const { absent, median, firstQuartile, thirdQuartile, min, max } = figures;
  const then = national2011(result.checklist.id);
  const beside = (value: number) => t('aggregates.in2011', { value: f.percent(value) });
  return (
    <section className="stack stack-tight" aria-label={t('aggregates.figures.label')}>
      <dl className="figures figures-six" data-testid="figures">
        <Figure
          name={t('aggregates.figures.units')}
          text={t('aggregates.figures.unitsText')}
          value={f.number(figures.units)}
        >
          {(['not-applicable', 'not-reported', 'blank'] as const)
            .filter((why) => absent[why] > 0)
            .map((why) => (
              <dd key={why} className="muted">
                {t(`aggregates.absent.${why}`, { n: f.number(absent[why]) })}
              </dd>
            ))}
          {figures.zeros > 0 && <dd className="muted">{count('aggregates.figures.zeros', figures.zeros)}</dd>}
        </Figure>
        <Figure
          name={t('aggregates.figures.mean')}
          text={t('aggregates.figures.meanText')}
          value={f.percent(figures.meanOfPercents)}
          testId="figure-mean"
        >
          {then && <dd className="muted">{beside(then.mean)}</dd>}
        </Figure>
        <Figure
          name={t('aggregates.figures.ratio')}
          text={t('aggregates.figures.ratioText')}
          value={f.percent(figures.ratioOfSums)}
        />
        <Figure
          name={t('aggregates.figures.median')}
          text={t('aggregates.figures.medianText')}
          value={f.percent(median)}
        >
          {firstQuartile !== null && (
            <dd className="muted">
              {t('aggregates.figures.quartiles', { low: f.percent(firstQuartile), high: f.percent(thirdQuartile) })}
            </dd>
          )}
        </Figure>
        <Figure name={t('aggregates.figures.min')} text={t('aggregates.figures.minText')} value={f.percent(min)}>
          {then && <dd className="muted">{beside(then.lowest)}</dd>}
        </Figure>
        <Figure name={t('aggregates.figures.max')} text={t('aggregates.figures.maxText')} value={f.percent(max)}>
          {then && <dd className="muted">{beside(then.highest)}</dd>}
        </Figure>
      </dl>
      {figures.units > 0 && min === null && <p className="muted">{t('aggregates.extremesHidden')}</p>}
      <ScopeFoot scope={result.scope} />
    </section>
  );
}

interface FigureProps {
  readonly name: string;
  readonly text: string;
  readonly value: string;
  readonly testId?: string;
  readonly children?: ReactNode;
}

function Figure({ name, text, value, testId, children }: FigureProps) {
  return (
    <div>
      <dt className="figure-name">
        {name}
        <Explain name={name} text={text} />
      </dt>
      <dd data-testid={testId}>{value}</dd>
      {children}
    </div>
  );
}
