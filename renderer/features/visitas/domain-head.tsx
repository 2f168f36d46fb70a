import { useText } from '../../state/text.ts';
import type { DomainRow } from './rows.ts';

export function DomainHead({ row }: { readonly row: DomainRow }) {
  const { t, f, count } = useText();
  return (
    <div className="asked-domain">
      <h2>{row.title}</h2>
      <span className="muted small">
        {t('visits.answeredOf', { n: f.number(row.answered), total: f.number(row.asked) })}
        {row.notMet > 0 && ` · ${count('visits.notMetCount', row.notMet)}`}
      </span>
    </div>
  );
}
