import type { VisitState } from '../../../shared/model/index.ts';
import { FilterChip } from '../../components/chips.tsx';
import { Pick, Search } from '../../components/fields.tsx';
import { useText } from '../../state/text.ts';
import { useVisits, whoAnswers } from '../../state/visit-session.ts';
import { HelpButton } from './help-button.tsx';
import { type AskedRow, FILTERS, type Filter, fits } from './rows.ts';

interface Props {
  readonly rows: readonly AskedRow[];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly state: VisitState;
  readonly onHelp: () => void;
  readonly readOnly: boolean;
}

/** What is shown of the checklist, who answers, and the sheet of keys. */
export function AnswersBar({ rows, filter, onFilter, text, onText, state, onHelp, readOnly }: Props) {
  const { t } = useText();
  const { id, people, purpose } = state.head;
  const by = useVisits((session) => whoAnswers(session, id));
  const evaluators = people.filter(({ role }) => role === 'evaluador');
  const counts = FILTERS.map((one) => ({ one, n: rows.filter((row) => fits(row, one)).length }));
  const shown = counts.filter(
    ({ one, n }) =>
      one === filter || one === 'all' || one === 'missing' || (one === 'asked' ? purpose === 'follow-up' : n > 0),
  );
  return (
    <div className="answers-bar">
      <Search label={t('visits.answer.search')} value={text} onChange={onText} testId="answers-search" />
      <fieldset className="chips">
        <legend className="visually-hidden">{t('visits.answer.filter')}</legend>
        {shown.map(({ one, n }) => (
          <FilterChip
            key={one}
            chosen={filter === one}
            count={n}
            onPress={() => onFilter(one)}
            testId={`answers-${one}`}
          >
            {t(`visits.filter.${one}`)}
          </FilterChip>
        ))}
      </fieldset>
      <span className="bar-end">
        {!readOnly && evaluators.length > 1 && (
          <Pick
            label={t('visits.answer.by')}
            hideLabel
            value={by}
            onChange={(person) => useVisits.getState().setBy(id, person)}
            choices={evaluators.map((person) => ({
              id: person.id,
              label: t('visits.answer.answers', { name: person.name }),
            }))}
            testId="answers-by"
          />
        )}
        <HelpButton onPress={onHelp} />
      </span>
    </div>
  );
}
