import type { Citation } from '../../../shared/model/index.ts';
import { formatCitation, hasReportedClause } from '../../../shared/report/citations.ts';
import { useText } from '../../state/text.ts';

/** The norms with their clauses as far as they are sure, and the foot note where one bears a mark. */
export function Citations({ citation }: { readonly citation: readonly Citation[] }) {
  const { t } = useText();
  const texts = [...new Set(citation.map(formatCitation))];
  if (texts.length === 0) return <p>{t('common.none')}</p>;
  return (
    <>
      <ul className="plain">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {hasReportedClause(citation) && <small className="muted">{t('result.reportedNote')}</small>}
    </>
  );
}
