import { useCallback, useState } from 'react';
import type { VerificationResult } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Empty } from '../../components/states.tsx';
import { useText } from '../../state/text.ts';
import { FindingDetail } from './finding-detail.tsx';
import { FindingsBar } from './findings-bar.tsx';
import { FindingsList } from './findings-list.tsx';
import { useFindings } from './use-findings.ts';

interface Props {
  readonly result: VerificationResult;
  readonly runId: string;
  readonly query: Readonly<Record<string, string>>;
}

/** The findings: filters above, list at the left, the chosen one at the right. */
export function FindingsPane({ result, runId, query }: Props) {
  const { t, count } = useText();
  const state = useFindings(result, query);
  const [chosen, setChosen] = useState<number | null>(null);
  const close = useCallback(() => {
    setChosen(null);
    document.querySelector<HTMLElement>('[data-findings-list]')?.focus();
  }, []);
  const { order } = state.match;
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
      <FindingsBar state={state} rules={result.rules} />
      <div className="findings-body" data-chosen={chosen !== null || undefined}>
        {order.length === 0 ? (
          <Empty icon="search" title={t('findings.noMatch')}>
            <Button onPress={state.reset}>{t('findings.clearFilters')}</Button>
          </Empty>
        ) : (
          <FindingsList state={state.list} chosen={chosen} onChoose={setChosen} onClose={close} />
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
