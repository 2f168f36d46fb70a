import { useCallback, useState } from 'react';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Empty } from '../../components/states.tsx';
import { useText } from '../../state/text.ts';
import { useAcceptances } from './acceptances.tsx';
import { FindingDetail } from './finding-detail.tsx';
import { FindingsBar } from './findings-bar.tsx';
import { FindingsList } from './findings-list.tsx';
import { MarkedBar } from './marked-bar.tsx';
import { toggled, useFindings } from './use-findings.ts';

interface Props {
  readonly result: VerificationResult;
  readonly runId: string;
  readonly query: Readonly<Record<string, string>>;
}

/** One object for all that have none. */
const NO_KEYS: readonly string[] = [];
const NO_MARKS: ReadonlySet<number> = new Set();

/** The findings: filters above, list at the left, the chosen one at the right. */
export function FindingsPane({ result, runId, query }: Props) {
  const { t, count } = useText();
  const { applied } = useAcceptances();
  const state = useFindings(result, query, applied?.keys ?? NO_KEYS);
  const [marked, setMarked] = useState(NO_MARKS);
  const mark = useCallback((number: number) => setMarked((before) => toggled(before, number)), []);
  const [chosen, setChosen] = useState<number | null>(null);
  const close = useCallback(() => {
    setChosen(null);
    document.querySelector<HTMLElement>('[data-findings-list]')?.focus();
  }, []);
  const { order } = state.match;
  const unit = result.run.unit ?? null;
  const at = chosen === null ? -1 : order.indexOf(chosen);
  if (state.index.total === 0) {
    const rows = result.files.reduce((sum, file) => sum + file.rows, 0);
    return (
      <Empty icon="check" title={t('findings.none')}>
        <p>{t('findings.noneText', { rows: count('common.rowsCount', rows) })}</p>
      </Empty>
    );
  }
  return (
    <div className="findings">
      <FindingsBar state={state} rules={result.rules}>
        <MarkedBar
          marked={marked}
          findings={state.index.findings}
          shown={order.length}
          unit={unit}
          onMarkShown={() => setMarked(new Set(order))}
          onClear={() => setMarked(NO_MARKS)}
        />
      </FindingsBar>
      <div className="findings-body" data-chosen={chosen !== null || undefined}>
        {order.length === 0 ? (
          <Empty icon="search" title={t('findings.noMatch')}>
            <Button onPress={state.reset}>{t('findings.clearFilters')}</Button>
          </Empty>
        ) : (
          <FindingsList
            state={state.list}
            chosen={chosen}
            marked={marked}
            onChoose={setChosen}
            onMark={mark}
            onClose={close}
          />
        )}
        {chosen === null ? (
          <aside className="detail detail-empty muted" aria-label={t('findings.detail.label')}>
            <p>{t('findings.choose')}</p>
            <p className="small">{t('findings.keys')}</p>
          </aside>
        ) : (
          <FindingDetail
            index={state.index}
            number={chosen}
            runId={runId}
            unit={unit}
            previous={at > 0 ? (order[at - 1] ?? null) : null}
            next={at >= 0 && at < order.length - 1 ? (order[at + 1] ?? null) : null}
            onChoose={setChosen}
            onClose={close}
          />
        )}
      </div>
    </div>
  );
}
