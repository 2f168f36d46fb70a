import type { VisitSummary } from '../../../shared/model/index.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';

/** Title of a checklist by its id; the id where none is known. */
export function useChecklistTitle(): (id: string) => string {
  const { answer } = useCall('checklists.editions', undefined);
  return (id) => answer.data?.find((one) => one.id === id)?.title ?? id;
}

interface Props {
  readonly scores: VisitSummary['scores'];
  readonly titleOf: (checklist: string) => string;
}

/** What each checklist of a visit came to. */
export function VisitScores({ scores, titleOf }: Props) {
  const { t, f } = useText();
  if (scores.length === 0) return '—';
  return scores.map(({ checklist, edition, percent, preliminary }) => (
    <div key={`${checklist}@${edition}`} className="visit-score">
      <span>{titleOf(checklist)}</span>
      <strong>{f.percent(percent)}</strong>
      {preliminary && percent !== null && <span className="chip chip-open">{t('common.preliminary')}</span>}
    </div>
  ));
}
