import type { ItemResult, VerificationResult } from '../../../shared/model/index.ts';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { Citations } from './citation.tsx';
import { rulesOfItem } from './selectors.ts';

/** Why an item ended as it did, what it means, what to do, and where the norm says so. */
export function ItemDetail(props: {
  readonly item: ItemResult;
  readonly result: VerificationResult;
  readonly runId: string;
}) {
  const { item, result, runId } = props;
  const { t, count } = useText();
  const rules = rulesOfItem(item, result);
  return (
    <div className="item-detail">
      {item.reason && <p className="reason">{item.reason}</p>}
      <div className="columns">
        <div>
          <h2>{t('result.items.why')}</h2>
          <p>{item.why}</p>
        </div>
        <div>
          <h2>{t('result.items.remedy')}</h2>
          <p>{item.remedy}</p>
        </div>
        <div>
          <h2>{t('result.norm')}</h2>
          <Citations citation={item.citation} />
        </div>
      </div>
      <p className="muted small">
        {t(`result.items.decidedBy.${item.decidedBy}`)} · <span className="mono">{item.id}</span>
      </p>
      {rules.map((rule) => (
        <a key={rule.id} href={hashOf('resultado', [runId, 'hallazgos'], { regla: rule.id })}>
          {`${t('result.items.findings')}: ${count('common.findingsCount', rule.total)}`}
        </a>
      ))}
    </div>
  );
}
