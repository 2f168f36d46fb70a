import type { AggregateQuery } from '../../../shared/ipc/campaigns.ts';
import type { Route } from '../../state/router.ts';
import { useCall } from '../../state/use-call.ts';
import { seriesOf } from '../agregados/aggregates-screen.tsx';
import { isSpan, queryOf, useChoices } from '../agregados/choices.ts';
import { useLater } from '../campanas/use-later.ts';

/** The query of the figures that Agregados shows, which a comparative prints; null while it is not known or not wanted. */
export function useComparative(query: Route['query'], wanted: boolean): AggregateQuery | null {
  const { choices } = useChoices();
  const series = useCall('aggregates.series', undefined).answer.data;
  const { kind, checklist } = seriesOf(series ?? [], query);
  const asked = useLater(queryOf(kind, checklist, choices));
  if (!wanted || series === null || series.length === 0 || !isSpan(choices)) return null;
  return asked.kind === kind && asked.checklist === checklist ? asked : null;
}
