import { useEffect } from 'react';
import type { AnswerValue, VisitPerson } from '../../../shared/model/index.ts';
import { OutcomeMark } from '../../components/marks.tsx';
import { Shown } from '../../components/states.tsx';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { plainKey } from './hands.ts';
import type { Cell } from './rows.ts';

interface Props {
  readonly visit: string;
  readonly cell: Cell;
  readonly people: readonly VisitPerson[];
}

/** All that was ever answered at one place, newest first. */
export function AnswerHistory({ visit, cell, people }: Props) {
  const { t, f } = useText();
  const { answer, reload } = useCall('visits.history', { visit, key: plainKey(cell.key) });
  const last = cell.shown?.kept === 'saved' ? cell.shown.id : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again once a new answer is kept
  useEffect(() => {
    if (last !== null && answer.status === 'ready' && answer.data[0]?.id !== last) reload();
  }, [last]);
  return (
    <section className="asked-history" aria-label={t('visits.history.title')} data-testid="history">
      <Shown answer={answer} reload={reload}>
        {(answers) =>
          answers.length === 0 ? (
            <p className="muted small">{t('visits.history.none')}</p>
          ) : (
            <ol className="plain small">
              {answers.map((one) => (
                <li key={one.id}>
                  <span className="muted">{f.moment(one.at)}</span> ·{' '}
                  {people.find(({ id }) => id === one.by)?.name ?? t('visits.history.somebody')} ·{' '}
                  <ValueText value={one.value} />
                  {one.note !== '' && <span> — {one.note}</span>}
                </li>
              ))}
            </ol>
          )
        }
      </Shown>
    </section>
  );
}

/** An answer in words. */
export function ValueText({ value }: { readonly value: AnswerValue }) {
  const { t } = useText();
  if (value.kind === 'outcome') return <OutcomeMark outcome={value.outcome} />;
  if (value.kind === 'cleared') return <span>{t('visits.history.cleared')}</span>;
  const words = value.values.map((one) =>
    one === 'yes' ? t('visits.answer.yes') : one === 'no' ? t('visits.answer.no') : String(one),
  );
  return <span>{words.join(', ')}</span>;
}
