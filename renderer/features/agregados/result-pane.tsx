import { lazy, Suspense } from 'react';
import type { AggregateResult } from '../../../shared/ipc/campaigns.ts';
import { Empty, Loading } from '../../components/states.tsx';
import { useText } from '../../state/text.ts';
import { Figures } from './figures.tsx';
import { GroupTable } from './group-table.tsx';
import { Interview } from './interview.tsx';
import { ItemsTable } from './items-table.tsx';
import { RankingTable } from './ranking-table.tsx';
import { StateCard } from './state-card.tsx';

/** The chart library is half of the program's text; the figures are there before it. */
const DistributionChart = lazy(() => import('./distribution-chart.tsx'));
const TrendChart = lazy(() => import('./trend-chart.tsx'));

/** Everything that one query answers, with what it is about under each table and picture. */
export function ResultPane({ result }: { readonly result: AggregateResult }) {
  const { t, count } = useText();
  const { total, threshold, dimensions } = result;
  const absences = total.hidden ? 0 : Object.values(total.value.absent).reduce((sum, n) => sum + n, 0);
  if (!total.hidden && total.value.units + absences === 0) {
    return (
      <Empty icon="agregados" title={t('aggregates.noneTitle')}>
        <p>{t('aggregates.noneText')}</p>
      </Empty>
    );
  }
  if (total.hidden) {
    return (
      <Empty icon="agregados" title={t('aggregates.allHiddenTitle')}>
        <p>{count('aggregates.allHiddenText', threshold)}</p>
      </Empty>
    );
  }
  return (
    <>
      <Figures result={result} figures={total.value} />
      <div className="split split-even split-level">
        <Suspense fallback={<Loading />}>
          <DistributionChart result={result} figures={total.value} />
        </Suspense>
        <Suspense fallback={<Loading />}>
          <TrendChart result={result} />
        </Suspense>
      </div>
      <StateCard result={result} />
      {dimensions.length > 0 && <GroupTable result={result} />}
      {dimensions.length > 0 && <RankingTable result={result} />}
      <Interview result={result} />
      <ItemsTable result={result} />
    </>
  );
}
