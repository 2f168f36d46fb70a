import type { Checklist, VisitState } from '../../../shared/model/index.ts';
import { Icon } from '../../components/icons.tsx';
import { ScoreTrack } from '../../components/score-track.tsx';
import { ShareBar } from '../../components/share-bar.tsx';
import { useText } from '../../state/text.ts';

interface Props {
  readonly state: VisitState;
  /** The one whose domains are shown. */
  readonly checklist: Checklist;
  readonly onChecklist: (id: string) => void;
  readonly onDomain: (id: string) => void;
}

const NOT_MET = ['no-cumple', 'cumple-parcial'] as const;

/** Checklists and domains with how far each is; leads to them. */
export function JumpMenu({ state, checklist, onChecklist, onDomain }: Props) {
  const { t, f, count } = useText();
  return (
    <nav className="jump" aria-label={t('visits.jump')}>
      <ul>
        {state.head.checklists.map((ref) => {
          const progress = state.progress.find((one) => one.checklist === ref.id);
          const score = state.results.find((one) => one.checklist.id === ref.id)?.score;
          const current = ref.id === checklist.id;
          return (
            <li className="jump-part" key={ref.id}>
              <button
                type="button"
                className="jump-checklist"
                aria-current={current || undefined}
                onClick={() => onChecklist(ref.id)}
                data-testid={`jump-${ref.id}`}
              >
                <strong>{ref.title}</strong>
                <small className="muted">
                  {t('visits.answeredOf', {
                    n: f.number(progress?.answered ?? 0),
                    total: f.number(progress?.asked ?? 0),
                  })}
                </small>
              </button>
              {current && score && score.percent !== null && <ScoreTrack score={score} />}
              {current && (
                <ul>
                  {checklist.domains.map(({ id, title }) => {
                    const own = progress?.domains.find((one) => one.domain === id);
                    const asked = own?.asked ?? 0;
                    const outcomes = score?.byDomain.find((one) => one.id === id)?.outcomes ?? {};
                    const notMet = NOT_MET.reduce((sum, outcome) => sum + (outcomes[outcome] ?? 0), 0);
                    return (
                      <li key={id}>
                        <button
                          type="button"
                          className="jump-domain"
                          onClick={() => onDomain(id)}
                          data-testid={`jump-domain-${id}`}
                        >
                          <span>{title}</span>
                          <span className="jump-figures">
                            {notMet > 0 && (
                              <span className="mark outcome-no-cumple" title={count('visits.notMetCount', notMet)}>
                                <Icon name="cross" size={14} />
                                <span>{f.number(notMet)}</span>
                                <span className="visually-hidden">{count('visits.notMetCount', notMet)}</span>
                              </span>
                            )}
                            <span className="muted">{`${f.number(own?.answered ?? 0)}/${f.number(asked)}`}</span>
                          </span>
                          <ShareBar share={asked === 0 ? 1 : (own?.answered ?? 0) / asked} />
                        </button>
                      </li>
                    );
                  })}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
