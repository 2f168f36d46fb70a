import { useMemo, useState } from 'react';
import type { Outcome, VerificationResult } from '../../../shared/model/index.ts';
import { FilterChip } from '../../components/chips.tsx';
import { OutcomeMark } from '../../components/marks.tsx';
import { Empty } from '../../components/states.tsx';
import { useText } from '../../state/text.ts';
import { ItemsTable } from './items-table.tsx';
import { NOT_MET, outcomeCounts, sortItems, UNDECIDED } from './selectors.ts';

interface Props {
  readonly result: VerificationResult;
  readonly runId: string;
  readonly query: Readonly<Record<string, string>>;
}

type Filter = 'missing' | 'pending' | 'all' | Outcome;

/** The items of the checklist; at first those that are not met. An item named in the address stands open. */
export function ItemsPane({ result, runId, query }: Props) {
  const { t, f } = useText();
  const { items } = result.score;
  const missing = items.filter((item) => NOT_MET.includes(item.outcome)).length;
  const pending = items.filter((item) => UNDECIDED.includes(item.outcome)).length;
  const named = items.find((item) => item.id === query.requisito);
  const [filter, setFilter] = useState<Filter>(() =>
    query.ver === 'pendientes' ? 'pending' : firstFilter(named?.outcome, missing),
  );
  const shown = useMemo(() => sortItems(items.filter((item) => fits(item.outcome, filter))), [items, filter]);
  return (
    <div className="stack stack-tight">
      <fieldset className="chips">
        <legend className="visually-hidden">{t('result.items.filter')}</legend>
        <FilterChip chosen={filter === 'missing'} count={missing} onPress={() => setFilter('missing')}>
          {t('result.items.notMet')}
        </FilterChip>
        <FilterChip chosen={filter === 'pending'} count={pending} onPress={() => setFilter('pending')}>
          {t('result.items.pending')}
        </FilterChip>
        <FilterChip chosen={filter === 'all'} count={items.length} onPress={() => setFilter('all')} testId="filter-all">
          {t('result.items.all')}
        </FilterChip>
        <span className="divider" aria-hidden="true" />
        {outcomeCounts(items).map(({ outcome, n }) => (
          <FilterChip
            key={outcome}
            chosen={filter === outcome}
            count={n}
            onPress={() => setFilter(outcome)}
            testId={`filter-outcome-${outcome}`}
          >
            <OutcomeMark outcome={outcome} />
          </FilterChip>
        ))}
      </fieldset>
      {shown.length === 0 ? (
        <Empty icon="check" title={filter === 'missing' ? t('result.missingNone') : t('result.items.emptyFilter')} />
      ) : (
        <ItemsTable items={shown} result={result} runId={runId} open={named?.id ?? null} />
      )}
      <p className="visually-hidden" role="status">
        {`${f.number(shown.length)} / ${f.number(items.length)}`}
      </p>
    </div>
  );
}

function firstFilter(named: Outcome | undefined, missing: number): Filter {
  if (named && !NOT_MET.includes(named)) return 'all';
  return missing > 0 ? 'missing' : 'all';
}

function fits(outcome: Outcome, filter: Filter): boolean {
  if (filter === 'all') return true;
  if (filter === 'missing') return NOT_MET.includes(outcome);
  if (filter === 'pending') return UNDECIDED.includes(outcome);
  return outcome === filter;
}
