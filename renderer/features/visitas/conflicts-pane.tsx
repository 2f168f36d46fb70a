import type { Answer, AnswerConflict, VisitState } from '../../../shared/model/index.ts';
import { Button } from '../../components/controls.tsx';
import { Problem } from '../../components/problem.tsx';
import { Empty } from '../../components/states.tsx';
import { call } from '../../state/bridge.ts';
import { useText } from '../../state/text.ts';
import { keyText } from '../../state/visit-queue.ts';
import { useVisits, whoAnswers } from '../../state/visit-session.ts';
import { ValueText } from './answer-history.tsx';
import { plainKey } from './hands.ts';
import { useTitles } from './use-titles.ts';
import { useChange } from './use-visit.ts';

/** What two evaluators answered apart and differently: a person says which stands; the other stays in the history. */
export function ConflictsPane({ state }: { readonly state: VisitState }) {
  const { t, count } = useText();
  const { head, conflicts } = state;
  const by = useVisits((session) => whoAnswers(session, head.id));
  const titleOf = useTitles(head);
  const { busy, problem, run } = useChange(head.id);
  if (conflicts.length === 0) {
    return (
      <Empty icon="check" title={t('visits.conflicts.none')}>
        <p>{t('visits.conflicts.noneText')}</p>
      </Empty>
    );
  }
  const keep = (conflict: AnswerConflict, which: 'ours' | 'theirs') => {
    if (by === null) return;
    void run(() => call('visits.resolve', { visit: head.id, key: plainKey(conflict), keep: which, by }));
  };
  return (
    <div className="stack">
      <p role="status">{count('visits.conflictsCount', conflicts.length)}</p>
      <Problem text={problem} />
      {by === null && <Problem text={t('visits.answer.noEvaluator')} />}
      {conflicts.map((conflict) => {
        const title = titleOf(conflict);
        return (
          <section className="card" key={keyText(conflict)} data-testid="conflict" aria-label={title}>
            <h2>{title}</h2>
            <div className="split split-even">
              {(['ours', 'theirs'] as const).map((which) => (
                <div className="conflict-side" key={which}>
                  <h3>{t(`visits.conflicts.${which}`)}</h3>
                  <Side answer={conflict[which]} state={state} />
                  <Button
                    isDisabled={busy || by === null}
                    onPress={() => keep(conflict, which)}
                    aria-label={`${t(`visits.conflicts.keep.${which}`)}: ${title}`}
                    data-testid={`keep-${which}`}
                  >
                    {t(`visits.conflicts.keep.${which}`)}
                  </Button>
                </div>
              ))}
            </div>
          </section>
        );
      })}
    </div>
  );
}

function Side({ answer, state }: { readonly answer: Answer; readonly state: VisitState }) {
  const { t, f } = useText();
  const who = state.head.people.find(({ id }) => id === answer.by)?.name ?? t('visits.history.somebody');
  return (
    <>
      <p>
        <ValueText value={answer.value} />
      </p>
      {answer.note !== '' && <p>{answer.note}</p>}
      <p className="small muted">{t('visits.answer.saidBy', { who, when: f.moment(answer.at) })}</p>
    </>
  );
}
