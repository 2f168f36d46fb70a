import type { Question } from '../../../shared/model/index.ts';
import { Field } from '../../components/fields.tsx';
import { Radios } from '../../components/radios.tsx';
import { useText } from '../../state/text.ts';
import { TickList } from './tick-list.tsx';

type Kind = 'none' | 'ece-status' | 'barrier';

interface Props {
  readonly question: Question;
  readonly onChange: (patch: Partial<Question>, field?: string) => void;
}

/** What aggregates count by the answer: nothing, the table of ECE states, or a barrier. */
export function FigureForm({ question: { answer, figure, title }, onChange }: Props) {
  const { t } = useText();
  const options =
    answer.type === 'yes-no'
      ? [
          { id: 'yes', title: t('visits.answer.yes') },
          { id: 'no', title: t('visits.answer.no') },
        ]
      : answer.type === 'choice'
        ? answer.options
        : [];
  if (options.length === 0 && figure === undefined) return null;
  const choose = (kind: Kind) => {
    if (kind === 'none') return onChange({ figure: undefined });
    if (kind === 'ece-status') return onChange({ figure: { kind } });
    onChange({ figure: { kind, title, when: [] } });
  };
  return (
    <div className="stack stack-tight">
      <Radios<Kind>
        label={t('checklists.figure')}
        value={figure?.kind ?? 'none'}
        onChange={choose}
        choices={(['none', 'ece-status', 'barrier'] as const).map((id) => ({
          id,
          label: t(`checklists.figures.${id}`),
        }))}
        line
        testId="figure"
      />
      {figure?.kind === 'barrier' && (
        <>
          <Field
            label={t('checklists.barrierTitle')}
            value={figure.title}
            onChange={(words) => onChange({ figure: { ...figure, title: words } }, 'figure/title')}
            maxLength={300}
          />
          <TickList
            label={t('checklists.barrierWhen')}
            options={options}
            chosen={figure.when}
            onChange={(when) => onChange({ figure: { ...figure, when } })}
          />
        </>
      )}
    </div>
  );
}
